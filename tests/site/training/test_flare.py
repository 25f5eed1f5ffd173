"""The way into a flare-up, through it day by day, and out."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from quadratus.site.record.models import EventRow
from quadratus.site.record.reading import method_of, state_of
from tests.site.training.conftest import Visitor


def words(page: str) -> str:
    """A page without its tags, in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def flare(visit: Visitor) -> str:
    return words(visit.sees("flare"))


def flaring(visit: Visitor, days_before: int = 3) -> None:
    """Someone who has trained for some days, declares a flare-up and is screened."""
    visit.life.ready().lives(days_before)
    visit.life.at(8).wakes(7)
    visit.post("flare", note="After gardening")
    visit.life.screened()


def over(visit: Visitor) -> None:
    """Two settled mornings, and the word that it is over."""
    for _ in range(2):
        visit.life.days_later().wakes(3)
    visit.post("flare-over")


# Into it ----------------------------------------------------------------------------------------


def test_it_is_confirmed_first_and_the_questions_follow(visit: Visitor) -> None:
    visit.life.ready()
    assert "Yes, this is a flare-up" in visit.sees("flare")
    answer = visit.post("flare", note="After gardening")
    assert answer.headers["Location"] == reverse("screening:start")
    assert state_of(visit.life.person).flare is not None
    assert visit.life.today().screening_due == "flare_up"


def test_declaring_it_twice_is_one_flare_up(visit: Visitor) -> None:
    visit.life.ready()
    visit.post("flare")
    visit.post("flare")
    assert EventRow.objects.filter(kind="flare_declared").count() == 1


def test_until_the_questions_are_answered_they_come_first(visit: Visitor) -> None:
    visit.life.ready()
    visit.post("flare")
    page = flare(visit)
    assert "The safety questions come first" in page
    assert page.index("Answer the questions") < page.index("When it is over")


def test_an_answer_that_asks_for_help_is_shown_and_nothing_is_asked(visit: Visitor) -> None:
    visit.life.ready()
    visit.post("flare")
    visit.life.screened(bladder_bowel="yes")
    page = visit.sees("flare")
    assert 'class="sign state-stop"' in page
    assert "What to do</h3>" not in page
    assert reverse("training:check-in") not in page


# Day by day -------------------------------------------------------------------------------------


def test_it_says_which_day_it_is(visit: Visitor) -> None:
    flaring(visit)
    assert "Day 1 of this flare-up" in flare(visit)
    visit.life.days_later(3)
    assert "Day 4 of this flare-up" in flare(visit)


def test_today_says_what_to_do_and_what_to_leave_and_why(visit: Visitor) -> None:
    flaring(visit)
    visit.life.days_later()
    page = flare(visit)
    assert "What to do" in page
    assert "A walk" in page
    assert "What to leave for now Pelvic control Isometric holds" in page
    assert "A flare-up is going on." in page


def test_the_question_comes_back_to_this_page_and_can_be_changed(visit: Visitor) -> None:
    flaring(visit)
    answer = visit.post("flare-day", **{"answer": "worse", "flare-page": "1"})
    assert answer.headers["Location"] == reverse("training:flare")
    assert 'value="worse" aria-pressed="true"' in visit.sees("flare")
    visit.post("flare-day", answer="same")
    page = visit.sees("flare")
    assert 'value="same" aria-pressed="true"' in page
    assert 'value="worse" aria-pressed="false"' in page


def test_an_answer_on_today_is_said_to_be_saved(visit: Visitor) -> None:
    flaring(visit)
    visit.post("flare-day", answer="worse")
    page = visit.sees("today")
    assert "Your answer is saved." in page
    assert "Compared with yesterday" not in page


def test_an_answer_that_is_none_is_not_taken(visit: Visitor) -> None:
    visit.life.ready()
    visit.post("flare-day", answer="splendid")
    assert "Your answer is saved." not in visit.sees("today")
    assert not EventRow.objects.filter(kind="flare_day").exists()


def test_the_line_is_the_usual_pain_and_what_the_method_adds(visit: Visitor) -> None:
    flaring(visit)
    page = flare(visit)
    assert "A settled morning is 4 or less : your usual pain of 3, plus 1." in page


def test_mornings_before_the_word_count_for_nothing(visit: Visitor) -> None:
    flaring(visit)
    visit.life.days_later().wakes(4)
    page = visit.sees("flare")
    assert page.count('<use href="#mark-pending" x="') == 4
    assert page.count('<use href="#mark-green" x="') == 1
    assert "Mornings in a row at most 1 above your usual pain: 1 morning, which is less than 2. not yet" in words(page)
    visit.life.days_later().wakes(5)
    page = visit.sees("flare")
    assert page.count('<use href="#mark-amber" x="') == 1
    assert "Mornings in a row at most 1 above your usual pain: 0 mornings, which is less than 2. not yet" in words(page)


def test_it_can_be_called_over_only_when_the_mornings_have_settled(visit: Visitor) -> None:
    flaring(visit)
    visit.life.days_later().wakes(4)
    assert reverse("training:flare-over") not in visit.sees("flare")
    visit.life.days_later().wakes(4)
    assert reverse("training:flare-over") in visit.sees("flare")


def test_it_lists_its_days_with_mornings_and_answers(visit: Visitor) -> None:
    flaring(visit)
    visit.post("flare-day", answer="worse")
    visit.life.days_later().wakes(6)
    page = flare(visit)
    assert "Your note: After gardening" in page
    began = visit.life.now.date() - timedelta(days=1)
    assert f"1 , {began:%-d %B} 7 worse" in page


def test_it_says_when_a_clinician_comes_first_and_then_that_it_is_so(visit: Visitor) -> None:
    flaring(visit)
    assert "once one of these is so: Days since the flare-up began: more than 14 days." in flare(visit)
    visit.life.days_later(14)
    assert "This holds now." not in flare(visit)
    visit.life.days_later(1)
    page = flare(visit)
    assert "Now: see a clinician before you train on." in page
    assert "Days since the flare-up began: 15 days, which is more than 14. This holds now." in page
    assert "What to leave for now" in page


def test_the_days_are_listed_once_something_was_told_of_them(visit: Visitor) -> None:
    visit.life.ready().lives(2).tells("flare_declared")
    visit.life.screened()
    assert "Day by day" not in flare(visit)
    visit.post("flare-day", answer="worse")
    assert "Day by day" in flare(visit)


def test_it_names_the_signs_that_never_wait(visit: Visitor) -> None:
    flaring(visit)
    page = visit.sees("flare")
    screening = method_of(visit.life.person).screening
    for sign in (*screening.signs_of("emergency"), *screening.stop_now):
        assert sign in page
    assert 'href="tel:112"' in page
    assert reverse("screening:safety") in page


def test_it_says_where_each_ladder_will_begin_again(visit: Visitor) -> None:
    flaring(visit, days_before=4)
    page = flare(visit)
    assert "2 sessions with 60 percent of the usual sets, in easier versions." in page
    assert "Dead bug Dead bug: heel slide, from its first dose" in page


def test_in_phase_one_nothing_is_said_of_a_gate_that_closes(visit: Visitor) -> None:
    flaring(visit)
    assert "You stay in" not in flare(visit)


# Out of it --------------------------------------------------------------------------------------


def test_it_ends_when_the_mornings_have_settled_and_the_person_says_so(visit: Visitor) -> None:
    flaring(visit)
    over(visit)
    assert state_of(visit.life.person).flare is None
    assert "The way back: session 1 of 2" in flare(visit)


def test_without_a_flare_up_nothing_ends(visit: Visitor) -> None:
    visit.life.ready()
    visit.post("flare-over")
    assert not EventRow.objects.filter(kind="flare_over").exists()


def test_the_way_back_counts_its_sessions_until_the_last_one_is_answered(visit: Visitor) -> None:
    flaring(visit)
    over(visit)
    life = visit.life
    for number in (1, 2):
        while life.today().kind != "strength":
            life.days_later().wakes(3)
        assert f"session {number} of 2" in flare(visit)
        assert "Today is one of them." in flare(visit)
        life.at(9).trains(3)
        if number == 1:
            life.days_later().wakes(3)
    page = flare(visit)
    assert "The sessions of return are done" in page
    assert "waiting for the morning" in page
    life.days_later().wakes(3)
    page = flare(visit)
    assert "Is your back clearly worse than usual?" in page
    assert "Past flare-ups" in page


def test_a_flare_up_on_the_way_back_begins_the_path_again(visit: Visitor) -> None:
    flaring(visit)
    over(visit)
    visit.post("flare")
    assert "Day 1 of this flare-up" in flare(visit)


def test_a_past_flare_up_keeps_its_days_and_answers(visit: Visitor) -> None:
    flaring(visit)
    visit.post("flare-day", answer="worse")
    over(visit)
    page = flare(visit)
    assert re.search(r"Past flare-ups \d+ \w+ to \d+ \w+, 3 days Your note: After gardening", page)
    assert "7 worse" in page


# From elsewhere ---------------------------------------------------------------------------------


@pytest.mark.parametrize("ended", [False, True])
def test_today_leads_to_it(visit: Visitor, ended: bool) -> None:
    flaring(visit)
    assert "Your flare-up, day by day" in visit.sees("today")
    if ended:
        over(visit)
        assert "The way back after the flare-up" in visit.sees("today")


def test_progress_leads_to_the_past_ones(visit: Visitor) -> None:
    flaring(visit)
    assert "Past flare-ups, day by day" not in visit.sees("progress")
    over(visit)
    assert "Past flare-ups, day by day" in visit.sees("progress")


def test_someone_else_sees_nothing_of_it(visit: Visitor, other: Visitor) -> None:
    flaring(visit)
    page = flare(other)
    assert "Is your back clearly worse than usual?" in page
    assert "After gardening" not in page
