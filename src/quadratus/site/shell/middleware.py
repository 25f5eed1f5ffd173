"""What is settled before a view is asked: who is at home here, and in what language and units they read."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from quadratus.site.shell import units

Answer = Callable[[HttpRequest], HttpResponse]


def at_home(get_response: Answer) -> Answer:
    """Let the only person of a machine in without signing in, unless passwords are required."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not settings.REQUIRE_PASSWORD:
            signed_in = request.user
            request.user = SimpleLazyObject(lambda: _known(signed_in))  # type: ignore[assignment]
        return get_response(request)

    return middleware


def as_the_person_reads(get_response: Answer) -> Answer:
    """Speak the language of the person and weigh in their unit; the language of the request where nobody is known."""

    def middleware(request: HttpRequest) -> HttpResponse:
        from quadratus.site.people.reading import person_or_none

        person = person_or_none(request)
        if person is None:
            return get_response(request)
        with translation.override(person.language), units.override(person.weights):
            answer = get_response(request)
        answer.headers.setdefault("Content-Language", person.language)
        return answer

    return middleware


def _known(user: object) -> object:
    from quadratus.site.people.reading import only_person

    if getattr(user, "is_authenticated", False):
        return user
    person = only_person()
    return person.user if person else user
