"""The order of events: the same for the same set, however late, often or mixed up they arrived."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from quadratus.prescription.record.events import (
    ClinicianWord,
    Event,
    Screened,
    SessionEnded,
    SessionStarted,
    SetDone,
    Withdrawn,
)

CLOCKS_APART = timedelta(hours=12)
_NEVER_WITHDRAWN = (Screened, ClinicianWord, Withdrawn)
_Place = tuple[datetime, int, int]


@dataclass(slots=True)
class _Span:
    """When a session began, and when its last set was done."""

    started: datetime | None = None
    last_set: datetime | None = None

    def take(self, event: SessionStarted | SetDone) -> None:
        moment = event.moment
        if type(event) is SessionStarted:
            self.started = moment if self.started is None else min(self.started, moment)
        else:
            self.last_set = moment if self.last_set is None else max(self.last_set, moment)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Each event once, without the withdrawn ones, by moment and then by id.

    Where one id came with two contents, the one that sorts first counts, whichever arrived first. Screenings
    and a clinician's word cannot be withdrawn: they are answered anew. The start of a session comes before its
    sets and its end after them, also where the clock of the phone and the clock of the server are apart.
    """
    kept = _each_once(events)
    spans = _spans(kept)
    kept.sort(key=lambda event: _place(event, spans))
    return kept


def _spans(events: list[Event]) -> dict[int, _Span]:
    """The first start and the last set of each session, by the number of its id: it hashes fast."""
    spans: dict[int, _Span] = {}
    for event in events:
        if type(event) is SetDone or type(event) is SessionStarted:
            key = event.session.int
            if key not in spans:
                spans[key] = _Span()
            spans[key].take(event)
    return spans


def _place(event: Event, spans: dict[int, _Span]) -> _Place:
    moment = event.moment
    if type(event) is SetDone:
        return _no_earlier(moment, spans[event.session.int].started), 1, event.id.int
    if type(event) is SessionEnded:
        span = spans.get(event.session.int)
        if span is not None:
            moment = _no_earlier(_no_earlier(moment, span.last_set), span.started)
        return moment, 2, event.id.int
    return moment, 0 if type(event) is SessionStarted else 1, event.id.int


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
