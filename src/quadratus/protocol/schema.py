"""The shape of a method as data: what `protocol.toml` and its neighbours may say.

The values are immutable. Numbers that come from the literature carry `source`, a key of `evidence.toml`.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from quadratus.protocol.rules import Frozen, Rule

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
EvidenceKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
PhaseKey = Literal["one", "two", "maintenance"]


class HowWellKnown(StrEnum):
    """How well a row of evidence is known, from a page that was read to a mere proposal."""

    PAGE = "page"
    TOPIC = "topic"
    RECALL = "recall"
    UNSURE = "unsure"
    DERIVED = "derived"
    PROPOSAL = "proposal"


class Evidence(Frozen):
    """A claim that a number of the method rests on, and how well it is known."""

    key: EvidenceKey
    rows: Text
    claim: Text
    citation: Text
    known: HowWellKnown


# Exercises -------------------------------------------------------------------------------------


class Dose(Frozen):
    """How much of a rung is asked: the repetitions of each set, and what one repetition is.

    Exactly one of `hold_seconds`, `tempo_seconds`, `breath_seconds`, `metres` and `minutes` says what one
    repetition is: a hold, a movement, a breath, a stretch of carrying, a walk.
    """

    sets: tuple[int, ...] = Field(min_length=1)
    hold_seconds: int | None = Field(default=None, gt=0, le=60)
    tempo_seconds: int | None = Field(default=None, gt=0, le=30)
    breath_seconds: int | None = Field(default=None, gt=0, le=20)
    metres: int | None = Field(default=None, gt=0, le=200)
    minutes: int | None = Field(default=None, gt=0, le=60)
    pause_seconds: int = Field(default=0, ge=0, le=30)
    rest_seconds: int = Field(default=0, ge=0, le=180)

    @model_validator(mode="after")
    def _one_kind(self) -> Dose:
        kinds = ("hold_seconds", "tempo_seconds", "breath_seconds", "metres", "minutes")
        written = [kind for kind in kinds if getattr(self, kind) is not None]
        if len(written) != 1:
            raise ValueError(f"a dose is of one kind: write exactly one of {', '.join(kinds)}")
        if any(repetitions < 1 for repetitions in self.sets):
            raise ValueError("a set is empty: write at least 1 repetition in every set")
        return self

    @property
    def kind(self) -> Literal["hold", "movement", "breath", "carry", "walk"]:
        """What one repetition is."""
        if self.hold_seconds is not None:
            return "hold"
        if self.tempo_seconds is not None:
            return "movement"
        if self.breath_seconds is not None:
            return "breath"
        return "carry" if self.metres is not None else "walk"


class Load(Frozen):
    """The weight of a rung, in percent of body weight in each hand."""

    percent: float = Field(gt=0, le=50)
    hands: Literal[1, 2]


class Place(Frozen):
    """Where an exercise stands: a rung of a ladder, with the dose steps of that rung."""

    key: Key
    ladder: Key
    rung: int = Field(ge=1)
    name: Text | None = None
    load: Load | None = None
    doses: tuple[Dose, ...] = Field(min_length=1)


class Fault(Frozen):
    """A common deviation of form and the short sentence that mends it."""

    fault: Text
    cue: Text


Exclusion = Literal["block", "clearance", "modify"]


class Exercise(Frozen):
    """A movement: how it is done, whom it does not suit, and on which rungs it stands."""

    slug: Key
    name: Text
    purpose: Text
    set_up: tuple[Text, ...] = Field(min_length=1)
    movement: tuple[Text, ...] = Field(min_length=1)
    breathing: Text
    faults: tuple[Fault, ...] = Field(min_length=1)
    stop_signs: tuple[Text, ...] = Field(min_length=1)
    sides: Literal["together", "each"]
    position: Literal["floor", "standing", "sitting"]
    gentle: bool = False
    needs: tuple[Key, ...] = ()
    exclusions: dict[Key, Exclusion] = Field(default_factory=dict)
    modifications: dict[Key, Text] = Field(default_factory=dict)
    places: tuple[Place, ...] = Field(min_length=1)
    source: tuple[EvidenceKey, ...] = Field(min_length=1)


# The frame of the method -----------------------------------------------------------------------


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
    highest_hold_rung: int = Field(ge=1)
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
    """`protocol.toml`."""

    key: Key
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
    ease_day: EaseDay
    test_day: TestDay
    pacing: Pacing
    sides: SideRule


# Screening -------------------------------------------------------------------------------------

Tier = Literal["emergency", "urgent", "clinician", "exclusions"]
Occasion = Literal["intake", "flare_up", "fall", "worry", "gate", "red_sessions", "absence", "rhythm", "after_word"]


class Question(Frozen):
    """One screening question, in plain words. `not_sure_is_yes` reads an unsure answer as a yes."""

    key: Key
    text: Text
    more: Text | None = None
    not_sure_is_yes: bool = True
    source: EvidenceKey


class Finding(Frozen):
    """What a combination of answers means for training: a tier, and the conditions it brings along."""

    key: Key
    tier: Tier
    name: Text
    rule: Rule
    conditions: tuple[Key, ...] = ()
    say: Text | None = None
    source: EvidenceKey


class Action(Frozen):
    """The instruction of a tier: what to do, how soon, what to say."""

    title: Text
    do: tuple[Text, ...] = Field(min_length=1)
    how_soon: Text
    say: Text


class Condition(Frozen):
    """Something about a person's body that rules exercises out or changes them."""

    key: Key
    name: Text
    ask: Text
    compare_sides: bool = True
    self_declared: bool = True
    source: EvidenceKey


class Trigger(Frozen):
    """What makes a screening due, and what may be trained until it is answered."""

    occasion: Occasion
    rule: Rule
    until_answered: Literal["nothing", "breathing_and_walking"]
    source: EvidenceKey


class Screening(Frozen):
    """`screening.toml`."""

    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]
    conditions: tuple[Condition, ...]
    triggers: tuple[Trigger, ...]
    actions: dict[Literal["emergency", "urgent", "clinician"], Action]
    stop_now: tuple[Text, ...] = Field(min_length=1)


# Focuses ---------------------------------------------------------------------------------------


class Observation(Frozen):
    """Something a person can say about the own back with yes or no."""

    key: Key
    ask: Text
    source: EvidenceKey


class Sign(Frozen):
    """Points for or against a focus when a rule holds; `noise` says in words what must be exceeded."""

    rule: Rule
    points: int
    noise: Text | None = None


class Focus(Frozen):
    """An emphasis of training, chosen from observations; never a statement about a cause."""

    key: Key
    name: Text
    helps: Text
    wins: bool = False
    signs: tuple[Sign, ...] = Field(min_length=1)
    more: tuple[Key, ...] = ()
    less: tuple[Key, ...] = ()
    source: EvidenceKey


class Focuses(Frozen):
    """`focuses.toml`."""

    observations: tuple[Observation, ...]
    fewest_points: int = Field(ge=1)
    clear_lead: int = Field(ge=1)
    reevaluate_days: int = Field(ge=1)
    most_percent: float = Field(gt=0, le=30)
    mixed_name: Text
    mixed_helps: Text
    focuses: tuple[Focus, ...]
    source: EvidenceKey


# Measures --------------------------------------------------------------------------------------


class Measure(Frozen):
    """Something that is measured, with its own error and the change that matters.

    `error` is the smallest change beyond the noise of one measurement against another (MDC95 where known);
    `matters` and `matters_percent` are the change that people notice. A change is real only beyond all of them.
    """

    key: Key
    name: Text
    kind: Literal["scale", "own_words", "hold", "side_bend", "change", "score"]
    unit: Text
    lowest: float
    highest: float
    step: float = Field(gt=0)
    better: Literal["lower", "higher"]
    error: float = Field(ge=0)
    error_of_mean_of_3: float | None = Field(default=None, ge=0)
    matters: float = Field(ge=0)
    matters_percent: float | None = Field(default=None, ge=0)
    percent_from: float | None = None
    confirmations: int = Field(default=1, ge=1)
    ask: Text | None = None
    how: tuple[Text, ...] = ()
    note: Text | None = None
    source: tuple[EvidenceKey, ...] = Field(min_length=1)


# The whole -------------------------------------------------------------------------------------


class Method(Frozen):
    """A complete training method, loaded and checked."""

    frame: Frame
    screening: Screening
    focuses: Focuses
    exercises: tuple[Exercise, ...]
    measures: tuple[Measure, ...]
    evidence: tuple[Evidence, ...]

    @cached_property
    def fingerprint(self) -> str:
        """A short text that changes with any change of the method."""
        return sha256(self.model_dump_json().encode()).hexdigest()[:12]

    @cached_property
    def phase_by_key(self) -> dict[str, Phase]:
        """Phases by key."""
        return {phase.key: phase for phase in self.frame.phases}

    @cached_property
    def strand_by_key(self) -> dict[str, Strand]:
        """Strands by key."""
        return {strand.key: strand for strand in self.frame.strands}

    @cached_property
    def ladder_by_key(self) -> dict[str, Ladder]:
        """Ladders by key."""
        return {ladder.key: ladder for ladder in self.frame.ladders}

    @cached_property
    def rungs(self) -> dict[str, tuple[tuple[Exercise, Place], ...]]:
        """For each ladder its rungs from the lowest up, each as the exercise and its place."""
        by_ladder: dict[str, list[tuple[Exercise, Place]]] = {ladder.key: [] for ladder in self.frame.ladders}
        for exercise in self.exercises:
            for place in exercise.places:
                by_ladder[place.ladder].append((exercise, place))
        return {key: tuple(sorted(rungs, key=lambda rung: rung[1].rung)) for key, rungs in by_ladder.items()}

    @cached_property
    def rung_by_key(self) -> dict[str, tuple[Exercise, Place]]:
        """Rungs by their own key."""
        return {place.key: (exercise, place) for exercise in self.exercises for place in exercise.places}

    @cached_property
    def measure_by_key(self) -> dict[str, Measure]:
        """Measures by key."""
        return {measure.key: measure for measure in self.measures}

    @cached_property
    def condition_by_key(self) -> dict[str, Condition]:
        """Conditions by key."""
        return {condition.key: condition for condition in self.screening.conditions}

    @cached_property
    def evidence_by_key(self) -> dict[str, Evidence]:
        """Evidence by key."""
        return {row.key: row for row in self.evidence}

    @cached_property
    def names(self) -> dict[str, str]:
        """The words a person reads for the key of a rung, strand, ladder, condition, question, observation or thing."""
        return {
            **{thing.key: thing.name for thing in self.frame.equipment},
            **{observation.key: observation.ask for observation in self.focuses.observations},
            **{question.key: question.text for question in self.screening.questions},
            **{condition.key: condition.name for condition in self.screening.conditions},
            **{ladder.key: ladder.name for ladder in self.frame.ladders},
            **{strand.key: strand.name for strand in self.frame.strands},
            **{key: place.name or exercise.name for key, (exercise, place) in self.rung_by_key.items()},
        }
