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
from quadratus.prescription.reasons import Choice, sentence
from quadratus.prescription.record.events import PlannedSet, Side
from quadratus.prescription.state import zone_of
from quadratus.prescription.today.timeline import repetitions_in
from quadratus.prescription.wording import told
from quadratus.protocol.schema import Method, PhaseKey
from quadratus.trials.diary import Diary
from quadratus.trials.living import LivedDay, live

_ONE_REPETITION = {
    "hold": ("hold of {} s", "holds of {} s"),
    "movement": ("repetition", "repetitions"),
    "breath": ("breath", "breaths"),
    "carry": ("carry of {} m", "carries of {} m"),
    "walk": ("walk of {} min", "walks of {} min"),
}


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
    """One day of a replay. `zone` is the answer of the back to the last session, as known then."""

    number: int
    date: date
    kind: DayKind
    phase: PhaseKey
    clearance: Clearance
    zone: Zone | None
    exercises: tuple[ExerciseAsked, ...]
    gate: tuple[CriterionShown, ...]
    choices: tuple[Choice, ...]
    findings: tuple[FindingRaised, ...]
    notes: tuple[str, ...]

    @property
    def reasons(self) -> tuple[ReasonShown, ...]:
        """Every decision in words."""
        return tuple(ReasonShown(*told(choice)) for choice in self.choices)


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
        exercises=tuple(_exercise(item) for item in items_of(asked)),
        gate=_gate(asked.gate),
        choices=choices_of(asked),
        findings=asked.findings,
        notes=lived.notes,
    )


def items_of(asked: Prescription) -> tuple[Item, ...]:
    """The exercises of a day, the walk last."""
    return (*asked.items, *((asked.walk,) if asked.walk else ()))


def choices_of(asked: Prescription) -> tuple[Choice, ...]:
    """Every decision of a day, those of the day before those of its exercises."""
    return (*asked.choices, *(choice for item in items_of(asked) for choice in item.choices))


def _exercise(item: Item) -> ExerciseAsked:
    planned = item.planned
    return ExerciseAsked(
        item.rung,
        item.name,
        item.step,
        dose_in_words(item),
        planned.sets,
        item.sides,
        planned.load_kg,
    )


def _gate(gate: GateProgress | None) -> tuple[CriterionShown, ...]:
    if gate is None:
        return ()
    return tuple(
        CriterionShown(
            criterion.key,
            criterion.met,
            tuple(sentence(leaf) for leaf in criterion.reason.leaves()),
        )
        for criterion in gate.criteria
    )


def dose_in_words(item: Item) -> str:
    """How much of an exercise is asked, for example *sets of 3, 2 and 1 holds of 10 s*."""
    by_side = {side: _repetitions(item, side) for side in item.sides}
    first, *others = by_side
    if not others:
        parts = [_sets_in_words(item, by_side[first])]
    elif len(set(by_side.values())) == 1:
        parts = [_sets_in_words(item, by_side[first]), f"on each side, {first.value} first"]
    else:
        sides = (f"{side.value}: {_sets_in_words(item, sets)}" for side, sets in by_side.items())
        parts = ["; ".join(sides)]
    if item.planned.load_kg:
        parts.append(f"with {item.planned.load_kg:g} kg a hand")
    return ", ".join(parts)


def _repetitions(item: Item, side: Side) -> tuple[int, ...]:
    sets = (planned for planned in item.planned.sets if planned.side is side)
    return tuple(repetitions_in(item.dose, planned.target) for planned in sets)


def _sets_in_words(item: Item, repetitions: tuple[int, ...]) -> str:
    dose = item.dose
    one, several = _ONE_REPETITION[dose.kind]
    amount = dose.hold_seconds or dose.metres or dose.minutes
    number = len(repetitions)
    if repetitions == (1,):
        return f"1 {one.format(amount)}"
    unit = several.format(amount)
    if number == 1 or set(repetitions) == {1}:
        return f"{sum(repetitions)} {unit}"
    if len(set(repetitions)) == 1:
        return f"{number} sets of {repetitions[0]} {unit}"
    *most, last = (str(count) for count in repetitions)
    return f"sets of {', '.join(most)} and {last} {unit}"


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
