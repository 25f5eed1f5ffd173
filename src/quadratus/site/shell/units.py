"""Weights in the unit that a person reads. What is kept is always in kilograms."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum

from quadratus.site.shell.words import number_words

KG_IN_A_POUND = 0.45359237
"""Exact by definition (international yard and pound agreement, 1959)."""

_NUMBER = re.compile(r"[0-9]{1,4}([.,][0-9]{1,3})?")


class Unit(StrEnum):
    """A unit of weight."""

    KG = "kg"
    LB = "lb"


_here: ContextVar[Unit] = ContextVar("weight_unit", default=Unit.KG)


def here() -> Unit:
    """The unit in which weights are told and taken now."""
    return _here.get()


@contextmanager
def override(unit: str) -> Iterator[None]:
    """Tell and take weights in this unit."""
    token = _here.set(Unit(unit))
    try:
        yield
    finally:
        _here.reset(token)


def body_weight(kg: float) -> str:
    """A body weight without its unit: kilograms as they were given, whole pounds."""
    return number_words(kg, 1) if here() is Unit.KG else number_words(kg / KG_IN_A_POUND, 0)


def load(kg: float) -> str:
    """A weight to carry without its unit: whole pounds, never more than was meant."""
    return number_words(kg, 2) if here() is Unit.KG else str(_whole_pounds(kg))


def with_unit(said: str) -> str:
    """A weight with its unit; they stay on one line."""
    return f"{said}\N{NO-BREAK SPACE}{here()}"


def from_kg(kg: float) -> float:
    """A weight to carry as a number in the unit of the person, for scripts and fields."""
    return kg if here() is Unit.KG else _whole_pounds(kg)


def to_kg(amount: float) -> float:
    """An amount in the unit of the person, in kilograms."""
    return amount if here() is Unit.KG else round(amount * KG_IN_A_POUND, 3)


def read_kg(text: str) -> float | None:
    """What a person wrote, in kilograms; nothing where it is no number."""
    said = text.strip().removesuffix(here()).strip()
    return to_kg(float(said.replace(",", "."))) if _NUMBER.fullmatch(said) else None


def _whole_pounds(kg: float) -> int:
    # To a tenth first: 20 lb that were kept as 9.072 kg are 20 lb again.
    return math.floor(round(kg / KG_IN_A_POUND, 1))
