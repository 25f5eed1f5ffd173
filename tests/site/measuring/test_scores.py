"""Scores and goals: what is entered, what it says, and whose it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from quadratus.prescription.record.events import ActivityScored, MeasureEntered
from quadratus.protocol.loading import lower_back_mastery
from quadratus.site.measuring.reading import reports_of
from quadratus.site.people.models import Person
from quadratus.site.record.models import EventRow
from quadratus.site.record.reading import events_of
from tests.site.conftest import NOW, text
from tests.site.training.life import Life

pytestmark = pytest.mark.django_db
Later = Callable[[float], None]
ODI = {"what": "total", "measure": "odi"}


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    """Some days after the first."""

    def go(days: float) -> None:
        monkeypatch.setenv("QUADRATUS_NOW", (NOW + timedelta(days=days)).isoformat())

    return go


@pytest.fixture
def life(kim: Person) -> Life:
    return Life(kim, NOW)


def page(browser: Client) -> str:
    return " ".join(text(browser.get("/measures/")).split())


def send(browser: Client, **values: str) -> Any:
    return browser.post("/measures/", values)


def score(browser: Client, number: int, words: str = "Dig the garden") -> Any:
    return send(browser, what="activity", number="new", activity=words, **{"score-new": str(number)})


def refused(answer: Any) -> str:
    assert answer.status_code == 422
    return " ".join(text(answer).split())


def kinds(person: Person) -> list[str]:
    return [row.kind for row in EventRow.objects.filter(person=person).order_by("pk") if row.kind != "joined"]


# Reading


def test_an_empty_page_offers_an_activity_and_a_total(browser: Client) -> None:
    said = page(browser)
    assert "Name something that matters to you" in said
    assert '<details class="fold" open><summary>Add an activity' in said
    assert "This question comes four weeks after your first training day" in said


def test_whoever_is_not_signed_in_is_shown_the_way_in(client: Client, kim: Person) -> None:
    assert client.get("/measures/")["Location"] == "/sign-in/"
    assert client.post("/measures/", {**ODI, "total": "40"})["Location"] == "/sign-in/"
    assert kinds(kim) == []


def test_each_questionnaire_can_be_chosen_and_nothing_else(browser: Client) -> None:
    said = page(browser)
    for measure in lower_back_mastery().measures:
        assert (f'<option value="{measure.key}"' in said) == (measure.kind == "score")


def test_no_text_of_an_item_is_shown_only_ranges_and_notes(browser: Client) -> None:
    send(browser, **ODI, total="40")
    said = page(browser)
    assert "The questionnaire is licensed, so only the result can be entered." in said
    assert "0 to 100, lower is better" in said
    assert "How well it is known: read at its source" in said
    assert "10 points" in said


# Activities


def test_an_activity_is_kept_in_its_own_words(browser: Client, kim: Person) -> None:
    assert score(browser, 3, "  Lift   my <b>grandson</b> ")["Location"] == "/measures/"
    event = next(event for event in events_of(kim) if isinstance(event, ActivityScored))
    assert (event.activity, event.score) == ("Lift my <b>grandson</b>", 3)
    said = page(browser)
    assert "Lift my &lt;b&gt;grandson&lt;/b&gt;" in said
    assert "<b>" not in said
    assert "Too few reports yet to say" in said
    assert "2 more reports on other days are needed" in said


def test_an_activity_is_scored_again_by_its_own_scale(browser: Client, later: Later, kim: Person) -> None:
    score(browser, 2)
    later(0.1)
    score(browser, 5, "Sit through a film")
    later(14)
    answer = send(browser, what="activity", number="2", activity="Sit through a film", **{"score-2": "6"})
    assert answer["Location"] == "/measures/"
    first, second = reports_of(kim).activities
    assert (first.scores, second.scores) == ((2,), (5, 6))


def test_the_same_words_are_the_same_activity(browser: Client, later: Later, kim: Person) -> None:
    for days, words in enumerate(("Dig the garden", "dig  the Garden", "Dig the garden")):
        later(days)
        score(browser, 2 + days * 3, words)
    assert [one.scores for one in reports_of(kim).activities] == [(2, 5, 8)]
    assert "A real change, better" in page(browser)


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ((2, 5, 5), "A real change, better"),
        ((2, 4, 4), "Within measurement error"),
        ((7, 4, 3), "A real change, worse"),
        ((2, 2, 5), "Not confirmed yet"),
        ((2, 6), "Too few reports yet to say"),
    ],
)
def test_the_verdict_on_an_activity(browser: Client, later: Later, scores: tuple[int, ...], said: str) -> None:
    for days, number in enumerate(scores):
        later(days)
        score(browser, number)
    assert re.findall(r'class="tag verdict[^>]*>.*?</svg>\s*([^<]+)', page(browser)) == [said]


def test_a_change_that_waits_for_a_second_report_says_so(browser: Client, later: Later) -> None:
    for days, number in enumerate((2, 2, 5)):
        later(days)
        score(browser, number)
    assert "The last report alone would count; another like it is needed." in page(browser)


def test_of_one_day_the_last_score_counts_so_that_nothing_confirms_itself(browser: Client, later: Later) -> None:
    score(browser, 2)
    later(1)
    for part in range(3):
        later(1 + part / 10)
        score(browser, 9)
    said = page(browser)
    assert "Too few reports yet to say" in said
    assert "1 more report on another day is needed" in said


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"activity": "Dig the garden"}, "Choose how well you can do it now, from 0 to 10."),
        ({"activity": "Dig the garden", "score-new": "11"}, "Choose how well you can do it now, from 0 to 10."),
        ({"activity": "Dig the garden", "score-new": "nan"}, "Choose how well you can do it now, from 0 to 10."),
        ({"activity": "  ", "score-new": "4"}, "Write the activity in your own words."),
        ({"activity": "x" * 201, "score-new": "4"}, "Say it in at most 200 characters; it has 201 now."),
    ],
)
def test_a_bad_activity_is_told_and_nothing_is_lost(
    browser: Client, kim: Person, sent: dict[str, str], told: str
) -> None:
    said = refused(send(browser, what="activity", number="new", **sent))
    assert told in said
    assert f'value="{" ".join(sent["activity"].split())}"' in said or f'value="{sent["activity"]}"' in said
    if sent.get("score-new") == "4":
        assert '<input type="radio" name="score-new" value="4" checked' in said
    assert kinds(kim) == []


def test_a_scale_without_a_choice_opens_again_with_its_message(browser: Client) -> None:
    score(browser, 2)
    said = refused(send(browser, what="activity", number="1", activity="Dig the garden"))
    assert '<details class="fold" open><summary>Score it again' in said
    assert 'id="score-1-error"' in said
    assert '<details class="fold"><summary>Add an activity' in said


# Overall change


def test_overall_change_is_not_asked_before_four_weeks_of_training(browser: Client, life: Life, later: Later) -> None:
    life.ready().trains()
    later(27)
    assert "This question comes on 30 March 2026" in page(browser)
    said = refused(send(browser, what="change", change="3"))
    assert "This question is not open yet. It comes on 30 March 2026." in said
    later(28)
    assert 'name="change" value="-5"' in page(browser)
    assert send(browser, what="change", change="3")["Location"] == "/measures/"
    assert "+3 points" in page(browser)


def test_overall_change_is_not_asked_without_training(browser: Client, kim: Person, later: Later) -> None:
    later(100)
    assert "four weeks after your first training day" in refused(send(browser, what="change", change="3"))
    assert kinds(kim) == []


@pytest.mark.parametrize(
    ("number", "said"),
    [("2", "A real change, better"), ("-2", "A real change, worse"), ("1", "Within measurement error")],
)
def test_an_answer_on_overall_change_is_a_change(
    browser: Client, life: Life, later: Later, number: str, said: str
) -> None:
    life.ready().trains()
    later(28)
    send(browser, what="change", change=number)
    assert said in page(browser)


@pytest.mark.parametrize("number", ["", "6", "-6", "1.5", "much"])
def test_overall_change_runs_from_minus_five_to_five(browser: Client, life: Life, later: Later, number: str) -> None:
    life.ready().trains()
    later(28)
    assert "Choose a number from −5 to 5." in refused(send(browser, what="change", change=number))


# Questionnaires


def test_a_total_is_entered_and_read_with_its_own_error(browser: Client, kim: Person, later: Later) -> None:
    send(browser, **ODI, total="40")
    later(40)
    send(browser, **ODI, total=" 26 ")
    entered = [event for event in events_of(kim) if isinstance(event, MeasureEntered)]
    assert [(event.measure, event.score) for event in entered] == [("odi", 40), ("odi", 26)]
    said = page(browser)
    assert "Oswestry Disability Index" in said
    assert "40 percent" in said
    assert "26 percent" in said
    assert "A real change, better" in said
    assert "A change counts from 10 points and 30 percent." in said


def test_a_comma_is_as_good_as_a_point(browser: Client, kim: Person) -> None:
    send(browser, what="total", measure="peg", total="5,3")
    assert reports_of(kim).measures[0].scores == (5.3,)


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"measure": "", "total": "12"}, "Choose which questionnaire it was."),
        ({"measure": "nonsense", "total": "12"}, "Choose which questionnaire it was."),
        ({"measure": "pain_now", "total": "2"}, "Choose which questionnaire it was."),
        ({"measure": "rmdq_24", "total": ""}, "Enter a whole number in that range."),
        ({"measure": "rmdq_24", "total": "25"}, "Roland-Morris, 24 items runs from 0 to 24."),
        ({"measure": "rmdq_24", "total": "-1"}, "Roland-Morris, 24 items runs from 0 to 24."),
        ({"measure": "rmdq_24", "total": "7.5"}, "Enter a whole number in that range."),
        ({"measure": "rmdq_24", "total": "nan"}, "Enter a whole number in that range."),
        ({"measure": "rmdq_24", "total": "１２"}, "Enter a whole number in that range."),
        ({"measure": "rmdq_24", "total": "9" * 400}, "Enter a whole number in that range."),
        ({"measure": "tsk_11", "total": "10"}, "Tampa Scale, 11 items runs from 11 to 44."),
        ({"measure": "peg", "total": "5.33"}, "Enter a number in that range, in steps of 0.1."),
    ],
)
def test_a_bad_total_is_told_and_nothing_is_lost(browser: Client, kim: Person, sent: dict[str, str], told: str) -> None:
    said = refused(send(browser, what="total", **sent))
    assert told in said
    assert f'value="{sent["total"]}"' in said
    assert (f'<option value="{sent["measure"]}" selected>' in said) == (sent["measure"] in {"rmdq_24", "tsk_11", "peg"})
    assert '<details class="fold" open><summary>Enter a total' in said
    assert kinds(kim) == []


def test_a_form_that_is_not_known_changes_nothing(browser: Client, kim: Person) -> None:
    assert "Nothing was saved" in refused(send(browser, what="other"))
    assert "Nothing was saved" in refused(send(browser))
    assert kinds(kim) == []


# Taking back


def test_a_score_is_taken_back_with_all_of_its_day(browser: Client, kim: Person, later: Later) -> None:
    send(browser, **ODI, total="40")
    later(1)
    send(browser, **ODI, total="62")
    later(1.1)
    send(browser, **ODI, total="26")
    assert reports_of(kim).measures[0].scores == (40, 26)
    last = reports_of(kim).measures[0].reports[-1]
    assert send(browser, what="take_back", event=str(last.events[0]))["Location"] == "/measures/"
    assert reports_of(kim).measures[0].scores == (40,)
    assert kinds(kim) == ["measure"] * 3 + ["withdrawn"] * 2


@pytest.mark.parametrize("event", ["", "nonsense", "6a1f4c62-0000-4000-8000-000000000000"])
def test_what_is_not_there_cannot_be_taken_back(browser: Client, kim: Person, event: str) -> None:
    assert "There is no such score" in refused(send(browser, what="take_back", event=event))
    assert kinds(kim) == []


# Whose scores


def test_the_scores_of_someone_else_never_show(
    browser: Client, stranger: Person, browser_of: Callable[[Person], Client], kim: Person
) -> None:
    other = browser_of(stranger)
    score(other, 2, "A secret wish")
    send(other, **ODI, total="87")
    theirs = reports_of(stranger).measures[0].reports[0].events[0]
    for address in ("/measures/", "/progress/"):
        said = text(browser.get(address))
        assert "A secret wish" not in said
        assert ">87" not in said
        assert "Oswestry Disability Index</" not in said
    assert "There is no such score" in refused(send(browser, what="take_back", event=str(theirs)))
    assert kinds(kim) == []
    assert kinds(stranger) == ["activity", "measure"]


def test_the_same_words_of_two_people_stay_apart(
    browser: Client, stranger: Person, browser_of: Callable[[Person], Client], kim: Person
) -> None:
    score(browser_of(stranger), 9)
    score(browser, 1)
    assert reports_of(kim).activities[0].scores == (1,)
    assert reports_of(stranger).activities[0].scores == (9,)
