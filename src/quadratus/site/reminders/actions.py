"""Every write about reminders that a person asks for."""

from __future__ import annotations

import secrets
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from quadratus.site.people.models import Person
from quadratus.site.reminders.models import Place, Reminders, Sending
from quadratus.site.reminders.pushing import may_be_sent_to
from quadratus.site.reminders.sending import TEST_SLOT, mail_way, push_way, send_test

MOST_PLACES = 10
MOST_TESTS = 10
TESTS_WITHIN = timedelta(hours=1)


class PlaceRefusedError(Exception):
    """A browser that cannot be kept; the message says why."""


class TooManyTestsError(Exception):
    """Enough tests were sent lately; the message says what to do."""


def reminders_of(person: Person) -> Reminders:
    """The choices of a person, made at the first call with everything off."""
    return Reminders.objects.get_or_create(person=person)[0]


@transaction.atomic
def choose_times(*, person: Person, session_at: time | None, morning_at: time | None) -> None:
    """Remember when a word is wanted; nothing where none is."""
    reminders = reminders_of(person)
    reminders.session_at, reminders.morning_at = session_at, morning_at
    reminders.save(update_fields=["session_at", "morning_at"])


@transaction.atomic
def open_calendar(*, person: Person) -> None:
    """Give the calendar a new secret address; an older one stops working."""
    reminders = reminders_of(person)
    reminders.calendar_secret = secrets.token_urlsafe(32)
    reminders.calendar_read_at = reminders.calendar_test_at = None
    reminders.save(update_fields=["calendar_secret", "calendar_read_at", "calendar_test_at"])


@transaction.atomic
def close_calendar(*, person: Person) -> None:
    """Take the address of the calendar back."""
    reminders = reminders_of(person)
    reminders.calendar_secret = None
    reminders.save(update_fields=["calendar_secret"])


@transaction.atomic
def note_calendar_read(*, reminders: Reminders, now: datetime) -> None:
    """Remember that a calendar fetched the feed."""
    reminders.calendar_read_at = now
    reminders.save(update_fields=["calendar_read_at"])


@transaction.atomic
def test_calendar(*, person: Person, now: datetime) -> None:
    """Put a test into the feed."""
    reminders = reminders_of(person)
    reminders.calendar_test_at = now
    reminders.save(update_fields=["calendar_test_at"])


@transaction.atomic
def choose_mail(*, person: Person, address: str, on: bool) -> None:
    """Remember the address, and whether reminders go there."""
    reminders = reminders_of(person)
    reminders.by_mail = on and bool(address)
    reminders.save(update_fields=["by_mail"])
    person.user.email = address
    person.user.save(update_fields=["email"])


@transaction.atomic
def add_place(*, person: Person, endpoint: str, p256dh: str, auth: str, name: str, now: datetime) -> Place:
    """Keep a browser that takes notifications. The same browser again is kept once, for who uses it now.

    Raises:
        PlaceRefusedError: the address is none of a push service, or there are too many.
    """
    if not may_be_sent_to(endpoint):
        raise PlaceRefusedError(_("This browser named a push service that cannot be reached from here."))
    if person.places.exclude(endpoint=endpoint).count() >= MOST_PLACES:
        raise PlaceRefusedError(_("There are ten browsers already. Remove one of them first."))
    Place.objects.filter(endpoint=endpoint).exclude(person=person).delete()
    values = {"p256dh": p256dh, "auth": auth, "name": name, "added_at": now, "gone_at": None}
    return Place.objects.update_or_create(person=person, endpoint=endpoint, defaults=values)[0]


@transaction.atomic
def remove_place(*, place: Place) -> None:
    """Forget a browser."""
    place.delete()


def test_mail(*, person: Person, now: datetime) -> Sending | None:
    """Send a test by e-mail, if that is on.

    Raises:
        TooManyTestsError: enough were sent lately.
    """
    _refuse_many(person, now)
    ways = mail_way(reminders_of(person))
    return send_test(ways[0], person, now) if ways else None


def test_place(*, place: Place, now: datetime) -> Sending:
    """Send a test to one browser.

    Raises:
        TooManyTestsError: enough were sent lately.
    """
    _refuse_many(place.person, now)
    return send_test(push_way(place), place.person, now)


def _refuse_many(person: Person, now: datetime) -> None:
    """Nobody needs many tests, and an address may be someone else's."""
    lately = Sending.objects.filter(person=person, slot__startswith=TEST_SLOT, claimed_at__gt=now - TESTS_WITHIN)
    if lately.count() >= MOST_TESTS:
        said = _("{count} tests were sent within an hour. Wait a while before the next one.")
        raise TooManyTestsError(said.format(count=MOST_TESTS))
