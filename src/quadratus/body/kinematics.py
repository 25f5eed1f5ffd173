"""From joint angles to points in the room, and back: forward kinematics and the two-bone solution.

Signs are the same for both sides: the same number is the same movement. Limbs hang down in the neutral position, the
palms facing the thighs, the feet at a right angle to the shanks.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from quadratus.body import proportions as size
from quadratus.body.pose import Bend, Pelvis
from quadratus.body.proportions import Side
from quadratus.body.vectors import (
    Mat,
    Vec,
    about_x,
    about_y,
    about_z,
    across,
    add,
    cross,
    from_axes,
    joined,
    length,
    scaled,
    sub,
    transposed,
    turned,
    unit,
    yxz,
    yxz_angles,
    zxy,
    zxy_angles,
)

Segment = Literal[
    "pelvis", "lumbar_low", "lumbar_high", "thoracic_low", "thoracic_high", "neck", "head",
    "right_upper_arm", "right_forearm", "right_hand", "left_upper_arm", "left_forearm", "left_hand",
    "right_thigh", "right_shank", "right_foot", "right_toes", "left_thigh", "left_shank", "left_foot", "left_toes",
]  # fmt: skip


_Name = TypeVar("_Name", bound=str)


@dataclass(frozen=True, slots=True)
class Placed:
    """A segment in the room: where its near end is, and how its axes are turned."""

    at: Vec
    axes: Mat

    def point(self, local: Vec) -> Vec:
        """A point given in metres along the segment's own axes, in the room."""
        return add(self.at, turned(self.axes, local))


@dataclass(frozen=True, slots=True)
class ArmAngles:
    """The joint angles of an arm, in degrees.

    `hand` is how the forearm turns and the wrist bends: (turn, flexion, deviation).
    """

    flexion: float
    abduction: float
    rotation: float
    elbow: float
    hand: Vec


@dataclass(frozen=True, slots=True)
class LegAngles:
    """The joint angles of a leg, in degrees."""

    flexion: float
    abduction: float
    rotation: float
    knee: float
    ankle: float
    toes: float


@dataclass(frozen=True, slots=True)
class Trunk:
    """Everything of the body but its limbs, and where the limbs begin."""

    segments: dict[Segment, Placed]
    shoulders: dict[Side, Placed]
    hips: dict[Side, Placed]

    def moved(self, by: Vec) -> Trunk:
        """The same trunk elsewhere."""
        return Trunk(_moved(self.segments, by), _moved(self.shoulders, by), _moved(self.hips, by))


def _moved(placed: dict[_Name, Placed], by: Vec) -> dict[_Name, Placed]:
    return {name: replace(one, at=add(one.at, by)) for name, one in placed.items()}


def outward(side: Side) -> float:
    """The sign of z on this side of the body."""
    return 1.0 if side == "right" else -1.0


# From angles to places ---------------------------------------------------------------------------


def pelvis_axes(pelvis: Pelvis) -> Mat:
    """How the pelvis is turned in the room."""
    return joined(about_y(-pelvis.turn), about_z(-pelvis.pitch), about_x(pelvis.roll), about_y(-pelvis.twist))


def trunk_of(
    pelvis: Pelvis, lumbar: Bend, thoracic: Bend, neck: Bend, girdles: dict[Side, tuple[float, float]]
) -> Trunk:
    """The trunk with the middle between the hip joints at the origin; `girdles` are (raise, forward) of a shoulder."""
    root = Placed((0.0, 0.0, 0.0), pelvis_axes(pelvis))
    segments: dict[Segment, Placed] = {"pelvis": root}
    below, long = root, size.PELVIS
    chain: tuple[tuple[Segment, Bend, float], ...] = (
        ("lumbar_low", lumbar, size.LUMBAR),
        ("lumbar_high", lumbar, size.LUMBAR),
        ("thoracic_low", thoracic, size.THORACIC),
        ("thoracic_high", thoracic, size.THORACIC),
        ("neck", neck, size.NECK),
        ("head", neck, 0.0),
    )
    for name, bend, its_length in chain:
        # Each part of the spine takes half of what is written for the whole.
        axes = joined(below.axes, zxy(-bend.flexion / 2, bend.side_bend / 2, -bend.rotation / 2))
        below = Placed(below.point((0.0, long, 0.0)), axes)
        segments[name] = below
        long = its_length
    chest = segments["thoracic_high"]
    shoulders = {side: Placed(chest.point(_shoulder(side, *girdles[side])), chest.axes) for side in size.SIDES}
    hips = {side: Placed(root.point((0.0, 0.0, outward(side) * size.HIP_OUT)), root.axes) for side in size.SIDES}
    return Trunk(segments, shoulders, hips)


def _shoulder(side: Side, raised: float, forward: float) -> Vec:
    """A shoulder joint in the axes of the upper chest: the collar bone turns about the breast bone."""
    up, ahead = math.radians(raised), math.radians(forward)
    out = size.SHOULDER_OUT * math.cos(up)
    return (
        out * math.sin(ahead),
        size.THORACIC - size.SHOULDER_DOWN + size.SHOULDER_OUT * math.sin(up),
        outward(side) * out * math.cos(ahead),
    )


def arm_of(side: Side, shoulder: Placed, angles: ArmAngles) -> dict[Segment, Placed]:
    """The segments of an arm from its angles."""
    out = outward(side)
    upper = Placed(
        shoulder.at, joined(shoulder.axes, zxy(angles.flexion, -out * angles.abduction, out * angles.rotation))
    )
    fore = Placed(upper.point((0.0, -size.UPPER_ARM, 0.0)), joined(upper.axes, about_z(angles.elbow)))
    turn, flexion, deviation = angles.hand
    hand = Placed(fore.point((0.0, -size.FOREARM, 0.0)), joined(fore.axes, yxz(out * turn, out * flexion, deviation)))
    return _arm(side, upper, fore, hand)


def leg_of(side: Side, hip: Placed, angles: LegAngles) -> dict[Segment, Placed]:
    """The segments of a leg from its angles."""
    out = outward(side)
    thigh = Placed(hip.at, joined(hip.axes, zxy(angles.flexion, -out * angles.abduction, out * angles.rotation)))
    shank = Placed(thigh.point((0.0, -size.THIGH, 0.0)), joined(thigh.axes, about_z(-angles.knee)))
    foot = Placed(shank.point((0.0, -size.SHANK, 0.0)), joined(shank.axes, about_z(angles.ankle)))
    return _leg(side, thigh, shank, foot, angles.toes)


def _arm(side: Side, upper: Placed, fore: Placed, hand: Placed) -> dict[Segment, Placed]:
    if side == "right":
        return {"right_upper_arm": upper, "right_forearm": fore, "right_hand": hand}
    return {"left_upper_arm": upper, "left_forearm": fore, "left_hand": hand}


BALL_OF_FOOT: Vec = (0.058 * size.HEIGHT, -0.029 * size.HEIGHT, 0.0)
"""Where the toes bend, from the ankle."""


def _leg(side: Side, thigh: Placed, shank: Placed, foot: Placed, toes_up: float) -> dict[Segment, Placed]:
    toes = Placed(foot.point(BALL_OF_FOOT), joined(foot.axes, about_z(toes_up)))
    if side == "right":
        return {"right_thigh": thigh, "right_shank": shank, "right_foot": foot, "right_toes": toes}
    return {"left_thigh": thigh, "left_shank": shank, "left_foot": foot, "left_toes": toes}


# From places to angles ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bones:
    """Two bones that join two points: how they are turned, and how far the end misses its target in metres."""

    upper: Mat
    lower: Mat
    middle: Vec
    end: Vec
    miss: float


def two_bones(root: Vec, target: Vec, upper: float, lower: float, middle_to: Vec, bends: Literal[1, -1]) -> Bones:
    """Two bones of given lengths from `root` to `target`, the joint between them pointing to `middle_to`.

    `bends` is 1 where bending turns the lower bone forward about z (an elbow), -1 where it turns it backward (a knee).
    """
    way = sub(target, root)
    far = length(way)
    reach = min(max(far, abs(upper - lower) + 1e-6), upper + lower - 1e-6)
    axis = unit(way) if far > 1e-6 else (0.0, -1.0, 0.0)
    side = across(middle_to, axis)
    along = (upper**2 - lower**2 + reach**2) / (2 * reach)
    aside = math.sqrt(max(0.0, upper**2 - along**2))
    middle = add(root, add(scaled(axis, along), scaled(side, aside)))
    end = add(root, scaled(axis, reach))
    hinge = scaled(unit(cross(side, axis)), float(bends))
    return Bones(_bone(root, middle, hinge), _bone(middle, end, hinge), middle, end, abs(far - reach))


def _bone(start: Vec, end: Vec, hinge: Vec) -> Mat:
    """The axes of a bone that hangs from start to end and bends about `hinge`, its z."""
    y = unit(sub(start, end))
    return from_axes(cross(y, hinge), y, hinge)


def arm_angles(side: Side, shoulder: Mat, upper: Mat, fore: Mat, hand: Mat) -> ArmAngles:
    """The angles of an arm whose segments are turned like this."""
    out = outward(side)
    flexion, abduction, rotation = _ball_joint(joined(transposed(shoulder), upper), out, "shoulder")
    elbow = zxy_angles(joined(transposed(upper), fore))[0]
    turn, wrist, deviation = yxz_angles(joined(transposed(fore), hand))
    return ArmAngles(flexion, abduction, rotation, elbow, (out * turn, out * wrist, deviation))


def leg_angles(side: Side, hip: Mat, thigh: Mat, shank: Mat, foot: Mat, toes: float) -> LegAngles:
    """The angles of a leg whose segments are turned like this."""
    flexion, abduction, rotation = _ball_joint(joined(transposed(hip), thigh), outward(side), "hip")
    knee = -zxy_angles(joined(transposed(thigh), shank))[0]
    ankle = zxy_angles(joined(transposed(shank), foot))[0]
    return LegAngles(flexion, abduction, rotation, knee, ankle, toes)


def _ball_joint(m: Mat, out: float, joint: Literal["shoulder", "hip"]) -> Vec:
    """Flexion, abduction and inward rotation; of the two ways to say it, the one that lies within the limits."""
    z, x, y = zxy_angles(m)
    one = (z, -out * x, out * y)
    other = (_wrapped(z + 180), _wrapped(180 - one[1]), _wrapped(out * y + 180))
    return min((one, other), key=lambda angles: (round(beyond(joint, angles), 1), sum(map(abs, angles))))


def beyond(joint: Literal["shoulder", "hip"], angles: Vec) -> float:
    """How many degrees three angles of a ball joint lie outside of its limits, summed."""
    total = 0.0
    for name, degrees in zip(("flexion", "abduction", "rotation"), angles, strict=True):
        limit = size.LIMITS[f"{joint} {name}"]
        total += max(0.0, limit.lowest - degrees, degrees - limit.highest)
    return total


def _wrapped(degrees: float) -> float:
    return (degrees + 180) % 360 - 180


def reaching_arm(
    side: Side, shoulder: Placed, wrist: Vec, elbow_to: Vec, hand: Mat | None
) -> tuple[dict[Segment, Placed], float]:
    """An arm whose wrist is brought to a point; how far it misses, in metres. Without `hand` the hand is straight."""
    bones = two_bones(shoulder.at, wrist, size.UPPER_ARM, size.FOREARM, elbow_to, 1)
    fore = Placed(bones.middle, bones.lower)
    placed = Placed(bones.end, bones.lower if hand is None else hand)
    return _arm(side, Placed(shoulder.at, bones.upper), fore, placed), bones.miss


def standing_leg(
    side: Side, hip: Placed, ankle: Vec, knee_to: Vec, foot: Mat, toes: float
) -> tuple[dict[Segment, Placed], float]:
    """A leg whose ankle is brought to a point; how far it misses, in metres."""
    bones = two_bones(hip.at, ankle, size.THIGH, size.SHANK, knee_to, -1)
    shank = Placed(bones.middle, bones.lower)
    return _leg(side, Placed(hip.at, bones.upper), shank, Placed(bones.end, foot), toes), bones.miss


def hand_axes(side: Side, fingers: Vec, palm: Vec) -> Mat:
    """How a hand is turned whose fingers and palm point like this."""
    y = scaled(unit(fingers), -1)
    z = scaled(across(palm, y), -outward(side))
    return from_axes(cross(y, z), y, z)


def foot_axes(facing: float, pitch: float) -> Mat:
    """How a foot is turned that points `facing` degrees to the right of x, with the toes lifted by `pitch`."""
    return joined(about_y(-facing), about_z(pitch))
