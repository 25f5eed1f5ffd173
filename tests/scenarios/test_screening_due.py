"""When the safety questions come first, and what may be done until they are answered (DECISIONS 0.2, 0.3)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quadratus.prescription.prescription import DayKind
from quadratus.prescription.reasons import Outcome
from quadratus.prescription.record.events import WorryTold

from .person import FOUNDATION, Person, outcomes, strands, why

NOTHING: list[str] = []
BREATHING = ["breathing"]


def about_to_enter_phase_two() -> Person:
    """Everything at the gate holds on day 16 but its screening."""
    ada = Person.ready()
    for day in range(1, 16, 2):
        ada.on(day).does(*FOUNDATION, confidence=8).on(day + 1).wakes_with(3)
    return ada


def two_reds(first: int, second: int) -> Person:
    ada = Person.ready()
    for day in (first, second):
        ada.on(day).does("lying_tilt", before=3, highest=6)
    return ada


def trained_once_and_away() -> Person:
    """Trained on day 2 and screened on day 10, so that the rhythm of screenings stays out of it."""
    return Person.ready().on(2).does("lying_tilt").on(3).wakes_with(3).on(10).is_screened()


@pytest.mark.parametrize(
    ("what", "life", "day", "due", "until_answered"),
    [
        ("never screened", lambda: Person().joins().has_baseline(3).has(), 1, "intake", NOTHING),
        ("something new", lambda: Person.ready().on(2).checks_in(3, something_new=True), 2, "worry", NOTHING),
        ("nothing new", lambda: Person.ready().on(2).checks_in(3), 2, None, None),
        ("a fall", lambda: Person.ready().on(2).checks_in(3, fell=True), 2, "fall", NOTHING),
        ("a flare-up", lambda: Person.ready().on(2).declares_a_flare_up(), 2, "flare_up", BREATHING),
        ("two reds, 6 days apart", lambda: two_reds(2, 8), 9, "red_sessions", BREATHING),
        ("two reds, 7 days apart", lambda: two_reds(2, 9), 10, None, None),
        ("one red", lambda: Person.ready().on(2).does("lying_tilt", highest=6), 3, None, None),
        ("27 days away", trained_once_and_away, 29, None, None),
        ("28 days away", trained_once_and_away, 30, "absence", BREATHING),
        ("27 days since screening", Person.ready, 28, None, None),
        ("28 days since screening", Person.ready, 29, "rhythm", BREATHING),
        ("the gate is ready", about_to_enter_phase_two, 16, "gate", BREATHING),
    ],
    ids=lambda value: value.replace(" ", "_") if isinstance(value, str) else "",
)
def test_a_screening_comes_first(
    what: str, life: Callable[[], Person], day: int, due: str | None, until_answered: list[str] | None
) -> None:
    asked = life().prescription(day)
    assert asked.screening_due == due, what
    if until_answered is None:
        assert asked.kind is not DayKind.SCREENING
    else:
        assert asked.kind is DayKind.SCREENING
        assert strands(asked) == until_answered
        assert (asked.walk is not None) == bool(until_answered)


def test_something_new_opens_the_questions_at_once() -> None:
    ada = Person.ready().on(2).checks_in(3, something_new=True, at="17:00")
    assert ada.prescription(2, at="16:59").screening_due is None
    assert ada.prescription(2, at="17:00").screening_due == "worry"


def test_it_stays_due_until_it_is_answered() -> None:
    ada = Person.ready().on(2).checks_in(3, fell=True).on(3).checks_in(3)
    assert ada.prescription(9).screening_due == "fall"
    assert ada.on(10).is_screened().prescription(10).screening_due is None


def test_one_answered_screening_settles_all_that_waited() -> None:
    ada = two_reds(2, 3).checks_in(3, fell=True, something_new=True).on(4).declares_a_flare_up()
    assert ada.prescription(5).screening_due == "worry"
    assert ada.on(5).is_screened().prescription(5).screening_due is None


def test_a_flare_up_waits_behind_its_screening() -> None:
    ada = Person.ready().on(2).declares_a_flare_up()
    assert ada.kind(2) is DayKind.SCREENING
    assert ada.is_screened(at="13:00").kind(2) is DayKind.FLARE


def test_the_two_reds_are_asked_about_once() -> None:
    ada = two_reds(2, 8).on(9).is_screened()
    assert ada.prescription(9).screening_due is None
    assert ada.prescription(10).screening_due is None


def test_a_third_red_asks_again() -> None:
    ada = two_reds(2, 4).on(5).is_screened().on(7).does("lying_tilt", before=3, highest=6)
    assert ada.prescription(8).screening_due == "red_sessions"


def test_two_reds_are_told_to_the_coach_where_there_is_one() -> None:
    assert Outcome.COACH_TOLD in outcomes(two_reds(2, 4).on(1).is_coached().prescription(5))
    assert Outcome.COACH_TOLD not in outcomes(two_reds(2, 4).prescription(5))


def test_a_red_that_comes_with_the_next_morning_counts_too() -> None:
    ada = Person.ready()
    for day in (2, 4):
        ada.on(day).does("lying_tilt").on(day + 1).wakes_with(5)
    assert ada.prescription(5).screening_due == "red_sessions"


def test_a_screening_in_the_middle_of_a_long_absence_does_not_settle_it() -> None:
    ada = trained_once_and_away()
    assert ada.copy().on(29).is_screened().prescription(30).screening_due == "absence"
    assert ada.copy().on(30).is_screened().prescription(30).screening_due is None


def test_breathing_on_the_day_of_return_does_not_settle_a_long_absence() -> None:
    ada = trained_once_and_away().on(30).does("breathing_legs_on_chair", kind="screening")
    assert ada.prescription(31).screening_due == "absence"
    assert ada.on(31).is_screened().kind(31) is DayKind.BASELINE


def test_the_reason_names_days_and_threshold() -> None:
    assert why(Person.ready().prescription(29), Outcome.SCREENING_DUE) == (
        "Days since the last safety questions: 28 days, which is at least 28.",
    )


def test_a_worry_told_outside_of_a_check_in_comes_before_training_until_it_is_answered() -> None:
    ada = Person.ready().trains(days=range(1, 4))
    when = ada.at("09:00", 4)
    ada.tells(WorryTold(id=ada.new_id(), moment=when, day=when.date()))
    assert ada.kind(4) is DayKind.SCREENING
    ada.on(4).is_screened(at="10:00")
    assert ada.kind(4) is not DayKind.SCREENING


def test_what_bears_on_safety_cannot_be_taken_back() -> None:
    ada = Person.ready().trains(days=range(1, 4))
    ada.on(4).checks_in(3, something_new=True, at="08:00")
    ada.takes_back(ada.events[-1], at="09:00")
    assert ada.kind(4) is DayKind.SCREENING


def test_new_leg_symptoms_at_the_end_of_a_session_ask_for_a_screening() -> None:
    ada = Person.ready().on(1).does(*FOUNDATION, leg_symptoms=True)
    assert ada.kind(1, at="20:00") is DayKind.SCREENING
    assert ada.on(2).wakes_with(3).kind(2) is DayKind.SCREENING
    ada.on(2).is_screened(at="10:00")
    assert ada.kind(2) is not DayKind.SCREENING
