"""One property for each guard rail: on every day of every generated life."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from uuid import UUID

from hypothesis import given

from quadratus.prescription.going_on import stands_against
from quadratus.prescription.prescription import Item
from quadratus.prescription.record.events import SessionStarted, Side
from quadratus.prescription.state import State
from tests.oracle import fitting, screening
from tests.oracle.histories import History, lives, some_lives
from tests.oracle.living import METHOD, Asking
from tests.oracle.reading import Log


def items_of(asking: Asking) -> tuple[Item, ...]:
    walk = asking.prescription.walk
    return (*asking.prescription.items, *([walk] if walk else []))


def logs_of(history: History) -> Iterator[tuple[Asking, Log]]:
    """What was asked, with the events known by then. They come in order; nothing is withdrawn before the end."""
    whole = Log(METHOD, history.events)
    for one in history.askings:
        yield one, whole.until(one.known)


def positions(state: State) -> dict[str, tuple[int, int]]:
    return {key: (ladder.rung, ladder.step) for key, ladder in state.ladders.items()}


def changes(history: History) -> Iterator[tuple[Asking, Asking, str, tuple[int, int], tuple[int, int]]]:
    """Every ladder on which the place changed between one asking and the next."""
    for before, after in pairwise(history.askings):
        was, is_now = positions(before.state), positions(after.state)
        for ladder in is_now:
            if was[ladder] != is_now[ladder] and not stands_in_anew(before.state, after.state, ladder):
                yield before, after, ladder, was[ladder], is_now[ladder]


def stands_in_anew(before: State, after: State, ladder: str) -> bool:
    """Whether a ladder takes the rung of another one, for which it has just begun to stand in."""
    spared = [key for key, one in METHOD.ladder_by_key.items() if one.spared_by == ladder]
    return any(after.ladders[key].spared and not before.ladders[key].spared for key in spared)


@some_lives
@given(lives())
def test_no_phase_two_exercise_before_its_gate(history: History) -> None:
    for one in history.askings:
        if one.prescription.phase == "one":
            allowed = {*METHOD.phase_by_key["one"].strands, "walking"}
            strange = [item for item in items_of(one) if item.strand not in allowed]
            assert all(item.ladder in one.state.opened and one.state.coach for item in strange)


@some_lives
@given(lives())
def test_phase_two_opens_after_two_weeks_and_six_sessions_with_a_screening(history: History) -> None:
    for before, after in pairwise(history.askings):
        if (before.state.phase, after.state.phase) == ("one", "two"):
            trained = Log(METHOD, history.events[: after.known]).trained
            assert len(trained) >= 6
            assert (after.now.date() - trained[0].day).days >= 14
            assert after.state.screenings > before.state.screenings


@some_lives
@given(lives())
def test_nothing_while_clearance_says_stop(history: History) -> None:
    for one in history.askings:
        clearance = one.prescription.clearance
        if clearance in ("unknown", "emergency", "urgent"):
            assert not items_of(one)
            assert one.prescription.test is None
        elif clearance == "clinician_first":
            assert {item.strand for item in items_of(one)} <= {"breathing", "walking"}
            assert one.prescription.test is None


@some_lives
@given(lives())
def test_nothing_excluded_for_this_person(history: History) -> None:
    for one, log in logs_of(history):
        told, cleared = screening.conditions(log), screening.cleared_conditions(log)
        for item in items_of(one):
            exercise, place = METHOD.rung_by_key[item.rung]
            hows = {how for key, how in exercise.exclusions.items() if key in told and how != "modify"}
            waiting = [key for key, how in exercise.exclusions.items() if key in told - cleared and how == "clearance"]
            assert "block" not in hows
            assert not waiting
            assert set(exercise.needs) <= fitting.at_hand(log)
            assert place.load is None or fitting.weight(log) is not None


@some_lives
@given(lives())
def test_never_more_than_one_rung_or_dose_step_up_at_a_time(history: History) -> None:
    for _, _, ladder, (rung, step), place in changes(history):
        if place > (rung, step):
            doses = METHOD.rungs[ladder][rung - 1][1].doses
            assert place == ((rung, step + 1) if step + 1 < len(doses) else (rung + 1, 0))


@some_lives
@given(lives())
def test_what_is_asked_never_lies_above_the_place_on_the_ladder(history: History) -> None:
    for one in history.askings:
        for item in items_of(one):
            standing = one.state.ladders[item.ladder]
            assert (item.rung_number, item.step) <= (standing.rung, standing.step) or stood_in(one.state, item)


def stood_in(state: State, item: Item) -> bool:
    return METHOD.ladder_by_key[item.ladder].stands_in_only


@some_lives
@given(lives())
def test_never_up_after_amber(history: History) -> None:
    for _, after, ladder, was, place in changes(history):
        if place > was:
            trained = [
                session
                for session in after.state.sessions
                if session.morning is not None and any(one.ladder == ladder for one in session.performances)
            ]
            assert trained[-1].settled == "green"


@some_lives
@given(lives())
def test_down_after_red(history: History) -> None:
    for before, after in pairwise(history.askings):
        known = {session.id for session in before.state.sessions if session.settled == "red"}
        was, is_now = positions(before.state), positions(after.state)
        for session in after.state.sessions:
            if session.settled == "red" and session.id not in known:
                for one in session.performances:
                    if one.hurts or one.rung in session.hurt:
                        assert is_now[one.ladder] < was[one.ladder] or is_now[one.ladder] == (1, 0)


@some_lives
@given(lives())
def test_weekly_load_cap(history: History) -> None:
    for one, log in logs_of(history):
        today = one.now.date()
        for item in items_of(one):
            _, place = METHOD.rung_by_key[item.rung]
            if place.load:
                kg = item.planned.load_kg
                sets = item.planned.sets
                asked = sum(fitting.load_seconds_of(log, place, item.dose, kg, planned.target) for planned in sets)
                week = fitting.week_of_load(log, item.ladder, today)
                assert asked + week <= fitting.cap_of(log, item.ladder, today) + 0.001


@some_lives
@given(lives())
def test_one_hand_never_carries_more_than_a_quarter_of_the_body(history: History) -> None:
    for one, log in logs_of(history):
        for item in items_of(one):
            place = METHOD.rung_by_key[item.rung][1]
            if place.load and place.load.hands == 1:
                weight = fitting.weight(log)
                assert weight is not None
                assert item.planned.load_kg <= weight * 0.25


@some_lives
@given(lives())
def test_never_up_while_the_morning_report_is_missing(history: History) -> None:
    for before, after, ladder, was, place in changes(history):
        if place > was:
            mornings = [one for one in after.state.mornings if one not in before.state.mornings]
            trained = [one for one in after.state.sessions if any(each.ladder == ladder for each in one.performances)]
            answered = [one for one in trained if one.morning is not None]
            assert mornings
            assert len(answered) >= METHOD.frame.progression.performances


@some_lives
@given(lives())
def test_a_flare_up_overrides_all(history: History) -> None:
    for one in history.askings:
        if one.state.flare is not None:
            assert {item.strand for item in items_of(one)} <= {"breathing", "mobility", "walking"}
            assert all(METHOD.rung_by_key[item.rung][0].gentle for item in items_of(one))
            assert one.prescription.test is None


@some_lives
@given(lives())
def test_both_sides_are_always_trained(history: History) -> None:
    for one in history.askings:
        for item in items_of(one):
            count = {side: sum(planned.side is side for planned in item.planned.sets) for side in Side}
            if METHOD.rung_by_key[item.rung][0].sides == "each":
                assert min(count[Side.LEFT], count[Side.RIGHT]) >= 1
                assert abs(count[Side.LEFT] - count[Side.RIGHT]) <= METHOD.frame.sides.extra_sets
            else:
                assert count[Side.BOTH] == len(item.planned.sets) >= 1


@some_lives
@given(lives())
def test_strength_is_a_day_apart_whatever_the_clock_says(history: History) -> None:
    for one, log in logs_of(history):
        if one.prescription.kind == "strength":
            begun = [session.start.moment for session in log.sessions if session.strength]
            assert all(one.now - moment >= timedelta(hours=24) for moment in begun)


def begun(asking: Asking) -> SessionStarted:
    return SessionStarted(
        id=UUID(int=1), moment=asking.now, day=asking.now.date(), session=UUID(int=2),
        day_kind=asking.prescription.kind.value, exercises=tuple(item.planned for item in items_of(asking)),
        pain_before=3, method_version=METHOD.frame.version,
    )  # fmt: skip


@some_lives
@given(lives())
def test_what_was_just_asked_may_be_gone_on_with(history: History) -> None:
    for one in history.askings:
        if one.prescription.items:
            assert stands_against(METHOD, one.state, begun(one), one.now) is None


@some_lives
@given(lives())
def test_an_open_session_goes_on_only_inside_the_guard_rails(history: History) -> None:
    for (before, _), (after, log) in pairwise(logs_of(history)):
        if not before.prescription.items or stands_against(METHOD, after.state, begun(before), after.now) is not None:
            continue
        told, cleared = screening.conditions(log), screening.cleared_conditions(log)
        strands = {item.strand for item in before.prescription.items}
        assert after.prescription.clearance not in ("unknown", "emergency", "urgent")
        if after.prescription.clearance == "clinician_first" or after.prescription.screening_due:
            assert strands <= {"breathing"}
        if after.state.flare is not None:
            assert strands <= set(METHOD.frame.flare.strands)
        for item in before.prescription.items:
            position = after.state.ladders[item.ladder]
            assert (item.rung_number, item.planned.step) <= (position.rung, position.step)
            hows = METHOD.rung_by_key[item.rung][0].exclusions
            assert not [key for key, how in hows.items() if how == "block" and key in told]
            assert not [key for key, how in hows.items() if how == "clearance" and key in told - cleared]
