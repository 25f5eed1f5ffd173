"""What the flare-up page says of a life, from the rules and from nothing else."""

from __future__ import annotations

from quadratus.prescription.history import history
from quadratus.prescription.prescribe import prescribe
from quadratus.prescription.state import fold
from quadratus.site.training.presenters.flare import FlarePage, GoingOn, flare_page
from tests.scenarios.person import METHOD, Person, in_phase_two

PHASE_TWO = ("Side plank", "Loaded carry", "Lateral bend and rotation")


def page(ada: Person, day: int, clock: str = "17:55") -> FlarePage:
    """The page on a day, from what had happened until then."""
    now = ada.at(clock, day)
    events = [event for event in ada.events if event.moment <= now]
    state = fold(METHOD, events)
    return flare_page(METHOD, state, history(METHOD, events), prescribe(METHOD, state, now), now)


def going_on(ada: Person, day: int) -> GoingOn:
    shown = page(ada, day).going_on
    assert shown is not None
    return shown


def flaring(ada: Person, day: int) -> Person:
    return ada.on(day).declares_a_flare_up().is_screened(at="13:00")


def test_in_phase_two_everything_of_it_is_left() -> None:
    assert going_on(flaring(in_phase_two(), 20), 21).plan.leave == PHASE_TWO


def test_until_the_questions_are_answered_mobility_is_left_as_well() -> None:
    ada = in_phase_two().on(20).declares_a_flare_up()
    assert going_on(ada, 20).plan.leave == ("Mobility", *PHASE_TWO)


def test_the_phase_stays_as_long_as_its_rule_says() -> None:
    ada = flaring(in_phase_two(), 20)
    seventh = going_on(ada, 27)
    assert seventh.phase == "Phase Two"
    assert [line.sentence for line in seventh.gate] == [
        "Days since the flare-up began: 7 days, which is at most 7.",
        "Flare-ups in the last 28 days: 1 flare-up, which is less than 2.",
    ]
    eighth = going_on(ada, 28)
    assert (eighth.phase, eighth.gate) == ("Phase One", ())
    assert "Back to Phase One" in [why.heading for why in eighth.plan.why]


def test_a_ladder_returns_one_rung_lower_and_none_of_a_phase_that_is_closed() -> None:
    ada = flaring(in_phase_two().trains(days=range(18, 20)), 20)
    open_phase = {one.ladder for one in going_on(ada, 21).after.ladders}
    assert "Side plank" in open_phase
    assert "Side plank" not in {one.ladder for one in going_on(ada, 28).after.ladders}


def test_the_line_follows_the_usual_pain() -> None:
    mornings = going_on(flaring(Person.ready(usual=3), 2), 3).mornings
    assert mornings is not None
    assert (mornings.usual, mornings.points, mornings.line) == ("3", "1", "4")


def test_the_line_is_never_above_the_scale() -> None:
    mornings = going_on(flaring(Person.ready(usual=10), 2), 3).mornings
    assert mornings is not None
    assert mornings.line == "10"


def test_mornings_are_under_the_line_up_to_it() -> None:
    ada = flaring(Person.ready(usual=3), 2)
    for day, pain in ((3, 4), (4, 5)):
        ada.on(day).wakes_with(pain)
    mornings = going_on(ada, 4).mornings
    assert mornings is not None
    assert [mark.kind for mark in mornings.marks] == ["under", "over"]


def test_each_day_of_it_is_a_line() -> None:
    ada = flaring(Person.ready(usual=3), 2).feels("worse")
    ada.on(3).wakes_with(6).on(4).feels("same")
    assert [(row.number, row.morning, row.answer) for row in going_on(ada, 4).days] == [
        (3, "", "the same"),
        (2, "6", ""),
        (1, "", "worse"),
    ]


def test_a_word_that_it_is_over_waits_for_the_mornings_and_a_worse_day_takes_it_back() -> None:
    ada = flaring(Person.ready(usual=3), 2).on(3).says_it_is_over()
    assert going_on(ada, 3).needed.said_over
    ada.feels("worse", at="13:00")
    assert not going_on(ada, 3).needed.said_over


def test_a_session_of_return_is_settled_only_when_its_morning_says_so() -> None:
    ada = flaring(Person.ready(usual=3).trains(days=range(1, 4)), 4)
    ada.wakes_on((5, 6), 3).says_it_is_over()
    ada.on(6).trains()
    shown = page(ada, 6, "20:00").returning
    assert shown is not None
    assert [(one.number, one.answer, one.settled) for one in shown.sessions] == [
        (1, "waiting for the morning", False),
        (2, "", False),
    ]
    ada.on(7).wakes_with(3)
    shown = page(ada, 7).returning
    assert shown is not None
    assert [(one.answer, one.settled) for one in shown.sessions] == [("settled", True), ("", False)]


def test_after_the_way_back_it_is_one_of_the_past() -> None:
    ada = flaring(Person.ready(usual=3).trains(days=range(1, 4)), 4)
    ada.wakes_on((5, 6), 3).says_it_is_over().trains(days=range(7, 16))
    shown = page(ada, 16)
    assert (shown.stage, len(shown.past), shown.past[0].length) == ("none", 1, "3 days")
