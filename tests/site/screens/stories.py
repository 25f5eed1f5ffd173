"""The people of the screens: what each has lived through, up to the moment at which the screen is looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

from quadratus.protocol.loading import lower_back_mastery
from quadratus.site.people.models import Person
from quadratus.site.record.actions import append
from quadratus.site.reminders.actions import (
    choose_mail,
    choose_times,
    note_calendar_read,
    open_calendar,
    reminders_of,
)
from quadratus.site.reminders.models import Channel, Place, Sending
from quadratus.trials.living import live
from quadratus.trials.parsing import read_diary
from tests.site.training.life import ZONE, Life, joined

ROOT = Path(__file__).parents[3]
DEMO = ROOT / "src" / "quadratus" / "trials" / "demo.diary"
START = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
GOALS = ("Lift my granddaughter out of her cot", "Sit through a film")

Story = Callable[[str], Life]
STORIES: dict[str, Story] = {}


def story(tell: Callable[[Life], object]) -> Callable[[Life], object]:
    """Keep a story of someone who has just joined, under its own name."""

    def of(username: str) -> Life:
        life = joined(START, username=username)
        tell(life)
        return life

    STORIES[tell.__name__] = of
    return tell


def diary(file: Path, day: int) -> Story:
    """The person of a diary, at eight in the morning of a day on which the morning is reported."""

    def of(username: str) -> Life:
        method = lower_back_mastery()
        lived = read_diary(file, method)
        life: Life | None = None
        for events in (one.events for one in live(lived, method) if one.number <= day):
            for event in events:
                morning = event.moment.astimezone(UTC)
                if life is None:
                    life = joined(morning, zone="UTC", username=username)
                elif event.day < lived.date_of(day) or morning.hour < 8:
                    append(person=life.person, event=event, now=morning)
                    life.now = morning
        assert life is not None
        return life.at(8)

    return of


STORIES["phase_two_strength"] = diary(DEMO, 59)
STORIES["phase_two_practice"] = diary(DEMO, 60)
STORIES["twelve_weeks"] = diary(DEMO, 84)
STORIES["gate_review"] = diary(ROOT / "examples" / "strict_gate.diary", 43)
STORIES["gate_questions"] = diary(ROOT / "examples" / "strict_gate.diary", 44)
STORIES["spared_shoulder"] = diary(ROOT / "examples" / "shoulder_excluded.diary", 3)


@story
def newcomer(life: Life) -> None:
    """Has joined, and said nothing yet."""


@story
def emergency(life: Life) -> None:
    life.screened(bladder_bowel="yes")


@story
def urgent(life: Life) -> None:
    life.screened(fever="yes")


@story
def clinician_first(life: Life) -> None:
    life.screened(worsening="yes").baseline()


@story
def screened(life: Life) -> None:
    life.screened()


@story
def ready(life: Life) -> None:
    life.ready().at(9)


@story
def playing(life: Life) -> None:
    life.ready().at(9).begins()


@story
def broken_off(life: Life) -> None:
    """A flare-up is declared while a session is open."""
    playing(life)
    life.tells("flare_declared")
    life.screened()


@story
def carried_on(life: Life) -> None:
    life.ready().at(9)
    life.does(life.begins())


@story
def done(life: Life) -> None:
    life.ready().at(9).trains()


@story
def red(life: Life) -> None:
    life.ready().at(9).trains(highest=8)


@story
def morning_due(life: Life) -> None:
    life.ready().at(9).trains()
    life.days_later()


@story
def practice(life: Life) -> None:
    life.ready().lives(1).wakes()


@story
def rest(life: Life) -> None:
    life.ready().lives(6).wakes()


@story
def test_day(life: Life) -> None:
    life.ready().lives(14).wakes()


@story
def ease(life: Life) -> None:
    life.ready().lives(2).wakes()
    life.at(9).tells("check_in", pain_now=6)


@story
def flare_suggested(life: Life) -> None:
    life.ready().lives(3)
    for _ in range(2):
        life.wakes(6)
        life.days_later()
    life.wakes(6)


@story
def flare(life: Life) -> None:
    life.ready().lives(3).tells("flare_declared")
    life.screened()


@story
def flare_settles(life: Life) -> None:
    life.ready().lives(3).tells("flare_declared")
    life.screened()
    for _ in range(3):
        life.tells("flare_day", answer="easier")
        life.days_later().wakes(3)


@story
def flare_declared(life: Life) -> None:
    life.ready().lives(3).tells("flare_declared")


@story
def way_back(life: Life) -> None:
    flare_settles(life)
    life.tells("flare_over")
    life.lives(3)


@story
def away(life: Life) -> None:
    life.ready().lives(3).days_later(35)


@story
def first_scores(life: Life) -> None:
    life.ready()
    for goal in GOALS:
        life.tells("activity", activity=goal, score=3)


@story
def scores(life: Life) -> None:
    life.ready()
    for number in (2, 3, 6):
        for goal in GOALS:
            life.tells("activity", activity=goal, score=number)
        life.tells("measure", measure="odi", score=60 - 4 * number)
        life.tells("measure", measure="rmdq_24", score=14 - number)
        life.days_later(28)


@story
def reminded(life: Life) -> None:
    """Chose everything: the calendar was fetched, a phone ended its notifications, the last e-mail was refused."""
    life.ready().at(9)
    person, now = life.person, life.now
    choose_times(person=person, session_at=time(18, 30), morning_at=time(7))
    choose_mail(person=person, address="kim@example.org", on=True)
    open_calendar(person=person)
    note_calendar_read(reminders=reminders_of(person), now=now - timedelta(hours=5))
    keys = {"endpoint": f"https://push.example.org/{person.pk}", "p256dh": "key", "auth": "secret"}
    name = gettext("{browser} on {system}").format(browser="Chrome", system="Android")
    Place.objects.create(person=person, name=name, added_at=now, gone_at=now - timedelta(days=1), **keys)
    refused = {
        "claimed_at": now - timedelta(hours=2),
        "fault": gettext("The mail server did not take it: {fault}").format(fault="550 5.1.1 kim@example.org"),
    }
    Sending.objects.create(person=person, channel=Channel.MAIL, target="mail", slot="session", **refused)


def maintenance(username: str) -> Life:
    life = STORIES["twelve_weeks"](username)
    life.tells("maintenance_wished")
    return life


STORIES["maintenance"] = maintenance


def cookie_of(person: Person) -> str:
    """The session of a browser in which this person is signed in."""
    from django.test import Client

    from quadratus.site.people.views import BACKEND

    client = Client()
    client.force_login(person.user, backend=BACKEND)
    return client.cookies["quadratus_session"].value


def moment_of(life: Life) -> datetime:
    """A minute after the last word."""
    return (life.now + timedelta(minutes=1)).astimezone(ZoneInfo(ZONE))
