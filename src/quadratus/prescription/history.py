"""What has been so far: everything that a picture over time shows, also what the state no longer keeps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from uuid import UUID

from pydantic import TypeAdapter

from quadratus.prescription.folding import Folding
from quadratus.prescription.gate_since import GateWatch, Stands
from quadratus.prescription.prescription import Zone
from quadratus.prescription.record.events import (
    ConfidenceGiven,
    Ended,
    Event,
    FlareDeclared,
    SessionEnded,
    SessionStarted,
    SetDone,
    Side,
    WalkDone,
)
from quadratus.prescription.record.ordering import in_order
from quadratus.prescription.rules.response import is_late
from quadratus.prescription.state import KEPT_DAYS, FlareSpell, SessionRecord
from quadratus.protocol.schema import Method, PhaseKey


@dataclass(frozen=True, slots=True)
class MorningSeen:
    """The worst pain of one morning, 0-10."""

    day: date
    pain: int


@dataclass(frozen=True, slots=True)
class SessionSeen:
    """One session in which something was trained: pain before and highest, 0-10, and the answer of the back."""

    day: date
    last_moment: datetime
    before: int
    highest: int | None
    settled: Zone
    day_kind: str

    def zone(self, method: Method, now: datetime) -> Zone:
        """The zone as it reads now: a morning that did not come in time makes it amber."""
        return "amber" if self.settled == "pending" and is_late(method, self.last_moment, now) else self.settled


@dataclass(frozen=True, slots=True)
class PhaseFrom:
    """A phase and the day on which it began."""

    phase: PhaseKey
    day: date


@dataclass(frozen=True, slots=True)
class BaselineFrom:
    """The usual pain and the day from which it was in force."""

    day: date
    value: float


@dataclass(frozen=True, slots=True)
class Walked:
    """Minutes walked on one day."""

    day: date
    minutes: float


@dataclass(frozen=True, slots=True)
class SidesDone:
    """Sets done on each side on one day, left-out ones not counted."""

    day: date
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class ConfidenceSaid:
    """Confidence 0-10 by strand, as it was last given on one day."""

    day: date
    scores: dict[str, int]


@dataclass(frozen=True, slots=True)
class FlareSeen:
    """One flare-up with the note that was written when it was declared."""

    spell: FlareSpell
    note: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """Everything over time, oldest first. Made by `history`, never changed by hand."""

    mornings: tuple[MorningSeen, ...] = ()
    sessions: tuple[SessionSeen, ...] = ()
    flares: tuple[FlareSeen, ...] = ()
    phases: tuple[PhaseFrom, ...] = ()
    baselines: tuple[BaselineFrom, ...] = ()
    walks: tuple[Walked, ...] = ()
    sides: tuple[SidesDone, ...] = ()
    confidence: tuple[ConfidenceSaid, ...] = ()
    stands: tuple[Stands, ...] = ()
    last_day: date | None = None

    @property
    def first_day(self) -> date | None:
        """The first day with a morning or a session."""
        days = [one[0].day for one in (self.mornings, self.sessions) if one]
        return min(days, default=None)


def history(method: Method, events: Iterable[Event]) -> History:
    """What has been so far. Depends on the set of events alone, not on their order or number of copies."""
    ordered = in_order(events)
    record = _Record(method, ordered[-1].day - timedelta(days=KEPT_DAYS) if ordered else date.min)
    for event in ordered:
        record.add(event)
    return record.made()


@dataclass
class _Record:
    """Takes events in order, and notes what the fold makes of them."""

    method: Method
    watched_from: date
    folding: Folding = field(init=False)
    watch: GateWatch = field(init=False)
    day: date | None = None
    phases: list[PhaseFrom] = field(default_factory=list)
    baselines: list[BaselineFrom] = field(default_factory=list)
    sets: dict[tuple[UUID, str, int], SetDone] = field(default_factory=dict)
    session_days: dict[UUID, date] = field(default_factory=dict)
    confidence: dict[date, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    notes: dict[datetime, str] = field(default_factory=dict)
    walked: dict[date, float] = field(default_factory=lambda: defaultdict(float))

    def __post_init__(self) -> None:
        self.folding = Folding(self.method)
        self.watch = GateWatch(self.method, self.watched_from)

    def add(self, event: Event) -> None:
        """Take the next event."""
        if self.day is not None and event.day > max(self.day, self.watched_from):
            self.watch.until(self.folding.state(), self.day, event.day, event.moment.tzinfo)
        self.day = max(self.day, event.day) if self.day else event.day
        self.folding.add(event)
        self._note(event)

    def _note(self, event: Event) -> None:
        match event:
            case SessionStarted():
                self.session_days.setdefault(event.session, event.day)
            case SetDone():
                self.sets[event.session, event.rung, event.number] = event
            case ConfidenceGiven():
                self.confidence[event.day][event.strand] = event.score
            case SessionEnded() if event.confidence:
                self.confidence[event.day] |= event.confidence
            case WalkDone():
                self.walked[event.day] += event.minutes
            case FlareDeclared():
                self.notes[event.moment] = event.note
            case _:
                pass
        phase, baseline = self.folding.phase, self.folding.baseline
        if not self.phases or self.phases[-1].phase != phase:
            self.phases.append(PhaseFrom(phase, event.day))
        if baseline is not None and (not self.baselines or self.baselines[-1].value != baseline):
            self.baselines.append(BaselineFrom(event.day, baseline))

    def made(self) -> History:
        """The history after the events so far."""
        flares = self.folding.state().flares
        return History(
            mornings=tuple(MorningSeen(one.day, one.pain) for one in self.folding.every_morning()),
            sessions=tuple(_seen(one) for one in self.folding.every_session() if self._trained(one)),
            flares=tuple(FlareSeen(spell, self.notes.get(spell.moment, "")) for spell in flares),
            phases=tuple(self.phases),
            baselines=tuple(self.baselines),
            walks=self._walks(),
            sides=self._sides(),
            confidence=tuple(ConfidenceSaid(day, scores) for day, scores in sorted(self.confidence.items())),
            stands=self.watch.stands(),
            last_day=self.day,
        )

    def _trained(self, session: SessionRecord) -> bool:
        return any(self._role(one.strand) != "walking" for one in session.performances)

    def _role(self, strand: str) -> str:
        return self.method.strand_by_key[strand].role

    def _done(self) -> Iterable[tuple[date, SetDone]]:
        """The sets that were done, with the day of their session; a set without a known session counts nowhere."""
        for one in self.sets.values():
            day = self.session_days.get(one.session)
            if day is not None and one.rung in self.method.rung_by_key and one.done > 0:
                yield day, one

    def _walks(self) -> tuple[Walked, ...]:
        minutes = defaultdict(float, self.walked)
        for day, one in self._done():
            _, place = self.method.rung_by_key[one.rung]
            if self._role(self.method.ladder_by_key[place.ladder].strand) == "walking":
                minutes[day] += one.done
        return tuple(Walked(day, sum_) for day, sum_ in sorted(minutes.items()))

    def _sides(self) -> tuple[SidesDone, ...]:
        sides: dict[date, dict[Side, int]] = defaultdict(lambda: {Side.LEFT: 0, Side.RIGHT: 0})
        for day, one in self._done():
            if one.ended is not Ended.SKIPPED and one.side is not Side.BOTH:
                sides[day][one.side] += 1
        return tuple(SidesDone(day, done[Side.LEFT], done[Side.RIGHT]) for day, done in sorted(sides.items()))


def _seen(session: SessionRecord) -> SessionSeen:
    return SessionSeen(
        session.day,
        session.last_moment,
        session.pain_before,
        session.highest_pain,
        session.settled,
        session.day_kind,
    )


@cache
def _adapter() -> TypeAdapter[History]:
    return TypeAdapter(History)


def dump_history(made: History) -> bytes:
    """The history as JSON, for a cache that can be rebuilt from the events at any time."""
    return _adapter().dump_json(made)


def load_history(body: bytes) -> History:
    """The history that `dump_history` wrote.

    Raises:
        ValueError: the cache is of another shape; rebuild it.
    """
    return _adapter().validate_json(body)
