"""The rules of a method in words and numbers, read from the rules themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quadratus.prescription.wording import asked, shown
from quadratus.protocol.rules import AllOf, AnyOf, Predicate, predicates_of
from quadratus.protocol.schema import Method

Rule = AllOf | AnyOf | Predicate


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing that a gate asks for: its name and the lines of its rule. `any_of`: one line is enough."""

    name: str
    lines: tuple[str, ...]
    any_of: bool


def threshold(rule: Rule, fact: str, language: str) -> str:
    """The number that a rule compares a fact with, as it is read.

    Raises:
        LookupError: the rule does not ask for this fact.
    """
    return shown(_predicate(rule, fact).threshold, 1, language)


def narrowed(rule: Rule, fact: str, by: str) -> str:
    """The number by which a rule narrows a fact down, such as its `within_days`.

    Raises:
        LookupError: the rule does not ask for this fact, or not in this way.
    """
    return dict(_predicate(rule, fact).narrowing)[by]


def demands(method: Method, opens: str) -> tuple[Demand, ...]:
    """What the gate that opens a phase asks for, criterion by criterion."""
    gate = next(gate for gate in method.frame.gates if gate.opens == opens)
    return tuple(
        Demand(criterion.name, tuple(lines(method, criterion.rule)), isinstance(criterion.rule, AnyOf))
        for criterion in gate.criteria
    )


def lines(method: Method, rule: Rule) -> Iterator[str]:
    """What a rule asks for, one line a predicate."""
    return (asked(predicate, method) for predicate in predicates_of(rule))


def _predicate(rule: Rule, fact: str) -> Predicate:
    for predicate in predicates_of(rule):
        if predicate.fact == fact:
            return predicate
    raise LookupError(f"the rule does not ask for {fact}")
