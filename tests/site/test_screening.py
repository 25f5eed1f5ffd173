"""Screen 2: is it safe to train?"""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from quadratus.prescription.prescription import DayKind
from quadratus.protocol.loading import lower_back_mastery
from quadratus.site.people.models import Person
from quadratus.site.record.actions import tell
from quadratus.site.record.models import EventRow
from quadratus.site.record.reading import prescription_for, state_of
from tests.site.conftest import NOW, text

pytestmark = pytest.mark.django_db
SCREENING = lower_back_mastery().screening
NUMBER = {question.key: number for number, question in enumerate(SCREENING.questions, 1)}
QUESTIONS = SCREENING.questions_after({})


def answer_all(browser: Client, **others: str) -> list[str]:
    """Answer what is asked, one after the other, with no but for the others; the addresses that were asked."""
    asked = [browser.post("/screening/")["Location"]]
    while asked[-1] != "/screening/check/":
        key = SCREENING.questions[int(asked[-1].split("/")[2]) - 1].key
        asked.append(browser.post(asked[-1], {"answer": others.get(key, "no")})["Location"])
    return asked[:-1]


def answer_and_send(browser: Client, **others: str) -> None:
    answer_all(browser, **others)
    browser.post("/screening/check/")


def address(question: str) -> str:
    return f"/screening/{NUMBER[question]}/"


def without_links(page: str) -> str:
    return re.sub(r"</?a\b[^>]*>", "", page)


def sent(person: Person) -> list[dict[str, str]]:
    rows = EventRow.objects.filter(person=person, kind="screened").order_by("pk")
    return [json.loads(row.body)["answers"] for row in rows]


def test_one_question_a_screen_with_the_way_back(browser: Client) -> None:
    assert f"{len(QUESTIONS)} short questions" in text(browser.get("/screening/"))
    assert browser.post("/screening/")["Location"] == "/screening/1/"
    page = text(browser.get("/screening/2/"))

    assert f"Question 2 of {len(QUESTIONS)}" in page
    assert QUESTIONS[1].text in page
    assert 'href="/screening/1/"' in page


def test_nothing_is_recorded_before_the_answers_are_sent(browser: Client, kim: Person) -> None:
    answer_all(browser)
    assert "You said no to all" in text(browser.get("/screening/check/"))
    assert sent(kim) == []


def test_all_clear_leads_to_the_baseline(browser: Client, kim: Person) -> None:
    answer_all(browser)

    assert browser.post("/screening/check/")["Location"] == "/screening/result/"
    assert browser.get("/screening/result/")["Location"] == "/baseline/"
    assert "You can train." in text(browser.get("/baseline/", follow=True))
    assert sent(kim) == [{question.key: "no" for question in QUESTIONS}]


def test_a_mis_tap_can_be_mended(browser: Client, kim: Person) -> None:
    answer_all(browser, steroids="yes")
    page = text(browser.get("/screening/check/"))
    assert f'href="/screening/{NUMBER["steroids"]}/?mend=1"' in page
    mended = browser.post(f"/screening/{NUMBER['steroids']}/?mend=1", {"answer": "no"})

    assert mended["Location"] == "/screening/check/"
    browser.post("/screening/check/")
    assert sent(kim)[0]["steroids"] == "no"


FOLLOW_UPS = {"pregnant": ["pregnancy_late", "pregnancy_signs"], "pressure_high": ["pressure_very_high"]}


@pytest.mark.parametrize(("before", "after"), FOLLOW_UPS.items())
def test_what_follows_on_a_question_is_asked_after_a_yes_or_not_sure_only(
    browser: Client, before: str, after: list[str]
) -> None:
    for answer, asked in {"yes": after, "not_sure": after, "no": []}.items():
        addresses = answer_all(browser, **{before: answer})
        following = addresses[addresses.index(address(before)) + 1 :][: len(after)]
        assert (following == [address(key) for key in after]) is bool(asked), answer
        assert len(addresses) == len(QUESTIONS) + len(asked)


def test_the_place_of_a_question_is_counted_among_those_that_are_asked(browser: Client) -> None:
    answer_all(browser, pregnant="yes")
    last = text(browser.get(address("ask_first")))

    assert f"Question {len(QUESTIONS) + 2} of {len(QUESTIONS) + 2}" in last
    assert f'href="{address("pregnancy_signs")}"' in last
    answer_all(browser)
    last = text(browser.get(address("ask_first")))
    assert f"Question {len(QUESTIONS)} of {len(QUESTIONS)}" in last
    assert f'href="{address("pregnant")}"' in last


def test_a_follow_up_that_is_not_asked_has_no_page_and_takes_no_answer(browser: Client, kim: Person) -> None:
    answer_all(browser)

    assert browser.get(address("pregnancy_late"))["Location"] == "/screening/check/"
    browser.post(address("pregnancy_late"), {"answer": "yes"})
    browser.post("/screening/check/")
    assert "pregnancy_late" not in sent(kim)[0]


def test_a_no_that_is_mended_brings_what_follows_on_it_and_nothing_else_again(browser: Client, kim: Person) -> None:
    answer_all(browser)
    browser.post(f"{address('pregnant')}?mend=1", {"answer": "yes"})

    assert browser.get("/screening/check/")["Location"] == address("pregnancy_late")
    assert browser.post(address("pregnancy_late"), {"answer": "no"})["Location"] == address("pregnancy_signs")
    assert browser.post(address("pregnancy_signs"), {"answer": "no"})["Location"] == "/screening/check/"


def test_a_yes_that_is_mended_takes_what_followed_on_it_along(browser: Client, kim: Person) -> None:
    answer_all(browser, pregnant="yes", pregnancy_late="yes")
    browser.post(f"{address('pregnant')}?mend=1", {"answer": "no"})
    assert f"You said no to all {len(QUESTIONS)} questions." in text(browser.get("/screening/check/"))
    browser.post("/screening/check/")

    assert sent(kim) == [{question.key: "no" for question in QUESTIONS}]
    assert prescription_for(kim, NOW).clearance == "clear"


@pytest.mark.parametrize("answer", ["yes", "not_sure"])
def test_a_sign_that_cannot_wait_ends_the_questions(browser: Client, answer: str) -> None:
    browser.post("/screening/")
    first = browser.post("/screening/1/", {"answer": answer})

    assert first["Location"] == "/screening/check/"
    assert "No more questions are needed now" in text(browser.get("/screening/check/"))


def test_an_injury_alone_asks_on_until_it_is_known_how_urgent_it_is(browser: Client, kim: Person) -> None:
    asked = answer_all(browser, serious_injury="yes")
    assert asked[-1] == address("leg_change")
    browser.post("/screening/check/")
    assert prescription_for(kim, NOW).clearance == "urgent"


def test_an_injury_with_signs_ends_the_questions(browser: Client, kim: Person) -> None:
    asked = answer_all(browser, serious_injury="yes", injury_signs="yes")
    assert asked[-1] == address("injury_signs")
    browser.post("/screening/check/")
    assert prescription_for(kim, NOW).clearance == "emergency"


def test_what_a_clinician_has_spoken_on_does_not_cut_the_questions_short_again(
    browser: Client, kim: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_and_send(browser, rash="yes")
    tomorrow = NOW + timedelta(days=1)
    tell(person=kim, kind="clinician_word", now=tomorrow, who="A doctor", said="It is fine to train.")
    monkeypatch.setenv("QUADRATUS_NOW", (tomorrow + timedelta(hours=1)).isoformat())
    assert answer_all(browser, rash="yes")[-1] == address("ask_first")
    browser.post("/screening/check/")
    assert prescription_for(kim, tomorrow + timedelta(hours=2)).clearance == "clear"


def test_an_emergency_ends_in_the_instruction_and_locks_training(browser: Client, kim: Person) -> None:
    answer_and_send(browser, bladder_bowel="yes")
    assert browser.get("/screening/result/")["Location"] == "/safety/"
    page = text(browser.get("/safety/"))
    action = lower_back_mastery().screening.actions["emergency"]

    assert action.title in page
    for number in action.call:
        assert f'<a href="tel:{number}">{number}</a>' in page
    assert "numbness between your legs" in page
    assert "a blow that hurt the back" not in page
    assert prescription_for(kim, NOW).kind is DayKind.BLOCKED


def test_newer_answers_do_not_end_an_instruction_and_the_page_says_so(
    browser: Client, kim: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_and_send(browser, bladder_bowel="yes")
    assert "An earlier answer asked for this" not in text(browser.get("/safety/"))

    monkeypatch.setenv("QUADRATUS_NOW", (NOW + timedelta(minutes=5)).isoformat())
    answer_and_send(browser)
    page = text(browser.get("/safety/"))
    assert lower_back_mastery().screening.actions["emergency"].title in page
    assert "An earlier answer asked for this" in page
    assert "Because of your answers" not in page
    assert "An earlier answer asked for this" in text(browser.get("/"))


@pytest.mark.parametrize("page", ["/", "/safety/"])
def test_once_a_clinician_has_spoken_the_questions_come_instead_of_the_instruction(
    browser: Client, kim: Person, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    answer_and_send(browser, bladder_bowel="yes")
    assert "Because of your answers" in text(browser.get(page))

    later = NOW + timedelta(hours=1)
    monkeypatch.setenv("QUADRATUS_NOW", later.isoformat())
    tell(person=kim, kind="clinician_word", now=later, who="A doctor", said="It is fine to train.")
    shown = text(browser.get(page))
    assert "Because of your answers" not in shown
    assert 'href="/screening/"' in shown or 'action="/screening/"' in shown
    assert prescription_for(kim, later).items == ()


def test_the_word_of_a_clinician_is_asked_on_what_was_told_alone(browser: Client, kim: Person) -> None:
    answer_and_send(browser, bladder_bowel="yes")
    page = text(browser.get("/settings/clinician/"))
    assert "numbness between your legs" in page
    assert "Past cancer" not in page


def test_a_word_on_what_asked_for_a_clinician_first_asks_no_question_again(
    browser: Client, kim: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_and_send(browser, steroids="yes")
    monkeypatch.setenv("QUADRATUS_NOW", (NOW + timedelta(hours=1)).isoformat())

    assert browser.post("/settings/clinician/", {"who": "Dr Lee", "agreed": "on"})["Location"] == "/"
    assert prescription_for(kim, NOW + timedelta(hours=2)).clearance in ("clear", "clear_with_exclusions")
    assert "Today takes it into account" in text(browser.get("/", follow=True))


def test_a_word_on_an_urgent_answer_asks_the_questions_again(
    browser: Client, kim: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_and_send(browser, rash="yes")
    monkeypatch.setenv("QUADRATUS_NOW", (NOW + timedelta(hours=1)).isoformat())

    assert browser.post("/settings/clinician/", {"who": "Dr Lee", "agreed": "on"})["Location"] == "/screening/"
    assert "Answer the safety questions once more" in text(browser.get("/screening/"))


def test_a_clinician_first_page_says_what_stays_open(browser: Client, kim: Person) -> None:
    answer_and_send(browser, steroids="yes")
    page = text(browser.get("/safety/"))

    assert "Breathing and walking are open to you" in page
    assert "A clinician said I may train" in page


def test_without_a_stop_the_safety_page_names_the_signs_and_offers_the_questions(browser: Client) -> None:
    page = text(browser.get("/safety/"))

    screening = lower_back_mastery().screening
    for sign in (*screening.signs_of("emergency"), *screening.stop_now):
        assert escape(sign) in page
    for step in screening.actions["emergency"].do:
        assert escape(step) in without_links(page)
    for number in screening.actions["emergency"].call:
        assert f'<a href="tel:{number}">{number}</a>' in page
    assert "Answer the safety questions" in page
    assert "flare-up" in page


@pytest.mark.parametrize("emergency", [True, False])
def test_the_number_of_the_place_is_one_press_away(browser: Client, settings: Any, *, emergency: bool) -> None:
    settings.EMERGENCY_NUMBER = "144"
    if emergency:
        answer_and_send(browser, bladder_bowel="yes")
    for page in ("/safety/", *(["/"] if emergency else ["/stopped/"])):
        assert 'href="tel:144"' in text(browser.get(page)), page


def test_the_safety_page_is_a_link_on_every_page(browser: Client) -> None:
    for page in ("/settings/", "/settings/delete/", "/screening/", "/baseline/pain/", "/nowhere/"):
        assert 'href="/safety/"' in text(browser.get(page)), page


def test_an_answer_that_does_not_exist_is_asked_again(browser: Client) -> None:
    browser.post("/screening/")

    assert browser.post("/screening/1/", {"answer": "maybe"})["Location"] == "/screening/1/"
    assert browser.get("/screening/999/").status_code == 404


def test_unanswered_questions_are_asked_before_sending(browser: Client, kim: Person) -> None:
    browser.post("/screening/")
    browser.post("/screening/1/", {"answer": "no"})

    assert browser.post("/screening/check/")["Location"] == "/screening/2/"
    assert sent(kim) == []


def test_sending_twice_records_once(browser: Client, kim: Person) -> None:
    answer_and_send(browser)

    assert browser.post("/screening/check/")["Location"] == "/screening/"
    assert len(sent(kim)) == 1
    assert state_of(kim).screenings == 1


@pytest.mark.parametrize("page", ["safety/", "screening/", "screening/1/", "screening/check/", "screening/result/"])
def test_someone_unknown_is_shown_the_way_in(page: str) -> None:
    assert Client().get(f"/{page}")["Location"] == "/sign-in/"


def test_why_all_questions_come_again_is_said_from_the_second_time_on(browser: Client) -> None:
    assert "come again" not in text(browser.get("/screening/"))
    answer_and_send(browser)
    assert "All of them come again" in text(browser.get("/screening/"))


def test_with_conditions_the_result_says_train_with_care(browser: Client, kim: Person) -> None:
    tell(person=kim, kind="circumstances", now=NOW, minutes=20, conditions=("knee",))
    answer_and_send(browser)
    assert "You can train with care" in text(browser.get("/screening/result/", follow=True))


@pytest.mark.parametrize("page", ["screening:safety", "training:stopped"])
def test_whoever_says_yes_after_a_stop_answers_the_questions_before_training_on(
    browser: Client, kim: Person, page: str
) -> None:
    assert b'<input type="hidden" name="worry" value="1">' in browser.get(reverse(page)).content
    browser.post(reverse("screening:start"), {"worry": "1"})
    assert state_of(kim).waiting == ("news",)
    browser.post(reverse("screening:start"))
    assert EventRow.objects.filter(person=kim, kind="worry_told").count() == 1
