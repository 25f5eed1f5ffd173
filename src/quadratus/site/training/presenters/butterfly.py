"""The pair: left and right either side of a centre line, the error of the test as a soft band.

Places are in percent of the picture, so that it fits any width.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

CENTRE = 50.0


@dataclass(frozen=True, slots=True)
class Wing:
    """One side of one row, ready to be drawn."""

    value: str
    x: float
    width: float
    band_x: float
    band_width: float


@dataclass(frozen=True, slots=True)
class PairRow:
    """One comparison of left and right."""

    label: str
    left: Wing
    right: Wing


@dataclass(frozen=True, slots=True)
class Butterfly:
    """A comparison of left and right: its rows, the unit, and what may be said about it.

    `error` explains the band, and is empty where something was counted. `table` has a row for each time.
    """

    key: str
    title: str
    unit: str
    verdict: str
    clear: bool
    rows: tuple[PairRow, ...]
    error: str = ""
    note: str = ""
    when: str = "Day"
    table: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """What a row compares, in the unit of the measure, with the error of such a value; 0 for what was counted."""

    label: str
    left: float
    right: float
    error: float = 0.0


def pair_rows(compared: Sequence[Compared], highest: float) -> tuple[PairRow, ...]:
    """The rows of a pair; `highest` is the end of the scale, the same to both sides."""
    return tuple(
        PairRow(one.label, _wing(one.left, one.error, highest, "left"), _wing(one.right, one.error, highest, "right"))
        for one in compared
    )


def _wing(value: float, error: float, highest: float, side: Literal["left", "right"]) -> Wing:
    scale = CENTRE / highest
    length = min(value, highest) * scale
    inner, outer = max(0.0, value - error) * scale, min(highest, value + error) * scale
    text = f"{value:.1f}".removesuffix(".0")
    band = round(max(0.0, outer - inner), 2) if error else 0.0
    if side == "left":
        return Wing(text, round(CENTRE - length, 2), round(length, 2), round(CENTRE - outer, 2), band)
    return Wing(text, CENTRE, round(length, 2), round(CENTRE + inner, 2), band)
