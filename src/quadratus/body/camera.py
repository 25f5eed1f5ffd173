"""From the room to the picture, without perspective: lengths stay true, and nothing swells towards the edge."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from quadratus.body.motion import Camera
from quadratus.body.vectors import UP, Vec, cross, dot, unit
from quadratus.body.volumes import Ball

UNITS = 200.0
"""Units of the picture for a metre."""

Spot2 = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Disc:
    """An ellipsoid in the picture: the centre, and the matrix whose form is the squared reach in a direction."""

    x: float
    y: float
    xx: float
    xy: float
    yy: float

    def shrunk(self, by: float, towards: Spot2, shift: float) -> Disc:
        """Smaller, and moved by a share of its own reach in a direction."""
        reach = self.reach(towards) * shift
        square = by * by
        return Disc(
            self.x + towards[0] * reach, self.y + towards[1] * reach,
            self.xx * square, self.xy * square, self.yy * square,
        )  # fmt: skip

    def reach(self, way: Spot2) -> float:
        """How far it extends from its centre in a direction of the picture."""
        return math.sqrt(
            max(0.0, way[0] * way[0] * self.xx + 2 * way[0] * way[1] * self.xy + way[1] * way[1] * self.yy)
        )


@dataclass(frozen=True)
class View:
    """What a camera sees: x of the picture to the right, y downward, in units."""

    camera: Camera

    @cached_property
    def towards(self) -> Vec:
        """The direction from the scene to the camera."""
        azimuth, elevation = math.radians(self.camera.azimuth), math.radians(self.camera.elevation)
        flat = math.cos(elevation)
        return (math.sin(azimuth) * flat, math.sin(elevation), math.cos(azimuth) * flat)

    @cached_property
    def right(self) -> Vec:
        """The direction of the room that points to the right of the picture."""
        return unit(cross(UP, self.towards))

    @cached_property
    def down(self) -> Vec:
        """The direction of the room that points down in the picture."""
        return cross(self.right, self.towards)

    def spot(self, point: Vec) -> Spot2:
        """Where a point of the room is seen."""
        return (dot(point, self.right) * UNITS, dot(point, self.down) * UNITS)

    def depth(self, point: Vec) -> float:
        """How near the camera a point is, in metres; larger is nearer."""
        return dot(point, self.towards)

    def corners(self, ball: Ball) -> tuple[Spot2, Spot2]:
        """The upper left and the lower right corner of the box in which an ellipsoid is seen."""
        disc = self.disc(ball)
        wide, high = math.sqrt(disc.xx), math.sqrt(disc.yy)
        return (disc.x - wide, disc.y - high), (disc.x + wide, disc.y + high)

    def disc(self, ball: Ball) -> Disc:
        """An ellipsoid as it is seen."""
        x, y = self.spot(ball.centre)
        right, under = self.right, self.down
        xx = xy = yy = 0.0
        for a, b, c in ball.axes:
            across = (a * right[0] + b * right[1] + c * right[2]) * UNITS
            down = (a * under[0] + b * under[1] + c * under[2]) * UNITS
            xx += across * across
            xy += across * down
            yy += down * down
        return Disc(x, y, xx, xy, yy)


def _directions(count: int) -> tuple[Spot2, ...]:
    return tuple((math.cos(2 * math.pi * n / count), math.sin(2 * math.pi * n / count)) for n in range(count))


_DIRECTIONS = {count: _directions(count) for count in (12, 18, 20, 24, 48)}


def hull(discs: Sequence[Disc], count: int) -> list[Spot2]:
    """The outline around some discs as a polygon of `count` corners, one for each direction.

    The number and order of the corners never depends on where the discs are.
    """
    known = [(disc.x, disc.y, disc.xx, disc.xy, disc.yy) for disc in discs]
    corners: list[Spot2] = []
    for dx, dy in _DIRECTIONS[count]:
        farthest, outermost = -math.inf, (0.0, 0.0, 0.0, 0.0, 1.0)
        for x, y, xx, xy, yy in known:
            mx, my = xx * dx + xy * dy, xy * dx + yy * dy
            reach = math.sqrt(dx * mx + dy * my) or 1e-9
            edge = x * dx + y * dy + reach
            if edge > farthest:
                farthest, outermost = edge, (x, y, mx, my, reach)
        x, y, mx, my, reach = outermost
        corners.append((x + mx / reach, y + my / reach))
    return corners
