"""An arrow as a smooth line with its heads. Design values, in units of the picture."""

from __future__ import annotations

import math
from collections.abc import Sequence

from quadratus.body.camera import Spot2, View
from quadratus.body.paths import Drawn, area, stroke
from quadratus.body.pose import vec
from quadratus.body.props import Arrow

_LONG, _WIDE = 17.0, 16.0
_STEPS = 8
"""Into how many straight pieces the way between two points is divided."""


def arrow(prop: Arrow, view: View) -> list[Drawn]:
    """The line and the heads of an arrow."""
    way = _smooth([view.spot(vec(point)) for point in prop.way])
    heads = [_head(way)] if prop.heads == "last" else [_head(way), _head(way[::-1])]
    return [stroke("q-arrow", way), area("q-head", *heads)]


def _smooth(points: Sequence[Spot2]) -> list[Spot2]:
    """A line through all points without corners: the spline of Catmull and Rom."""
    before, after = _beyond(points[1], points[0]), _beyond(points[-2], points[-1])
    known = [before, *points, after]
    found = [points[0]]
    for a, b, c, d in zip(known, known[1:], known[2:], known[3:], strict=False):
        found += [_between(a, b, c, d, step / _STEPS) for step in range(1, _STEPS + 1)]
    return found


def _beyond(a: Spot2, b: Spot2) -> Spot2:
    return (2 * b[0] - a[0], 2 * b[1] - a[1])


def _between(a: Spot2, b: Spot2, c: Spot2, d: Spot2, share: float) -> Spot2:
    def along(axis: int) -> float:
        p, q, r, s = a[axis], b[axis], c[axis], d[axis]
        bend = 2 * p - 5 * q + 4 * r - s
        return q + share / 2 * (r - p + share * (bend + share * (3 * (q - r) + s - p)))

    return along(0), along(1)


def _head(way: Sequence[Spot2]) -> list[Spot2]:
    """The triangle at the end of a line; it points where the last piece of it leads."""
    (x, y), (from_x, from_y) = way[-1], way[-3]
    far = math.hypot(x - from_x, y - from_y) or 1.0
    ahead, aside = ((x - from_x) / far, (y - from_y) / far), (-(y - from_y) / far, (x - from_x) / far)
    return [
        (x + ahead[0] * _LONG * 0.6, y + ahead[1] * _LONG * 0.6),
        (x - ahead[0] * _LONG * 0.4 + aside[0] * _WIDE / 2, y - ahead[1] * _LONG * 0.4 + aside[1] * _WIDE / 2),
        (x - ahead[0] * _LONG * 0.4 - aside[0] * _WIDE / 2, y - ahead[1] * _LONG * 0.4 - aside[1] * _WIDE / 2),
    ]
