"""The sessions of a person while events come in: what was planned, what was done, how the back answered."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Protocol, TypeVar
from uuid import UUID

from quadratus.prescription.performing import performances_of
from quadratus.prescription.prescription import Zone
from quadratus.prescription.record.events import MorningReported, SessionEnded, SessionStarted, SetDone
from quadratus.prescription.rules import response
from quadratus.prescription.rules.response import SessionAnswers
from quadratus.prescription.state import Performance, SessionRecord
from quadratus.protocol.schema import Method, PhaseKey

# Between the westernmost and the easternmost offset lie 26 hours.
_DAYS_OUT_OF_ORDER = timedelta(days=2)


@dataclass(slots=True, eq=False)
class OpenSession:
    """One session under construction; `record` is its finished form."""

    started_by: SessionStarted
    phase: PhaseKey
    baseline: float
    counts_up: bool
    returning: bool = False
    sets: dict[str, dict[int, SetDone]] = field(default_factory=dict)
    ended: datetime | None = None
    closing_pain: int | None = None
    set_pain: int = 0
    effort: int | None = None
    new_leg_symptoms: bool = False
    stopped_for_pain: bool = False
    hurt: tuple[str, ...] = ()
    morning: int | None = None
    settled: Zone = "pending"
    performances: tuple[Performance, ...] = ()
    taken_down: bool = False
    trained: bool = False
    strengthened: bool = False
    on_record: bool = False
    _record: SessionRecord | None = None

    @property
    def day(self) -> date:
        """The local day on which it began."""
        return self.started_by.day

    @property
    def pain_before(self) -> int:
        """Pain at check-in, 0-10."""
        return self.started_by.pain_before

    @property
    def highest_pain(self) -> int | None:
        """Highest pain, 0-10; never below what was said of a set. Unknown until the end is told."""
        return None if self.closing_pain is None else max(self.closing_pain, self.set_pain)

    @property
    def last_moment(self) -> datetime:
        """The end, or the start of a session that was never ended."""
        return self.ended or self.started_by.moment

    def note(self, event: SetDone) -> None:
        """Take a set; of two reports of the same planned set the later counts, of their pain the worse."""
        if event.pain:
            self.set_pain = max(self.set_pain, event.pain)
        self.sets.setdefault(event.rung, {})[event.number] = event

    def close(self, event: SessionEnded) -> None:
        """Take the closing answers; of two sets of answers the worse of each counts."""
        self._record = None
        self.ended = self.ended or event.moment
        self.closing_pain = max(self.closing_pain or 0, event.highest_pain)
        self.effort = max(self.effort or 0, event.effort)
        self.new_leg_symptoms = self.new_leg_symptoms or event.new_leg_symptoms
        self.stopped_for_pain = self.stopped_for_pain or event.stopped_for_pain
        self.hurt = tuple(dict.fromkeys((*self.hurt, *event.hurt)))

    def perform(self, method: Method) -> None:
        """Read what was done against what was planned."""
        self._record = None
        self.performances = performances_of(
            method, self.started_by, self.sets, counts_up=self.counts_up, hurt=self.hurt
        )

    def wake(self, pain: int) -> None:
        """Take the pain of a next morning; of several the worst counts."""
        self._record = None
        self.morning = pain if self.morning is None else max(self.morning, pain)

    def settle(self, zone: Zone) -> None:
        """Take the zone as it reads now."""
        self._record = None
        self.settled = zone

    def answers(self) -> SessionAnswers:
        """How the back answered so far; whether a morning is late is asked when the zone is read."""
        return SessionAnswers(
            self.pain_before, self.baseline, self.ended is not None, self.highest_pain,
            self.new_leg_symptoms, self.stopped_for_pain, self.morning, late=False,
        )  # fmt: skip

    def record(self) -> SessionRecord:
        """The session as the state keeps it."""
        if self._record is None:
            self._record = self._made_record()
        return self._record

    def _made_record(self) -> SessionRecord:
        begun = self.started_by
        return SessionRecord(
            begun.session, begun.day, begun.moment, begun.day_kind, self.phase, begun.pain_before, self.baseline,
            self.ended, self.highest_pain, self.effort, self.new_leg_symptoms, self.stopped_for_pain, self.hurt,
            self.morning, self.settled, self.performances,
        )  # fmt: skip


class SessionBook:
    """All sessions in the order in which they began. They are looked up by the number of their id: it hashes fast."""

    def __init__(self, method: Method) -> None:
        self._method = method
        self._by_id: dict[int, OpenSession] = {}
        self._order: list[OpenSession] = []
        self._unanswered: list[OpenSession] = []

    def __contains__(self, session: UUID) -> bool:
        return session.int in self._by_id

    def __getitem__(self, session: UUID) -> OpenSession:
        return self._by_id[session.int]

    def get(self, session: UUID) -> OpenSession | None:
        """The session of an id, where it has begun."""
        return self._by_id.get(session.int)

    def fork(self) -> SessionBook:
        """A book of its own. Only sessions that a morning may still answer are copied; the others are shared."""
        forked = SessionBook(self._method)
        own = {id(session): copy(session) for session in self._unanswered}
        forked._order = [own.get(id(session), session) for session in self._order]
        forked._by_id = {session.started_by.session.int: session for session in forked._order}
        forked._unanswered = [own[id(session)] for session in self._unanswered]
        return forked

    def begin(self, session: OpenSession) -> None:
        """Put a session on the book."""
        self._by_id[session.started_by.session.int] = session
        self._order.append(session)
        self._unanswered.append(session)

    def close(self, event: SessionEnded) -> OpenSession | None:
        """Take closing answers: their session, or None for an unknown one."""
        session = self.get(event.session)
        if session is None:
            return None
        session.close(event)
        session.perform(self._method)
        if session not in self._unanswered:
            self._unanswered.append(session)
        return session

    @property
    def last(self) -> OpenSession | None:
        """The session that began last."""
        return self._order[-1] if self._order else None

    def answered_by(self, event: MorningReported) -> list[OpenSession]:
        """The sessions that a morning report answers, with its pain taken in where it is the worst; newest first."""
        self._unanswered = [
            session
            for session in self._unanswered
            if not response.is_late(self._method, session.last_moment, event.moment)
        ]
        answered = [one for one in reversed(self._unanswered) if self._is_answered_by(one, event)]
        for session in answered:
            if session.ended is None:
                session.perform(self._method)
            session.wake(event.pain)
        return answered

    def _is_answered_by(self, session: OpenSession, event: MorningReported) -> bool:
        return response.is_next_morning(session.day, session.last_moment, event.moment) or response.is_red_by_evening(
            self._method, session.day, session.answers(), session.last_moment, event.pain, event.moment
        )

    def records(self, since: date) -> tuple[SessionRecord, ...]:
        """The sessions from a day on, oldest first."""
        kept = from_day(self._order, since)
        for session in kept:
            if session.ended is None:
                session.perform(self._method)
        return tuple([session.record() for session in kept])

    @property
    def open(self) -> SessionStarted | None:
        """The last session, where it was not ended."""
        return self._order[-1].started_by if self._order and self._order[-1].ended is None else None


class _OfADay(Protocol):
    @property
    def day(self) -> date: ...


_Dated = TypeVar("_Dated", bound=_OfADay)


def from_day(ordered: Sequence[_Dated], since: date) -> list[_Dated]:
    """What lies on a day or later, of things ordered by moment: local days may be out of order by one or two."""
    long_before, first = since - _DAYS_OUT_OF_ORDER, len(ordered)
    while first and ordered[first - 1].day >= long_before:
        first -= 1
    return [one for one in ordered[first:] if one.day >= since]
