"""Reminders speak the language of the person, with and without a request."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.core import mail
from django.test import Client
from icalendar import Calendar

from quadratus.site.people.actions import set_language
from quadratus.site.reminders.actions import open_calendar, reminders_of
from quadratus.site.reminders.feed import calendar_of
from quadratus.site.reminders.models import Place, Reminders, Sending
from quadratus.site.reminders.sending import one_round
from tests.site.conftest import text
from tests.site.reminders.conftest import PushService, wanting
from tests.site.reminders.test_sending import TEN
from tests.site.training.life import Life

Clock = Callable[[datetime], datetime]
SAYS = "Votre séance du jour vous attend."


@pytest.fixture(autouse=True)
def french(life: Life) -> None:
    set_language(person=life.person, language="fr")


def test_a_mail(by_mail: Reminders, clock: Clock) -> None:
    assert one_round(clock(TEN)).sent == 1
    (message,) = mail.outbox
    assert message.subject == f"Quadratus\N{NO-BREAK SPACE}: {SAYS}"
    assert SAYS in message.body
    assert "Vous avez choisi ce rappel" in message.body


def test_a_notification(life: Life, place: Place, push: PushService, clock: Clock) -> None:
    wanting(life)
    assert one_round(clock(TEN)).sent == 1
    assert push.opened() == [{"says": SAYS, "path": "/"}]


def test_the_calendar(life: Life) -> None:
    wanting(life)
    open_calendar(person=life.person)
    events = Calendar.from_ical(calendar_of(reminders_of(life.person))).walk("VEVENT")
    titles = {str(event["summary"]) for event in events}
    assert "Quadratus\N{NO-BREAK SPACE}: séance prévue" in titles
    assert "Quadratus\N{NO-BREAK SPACE}: Comment va votre dos ce matin\N{NO-BREAK SPACE}?" in titles
    assert all("Prévu d'après le rythme" in str(event["description"]) for event in events)


def test_what_did_not_get_through(by_mail: Reminders, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quadratus.site.reminders.mailing.mail_is_set", lambda: False)
    one_round(clock(TEN))
    assert Sending.objects.get().fault == "Aucun serveur d'e-mail n'est réglé sur cette machine."


def test_one_person_s_language_is_not_the_next_one_s(by_mail: Reminders, clock: Clock, life: Life) -> None:
    set_language(person=life.person, language="en")
    one_round(clock(TEN))
    assert mail.outbox[0].subject == "Quadratus: Your session for today is ready."


def test_the_page(client: Client) -> None:
    page = text(client.get("/settings/reminders/"))
    for words in ("Rappels", "Les jours de séance", "Bilan du matin", "Ce navigateur n'accepte pas", "Désactivé"):
        assert words in page.replace("\\u0027", "'").replace("&#x27;", "'")
