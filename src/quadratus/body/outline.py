"""The parts of a body as outlines: what is drawn in one tone, from which volumes, in which order."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from quadratus.body.camera import Disc, Spot2, View, hull
from quadratus.body.paths import Drawn, Round, area
from quadratus.body.proportions import SIDES, Side
from quadratus.body.vectors import Vec, add, scaled, sub
from quadratus.body.volumes import Ball, Volume

Tone = Literal["near", "far"]
Kind = Literal["arm", "leg"]
Group = Literal["trunk", "right arm", "left arm", "right leg", "left leg"]


@dataclass(frozen=True, slots=True)
class Look:
    """How something is drawn: the tone of its group, which flanks are marked as working, and with how much detail."""

    working: tuple[Side, ...]
    fine: bool

    @property
    def corners(self) -> int:
        """How many corners an outline has."""
        return 20 if self.fine else 12


_LIGHT: Spot2 = (-0.40, -0.916)
"""From where the light falls, in the picture."""

_ARM: tuple[tuple[str, ...], ...] = (
    ("biceps", "elbow"),
    ("elbow", "forearm", "wrist"),
    ("wrist", "palm"),
    ("palm", "fingers"),
    ("palm", "thumb"),
)
_LEG: tuple[tuple[str, ...], ...] = (
    ("thigh", "knee"),
    ("knee", "calf", "ankle"),
    ("ankle", "heel", "ball"),
    ("ball", "toes"),
)
ROOT: dict[Kind, tuple[str, str]] = {"arm": ("shoulder", "biceps"), "leg": ("hip", "thigh")}
"""The part of a limb that melts into the trunk."""


def limb(side: Side, kind: Kind, body: Volume, view: View, tone: Tone, look: Look, melts: bool) -> list[Drawn]:
    """An arm or a leg; where it `melts` into the trunk, its root has no line of its own."""
    parts, root = (_ARM, ROOT["arm"]) if kind == "arm" else (_LEG, ROOT["leg"])
    discs = {name: view.disc(body.balls[f"{side} {name}"]) for part in (*parts, root) for name in part}
    if melts:
        # The line around the root belongs to the trunk's; its fill covers what the trunk's line draws across it.
        drawn = [
            area(f"q-body q-{tone} q-line", *_hulls(discs, parts, look)),
            area(f"q-body q-{tone}", *_hulls(discs, (root,), look)),
        ]
    else:
        drawn = [area(f"q-body q-{tone} q-line", *_hulls(discs, (root, *parts), look))]
    if look.fine:
        lit = {name: disc.shrunk(0.52, _LIGHT, 0.26) for name, disc in discs.items()}
        shone = (Round(hull([lit[name] for name in part], 12)) for part in (root, *parts[:2]))
        drawn.append(area(f"q-lit q-{tone}", *shone))
    return drawn


def _hulls(discs: dict[str, Disc], parts: Sequence[tuple[str, ...]], look: Look) -> Iterator[Round]:
    for part in parts:
        yield Round(hull([discs[name] for name in part], look.corners))


def trunk(body: Volume, view: View, look: Look, near: Side | None, roots: Sequence[tuple[str, str]]) -> list[Drawn]:
    """Trunk, neck, head and the roots of the near limbs in one outline, with the QL on it."""
    stations = _smooth(body.trunk)
    discs = [view.disc(ball) for ball in stations]
    count = look.corners
    outlines: list[Sequence[Spot2]] = [hull(pair, count) for pair in itertools.pairwise(discs)]
    extra = [
        ("chest_6", "right shoulder"), ("chest_6", "left shoulder"),
        ("right buttock", "left buttock", "chest_0", "chest_1"),
        ("neck", "throat"), ("chest_7", "neck"),
        ("skull", "brow"), ("brow", "cheek", "chin"), ("skull", "jaw"), ("jaw", "chin", "cheek"),
        ("bridge", "nose", "cheek"),
        *roots,
    ]  # fmt: skip
    outlines += [Round(hull([view.disc(ball) for ball in body.of(*names)], count)) for names in extra]
    drawn = [area("q-body q-near q-line", *outlines)]
    if look.fine:
        lit = [disc.shrunk(0.55, _LIGHT, 0.26) for disc in discs[2:-3]]
        head = view.disc(body.balls["skull"]).shrunk(0.55, _LIGHT, 0.26)
        lights = [*(hull(pair, 12) for pair in itertools.pairwise(lit)), Round(hull([head], 18))]
        drawn.append(area("q-lit q-near", *lights))
        drawn += _muscles(body, view, look, near)
        drawn += _face(body, view)
    return drawn


def _muscles(body: Volume, view: View, look: Look, near: Side | None) -> Iterator[Drawn]:
    """The QL of the side that is nearer, or of both where the trunk is seen from the front or the back."""
    for side, balls in sorted(body.muscle.items(), reverse=near == "left"):
        if near is not None and side != near:
            continue
        discs = [view.disc(ball) for ball in balls]
        kind = "q-working" if side in look.working else "q-resting"
        yield area(f"q-muscle {kind}", *(hull(pair, 12) for pair in itertools.pairwise(discs)))


def _face(body: Volume, view: View) -> Iterator[Drawn]:
    """Ears and nose as far as they are turned to the camera; what is not shrinks to a point: the structure stays."""
    middle = body.balls["skull"].centre
    outlines = []
    for names in (("right ear",), ("left ear",), ("bridge", "nose")):
        discs = [view.disc(ball) for ball in body.of(*names)]
        shown = view.depth(sub(body.balls[names[-1]].centre, middle)) > _SHOWN
        outlines.append(Round(hull([disc.shrunk(1.0 if shown else 0.0, _LIGHT, 0.0) for disc in discs], 12)))
    yield area("q-face", *outlines)


_SHOWN = 0.03
"""Metres before the middle of the head from which an ear or the nose is drawn."""


def _smooth(balls: Sequence[Ball]) -> list[Ball]:
    """The trunk's volumes with two more between each two, on a curve through all of them."""
    ends = [balls[0], *balls, balls[-1]]
    finer: list[Ball] = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        finer += [b, *(_mixed((a, b, c, d), weights) for weights in _THIRDS)]
    return [*finer, balls[-1]]


# At one and two thirds of the way between the second and the third of four points, on the curve of Catmull and Rom.
_THIRDS = (
    (-2 / 27, 21 / 27, 9 / 27, -1 / 27),
    (-1 / 27, 9 / 27, 21 / 27, -2 / 27),
)


def _mixed(balls: Sequence[Ball], weights: Sequence[float]) -> Ball:
    def mixed(vectors: Iterable[Vec]) -> Vec:
        total = (0.0, 0.0, 0.0)
        for weight, vector in zip(weights, vectors, strict=True):
            total = add(total, scaled(vector, weight))
        return total

    x, y, z = (mixed(ball.axes[index] for ball in balls) for index in range(3))
    return Ball(mixed(ball.centre for ball in balls), (x, y, z))


def shadow(body: Volume, view: View) -> Drawn:
    """The soft shadow on the floor, below what is near it: of the trunk and of each limb, since light falls between."""
    floor = min(ball.centre[1] for ball in body.balls.values())
    shadows = []
    for names in _casting(body):
        balls = body.of(*names)
        low = [flattened(ball) for ball in balls if ball.centre[1] < floor + _CASTING]
        if not low:
            # A limb in the air keeps a spot, so that all frames of a movement have as many outlines.
            x, _, z = min(balls, key=lambda ball: ball.centre[1]).centre
            low = [Ball((x, 0.0, z), ((_SPOT, 0.0, 0.0), (0.0, 0.0, 0.0), (0.0, 0.0, _SPOT)))]
        shadows.append(Round(hull([view.disc(ball).shrunk(1.1, _LIGHT, 0) for ball in low], 12)))
    return area("q-shadow", *shadows)


def _casting(body: Volume) -> Iterator[list[str]]:
    """What casts one shadow: each limb with its root, and the trunk with the head."""
    limbs = [
        [f"{side} {name}" for part in (root, *parts) for name in part]
        for side in SIDES
        for root, parts in ((ROOT["arm"], _ARM), (ROOT["leg"], _LEG))
    ]
    beyond = {name for limb in limbs for name in limb[2:]}
    yield [name for name in body.balls if name not in beyond]
    yield from limbs


def ground(bodies: Iterable[Volume], view: View) -> Drawn:
    """The quiet patch of floor on which everything happens: around the low parts, with some room."""
    discs = []
    for body in bodies:
        floor = min(ball.centre[1] for ball in body.balls.values())
        for ball in body.balls.values():
            if ball.centre[1] < floor + _CASTING:
                x, _, z = ball.centre
                discs.append(view.disc(Ball((x, 0.0, z), ((_ROOM, 0.0, 0.0), (0.0, 0.0, 0.0), (0.0, 0.0, _ROOM)))))
    return area("q-ground", Round(hull(discs, 48)))


_ROOM = 0.22
"""Metres of floor around what stands on it."""
_SPOT = 0.001
"""Metres. Too small to be seen."""
_CASTING = 0.22
"""Metres above the lowest part up to which the body casts the shadow that is drawn."""


def flattened(ball: Ball) -> Ball:
    """What an ellipsoid covers of the floor, seen from straight above."""
    a, b, c = ((axis[0], 0.0, axis[2]) for axis in ball.axes)
    return Ball((ball.centre[0], 0.0, ball.centre[2]), (a, b, c))
