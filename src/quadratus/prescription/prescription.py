"""What today asks: the value that the player, the replay and the coach's list read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from quadratus.prescription.reasons import Choice, Reason
from quadratus.prescription.record.events import PlannedExercise, Side
from quadratus.protocol.schema import Dose, PhaseKey, Tier

Clearance = Literal["unknown", "emergency", "urgent", "clinician_first", "clear_with_exclusions", "clear"]
Zone = Literal["green", "amber", "red", "pending"]


class DayKind(StrEnum):
    """What sort of day it is."""

    BLOCKED = "blocked"
    SCREENING = "screening"
    BASELINE = "baseline"
    CLINICIAN = "clinician"
    FLARE = "flare"
    EASE = "ease"
    REST = "rest"
    TEST = "test"
    STRENGTH = "strength"
    PRACTICE = "practice"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Item:
    """One exercise of today: rung, dose, the planned sets in order, and why it is as it is.

    `load_kg` is the weight in each hand; `notes` are the changes that a condition of the person asks for.
    """

    rung: str
    exercise: str
    name: str
    strand: str
    ladder: str
    rung_number: int
    step: int
    dose: Dose
    planned: PlannedExercise
    notes: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides in the order in which they start."""
        return tuple(dict.fromkeys(planned.side for planned in self.planned.sets))


@dataclass(frozen=True, slots=True)
class HoldTest:
    """A timed hold of a test day: the rung, and the side that starts."""

    rung: str
    name: str
    first: Side
    cap_seconds: int


@dataclass(frozen=True, slots=True)
class TestPlan:
    """What a test day measures; `bend` says whether a tape measure is at hand."""

    hold: HoldTest | None
    bend: bool


@dataclass(frozen=True, slots=True)
class CriterionProgress:
    """One criterion of the gate with its evaluated rule."""

    key: str
    name: str
    reason: Reason

    @property
    def met(self) -> bool:
        """Whether the criterion holds."""
        return self.reason.met


@dataclass(frozen=True, slots=True)
class GateProgress:
    """The gate ahead: what it opens and how its criteria stand."""

    opens: PhaseKey
    name: str
    criteria: tuple[CriterionProgress, ...]
    review_due: bool = False
    says: str | None = None

    @property
    def met(self) -> bool:
        """Whether all criteria hold."""
        return all(criterion.met for criterion in self.criteria)


@dataclass(frozen=True, slots=True)
class FindingRaised:
    """A finding of the last screening, with its instruction."""

    key: str
    tier: Tier
    name: str
    say: str | None
    reason: Reason


@dataclass(frozen=True, slots=True)
class FocusPoints:
    """The points of one focus, and the evaluated signs behind them as (points if met, reason, noise)."""

    key: str
    name: str
    points: int
    signs: tuple[tuple[int, Reason, str | None], ...]


@dataclass(frozen=True, slots=True)
class FocusToday:
    """The focus in force: a key, or None for mixed / not sure; `points` are those of today, `choice` says why."""

    key: str | None
    name: str
    helps: str
    points: tuple[FocusPoints, ...]
    choice: Choice


@dataclass(frozen=True, slots=True)
class Prescription:
    """What today asks, and why. Made by `prescribe`; never changed afterwards.

    `minutes` is the length of `items` by the same numbers that the player uses; `walk` stands beside it.
    `choices` are the decisions of the day as a whole; those of an exercise stand with its item.
    `screening_due` names the occasion of a screening that comes first.
    """

    day: date
    kind: DayKind
    phase: PhaseKey
    week: int
    clearance: Clearance
    method_version: str
    items: tuple[Item, ...] = ()
    walk: Item | None = None
    test: TestPlan | None = None
    seconds: int = 0
    choices: tuple[Choice, ...] = ()
    screening_due: str | None = None
    findings: tuple[FindingRaised, ...] = ()
    gate: GateProgress | None = None
    focus: FocusToday | None = None
    focus_asks: bool = False
    flare_suggested: bool = False
    flare_may_end: bool = False
    baseline: float | None = None

    @property
    def minutes(self) -> int:
        """The length as it is shown: whole minutes, rounded up."""
        return -(-self.seconds // 60)
