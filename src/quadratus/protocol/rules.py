"""What a rule of a method may say: predicates over facts, joined by *all of* and *any of*."""

from __future__ import annotations

import operator
from collections.abc import Callable
from functools import cached_property
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

from quadratus.protocol.facts import FACTS

NARROWING = ("of", "last", "within_days", "seconds", "points")
OPERATORS = ("at_least", "at_most", "above", "below", "is")
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "at_least": operator.ge,
    "at_most": operator.le,
    "above": operator.gt,
    "below": operator.lt,
    "is": operator.eq,
}
Value = float | bool | str | None


Lookup = Callable[["Predicate"], Value]
Test = Callable[[Lookup], bool]


def rounded(value: Value, decimals: int) -> Value:
    """A value in the rounding in which it is compared and shown."""
    if type(value) is float:
        return round(value, decimals)
    return float(value) if type(value) is int else value


def meets(value: Value, operator_name: str, threshold: float | bool | str) -> bool:
    """Whether a rounded value meets a threshold. Unknown never meets."""
    return value is not None and _COMPARE[operator_name](value, threshold)


class Frozen(BaseModel):
    """A value that cannot change and that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Predicate(Frozen):
    """One comparison of a fact with a threshold, for example `settled_mornings at_least 3`.

    `of`, `last`, `within_days`, `seconds` and `points` narrow the fact down; which of them a fact takes
    stands in the glossary of facts.
    """

    fact: str
    at_least: float | None = None
    at_most: float | None = None
    above: float | None = None
    below: float | None = None
    is_: bool | str | None = Field(default=None, alias="is")
    of: str | None = None
    last: int | None = Field(default=None, gt=0)
    within_days: int | None = Field(default=None, gt=0)
    seconds: int | None = Field(default=None, gt=0)
    points: float | None = None
    source: str | None = None

    @model_validator(mode="after")
    def _exactly_one_operator(self) -> Predicate:
        written = [name for name in OPERATORS if self._value_of(name) is not None]
        if len(written) != 1:
            raise ValueError(
                f"a predicate compares once: write exactly one of {', '.join(OPERATORS)} "
                f"(found {', '.join(written) or 'none'})"
            )
        return self

    def _value_of(self, operator: str) -> float | bool | str | None:
        value: float | bool | str | None = getattr(self, "is_" if operator == "is" else operator)
        return value

    @cached_property
    def operator(self) -> str:
        """The one operator that is written, one of `OPERATORS`."""
        return next(name for name in OPERATORS if self._value_of(name) is not None)

    @cached_property
    def decimals(self) -> int:
        """The rounding in which the fact is compared and shown."""
        return FACTS[self.fact].decimals

    @cached_property
    def test(self) -> Test:
        """The rule as a function: thousands of evaluations share what is read from it here once."""
        decimals, operator_name, threshold = self.decimals, self.operator, self.threshold
        return lambda lookup: meets(rounded(lookup(self), decimals), operator_name, threshold)

    @cached_property
    def narrowing(self) -> tuple[tuple[str, str], ...]:
        """What narrows the fact down, as it is written: name and value."""
        written = ((name, getattr(self, name)) for name in NARROWING)
        return tuple((name, f"{value:g}" if name != "of" else value) for name, value in written if value is not None)

    @cached_property
    def threshold(self) -> float | bool | str:
        """What the fact is compared with."""
        value = self._value_of(self.operator)
        assert value is not None
        return value


class AllOf(Frozen):
    """Holds when each of its rules holds."""

    all_of: tuple[Rule, ...] = Field(min_length=1)
    source: str | None = None

    @cached_property
    def test(self) -> Test:
        """The rule as a function; it stops at the first part that does not hold."""
        tests = tuple(part.test for part in self.all_of)

        def test(lookup: Lookup) -> bool:
            for part in tests:  # noqa: SIM110 - asked thousands of times a fold; a generator costs more
                if not part(lookup):
                    return False
            return True

        return test


class AnyOf(Frozen):
    """Holds when at least one of its rules holds."""

    any_of: tuple[Rule, ...] = Field(min_length=1)
    source: str | None = None

    @cached_property
    def test(self) -> Test:
        """The rule as a function; it stops at the first part that holds."""
        tests = tuple(part.test for part in self.any_of)

        def test(lookup: Lookup) -> bool:
            for part in tests:  # noqa: SIM110 - as in `AllOf`
                if part(lookup):
                    return True
            return False

        return test


def _form(value: Any) -> str:
    """Which form of rule a table or an instance is; a table that is none is read as a predicate."""
    if isinstance(value, AllOf) or (isinstance(value, dict) and "all_of" in value):
        return "all_of"
    if isinstance(value, AnyOf) or (isinstance(value, dict) and "any_of" in value):
        return "any_of"
    return "predicate"


Rule = Annotated[
    Annotated[AllOf, Tag("all_of")] | Annotated[AnyOf, Tag("any_of")] | Annotated[Predicate, Tag("predicate")],
    Discriminator(_form),
]

AllOf.model_rebuild()
AnyOf.model_rebuild()


def predicates_of(rule: AllOf | AnyOf | Predicate) -> tuple[Predicate, ...]:
    """Every predicate in a rule, in the order in which it is written."""
    if isinstance(rule, Predicate):
        return (rule,)
    inner = rule.all_of if isinstance(rule, AllOf) else rule.any_of
    return tuple(predicate for part in inner for predicate in predicates_of(part))
