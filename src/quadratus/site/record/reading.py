"""From the record to what is true and what to do."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime

from quadratus import __version__
from quadratus.prescription.prescribe import prescribe
from quadratus.prescription.prescription import Prescription
from quadratus.prescription.record.events import Event
from quadratus.prescription.record.reading import read_event
from quadratus.prescription.state import State, dump_state, fold, load_state
from quadratus.protocol.loading import lower_back_mastery
from quadratus.protocol.schema import Method
from quadratus.site.people.models import Person
from quadratus.site.record.models import EventRow, StateRow

log = logging.getLogger(__name__)


def method_of(person: Person) -> Method:  # noqa: ARG001
    """The method that a person trains by. There is one so far."""
    return lower_back_mastery()


def events_of(person: Person) -> Iterator[Event]:
    """Every event of a person, in the order in which they arrived."""
    rows = EventRow.objects.filter(person=person).order_by("pk")
    for kind, body in rows.values_list("kind", "body").iterator():
        yield read_event(kind, body)


def event_count(person: Person) -> int:
    """How many events a person has."""
    return EventRow.objects.filter(person=person).count()


def state_of(person: Person) -> State:
    """What is true now: the kept state if it fits the events, else worked out anew and kept."""
    count, maker = event_count(person), _maker(person)
    kept = StateRow.objects.filter(person=person, event_count=count, made_by=maker).first()
    if kept:
        try:
            return load_state(bytes(kept.state))
        except Exception:
            log.warning("The kept state of person %s cannot be read; it is made anew.", person.pk)
    state = fold(method_of(person), events_of(person))
    values = {"event_count": count, "made_by": maker, "state": dump_state(state)}
    StateRow.objects.update_or_create(person=person, defaults=values)
    return state


def prescription_for(person: Person, now: datetime) -> Prescription:
    """What today asks of a person. `now` is aware, in the person's own zone."""
    return prescribe(method_of(person), state_of(person), now)


def _maker(person: Person) -> str:
    return f"{method_of(person).fingerprint} by {__version__}"
