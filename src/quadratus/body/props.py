"""What stands in the room or is held, and where its surfaces are. Sizes in metres, design values."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from quadratus.body.pose import Point, Surface, Written
from quadratus.body.vectors import Vec


class Mat(Written):
    """A mat on the floor, its middle at `at` (forward, to the right)."""

    kind: Literal["mat"]
    at: tuple[float, float] = (0.0, 0.0)
    long: float = Field(default=1.9, gt=0)
    wide: float = Field(default=0.7, gt=0)
    thick: float = Field(default=0.012, gt=0)


class Wall(Written):
    """A wall: the plane where `axis` has the value `at`.

    `faces` says where the body is: -1 on the side of the smaller values, 1 on that of the larger.
    """

    kind: Literal["wall"]
    axis: Literal["x", "z"]
    at: float
    faces: Literal[-1, 1] = -1
    height: float = Field(default=2.0, gt=0)
    middle: float = 0
    wide: float = Field(default=1.1, gt=0)


class Block(Written):
    """A chair, step, table, bed or cushion: its top is a surface.

    `at` is its middle, `size` its extent forward and to the right, `height` that of its top, `above` that of its
    underside where it lies on something. A chair's back stands on the side `back` of it, if any.
    """

    kind: Literal["chair", "step", "table", "bed", "cushion"]
    at: tuple[float, float] = (0.0, 0.0)
    size: tuple[float, float]
    height: float = Field(gt=0)
    above: float = Field(default=0, ge=0)
    back: Literal["front", "behind", "right", "left", "none"] = "none"


class Held(Written):
    """Something in a hand, or in both: a suitcase or kettlebell hangs from it."""

    kind: Literal["suitcase", "kettlebell"]
    hand: Literal["right", "left"]


class Stick(Written):
    """A stick along the back, or through both hands and `beyond` them on either side."""

    kind: Literal["stick"]
    held: Literal["along the back", "in both hands"] = "along the back"
    beyond: float = Field(default=0.25, ge=0)


class Band(Written):
    """An elastic band from a fixed point to one hand or both."""

    kind: Literal["band"]
    anchor: Point
    to: tuple[Literal["right", "left"], ...] = ("right", "left")


class Arrow(Written):
    """An arrow in the air through some points of the room: which way something small moves."""

    kind: Literal["arrow"]
    way: tuple[Point, ...] = Field(min_length=2)
    heads: Literal["last", "both"] = "last"


Prop = Annotated[Mat | Wall | Block | Held | Stick | Band | Arrow, Field(discriminator="kind")]


def surface_of(props: tuple[Prop, ...], on: Surface) -> Wall | Block | None:
    """The prop that has this surface, if one is there; the floor is no prop."""
    for prop in props:
        if isinstance(prop, (Wall, Block)) and prop.kind == on:
            return prop
    return None


def towards(wall: Wall) -> Vec:
    """The direction in which a body meets the wall."""
    sign = float(-wall.faces)
    return (sign, 0.0, 0.0) if wall.axis == "x" else (0.0, 0.0, sign)
