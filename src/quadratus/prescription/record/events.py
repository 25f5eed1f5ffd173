"""What happened, as small immutable events.

Every event carries an id made where it happened, the moment (aware, in the person's own offset) and the local
day. Events are never edited: `Withdrawn` takes one back, a new one says it anew.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import with_config
from pydantic.types import AwareDatetime

Pain = Annotated[int, Ge(0), Le(10)]
Score = Annotated[int, Ge(0), Le(10)]
Short = Annotated[str, MinLen(1), MaxLen(200)]
Line = Annotated[str, MaxLen(2000)]
Area = Literal["left_lower", "right_lower", "middle", "left_hip", "right_hip", "left_leg", "right_leg"]
HurtArea = Literal[Area, "arm", "knee"]
LEGS: frozenset[Area] = frozenset({"left_leg", "right_leg"})


class Answer(StrEnum):
    """An answer to a screening question."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"


class Side(StrEnum):
    """The side of the body that a set trains; `BOTH` where the sides work together."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


class Ended(StrEnum):
    """What ended a set."""

    COMPLETED = "completed"
    TRUNK = "trunk"
    ARM_OR_SHOULDER = "arm_or_shoulder"
    PAIN = "pain"
    BREATH = "breath"
    OTHER = "other"
    SKIPPED = "skipped"


@with_config(extra="forbid")
@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    id: UUID
    moment: AwareDatetime
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined(_Event):
    """A person joined, said to be an adult and consented. `birth_year` is a calendar year."""

    name: Short
    birth_year: Annotated[int, Ge(1900), Le(2100)]
    adult: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened(_Event):
    """The screening was answered: each question by its key. A question left out counts as *not sure*."""

    answers: dict[str, Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClinicianWord(_Event):
    """A clinician let the person train. It covers the findings named, or all that stood in the way."""

    who: Short
    said: Line
    findings: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineGiven(_Event):
    """Where the person stands: pain of the last week, where it is, sitting hours, own observations."""

    usual_pain: Pain
    worst_pain: Pain
    areas: tuple[Area, ...] = ()
    sitting_hours: Annotated[float, Ge(0), Le(24)] | None = None
    observations: dict[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationsGiven(_Event):
    """The observations for the training focus, said anew; what is left out is not known from now on."""

    observations: dict[str, bool] = field(default_factory=dict)
    sitting_hours: Annotated[float, Ge(0), Le(24)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CircumstancesGiven(_Event):
    """What the session has to fit: minutes, equipment, conditions of the body, body weight in kilograms."""

    minutes: Annotated[int, Ge(5), Le(40)]
    equipment: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    body_weight_kg: Annotated[float, Ge(30), Le(300)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidenceGiven(_Event):
    """Confidence 0-10 in a strand of movements, by the key of the strand."""

    strand: str
    score: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityScored(_Event):
    """An activity in the person's own words, from 0 (cannot) to 10 (as before)."""

    activity: Short
    score: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedIn(_Event):
    """Before a session: pain now, news, a fall."""

    pain_now: Pain
    something_new: bool = False
    fell: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WorryTold(_Event):
    """Something new or worrying was told outside of a check-in: a screening comes first."""


@dataclass(frozen=True, slots=True)
class PlannedSet:
    """One set of one side as it was prescribed. `target` is in the unit of the dose."""

    side: Side
    target: float


@dataclass(frozen=True, slots=True)
class PlannedExercise:
    """One exercise of a prescription: the rung, the dose step (from 0), its sets and the load in each hand."""

    rung: str
    step: int
    sets: tuple[PlannedSet, ...]
    load_kg: float = 0.0
    counts_up: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionStarted(_Event):
    """A session was begun: what was prescribed, and the pain before."""

    session: UUID
    day_kind: str
    exercises: tuple[PlannedExercise, ...]
    pain_before: Pain
    method_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetDone(_Event):
    """One set of one side, done or ended early.

    `number` counts the planned sets of the exercise from 0. `done` is in the unit of the dose: seconds held,
    repetitions, breaths, metres, or minutes. Where it hurts, `pain` (0-10) and `where` say how much and in which areas;
    the highest pain of a session is never below the pain of its sets.
    """

    session: UUID
    rung: str
    number: Annotated[int, Ge(0), Le(50)]
    side: Side
    done: Annotated[float, Ge(0), Le(2000)]
    ended: Ended = Ended.COMPLETED
    too_hard: bool = False
    hurts: bool = False
    load_kg: Annotated[float, Ge(0), Le(200)] = 0.0
    pain: Pain | None = None
    where: tuple[HurtArea, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEnded(_Event):
    """The end of a session: highest pain during or right after, effort, leg symptoms, confidence by strand."""

    session: UUID
    highest_pain: Pain
    effort: Score
    new_leg_symptoms: bool = False
    stopped_for_pain: bool = False
    hurt: tuple[str, ...] = ()
    confidence: dict[str, Score] = field(default_factory=dict)
    note: Line = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkDone(_Event):
    """Minutes walked outside of a session. They count for the week of walking, and for nothing else."""

    minutes: Annotated[int, Ge(1), Le(600)]


@dataclass(frozen=True, slots=True, kw_only=True)
class MorningReported(_Event):
    """The back on waking: pain 0-10, minutes of stiffness, how the night was."""

    pain: Pain
    stiffness_minutes: Annotated[int, Ge(0), Le(600)] | None = None
    slept: Literal["well", "so_so", "badly"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FlareDeclared(_Event):
    """The person says that a flare-up has begun."""

    note: Line = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlareDay(_Event):
    """The one question of a flare-up day: easier, the same, worse."""

    answer: Literal["easier", "same", "worse"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlareOver(_Event):
    """The person says that the flare-up is over. It counts from when the mornings have settled too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldTested(_Event):
    """A timed hold of one side on a test day."""

    rung: str
    side: Literal[Side.LEFT, Side.RIGHT]
    seconds: Annotated[float, Ge(0), Le(600)]
    ended: Ended


@dataclass(frozen=True, slots=True, kw_only=True)
class BendTested(_Event):
    """A side bend to one side by tape, in centimetres."""

    side: Literal[Side.LEFT, Side.RIGHT]
    centimetres: Annotated[float, Ge(0), Le(60)]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureEntered(_Event):
    """A score of a measure taken by the person or elsewhere, by the key of the measure."""

    measure: str
    score: Annotated[float, Ge(-1000), Le(1000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class GateModeChosen(_Event):
    """Whether the gate reads *pain-free* strictly (0 of 10) or against the person's own baseline."""

    strict: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MaintenanceWished(_Event):
    """The person asks to go on to maintenance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachJoined(_Event):
    """A coach accompanies the person, and asks for a sign-off at the gate or not."""

    coach: Short
    asks_sign_off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachLeft(_Event):
    """The person ended the coaching."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachSignedOff(_Event):
    """The coach signed the gate off, with the form checklist seen."""

    note: Line = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachOpenedLadder(_Event):
    """A coach opens one ladder of Phase Two before the gate, with a reason, after six weeks in Phase One."""

    ladder: str
    reason: Short


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(_Event):
    """Takes back an event that was entered by mistake."""

    event: UUID


Event = (
    Joined | Screened | ClinicianWord | BaselineGiven | ObservationsGiven | CircumstancesGiven | ConfidenceGiven
    | ActivityScored | CheckedIn | WorryTold | SessionStarted | SetDone | SessionEnded | WalkDone | MorningReported
    | FlareDeclared | FlareDay | FlareOver | HoldTested | BendTested | MeasureEntered | GateModeChosen
    | MaintenanceWished | CoachJoined | CoachLeft | CoachSignedOff | CoachOpenedLadder | Withdrawn
)  # fmt: skip

KINDS: dict[str, type[Event]] = {
    "joined": Joined, "screened": Screened, "clinician_word": ClinicianWord, "baseline": BaselineGiven,
    "observations": ObservationsGiven, "circumstances": CircumstancesGiven, "confidence": ConfidenceGiven,
    "activity": ActivityScored, "check_in": CheckedIn, "worry_told": WorryTold,
    "session_started": SessionStarted, "set_done": SetDone,
    "session_ended": SessionEnded, "walk_done": WalkDone, "morning": MorningReported,
    "flare_declared": FlareDeclared, "flare_day": FlareDay, "flare_over": FlareOver,
    "hold_tested": HoldTested, "bend_tested": BendTested, "measure": MeasureEntered, "gate_mode": GateModeChosen,
    "maintenance_wished": MaintenanceWished, "coach_joined": CoachJoined, "coach_left": CoachLeft,
    "coach_signed_off": CoachSignedOff, "coach_opened_ladder": CoachOpenedLadder, "withdrawn": Withdrawn,
}  # fmt: skip
KIND_OF: dict[type, str] = {kind: name for name, kind in KINDS.items()}
