"""Is a change real? Only beyond the measurement error and beyond what people notice, and only when confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

Verdict = Literal["better", "worse", "within_error", "too_few"]


@dataclass(frozen=True, slots=True)
class Precision:
    """How well a measure measures: its error, the change that matters, and which way is better."""

    error: float
    matters: float
    matters_percent: float | None
    percent_from: float | None
    confirmations: int
    better: Literal["lower", "higher"]


def _is_real(before: float, after: float, precision: Precision) -> bool:
    change = abs(after - before)
    if change < precision.error or change < precision.matters:
        return False
    if precision.matters_percent is None or before < (precision.percent_from or 0):
        return True
    return change * 100 >= precision.matters_percent * abs(before)


def verdict(scores: Sequence[float], precision: Precision) -> Verdict:
    """Whether the last scores differ from the first by more than the noise.

    A change counts only when each of the last `confirmations` scores shows it in the same direction.

    Args:
        scores: oldest first, in the unit of the measure.
        precision: the error of the measure and the change that matters.

    Source: evidence 2.16.
    """
    if len(scores) < 1 + precision.confirmations:
        return "too_few"
    first, last = scores[0], scores[-precision.confirmations :]
    directions = {score > first for score in last}
    if len(directions) != 1 or not all(_is_real(first, score, precision) for score in last):
        return "within_error"
    rose = directions.pop()
    return "better" if rose == (precision.better == "higher") else "worse"


def following_baseline(current: float, mornings: Sequence[float], *, needed: int) -> float:
    """The baseline after the mornings of its window: their median where it is lower and there are enough.

    It never rises here; only a newly given baseline can raise it.
    """
    return min(current, median(mornings)) if len(mornings) >= needed else current
