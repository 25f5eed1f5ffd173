"""What answers mean before they are sent, and what the last ones that were sent mean now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from quadratus.prescription.facts import Standing
from quadratus.prescription.prescription import Prescription
from quadratus.prescription.record.events import Answer
from quadratus.prescription.rules.clearance import raised_findings
from quadratus.prescription.state import State
from quadratus.protocol.schema import Action, Finding, Method, Question
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


def questions_of(person: Person) -> tuple[Question, ...]:
    """The safety questions of the person's method."""
    return method_of(person).screening.questions


def enough_said(person: Person, answers: Mapping[str, str], now: datetime) -> bool:
    """Whether the answers so far ask for help at once, whatever the other answers will be."""
    state = replace(state_of(person), answers={key: Answer(said) for key, said in answers.items()})
    raised = _raised(Standing(method_of(person), state, now))
    return any(finding.tier in {"emergency", "urgent"} for finding in raised)


def instruction_for(person: Person, now: datetime) -> Instruction | None:
    """What to do first, if the person may not train as things stand."""
    return instruction_of(method_of(person), state_of(person), prescription_for(person, now), now)


def instruction_of(method: Method, state: State, prescription: Prescription, now: datetime) -> Instruction | None:
    """What to do first, if today's prescription says that the person may not train."""
    stop = _STOPS.get(prescription.clearance)
    if stop is None:
        return None
    # Questions that were cut short count as unsure, but they are not why help comes first.
    said = {finding.key for finding in _raised(Standing(method, state, now))}
    findings = [finding for finding in prescription.findings if finding.key in said]
    findings = findings or list(prescription.findings)
    action = method.screening.actions[stop]
    say = (action.say, *(finding.say for finding in findings if finding.say))
    return Instruction(stop, action, tuple(finding.name for finding in findings), say)


def _raised(standing: Standing) -> tuple[Finding, ...]:
    """The findings of what was answered, with every open question taken as a no."""
    questions = standing.method.screening.questions
    answers = {**{question.key: Answer.NO for question in questions}, **standing.state.answers}
    return raised_findings(replace(standing, state=replace(standing.state, answers=answers)))
