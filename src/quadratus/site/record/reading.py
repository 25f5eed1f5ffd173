"""From the record to what is true and what to do."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError
from django.utils.translation import get_language

from quadratus import __version__
from quadratus.prescription.history import History, dump_history, history, load_history
from quadratus.prescription.prescribe import prescribe
from quadratus.prescription.prescription import Prescription
from quadratus.prescription.record.events import Event
from quadratus.prescription.record.reading import read_event
from quadratus.prescription.state import State, dump_state, fold, load_state
from quadratus.protocol.loading import lower_back_mastery
from quadratus.protocol.schema import Method
from quadratus.site.people.models import Person
from quadratus.site.record.models import EventRow, HistoryRow, StateRow

log = logging.getLogger(__name__)


def method_of(person: Person) -> Method:
    """The method that a person trains by, in the person's language. There is one so far."""
    return lower_back_mastery(person.language)


def method_here() -> Method:
    """The method in the language in which the page is shown, for pages that need no person."""
    return lower_back_mastery(get_language() or settings.LANGUAGE_CODE)


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
    count = event_count(person)
    if person.known is None or person.known[0] != count:
        person.known = (count, _kept(person, count) or _made_anew(person, count))
    return person.known[1]


def read_last(person: Person) -> tuple[int, State]:
    """The state that was last read of a person, and how many events it was made from; nothing is asked again."""
    if person.known is None:
        state_of(person)
    assert person.known is not None
    return person.known


def _kept(person: Person, count: int) -> State | None:
    kept = StateRow.objects.filter(person=person, event_count=count, made_by=_maker(person)).first()
    if kept is None:
        return None
    try:
        return load_state(bytes(kept.state))
    except Exception:
        log.warning("The kept state of person %s cannot be read; it is made anew.", person.pk)
        return None


def _made_anew(person: Person, count: int) -> State:
    state = fold(method_of(person), events_of(person))
    values = {"event_count": count, "made_by": _maker(person), "state": dump_state(state)}
    _keep(StateRow, person, values)
    return state


def history_of(person: Person) -> History:
    """What has been so far: the kept history if it fits the events, else worked out anew and kept."""
    state_of(person)
    count, _ = read_last(person)
    kept = HistoryRow.objects.filter(person=person, event_count=count, made_by=_maker(person)).first()
    if kept is not None:
        try:
            return load_history(bytes(kept.history))
        except Exception:
            log.warning("The kept history of person %s cannot be read; it is made anew.", person.pk)
    made = history(method_of(person), events_of(person))
    values = {"event_count": count, "made_by": _maker(person), "history": dump_history(made)}
    _keep(HistoryRow, person, values)
    return made


def _keep(rows: type[StateRow | HistoryRow], person: Person, values: dict[str, Any]) -> None:
    try:
        rows._default_manager.update_or_create(person=person, defaults=values)
    except IntegrityError:
        # The person deleted everything while it was worked out: the answer is given once more, and nothing is kept.
        log.info("Person %s is gone; what was worked out is not kept.", person.pk)


def prescription_for(person: Person, now: datetime) -> Prescription:
    """What today asks of a person. `now` is aware, in the person's own zone."""
    return prescribe(method_of(person), state_of(person), now)


def _maker(person: Person) -> str:
    return f"{method_of(person).fingerprint} by {__version__}"
