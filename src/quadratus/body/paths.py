"""Outlines as SVG path data: short, rounded to a tenth of a unit, and always of the same structure."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from quadratus.body.camera import Spot2


def closed(corners: Sequence[Spot2]) -> str:
    """A closed polygon; each corner is said by its way from the one before, so that rounding does not add up."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in corners]
    first, rest = tenths[0], itertools.pairwise(tenths)
    steps = "".join(_number(b[0] - a[0], index > 0) + _number(b[1] - a[1], True) for index, (a, b) in enumerate(rest))
    return f"M{_number(first[0], False)}{_number(first[1], True)}l{steps}z"


class Round(tuple[Spot2, ...]):
    """A polygon whose corners are rounded away: from the middle of one edge to that of the next."""

    __slots__ = ()


def rounded(corners: Round) -> str:
    """A closed curve inside a polygon, touching each of its edges in the middle."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in corners]
    middles = [((a[0] + b[0]) // 2, (a[1] + b[1]) // 2) for a, b in zip(tenths, [*tenths[1:], tenths[0]], strict=True)]
    x, y = middles[-1]
    begun = f"M{_number(x, False)}{_number(y, True)}q"
    parts: list[str] = []
    for (cx, cy), (mx, my) in zip(tenths, middles, strict=True):
        parts += (_number(cx - x, bool(parts)), _number(cy - y, True), _number(mx - x, True), _number(my - y, True))
        x, y = mx, my
    return f"{begun}{''.join(parts)}z"


@dataclass(frozen=True, slots=True)
class Drawn:
    """One path: the classes that colour it, and its polygons, which all run the same way round; or one open line."""

    classes: str
    outlines: tuple[Sequence[Spot2], ...]
    is_line: bool = False

    @property
    def d(self) -> str:
        """The path data; several polygons fill their union."""
        if self.is_line:
            return "".join(line(points) for points in self.outlines)
        return "".join(rounded(one) if isinstance(one, Round) else closed(one) for one in self.outlines)


def area(classes: str, *outlines: Sequence[Spot2]) -> Drawn:
    """The filled union of some polygons."""
    return Drawn(classes, outlines)


def stroke(classes: str, points: Sequence[Spot2]) -> Drawn:
    """An open line."""
    return Drawn(classes, (points,), is_line=True)


def line(points: Sequence[Spot2]) -> str:
    """An open line through some points."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in points]
    return "M" + "L".join(_number(x, False) + _number(y, True) for x, y in tenths)


# A picture holds thousands of numbers, and few different ones.
@cache
def _number(tenths: int, apart: bool) -> str:
    """A number as short as SVG reads it; `apart` from the one before."""
    whole, tenth = divmod(abs(tenths), 10)
    digits = f"{whole or ''}.{tenth}" if tenth else f"{whole}"
    if tenths < 0:
        return f"-{digits}"
    return f" {digits}" if apart else digits


def around(points: Iterable[Spot2]) -> list[Spot2]:
    """The convex outline of some points."""
    ordered = sorted(set(points))
    lower = _half(ordered)
    upper = _half(ordered[::-1])
    return lower[:-1] + upper[:-1]


def _half(points: Sequence[Spot2]) -> list[Spot2]:
    kept: list[Spot2] = []
    for point in points:
        while len(kept) > 1 and _turns_away(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return kept


def _turns_away(a: Spot2, b: Spot2, c: Spot2) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) <= 0
