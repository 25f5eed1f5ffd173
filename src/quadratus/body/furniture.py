"""Props as outlines: what stands still in the room, and what moves with a hand."""

from __future__ import annotations

from collections.abc import Iterator

from quadratus.body.camera import View, hull
from quadratus.body.paths import Drawn, Round, area, around, stroke
from quadratus.body.posture import Posture
from quadratus.body.proportions import HEIGHT, Side
from quadratus.body.props import Band, Block, Held, Mat, Prop, Stick, Wall
from quadratus.body.vectors import Vec, add, scaled, sub, unit
from quadratus.body.volumes import Ball

_LEG_THICK = 0.035
_SEAT_THICK = 0.045
_WALL_THICK = 0.07
_BACK_HIGH = 0.42


def standing(prop: Prop, view: View) -> list[Drawn]:
    """The paths of a prop that stands still; none for what is held."""
    match prop:
        case Mat():
            x, z = prop.at
            return [_box(view, (x, -prop.thick / 2, z), (prop.long, prop.thick, prop.wide), "q-prop")]
        case Wall():
            return [_wall(prop, view)]
        case Block():
            return list(_block(prop, view))
        case _:
            return []


def _wall(wall: Wall, view: View) -> Drawn:
    deep = wall.at - wall.faces * _WALL_THICK / 2
    if wall.axis == "x":
        return _box(view, (deep, wall.height / 2, wall.middle), (_WALL_THICK, wall.height, wall.wide), "q-prop")
    return _box(view, (wall.middle, wall.height / 2, deep), (wall.wide, wall.height, _WALL_THICK), "q-prop")


def _block(block: Block, view: View) -> Iterator[Drawn]:
    x, z = block.at
    long, wide = block.size
    if block.kind in ("step", "cushion"):
        middle = (block.above + block.height) / 2
        yield _box(view, (x, middle, z), (long, block.height - block.above, wide), "q-prop")
        return
    thick = 0.16 if block.kind == "bed" else _SEAT_THICK
    reach_x, reach_z = long / 2 - _LEG_THICK / 2, wide / 2 - _LEG_THICK / 2
    tall = block.height - thick
    legs = [(x + dx * reach_x, z + dz * reach_z) for dx in (-1, 1) for dz in (-1, 1)]
    for leg in sorted(legs, key=lambda leg: view.depth((leg[0], 0.0, leg[1]))):
        yield _box(view, (leg[0], tall / 2, leg[1]), (_LEG_THICK, tall, _LEG_THICK), "q-prop")
    back = list(_back(block, view))
    behind = bool(back) and view.depth(_back_middle(block)) < view.depth((x, 0.0, z))
    yield from back if behind else []
    yield _box(view, (x, block.height - thick / 2, z), (long, thick, wide), "q-prop")
    yield from [] if behind else back


def _back_middle(block: Block) -> Vec:
    x, z = block.at
    dx, dz = {"front": (1, 0), "behind": (-1, 0), "right": (0, 1), "left": (0, -1), "none": (0, 0)}[block.back]
    return (x + dx * (block.size[0] / 2 - 0.02), 0.0, z + dz * (block.size[1] / 2 - 0.02))


def _back(block: Block, view: View) -> Iterator[Drawn]:
    if block.back == "none":
        return
    x, _, z = _back_middle(block)
    along_x = block.back in ("right", "left")
    wide = block.size[0] if along_x else block.size[1]
    middle = block.height + _BACK_HIGH / 2
    size = (wide, _BACK_HIGH, 0.03) if along_x else (0.03, _BACK_HIGH, wide)
    yield _box(view, (x, middle, z), size, "q-prop")


def _box(view: View, middle: Vec, size: Vec, classes: str) -> Drawn:
    corners = [
        view.spot(add(middle, (sx * size[0] / 2, sy * size[1] / 2, sz * size[2] / 2)))
        for sx in (-1, 1)
        for sy in (-1, 1)
        for sz in (-1, 1)
    ]
    rounded = [(round(x, 2), round(y, 2)) for x, y in corners]
    return area(classes, around(rounded))


# What is held ------------------------------------------------------------------------------------


def held(prop: Prop, posture: Posture, view: View) -> list[Drawn]:
    """The paths of a prop that moves with the body; none for what stands still."""
    match prop:
        case Held():
            return _weight(prop, posture, view)
        case Stick():
            return [_stick(prop, posture, view)]
        case Band():
            ends = [view.spot(prop.anchor), *(view.spot(grip(posture, hand)) for hand in prop.to)]
            return [stroke("q-band", ends)]
        case _:
            return []


def grip(posture: Posture, side: Side) -> Vec:
    """Where a closed hand holds something."""
    hand = posture.segments["right_hand" if side == "right" else "left_hand"]
    inward = -0.012 if side == "right" else 0.012
    return hand.point((0.0, -0.052 * HEIGHT, inward * HEIGHT))


def _sphere(centre: Vec, radius: float) -> Ball:
    return Ball(centre, ((radius, 0.0, 0.0), (0.0, radius, 0.0), (0.0, 0.0, radius)))


def _weight(prop: Held, posture: Posture, view: View) -> list[Drawn]:
    """It hangs straight down from the hand, whatever the hand does."""
    at = grip(posture, prop.hand)
    if prop.kind == "suitcase":
        long, high, wide, below = 0.36, 0.25, 0.11, 0.06
        corners = [
            add(at, (sx * (long / 2 - 0.03), -below - 0.03 - (high - 0.06) * sy, sz * (wide / 2 - 0.03)))
            for sx in (-1, 1)
            for sy in (0, 1)
            for sz in (-1, 1)
        ]
        outline = hull([view.disc(_sphere(corner, 0.03)) for corner in corners], 24)
        handle = [(-0.075, -below), (-0.06, -0.005), (0.06, -0.005), (0.075, -below)]
        return [
            stroke("q-handle", [view.spot(add(at, (x, y, 0.0))) for x, y in handle]),
            area("q-prop", outline),
        ]
    bell = Round(hull([view.disc(_sphere(add(at, (0.0, -0.15, 0.0)), 0.085))], 24))
    ring = [(-0.05, -0.10), (-0.055, -0.03), (-0.03, 0.0), (0.03, 0.0), (0.055, -0.03), (0.05, -0.10)]
    return [
        stroke("q-handle", [view.spot(add(at, (x, y, 0.0))) for x, y in ring]),
        area("q-prop", bell),
    ]


def stick_ends(prop: Stick, posture: Posture) -> tuple[Vec, Vec]:
    """The two ends of a stick: along the back it touches the head and the seat."""
    if prop.held == "in both hands":
        a, b = grip(posture, "left"), grip(posture, "right")
        way = scaled(unit(sub(b, a)), prop.beyond)
        return sub(a, way), add(b, way)
    head = posture.segments["head"].point((-0.052 * HEIGHT, 0.056 * HEIGHT, 0.0))
    seat = posture.segments["pelvis"].point((-0.082 * HEIGHT, 0.0, 0.0))
    way = scaled(unit(sub(head, seat)), prop.beyond)
    return sub(seat, scaled(way, 0.5)), add(head, scaled(way, 0.6))


def _stick(prop: Stick, posture: Posture, view: View) -> Drawn:
    ends = [view.disc(_sphere(end, 0.013)) for end in stick_ends(prop, posture)]
    return area("q-prop", hull(ends, 20))


def held_depth(prop: Prop, posture: Posture, view: View) -> float:
    """How near the camera a held prop is, in metres."""
    match prop:
        case Held():
            return view.depth(grip(posture, prop.hand))
        case Stick():
            a, b = stick_ends(prop, posture)
            return (view.depth(a) + view.depth(b)) / 2
        case Band():
            return sum(view.depth(grip(posture, hand)) for hand in prop.to) / len(prop.to)
        case _:
            return 0.0
