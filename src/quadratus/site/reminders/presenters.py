"""What the pages say about reminders: what is on, and whether it gets through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Literal

from django.utils.translation import gettext as _

from quadratus.site.people.models import Person
from quadratus.site.reminders.mailing import mail_is_set
from quadratus.site.reminders.models import Place, Reminders, Round, Sending
from quadratus.site.reminders.words import ago

SILENT = timedelta(hours=1)
"""How long the rounds may be missing before the page says so."""

State = Literal["settled", "hold", "info"]


@dataclass(frozen=True, slots=True)
class Told:
    """How one way stands: a state for the shape, a word, and the last thing that became of it."""

    state: State
    word: str
    last: str


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """One browser with how it stands."""

    pk: int
    name: str
    ended: bool
    told: Told


@dataclass(frozen=True, slots=True)
class RemindersPage:
    """The page of the reminders."""

    session_at: time | None
    morning_at: time | None
    rounds: Told
    calendar_address: str
    calendar: Told
    mail_possible: bool
    mail_on: bool
    address: str
    mail: Told
    places: tuple[PlaceCard, ...]

    @property
    def calendar_link(self) -> str:
        """The address in the form that opens the calendar of the device."""
        return f"webcal:{self.calendar_address.partition(':')[2]}"


def reminders_page(reminders: Reminders, now: datetime, calendar_address: str) -> RemindersPage:
    """The page of one person at one moment. `calendar_address` is whole, or empty where the calendar is off."""
    person = reminders.person
    return RemindersPage(
        session_at=reminders.session_at,
        morning_at=reminders.morning_at,
        rounds=rounds(now),
        calendar_address=calendar_address,
        calendar=_calendar(reminders, now),
        mail_possible=mail_is_set(),
        mail_on=reminders.by_mail,
        address=person.user.email,
        mail=_mail(reminders, now),
        places=tuple(
            PlaceCard(place.pk, place.name, place.gone_at is not None, _place(place, now))
            for place in person.places.order_by("pk")
        ),
    )


def rounds(now: datetime) -> Told:
    """When the reminders were last looked through."""
    last = Round.objects.filter(pk=1).first()
    if last is None:
        return Told("hold", _("Not running"), _("Reminders have never been checked on this machine."))
    when = ago(last.ran_at, now)
    if now - last.ran_at > SILENT:
        says = _("Reminders were last checked {when}. Until Quadratus runs again, nothing is sent.")
        return Told("hold", _("Not running"), says.format(when=when))
    if last.fault:
        says = _("Last checked {when}. Something went wrong: {fault}.")
        return Told("hold", _("Running, with a fault"), says.format(when=when, fault=last.fault))
    return Told("settled", _("Running"), _("Last checked {when}.").format(when=when))


def summary(person: Person) -> list[str]:
    """What is on, in a few words, for the page of the settings."""
    reminders = Reminders.objects.filter(person=person).first()
    if reminders is None or not (reminders.session_at or reminders.morning_at):
        return [_("No reminders.")]
    said = [
        words.format(at=f"{at:%H:%M}")
        for words, at in (
            (_("Session days at {at}."), reminders.session_at),
            (_("Morning report at {at}."), reminders.morning_at),
        )
        if at
    ]
    ways = [
        word
        for word, on in (
            (_("calendar"), bool(reminders.calendar_secret)),
            (_("e-mail"), reminders.by_mail),
            (_("notifications"), person.places.filter(gone_at=None).exists()),
        )
        if on
    ]
    if not ways:
        return [*said, _("No way is switched on, so nothing reaches you.")]
    return [*said, _("By {ways}.").format(ways=", ".join(ways))]


def troubles(person: Person, now: datetime) -> list[str]:
    """What keeps the reminders that a person chose from getting through; nothing where all is well."""
    reminders = Reminders.objects.filter(person=person).first()
    if reminders is None or not (reminders.session_at or reminders.morning_at):
        return []
    told = [(_("E-mail"), _mail(reminders, now))] if reminders.by_mail else []
    told += [(place.name, _place(place, now)) for place in person.places.order_by("pk")]
    if not told:
        return [] if reminders.calendar_secret else [_("You chose times for reminders, but no way is switched on.")]
    running = rounds(now)
    if running.state == "hold":
        return [running.last]
    if any(one.state != "hold" for _way, one in told):
        return []
    return list(dict.fromkeys(_("{way}: {says}").format(way=way, says=one.last) for way, one in told))


def told_in_export(person: Person) -> dict[str, Any] | None:
    """The choices of a person as plain values. Secrets that open something stay out."""
    reminders = Reminders.objects.filter(person=person).first()
    if reminders is None:
        return None
    return {
        "session_at": reminders.session_at and reminders.session_at.isoformat(),
        "morning_at": reminders.morning_at and reminders.morning_at.isoformat(),
        "by_mail": reminders.by_mail,
        "calendar": bool(reminders.calendar_secret),
        "notifications": [
            {"browser": place.name, "endpoint": place.endpoint, "added_at": place.added_at.isoformat()}
            for place in person.places.order_by("pk")
        ],
    }


def _calendar(reminders: Reminders, now: datetime) -> Told:
    if not reminders.calendar_secret:
        return Told("info", _("Off"), "")
    if reminders.calendar_read_at is None:
        return Told("info", _("On"), _("No calendar has fetched it yet."))
    says = _("A calendar last fetched it {when}.").format(when=ago(reminders.calendar_read_at, now))
    if now - reminders.calendar_read_at > timedelta(days=2):
        return Told("hold", _("Not fetched lately"), says)
    return Told("settled", _("On"), says)


def _mail(reminders: Reminders, now: datetime) -> Told:
    if not mail_is_set():
        says = _("No mail server is set on this machine.")
        return Told("hold" if reminders.by_mail else "info", _("Not possible here"), says)
    if not reminders.by_mail:
        return Told("info", _("Off"), "")
    return _last(
        Sending.objects.filter(person=reminders.person, target="mail").order_by("-claimed_at", "-pk").first(), now
    )


def _place(place: Place, now: datetime) -> Told:
    if place.gone_at:
        says = _("Ended by the browser {when}. Switch notifications on there once more.")
        return Told("hold", _("Ended"), says.format(when=ago(place.gone_at, now)))
    return _last(place.sendings.order_by("-claimed_at", "-pk").first(), now)


def _last(sending: Sending | None, now: datetime) -> Told:
    if sending is None:
        return Told("info", _("On"), _("Nothing was sent yet."))
    when = ago(sending.claimed_at, now)
    if sending.done_at:
        return Told("settled", _("On"), _("The last one got through {when}.").format(when=when))
    if sending.fault:
        says = _("The last try was {when}. {fault}")
        return Told("hold", _("Did not get through"), says.format(when=when, fault=sending.fault))
    says = _("The last one, {when}, was cut off, and nobody knows whether it arrived.")
    return Told("hold", _("Cut off"), says.format(when=when))
