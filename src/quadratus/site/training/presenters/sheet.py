"""The session on paper: what to do, and a log to tick."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from quadratus.prescription.prescription import DayKind, Item, Prescription, TestPlan
from quadratus.prescription.record.events import Side
from quadratus.prescription.today.timeline import repetitions_in
from quadratus.prescription.wording import dose_words
from quadratus.protocol.schema import Method
from quadratus.site.training import words

CUES = 2
_SIDE = {Side.LEFT: "Left", Side.RIGHT: "Right", Side.BOTH: "Done"}


@dataclass(frozen=True, slots=True)
class LogLine:
    """The boxes of one side: each is one set, and says its number of repetitions."""

    side: str
    sets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One exercise on paper."""

    name: str
    dose: str
    load: str
    first_side: str
    breathing: str
    cues: tuple[str, ...]
    stop_signs: tuple[str, ...]
    notes: tuple[str, ...]
    log: tuple[LogLine, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole sheet. `walk` is the dose of the walk that stands beside the session, or an empty text."""

    title: str
    day: date
    phase: str
    week: int
    minutes: str
    lines: tuple[Line, ...]
    walk: str
    test: TestPlan | None
    stop_now: tuple[str, ...]


def sheet(method: Method, today: Prescription, title: str) -> Sheet | None:
    """The session of a day on paper; nothing where the day asks for no exercise, or is blocked."""
    if not today.items or today.kind is DayKind.BLOCKED:
        return None
    return Sheet(
        title=title,
        day=today.day,
        phase=method.phase_by_key[today.phase].name,
        week=today.week,
        minutes=words.minutes_words(today.minutes),
        lines=tuple(_line(method, item) for item in today.items),
        walk=dose_words(today.walk) if today.walk else "",
        test=today.test,
        stop_now=method.screening.stop_now,
    )


def _line(method: Method, item: Item) -> Line:
    exercise, place = method.rung_by_key[item.rung]
    return Line(
        name=item.name,
        dose=dose_words(item),
        load=words.load_words(item.planned.load_kg, place.load.hands if place.load else 2),
        first_side=words.first_side_words(item.sides),
        breathing=exercise.breathing,
        cues=tuple(fault.cue for fault in exercise.faults[:CUES]),
        stop_signs=exercise.stop_signs,
        notes=item.notes,
        log=tuple(LogLine(_SIDE[side], _repetitions(item, side)) for side in item.sides),
    )


def _repetitions(item: Item, side: Side) -> tuple[int, ...]:
    return tuple(repetitions_in(item.dose, one.target) for one in item.planned.sets if one.side is side)
