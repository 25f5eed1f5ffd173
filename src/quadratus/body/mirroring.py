"""The other side: what is written for the right, seen in a mirror that stands between left and right."""

from __future__ import annotations

from typing import TypeVar

from quadratus.body.pose import Arm, Bend, Contact, Leg, Pelvis, Point, Pose
from quadratus.body.props import Arrow, Band, Block, Held, Mat, Prop, Stick, Wall

_OTHER = {"right": "left", "left": "right"}


def other_side(name: str) -> str:
    """The name of a part on the other side; a part of the middle keeps its name."""
    side, space, rest = name.partition(" ")
    return f"{_OTHER[side]}{space}{rest}" if side in _OTHER else name


def mirrored_pose(pose: Pose) -> Pose:
    """A pose with left and right exchanged."""
    pelvis = pose.pelvis
    return Pose(
        pelvis=Pelvis(turn=-pelvis.turn, pitch=pelvis.pitch, roll=-pelvis.roll, twist=-pelvis.twist),
        lumbar=_bend(pose.lumbar),
        thoracic=_bend(pose.thoracic),
        neck=_bend(pose.neck),
        right_arm=_arm(pose.left_arm),
        left_arm=_arm(pose.right_arm),
        right_leg=_leg(pose.left_leg),
        left_leg=_leg(pose.right_leg),
        contacts=tuple(Contact(part=other_side(contact.part), on=contact.on) for contact in pose.contacts),
        fixed=other_side(pose.fixed) if pose.fixed else None,
        at=(pose.at[0], -pose.at[1]),
        height=pose.height,
        breath=pose.breath,
    )


def mirrored_prop(prop: Prop) -> Prop:
    """A prop with left and right exchanged. A wall to the right becomes one to the left, its plane facing inward."""
    match prop:
        case Mat() | Block():
            back = {"back": _OTHER.get(prop.back, prop.back)} if isinstance(prop, Block) else {}
            return prop.model_copy(update={"at": (prop.at[0], -prop.at[1]), **back})
        case Wall():
            if prop.axis == "x":
                return prop.model_copy(update={"middle": -prop.middle})
            return prop.model_copy(update={"at": -prop.at, "faces": -prop.faces})
        case Held():
            return prop.model_copy(update={"hand": _OTHER[prop.hand]})
        case Band():
            hands = tuple(_OTHER[hand] for hand in prop.to)
            return prop.model_copy(update={"anchor": _point(prop.anchor), "to": hands})
        case Arrow():
            return prop.model_copy(update={"way": tuple(_point(point) for point in prop.way)})
        case Stick():
            return prop


def _point(point: Point) -> Point:
    return (point[0], point[1], -point[2])


def _bend(bend: Bend) -> Bend:
    return Bend(flexion=bend.flexion, side_bend=-bend.side_bend, rotation=-bend.rotation)


_Limb = TypeVar("_Limb", Arm, Leg)


def _points(limb: _Limb, *names: str) -> dict[str, Point]:
    return {name: _point(point) for name in names if (point := getattr(limb, name)) is not None}


def _arm(arm: Arm) -> Arm:
    return arm.model_copy(update=_points(arm, "hand", "elbow_to", "fingers", "palm"))


def _leg(leg: Leg) -> Leg:
    return leg.model_copy(update={"facing": -leg.facing, **_points(leg, "foot", "knee_to")})
