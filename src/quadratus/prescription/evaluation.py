"""Evaluates rules. One comparison serves both the decision and its reason, so the two cannot differ."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from quadratus.prescription.reasons import Reason, Value
from quadratus.protocol.facts import FACTS
from quadratus.protocol.rules import AllOf, AnyOf, Predicate

Lookup = Callable[[Predicate], Value]
Words = Callable[[Predicate], tuple[tuple[str, str], ...]]

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "at_least": operator.ge,
    "at_most": operator.le,
    "above": operator.gt,
    "below": operator.lt,
    "is": operator.eq,
}


def _compare(predicate: Predicate, value: Value) -> tuple[Value, bool]:
    """The value in the rounding in which it is shown, and whether it meets the threshold. Unknown never meets."""
    if value is None:
        return None, False
    if type(value) is int:
        value = float(value)
    elif type(value) is float:
        value = round(value, FACTS[predicate.fact].decimals)
    return value, _COMPARE[predicate.operator](value, predicate.threshold)


def holds(rule: AllOf | AnyOf | Predicate, lookup: Lookup) -> bool:
    """Whether a rule holds."""
    if isinstance(rule, Predicate):
        return _compare(rule, lookup(rule))[1]
    wanted = isinstance(rule, AnyOf)
    for part in rule.any_of if isinstance(rule, AnyOf) else rule.all_of:
        if holds(part, lookup) is wanted:
            return wanted
    return not wanted


def no_words(predicate: Predicate) -> tuple[tuple[str, str], ...]:
    """The narrowing values of a predicate as they are written."""
    return predicate.narrowing


def explain(rule: AllOf | AnyOf | Predicate, lookup: Lookup, words: Words = no_words) -> Reason:
    """The evaluated rule as a tree of reasons; every part is evaluated, so that progress can be shown for each."""
    if isinstance(rule, Predicate):
        value, met = _compare(rule, lookup(rule))
        return Reason(
            operator=rule.operator,
            met=met,
            fact=rule.fact,
            value=value,
            threshold=rule.threshold,
            source=rule.source,
            words=words(rule),
        )
    inner = rule.all_of if isinstance(rule, AllOf) else rule.any_of
    parts = tuple(explain(part, lookup, words) for part in inner)
    met = all(part.met for part in parts) if isinstance(rule, AllOf) else any(part.met for part in parts)
    return Reason(operator="all_of" if isinstance(rule, AllOf) else "any_of", met=met, source=rule.source, parts=parts)


def found(
    fact: str,
    value: Value,
    operator_name: str,
    threshold: float | bool | str,
    *,
    source: str | None = None,
    **narrowing: str,
) -> Reason:
    """The reason of a rule that the core itself asks, with a threshold from the method's data."""
    wanted = threshold if isinstance(threshold, (bool, str)) else float(threshold)
    predicate = Predicate.model_validate({"fact": fact, operator_name: wanted, "source": source})
    rounded, met = _compare(predicate, value)
    return Reason(
        operator=operator_name,
        met=met,
        fact=fact,
        value=rounded,
        threshold=wanted,
        source=source,
        words=tuple(narrowing.items()),
    )


def both(*parts: Reason) -> Reason:
    """All of these reasons together."""
    return Reason(operator="all_of", met=all(part.met for part in parts), parts=parts)


def either(*parts: Reason) -> Reason:
    """Any of these reasons."""
    return Reason(operator="any_of", met=any(part.met for part in parts), parts=parts)
