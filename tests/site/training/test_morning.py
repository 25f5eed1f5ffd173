"""The morning report."""

from __future__ import annotations

import pytest

from quadratus.site.record.reading import state_of
from quadratus.site.training.presenters.morning import saved_this_morning
from quadratus.site.training.reading import asks_for_morning
from tests.scenarios.person import METHOD, Person
from tests.site.training.conftest import Visitor


def test_the_morning_answers_yesterdays_session(visit: Visitor) -> None:
    visit.life.ready().at(9).trains()
    visit.life.days_later()
    visit.post("morning", pain="3", stiffness_minutes="15", slept="well")
    state = state_of(visit.life.person)
    assert state.sessions[-1].settled == "green"
    assert state.mornings[-1].stiffness_minutes == 15


def test_only_the_pain_has_to_be_told(visit: Visitor) -> None:
    visit.life.ready()
    visit.post("morning", pain="2", stiffness_minutes="")
    assert state_of(visit.life.person).mornings[-1].pain == 2


def test_a_morning_without_pain_is_asked_again(visit: Visitor) -> None:
    visit.life.ready()
    answer = visit.post("morning", slept="well")
    assert b"Choose a number from 0 to 10." in answer.content
    assert state_of(visit.life.person).mornings == ()


@pytest.mark.parametrize(
    ("pain", "says"), [(3, "counts as settled"), (5, "more than your back wanted"), (9, "more than your back wanted")]
)
def test_today_says_what_the_report_changed(visit: Visitor, pain: int, says: str) -> None:
    visit.life.ready().at(9).trains()
    visit.life.days_later()
    assert "How is your back this morning?" in visit.sees("today")
    visit.post("morning", pain=str(pain))
    page = visit.sees("today")
    assert f"Saved this morning: {pain} of 10." in page
    assert says in page
    assert "How is your back this morning?" not in page


def test_a_second_morning_does_not_answer_the_session_again(visit: Visitor) -> None:
    visit.life.ready().at(9).trains()
    visit.life.days_later().wakes(3)
    visit.life.days_later()
    assert "Saved this" not in visit.sees("today")
    visit.post("morning", pain="3")
    assert "kept with your mornings" in visit.sees("today")


def test_a_morning_of_a_flare_up_counts_for_the_flare_up(visit: Visitor) -> None:
    visit.life.ready().lives(2).tells("flare_declared")
    visit.life.screened()
    visit.post("morning", pain="5")
    assert "show when the flare-up has settled" in visit.sees("today")


@pytest.mark.parametrize(("clock", "asked"), [("06:29", False), ("06:30", True)])
def test_a_session_after_midnight_is_asked_about_the_same_morning(clock: str, asked: bool) -> None:
    ada = Person.ready().on(2).does("lying_tilt", at="00:00", minutes=30)
    assert asks_for_morning(METHOD, ada.state(2, at=clock), ada.at(clock, 2)) is asked


@pytest.mark.parametrize("highest", [3, 5, 8], ids=["waiting", "hold_back", "step_back"])
def test_every_session_is_asked_about_on_its_next_morning_until_it_is_told(highest: int) -> None:
    ada = Person.ready(usual=3).on(2).does("lying_tilt", at="09:00", minutes=30, highest=highest)
    assert asks_for_morning(METHOD, ada.state(3, at="07:00"), ada.at("07:00", 3))
    assert not asks_for_morning(METHOD, ada.state(4, at="07:00"), ada.at("07:00", 4)), "too late"
    ada.on(3).wakes_with(4, at="07:10")
    for day in (3, 4):
        assert not asks_for_morning(METHOD, ada.state(day, at="08:00"), ada.at("08:00", day))


def test_a_session_of_this_morning_is_asked_about_tomorrow() -> None:
    ada = Person.ready().on(2).does("lying_tilt", at="07:00", minutes=30)
    assert not asks_for_morning(METHOD, ada.state(2, at="23:59"), ada.at("23:59", 2))
    assert asks_for_morning(METHOD, ada.state(3, at="06:00"), ada.at("06:00", 3))


@pytest.mark.parametrize(("pain", "says"), [(3, "kept with your mornings"), (5, "more than your back wanted")])
def test_a_report_later_that_day_is_told_of_the_session_only_where_it_was_bad(pain: int, says: str) -> None:
    ada = Person.ready(usual=3).on(2).does("lying_tilt", at="07:00", minutes=30).wakes_with(pain, at="14:00")
    assert says in saved_this_morning(METHOD, ada.state(2, at="14:00"), ada.at("14:00", 2))
