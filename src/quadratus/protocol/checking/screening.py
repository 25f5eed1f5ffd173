"""`screening.toml`: every question used, every danger with words and an instruction, every occasion with a trigger."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import get_args

from quadratus.protocol.checking.names import unknown
from quadratus.protocol.files import Problem
from quadratus.protocol.rules import Predicate, predicates_of
from quadratus.protocol.schema import Condition, Finding, Method, Occasion, Question, Trigger

FILE = "screening.toml"
_problem = partial(Problem, FILE)
_SERIOUS = ("emergency", "urgent")
_NOTHING_UNTIL_ANSWERED = ("intake", "worry", "fall", "after_word")
_ANSWERS = ("answered_yes", "answered_no")


def problems(method: Method) -> Iterator[Problem]:
    """Faults of the screening."""
    screening = method.screening
    questions = method.question_by_key
    asked: set[str] = set()
    for finding in screening.findings:
        yield from _finding(method, finding)
        for predicate in predicates_of(finding.rule):
            if predicate.fact in _ANSWERS and predicate.of in questions:
                asked.add(predicate.of)
                yield from _answer(finding, predicate, questions[predicate.of])
    for key in questions:
        if key not in asked:
            yield _problem(f"questions.{key}", "no finding uses the answer", "Add a finding, or do not ask")
    for tier in ("emergency", "urgent", "clinician"):
        if tier not in screening.actions:
            yield _problem(f"actions.{tier}", "the instruction is missing", "Write title, do, how_soon and say")
    for tier, action in screening.actions.items():
        for number in action.call:
            if not any(number in step for step in action.do):
                mend = f"Name {number} in a step of do, or remove it"
                yield _problem(f"actions.{tier}.call", f"no step names the number {number}", mend)
    yield from _follow_ups(screening.questions)
    yield from _conditions(method)
    yield from _triggers(screening.triggers)


def _finding(method: Method, finding: Finding) -> Iterator[Problem]:
    key = f"findings.{finding.key}"
    for condition in finding.conditions:
        yield from unknown(FILE, f"{key}.conditions", "condition", condition, method.condition_by_key, FILE)
    if finding.tier == "exclusions" and not finding.conditions:
        yield _problem(f"{key}.conditions", "exclusions without a condition change nothing", "Name the conditions")
    if finding.tier != "exclusions" and not finding.say:
        words = "the words to say on the phone" if finding.tier in _SERIOUS else "the words to say to a clinician"
        yield _problem(f"{key}.say", f"{words} are missing", "Write what the person can read out")


def _answer(finding: Finding, predicate: Predicate, question: Question) -> Iterator[Problem]:
    if finding.tier not in _SERIOUS:
        return
    if not question.not_sure_is_yes:
        fault = f"'not sure' has to count as yes for the {finding.tier} finding '{finding.key}'"
        yield _problem(f"questions.{question.key}.not_sure_is_yes", fault, "Remove the key, or write true")
    # Only a yes may raise one: a rule that waits for a no would pass over the person who is not sure.
    if (predicate.fact, predicate.is_) not in (("answered_yes", True), ("answered_no", False)):
        fault = f"a no to '{question.key}' would raise it, and 'not sure' would not"
        mend = "Write answered_yes with is = true, and turn the question round if need be"
        yield _problem(f"findings.{finding.key}.rule", fault, mend)


def _follow_ups(questions: tuple[Question, ...]) -> Iterator[Problem]:
    before: dict[str, Question] = {}
    for question in questions:
        key = f"questions.{question.key}.only_after"
        if question.only_after and question.only_after not in before:
            fault = f"no question before it is '{question.only_after}'"
            yield _problem(key, fault, "Name a question that stands before this one, or remove the key")
        elif question.only_after and before[question.only_after].only_after:
            fault = f"'{question.only_after}' itself comes only after another one"
            yield _problem(key, fault, f"Name '{before[question.only_after].only_after}'")
        before[question.key] = question


def _conditions(method: Method) -> Iterator[Problem]:
    raised = {condition for finding in method.screening.findings for condition in finding.conditions}
    named = {condition for exercise in method.exercises for condition in exercise.exclusions}
    for condition in method.screening.conditions:
        if not condition.self_declared and condition.key not in raised:
            fault = "nobody can have it: no finding brings it along, and nobody is asked"
            mend = "Name it under the conditions of a finding, or remove self_declared = false"
            yield _problem(f"conditions.{condition.key}", fault, mend)
        if _changes_nothing(condition, named):
            mend = "Name it under [exclusions] of the exercises that it does not suit"
            yield _problem(f"conditions.{condition.key}", "no exercise takes it into account", mend)


def _changes_nothing(condition: Condition, named: set[str]) -> bool:
    return condition.compare_sides and condition.key not in named


def _triggers(triggers: tuple[Trigger, ...]) -> Iterator[Problem]:
    written = {trigger.occasion for trigger in triggers}
    for occasion in get_args(Occasion):
        if occasion not in written:
            mend = "Add it to [[triggers]] with rule, until_answered and source"
            yield _problem(f"triggers.{occasion}", "the occasion has no trigger", mend)
    for trigger in triggers:
        if trigger.occasion in _NOTHING_UNTIL_ANSWERED and trigger.until_answered != "nothing":
            yield _problem(
                f"triggers.{trigger.occasion}.until_answered",
                "something could be trained before this screening is answered",
                'Write "nothing"',
            )
