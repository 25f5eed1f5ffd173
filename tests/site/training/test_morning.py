"""The morning report."""

from __future__ import annotations

from quadratus.site.record.reading import state_of
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
