"""What every template knows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token

from quadratus.site.people.reading import person_or_none


def frame(request: HttpRequest) -> dict[str, Any]:
    """The person, if one is signed in, and the part of the site that the page belongs to."""
    person = person_or_none(request)
    if person:
        # Scripts send events with this token, on pages without a form as well.
        get_token(request)
    match = request.resolver_match
    return {
        "person": person,
        "theme": person.theme if person else "system",
        "view_name": match.view_name if match else "",
    }
