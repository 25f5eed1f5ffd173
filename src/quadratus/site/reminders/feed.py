"""The calendar feed: the days ahead as the rhythm would have them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from quadratus.prescription.prescription import DayKind
from quadratus.prescription.today.ahead import TRAINING, planned_days
from quadratus.site.people.models import Person
from quadratus.site.record.reading import method_of, state_of
from quadratus.site.reminders.due import Kind
from quadratus.site.reminders.models import Reminders
from quadratus.site.reminders.words import SAYS, TEST, titled
from quadratus.site.shell.clock import now_for
from quadratus.site.training.reading import asks_for_morning

if TYPE_CHECKING:
    from icalendar import Event

DAYS = 21
MORNING_MINUTES = 5
TEST_SHOWN = timedelta(days=1)
_TITLE = {
    DayKind.PRACTICE: _("Quadratus: short practice planned"),
    DayKind.TEST: _("Quadratus: test day planned"),
    DayKind.SCREENING: _("Quadratus: a few questions planned"),
}
_OTHERWISE = _("Quadratus: session planned")
_NOTE = _("Planned by the rhythm of the week. What a day really asks is decided on that day.")


def calendar_of(reminders: Reminders) -> bytes:
    """The calendar of one person, in their language. The same plan on the same day makes the same bytes."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//Quadratus//Reminders//{reminders.person.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Quadratus")
    calendar.add("x-published-ttl", "PT1H")
    with translation.override(reminders.person.language):
        for event in _events(reminders, now_for(reminders.person)):
            calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _events(reminders: Reminders, now: datetime) -> Iterator[Event]:
    person = reminders.person
    made = datetime.combine(now.date(), time(), UTC)
    state, method = state_of(person), method_of(person)
    planned = planned_days(method, state, now, DAYS)
    mornings = {one.day + timedelta(days=1) for one in planned if one.kind in TRAINING}
    if asks_for_morning(method, state, now):
        mornings.add(now.date())
    if reminders.session_at:
        minutes = state.circumstances.minutes if state.circumstances else MORNING_MINUTES
        for one in planned:
            if one.kind in TRAINING or one.kind is DayKind.SCREENING:
                title = str(_TITLE.get(one.kind, _OTHERWISE))
                name = "questions" if one.kind is DayKind.SCREENING else "session"
                yield _event(person, name, title, one.day, reminders.session_at, minutes, now, made)
    if reminders.morning_at:
        for day in sorted(mornings):
            title = titled(str(SAYS[Kind.MORNING]))
            yield _event(person, "morning", title, day, reminders.morning_at, MORNING_MINUTES, now, made)
    if reminders.calendar_test_at and now - reminders.calendar_test_at < TEST_SHOWN:
        at = (reminders.calendar_test_at + timedelta(minutes=10)).astimezone(now.tzinfo)
        yield _event(person, "test", titled(str(TEST)), at.date(), at.time().replace(microsecond=0), 5, now, made)


def _event(
    person: Person, name: str, title: str, day: date, at: time, minutes: int, now: datetime, made: datetime
) -> Event:
    from icalendar import Alarm, Event

    start = datetime.combine(day, at, now.tzinfo)
    event = Event()
    event.add("uid", f"{name}-{day.isoformat()}-{person.pk}@quadratus")
    event.add("dtstamp", made)
    event.add("dtstart", start)
    event.add("duration", timedelta(minutes=minutes))
    event.add("summary", title)
    event.add("description", str(_NOTE))
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(0))
    alarm.add("description", title)
    event.add_component(alarm)
    return event
