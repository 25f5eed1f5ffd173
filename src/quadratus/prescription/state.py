"""What is true of a person: the state that events add up to, and its cache."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import Literal
from uuid import UUID

from pydantic import TypeAdapter

from quadratus.prescription.prescription import Zone
from quadratus.prescription.reasons import Choice, Reason
from quadratus.prescription.record.events import (
    Answer,
    BaselineGiven,
    BendTested,
    CircumstancesGiven,
    Event,
    HoldTested,
    HurtArea,
    Joined,
    SessionStarted,
)
from quadratus.protocol.schema import Method, PhaseKey

KEPT_DAYS = 120


@dataclass(frozen=True, slots=True)
class Performance:
    """One exercise of one session as it was done.

    `complete` holds when every planned set of every side reached its target at its load. `held` counts the
    complete sets of the lower side. `load_seconds` is load x time in kilogram seconds.
    `hurts` holds where a set hurt or was ended for pain, or the exercise was named at the end as what hurt.
    `where` names the areas that hurt.
    """

    rung: str
    ladder: str
    strand: str
    step: int
    complete: bool
    early_stop: bool
    too_hard: bool
    hurts: bool
    arm_stop: bool
    counts_up: bool
    held: int
    hold_seconds: int
    load_seconds: float
    where: tuple[HurtArea, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One session and the answer of the back to it.

    `settled` is the zone as far as it does not depend on the clock: a green answer still waiting for its morning
    is *pending*. `baseline` is the one in force when the session began. `phase` is the phase it was done in.
    """

    id: UUID
    day: date
    started: datetime
    day_kind: str
    phase: PhaseKey
    pain_before: int
    baseline: float
    ended: datetime | None = None
    highest_pain: int | None = None
    effort: int | None = None
    new_leg_symptoms: bool = False
    stopped_for_pain: bool = False
    hurt: tuple[str, ...] = ()
    morning: int | None = None
    settled: Zone = "pending"
    performances: tuple[Performance, ...] = ()

    @property
    def added_pain(self) -> int | None:
        """Highest pain during or right after, minus pain before."""
        return None if self.highest_pain is None else self.highest_pain - self.pain_before

    @property
    def last_moment(self) -> datetime:
        """The end, or the start of a session that was never ended."""
        return self.ended or self.started


@dataclass(frozen=True, slots=True)
class Morning:
    """The worst report of one morning."""

    day: date
    moment: datetime
    pain: int
    stiffness_minutes: int | None


@dataclass(frozen=True, slots=True)
class FlareSpell:
    """One flare-up. `said_over` is the person's word; it ends when the mornings have settled as well."""

    began: date
    moment: datetime
    ended: date | None = None
    said_over: bool = False
    answers: tuple[tuple[date, Literal["easier", "same", "worse"]], ...] = ()


@dataclass(frozen=True, slots=True)
class Rise:
    """What went up last on a loaded ladder, and when."""

    day: date
    kind: Literal["load", "amount"]


@dataclass(frozen=True, slots=True)
class LadderState:
    """Where a person stands on a ladder.

    `rung` counts from 1, `step` from 0. `recent` names the sessions since the last change in which the ladder was
    trained, oldest first. `best` is the highest rung done complete, `safe` the highest done complete and green.
    `kept_by` is what kept it from going up when the last of them was answered.
    """

    rung: int = 1
    step: int = 0
    recent: tuple[UUID, ...] = ()
    last_trained: date | None = None
    last_rise: Rise | None = None
    last_change: Choice | None = None
    spared: bool = False
    best: int = 0
    safe: int = 0
    kept_by: Reason | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """The most sets of a hold that were complete on the lower side in one session of the present phase."""

    ladder: str
    rung: int
    hold_seconds: int
    sets: int


@dataclass(frozen=True, slots=True)
class Observed:
    """What the person last said of the own back, for the focus: yes or no by observation, hours of sitting a day."""

    day: date
    answers: dict[str, bool]
    sitting_hours: float | None


@dataclass(frozen=True, slots=True)
class WalkedToday:
    """Minutes walked outside of sessions on the last day with such a walk."""

    day: date
    minutes: int


@dataclass(frozen=True, slots=True)
class FocusHeld:
    """The focus chosen at the last evaluation, and why."""

    key: str | None
    day: date
    choice: Choice


@dataclass(frozen=True, slots=True)
class Block:
    """An emergency or urgent screening; `word` says that a clinician has spoken and a new screening may lift it."""

    tier: Literal["emergency", "urgent"]
    day: date
    word: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """Everything that the decision of a day needs. Made by `fold`, never changed by hand.

    `raised` are the findings of the last screening, `covered` those a clinician has spoken on. `waiting` are the
    reasons why a screening is due that something which happened has left behind.
    """

    joined: Joined | None = None
    answers: dict[str, Answer] = field(default_factory=dict)
    raised: tuple[str, ...] = ()
    covered: tuple[str, ...] = ()
    cleared_conditions: tuple[str, ...] = ()
    block: Block | None = None
    screenings: int = 0
    last_screening: date | None = None
    waiting: tuple[str, ...] = ()
    word_days: tuple[date, ...] = ()
    baseline_given: BaselineGiven | None = None
    baseline: float | None = None
    baseline_due: bool = True
    observed: Observed | None = None
    circumstances: CircumstancesGiven | None = None
    confidence: dict[str, int] = field(default_factory=dict)
    check_in: tuple[date, int] | None = None
    phase: PhaseKey = "one"
    phase_since: date | None = None
    sessions_in_phase: int = 0
    held: tuple[Held, ...] = ()
    back_to_one: Choice | None = None
    ladders: dict[str, LadderState] = field(default_factory=dict)
    opened: tuple[str, ...] = ()
    first_training: date | None = None
    last_training: date | None = None
    last_strength: datetime | None = None
    hold_back_since: date | None = None
    sessions: tuple[SessionRecord, ...] = ()
    mornings: tuple[Morning, ...] = ()
    flares: tuple[FlareSpell, ...] = ()
    return_left: int = 0
    holds: tuple[HoldTested, ...] = ()
    bends: tuple[BendTested, ...] = ()
    focus: FocusHeld | None = None
    coach: str | None = None
    coach_asks_sign_off: bool = False
    coach_signed_off: bool = False
    strict_gate: bool = False
    open_session: SessionStarted | None = None
    walked: WalkedToday | None = None
    load_reached: float = 0.0

    @property
    def name(self) -> str:
        """The name the person gave, or an empty text."""
        return self.joined.name if self.joined else ""

    @property
    def flare(self) -> FlareSpell | None:
        """The flare-up that is going on."""
        return self.flares[-1] if self.flares and self.flares[-1].ended is None else None


def zone_of(method: Method, session: SessionRecord, now: datetime) -> Zone:
    """The zone of a session as it reads now: a morning that did not come in time makes it amber."""
    if session.settled == "pending" and now - session.last_moment > timedelta(
        hours=method.frame.response.morning_within_hours
    ):
        return "amber"
    return session.settled


def fold(method: Method, events: Iterable[Event]) -> State:
    """What the events add up to. Depends on the set of events alone, not on their order or number of copies."""
    from quadratus.prescription.folding import Folding
    from quadratus.prescription.record.ordering import in_order

    folding = Folding(method)
    for event in in_order(events):
        folding.add(event)
    return folding.state()


@cache
def _adapter() -> TypeAdapter[State]:
    return TypeAdapter(State)


def dump_state(state: State) -> bytes:
    """The state as JSON, for a cache that can be rebuilt from the events at any time."""
    return _adapter().dump_json(state)


def load_state(body: bytes) -> State:
    """The state that `dump_state` wrote.

    Raises:
        ValueError: the cache is of another shape; rebuild it.
    """
    return _adapter().validate_json(body)
