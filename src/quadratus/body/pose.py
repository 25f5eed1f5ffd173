"""How a pose is written: angles in degrees, points in metres, and what touches what."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from quadratus.body.proportions import SIDES, Side
from quadratus.body.vectors import Vec

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Point = tuple[float, float, float]


class Written(BaseModel):
    """A value that cannot change and that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Pelvis(Written):
    """How the pelvis stands in the room, applied in the order turn, pitch, roll, twist.

    *turn* to the right about the vertical; *pitch* forward (90 face down, -90 on the back); *roll* to the right;
    *twist* to the right about the long axis of the body (from the back: 90 lies on the right side).
    """

    turn: float = 0
    pitch: float = 0
    roll: float = 0
    twist: float = 0


class Bend(Written):
    """How a part of the spine bends: forward, to the right, and turned to the right."""

    flexion: float = 0
    side_bend: float = 0
    rotation: float = 0


class Arm(Written):
    """An arm by its angles, or by where its hand is.

    Without `hand` and `on`: *flexion* forward and up, *abduction* away from the trunk, *rotation* inward, *elbow*,
    *turn* of the forearm so that the palm faces back, *wrist* towards the palm. With `hand` the wrist is brought to
    that point of the room, with `on` the palm to that place of the body; the elbow then points to `elbow_to`,
    the fingers to `fingers`, the palm to `palm`, all directions of the room.
    """

    raise_: float = Field(default=0, alias="raise")
    forward: float = 0
    flexion: float = 0
    abduction: float = 0
    rotation: float = 0
    elbow: float = 0
    turn: float = 0
    wrist: float = 0
    deviation: float = 0
    hand: Point | None = None
    on: str | None = None
    elbow_to: Point = (-1.0, -0.3, 0.0)
    fingers: Point | None = None
    palm: Point | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Arm:
        if self.hand and self.on:
            raise ValueError("a hand is at one place: write hand or on")
        if bool(self.fingers) != bool(self.palm):
            raise ValueError("a hand needs both directions: write fingers and palm, or neither")
        if self.reaches and (self.flexion or self.abduction or self.rotation or self.elbow):
            raise ValueError("an arm that reaches for a place has no angles of its own: remove the angles")
        return self

    @property
    def reaches(self) -> bool:
        """Whether the arm is solved from where its hand is."""
        return self.hand is not None or self.on is not None


class Leg(Written):
    """A leg by its angles, or by where its foot stands.

    Without `foot`: *flexion* forward, *abduction* outward, *rotation* inward, *knee*, *ankle* up, *toes* up. With
    `foot` the sole below the ankle is brought to that point, flat, the toes turned outward by `toes_out`; `pitch`
    lifts the toes (or, negative, the heel); the knee points to `knee_to`.
    """

    flexion: float = 0
    abduction: float = 0
    rotation: float = 0
    knee: float = 0
    ankle: float = 0
    toes: float = 0
    foot: Point | None = None
    facing: float = 0
    toes_out: float = 0
    pitch: float = 0
    knee_to: Point | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Leg:
        if self.foot and (self.flexion or self.abduction or self.rotation or self.knee or self.ankle):
            raise ValueError("a leg that stands on its foot has no angles of its own: remove the angles")
        return self

    @property
    def reaches(self) -> bool:
        """Whether the leg is solved from where its foot is."""
        return self.foot is not None


Surface = Literal["floor", "wall", "chair", "step", "table", "bed", "cushion"]


class Contact(Written):
    """What touches what."""

    part: str
    on: Surface = "floor"


class Pose(Written):
    """One posture of the whole body.

    `at` places the middle between the hip joints in the first pose, in metres forward and to the right. Contacts give
    the height; where all of them are reached for by their limbs, `height` does. In later poses `fixed` is the part
    that stays where it was (without a word the first contact that no limb reaches for); where there is none, `at`
    places those as well. `breath` from 0 to 1 fills chest and belly.
    """

    pelvis: Pelvis = Pelvis()
    lumbar: Bend = Bend()
    thoracic: Bend = Bend()
    neck: Bend = Bend()
    right_arm: Arm = Arm()
    left_arm: Arm = Arm()
    right_leg: Leg = Leg()
    left_leg: Leg = Leg()
    contacts: tuple[Contact, ...] = ()
    fixed: str | None = None
    at: tuple[float, float] = (0.0, 0.0)
    height: float | None = None
    breath: float = Field(default=0, ge=0, le=1)

    def arm(self, side: Side) -> Arm:
        """The arm of a side."""
        return self.right_arm if side == "right" else self.left_arm

    def leg(self, side: Side) -> Leg:
        """The leg of a side."""
        return self.right_leg if side == "right" else self.left_leg

    @property
    def anchors(self) -> tuple[Contact, ...]:
        """The contacts that place the body: those of parts that are not brought there by their own limb."""
        return tuple(contact for contact in self.contacts if not self._is_reached_for(contact.part))

    @property
    def pivot(self) -> str | None:
        """The part that stays where it was."""
        return self.fixed or next((contact.part for contact in self.anchors), None)

    def _is_reached_for(self, part: str) -> bool:
        side, _, name = part.partition(" ")
        if side not in SIDES:
            return False
        if name in _OF_THE_ARM:
            return self.arm(side).reaches
        return name in _OF_THE_LEG and self.leg(side).reaches


_OF_THE_ARM = ("upper arm", "elbow", "forearm", "hand")
_OF_THE_LEG = ("thigh", "knee", "calf", "shank", "heel", "foot", "toes", "ball")


def vec(point: Point) -> Vec:
    """A written point as a vector."""
    return (float(point[0]), float(point[1]), float(point[2]))
