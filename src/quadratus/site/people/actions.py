"""Every write about people: joining, signing in, choices, leaving."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils.translation import gettext as _

from quadratus.site.people.models import Person, WrongPassword
from quadratus.site.record.actions import tell
from quadratus.site.record.models import EventRow

WRONG_WITHIN = timedelta(minutes=15)
WRONG_FOR_A_NAME = 5
WRONG_FROM_AN_ADDRESS = 30


class NameTakenError(Exception):
    """Someone else signs in with this name."""


@transaction.atomic
def join(
    *, name: str, birth_year: int, email: str, password: str | None, zone: str, now: datetime,
    language: str = settings.LANGUAGE_CODE,
) -> Person:  # fmt: skip
    """Create a person who said to be an adult and consented. Without a password, for a home alone.

    Raises:
        NameTakenError: the name is taken, or a home already has its person.
    """
    if User.objects.filter(username__iexact=name).exists():
        raise NameTakenError(_("Someone signs in with this name already. Choose another one."))
    if password is None and Person.objects.exists():
        raise NameTakenError(_("Somebody trains on this machine already."))
    user = User.objects.create_user(username=name, email=email, password=password)
    person = Person.objects.create(user=user, zone=known_zone(zone), language=language, created_at=now)
    local = now.astimezone(ZoneInfo(person.zone))
    tell(person=person, kind="joined", now=local, name=name, birth_year=birth_year, adult=True)
    return person


def known_zone(zone: str) -> str:
    """The zone if this machine knows it, else UTC."""
    return zone if zone in available_timezones() else "UTC"


@transaction.atomic
def set_zone(*, person: Person, zone: str) -> None:
    """Remember where the person's days begin and end."""
    if zone in available_timezones():
        person.zone = zone
        person.save(update_fields=["zone"])


@transaction.atomic
def set_theme(*, person: Person, theme: str) -> None:
    """Remember how the pages are to look."""
    person.theme = theme
    person.save(update_fields=["theme"])


@transaction.atomic
def set_language(*, person: Person, language: str) -> None:
    """Remember in which language the person reads. `language` is a code of LANGUAGES."""
    person.language = language
    person.save(update_fields=["language"])


@transaction.atomic
def set_weights(*, person: Person, weights: str) -> None:
    """Remember in what unit the person reads and writes weights."""
    person.weights = weights
    person.save(update_fields=["weights"])


@transaction.atomic
def set_password(*, person: Person, password: str) -> None:
    """Give the person a password, or another one."""
    person.user.set_password(password)
    person.user.save(update_fields=["password"])


def must_wait(*, username: str, address: str, now: datetime) -> bool:
    """Whether too many wrong passwords came lately, for this name or from this address."""
    lately = WrongPassword.objects.filter(moment__gt=now - WRONG_WITHIN)
    return (
        lately.filter(username=username.lower()).count() >= WRONG_FOR_A_NAME
        or lately.filter(address=address).count() >= WRONG_FROM_AN_ADDRESS
    )


@transaction.atomic
def note_wrong_password(*, username: str, address: str, now: datetime) -> None:
    """Remember a failed sign-in, and forget those that no longer count."""
    WrongPassword.objects.filter(moment__lte=now - WRONG_WITHIN).delete()
    WrongPassword.objects.create(username=username.lower(), address=address, moment=now)


@transaction.atomic
def forget_wrong_passwords(*, username: str) -> None:
    """A right password clears the count of its name."""
    WrongPassword.objects.filter(username=username.lower()).delete()


@transaction.atomic
def delete_everything(*, person: Person) -> None:
    """Remove the person and all that was ever told or decided. There is no way back."""
    forget_wrong_passwords(username=person.user.get_username())
    EventRow.objects.filter(person=person).erase()
    person.user.delete()
    transaction.on_commit(_empty_the_log)


def _empty_the_log() -> None:
    """What was written lately would else stay readable in SQLite's write-ahead log."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
