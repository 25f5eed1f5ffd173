"""One round: what is due is claimed, sent, and what became of it is kept."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.utils import translation

from quadratus.site.people.models import Person
from quadratus.site.record.reading import method_of, prescription_for, state_of
from quadratus.site.reminders.due import Times, Word, is_wanted, words_due
from quadratus.site.reminders.mailing import NotSentError, send_mail
from quadratus.site.reminders.models import Channel, Place, Reminders, Round, Sending
from quadratus.site.reminders.pushing import send_push
from quadratus.site.reminders.words import PATH, SAYS, TEST
from quadratus.site.shell.clock import now_for

log = logging.getLogger(__name__)

TRIES = 3
TEST_SLOT = "test "
AGAIN_AFTER = timedelta(minutes=10)
KEPT = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Way:
    """A way to a person: where it ends, and how something is sent there."""

    channel: Channel
    target: str
    send: Callable[[str, str], None]
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a round did."""

    sent: int
    not_sent: int
    faults: tuple[str, ...]


def one_round(now: datetime) -> Outcome:
    """Send everything that is due and that nobody else has claimed. A fault with one person stops no other."""
    sent = not_sent = 0
    faults: list[str] = []
    for reminders in _wanted():
        try:
            with translation.override(reminders.person.language):
                for sending in _sendings(reminders, now):
                    sent += sending.done_at is not None
                    not_sent += sending.done_at is None
        except Exception as fault:
            log.exception("The reminders of person %s could not be worked out.", reminders.person_id)
            faults.append(f"{type(fault).__name__} ({reminders.person_id})")
    Sending.objects.filter(claimed_at__lt=now - KEPT).delete()
    Round.objects.update_or_create(pk=1, defaults={"ran_at": now, "fault": "; ".join(faults)[:300]})
    return Outcome(sent, not_sent, tuple(faults))


def send_test(way: Way, person: Person, now: datetime) -> Sending:
    """Send a test by one way, now."""
    sending = _claimed(person, way, f"{TEST_SLOT}{uuid4()}", now)
    assert sending is not None
    return _sent(sending, way, str(TEST), "/settings/reminders/", now)


def ways_of(reminders: Reminders) -> tuple[Way, ...]:
    """The ways that are switched on and may still work; the calendar is fetched, not sent."""
    return (*mail_way(reminders), *(push_way(place) for place in reminders.person.places.filter(gone_at=None)))


def mail_way(reminders: Reminders) -> tuple[Way, ...]:
    """The way by e-mail, if it is on and there is an address."""
    address = reminders.person.user.email
    if not (reminders.by_mail and address):
        return ()
    return (Way(Channel.MAIL, "mail", lambda says, path: send_mail(address, says, path)),)


def push_way(place: Place) -> Way:
    """The way to one browser."""

    def send(says: str, path: str) -> None:
        send_push(place.endpoint, place.p256dh, place.auth, says, path)

    return Way(Channel.PUSH, f"push {place.pk}", send, place)


def _wanted() -> Iterator[Reminders]:
    some = Q(session_at__isnull=False) | Q(morning_at__isnull=False)
    return Reminders.objects.filter(some).select_related("person__user").iterator()


def _sendings(reminders: Reminders, now: datetime) -> Iterator[Sending]:
    person = reminders.person
    local = now_for(person)
    for word in words_due(Times(reminders.session_at, reminders.morning_at), local):
        open_ways = [way for way in ways_of(reminders) if _is_open(person, way, word, now)]
        if not open_ways or not _is_wanted(word, person, local):
            continue
        for way in open_ways:
            if sending := _claimed(person, way, word.slot, now):
                yield _sent(sending, way, str(SAYS[word.kind]), PATH[word.kind], now)


def _is_wanted(word: Word, person: Person, local: datetime) -> bool:
    return is_wanted(word, method_of(person), state_of(person), prescription_for(person, local), local)


def _is_open(person: Person, way: Way, word: Word, now: datetime) -> bool:
    """Whether this word still has to be tried by this way; the claim itself decides."""
    known = Sending.objects.filter(person=person, target=way.target, slot=word.slot)
    return not known.exists() or _to_try_again(now).filter(pk__in=known).exists()


def _to_try_again(now: datetime) -> QuerySet[Sending]:
    """Sendings that failed, waited a while, and may be tried once more."""
    return Sending.objects.filter(done_at=None, tries__lt=TRIES, claimed_at__lte=now - AGAIN_AFTER).exclude(fault="")


def _claimed(person: Person, way: Way, slot: str, now: datetime) -> Sending | None:
    """The row of this word, if it is ours to send: added by us, or a failed one that we took up again."""
    try:
        with transaction.atomic():
            return Sending.objects.create(
                person=person, place=way.place, channel=way.channel, target=way.target, slot=slot, claimed_at=now
            )
    except IntegrityError:
        return _taken_up(person, way, slot, now)


def _taken_up(person: Person, way: Way, slot: str, now: datetime) -> Sending | None:
    known = Sending.objects.get(person=person, target=way.target, slot=slot)
    # Of two that come at once, one finds the row waiting.
    if not _to_try_again(now).filter(pk=known.pk).update(tries=F("tries") + 1, claimed_at=now, fault=""):
        return None
    known.refresh_from_db()
    return known


def _sent(sending: Sending, way: Way, says: str, path: str, now: datetime) -> Sending:
    try:
        way.send(says, path)
    except NotSentError as fault:
        sending.fault = str(fault)[:300]
        if fault.gone and way.place is not None:
            way.place.gone_at = now
            way.place.save(update_fields=["gone_at"])
    else:
        sending.done_at = now
    sending.save(update_fields=["fault", "done_at"])
    return sending
