"""A session as it was asked, with the deviations that the diary tells, as events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from quadratus.prescription.prescription import Item, Prescription
from quadratus.prescription.record.events import (
    Ended,
    Event,
    PlannedSet,
    SessionEnded,
    SessionStarted,
    SetDone,
)
from quadratus.prescription.today.timeline import timeline
from quadratus.protocol.schema import Method
from quadratus.trials.diary import Deviation, Trained
from quadratus.trials.names import UNSTAMPED

_AFTER = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class SessionDone:
    """The events of a session, and what the diary said of it that did not apply."""

    events: tuple[Event, ...]
    notes: tuple[str, ...]


def events_of_session(
    trained: Trained, asked: Prescription, session: UUID, begun: datetime, method: Method
) -> SessionDone:
    """What a session leaves behind. Moments are set; ids and days of the events are not."""
    items = (*asked.items, *((asked.walk,) if asked.walk else ()))
    started = SessionStarted(
        **UNSTAMPED, session=session, day_kind=asked.kind.value,
        exercises=tuple(item.planned for item in items), pain_before=trained.before,
        method_version=asked.method_version,
    )  # fmt: skip
    events: list[Event] = [replace(started, moment=begun)]
    events += _sets(trained, items, session, begun, method)
    if trained.closing_answered:
        over = events[-1].moment + _AFTER
        events.append(replace(_closing(trained, items, session), moment=over))
    return SessionDone(tuple(events), tuple(_notes(trained, items)))


def _sets(
    trained: Trained, items: tuple[Item, ...], session: UUID, begun: datetime, method: Method
) -> Iterator[SetDone]:
    planned = [(item, number) for item in items for number in range(len(item.planned.sets))]
    stop = _stopping(trained, items)
    elapsed = timedelta()
    for step in timeline(items, method.frame.pacing, method.frame.load):
        elapsed += timedelta(seconds=step.seconds)
        if step.kind != "set":
            continue
        item, number = planned.pop(0)
        done = _set_done(trained, item, number, session)
        if item is stop:
            half = item.planned.sets[number].target // 2
            done = replace(done, done=half, ended=Ended.PAIN, hurts=trained.stopped_at is not None)
        yield replace(done, moment=begun + elapsed)
        if item is stop:
            return


def _set_done(trained: Trained, item: Item, number: int, session: UUID) -> SetDone:
    planned = item.planned.sets[number]
    told = [told for told in trained.deviations if _concerns(told, item, planned)]
    ended = next((deviation.ended for deviation in told if deviation.ended), Ended.COMPLETED)
    parts = {Ended.COMPLETED: planned.target, Ended.SKIPPED: 0.0}
    return SetDone(
        **UNSTAMPED, session=session, rung=item.rung, number=number, side=planned.side,
        done=parts.get(ended, planned.target // 2), ended=ended,
        too_hard=any(deviation.too_hard for deviation in told),
        hurts=any(deviation.hurts for deviation in told), load_kg=item.planned.load_kg,
    )  # fmt: skip


def _names(of: str, item: Item) -> bool:
    return of in ("all", item.rung, item.ladder, item.strand)


def _concerns(deviation: Deviation, item: Item, planned: PlannedSet) -> bool:
    return _names(deviation.of, item) and deviation.side in (None, planned.side)


def _stopping(trained: Trained, items: tuple[Item, ...]) -> Item | None:
    """The exercise at which pain ended the session; the last one where none is named."""
    if not trained.stopped_for_pain or not items:
        return None
    named = (item for item in items if trained.stopped_at and _names(trained.stopped_at, item))
    return next(named, items[-1])


def _closing(trained: Trained, items: tuple[Item, ...], session: UUID) -> SessionEnded:
    hurt = [item.rung for item in items if _hurt(trained, item)]
    strands = dict.fromkeys(item.strand for item in items)
    confidence = {strand: score for named, score in trained.confidence for strand in ((named,) if named else strands)}
    return SessionEnded(
        **UNSTAMPED, session=session, highest_pain=trained.highest, effort=trained.effort,
        new_leg_symptoms=trained.leg_symptoms, stopped_for_pain=trained.stopped_for_pain,
        hurt=tuple(hurt), confidence=confidence, note=trained.note,
    )  # fmt: skip


def _hurt(trained: Trained, item: Item) -> bool:
    stopped = trained.stopped_at is not None and _names(trained.stopped_at, item)
    return stopped or any(told.hurts and _names(told.of, item) for told in trained.deviations)


def _notes(trained: Trained, items: tuple[Item, ...]) -> Iterator[str]:
    named = [deviation.of for deviation in trained.deviations]
    for of in dict.fromkeys([*named, *((trained.stopped_at,) if trained.stopped_at else ())]):
        if not any(_names(of, item) for item in items):
            yield f"'{of}' was not part of the session."
