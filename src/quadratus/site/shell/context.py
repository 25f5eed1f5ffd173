"""What every template knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.translation import get_language

from quadratus.site.people.reading import person_or_none
from quadratus.site.shell import units


def frame(request: HttpRequest) -> dict[str, Any]:
    """The person, if one is signed in, and the part of the site that the page belongs to."""
    person = person_or_none(request)
    if person:
        # Scripts send events with this token, on pages without a form as well.
        get_token(request)
    match = request.resolver_match
    return {
        "person": person,
        "language": get_language(),
        "languages": settings.LANGUAGES,
        "weight_unit": units.here(),
        "theme": person.theme if person else "system",
        "view_name": match.view_name if match else "",
    }
