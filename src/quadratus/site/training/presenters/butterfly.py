"""The pair: left and right either side of a centre line, the error of the test as a soft band.

Places are in percent of the picture, so that it fits any width.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from quadratus.site.measuring.presenters import CardRow
from quadratus.site.shell.words import pair_words

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

    The verdict is about the last row. `noise` explains the band, and is empty where something was counted. `over_time`
    reads each side against its own first test day. `table` has a row for each time; `when` is what its rows are, days
    where it is empty.
    """

    key: str
    title: str
    unit: str
    verdict: str
    clear: bool
    rows: tuple[PairRow, ...]
    noise: str = ""
    note: str = ""
    over_time: tuple[CardRow, ...] = ()
    when: str = ""
    table: tuple[tuple[str, str, str], ...] = ()

    @property
    def leads(self) -> PairRow:
        """The row that the verdict is about."""
        return self.rows[-1]

    @property
    def follow(self) -> tuple[PairRow, ...]:
        """The other rows."""
        return self.rows[:-1]


@dataclass(frozen=True, slots=True)
class Compared:
    """What a row compares, in the unit of the measure.

    `counts_from` is the least difference between the sides that is more than noise; 0 for what was counted. Half of it
    is the band around each end, so that the bands of two sides that differ clearly lie apart.
    """

    label: str
    left: float
    right: float
    counts_from: float = 0.0


def pair_rows(compared: Sequence[Compared], highest: float) -> tuple[PairRow, ...]:
    """The rows of a pair; `highest` is the end of the scale, the same to both sides."""
    return tuple(_row(one, highest) for one in compared)


def _row(one: Compared, highest: float) -> PairRow:
    left, right = pair_words(one.left, one.right)
    return PairRow(
        one.label,
        _wing(one.left, left, one.counts_from, highest, "left"),
        _wing(one.right, right, one.counts_from, highest, "right"),
    )


def _wing(value: float, text: str, counts_from: float, highest: float, side: Literal["left", "right"]) -> Wing:
    scale = CENTRE / highest
    length, error = min(value, highest) * scale, counts_from / 2
    inner, outer = max(0.0, value - error) * scale, min(highest, value + error) * scale
    band = round(max(0.0, outer - inner), 2) if error else 0.0
    if side == "left":
        return Wing(text, round(CENTRE - length, 2), round(length, 2), round(CENTRE - outer, 2), band)
    return Wing(text, CENTRE, round(length, 2), round(CENTRE + inner, 2), band)
