"""Faults that were found in another trainer's progression rules, each as a scenario that must not happen here."""

from __future__ import annotations

from functools import cache

import pytest

from quadratus.prescription.prescription import DayKind
from quadratus.prescription.reasons import Outcome
from quadratus.prescription.record.events import Side

from .person import METHOD, But, Person, every_choice, in_phase_two, rungs, strand_of, why

Place = tuple[int, int]


def place(ada: Person, ladder: str, day: int) -> Place:
    position = ada.state(day).ladders[ladder]
    return position.rung, position.step


# Steps that are filled in for sessions that were missed ----------------------------------------


@pytest.mark.parametrize("missed", [1, 2, 4, 6])
def test_missed_sessions_are_not_filled_in(missed: int) -> None:
    ada = Person.ready()
    for day in (2, 4):
        ada.on(day).does("bird_dog_leg").on(day + 1).wakes_with(3)
    back = 4 + missed
    assert ada.stands_on("bird_dog", back) == "bird_dog_leg.1"
    ada.on(back).does("bird_dog_leg.1").on(back + 1).wakes_with(3)
    assert ada.stands_on("bird_dog", back + 1) == "bird_dog_leg.1", "one performance since the last step"


def test_time_alone_never_earns_a_step() -> None:
    ada = Person.ready()
    for day in (2, 4):
        ada.on(day).does("bird_dog_leg").on(day + 1).wakes_with(3)
    assert all(place(ada, "bird_dog", day) <= (1, 1) for day in range(5, 60))


def test_mornings_without_sessions_never_earn_a_step() -> None:
    ada = Person.ready().on(2).does("bird_dog_leg").wakes_on(range(3, 12), 3)
    assert ada.stands_on("bird_dog", 8) == "bird_dog_leg.0"


def test_sessions_that_arrive_in_one_heap_earn_what_they_would_have_earned_day_by_day() -> None:
    ada = Person.ready()
    places: list[Place] = []
    for day in range(2, 18, 2):
        ada.on(day).does(ada.stands_on("bird_dog", day)).on(day + 1).wakes_with(3)
        places.append(place(ada, "bird_dog", day + 1))
    bea = Person.ready()
    bea.events = [*ada.events[4:], *ada.events[:4]]
    assert [place(bea, "bird_dog", day + 1) for day in range(2, 18, 2)] == places
    assert len(ada.events) > 50


# Rules that stand behind another and are never reached -----------------------------------------


@cache
def _up_all_ladders() -> dict[str, tuple[Place, ...]]:
    """Every place of each ladder in the order in which a person with settled mornings comes to it."""
    ada = Person.ready()
    seen = {key: [at] for key, at in ada.places().items()}
    for day in range(1, 105):
        here = [METHOD.rungs[key][rung - 1][1].key + f".{step}" for key, (rung, step) in ada.places().items()]
        ada.on(day).does(*here, confidence=8, kg=100).on(day + 1).wakes_with(3)
        for key, at in ada.places().items():
            seen[key].append(at)
    return {key: tuple(dict.fromkeys(places)) for key, places in seen.items()}


@pytest.mark.parametrize("ladder", [ladder.key for ladder in METHOD.frame.ladders])
def test_every_step_of_every_rung_is_reached_one_after_the_other(ladder: str) -> None:
    everywhere = [
        (number, step)
        for number, (_, rung) in enumerate(METHOD.rungs[ladder], start=1)
        for step in range(len(rung.doses))
    ]
    seen = list(_up_all_ladders()[ladder])
    assert seen == everywhere[: len(seen)], "no step is left out and none comes before its time"
    # Load and amount rise a week apart, so the long loaded ladder takes longer than the days told here.
    assert len(seen) == len(everywhere) or (ladder == "loaded_carry" and len(seen) > 20)


def test_every_rule_of_a_red_zone_is_reached_also_where_an_amber_one_holds_too() -> None:
    for told in ({"leg_symptoms": True}, {"stopped_for_pain": True}):
        ada = Person.ready().on(2).does("lying_tilt", before=1, highest=3, **told)  # type: ignore[arg-type]
        assert ada.zone_of_last(3) == "red"


def test_every_kind_of_day_is_reached() -> None:
    ada = Person.ready().trains(days=range(1, 40))
    kinds = {asked.kind for asked in ada.each_day(1, 39)} | {ada.kind(39, at="23:00")}
    kinds |= {Person().kind(1), Person().joins().kind(1), Person().joins().is_screened().kind(1)}
    kinds |= {Person.ready().on(2).checks_in(9).kind(2), Person().joins().is_screened(yes=["cancer"]).has().kind(1)}
    kinds |= {Person.ready().on(2).declares_a_flare_up().is_screened(at="13:00").kind(2)}
    assert kinds == set(DayKind)


# A step that was earned before its gate --------------------------------------------------------


def test_what_was_earned_in_phase_one_does_not_lift_a_ladder_of_phase_two() -> None:
    ada = Person.ready().trains(days=range(1, 60))
    days = ada.each_day(1, 60)
    first = next(number for number, asked in enumerate(days, start=1) if asked.phase == "two")
    state = ada.state(first)
    for ladder in METHOD.frame.ladders:
        if ladder.strand in ("side_plank", "loaded_carry", "bend_rotation"):
            assert (state.ladders[ladder.key].rung, state.ladders[ladder.key].step) == (1, 0)
    asked = next(one for one in days[first - 1 :] if one.kind is DayKind.STRENGTH)
    later = [item for item in asked.items if item.strand in ("side_plank", "loaded_carry", "bend_rotation")]
    assert {(item.rung_number, item.step) for item in later} == {(1, 0)}


def test_the_gate_does_not_open_by_itself_on_the_day_its_criteria_hold() -> None:
    ada = in_phase_two()
    assert ada.prescription(16, at="11:00").phase == "one"
    assert not {"side_plank", "loaded_carry"} & {strand_of(rung) for rung in rungs(ada.prescription(16, at="11:00"))}


def test_holds_from_before_a_way_back_do_not_open_the_gate_again() -> None:
    ada = in_phase_two().on(20).declares_a_flare_up(at="06:00").is_screened(at="06:30")
    ada.wakes_on((29, 30), 3).says_it_is_over()
    gate = ada.prescription(30).gate
    assert gate is not None
    held = next(criterion for criterion in gate.criteria if criterion.key == "holds")
    assert {leaf.value for leaf in held.reason.leaves()} == {0}


# A threshold that is compared in another rounding than the one shown ----------------------------


def half_a_point() -> Person:
    """A person with a baseline of 3.5 on day 7."""
    ada = Person.ready(usual=4)
    for day, pain in ((2, 4), (3, 4), (4, 4), (5, 3), (6, 3), (7, 3)):
        ada.on(day).wakes_with(pain)
    assert ada.state(7).baseline == 3.5
    return ada


@pytest.mark.parametrize(("morning", "zone"), [(4, "green"), (5, "red")], ids=["0.5_above", "1.5_above"])
def test_a_morning_is_compared_as_it_is_shown(morning: int, zone: str) -> None:
    ada = half_a_point().on(7).does("lying_tilt", before=3, highest=3).on(8).wakes_with(morning)
    assert ada.zone_of_last(8) == zone
    if zone == "red":
        assert why(ada.prescription(8), Outcome.ZONE) == (
            "Pain the next morning, counted from your usual pain: 1.5 points, which is more than 1.",
        )


@pytest.mark.parametrize(("pain", "kind"), [(5, DayKind.STRENGTH), (6, DayKind.EASE)])
def test_a_check_in_is_compared_as_it_is_shown(pain: int, kind: DayKind) -> None:
    assert half_a_point().on(8).checks_in(pain).kind(8) is kind


@pytest.mark.parametrize(("pain", "suggested"), [(5, False), (6, True)], ids=["1.5_above", "2.5_above"])
def test_raised_mornings_are_compared_without_rounding(pain: int, suggested: bool) -> None:
    ada = half_a_point().wakes_on((8, 9), pain)
    assert ada.prescription(9).flare_suggested is suggested


@pytest.mark.parametrize("minutes", range(5, 41))
@pytest.mark.parametrize("day", [1, 5, 8, 12, 17, 19])
def test_the_length_that_had_to_give_way_is_shown_as_too_long(day: int, minutes: int) -> None:
    asked = _five_weeks().copy().on(day).has(minutes=minutes, at="07:00").prescription(day)
    for one in every_choice(asked):
        for leaf in one.reason.leaves():
            if leaf.fact == "planned_minutes":
                assert leaf.met is False
                assert isinstance(leaf.value, float)
                assert leaf.value > minutes


@cache
def _five_weeks() -> Person:
    return Person.ready().trains(days=range(1, 36))


@pytest.mark.parametrize(("left", "lower"), [(20.04, False), (19.96, True)])
def test_a_side_difference_is_not_rounded_into_being(left: float, lower: bool) -> None:
    ada = Person.ready()
    for day in (2, 3, 4):
        ada.on(day).holds("wall_side_lean", left, 25)
    assert (Outcome.WEAKER_SIDE_FIRST in {one.outcome for one in every_choice(ada.prescription(12))}) is lower


@pytest.mark.parametrize(("right", "lower"), [(19.49, False), (19.5, True)])
def test_a_bend_is_not_rounded_into_a_difference(right: float, lower: bool) -> None:
    ada = Person.ready().on(2).bends(16, right)
    assert (Outcome.WEAKER_SIDE_FIRST in {one.outcome for one in every_choice(ada.prescription(12))}) is lower


# One bound that moves without the other --------------------------------------------------------


def test_both_sides_move_together_at_every_step() -> None:
    ada = Person.ready().trains(days=range(1, 36))
    for asked in ada.each_day(1, 36):
        for item in asked.items:
            by_side = {side: [one.target for one in item.planned.sets if one.side is side] for side in Side}
            assert by_side[Side.LEFT] == by_side[Side.RIGHT], item.rung


def test_one_side_alone_earns_nothing_for_both() -> None:
    ada = Person.ready()
    for day in (2, 4, 6):
        ada.on(day).does("bird_dog_leg", but={"all": But(side=Side.RIGHT, missing=True)}).on(day + 1).wakes_with(3)
    assert ada.stands_on("bird_dog", 8) == "bird_dog_leg.0"


def test_what_is_asked_is_what_is_planned_and_what_is_counted() -> None:
    ada = Person.ready().trains(days=range(1, 30))
    for asked in ada.each_day(1, 30):
        for item in asked.items:
            dose, planned = METHOD.rung_by_key[item.rung][1].doses[item.step], item.planned
            assert (planned.rung, planned.step, item.dose) == (item.rung, item.step, dose)


def test_a_rung_down_takes_the_step_along() -> None:
    ada = Person.ready()
    for day in range(2, 18, 2):
        ada.on(day).does(ada.stands_on("dead_bug", day), confidence=8).on(day + 1).wakes_with(3)
    assert place(ada, "dead_bug", 18) == (2, 1)
    ada.on(18).does("dead_bug_one_leg.1", before=3, highest=6).on(20).does("dead_bug_one_leg.0", before=3, highest=6)
    assert place(ada, "dead_bug", 21) == (1, 0)
