"""The page of the reminders: what is on, whether it gets through, and a test by each way."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from quadratus.site.reminders.actions import MOST_PLACES, MOST_TESTS, TESTS_WITHIN, add_place, reminders_of
from quadratus.site.reminders.models import Place, Reminders, Round, Sending
from quadratus.site.reminders.presenters import SILENT, troubles
from quadratus.site.reminders.sending import one_round
from quadratus.site.reminders.words import ago
from tests.site.conftest import NOW, text
from tests.site.reminders.conftest import ADDRESS, PushService, wanting
from tests.site.training.conftest import Visitor, visitor
from tests.site.training.life import Life, joined

PAGE = "/settings/reminders/"
Clock = Callable[[datetime], datetime]


def shown(client: Client) -> str:
    return " ".join(text(client.get(PAGE)).split())


def part(client: Client, title: str) -> str:
    """The card of one way."""
    return next(card for card in shown(client).split("<section") if f">{title}</h2>" in card)


def test_at_first_everything_is_off_and_said_so(client: Client) -> None:
    page = shown(client)
    assert page.count("Off</span>") >= 2
    assert "Not possible here" in part(client, "E-mail")
    assert "No reminders." in text(client.get("/settings/"))


def test_times_are_kept_and_can_be_taken_back(client: Client, life: Life) -> None:
    client.post(f"{PAGE}times/", {"session_at": "18:30", "morning_at": "07:15"})
    kept = reminders_of(life.person)
    assert (kept.session_at, kept.morning_at) == (time(18, 30), time(7, 15))
    assert 'value="18:30"' in shown(client)
    assert "Session days at 18:30. Morning report at 07:15." in text(client.get("/settings/"))
    client.post(f"{PAGE}times/", {"session_at": "", "morning_at": "07:15"})
    assert reminders_of(life.person).session_at is None


def test_an_impossible_time_is_told(client: Client, life: Life) -> None:
    answer = client.post(f"{PAGE}times/", {"session_at": "25:00"})
    assert answer.status_code == 422
    assert "such as 18:30" in text(answer)
    assert reminders_of(life.person).session_at is None


def test_the_calendar_is_opened_renewed_and_closed(client: Client, life: Life) -> None:
    client.post(f"{PAGE}calendar/", {"do": "open"})
    first = reminders_of(life.person).calendar_secret
    assert f"http://testserver/calendar/{first}.ics" in part(client, "Calendar")
    assert f'href="webcal://testserver/calendar/{first}.ics"' in part(client, "Calendar")
    assert "No calendar has fetched it yet" in part(client, "Calendar")
    client.post(f"{PAGE}calendar/", {"do": "open"})
    assert reminders_of(life.person).calendar_secret != first
    client.post(f"{PAGE}calendar/", {"do": "close"})
    assert "Make an address" in part(client, "Calendar")


def test_the_address_is_the_one_that_others_reach(client: Client, settings: Any) -> None:
    settings.ADDRESS = "https://home.example.org"
    client.post(f"{PAGE}calendar/", {"do": "open"})
    assert 'value="https://home.example.org/calendar/' in part(client, "Calendar")


@pytest.mark.parametrize(
    ("since", "says"),
    [
        (timedelta(minutes=5), "On</span>"),
        (timedelta(days=2), "On</span>"),
        (timedelta(days=2, seconds=1), "Not fetched lately"),
    ],
)
def test_a_calendar_that_no_longer_fetches_is_told(
    client: Client, life: Life, clock: Clock, since: timedelta, says: str
) -> None:
    client.post(f"{PAGE}calendar/", {"do": "open"})
    Client().get(f"/calendar/{reminders_of(life.person).calendar_secret}.ics")
    clock(NOW + since)
    assert says in part(client, "Calendar")
    assert f"fetched it {ago(NOW, NOW + since)}" in part(client, "Calendar")


def test_a_test_by_mail_says_whether_it_got_through(client: Client, by_mail: Reminders, settings: Any) -> None:
    assert "Nothing was sent yet" in part(client, "E-mail")
    client.post(f"{PAGE}mail/test/")
    assert [letter.to for letter in mail.outbox] == [[ADDRESS]]
    assert "The last one got through just now." in part(client, "E-mail")

    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    page = text(client.post(f"{PAGE}mail/test/", follow=True))
    assert "The test did not get through" in page
    assert "Not done" in page
    assert "Did not get through" in part(client, "E-mail")


def test_ten_tests_an_hour_are_enough(client: Client, by_mail: Reminders, clock: Clock) -> None:
    for _ in range(MOST_TESTS):
        client.post(f"{PAGE}mail/test/")
    assert "Wait a while" in text(client.post(f"{PAGE}mail/test/", follow=True))
    assert len(mail.outbox) == MOST_TESTS
    clock(NOW + TESTS_WITHIN)
    client.post(f"{PAGE}mail/test/")
    assert len(mail.outbox) == MOST_TESTS + 1


def test_the_address_of_mail_is_asked_for(client: Client, life: Life, settings: Any) -> None:
    settings.EMAIL_HOST = "mail.example.org"
    answer = client.post(f"{PAGE}mail/", {"address": "", "on": "on"})
    assert answer.status_code == 422
    assert "Write the e-mail that reminders go to" in text(answer)
    client.post(f"{PAGE}mail/", {"address": ADDRESS, "on": "on"})
    assert reminders_of(life.person).by_mail
    assert "Switch it on" not in text(client.post(f"{PAGE}mail/test/", follow=True))
    client.post(f"{PAGE}mail/", {"address": ADDRESS})
    assert "Switch it on and save it first" in text(client.post(f"{PAGE}mail/test/", follow=True))


def test_a_browser_is_added_tested_and_removed(client: Client, life: Life, push: PushService) -> None:
    told = {**push.subscription(), "name": "Chrome on Android"}
    assert client.post(f"{PAGE}places/", told).status_code == 201
    assert client.post(f"{PAGE}places/", told).status_code == 201
    place = Place.objects.get()
    client.post(f"{PAGE}places/{place.pk}/test/")
    assert push.opened() == [{"says": "This is a test. Reminders get through this way.", "path": PAGE}]
    assert "The last one got through just now." in part(client, "Notifications")
    client.post(f"{PAGE}places/{place.pk}/remove/")
    assert not Place.objects.exists()


def test_a_browser_that_ended_it_is_shown_as_ended(client: Client, place: Place, push: PushService) -> None:
    push.answer = 410
    client.post(f"{PAGE}places/{place.pk}/test/")
    assert "Ended" in part(client, "Notifications")
    assert "Switch notifications on there once more" in part(client, "Notifications")
    assert "Send a test" not in part(client, "Notifications")


@pytest.mark.parametrize("change", [{"endpoint": "javascript:alert(1)"}, {"p256dh": "x"}, {"auth": ""}, {"name": ""}])
def test_a_browser_that_does_not_say_where_is_refused(
    client: Client, push: PushService, change: dict[str, str]
) -> None:
    answer = client.post(f"{PAGE}places/", {**push.subscription(), "name": "Chrome", **change})
    assert answer.status_code == 422
    assert not Place.objects.exists()


def test_an_address_inside_the_network_is_refused(client: Client, push: PushService, settings: Any) -> None:
    settings.PUSH_MAY_STAY_AT_HOME = False
    answer = client.post(f"{PAGE}places/", {**push.subscription(), "name": "Chrome"})
    assert answer.status_code == 422
    assert "cannot be reached from here" in answer.json()["message"]


def test_there_are_at_most_ten_browsers(client: Client, life: Life, push: PushService) -> None:
    for number in range(MOST_PLACES):
        told = push.subscription() | {"endpoint": f"{push.url}/send/{number}"}
        add_place(person=life.person, name="Chrome", now=NOW, **told)
    answer = client.post(f"{PAGE}places/", {**push.subscription(), "name": "Chrome"})
    assert answer.status_code == 422
    assert Place.objects.count() == MOST_PLACES


def test_a_browser_belongs_to_who_used_it_last(life: Life, place: Place, push: PushService) -> None:
    other = joined(NOW, "Ada").person
    add_place(person=other, name="Chrome", now=NOW, **push.subscription())
    assert Place.objects.get().person == other


@pytest.mark.parametrize("what", ["test", "remove"])
def test_someone_else_s_browser_is_not_found(
    what: str, place: Place, push: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    other: Visitor = visitor(joined(NOW, "Ada").ready(), monkeypatch)
    assert other.client.post(f"{PAGE}places/{place.pk}/{what}/").status_code == 404
    assert push.taken == []
    assert Place.objects.exists()


def test_someone_unknown_is_shown_the_way_in(db: None) -> None:
    for address in ("times/", "calendar/", "mail/", "mail/test/", "places/"):
        assert Client().post(f"{PAGE}{address}").status_code == 302
    assert Client().get(PAGE)["Location"] == "/sign-in/"


# Is anybody looking? ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("since", "says"),
    [(timedelta(minutes=1), "Running<"), (SILENT, "Running<"), (SILENT + timedelta(seconds=1), "Not running<")],
)
def test_rounds_that_stay_away_for_an_hour_are_told(client: Client, clock: Clock, since: timedelta, says: str) -> None:
    one_round(NOW)
    clock(NOW + since)
    assert says in shown(client)
    assert ago(NOW, NOW + since) in shown(client)


def test_a_machine_that_never_looked_says_so(client: Client) -> None:
    assert "never been checked" in shown(client)


def test_a_fault_of_the_last_round_is_told(client: Client) -> None:
    Round.objects.create(pk=1, ran_at=NOW, fault="RuntimeError (7)")
    assert "Running, with a fault" in shown(client)


# Never silently off ----------------------------------------------------------------------------------


def told_on_today(client: Client) -> str:
    found = re.search(r"Reminders do not reach you</p>(.*?)</section>", " ".join(text(client.get("/")).split()))
    return found.group(1) if found else ""


def test_today_says_nothing_where_all_is_well(client: Client, by_mail: Reminders, life: Life) -> None:
    one_round(NOW)
    assert told_on_today(client) == ""


def test_today_says_nothing_to_who_wants_no_reminders(client: Client) -> None:
    assert told_on_today(client) == ""


def test_today_says_when_times_are_chosen_and_no_way_is_on(client: Client, life: Life) -> None:
    wanting(life)
    assert "no way is switched on" in told_on_today(client)


def test_a_calendar_is_a_way(client: Client, life: Life) -> None:
    wanting(life)
    client.post(f"{PAGE}calendar/", {"do": "open"})
    assert told_on_today(client) == ""


def test_today_says_when_nobody_looks(client: Client, by_mail: Reminders, clock: Clock) -> None:
    one_round(NOW)
    clock(NOW + SILENT + timedelta(minutes=1))
    assert "last checked 1 hour ago" in told_on_today(client)


def test_today_says_when_the_only_way_is_broken_and_not_when_another_works(
    client: Client, life: Life, by_mail: Reminders, place: Place, push: PushService
) -> None:
    one_round(NOW)
    push.answer = 410
    client.post(f"{PAGE}places/{place.pk}/test/")
    assert told_on_today(client) == ""
    Sending.objects.create(
        person=life.person, channel="mail", target="mail", slot="test", claimed_at=NOW, fault="It sleeps."
    )
    assert "E-mail: The last try was just now. It sleeps." in told_on_today(client)
    assert [told.partition(":")[0] for told in troubles(life.person, NOW)] == ["E-mail", place.name]


def test_the_export_tells_the_choices_and_no_secret(client: Client, by_mail: Reminders, place: Place) -> None:
    client.post(f"{PAGE}calendar/", {"do": "open"})
    told = client.get("/settings/export/").json()["reminders"]
    assert (told["session_at"], told["by_mail"], told["calendar"]) == ("10:00:00", True, True)
    by_mail.refresh_from_db()
    assert str(by_mail.calendar_secret) not in text(client.get("/settings/export/"))


def test_deleting_everything_deletes_reminders_too(client: Client, by_mail: Reminders, place: Place) -> None:
    client.post(f"{PAGE}mail/test/")
    client.post("/settings/delete/", {"sure": "yes"})
    for kept in (Reminders, Place, Sending):
        assert not kept.objects.exists()


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(seconds=59), "just now"),
        (timedelta(seconds=60), "1 minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(minutes=60), "1 hour ago"),
        (timedelta(hours=23, minutes=59), "23 hours ago"),
        (timedelta(hours=48), "2 days ago"),
        (timedelta(seconds=-5), "just now"),
    ],
)
def test_how_long_ago(passed: timedelta, words: str) -> None:
    assert ago(NOW, NOW + passed) == words
