"""Away: a step, a rung, a fresh start; counted once, and shown before it is trained (DECISIONS 8)."""

from __future__ import annotations

import pytest

from quadratus.prescription.prescription import DayKind
from quadratus.prescription.reasons import Outcome

from .person import FOUNDATION, Person, in_phase_two, missing, strands, why

LAST = 16


def at_one_leg_step_one() -> Person:
    """Dead bug at its second rung, second step; the last training day is day 16."""
    ada = Person.ready()
    for day in range(1, 16, 2):
        ada.on(day).does(ada.stands_on("dead_bug", day), confidence=8).on(day + 1).wakes_with(3)
    ada.on(LAST).does("lying_tilt").on(LAST + 1).wakes_with(3)
    assert ada.stands_on("dead_bug", LAST + 1) == "dead_bug_one_leg.1"
    return ada


@pytest.mark.parametrize(
    ("away", "place"),
    [
        (6, "dead_bug_one_leg.1"),
        (7, "dead_bug_one_leg.0"),
        (13, "dead_bug_one_leg.0"),
        (14, "dead_bug_heel_slide.0"),
        (27, "dead_bug_heel_slide.0"),
        (28, "dead_bug_heel_slide.0"),
    ],
    ids=lambda value: f"{value}_days" if isinstance(value, int) else "",
)
def test_where_the_person_stands_after_days_away(away: int, place: str) -> None:
    assert at_one_leg_step_one().stands_on("dead_bug", LAST + away) == place


def third_rung() -> Person:
    """Dead bug at its third rung; the last training day is day 26."""
    ada = Person.ready()
    for day in range(2, 26, 2):
        ada.on(day).does(ada.stands_on("dead_bug", day), confidence=8).on(day + 1).wakes_with(3)
    ada.on(26).does("lying_tilt").on(27).wakes_with(3)
    assert ada.stands_on("dead_bug", 27) == "dead_bug_arm_and_leg.0"
    return ada


@pytest.mark.parametrize(
    ("away", "place"),
    [
        (6, "dead_bug_arm_and_leg.0"),
        (7, "dead_bug_one_leg.0"),
        (14, "dead_bug_one_leg.0"),
        (27, "dead_bug_one_leg.0"),
        (28, "dead_bug_heel_slide.0"),
    ],
    ids=lambda value: f"{value}_days" if isinstance(value, int) else "",
)
def test_one_rung_down_is_one_and_a_fresh_start_is_the_first(away: int, place: str) -> None:
    assert third_rung().stands_on("dead_bug", 26 + away) == place


@pytest.mark.parametrize("away", [7, 13, 14, 27])
def test_with_the_first_session_it_is_taken_down_once_and_not_again(away: int) -> None:
    ada = third_rung()
    shown = ada.stands_on("dead_bug", 26 + away)
    ada.on(26 + away).does(shown)
    assert ada.stands_on("dead_bug", 26 + away, at="20:00") == shown
    assert ada.stands_on("dead_bug", 27 + away) == shown


def test_asking_every_day_of_an_absence_takes_down_no_more() -> None:
    ada = third_rung()
    places = [ada.stands_on("dead_bug", 26 + away) for away in range(7, 28)]
    assert set(places) == {"dead_bug_one_leg.0"}


def test_mornings_and_check_ins_are_no_training() -> None:
    ada = third_rung()
    for day in range(28, 34):
        ada.on(day).wakes_with(3).checks_in(3)
    assert ada.stands_on("dead_bug", 33) == "dead_bug_one_leg.0"


def test_a_ladder_that_was_never_trained_stays() -> None:
    assert third_rung().stands_on("bird_dog", 40) == "bird_dog_leg.0"


def test_28_days_ask_for_a_screening_then_a_baseline_then_the_first_rungs() -> None:
    ada = third_rung().on(40).is_screened()
    asked = ada.prescription(54)
    assert (asked.kind, asked.screening_due) == (DayKind.SCREENING, "absence")
    assert strands(asked) == ["breathing"]
    ada.on(54).is_screened()
    assert ada.kind(54) is DayKind.BASELINE
    ada.has_baseline(4)
    asked = ada.prescription(54)
    assert asked.kind in (DayKind.STRENGTH, DayKind.TEST)
    assert all((item.rung_number, item.step) == (1, 0) for item in asked.items)


def test_the_new_baseline_counts_as_given() -> None:
    ada = third_rung().on(54).is_screened().has_baseline(6)
    assert ada.state(54).baseline == 6


def test_a_baseline_from_before_the_screening_is_not_the_new_one() -> None:
    ada = third_rung().on(53).has_baseline(3).on(54).is_screened()
    assert ada.kind(54) is DayKind.BASELINE


def test_after_27_days_no_new_baseline_is_asked() -> None:
    ada = third_rung().on(50).is_screened()
    assert ada.kind(53) not in (DayKind.BASELINE, DayKind.SCREENING)


@pytest.mark.parametrize(("away", "phase"), [(27, "two"), (28, "one")])
def test_in_phase_two_four_weeks_away_ask_the_gate_again(away: int, phase: str) -> None:
    assert in_phase_two().prescription(15 + away).phase == phase


def test_the_gate_counts_anew_after_four_weeks_away() -> None:
    ada = in_phase_two().on(43).is_screened().has_baseline(3)
    asked = ada.prescription(43)
    assert missing(asked) >= {"time", "strands", "holds", "screening"}
    assert why(asked, Outcome.BACK_TO_PHASE_ONE) == ("Days since the last training: 28 days, which is at least 28.",)


EASY = ("breathing_legs_on_chair", "lying_tilt", "cat_camel", "dead_bug_heel_slide")


def held_once_then_away(away: int) -> Person:
    """All holds of the gate on day 1; then, after days away, weeks of easy exercises that hold nothing."""
    ada = Person.ready().on(1).does(*FOUNDATION, confidence=8).on(2).wakes_with(3)
    ada.on(1 + away).is_screened(at="06:40").has_baseline(3, at="06:50")
    for day in range(1 + away, 16 + away, 2):
        ada.on(day).does(*EASY, confidence=8).on(day + 1).wakes_with(3)
    for day in (1 + away, 3 + away, 5 + away):
        ada.on(day).does("bird_dog_leg", at="19:00")
    return ada.on(16 + away).wakes_with(3)


@pytest.mark.parametrize("away", [28, 365])
def test_holds_of_before_a_long_absence_do_not_open_the_gate(away: int) -> None:
    ada = held_once_then_away(away)
    assert "holds" in missing(ada.prescription(16 + away))
    assert ada.is_screened(at="12:00").state(16 + away).phase == "one"


def test_holds_of_before_27_days_away_still_count() -> None:
    assert "holds" not in missing(held_once_then_away(27).prescription(43))


@pytest.mark.parametrize(("away", "since", "sessions"), [(27, 1, 1), (28, 29, 0)], ids=["27_days", "28_days"])
@pytest.mark.parametrize("told", [False, True], ids=["before_any_answer", "once_screened"])
def test_after_a_long_absence_phase_one_is_counted_anew(away: int, since: int, sessions: int, told: bool) -> None:
    ada = Person.ready().on(1).does(*FOUNDATION).on(2).wakes_with(3).on(1 + away)
    state = (ada.is_screened() if told else ada).state(1 + away)
    assert (state.phase_since, state.sessions_in_phase) == (ada.at("12:00", since).date(), sessions)
    assert bool(state.held) is (away < 28)


def test_asking_on_later_days_does_not_begin_phase_one_anew_again() -> None:
    ada = Person.ready().on(1).does(*FOUNDATION).on(2).wakes_with(3).on(29).is_screened().has_baseline(3)
    assert ada.state(35).phase_since == ada.at("12:00", 29).date()


@pytest.mark.parametrize(("away", "signed"), [(27, True), (28, False)], ids=["27_days", "28_days"])
@pytest.mark.parametrize("told", [False, True], ids=["before_any_answer", "once_screened"])
def test_what_a_coach_opened_and_signed_ends_with_a_long_absence(away: int, signed: bool, told: bool) -> None:
    ada = Person.ready().is_coached(asks_sign_off=True)
    for day in range(1, 47, 5):
        ada.on(day).does("cat_camel", kind="practice").on(day + 1).wakes_with(3)
    ada.on(44).gets_opened("side_plank").is_signed_off().on(46 + away)
    state = (ada.is_screened() if told else ada).state(46 + away)
    assert (bool(state.opened), state.coach_signed_off) == (signed, signed)


def test_in_phase_one_nothing_is_said_of_going_back() -> None:
    ada = Person.ready().on(1).does(*FOUNDATION).on(2).wakes_with(3).on(29).is_screened().has_baseline(3)
    assert Outcome.BACK_TO_PHASE_ONE not in {one.outcome for one in ada.prescription(29).choices}


def test_the_reason_of_a_step_down_names_the_days_away() -> None:
    asked = third_rung().on(28).is_screened().bends(16, 16).prescription(33)
    assert why(asked, Outcome.RUNG_DOWN, "Dead bug") == ("Days since the last training: 7 days, which is at least 7.",)
