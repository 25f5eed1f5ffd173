"""A person at the first visit: answers in, today's prescription out. The core is asked only through its two doors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any, TypeVar
from uuid import UUID

from quadratus.prescription.prescribe import prescribe
from quadratus.prescription.prescription import Prescription
from quadratus.prescription.record.events import (
    Answer,
    BaselineGiven,
    CircumstancesGiven,
    ClinicianWord,
    Event,
    Joined,
    Screened,
)
from quadratus.prescription.state import fold
from quadratus.protocol.loading import lower_back_mastery

METHOD = lower_back_mastery()
FIRST_DAY = date(2026, 3, 2)
QUESTIONS = tuple(question.key for question in METHOD.screening.questions)
EVERYTHING = tuple(thing.key for thing in METHOD.frame.equipment)
_Event = TypeVar("_Event")


class FirstVisit:
    """The events of a first visit, one minute apart."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._minutes: Iterator[int] = count(1)

    def add(self, kind: type[Any], **said: Any) -> None:
        """Add an event."""
        minute = next(self._minutes)
        moment = datetime(FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day, 9, tzinfo=UTC) + timedelta(minutes=minute)
        self.events.append(kind(id=UUID(int=minute), moment=moment, day=moment.date(), **said))

    def today(self) -> Prescription:
        """What the first day asks."""
        evening = datetime(FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day, 18, tzinfo=UTC)
        return prescribe(METHOD, fold(METHOD, self.events), evening)


def screened(answers: Mapping[str, Answer | None] | None = None, *, age: int = 45) -> FirstVisit:
    """A person who answered *no* to all but what is named; None leaves a question out."""
    visit = FirstVisit()
    visit.add(Joined, name="Kim", birth_year=FIRST_DAY.year - age, adult=True)
    given = dict.fromkeys(QUESTIONS, Answer.NO) | dict(answers or {})
    visit.add(Screened, answers={key: answer for key, answer in given.items() if answer is not None})
    return visit


def yes(*questions: str, age: int = 45) -> Prescription:
    """The first day of a person who said yes to these questions and no to the others."""
    return screened(dict.fromkeys(questions, Answer.YES), age=age).today()


def training(
    *conditions: str, answers: Mapping[str, Answer | None] | None = None, word: bool = False, age: int = 45
) -> Prescription:
    """The first training day of a person with conditions; `word` records a clinician's yes and asks once more."""
    visit = screened(answers, age=age)
    if word:
        visit.add(ClinicianWord, who="Dr Lee", said="Gentle training is fine.")
        visit.add(Screened, answers=dict.fromkeys(QUESTIONS, Answer.NO) | dict(answers or {}))
    visit.add(BaselineGiven, usual_pain=3, worst_pain=5)
    visit.add(CircumstancesGiven, minutes=40, equipment=EVERYTHING, conditions=conditions, body_weight_kg=70.0)
    return visit.today()
