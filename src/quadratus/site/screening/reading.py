"""What answers mean before they are sent, and what the last ones that were sent mean now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from quadratus.prescription.facts import Standing
from quadratus.prescription.prescription import Prescription
from quadratus.prescription.record.events import Answer
from quadratus.prescription.rules import clearance
from quadratus.protocol.schema import Action, Method, Question, Screening
from quadratus.site.people.models import Person
from quadratus.site.record.reading import method_of, prescription_for, state_of

Stop = Literal["emergency", "urgent", "clinician"]
_STOPS: dict[str, Stop] = {
    "emergency": "emergency",
    "urgent": "urgent",
    "clinician_first": "clinician",
}


@dataclass(frozen=True)
class Instruction:
    """What stands in the way, and what to do about it."""

    stop: Stop
    action: Action
    findings: tuple[str, ...]
    say: tuple[str, ...]


@dataclass(frozen=True)
class Asking:
    """The questions that these answers leave to be asked. The number of a question is its place among all."""

    screening: Screening
    answers: Mapping[str, str]

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is asked, in order."""
        return self.screening.questions_after(self.answers)

    def number_of(self, question: Question) -> int:
        """The number of a question: it stays the same whatever is answered."""
        return self.screening.questions.index(question) + 1

    def numbered(self, number: int) -> Question | None:
        """The question of a number, if it is asked."""
        asked = (question for question in self.questions if self.number_of(question) == number)
        return next(asked, None)

    def next_after(self, number: int) -> int | None:
        """The number of the next question that is asked, or None after the last."""
        later = (self.number_of(question) for question in self.questions)
        return next((one for one in later if one > number), None)

    def first_missing(self) -> int | None:
        """The number of the first question without an answer."""
        missing = (self.number_of(question) for question in self.questions if question.key not in self.answers)
        return next(missing, None)


def enough_said(person: Person, answers: Mapping[str, str], now: datetime) -> bool:
    """Whether the answers so far ask for help first, whatever the other answers will be."""
    state = replace(state_of(person), answers={key: Answer(said) for key, said in answers.items()})
    return clearance.enough_said(Standing(method_of(person), state, now))


def instruction_for(person: Person, now: datetime) -> Instruction | None:
    """What to do first, if the person may not train as things stand."""
    return instruction_of(method_of(person), prescription_for(person, now))


def instruction_of(method: Method, prescription: Prescription) -> Instruction | None:
    """What to do first, if today's prescription says that the person may not train.

    Nothing once a clinician has spoken: what is left to do then is to answer the questions once more.
    """
    stop = _STOPS.get(prescription.clearance)
    if stop is None or prescription.screening_due == "after_word":
        return None
    findings = prescription.findings
    action = method.screening.actions[stop]
    say = (action.say, *(finding.say for finding in findings if finding.say))
    return Instruction(stop, action, tuple(finding.name for finding in findings), say)
