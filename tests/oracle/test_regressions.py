"""Histories, cut down to what matters, on which core and oracle once differed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from quadratus.prescription.prescribe import prescribe
from quadratus.prescription.prescription import Prescription
from quadratus.prescription.record.events import (
    Answer,
    BaselineGiven,
    CircumstancesGiven,
    ClinicianWord,
    Event,
    FlareDeclared,
    Joined,
    PlannedExercise,
    PlannedSet,
    Screened,
    SessionStarted,
    SetDone,
    Side,
)
from quadratus.prescription.state import fold
from tests.oracle.comparing import differences
from tests.oracle.living import ALL_NO, METHOD, Living, Person


class Story:
    """Events of one person, each at an hour of a day counted from 0."""

    def __init__(self) -> None:
        self.life = Living(Person(), datetime(2025, 3, 3, 8, 0, tzinfo=UTC))
        self.first = self.life.now

    def on(self, day: int, kind: type[Event], **values: Any) -> Story:
        self.life.now = max(self.life.now, self.first + timedelta(days=day))
        self.life.add(kind, **values)
        return self

    def begins(self, day: int = 0, **yes: Answer) -> Story:
        self.on(day, Joined, name="A", birth_year=1980, adult=True)
        self.on(day, CircumstancesGiven, minutes=30, equipment=Person().equipment, body_weight_kg=70.0)
        self.screened(day, **yes)
        return self.on(day, BaselineGiven, usual_pain=3, worst_pain=6)

    def screened(self, day: int, **yes: Answer) -> Story:
        return self.on(day, Screened, answers={**ALL_NO, **yes})

    def trains(self, day: int, rung: str, kind: str = "practice") -> Story:
        """One set of one exercise, and no closing."""
        session = UUID(int=9000 + len(self.life.events))
        dose = METHOD.rung_by_key[rung][1].doses[0]
        plan = PlannedExercise(rung, 0, (PlannedSet(Side.BOTH, float(dose.sets[0])),))
        self.on(
            day, SessionStarted, session=session, day_kind=kind, exercises=(plan,), pain_before=1, method_version="1"
        )
        return self.on(day, SetDone, session=session, rung=rung, number=0, side=Side.BOTH, done=float(dose.sets[0]))

    def asked(self, day: int, hours: int = 9) -> Prescription:
        return prescribe(METHOD, fold(METHOD, self.life.events), self.first + timedelta(days=day, hours=hours))

    def agrees(self, day: int, hours: int = 9) -> bool:
        return not differences(METHOD, self.life.events, self.first + timedelta(days=day, hours=hours))


def test_a_word_alone_lifts_no_block() -> None:
    story = Story().begins(fever=Answer.YES)
    story.on(0, ClinicianWord, who="Dr B", said="", findings=("fever",))
    assert story.asked(0).clearance == "urgent"
    assert story.agrees(0)


def test_no_other_screening_opens_anything_while_blocked() -> None:
    story = Story().begins(chest=Answer.YES)
    story.on(0, ClinicianWord, who="Dr B", said="").on(1, FlareDeclared)
    asked = story.asked(1)
    assert asked.clearance == "emergency"
    assert not asked.items
    assert asked.walk is None
    assert story.agrees(1)


def test_breathing_does_not_answer_the_screening_after_an_absence() -> None:
    story = Story().begins().trains(0, "cat_camel").screened(20)
    assert story.asked(29).screening_due == "absence"
    story.trains(29, "breathing_legs_on_chair", "screening")
    assert story.asked(30).screening_due == "absence"
    assert story.agrees(30)


def test_an_unclosed_session_still_trained_its_ladders() -> None:
    story = Story().begins().trains(0, "knee_rocks")
    assert "knee_rocks" not in [item.ladder for item in story.asked(5).items]
    assert story.agrees(5)
