"""A life in a few lines: a person who joins, trains, sleeps, flares up, over any number of days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User

from quadratus.prescription.prescription import Prescription
from quadratus.prescription.record.events import Ended, SessionStarted
from quadratus.site.people.models import Person
from quadratus.site.record.actions import append, tell
from quadratus.site.record.reading import method_of, prescription_for, state_of

ZONE = "Europe/Berlin"
EQUIPMENT = ("wall", "chair", "stick", "step", "weight", "tape")


@dataclass
class Life:
    """One person and the moment that the person lives in."""

    person: Person
    now: datetime

    def tells(self, kind: str, **values: Any) -> None:
        """Say something, now. Each word takes a second: events of one moment have no order of their own."""
        self.now += timedelta(seconds=1)
        tell(person=self.person, kind=kind, now=self.now, **values)

    def at(self, hour: int) -> Life:
        """A later hour of the same day; nobody goes back in time."""
        self.now = max(self.now, datetime.combine(self.now.date(), time(hour), self.now.tzinfo))
        return self

    def days_later(self, days: int = 1) -> Life:
        """Seven in the morning of another day."""
        self.now = datetime.combine(self.now.date() + timedelta(days=days), time(7), self.now.tzinfo)
        return self

    def screened(self, **answers: str) -> Life:
        """Answer the screening, with no but for the answers given."""
        keys = (question.key for question in method_of(self.person).screening.questions)
        self.tells("screened", answers=dict.fromkeys(keys, "no") | answers)
        return self

    def baseline(self, usual: int = 3, minutes: int = 20, conditions: Iterable[str] = ()) -> Life:
        """Give the baseline and the circumstances."""
        self.tells("baseline", usual_pain=usual, worst_pain=min(10, usual + 3))
        self.tells(
            "circumstances",
            minutes=minutes,
            equipment=EQUIPMENT,
            conditions=tuple(conditions),
            body_weight_kg=70,
        )
        return self

    def ready(self) -> Life:
        """Screened and with a baseline: the first training day."""
        return self.screened().baseline()

    def today(self) -> Prescription:
        """What today asks."""
        return prescription_for(self.person, self.now)

    def begins(self, pain: int = 3) -> UUID:
        """Check in and begin what is asked; the session."""
        self.tells("check_in", pain_now=pain)
        asked = self.today()
        walk = (asked.walk,) if asked.walk else ()
        session = uuid4()
        event = SessionStarted(
            id=uuid4(),
            moment=self.now,
            day=self.now.date(),
            session=session,
            day_kind=asked.kind.value,
            exercises=tuple(item.planned for item in (*asked.items, *walk)),
            pain_before=pain,
            method_version=asked.method_version,
        )
        append(person=self.person, event=event, now=self.now)
        return session

    def does(self, session: UUID) -> None:
        """Do every planned set."""
        started = state_of(self.person).open_session
        assert started is not None
        assert started.session == session
        for planned in started.exercises:
            for number, one in enumerate(planned.sets):
                self.tells(
                    "set_done",
                    session=session,
                    rung=planned.rung,
                    number=number,
                    side=one.side,
                    done=one.target,
                    ended=Ended.COMPLETED,
                    load_kg=planned.load_kg,
                )

    def ends(self, session: UUID, highest: int = 3, effort: int = 3, confidence: int = 8) -> None:
        """Answer the questions at the end."""
        strands = ("breathing", "pelvic_control", "mobility", "isometric_hold")
        self.tells(
            "session_ended",
            session=session,
            highest_pain=highest,
            effort=effort,
            confidence=dict.fromkeys(strands, confidence),
        )

    def trains(self, pain: int = 3, highest: int = 3) -> None:
        """A whole session, if today asks for one."""
        if self.today().items:
            session = self.begins(pain)
            self.does(session)
            self.ends(session, highest)

    def wakes(self, pain: int = 3, stiffness: int = 10) -> None:
        """Report the morning."""
        self.tells("morning", pain=pain, stiffness_minutes=stiffness, slept="well")

    def tested(self, left: float, right: float) -> None:
        """Do what a test day measures."""
        plan = self.today().test
        assert plan is not None
        if plan.hold:
            for side, seconds in (("left", left), ("right", right)):
                values = {"rung": plan.hold.rung, "seconds": seconds, "ended": "trunk"}
                self.tells("hold_tested", side=side, **values)
        if plan.bend:
            self.tells("bend_tested", side="left", centimetres=16)
            self.tells("bend_tested", side="right", centimetres=17.5)

    def lives(self, days: int, pain: int = 3) -> Life:
        """Days of mornings, training and, where one comes, tests."""
        for _ in range(days):
            self.wakes(pain)
            self.at(9)
            if self.today().kind == "screening":
                self.screened()
            if self.today().test:
                self.tested(24, 22)
            else:
                self.trains(pain, highest=pain)
            self.days_later()
        return self


def joined(now: datetime, name: str = "Ada", zone: str = ZONE, username: str = "") -> Life:
    """Someone who has just joined."""
    user = User.objects.create_user(username=username or name)
    person = Person.objects.create(user=user, zone=zone, created_at=now)
    life = Life(person, now.astimezone(ZoneInfo(zone)))
    life.tells("joined", name=name, birth_year=1975, adult=True)
    return life
