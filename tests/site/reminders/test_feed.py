"""The calendar feed, read back by the library that calendars of others resemble."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from icalendar import Calendar

from quadratus.site.reminders import actions
from quadratus.site.reminders.actions import close_calendar, open_calendar, reminders_of
from quadratus.site.reminders.feed import DAYS, calendar_of
from quadratus.site.reminders.models import Reminders
from tests.site.conftest import NOW
from tests.site.reminders.conftest import wanting
from tests.site.training.life import Life

Clock = Callable[[datetime], datetime]
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def reminders(life: Life) -> Reminders:
    wanting(life)
    open_calendar(person=life.person)
    return reminders_of(life.person)


def address(reminders: Reminders) -> str:
    return f"/calendar/{reminders.calendar_secret}.ics"


def events(reminders: Reminders, title: str = "") -> list[Any]:
    found = Calendar.from_ical(calendar_of(reminders)).walk("VEVENT")
    return [event for event in found if title in str(event["summary"])]


def starts(reminders: Reminders, title: str) -> list[datetime]:
    return [event.decoded("dtstart") for event in events(reminders, title)]


def test_today_s_session_and_the_days_ahead_stand_at_their_time(reminders: Reminders) -> None:
    sessions = starts(reminders, "session planned")
    assert sessions[0] == datetime(2026, 3, 2, 10, tzinfo=BERLIN)
    assert {start.astimezone(BERLIN).time() for start in sessions} == {time(10)}
    gaps = {(later - one).days for one, later in pairwise(sessions)}
    assert min(gaps) >= 2, "strength is not planned on two days running"
    assert starts(reminders, "short practice planned")


def test_every_training_day_is_followed_by_a_morning(reminders: Reminders) -> None:
    trained = [*starts(reminders, "session"), *starts(reminders, "practice"), *starts(reminders, "test day")]
    mornings = starts(reminders, "How is your back this morning?")
    assert {one.date() for one in mornings} == {one.date() + timedelta(days=1) for one in trained}
    assert {one.time() for one in mornings} == {time(7)}


def test_ten_o_clock_stays_so_over_a_change_of_the_clock(reminders: Reminders, life: Life, clock: Clock) -> None:
    clock(datetime(2026, 3, 20, 8, tzinfo=UTC))
    life.now = datetime(2026, 3, 20, 9, tzinfo=BERLIN)
    life.screened()
    days = starts(reminders, "planned")
    assert {one.utcoffset() for one in days} == {timedelta(hours=1), timedelta(hours=2)}
    assert {one.time() for one in days} == {time(10)}
    assert b"BEGIN:VTIMEZONE" in calendar_of(reminders)
    assert b"TZID=Europe/Berlin" in calendar_of(reminders)


def test_the_words_are_planned_and_nothing_about_health(reminders: Reminders) -> None:
    for event in events(reminders):
        said = f"{event['summary']} {event['description']}".lower()
        assert "planned" in said
        assert not any(word in said for word in ("pain", "flare", "red", "phase", "kim"))
        (alarm,) = event.walk("VALARM")
        assert alarm["action"] == "DISPLAY"


def test_a_flare_up_looks_like_any_other_day(reminders: Reminders, life: Life) -> None:
    life.tells("flare_declared")
    life.screened()
    titles = {str(event["summary"]) for event in events(reminders)}
    assert titles == {"Quadratus: session planned", "Quadratus: How is your back this morning?"}


@pytest.mark.parametrize("answers", [{"saddle": "yes"}, {"cancer": "yes"}])
def test_nothing_is_planned_while_something_stands_in_the_way(
    reminders: Reminders, life: Life, answers: dict[str, str]
) -> None:
    life.screened(**answers)
    assert events(reminders) == []


@pytest.mark.parametrize(("session", "morning"), [(time(10), None), (None, time(7)), (None, None)])
def test_what_is_not_wanted_is_not_in_it(
    reminders: Reminders, life: Life, session: time | None, morning: time | None
) -> None:
    wanting(life, session, morning)
    changed = reminders_of(life.person)
    assert bool(starts(changed, "planned")) is (session is not None)
    assert bool(starts(changed, "this morning")) is (morning is not None)


def test_it_reaches_three_weeks_and_each_event_is_known_by_its_own_name(reminders: Reminders) -> None:
    names = [str(event["uid"]) for event in events(reminders)]
    assert len(names) == len(set(names))
    last = max(starts(reminders, "planned"))
    assert NOW + timedelta(days=DAYS - 5) < last < NOW + timedelta(days=DAYS)


def test_an_unchanged_plan_is_not_sent_again(reminders: Reminders, life: Life, clock: Clock) -> None:
    first = Client().get(address(reminders))
    assert first["Content-Type"].startswith("text/calendar")
    clock(NOW + timedelta(minutes=5))
    assert Client().get(address(reminders), headers={"if-none-match": first["ETag"]}).status_code == 304
    life.trains()
    changed = Client().get(address(reminders), headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


def test_the_secret_address_opens_it_until_it_is_taken_back(reminders: Reminders, life: Life) -> None:
    old = address(reminders)
    assert Client().get(old).status_code == 200
    open_calendar(person=life.person)
    assert Client().get(old).status_code == 404
    new = address(reminders_of(life.person))
    assert Client().get(new).status_code == 200
    close_calendar(person=life.person)
    assert Client().get(new).status_code == 404
    assert Client().get("/calendar/None.ics").status_code == 404


def test_a_fetch_is_noted(reminders: Reminders) -> None:
    Client().get(address(reminders))
    reminders.refresh_from_db()
    assert reminders.calendar_read_at == NOW


def test_a_test_stands_ten_minutes_ahead_for_a_day(reminders: Reminders, life: Life, clock: Clock) -> None:
    actions.test_calendar(person=life.person, now=NOW)
    assert starts(reminders_of(life.person), "This is a test") == [NOW + timedelta(minutes=10)]
    clock(NOW + timedelta(days=1))
    assert starts(reminders_of(life.person), "This is a test") == []
