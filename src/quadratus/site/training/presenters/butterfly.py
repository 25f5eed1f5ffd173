"""The pair: left and right either side of a centre line, the error of the test as a soft band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

WIDTH = 360
_CENTRE = WIDTH / 2
_REACH = 128
_ROW = 58
_TOP = 26


@dataclass(frozen=True, slots=True)
class Wing:
    """One side of one row, ready to be drawn."""

    value: str
    x: float
    width: float
    band_x: float
    band_width: float
    text_x: float


@dataclass(frozen=True, slots=True)
class PairRow:
    """One comparison of left and right."""

    label: str
    left: Wing
    right: Wing
    y: int

    @property
    def label_y(self) -> int:
        """Where the words stand."""
        return self.y - 8

    @property
    def spine_end(self) -> int:
        """Where the centre line ends; it stands out below the bars."""
        return self.y + 26

    @property
    def text_y(self) -> int:
        """The base line of the values."""
        return self.y + 16


@dataclass(frozen=True, slots=True)
class Butterfly:
    """A comparison of left and right: its rows, the unit, and what may be said about it."""

    key: str
    title: str
    unit: str
    verdict: str
    clear: bool
    rows: tuple[PairRow, ...]
    height: int
    width: int = WIDTH
    centre: float = _CENTRE
    note: str = ""
    table: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """What a row compares, in the unit of the measure, with the error of such a value."""

    label: str
    left: float
    right: float
    error: float


def butterfly(
    key: str,
    title: str,
    unit: str,
    compared: Sequence[Compared],
    *,
    highest: float,
    lower: Literal["left", "right"] | None,
    note: str = "",
    table: tuple[tuple[str, str, str], ...] = (),
) -> Butterfly:
    """Lay the rows out.

    `lower` is the lower side where the difference is real, `highest` the end of the scale.
    """
    rows = tuple(_row(one, _TOP + index * _ROW, highest) for index, one in enumerate(compared))
    verdict = f"The {lower} side is lower, by more than the noise of the test." if lower else "No clear difference."
    height = _TOP + len(rows) * _ROW - 30
    return Butterfly(key, title, unit, verdict, lower is not None, rows, height, note=note, table=table)


def _row(one: Compared, y: int, highest: float) -> PairRow:
    return PairRow(
        one.label,
        _wing(one.left, one.error, highest, "left"),
        _wing(one.right, one.error, highest, "right"),
        y,
    )


def _wing(value: float, error: float, highest: float, side: Literal["left", "right"]) -> Wing:
    scale = _REACH / highest
    length = min(value, highest) * scale
    inner, outer = max(0.0, value - error) * scale, min(highest, value + error) * scale
    text = f"{value:.1f}".removesuffix(".0")
    if side == "left":
        return Wing(text, _CENTRE - length, length, _CENTRE - outer, outer - inner, _CENTRE - _REACH - 8)
    return Wing(text, _CENTRE, length, _CENTRE + inner, outer - inner, _CENTRE + _REACH + 8)
