"""Everything that a day of training writes: each writes events, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from quadratus.prescription.prescription import Prescription
from quadratus.prescription.record.events import Ended, SessionStarted, Side
from quadratus.site.people.models import Person
from quadratus.site.record.actions import append, tell
from quadratus.site.record.reading import method_of, prescription_for, state_of
from quadratus.site.training.reading import Training, begun_by, going_on, walk_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SetEntry:
    """One set as it was entered by hand."""

    rung: str
    number: int
    done: float
    ended: Ended
    too_hard: bool = False
    hurts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """The answers at the end of a session."""

    highest_pain: int
    effort: int
    new_leg_symptoms: bool = False
    stopped_for_pain: bool = False
    hurt: tuple[str, ...] = ()
    confidence: Mapping[str, int] = field(default_factory=dict)
    note: str = ""


def check_in(*, person: Person, pain_now: int, something_new: bool, fell: bool, now: datetime) -> Prescription:
    """Take the check-in and decide the day again."""
    tell(person=person, kind="check_in", now=now, pain_now=pain_now, something_new=something_new, fell=fell)
    return prescription_for(person, now)


@transaction.atomic
def begin(*, person: Person, now: datetime) -> SessionStarted | None:
    """Begin today's session, or go on with the open one where it still fits. Nothing where today asks nothing."""
    state = state_of(person)
    if started := going_on(method_of(person), state, now):
        return started
    today = prescription_for(person, now)
    if not today.items or state.check_in is None or state.check_in[0] != today.day:
        return None
    event = begun_by(person, state, today, state.check_in[1], now)
    append(person=person, event=event, now=now)
    return event


@transaction.atomic
def enter_sets(*, person: Person, training: Training, entries: Iterable[SetEntry], now: datetime) -> None:
    """Take sets that were entered by hand. A set that is saved already is left as it is."""
    planned = {exercise.rung: exercise for exercise in training.started.exercises}
    for entry in entries:
        if (entry.rung, entry.number) in training.done:
            continue
        exercise = planned[entry.rung]
        tell(
            person=person,
            kind="set_done",
            now=now,
            session=training.started.session,
            rung=entry.rung,
            number=entry.number,
            side=exercise.sets[entry.number].side,
            done=entry.done,
            ended=entry.ended,
            too_hard=entry.too_hard,
            hurts=entry.hurts,
            load_kg=exercise.load_kg,
        )


def walk(*, person: Person, training: Training, minutes: int, now: datetime) -> None:
    """Take the minutes of the walk that belongs to a session."""
    planned = walk_of(method_of(person), training)
    if planned is None or not minutes:
        return
    ended = Ended.COMPLETED if minutes >= planned.sets[0].target else Ended.OTHER
    entry = SetEntry(rung=planned.rung, number=0, done=float(minutes), ended=ended)
    enter_sets(person=person, training=training, entries=[entry], now=now)


def note_walk(*, person: Person, minutes: int, now: datetime) -> None:
    """Take a walk outside of a session."""
    tell(person=person, kind="walk_done", now=now, minutes=minutes)


@transaction.atomic
def end(*, person: Person, training: Training, ending: Ending, walked: int, now: datetime) -> None:
    """Close a session. A session that is closed already stays as it is."""
    if training.ended is not None:
        return
    walk(person=person, training=training, minutes=walked, now=now)
    tell(
        person=person,
        kind="session_ended",
        now=now,
        session=training.started.session,
        highest_pain=ending.highest_pain,
        effort=ending.effort,
        new_leg_symptoms=ending.new_leg_symptoms,
        stopped_for_pain=ending.stopped_for_pain,
        hurt=ending.hurt,
        confidence=dict(ending.confidence),
        note=ending.note,
    )


def report_morning(
    *, person: Person, pain: int, stiffness_minutes: int | None, slept: str | None, now: datetime
) -> None:
    """Take the back's answer of this morning."""
    tell(person=person, kind="morning", now=now, pain=pain, stiffness_minutes=stiffness_minutes, slept=slept)


def declare_flare(*, person: Person, note: str, now: datetime) -> None:
    """Take the word that a flare-up has begun. A second word in the same one adds nothing."""
    if state_of(person).flare is None:
        tell(person=person, kind="flare_declared", now=now, note=note)


def answer_flare_day(*, person: Person, answer: str, now: datetime) -> None:
    """Take the one answer of a flare-up day."""
    tell(person=person, kind="flare_day", now=now, answer=answer)


def end_flare(*, person: Person, now: datetime) -> None:
    """Take the person's word that the flare-up is over."""
    if state_of(person).flare is not None:
        tell(person=person, kind="flare_over", now=now)


@transaction.atomic
def record_test(
    *,
    person: Person,
    rung: str | None,
    holds: Mapping[Side, tuple[float, Ended]],
    bends: Mapping[Side, float],
    now: datetime,
) -> None:
    """Take the results of a test day."""
    for side, (seconds, ended) in holds.items():
        tell(person=person, kind="hold_tested", now=now, rung=rung, side=side, seconds=seconds, ended=ended)
    for side, centimetres in bends.items():
        tell(person=person, kind="bend_tested", now=now, side=side, centimetres=centimetres)
