"""Left against right: a difference is named only outside the noise of the test that measured it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

LowerSide = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Pair:
    """One test day: the left and the right value, in the same unit."""

    left: float
    right: float


def _mean(pairs: Sequence[Pair]) -> Pair:
    return Pair(sum(pair.left for pair in pairs) / len(pairs), sum(pair.right for pair in pairs) / len(pairs))


def _lower(pair: Pair) -> LowerSide | None:
    if pair.left == pair.right:
        return None
    return "left" if pair.left < pair.right else "right"


def lower_side_of_holds(days: Sequence[Pair], *, percent: float, days_needed: int, cap: float) -> LowerSide | None:
    """The side with the shorter holds, or None where there is no clear difference.

    Args:
        days: test days on the same rung, oldest first, in seconds; only the last `days_needed` are read.
        percent: how much of the longer side the means must differ by.
        days_needed: how many test days make a mean.
        cap: the seconds at which a hold is stopped; where both sides reach it, there is nothing to compare.

    Source: evidence 3.7.
    """
    if len(days) < days_needed:
        return None
    recent = days[-days_needed:]
    directions = {_lower(pair) for pair in recent}
    if len(directions) != 1 or all(pair.left >= cap and pair.right >= cap for pair in recent):
        return None
    mean = _mean(recent)
    longer = max(mean.left, mean.right)
    return directions.pop() if longer > 0 and abs(mean.left - mean.right) * 100 >= percent * longer else None


def lower_side_of_bends(days: Sequence[Pair], *, once: float, mean: float, days_needed: int) -> LowerSide | None:
    """The side with the shorter side bend, or None where there is no clear difference.

    Args:
        days: test days, oldest first, in centimetres.
        once: the difference that counts on the last day alone.
        mean: the difference that counts for the mean of the last `days_needed` days, all in one direction.
        days_needed: how many test days make a mean.

    Source: evidence 3.19.
    """
    if not days:
        return None
    if abs(days[-1].left - days[-1].right) >= once:
        return _lower(days[-1])
    recent = days[-days_needed:]
    directions = {_lower(pair) for pair in recent}
    if len(recent) < days_needed or len(directions) != 1:
        return None
    means = _mean(recent)
    return directions.pop() if abs(means.left - means.right) >= mean else None
