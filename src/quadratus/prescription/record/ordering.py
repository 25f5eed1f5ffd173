"""The order of events: the same for the same set, however late, often or mixed up they arrived."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

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


def in_order(events: Iterable[Event]) -> list[Event]:
    """Each event once, without the withdrawn ones, by moment and then by id.

    Where one id came with two contents, the one that sorts first counts, whichever arrived first. Screenings
    and a clinician's word cannot be withdrawn: they are answered anew. The start of a session comes before its
    sets and its end after them, also where the clock of the phone and the clock of the server are apart.
    """
    kept = _each_once(events)
    started: dict[UUID, datetime] = {}
    last_set: dict[UUID, datetime] = {}
    for event in kept:
        if type(event) is SessionStarted:
            known = started.get(event.session)
            started[event.session] = event.moment if known is None else min(known, event.moment)
        elif type(event) is SetDone:
            known = last_set.get(event.session)
            last_set[event.session] = event.moment if known is None else max(known, event.moment)

    def place(event: Event) -> _Place:
        moment, rank = event.moment, 1
        if type(event) is SessionStarted:
            rank = 0
        elif type(event) is SetDone:
            begun = started.get(event.session)
            if begun is not None and moment < begun <= moment + CLOCKS_APART:
                moment = begun
        elif type(event) is SessionEnded:
            rank, over = 2, last_set.get(event.session)
            begun = started.get(event.session)
            for other in (over, begun):
                if other is not None and moment < other <= event.moment + CLOCKS_APART:
                    moment = other
        return moment, rank, event.id.int

    kept.sort(key=place)
    return kept


def _each_once(events: Iterable[Event]) -> list[Event]:
    by_id: dict[UUID, Event] = {}
    withdrawn: set[UUID] = set()
    for event in events:
        known = by_id.get(event.id)
        if known is None:
            by_id[event.id] = event
        elif known != event:
            by_id[event.id] = min(known, event, key=repr)
    for event in by_id.values():
        if isinstance(event, Withdrawn):
            withdrawn.add(event.event)
    if not withdrawn:
        return list(by_id.values())
    return [event for event in by_id.values() if event.id not in withdrawn or isinstance(event, _NEVER_WITHDRAWN)]
