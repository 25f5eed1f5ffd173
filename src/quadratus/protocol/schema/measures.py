"""`measures/<key>.toml`: what is measured, with its own error and the change that matters."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from quadratus.protocol.rules import Frozen
from quadratus.protocol.schema.words import EvidenceKey, Key, Text


class Measure(Frozen):
    """Something that is measured, with its own error and the change that matters.

    `error` is the smallest change beyond the noise of one measurement against another (MDC95 where known);
    `matters` and `matters_percent` are the change that people notice. A change is real only beyond all of them.
    """

    key: Key
    name: Text
    kind: Literal["scale", "own_words", "hold", "side_bend", "change", "score"]
    unit: Text
    lowest: float
    highest: float
    step: float = Field(gt=0)
    better: Literal["lower", "higher"]
    error: float = Field(ge=0)
    error_of_mean_of_3: float | None = Field(default=None, ge=0)
    matters: float = Field(ge=0)
    matters_percent: float | None = Field(default=None, ge=0)
    percent_from: float | None = None
    confirmations: int = Field(default=1, ge=1)
    ask: Text | None = None
    how: tuple[Text, ...] = ()
    note: Text | None = None
    source: tuple[EvidenceKey, ...] = Field(min_length=1)
