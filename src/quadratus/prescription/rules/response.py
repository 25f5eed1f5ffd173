"""How the back answered a session: the facts of a session, and its zone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from quadratus.prescription.evaluation import explain, holds
from quadratus.prescription.prescription import Zone
from quadratus.prescription.reasons import Reason
from quadratus.protocol.rules import Predicate, Value
from quadratus.protocol.schema import Method


class AnsweredSession(Protocol):
    """What the facts of a session read."""

    @property
    def pain_before(self) -> int:
        """Pain at check-in, 0-10."""
        ...

    @property
    def baseline(self) -> float:
        """The baseline in force when it began."""
        ...

    @property
    def ended(self) -> datetime | None:
        """When it was ended."""
        ...

    @property
    def highest_pain(self) -> int | None:
        """Highest pain, 0-10."""
        ...

    @property
    def new_leg_symptoms(self) -> bool:
        """New or spreading leg symptoms."""
        ...

    @property
    def stopped_for_pain(self) -> bool:
        """Whether pain stopped it."""
        ...

    @property
    def morning(self) -> int | None:
        """Worst pain of the next morning."""
        ...


def new_leg_symptoms(session: AnsweredSession, _late: bool) -> Value:
    """Whether leg symptoms were new or spreading."""
    return session.new_leg_symptoms


def stopped_for_pain(session: AnsweredSession, _late: bool) -> Value:
    """Whether the session was stopped for pain."""
    return session.stopped_for_pain


def added_pain(session: AnsweredSession, _late: bool) -> Value:
    """Highest pain during or right after, minus pain before."""
    return None if session.highest_pain is None else session.highest_pain - session.pain_before


def highest_pain(session: AnsweredSession, _late: bool) -> Value:
    """Highest pain during or right after, 0-10."""
    return session.highest_pain


def highest_pain_above_baseline(session: AnsweredSession, _late: bool) -> Value:
    """Highest pain minus the baseline in force when the session began."""
    return None if session.highest_pain is None else session.highest_pain - session.baseline


def morning_above_baseline(session: AnsweredSession, _late: bool) -> Value:
    """Worst pain of the next morning minus the baseline in force when the session began."""
    return None if session.morning is None else session.morning - session.baseline


def morning_missing(session: AnsweredSession, late: bool) -> Value:
    """Whether the time for the morning report has passed without one."""
    return session.morning is None and late


def closing_missing(session: AnsweredSession, late: bool) -> Value:
    """Whether the questions at the end were not answered although the session is over."""
    return session.ended is None and (late or session.morning is not None)


SESSION_FACTS: dict[str, Callable[[AnsweredSession, bool], Value]] = {
    "new_leg_symptoms": new_leg_symptoms,
    "stopped_for_pain": stopped_for_pain,
    "added_pain": added_pain,
    "highest_pain": highest_pain,
    "highest_pain_above_baseline": highest_pain_above_baseline,
    "morning_above_baseline": morning_above_baseline,
    "morning_missing": morning_missing,
    "closing_missing": closing_missing,
}


def zone(method: Method, session: AnsweredSession, *, late: bool) -> Zone:
    """The zone of a session: the first rule that holds, else green, or pending while the morning may still come.

    Args:
        method: holds the rules of the zones.
        session: the session as far as it is known.
        late: whether the time for the morning report has passed.
    """

    def lookup(predicate: Predicate) -> Value:
        return SESSION_FACTS[predicate.fact](session, late)

    if holds(method.frame.response.red, lookup):
        return "red"
    if holds(method.frame.response.amber, lookup):
        return "amber"
    return "pending" if session.morning is None else "green"


def zone_reason(method: Method, session: AnsweredSession, *, late: bool) -> tuple[Zone, Reason]:
    """The zone and the rule that named it; for green and pending the amber rule that did not hold."""

    def lookup(predicate: Predicate) -> Value:
        return SESSION_FACTS[predicate.fact](session, late)

    named = zone(method, session, late=late)
    rule = method.frame.response.red if named == "red" else method.frame.response.amber
    return named, explain(rule, lookup)


def is_late(method: Method, last_moment: datetime, now: datetime) -> bool:
    """Whether the time for the morning report of a session has passed."""
    return now - last_moment > timedelta(hours=method.frame.response.morning_within_hours)
