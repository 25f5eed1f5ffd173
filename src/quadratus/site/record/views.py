"""The way of events from the browser into the record."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from quadratus.prescription.record.events import Event
from quadratus.prescription.record.reading import RefusedError, event_from
from quadratus.site.people.models import Person
from quadratus.site.people.reading import person_or_none
from quadratus.site.record.actions import ConflictError, append
from quadratus.site.record.models import EventRow
from quadratus.site.record.refusing import refusal_words
from quadratus.site.shell.clock import now_for


@require_http_methods(["GET", "PUT"])
def event(request: HttpRequest, event: UUID) -> JsonResponse:
    """Store an event under its own id, or tell whether it is stored. Sending twice is fine."""
    person = person_or_none(request)
    if person is None or not _is_meant(request, person):
        return _answer(401, "unknown_person", event, _("Sign in again, then it is sent."))
    return _put(request, person, event) if request.method == "PUT" else _get(person, event)


def _is_meant(request: HttpRequest, person: Person) -> bool:
    """Whether this is the person who made the event; a page may outlive a sign-in on a shared device."""
    return request.headers.get("Quadratus-Person", person.device_key) == person.device_key


def _put(request: HttpRequest, person: Person, event: UUID) -> JsonResponse:
    try:
        stored = append(person=person, event=_read(request, event), now=now_for(person))
    except RefusedError as refused:
        return _answer(422, "refused", event, refusal_words(refused))
    except ConflictError as conflict:
        return _answer(409, "conflict", event, str(conflict))
    if stored.new:
        return _answer(201, "stored", event, _("Saved."))
    return _answer(200, "kept", event, _("Saved before; nothing changed."))


def _get(person: Person, event: UUID) -> JsonResponse:
    if EventRow.objects.filter(person=person, event=event).exists():
        return _answer(200, "kept", event, _("Saved."))
    return _answer(404, "missing", event, _("There is no such event. Send it with PUT."))


def _read(request: HttpRequest, event: UUID) -> Event:
    try:
        values: Any = json.loads(request.body)
    except (ValueError, RecursionError) as fault:
        raise RefusedError("Not saved: the body is no JSON. Send a JSON object.") from fault
    if not isinstance(values, dict) or not isinstance(values.get("kind"), str):
        raise RefusedError('Not saved: send a JSON object with the "kind" of the event.')
    kind = values.pop("kind")
    if str(values.setdefault("id", str(event))).lower() != str(event):
        raise RefusedError("Not saved: the id in the body is not the id in the address.")
    return event_from(kind, values)


def _answer(status: int, state: str, event: UUID, message: str) -> JsonResponse:
    return JsonResponse({"state": state, "event": str(event), "message": message}, status=status)
