"""The order of events: the same for the same set, however late, often or mixed up they arrived."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from quadratus.prescription.record.events import (
    CheckedIn,
    ClinicianWord,
    Event,
    Screened,
    SessionEnded,
    SessionStarted,
    SetDone,
    Withdrawn,
    WorryTold,
)

CLOCKS_APART = timedelta(hours=12)
_NEVER_WITHDRAWN = (Screened, ClinicianWord, CheckedIn, WorryTold, SessionEnded, Withdrawn)
_Place = tuple[datetime, int, int]


@dataclass(frozen=True, slots=True)
class _Spans:
    """The first start and the last set of each session, by the number of its id: it hashes fast."""

    started: dict[int, datetime]
    last_set: dict[int, datetime]


def in_order(events: Iterable[Event]) -> list[Event]:
    """Each event once, without the withdrawn ones, by moment and then by id.

    Where one id came with two contents, the one that sorts first counts, whichever arrived first. What
    bears on safety cannot be withdrawn: it is answered anew. The start of a session comes before its
    sets and its end after them, also where the clock of the phone and the clock of the server are apart.
    """
    kept = _each_once(events)
    spans = _spans(kept)
    kept.sort(key=_placing(spans))
    return kept


def _spans(events: list[Event]) -> _Spans:
    started: dict[int, datetime] = {}
    last_set: dict[int, datetime] = {}
    for event in events:
        if type(event) is SetDone:
            key = event.session.int
            last_set[key] = max(event.moment, last_set.get(key, event.moment))
        elif type(event) is SessionStarted:
            key = event.session.int
            started[key] = min(event.moment, started.get(key, event.moment))
    return _Spans(started, last_set)


def _placing(spans: _Spans) -> Callable[[Event], _Place]:
    started, last_set = spans.started, spans.last_set

    def place(event: Event) -> _Place:
        moment = event.moment
        if type(event) is SetDone:
            return _no_earlier(moment, started.get(event.session.int)), 1, event.id.int
        if type(event) is SessionEnded:
            # However wrong its clock is, an end that came before its start would be passed over, red answers and all.
            session = event.session.int
            moment = max(moment, started.get(session, moment))
            return _no_earlier(moment, last_set.get(session)), 2, event.id.int
        return moment, 0 if type(event) is SessionStarted else 1, event.id.int

    return place


def _no_earlier(moment: datetime, than: datetime | None) -> datetime:
    """The later of two moments, where clocks that are apart explain the difference."""
    return than if than is not None and moment < than <= moment + CLOCKS_APART else moment


def _each_once(events: Iterable[Event]) -> list[Event]:
    given = list(events)
    by_id = {event.id.int: event for event in given}
    if len(by_id) < len(given):
        by_id = _first_of_each(given)
    withdrawn = {event.event.int for event in by_id.values() if type(event) is Withdrawn}
    if not withdrawn:
        return list(by_id.values())
    return [event for key, event in by_id.items() if key not in withdrawn or isinstance(event, _NEVER_WITHDRAWN)]


def _first_of_each(events: list[Event]) -> dict[int, Event]:
    by_id: dict[int, Event] = {}
    for event in events:
        known = by_id.setdefault(event.id.int, event)
        if known != event:
            by_id[event.id.int] = min(known, event, key=repr)
    return by_id
