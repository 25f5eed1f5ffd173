"""What is due now: times of the person's day against the moment, and what the day asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from quadratus.prescription.prescription import Prescription
from quadratus.prescription.state import State
from quadratus.prescription.today.ahead import TRAINING
from quadratus.protocol.schema import Method
from quadratus.site.training.reading import asks_for_morning, open_today

LATE = timedelta(hours=3)
"""How long after its time a reminder still makes sense; a server that starts later stays silent."""


class Kind(StrEnum):
    """What a person can be reminded of."""

    SESSION = "session"
    MORNING = "morning"


@dataclass(frozen=True, slots=True)
class Times:
    """When a person wants a word; nothing where none is wanted."""

    session: time | None
    morning: time | None


@dataclass(frozen=True, slots=True)
class Word:
    """One reminder: what it is of, and the local day it belongs to."""

    kind: Kind
    day: date

    @property
    def slot(self) -> str:
        """The name under which it is sent once."""
        return f"{self.kind} {self.day.isoformat()}"


def words_due(times: Times, now: datetime) -> tuple[Word, ...]:
    """The words whose time has come today and is not long past. `now` is aware, in the person's own zone.

    A time that a change of the clock skips comes at the moment that would have been; one that stands twice comes at the
    first, and is claimed by then.
    """
    return tuple(_words(times, now))


def _words(times: Times, now: datetime) -> Iterator[Word]:
    for kind, at in ((Kind.SESSION, times.session), (Kind.MORNING, times.morning)):
        if at is None:
            continue
        since = now.astimezone(UTC) - datetime.combine(now.date(), at, now.tzinfo).astimezone(UTC)
        if timedelta(0) <= since < LATE:
            yield Word(kind, now.date())


def is_wanted(word: Word, method: Method, state: State, today: Prescription, now: datetime) -> bool:
    """Whether the day asks for what the word reminds of. While something stands in the way, nothing does."""
    if word.kind is Kind.SESSION:
        begun = open_today(state, today.day) is not None
        return today.kind in TRAINING and bool(today.items or today.test) and not begun
    reported = any(morning.day == word.day for morning in state.mornings)
    return not reported and asks_for_morning(method, state, now)
