"""Whether a session that was begun may go on: answers that came since count as much as those before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from quadratus.prescription.evaluation import found
from quadratus.prescription.facts import Standing
from quadratus.prescription.prescribe import as_of
from quadratus.prescription.prescription import DayKind
from quadratus.prescription.reasons import Choice, Outcome
from quadratus.prescription.record.events import PlannedExercise, SessionStarted
from quadratus.prescription.state import State
from quadratus.prescription.today.choosing import Suited
from quadratus.prescription.today.days import Day, ahead_of_the_rhythm
from quadratus.protocol.schema import Exercise, Method, Place


def stands_against(method: Method, state: State, started: SessionStarted, now: datetime) -> Choice | None:
    """What has been decided since a session was begun that it does not fit; None where it may go on.

    A session goes on as a whole or not at all: with one exercise that may not be given any more, today is asked anew.

    Args:
        method: the training method.
        state: what the events add up to.
        started: the start of the session.
        now: aware, in the person's own offset.
    """
    standing = Standing(method, as_of(method, state, now), now)
    day = ahead_of_the_rhythm(standing)
    if day is not None and not _strands(standing, day):
        return day.choice
    return next(_against(standing, day, started), None)


def _against(standing: Standing, day: Day | None, started: SessionStarted) -> Iterator[Choice]:
    method = standing.method
    suited = Suited(standing, gentle_only=day is not None and day.kind is DayKind.FLARE)
    walking = {strand.key for strand in method.frame.strands if strand.role == "walking"}
    for planned in started.exercises:
        exercise, place = method.rung_by_key[planned.rung]
        if method.ladder_by_key[place.ladder].strand not in walking:
            yield from _against_one(suited, day, planned, exercise, place)


def _against_one(
    suited: Suited, day: Day | None, planned: PlannedExercise, exercise: Exercise, place: Place
) -> Iterator[Choice]:
    standing, ladder = suited.standing, suited.standing.method.ladder_by_key[place.ladder]
    opened = day is None and ladder.key in standing.state.opened
    if ladder.strand not in _strands(standing, day) and not opened:
        yield day.choice if day else standing.state.back_to_one or _asks_more(ladder.key)
    if against := suited.against(exercise, place):
        yield Choice(Outcome.LEFT_OUT, ladder.key, against)
    position = standing.state.ladders[ladder.key]
    if (place.rung, planned.step) > (position.rung, position.step):
        yield position.last_change or _asks_more(ladder.key)


def _strands(standing: Standing, day: Day | None) -> frozenset[str]:
    """The strands of which something may be done."""
    frame = standing.method.frame
    if day is None:
        return frozenset(standing.method.phase_by_key[standing.state.phase].strands)
    if day.kind is DayKind.FLARE:
        return frozenset(frame.flare.strands)
    if day.kind is DayKind.EASE:
        return frozenset(frame.ease_day.strands)
    return frozenset(strand.key for strand in frame.strands if strand.role == "breathing" and day.only_breathing)


def _asks_more(ladder: str) -> Choice:
    return Choice(Outcome.LEFT_OUT, ladder, found("session_fits", False, "is", False))
