"""Evaluates rules. One comparison serves both the decision and its reason, so the two cannot differ."""

from __future__ import annotations

from quadratus.prescription.reasons import Reason
from quadratus.protocol.facts import FACTS
from quadratus.protocol.rules import AllOf, AnyOf, Lookup, Predicate, Value, meets, rounded


def holds(rule: AllOf | AnyOf | Predicate, lookup: Lookup) -> bool:
    """Whether a rule holds."""
    return rule.test(lookup)


def explain(rule: AllOf | AnyOf | Predicate, lookup: Lookup) -> Reason:
    """The evaluated rule as a tree of reasons; every part is evaluated, so that progress can be shown for each."""
    if isinstance(rule, Predicate):
        value = rounded(lookup(rule), rule.decimals)
        return Reason(
            operator=rule.operator,
            met=meets(value, rule.operator, rule.threshold),
            fact=rule.fact,
            value=value,
            threshold=rule.threshold,
            source=rule.source,
            words=rule.narrowing,
        )
    inner = rule.all_of if isinstance(rule, AllOf) else rule.any_of
    parts = tuple(explain(part, lookup) for part in inner)
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
    shown = rounded(value, FACTS[fact].decimals)
    return Reason(
        operator=operator_name,
        met=meets(shown, operator_name, wanted),
        fact=fact,
        value=shown,
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
