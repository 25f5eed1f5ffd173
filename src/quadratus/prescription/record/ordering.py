"""The order of events: the same for the same set, however late, often or mixed up they arrived."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from quadratus.prescription.record.events import ClinicianWord, Event, Screened, Withdrawn

_NEVER_WITHDRAWN = (Screened, ClinicianWord, Withdrawn)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Each event once, without the withdrawn ones, by moment and then by id.

    Where one id came with two contents, the one that sorts first counts, whichever arrived first. Screenings
    and a clinician's word cannot be withdrawn: they are answered anew.
    """
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
    if withdrawn:
        kept = [event for event in by_id.values() if event.id not in withdrawn or isinstance(event, _NEVER_WITHDRAWN)]
    else:
        kept = list(by_id.values())
    kept.sort(key=lambda event: (event.moment, event.id.int))
    return kept
