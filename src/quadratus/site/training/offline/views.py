"""What a device fetches while it has a network."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition, require_GET

from quadratus.prescription.record.reading import write_event
from quadratus.site.people.models import Person
from quadratus.site.people.reading import for_person, person_of, person_or_none
from quadratus.site.record.reading import event_count, method_of, state_of
from quadratus.site.shell.clock import now_for
from quadratus.site.shell.shell_files import shell_version
from quadratus.site.training.offline.looking import DayAhead, days_ahead, figures_of
from quadratus.site.training.offline.pages import pages_of
from quadratus.site.training.reading import going_on


def _etag(request: HttpRequest) -> str | None:
    """The same as long as nothing happened, on the same day, with the same method and the same program."""
    person = person_or_none(request)
    if person is None:
        return None
    day = now_for(person).date()
    parts = (
        person.device_key,
        event_count(person),
        day,
        get_language(),
        person.weights,
        person.theme,
        method_of(person).fingerprint,
        shell_version(),
    )
    return '"' + "/".join(map(str, parts)) + '"'


@require_GET
@gzip_page
@cache_control(private=True, no_cache=True)
@condition(etag_func=_etag)
@for_person
def ahead(request: HttpRequest) -> HttpResponse:
    """Today and tomorrow for a device that may lose its network: what to look up, the pages, the figures."""
    told, days = _days(person_of(request))
    return JsonResponse({**told, "pages": pages_of(request, days), "figures": figures_of(days)})


@require_GET
@cache_control(private=True, no_cache=True)
@condition(etag_func=_etag)
@for_person
def ahead_days(request: HttpRequest) -> HttpResponse:
    """What to look up alone: a check-in asks once more, so that it begins what is right by now."""
    return JsonResponse(_days(person_of(request))[0])


def _days(person: Person) -> tuple[dict[str, Any], tuple[DayAhead, ...]]:
    now, events = now_for(person), event_count(person)
    days = days_ahead(person, now)
    started = going_on(method_of(person), state_of(person), now)
    told = {
        "made": now.isoformat(),
        "events": events,
        "open": str(started.session) if started else None,
        "days": [_told(person, day) for day in days],
    }
    return told, days


def _told(person: Person, day: DayAhead) -> dict[str, Any]:
    method = method_of(person)
    return {
        "day": day.day.isoformat(),
        "reported": day.reported,
        "version": method.frame.version,
        "answers": {"none" if morning is None else str(morning): row for morning, row in day.answers.items()},
        "plans": {str(plan.session): _begins(write_event(plan.started)[1]) for plan in day.plans},
    }


def _begins(body: bytes) -> dict[str, Any]:
    """The start of a session without what only its moment knows."""
    values: dict[str, Any] = json.loads(body)
    return {name: value for name, value in values.items() if name not in ("id", "moment", "day", "pain_before")}
