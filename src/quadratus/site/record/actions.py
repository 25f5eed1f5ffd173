"""Every write to the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from pydantic import TypeAdapter

from quadratus.prescription.prescription import Prescription
from quadratus.prescription.record.events import Event, SessionStarted
from quadratus.prescription.record.reading import event_from, read_event, refuse_impossible, write_event
from quadratus.site.people.models import Person
from quadratus.site.record.models import DecisionRow, EventRow
from quadratus.site.record.reading import method_of, prescription_for, read_last


class ConflictError(Exception):
    """Another event is stored under this id."""


@dataclass(frozen=True)
class Stored:
    """What became of an event: its row, and whether it was new."""

    row: EventRow
    new: bool


def append(*, person: Person, event: Event, now: datetime) -> Stored:
    """Add one event to the record of a person; when this returns, it is on the disk.

    The same event may come any number of times. What follows from it is worked out when it is next asked
    for, so that nothing that happens there can lose an event. `now` is aware, in the person's zone.

    Raises:
        RefusedError: the event cannot have happened; its message says what to do.
        ConflictError: another event is stored under this id.
    """
    with transaction.atomic():
        if known := EventRow.objects.filter(person=person, event=event.id).first():
            return _same(known, event)
        refuse_impossible(event, method_of(person), now)
        if isinstance(event, SessionStarted):
            shown(person=person, now=now)
        kind, body = write_event(event)
        try:
            with transaction.atomic():
                row = _add(person, event, kind, body.decode(), now)
        except IntegrityError:
            # Two requests carried the same event; the other one was first.
            known = EventRow.objects.get(person=person, event=event.id)
            return _same(known, event)
        return Stored(row, new=True)


def tell(*, person: Person, kind: str, now: datetime, **values: Any) -> Stored:
    """Append an event that is made here, from plain values.

    Raises:
        RefusedError, ConflictError: as `append` does.
    """
    own = {"id": uuid4(), "moment": now.isoformat(), "day": now.date().isoformat()}
    return append(person=person, event=event_from(kind, {**values, **own}), now=now)


def shown(*, person: Person, now: datetime) -> Prescription:
    """What today asks, kept as a decision together with what it was made from."""
    prescription = prescription_for(person, now)
    events, _state = read_last(person)
    DecisionRow.objects.get_or_create(
        person=person,
        day=prescription.day,
        event_count=events,
        method_version=prescription.method_version,
        defaults={
            "kind": prescription.kind.value,
            "made_at": now,
            "prescription": adapter().dump_json(prescription).decode(),
        },
    )
    return prescription


@cache
def adapter() -> TypeAdapter[Prescription]:
    """Writes and reads a prescription as JSON."""
    return TypeAdapter(Prescription)


def _add(person: Person, event: Event, kind: str, body: str, now: datetime) -> EventRow:
    values: dict[str, Any] = {
        "kind": kind, "body": body, "moment": event.moment, "day": event.day, "received_at": now,
    }  # fmt: skip
    return EventRow.objects.create(person=person, event=event.id, **values)


def _same(known: EventRow, event: Event) -> Stored:
    # Read and not compared letter by letter: an event may have got fields since it was stored.
    if read_event(known.kind, known.body) != event:
        raise ConflictError(
            _("Not saved: something else is stored under this id. Nothing was changed. Reload the page.")
        )
    return Stored(known, new=False)
