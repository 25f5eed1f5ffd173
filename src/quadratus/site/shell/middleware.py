"""The way in at home: one person, one machine, no password."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

Answer = Callable[[HttpRequest], HttpResponse]


def at_home(get_response: Answer) -> Answer:
    """Let the only person of a machine in without signing in, unless passwords are required."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not settings.REQUIRE_PASSWORD:
            signed_in = request.user
            request.user = SimpleLazyObject(lambda: _known(signed_in))  # type: ignore[assignment]
        return get_response(request)

    return middleware


def _known(user: object) -> object:
    from quadratus.site.people.reading import only_person

    if getattr(user, "is_authenticated", False):
        return user
    person = only_person()
    return person.user if person else user
