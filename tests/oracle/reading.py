"""The events of one person as they lie there, and what can be read off them by looking through all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from quadratus.prescription.record.events import (
    BaselineGiven,
    BendTested,
    CheckedIn,
    ClinicianWord,
    Ended,
    Event,
    HoldTested,
    MorningReported,
    PlannedExercise,
    Screened,
    SessionEnded,
    SessionStarted,
    SetDone,
    Side,
    Withdrawn,
    WorryTold,
)
from quadratus.protocol.facts import FACTS
from quadratus.protocol.rules import AllOf, AnyOf, Predicate
from quadratus.protocol.schema import Exercise, Method, Place

CLOCKS_APART = timedelta(hours=12)
# Whatever was said that bears on safety.
_STAYS = Screened | ClinicianWord | CheckedIn | WorryTold | SessionEnded | Withdrawn
Kind = TypeVar("Kind", bound=Event)
Value = float | bool | str | None


Answer = TypeVar("Answer")


def remembered(question: Callable[[Log], Answer]) -> Callable[[Log], Answer]:
    """Asks a question about the same events only once; it changes no answer."""

    def asked(log: Log) -> Answer:
        answers: dict[str, Answer] = log.__dict__.setdefault("answers", {})
        name = question.__qualname__
        if name not in answers:
            answers[name] = question(log)
        return answers[name]

    return asked


def ordered(events: Iterable[Event]) -> tuple[Event, ...]:
    """Each event once and none that was withdrawn, by moment and id."""
    everything = list(events)
    chosen: dict[UUID, Event] = {}
    for event in everything:
        chosen[event.id] = min((other for other in (event, chosen.get(event.id)) if other is not None), key=repr)
    withdrawn = {event.event for event in chosen.values() if isinstance(event, Withdrawn)}
    stays = [event for event in chosen.values() if event.id not in withdrawn or isinstance(event, _STAYS)]
    moments = told_at(stays)
    return tuple(sorted(stays, key=lambda event: (moments[event.id], rank(event), event.id.int)))


def rank(event: Event) -> int:
    """At one moment a session begins first and ends last."""
    return 0 if isinstance(event, SessionStarted) else 2 if isinstance(event, SessionEnded) else 1


def told_at(stays: list[Event]) -> dict[UUID, datetime]:
    """The moments that count: clocks may differ, so no set comes before its session and no end before its sets.

    Beyond half a day only the end is moved, to the start of its session: its answers must not be passed over.
    """
    moments = {event.id: event.moment for event in stays}
    earlier: dict[UUID, list[datetime]] = {}
    begun: dict[UUID, datetime] = {}
    for event in stays:
        if isinstance(event, SessionStarted):
            begun[event.session] = min(event.moment, begun.get(event.session, event.moment))
    for kind in (SessionStarted, SetDone, SessionEnded):
        placed = [event for event in stays if isinstance(event, kind)]
        for event in placed:
            told = event.moment
            if kind is SessionEnded and event.session in begun:
                told = max(told, begun[event.session])
            near = [one for one in earlier.get(event.session, []) if one - told <= CLOCKS_APART]
            moments[event.id] = max([told, *near])
        for event in placed:
            earlier.setdefault(event.session, []).append(moments[event.id])
    return moments


def holds(rule: AllOf | AnyOf | Predicate, value_of: Callable[[Predicate], Value]) -> bool:
    """Whether a rule holds. What is not known never fulfils a predicate."""
    if isinstance(rule, AllOf):
        return all(holds(part, value_of) for part in rule.all_of)
    if isinstance(rule, AnyOf):
        return any(holds(part, value_of) for part in rule.any_of)
    value = value_of(rule)
    if value is None:
        return False
    if rule.is_ is not None:
        return value == rule.is_
    assert not isinstance(value, str)
    value = round(float(value), FACTS[rule.fact].decimals)
    if rule.at_least is not None:
        return value >= rule.at_least
    if rule.at_most is not None:
        return value <= rule.at_most
    if rule.above is not None:
        return value > rule.above
    assert rule.below is not None
    return value < rule.below


def in_window(day: date, today: date, days: int) -> bool:
    """Today and the days before it, `days` in all."""
    return today - timedelta(days=days - 1) <= day <= today


@dataclass(frozen=True)
class Morning:
    """The worst report of one morning."""

    day: date
    pain: int


@dataclass(frozen=True)
class Performance:
    """One exercise of one session with at least one set begun. `at` is the number of the event that began it."""

    session: Session
    planned: PlannedExercise
    exercise: Exercise
    place: Place
    sets: tuple[SetDone, ...]
    at: int

    def reached(self, number: int) -> bool:
        """Whether a planned set was done to its target, at its load."""
        planned = self.planned.sets[number]
        told = [done for done in self.sets if done.number == number and done.side is planned.side]
        return bool(told) and all(done.done >= planned.target and done.load_kg >= self.planned.load_kg for done in told)

    @cached_property
    def complete(self) -> bool:
        return all(self.reached(number) for number in range(len(self.planned.sets)))

    @property
    def early_stop(self) -> bool:
        return any(done.ended is not Ended.COMPLETED for done in self.sets)

    @property
    def too_hard(self) -> bool:
        return any(done.too_hard for done in self.sets)

    @property
    def arm_stop(self) -> bool:
        return any(done.ended is Ended.ARM_OR_SHOULDER for done in self.sets)

    @property
    def hurts(self) -> bool:
        named = self.session.hurt
        return any(done.hurts or done.ended is Ended.PAIN for done in self.sets) or self.place.key in named

    @cached_property
    def held(self) -> int:
        """Complete sets of the side with fewer."""
        sides = {planned.side for planned in self.planned.sets}
        return min(
            sum(self.reached(number) for number, planned in enumerate(self.planned.sets) if planned.side is side)
            for side in sides
        )


@dataclass(frozen=True)
class Session:
    """One session: its start, and all that was said of it up to a moment."""

    at: int
    start: SessionStarted
    sets: tuple[tuple[int, SetDone], ...]
    closings: tuple[SessionEnded, ...]
    method: Method = field(repr=False, compare=False)

    @property
    def id(self) -> UUID:
        return self.start.session

    @property
    def day(self) -> date:
        return self.start.day

    @property
    def hurt(self) -> set[str]:
        return {name for closing in self.closings for name in closing.hurt}

    @property
    def highest(self) -> int | None:
        if not self.closings:
            return None
        said_of_sets = [done.pain for _, done in self.sets if done.pain is not None]
        return max([closing.highest_pain for closing in self.closings] + said_of_sets)

    @property
    def added(self) -> int | None:
        return None if self.highest is None else self.highest - self.start.pain_before

    @property
    def effort(self) -> int | None:
        return max((closing.effort for closing in self.closings), default=None)

    @cached_property
    def performances(self) -> tuple[Performance, ...]:
        found = []
        for planned in self.start.exercises:
            exercise, place = self.method.rung_by_key[planned.rung]
            told = [(at, done) for at, done in self.sets if done.rung == planned.rung]
            begun = [at for at, done in told if done.ended is not Ended.SKIPPED]
            if begun:
                sets = tuple(done for _, done in told)
                found.append(Performance(self, planned, exercise, place, sets, min(begun)))
        return tuple(found)

    def role(self, performance: Performance) -> str:
        return role(self.method, performance.place.ladder)

    @property
    def strength(self) -> tuple[Performance, ...]:
        return tuple(one for one in self.performances if self.role(one) == "strength")

    @cached_property
    def trained(self) -> bool:
        """Whether anything but the walk was begun."""
        return any(self.role(one) != "walking" for one in self.performances)


def role(method: Method, ladder: str) -> str:
    """How a session treats the strand of a ladder."""
    return method.strand_by_key[method.ladder_by_key[ladder].strand].role


@dataclass(frozen=True)
class Log:
    """The events up to some moment, in order."""

    method: Method = field(repr=False)
    events: tuple[Event, ...]
    shorter: dict[int, Log] = field(default_factory=dict, repr=False, compare=False)
    known: dict[tuple[UUID, int, int], Session] = field(default_factory=dict, repr=False, compare=False)

    def until(self, count: int) -> Log:
        """The first events. Kept, for they are asked for again and again."""
        if count not in self.shorter:
            self.shorter[count] = Log(self.method, self.events[:count], self.shorter, self.known)
        return self.shorter[count]

    def all(self, kind: type[Kind]) -> list[tuple[int, Kind]]:
        found: dict[object, list[tuple[int, Any]]] = self.__dict__.setdefault("by_kind", {})
        if kind not in found:
            found[kind] = [(at, event) for at, event in enumerate(self.events) if isinstance(event, kind)]
        return found[kind]

    def last(self, kind: type[Kind]) -> tuple[int, Kind] | None:
        found = self.all(kind)
        return found[-1] if found else None

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        sets: dict[UUID, list[tuple[int, SetDone]]] = {}
        closings: dict[UUID, list[SessionEnded]] = {}
        for at, event in enumerate(self.events):
            if isinstance(event, SetDone):
                sets.setdefault(event.session, []).append((at, event))
            elif isinstance(event, SessionEnded):
                closings.setdefault(event.session, []).append(event)
        starts: dict[UUID, tuple[int, SessionStarted]] = {}
        for at, start in self.all(SessionStarted):
            starts.setdefault(start.session, (at, start))
        found = []
        for one, (at, start) in starts.items():
            told, closed = tuple(sets.get(one, ())), tuple(closings.get(one, ()))
            session = Session(at, start, told, closed, self.method)
            found.append(self.known.setdefault((one, len(told), len(closed)), session))
        return tuple(found)

    @cached_property
    def trained(self) -> tuple[Session, ...]:
        """Sessions in which something was begun."""
        return tuple(session for session in self.sessions if session.trained)

    def mornings(self, since: int = 0) -> list[Morning]:
        """One a day, the worst of each, among the reports from event number `since` on."""
        worst: dict[date, int] = {}
        for at, event in self.all(MorningReported):
            if at >= since:
                worst[event.day] = max(event.pain, worst.get(event.day, 0))
        return [Morning(day, worst[day]) for day in sorted(worst)]

    @cached_property
    def training_days(self) -> set[date]:
        return {session.day for session in self.trained}

    @cached_property
    def strength_days(self) -> set[date]:
        tested = {event.day for _, event in self.all(HoldTested)}
        return {session.day for session in self.sessions if session.strength} | tested

    @property
    def test_days(self) -> set[date]:
        return {event.day for event in self.events if isinstance(event, HoldTested | BendTested)}

    @property
    def given(self) -> BaselineGiven | None:
        found = self.last(BaselineGiven)
        return found[1] if found else None


LEFT_RIGHT = (Side.LEFT, Side.RIGHT)
