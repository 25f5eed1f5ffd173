"""`focuses.toml`: the training focuses and the observations that speak for them."""

from __future__ import annotations

from pydantic import Field

from quadratus.protocol.rules import Frozen, Rule
from quadratus.protocol.schema.words import EvidenceKey, Key, Text


class Observation(Frozen):
    """Something a person can say about the own back with yes or no."""

    key: Key
    ask: Text
    source: EvidenceKey


class Sign(Frozen):
    """Points for or against a focus when a rule holds; `noise` says in words what must be exceeded."""

    rule: Rule
    points: int
    noise: Text | None = None


class Focus(Frozen):
    """An emphasis of training, chosen from observations; never a statement about a cause."""

    key: Key
    name: Text
    helps: Text
    wins: bool = False
    signs: tuple[Sign, ...] = Field(min_length=1)
    more: tuple[Key, ...] = ()
    less: tuple[Key, ...] = ()
    source: EvidenceKey


class Focuses(Frozen):
    """`focuses.toml`."""

    observations: tuple[Observation, ...]
    fewest_points: int = Field(ge=1)
    clear_lead: int = Field(ge=1)
    reevaluate_days: int = Field(ge=1)
    observations_count_days: int = Field(ge=1)
    most_percent: float = Field(gt=0, le=30)
    mixed_name: Text
    mixed_helps: Text
    focuses: tuple[Focus, ...]
    source: EvidenceKey
