"""One motion in one picture space: the camera, what stands still, and the order in which the body is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from quadratus.body import furniture, outline
from quadratus.body.arrows import arrow
from quadratus.body.camera import Spot2, View
from quadratus.body.motion import Motion
from quadratus.body.moving import Way
from quadratus.body.outline import Group, Kind, Look, Tone
from quadratus.body.paths import Drawn
from quadratus.body.posture import Posture
from quadratus.body.proportions import HIP_OUT, SHOULDER_OUT, Side
from quadratus.body.props import Arrow, Band, Held, Prop, Stick
from quadratus.body.vectors import dot, transposed
from quadratus.body.volumes import Volume

Detail = Literal["fine", "small"]

_MARGIN = 10.0


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the picture, in its units."""

    left: float
    top: float
    wide: float
    high: float

    def __str__(self) -> str:
        return f"{self.left:.0f} {self.top:.0f} {self.wide:.0f} {self.high:.0f}"


@dataclass(frozen=True, slots=True)
class Layer:
    """A group of the body, its tone, and whether its root melts into the trunk behind it."""

    group: Group
    tone: Tone
    melts: bool


@dataclass(frozen=True)
class Scene:
    """A motion for one side, with everything that is the same in all its pictures."""

    motion: Motion
    side: Side

    @cached_property
    def way(self) -> Way:
        """The solved motion of this side."""
        return Way(self.motion.of(self.side))

    @cached_property
    def view(self) -> View:
        """What its camera sees."""
        return View(self.way.motion.camera)

    @cached_property
    def still(self) -> tuple[Drawn, ...]:
        """What never moves, from the back to the front."""
        props = sorted(self.way.motion.props, key=lambda prop: prop.kind != "mat")
        drawn = [one for prop in props for one in furniture.standing(prop, self.view)]
        if not any(prop.kind == "mat" for prop in props):
            drawn.insert(0, outline.ground((posture.volume for posture in self.way.postures), self.view))
        return tuple(drawn)

    @cached_property
    def arrows(self) -> tuple[Drawn, ...]:
        """What is drawn over everything else and never moves either."""
        props = self.way.motion.props
        return tuple(one for prop in props if isinstance(prop, Arrow) for one in arrow(prop, self.view))

    @cached_property
    def order(self) -> tuple[Layer, ...]:
        """The groups of the body from the back to the front: the same in every picture."""
        nearer = dict.fromkeys(_GROUPS, 0.0)
        for posture in self.way.postures:
            for group in _GROUPS:
                nearer[group] += self._nearer_than_trunk(group, posture.volume) / len(self.way.postures)
        for prop in self.way.motion.props:
            # What hangs from a hand is further out than the leg beside it.
            if isinstance(prop, Held) and nearer[_ARMS[prop.hand]] > -_BEHIND:
                nearer[_ARMS[prop.hand]] = max(0.0, nearer[_ARMS[prop.hand]]) + 1
        ordered = sorted(nearer, key=lambda group: (_place(nearer[group]), group != "trunk", group))
        behind = ordered[: ordered.index("trunk")]
        return tuple(
            Layer(group, "far" if self.near_side and group in behind else "near", group not in (*behind, "trunk"))
            for group in ordered
        )

    def _nearer_than_trunk(self, group: Group, body: Volume) -> float:
        """How far a limb is before the trunk: 1 where it begins on the near side, -1 on the far; and where it goes."""
        if group == "trunk":
            return 0.0
        beside, root, *rest = (self.view.depth(ball.centre) for ball in body.of(*_GROUPS[group]))
        out = SHOULDER_OUT if group.endswith("arm") else HIP_OUT
        return (root - beside) / out + _LIMB_COUNTS * (sum(rest) / len(rest) - root)

    @cached_property
    def box(self) -> Box:
        """The part of the picture that all moments of the motion need, so that nothing jumps."""
        moments = [*self.way.postures, self.way.end, *(self.way.at(step / 8) for step in range(1, 8))]
        spots = [spot for one in (*self.still, *self.arrows) for points in one.outlines for spot in points]
        for posture in moments:
            spots += self._reach(posture)
        return _box(spots)

    def _reach(self, posture: Posture) -> Iterator[Spot2]:
        """Corners between which a posture is seen, with what it holds and the shadow below it."""
        for ball in posture.volume.balls.values():
            for one in (ball, outline.flattened(ball)):
                yield from self.view.corners(one)
        for prop in self.way.motion.props:
            for drawn in furniture.held(prop, posture, self.view):
                for points in drawn.outlines:
                    yield from points

    @cached_property
    def near_side(self) -> Side | None:
        """The side of the body that is turned to the camera, in the start and the end picture alike.

        None where it is seen from the front or the back, or rolls from one to the other.
        """
        start, end = (self._turned_near(posture) for posture in (self.way.postures[0], self.way.end))
        return start if start == end else None

    def _turned_near(self, posture: Posture) -> Side | None:
        right_of_trunk = transposed(posture.segments["lumbar_high"].axes)[2]
        turned = dot(right_of_trunk, self.view.towards)
        return None if abs(turned) < _SIDEWAYS else ("right" if turned > 0 else "left")

    def moving(self, posture: Posture, detail: Detail) -> list[Drawn]:
        """The body and what it holds, from the back to the front."""
        body = posture.volume
        look = Look(self.motion.working(self.side), detail == "fine")
        drawn = [outline.shadow(body, self.view)]
        for layer in self.order:
            drawn += self._held_behind(layer.group, posture)
            drawn += self._layer(layer, body, look)
            if layer.group == "trunk":
                drawn += self._held_before_trunk(posture)
        return drawn

    def _layer(self, layer: Layer, body: Volume, look: Look) -> list[Drawn]:
        if layer.group == "trunk":
            roots = [root for other in self.order if other.melts for root in (_root(other.group),)]
            return outline.trunk(body, self.view, look, self.near_side, roots)
        side, kind = _limb(layer.group)
        return outline.limb(side, kind, body, self.view, layer.tone, look, layer.melts)

    def _held_behind(self, group: Group, posture: Posture) -> list[Drawn]:
        """What is drawn behind a group: a weight behind the hand that holds it, a stick or band behind the trunk."""
        drawn: list[Drawn] = []
        for prop in self.way.motion.props:
            if isinstance(prop, Held):
                is_here = group == _ARMS[prop.hand]
            else:
                is_here = group == "trunk" and prop not in self._before_trunk
            if is_here:
                drawn += furniture.held(prop, posture, self.view)
        return drawn

    def _held_before_trunk(self, posture: Posture) -> list[Drawn]:
        return [one for prop in self._before_trunk for one in furniture.held(prop, posture, self.view)]

    @cached_property
    def _before_trunk(self) -> tuple[Prop, ...]:
        """Sticks and bands that are nearer than the trunk, when all key postures are taken together."""
        nearer = []
        for prop in self.way.motion.props:
            if isinstance(prop, (Stick, Band)):
                ahead = [
                    furniture.held_depth(prop, posture, self.view)
                    - self.view.depth(posture.volume.balls["chest_5"].centre)
                    for posture in self.way.postures
                ]
                if sum(ahead) / len(ahead) > _BEFORE:
                    nearer.append(prop)
        return tuple(nearer)


_BEFORE = 0.05
"""Metres before the trunk from which a stick or a band is drawn before it."""
_LIMB_COUNTS = 1.2
"""For each metre: how much it counts where a limb goes, beside where it begins."""
_BEHIND = 0.6
"""From how far behind the trunk a limb is drawn behind it, seen from the side in the quieter tone as well."""


def _place(nearer: float) -> float:
    """Where a limb stands in the order; one that is hardly behind the trunk is drawn as one before it."""
    return 0.0 if -_BEHIND < nearer < 0 else round(nearer, 3)


_SIDEWAYS = 0.5
"""How much of its side the trunk must show for one QL to be the nearer one; 0 is a view from the front."""
_ARMS: dict[Side, Group] = {"right": "right arm", "left": "left arm"}
# Of each limb: the volume of the trunk beside its root, the root, and what follows.
_GROUPS: dict[Group, tuple[str, ...]] = {
    "trunk": (),
    "right arm": ("chest_6", "right shoulder", "right elbow", "right wrist"),
    "left arm": ("chest_6", "left shoulder", "left elbow", "left wrist"),
    "right leg": ("chest_0", "right hip", "right knee", "right ankle"),
    "left leg": ("chest_0", "left hip", "left knee", "left ankle"),
}


def _limb(group: Group) -> tuple[Side, Kind]:
    return "right" if group.startswith("right") else "left", "arm" if group.endswith("arm") else "leg"


def _root(group: Group) -> tuple[str, str]:
    side, kind = _limb(group)
    one, other = outline.ROOT[kind]
    return f"{side} {one}", f"{side} {other}"


def _box(spots: Sequence[Spot2]) -> Box:
    """What all these spots need, with a margin."""
    left, top = min(x for x, _ in spots) - _MARGIN, min(y for _, y in spots) - _MARGIN
    return Box(left, top, max(x for x, _ in spots) + _MARGIN - left, max(y for _, y in spots) + _MARGIN - top)
