"""What was prescribed on each day of a diary, and why; as values, and as one JSON line a day."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from quadratus.prescription.prescription import (
    Clearance,
    DayKind,
    FindingRaised,
    GateProgress,
    Item,
    Prescription,
    Zone,
)
from quadratus.prescription.reasons import Choice
from quadratus.prescription.record.events import PlannedSet, Side
from quadratus.prescription.state import zone_of
from quadratus.prescription.wording import dose_words, sentence, told
from quadratus.protocol.schema import Method, PhaseKey
from quadratus.trials.diary import Diary
from quadratus.trials.living import LivedDay, live


@dataclass(frozen=True, slots=True)
class ExerciseAsked:
    """One exercise of a day. `step` counts the dose steps of the rung from 0."""

    rung: str
    name: str
    step: int
    dose: str
    sets: tuple[PlannedSet, ...]
    sides: tuple[Side, ...]
    load_kg: float


@dataclass(frozen=True, slots=True)
class CriterionShown:
    """One criterion of the gate ahead, with a sentence for each of its facts."""

    key: str
    met: bool
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReasonShown:
    """One decision and the sentences of its reason."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DayRecord:
    """One day of a replay.

    `zone` is the answer of the back to the last session, as known then; `reasons` are the `choices` in words.
    """

    number: int
    date: date
    kind: DayKind
    phase: PhaseKey
    clearance: Clearance
    zone: Zone | None
    exercises: tuple[ExerciseAsked, ...]
    gate: tuple[CriterionShown, ...]
    choices: tuple[Choice, ...]
    reasons: tuple[ReasonShown, ...]
    findings: tuple[FindingRaised, ...]
    notes: tuple[str, ...]


def replay(diary: Diary, method: Method) -> Iterator[DayRecord]:
    """Live through a diary and tell each day.

    Raises:
        BrokenDiaryError: a line says what cannot be.
    """
    for lived in live(diary, method):
        yield record_of(lived, method)


def record_of(lived: LivedDay, method: Method) -> DayRecord:
    """What is told of one lived day."""
    asked = lived.prescription
    sessions = lived.state.sessions
    return DayRecord(
        number=lived.number,
        date=lived.day,
        kind=asked.kind,
        phase=asked.phase,
        clearance=asked.clearance,
        zone=zone_of(method, sessions[-1], lived.moment) if sessions else None,
        exercises=tuple(_exercise(item, method) for item in items_of(asked)),
        gate=_gate(asked.gate, method),
        choices=choices_of(asked),
        reasons=tuple(ReasonShown(*told(choice, method)) for choice in choices_of(asked)),
        findings=asked.findings,
        notes=lived.notes,
    )


def items_of(asked: Prescription) -> tuple[Item, ...]:
    """The exercises of a day, the walk last."""
    return (*asked.items, *((asked.walk,) if asked.walk else ()))


def choices_of(asked: Prescription) -> tuple[Choice, ...]:
    """Every decision of a day, those of the day before those of its exercises."""
    return (*asked.choices, *(choice for item in items_of(asked) for choice in item.choices))


def _exercise(item: Item, method: Method) -> ExerciseAsked:
    planned = item.planned
    return ExerciseAsked(
        item.rung,
        item.name,
        item.step,
        dose_words(item, method.language) + (f", {planned.load_kg:g} kg a hand" if planned.load_kg else ""),
        planned.sets,
        item.sides,
        planned.load_kg,
    )


def _gate(gate: GateProgress | None, method: Method) -> tuple[CriterionShown, ...]:
    if gate is None:
        return ()
    return tuple(
        CriterionShown(
            criterion.key,
            criterion.met,
            tuple(sentence(leaf, method) for leaf in criterion.reason.leaves()),
        )
        for criterion in gate.criteria
    )


def json_line(record: DayRecord) -> str:
    """One day as one line of JSON; its keys are described in docs/diary-format.md."""
    return json.dumps(
        {
            "date": record.date.isoformat(),
            "kind": record.kind.value,
            "phase": record.phase,
            "clearance": record.clearance,
            "zone": record.zone,
            "exercises": [
                {
                    "rung": exercise.rung,
                    "name": exercise.name,
                    "step": exercise.step,
                    "dose": exercise.dose,
                    "sets": [{"side": one.side.value, "target": one.target} for one in exercise.sets],
                    "sides": [side.value for side in exercise.sides],
                    "load_kg": exercise.load_kg,
                }
                for exercise in record.exercises
            ],
            "gate": [{"key": one.key, "met": one.met, "sentences": one.sentences} for one in record.gate],
            "reasons": [{"heading": reason.heading, "sentences": reason.sentences} for reason in record.reasons],
        }
    )
