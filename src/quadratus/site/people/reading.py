"""Who is asking."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from quadratus.site.people.models import Person

View = Callable[..., HttpResponseBase]


def person_or_none(request: HttpRequest) -> Person | None:
    """The person who is signed in, or who is at home here."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    return cast(Person | None, getattr(user, "person", None))


def person_of(request: HttpRequest) -> Person:
    """The person behind a request to a view that is marked with `for_person`."""
    person = person_or_none(request)
    assert person is not None
    return person


def only_person() -> Person | None:
    """The person of this machine, if there is exactly one."""
    found = list(Person.objects.select_related("user")[:2])
    return found[0] if len(found) == 1 else None


def way_in() -> str:
    """Where someone unknown goes: to the welcome page at home, else to the sign-in."""
    if not settings.REQUIRE_PASSWORD and not Person.objects.exists():
        return reverse("people:welcome")
    return reverse("people:sign-in")


def for_person(view: View) -> View:
    """Mark a view that needs a person, and show times in their zone. Anyone else is shown the way in."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        person = person_or_none(request)
        if person is None:
            return redirect(way_in())
        with timezone.override(person.zone):
            return view(request, *args, **kwargs)

    return guarded
