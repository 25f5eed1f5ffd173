"""The body's volume: ellipsoids on the segments, and which of them are joined. Design values, in shares of height.

The outline is drawn from these, contacts and the floor are checked with them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from quadratus.body.kinematics import Placed, Segment, outward
from quadratus.body.proportions import HEIGHT, SIDES, Side
from quadratus.body.vectors import Mat, Vec, add, dot, scaled, transposed


@dataclass(frozen=True, slots=True)
class Ball:
    """An ellipsoid in the room: its centre and its three half axes, in metres."""

    centre: Vec
    axes: Mat

    def reach(self, direction: Vec) -> float:
        """How far it extends from its centre along a unit direction."""
        return math.sqrt(sum(dot(axis, direction) ** 2 for axis in self.axes))

    def edge(self, direction: Vec) -> float:
        """The coordinate of its outermost point along a unit direction."""
        return dot(self.centre, direction) + self.reach(direction)


@dataclass(frozen=True, slots=True)
class Shape:
    """An ellipsoid on a segment: centre and half axes along the segment's own axes, as shares of height."""

    segment: Segment
    at: Vec
    half: Vec


def _r(radius: float) -> Vec:
    return (radius, radius, radius)


TRUNK: tuple[Shape, ...] = (
    Shape("pelvis", (-0.008, -0.024, 0.0), (0.050, 0.036, 0.074)),
    Shape("pelvis", (-0.008, 0.018, 0.0), (0.058, 0.036, 0.089)),
    Shape("lumbar_low", (-0.001, 0.006, 0.0), (0.053, 0.032, 0.080)),
    Shape("lumbar_high", (0.004, 0.006, 0.0), (0.050, 0.032, 0.073)),
    Shape("thoracic_low", (0.006, 0.000, 0.0), (0.058, 0.036, 0.080)),
    Shape("thoracic_low", (0.006, 0.050, 0.0), (0.067, 0.036, 0.090)),
    Shape("thoracic_high", (0.001, 0.026, 0.0), (0.060, 0.032, 0.093)),
    Shape("thoracic_high", (-0.007, 0.056, 0.0), (0.044, 0.020, 0.070)),
    Shape("thoracic_high", (-0.009, 0.074, 0.0), (0.035, 0.016, 0.040)),
)
"""From the seat to the base of the neck; the outline runs smoothly through them."""

HOLLOW, CHEST = (2, 3, 4), (4, 5, 6)
"""Which of these the breath fills: the belly and the ribs."""

_SINGLE: dict[str, Shape] = {
    "neck": Shape("neck", (-0.004, 0.0, 0.0), _r(0.032)),
    "throat": Shape("head", (0.000, 0.004, 0.0), _r(0.030)),
    "skull": Shape("head", (0.004, 0.058, 0.0), (0.060, 0.057, 0.046)),
    "brow": Shape("head", (0.046, 0.062, 0.0), (0.021, 0.026, 0.034)),
    "cheek": Shape("head", (0.036, 0.022, 0.0), (0.028, 0.026, 0.033)),
    "jaw": Shape("head", (0.004, 0.012, 0.0), (0.018, 0.018, 0.034)),
    "chin": Shape("head", (0.048, -0.003, 0.0), (0.016, 0.013, 0.019)),
    "bridge": Shape("head", (0.062, 0.046, 0.0), (0.007, 0.010, 0.006)),
    "nose": Shape("head", (0.0745, 0.027, 0.0), (0.0085, 0.0075, 0.009)),
}
_RIGHT: dict[str, Shape] = {
    "buttock": Shape("pelvis", (-0.034, -0.016, 0.042), (0.042, 0.046, 0.042)),
    "ear": Shape("head", (-0.004, 0.036, 0.0440), (0.010, 0.017, 0.005)),
    "shoulder": Shape("right_upper_arm", (0.0, -0.006, 0.0), _r(0.0355)),
    "biceps": Shape("right_upper_arm", (0.002, -0.070, 0.0), (0.030, 0.050, 0.028)),
    "elbow": Shape("right_forearm", (0.0, 0.0, 0.0), _r(0.0225)),
    "forearm": Shape("right_forearm", (0.001, -0.036, 0.0), (0.0255, 0.040, 0.024)),
    "wrist": Shape("right_forearm", (0.0, -0.143, 0.0), (0.0155, 0.015, 0.0135)),
    "palm": Shape("right_hand", (0.002, -0.040, 0.0), (0.0225, 0.030, 0.0105)),
    "fingers": Shape("right_hand", (0.0, -0.094, -0.003), (0.014, 0.014, 0.0075)),
    "thumb": Shape("right_hand", (0.029, -0.056, -0.004), (0.0085, 0.012, 0.0080)),
    "hip": Shape("right_thigh", (-0.004, -0.010, 0.002), (0.053, 0.052, 0.047)),
    "thigh": Shape("right_thigh", (0.002, -0.085, 0.0), (0.050, 0.060, 0.045)),
    "knee": Shape("right_shank", (0.004, 0.004, 0.0), (0.033, 0.034, 0.031)),
    "calf": Shape("right_shank", (-0.009, -0.070, 0.0), (0.0335, 0.055, 0.032)),
    "ankle": Shape("right_shank", (-0.002, -0.236, 0.0), (0.0215, 0.025, 0.020)),
    "heel": Shape("right_foot", (-0.027, -0.021, 0.0), (0.019, 0.018, 0.0175)),
    "ball": Shape("right_foot", (0.064, -0.0255, 0.001), (0.020, 0.0135, 0.025)),
    "toes": Shape("right_toes", (0.034, -0.0015, 0.0), (0.016, 0.0085, 0.021)),
}
# The QL spans from the iliac crest to the last rib, beside the lumbar spine.
_MUSCLE: tuple[Shape, ...] = (
    Shape("pelvis", (-0.027, 0.042, 0.046), (0.019, 0.009, 0.025)),
    Shape("lumbar_high", (-0.027, -0.012, 0.036), (0.0145, 0.020, 0.0175)),
    Shape("thoracic_low", (-0.027, 0.000, 0.030), (0.009, 0.008, 0.014)),
)

TOUCHING: dict[str, tuple[str, ...]] = {
    "back": ("chest_5", "chest_6"), "lower back": ("chest_3",), "chest": ("chest_5", "chest_6"),
    "pelvis": ("right buttock", "left buttock", "chest_1"), "seat": ("right buttock", "left buttock"),
    "head": ("skull",), "face": ("skull",),
    **{
        f"{side} {name}": tuple(f"{side} {one}" for one in balls)
        for side in SIDES
        for name, balls in {
            "shoulder": ("shoulder",), "upper arm": ("biceps",), "elbow": ("elbow",), "forearm": ("elbow", "forearm"),
            "hand": ("palm", "fingers"), "hip": ("hip",), "thigh": ("thigh",), "knee": ("knee",), "calf": ("calf",),
            "shank": ("calf", "knee"), "heel": ("heel",), "foot": ("heel", "ball", "toes"), "toes": ("toes",),
            "ball": ("ball",),
        }.items()
    },
}  # fmt: skip
"""The parts that can touch something, and the volumes that do it; the nearest of them counts."""

SOFT = 0.03
"""Metres. How far the trunk, the seat and the thighs give way where they lie on something. Design value."""
_SOFT_BALLS = ("chest_", "right buttock", "left buttock", "right hip", "left hip", "right thigh", "left thigh", "skull")


def is_soft(ball: str) -> bool:
    """Whether this volume gives way under weight."""
    return ball.startswith(_SOFT_BALLS)


@dataclass(frozen=True)
class Volume:
    """All ellipsoids of a posture by name; a side's begin with its name."""

    balls: Mapping[str, Ball]
    muscle: Mapping[Side, tuple[Ball, ...]] = field(default_factory=dict)

    def of(self, *names: str) -> tuple[Ball, ...]:
        """Some of them in order."""
        return tuple(self.balls[name] for name in names)

    @property
    def trunk(self) -> tuple[Ball, ...]:
        """The trunk's own, from the seat up."""
        return self.of(*(f"chest_{number}" for number in range(len(TRUNK))))


_LEFT_SEGMENT: dict[Segment, Segment] = {
    "right_upper_arm": "left_upper_arm", "right_forearm": "left_forearm", "right_hand": "left_hand",
    "right_thigh": "left_thigh", "right_shank": "left_shank", "right_foot": "left_foot", "right_toes": "left_toes",
}  # fmt: skip


def _on(side: Side, shape: Shape) -> Shape:
    if side == "right":
        return shape
    x, y, z = shape.at
    return Shape(_LEFT_SEGMENT.get(shape.segment, shape.segment), (x, y, outward(side) * z), shape.half)


_FIRM: dict[str, Shape] = _SINGLE | {
    f"{side} {name}": _on(side, shape) for side in SIDES for name, shape in _RIGHT.items()
}
"""Everything that no breath fills."""
_MUSCLES: dict[Side, tuple[Shape, ...]] = {side: tuple(_on(side, shape) for shape in _MUSCLE) for side in SIDES}


def volume(segments: Mapping[Segment, Placed], breath: float = 0.0) -> Volume:
    """The ellipsoids of a placed skeleton, the trunk filled by the breath."""
    balls = {f"chest_{number}": _ball(segments, _filled(number, shape, breath)) for number, shape in enumerate(TRUNK)}
    balls |= {name: _ball(segments, shape) for name, shape in _FIRM.items()}
    muscle = {side: tuple(_ball(segments, shape) for shape in shapes) for side, shapes in _MUSCLES.items()}
    return Volume(balls, muscle)


def _filled(number: int, shape: Shape, breath: float) -> Shape:
    """A full breath makes belly and ribs deeper to the front, the ribs wider as well."""
    deep = 0.020 * breath * (number in HOLLOW) + 0.010 * breath * (number in CHEST)
    wide = 0.005 * breath * (number in CHEST)
    x, y, z = shape.half
    return Shape(shape.segment, add(shape.at, (deep / 2, 0.0, 0.0)), (x + deep / 2, y, z + wide))


def _ball(segments: Mapping[Segment, Placed], shape: Shape) -> Ball:
    placed = segments[shape.segment]
    x, y, z = transposed(placed.axes)
    half = (scaled(x, shape.half[0] * HEIGHT), scaled(y, shape.half[1] * HEIGHT), scaled(z, shape.half[2] * HEIGHT))
    return Ball(placed.point(scaled(shape.at, HEIGHT)), half)


def lowest(balls: Iterable[Ball]) -> float:
    """The height of the lowest point of some ellipsoids."""
    down: Vec = (0.0, -1.0, 0.0)
    return -max(ball.edge(down) for ball in balls)
