"""`protocol.toml`: phases, strands, ladders, and every rule that is not about one exercise."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from quadratus.protocol.rules import Frozen, Rule
from quadratus.protocol.schema.words import EvidenceKey, Key, Language, PhaseKey, Text

_Seconds = Annotated[int, Field(ge=0, le=20)]


class Strand(Frozen):
    """A line of training with its own ladders; `role` says what part it takes in a session.

    *breathing* is never left out before holds; *accessory* is what gives way when minutes are short; *strength*
    is trained two or three times a week; *walking* stands beside every session.
    """

    key: Key
    name: Text
    purpose: Text
    role: Literal["breathing", "accessory", "strength", "walking"]
    most_a_session: int = Field(ge=1)


class Ladder(Frozen):
    """The ordered variations of a strand. `spared_by` names the ladder that takes its place for a sore shoulder."""

    key: Key
    name: Text
    strand: Key
    spared_by: Key | None = None
    stands_in_only: bool = False


class Phase(Frozen):
    """One of the three phases: what it trains, how often, and the range of effort that allows a step up."""

    key: PhaseKey
    name: Text
    purpose: Text
    strands: tuple[Key, ...] = Field(min_length=1)
    practice_strands: tuple[Key, ...] = ()
    strength_days_a_week: int = Field(ge=1, le=7)
    days_between_strength: int = Field(ge=1, le=7)
    hours_between_strength: int = Field(ge=0, le=168)
    training_days_running: int = Field(ge=1, le=7)
    effort: Rule
    test_every_days: int = Field(ge=1)
    source: EvidenceKey


class Response(Frozen):
    """How the answer of the back to one session is read. The first rule that holds names the zone."""

    red: Rule
    amber: Rule
    morning_within_hours: int = Field(gt=0)
    source: EvidenceKey


class Baseline(Frozen):
    """How the baseline follows improvement: the median of the mornings of a window, once there are enough."""

    window_days: int = Field(gt=0)
    mornings_needed: int = Field(gt=0)
    source: EvidenceKey


class Progression(Frozen):
    """When an exercise goes up, and what takes it down."""

    performances: int = Field(ge=2)
    qualifies: Rule
    confidence_for_rung: Rule
    too_hard_running: int = Field(ge=1)
    shoulder_stops_running: int = Field(ge=1)
    hold_back: Rule
    hold_back_days: int = Field(gt=0)
    one_rise_days: int = Field(gt=0)
    source: EvidenceKey


class LoadCaps(Frozen):
    """The caps on what is carried."""

    weekly_rise_percent: float = Field(ge=0, le=100)
    weeks_compared: int = Field(ge=1)
    starting_sessions_a_week: int = Field(ge=1, le=7)
    one_hand_percent_without_coach: float = Field(gt=0, le=100)
    round_down_to_kg: float = Field(gt=0)
    metres_a_second: float = Field(gt=0)
    source: EvidenceKey


class Criterion(Frozen):
    """One criterion of a gate; `strict` takes its place when the person chose the strict reading."""

    key: Key
    name: Text
    rule: Rule
    strict: Rule | None = None
    source: EvidenceKey


class Review(Frozen):
    """What happens when a gate stays shut for long."""

    after_days: int = Field(gt=0)
    says: Text
    source: EvidenceKey


class Gate(Frozen):
    """The criteria that open a phase; all of them."""

    opens: PhaseKey
    name: Text
    by_wish: bool = False
    criteria: tuple[Criterion, ...] = Field(min_length=1)
    review: Review | None = None


class Flare(Frozen):
    """The way through a flare-up."""

    suggest: Rule
    strands: tuple[Key, ...] = Field(min_length=1)
    settled: Rule
    return_sessions: int = Field(ge=1)
    return_sets_percent: float = Field(gt=0, le=100)
    clinician_first: Rule
    closes_gate: Rule
    source: EvidenceKey


class Absence(Frozen):
    """What a time away does: days away from which a step, a rung, or a fresh start follows."""

    step_down_days: int = Field(gt=0)
    rung_down_days: int = Field(gt=0)
    start_again_days: int = Field(gt=0)
    source: EvidenceKey


class Walking(Frozen):
    """What a week of walking aims at, in every phase; an aim, never a condition."""

    days_a_week: int = Field(ge=1, le=7)
    minutes_a_day: int = Field(gt=0, le=120)
    source: EvidenceKey

    @property
    def minutes_a_week(self) -> int:
        """The minutes that a week aims at."""
        return self.days_a_week * self.minutes_a_day


class EaseDay(Frozen):
    """A day on which the back is sorer than usual."""

    rule: Rule
    strands: tuple[Key, ...] = Field(min_length=1)
    source: EvidenceKey


class TestDay(Frozen):
    """The day that measures in place of training."""

    hold_ladders: tuple[Key, ...] = Field(min_length=1)
    cap_seconds: int = Field(gt=0, le=60)
    not_when: Rule
    source: EvidenceKey


class Pacing(Frozen):
    """The seconds that the player adds around the sets, and the bounds of a session."""

    get_ready_seconds: int = Field(ge=0)
    switch_sides_seconds: int = Field(ge=0)
    change_seconds: int = Field(ge=0)
    fewest_minutes: int = Field(ge=1)
    most_minutes: int = Field(ge=1)
    most_minutes_of_practice: int = Field(ge=1)
    source: EvidenceKey


Breath = tuple[_Seconds, _Seconds, _Seconds, _Seconds]


class Pacer(Frozen):
    """How the player paces breaths and movements.

    A breath is its seconds in, held full, out and held empty. `breaths` holds one for each length of breath that doses
    ask for; `beside_holds` runs beside everything that is not a breath. `movement` is how a repetition is shared out:
    to the far point, staying there, back.
    """

    breaths: tuple[Breath, ...] = Field(min_length=1)
    beside_holds: Breath
    movement: tuple[_Seconds, _Seconds, _Seconds]
    source: EvidenceKey
    movement_source: EvidenceKey

    def breath_of(self, seconds: int) -> Breath | None:
        """The breath of a length in seconds; nothing where the method has none."""
        return next((breath for breath in self.breaths if sum(breath) == seconds), None)


class SideRule(Frozen):
    """When a difference between left and right is real, and what follows from it."""

    hold_percent: float = Field(gt=0)
    hold_test_days: int = Field(ge=1)
    bend_cm_once: float = Field(gt=0)
    bend_cm_mean: float = Field(gt=0)
    bend_test_days: int = Field(ge=1)
    extra_sets: int = Field(ge=0)
    source: EvidenceKey


class Equipment(Frozen):
    """A thing a person may have at home; `everyone` marks what each home has."""

    key: Key
    name: Text
    everyone: bool = False


class Frame(Frozen):
    """`protocol.toml`. `language` is the one in which the texts of the method are written."""

    key: Key
    language: Language = "en"
    name: Text
    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
    summary: Text
    adults_from: int = Field(ge=18)
    strands: tuple[Strand, ...]
    ladders: tuple[Ladder, ...]
    phases: tuple[Phase, ...] = Field(min_length=3, max_length=3)
    equipment: tuple[Equipment, ...]
    baseline: Baseline
    response: Response
    progression: Progression
    load: LoadCaps
    gates: tuple[Gate, ...]
    flare: Flare
    absence: Absence
    walking: Walking
    ease_day: EaseDay
    test_day: TestDay
    pacing: Pacing
    pacer: Pacer
    sides: SideRule
