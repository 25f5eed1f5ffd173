"""How the back answered a session: the facts of a session, and its zone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from quadratus.prescription.evaluation import explain, holds
from quadratus.prescription.prescription import Zone
from quadratus.prescription.reasons import Reason
from quadratus.prescription.state import SessionRecord
from quadratus.protocol.rules import Predicate, Value
from quadratus.protocol.schema import Method

# Who trains around midnight has not slept yet: the next morning comes some hours later, maybe on the same day.
# Who has trained in the morning has had it already, however many hours go by until a report of that day.
NIGHT_ENDS = time(4)
MORNING_AFTER = timedelta(hours=6)


class SessionAnswers(NamedTuple):
    """How the back answered a session, as far as it is known. A tuple: a fold makes and looks up hundreds.

    `pain_before` is the pain at check-in, `highest_pain` the highest during or right after, `morning` the worst of the
    next morning, each 0-10. `baseline` is the one in force when the session began. `late` says that the time for the
    morning report has passed.
    """

    pain_before: int
    baseline: float
    ended: bool
    highest_pain: int | None
    new_leg_symptoms: bool
    stopped_for_pain: bool
    morning: int | None
    late: bool


def answers_of(session: SessionRecord, *, late: bool) -> SessionAnswers:
    """The answers to a session that the state keeps."""
    return SessionAnswers(
        session.pain_before, session.baseline, session.ended is not None, session.highest_pain,
        session.new_leg_symptoms, session.stopped_for_pain, session.morning, late,
    )  # fmt: skip


def new_leg_symptoms(answers: SessionAnswers) -> Value:
    """Whether leg symptoms were new or spreading."""
    return answers.new_leg_symptoms


def stopped_for_pain(answers: SessionAnswers) -> Value:
    """Whether the session was stopped for pain."""
    return answers.stopped_for_pain


def added_pain(answers: SessionAnswers) -> Value:
    """Highest pain during or right after, minus pain before."""
    return None if answers.highest_pain is None else answers.highest_pain - answers.pain_before


def highest_pain(answers: SessionAnswers) -> Value:
    """Highest pain during or right after, 0-10."""
    return answers.highest_pain


def highest_pain_above_baseline(answers: SessionAnswers) -> Value:
    """Highest pain minus the baseline in force when the session began."""
    return None if answers.highest_pain is None else answers.highest_pain - answers.baseline


def morning_above_baseline(answers: SessionAnswers) -> Value:
    """Worst pain of the next morning minus the baseline in force when the session began."""
    return None if answers.morning is None else answers.morning - answers.baseline


def morning_missing(answers: SessionAnswers) -> Value:
    """Whether the time for the morning report has passed without one."""
    return answers.morning is None and answers.late


def closing_missing(answers: SessionAnswers) -> Value:
    """Whether the questions at the end were not answered although the session is over."""
    return not answers.ended and (answers.late or answers.morning is not None)


SESSION_FACTS: dict[str, Callable[[SessionAnswers], Value]] = {
    "new_leg_symptoms": new_leg_symptoms,
    "stopped_for_pain": stopped_for_pain,
    "added_pain": added_pain,
    "highest_pain": highest_pain,
    "highest_pain_above_baseline": highest_pain_above_baseline,
    "morning_above_baseline": morning_above_baseline,
    "morning_missing": morning_missing,
    "closing_missing": closing_missing,
}


def _lookup(answers: SessionAnswers) -> Callable[[Predicate], Value]:
    return lambda predicate: SESSION_FACTS[predicate.fact](answers)


def zone(method: Method, answers: SessionAnswers) -> Zone:
    """The first rule that holds, else green, or pending while the morning may still come."""
    lookup = _lookup(answers)
    if holds(method.frame.response.red, lookup):
        return "red"
    if holds(method.frame.response.amber, lookup):
        return "amber"
    return "pending" if answers.morning is None else "green"


class ZoneRule:
    """The rules of the zones. The same answers have the same zone, so each is read once."""

    def __init__(self, method: Method) -> None:
        self._method = method
        self._known: dict[SessionAnswers, Zone] = {}

    def zone(self, answers: SessionAnswers) -> Zone:
        """The zone of a session with these answers."""
        known = self._known.get(answers)
        if known is None:
            known = self._known[answers] = zone(self._method, answers)
        return known


def zone_reason(method: Method, answers: SessionAnswers) -> tuple[Zone, Reason]:
    """The zone and the rule that named it; for green and pending the amber rule that did not hold."""
    named = zone(method, answers)
    rule = method.frame.response.red if named == "red" else method.frame.response.amber
    return named, explain(rule, _lookup(answers))


def is_late(method: Method, last_moment: datetime, now: datetime) -> bool:
    """Whether the time for the morning report of a session has passed."""
    return now - last_moment > timedelta(hours=method.frame.response.morning_within_hours)


def is_next_morning(day: date, last_moment: datetime, moment: datetime) -> bool:
    """Whether a report of a moment is one of the next morning, to a session of a local day that ended before it."""
    in_the_night = last_moment.time() < NIGHT_ENDS
    return (moment.date() > day or in_the_night) and moment - last_moment >= MORNING_AFTER


def is_red_by_evening(
    method: Method, day: date, answers: SessionAnswers, last_moment: datetime, pain: int, at: datetime
) -> bool:
    """Whether a report before the next morning is bad enough not to wait for it. It never clears a session.

    It counts from some hours after the session on, and from midnight on: `day` is the local day of the session.
    """
    if at.date() == day and at - last_moment < MORNING_AFTER:
        return False
    return zone(method, answers) != "red" and zone(method, answers._replace(morning=pain)) == "red"
