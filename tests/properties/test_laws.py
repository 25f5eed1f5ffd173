"""What holds for every history: the order of arrival, the date, the zone and the cache change nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from quadratus.prescription.prescribe import prescribe
from quadratus.prescription.prescription import Prescription
from quadratus.prescription.record.events import (
    KINDS,
    CircumstancesGiven,
    Event,
    Joined,
    PlannedExercise,
    SessionStarted,
)
from quadratus.prescription.record.reading import RefusedError, refuse_impossible
from quadratus.prescription.state import State, dump_state, fold, load_state
from quadratus.prescription.today.timeline import length, timeline
from tests.oracle.histories import History, lives, mixed_up, some_lives
from tests.oracle.living import METHOD, shifted


def asked(history: History) -> tuple[State, Prescription]:
    state = fold(METHOD, history.events)
    return state, prescribe(METHOD, state, history.now)


def gist(prescription: Prescription) -> dict[str, Any]:
    """A prescription without its date and its words."""
    return {
        "kind": prescription.kind,
        "phase": prescription.phase,
        "week": prescription.week,
        "clearance": prescription.clearance,
        "items": [(item.planned, item.dose) for item in prescription.items],
        "walk": prescription.walk and prescription.walk.planned,
        "test": prescription.test,
        "seconds": prescription.seconds,
        "screening": prescription.screening_due,
        "gate": [(one.key, one.met) for one in prescription.gate.criteria] if prescription.gate else None,
        "focus": prescription.focus and prescription.focus.key,
        "flare": (prescription.flare_suggested, prescription.flare_may_end),
        "baseline": prescription.baseline,
        "reasons": [(choice.outcome, choice.subject) for choice in prescription.choices],
    }


@some_lives
@given(lives(), st.integers(0, 1000))
def test_order_and_copies_do_not_matter(history: History, seed: int) -> None:
    again = replace(history, events=tuple(mixed_up(history.events, seed)))
    assert asked(again) == asked(history)


def born_later(event: Event, years: int) -> Event:
    return replace(event, birth_year=event.birth_year + years) if isinstance(event, Joined) else event


@some_lives
@given(lives(), st.integers(-3000, 3000))
def test_another_date_gives_the_same_answer(history: History, days: int) -> None:
    # The age is a matter of the calendar year; with the ages of these people no shift of a few years crosses an edge
    # of the method while the birth year moves along.
    years = round(days / 365.25)
    moved = [shifted(event, days) for event in history.events]
    moved = [born_later(event, years) for event in moved]
    again = History(tuple(moved), history.now + timedelta(days=days))
    assert gist(asked(again)[1]) == gist(asked(history)[1])


@some_lives
@given(lives(), st.integers(-11, 11))
def test_another_zone_with_the_same_clock_gives_the_same_answer(history: History, hours: int) -> None:
    def there(moment: datetime) -> datetime:
        offset = moment.utcoffset()
        assert offset is not None
        whole = (offset // timedelta(hours=1) + hours + 12) % 25 - 12
        return moment.replace(tzinfo=timezone(timedelta(hours=whole)))

    zones = {event.moment.utcoffset() for event in history.events} | {history.now.utcoffset()}
    if len(zones) > 1:
        return
    moved = tuple(replace(event, moment=there(event.moment)) for event in history.events)
    again = History(moved, there(history.now))
    assert gist(asked(again)[1]) == gist(asked(history)[1])


@some_lives
@given(lives())
def test_the_cache_gives_the_state_back(history: History) -> None:
    state, prescription = asked(history)
    back = load_state(dump_state(state))
    assert back == state
    assert prescribe(METHOD, back, history.now) == prescription


@some_lives
@given(lives())
def test_the_stated_length_is_what_the_player_takes(history: History) -> None:
    frame = METHOD.frame
    for one in history.askings:
        prescription = one.prescription
        assert prescription.seconds == length(timeline(prescription.items, frame.pacing, frame.load))
        given_minutes = one.state.circumstances
        if given_minutes is not None:
            assert prescription.seconds <= (given_minutes.minutes + 1) * 60


def spoilt(events: tuple[Event, ...], numbers: list[int]) -> list[Event]:
    """Some events with values that no prescription and no form would send."""
    found: list[Event] = list(events)
    for number in numbers:
        at = number % len(found) if found else 0
        event = found[at] if found else None
        if isinstance(event, SessionStarted):
            odd = tuple(
                PlannedExercise(one.rung, number % 7 - 2, one.sets[: number % 3], 1.5) for one in event.exercises
            )
            found[at] = replace(event, exercises=(*odd, *odd[:1]), day_kind="holiday")
        elif isinstance(event, CircumstancesGiven):
            found[at] = replace(event, equipment=("parachute",), conditions=("wings",))
        elif found:
            found[at] = shifted(found[at], number % 11 - 5)
    return found


@settings(some_lives, max_examples=40)
@given(lives(), st.lists(st.integers(0, 5000), max_size=12), st.integers(-30, 30))
def test_there_is_an_answer_for_every_history(history: History, numbers: list[int], days: int) -> None:
    state = fold(METHOD, spoilt(history.events, numbers))
    prescription = prescribe(METHOD, state, history.now + timedelta(days=days))
    assert prescription.kind
    assert prescription.seconds >= 0


NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)
_moments = st.builds(
    lambda minutes, hours: (NOON - timedelta(minutes=minutes)).astimezone(timezone(timedelta(hours=hours))),
    st.integers(0, 525_600),
    st.integers(-12, 12),
)
_any_event: st.SearchStrategy[Any] = st.sampled_from(sorted(KINDS)).flatmap(
    lambda kind: st.builds(KINDS[kind], id=st.uuids(), moment=_moments).map(
        lambda event: replace(event, day=event.moment.date())
    )
)


def taken(event: Event) -> bool:
    """Whether the record takes an event at all."""
    try:
        refuse_impossible(event, METHOD, NOON)
    except RefusedError:
        return False
    return True


@settings(some_lives, max_examples=100)
@given(st.lists(_any_event.filter(taken), max_size=15))
def test_there_is_an_answer_for_any_events_that_are_taken(events: list[Event]) -> None:
    assert prescribe(METHOD, fold(METHOD, events), NOON).kind
