"""What the command line does with the people of this machine, in the database of the site."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from quadratus.cli.showing import followed
from quadratus.protocol.files import BrokenMethodError
from quadratus.protocol.loading import lower_back_mastery
from quadratus.trials.living import live
from quadratus.trials.parsing import read_diary

if TYPE_CHECKING:
    from quadratus.prescription.prescription import Prescription
    from quadratus.site.people.models import Person

DEMO_DIARY = Path(__file__).parent.parent / "trials" / "demo.diary"


@contextmanager
def opening() -> Iterator[None]:
    """Tell in a line why the record of this machine cannot be opened."""
    from django.core.exceptions import ImproperlyConfigured
    from django.db.utils import DatabaseError

    from quadratus.site.data import WrongSettingError

    try:
        yield
    except BrokenMethodError as broken:
        raise click.ClickException("The method is broken. See: quadratus check") from broken
    except WrongSettingError as wrong:
        raise click.ClickException(str(wrong)) from wrong
    except OSError as error:
        fault = f"The data folder cannot be used: {error.strerror} ({error.filename})"
        mend = "Set QUADRATUS_DATA to a folder that can be written"
        raise click.ClickException(f"{fault}. {mend}") from error
    except (DatabaseError, ImproperlyConfigured, ValueError) as error:
        fault = f"The database cannot be opened: {str(error).splitlines()[0].rstrip('.')}"
        mend = "Correct DATABASE_URL, or unset it to use the data folder"
        raise click.ClickException(f"{fault}. {mend}") from error


def _prepare() -> None:
    from quadratus.site.server import prepare

    with opening():
        prepare("localhost")


def _person(name: str | None) -> Person:
    """The person of that name (nickname or user name), or the only one."""
    from quadratus.site.people.models import Person
    from quadratus.site.record.reading import state_of

    people = list(Person.objects.select_related("user").order_by("pk"))
    if not people:
        raise click.ClickException("Nobody trains here yet. Start with: quadratus serve")
    names = {person: (state_of(person).name, person.user.get_username()) for person in people}
    found = [person for person in people if name is None or name in names[person]]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(user for _, user in names.values())
    if found and name is None:
        raise click.ClickException(f"Several people train here. Name one of: {listed}")
    fault = "There are several people" if found else "Nobody here, and no diary file,"
    raise click.ClickException(f"{fault} called '{name}'. Name one of: {listed}")


def kept_decision(name: str | None, day: date | None) -> Prescription:
    """The last decision of a day as it was kept; for the last day, if none is named."""
    _prepare()
    from quadratus.site.record.actions import adapter
    from quadratus.site.record.models import DecisionRow

    person = _person(name)
    rows = DecisionRow.objects.filter(person=person).order_by("day", "made_at", "pk")
    row = (rows.filter(day=day) if day else rows).last()
    if row is None:
        when = f" on {day}" if day else ""
        days = ", ".join(str(kept) for kept in sorted(set(rows.values_list("day", flat=True)))[-5:])
        mend = f"The last days with one: {days}" if days else "Open the page Today once"
        raise click.ClickException(f"No decision was shown{when}. {mend}")
    return adapter().validate_json(row.prescription)


def exported(name: str | None) -> str:
    """Everything a person entered, as JSON."""
    _prepare()
    from django.core.serializers.json import DjangoJSONEncoder

    from quadratus.site.people.presenters import everything

    return json.dumps(everything(_person(name)), cls=DjangoJSONEncoder, indent=1)


def remind_all() -> str:
    """One round of reminders; what it did, in words.

    Raises:
        ClickException: something did not get through; the rest was sent.
    """
    _prepare()
    from quadratus.site.reminders.sending import one_round
    from quadratus.site.shell.clock import now

    done = one_round(now())
    if done.not_sent or done.faults:
        told = [f"{done.not_sent} did not get through", *done.faults]
        raise click.ClickException(f"{done.sent} sent, {'; '.join(told)}. See the page Settings, Reminders")
    return f"{done.sent} sent."


def rebuild_all() -> int:
    """Make the kept state of each person anew from the events; how many there are."""
    _prepare()
    from quadratus.site.people.models import Person
    from quadratus.site.record.models import HistoryRow, StateRow
    from quadratus.site.record.reading import state_of

    people = list(Person.objects.order_by("pk"))
    for person in followed(people, len(people), "Rebuilding"):
        StateRow.objects.filter(person=person).delete()
        HistoryRow.objects.filter(person=person).delete()
        state_of(person)
    return len(people)


# The demo ----------------------------------------------------------------------------------------


def make_demo(anew: bool) -> str:
    """Make the demo person; the words that say how to open it. `anew` removes an old one first."""
    _prepare()
    from django.conf import settings
    from django.db import transaction

    from quadratus.site.people.actions import join
    from quadratus.site.record.actions import append

    zone, now = _zone_here(), datetime.now(UTC)
    method = lower_back_mastery()
    here = now.astimezone(ZoneInfo(zone))
    offset = timezone(here.utcoffset() or timedelta())
    diary = read_diary(DEMO_DIARY, method).ending(here.date(), offset)
    _make_room(diary.person, anew)
    password = secrets.token_urlsafe(9) if settings.REQUIRE_PASSWORD else None
    lived = followed(live(diary, method), diary.last_day, "Living through twelve weeks")
    joined, *events = (event for day in lived for event in day.events if event.moment <= now)
    with transaction.atomic():
        person = join(
            name=diary.person, birth_year=diary.born, email="", password=password, zone=zone,
            now=joined.moment,
        )  # fmt: skip
        for event in followed(events, len(events), "Writing it down"):
            append(person=person, event=event, now=event.moment)
    entry = f" and sign in as {diary.person} with {password}" if password else ""
    return f"{diary.person} is ready. Open it with: quadratus serve{entry}"


def _make_room(name: str, anew: bool) -> None:
    """At home there is room for one person; someone else's record is never touched."""
    from django.conf import settings

    from quadratus.site.people.actions import delete_everything
    from quadratus.site.people.models import Person

    old = Person.objects.filter(user__username=name).first()
    if old and not anew:
        mend = "Open it with: quadratus serve; or make it again: quadratus demo --anew"
        raise click.ClickException(f"{name} is here already. {mend}")
    if old:
        delete_everything(person=old)
    if Person.objects.exists() and not settings.REQUIRE_PASSWORD:
        mend = "Give the demo a folder of its own: QUADRATUS_DATA=demo quadratus demo; serve it alike"
        raise click.ClickException(f"Somebody trains here already. {mend}")


def _zone_here() -> str:
    """The time zone of this machine by its name, UTC where it cannot be told."""
    clock = Path("/etc/localtime").resolve().as_posix()
    name = os.environ.get("TZ") or clock.partition("zoneinfo/")[2]
    try:
        return ZoneInfo(name).key if name else "UTC"
    except (ZoneInfoNotFoundError, ValueError):
        return "UTC"
