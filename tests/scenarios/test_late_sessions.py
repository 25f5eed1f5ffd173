"""Sessions from a plan made ahead, and told late: they are what happened, and get round no guard rail."""

from __future__ import annotations

import pytest

from quadratus.prescription.prescription import DayKind
from quadratus.prescription.state import State
from tests.scenarios.person import METHOD, Person, strand_of

PHASE_TWO = {"side_plank", "loaded_carry", "lateral_bend_rotation"}


def test_a_session_that_was_told_late_counts_on_the_day_on_which_it_was_done() -> None:
    ada = Person.ready()
    ada.on(1).does("bird_dog_leg").on(2).wakes_with(3)
    late = ada.copy()
    late.events.reverse()
    assert late.state(3) == ada.state(3)
    assert late.session(day=3).day == ada.at("18:00", 1).date()


def test_exercises_of_phase_two_before_the_gate_open_nothing() -> None:
    ada = Person.ready()
    for day in (1, 3, 5):
        ada.on(day).does("side_plank_knees", "suitcase_hold").on(day + 1).wakes_with(3)
    assert ada.state(7).phase == "one"
    assert not {strand_of(item.rung) for item in ada.prescription(7).items} & PHASE_TWO


@pytest.mark.parametrize("step", ["bird_dog_leg.1", "bird_dog_arm_and_leg"])
def test_a_plan_from_above_where_the_person_stands_takes_nobody_up(step: str) -> None:
    ada = Person.ready()
    before = ada.state(1).ladders
    for day in (1, 3, 5):
        ada.on(day).does(step, confidence=10).on(day + 1).wakes_with(3)
    assert places(ada.state(6)) == places_of(before)


def test_a_plan_from_before_a_flare_up_goes_up_nowhere() -> None:
    ada = Person.ready()
    ada.on(1).does("bird_dog_leg").on(2).wakes_with(3)
    ada.on(3).declares_a_flare_up(at="08:00").does("bird_dog_leg").on(4).wakes_with(3)
    assert places(ada.state(4)) == places(ada.state(2))
    assert ada.kind(4) in (DayKind.SCREENING, DayKind.FLARE)


def test_news_that_come_late_close_the_day_once_they_are_there() -> None:
    ada = Person.ready()
    ada.on(1).does("bird_dog_leg")
    assert ada.kind(2) is not DayKind.SCREENING
    ada.on(1).checks_in(3, fell=True, at="17:30")
    assert ada.kind(2) is DayKind.SCREENING


def places(state: State) -> dict[str, tuple[int, int]]:
    return places_of(state.ladders)


def places_of(ladders: object) -> dict[str, tuple[int, int]]:
    assert isinstance(ladders, dict)
    return {ladder.key: (ladders[ladder.key].rung, ladders[ladder.key].step) for ladder in METHOD.frame.ladders}
