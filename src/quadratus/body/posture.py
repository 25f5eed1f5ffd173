"""From a written pose to a body in the room: placed by its contacts, the limbs brought to where they reach."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from quadratus.body import proportions as size
from quadratus.body.kinematics import (
    ArmAngles,
    LegAngles,
    Placed,
    Segment,
    Trunk,
    arm_angles,
    arm_of,
    foot_axes,
    hand_axes,
    leg_angles,
    leg_of,
    outward,
    reaching_arm,
    standing_leg,
    trunk_of,
)
from quadratus.body.pose import Arm, Bend, Contact, Leg, Pelvis, Pose, vec
from quadratus.body.proportions import HEIGHT, SIDES, Side
from quadratus.body.props import Prop, Wall, surface_of, towards
from quadratus.body.vectors import Mat, Vec, across, add, between, scaled, sub, turned, unit
from quadratus.body.volumes import TOUCHING, Ball, Volume, volume


@dataclass(frozen=True)
class Posture:
    """A body in the room.

    `misses` says by how many metres a reaching limb stays short of its place.
    """

    pose: Pose
    root: Vec
    trunk: Trunk
    segments: dict[Segment, Placed]
    misses: dict[str, float]

    @cached_property
    def volume(self) -> Volume:
        """The ellipsoids of the body."""
        return volume(self.segments, self.pose.breath)

    def arm_angles(self, side: Side) -> ArmAngles:
        """The joint angles of an arm, as written or as solved."""
        upper, fore, hand = (self.segments[name].axes for name in _ARM[side])
        return arm_angles(side, self.trunk.shoulders[side].axes, upper, fore, hand)

    def leg_angles(self, side: Side) -> LegAngles:
        """The joint angles of a leg, as written or as solved."""
        thigh, shank, foot = (self.segments[name].axes for name in _LEG[side])
        return leg_angles(side, self.trunk.hips[side].axes, thigh, shank, foot, self.pose.leg(side).toes)


_ARM: dict[Side, tuple[Segment, Segment, Segment]] = {
    "right": ("right_upper_arm", "right_forearm", "right_hand"),
    "left": ("left_upper_arm", "left_forearm", "left_hand"),
}
_LEG: dict[Side, tuple[Segment, Segment, Segment]] = {
    "right": ("right_thigh", "right_shank", "right_foot"),
    "left": ("left_thigh", "left_shank", "left_foot"),
}


# Where a hand can lie on the body ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the body for a hand: a point in shares of height, which way out is, and about where the fingers point.

    The palm lies on it, save where `palm_out` lays the back of the hand there.
    """

    segment: Segment
    at: Vec
    out: Vec
    fingers: Vec
    palm_out: bool = False


def spot(name: str, side: Side) -> Spot:
    """A place on the body for the palm of this side.

    Raises:
        KeyError: no such place is known.
    """
    return _spots(outward(side))[name]


def _spots(out: float) -> dict[str, Spot]:
    return {
        "belly": Spot("lumbar_low", (0.056, 0.010, 0.012 * out), (1.0, 0.0, 0.25 * out), (0.1, 0.1, -out)),
        "ribs": Spot("thoracic_low", (0.058, 0.005, 0.050 * out), (1.0, 0.0, 0.7 * out), (0.4, 0.1, -out)),
        "chest": Spot("thoracic_high", (0.060, 0.010, -0.030 * out), (1.0, 0.1, -0.2 * out), (0.0, 0.2, -out)),
        "own hip": Spot("pelvis", (0.012, 0.046, 0.092 * out), (0.1, 0.15, out), (0.85, -0.5, -0.1 * out)),
        "hip bone": Spot("pelvis", (0.034, 0.026, 0.062 * out), (1.0, 0.15, 0.45 * out), (0.1, -0.4, -out)),
        "low ribs": Spot("thoracic_low", (0.014, -0.004, 0.080 * out), (0.15, -0.05, out), (1.0, 0.0, -0.2 * out)),
        "flank": Spot("lumbar_high", (0.010, 0.000, 0.072 * out), (0.15, 0.0, out), (1.0, -0.1, -0.2 * out)),
        "own thigh": Spot(_thigh(out), (0.052, -0.130, 0.0), (1.0, 0.0, 0.15 * out), (0.2, -1.0, 0.0)),
        "own knee": Spot(_thigh(out), (0.040, -0.215, 0.0), (1.0, 0.0, 0.15 * out), (0.2, -1.0, 0.0)),
        "neck": Spot("neck", (-0.042, 0.012, 0.010 * out), (-1.0, 0.1, 0.2 * out), (0.0, 0.7, -out)),
        "waist": Spot(
            "lumbar_high", (-0.058, -0.004, 0.012 * out), (-1.0, 0.0, 0.1 * out), (0.0, 0.15, -out), palm_out=True
        ),
    }


def _thigh(out: float) -> Segment:
    return "right_thigh" if out > 0 else "left_thigh"


SPOTS: tuple[str, ...] = tuple(_spots(1.0))
"""The places on the body that a hand can lie on."""

_PALM = 0.040 * HEIGHT
"""From the wrist to the middle of the palm."""
_PALM_DEEP = 0.0105 * HEIGHT


# Placing -----------------------------------------------------------------------------------------


def first_posture(pose: Pose, props: tuple[Prop, ...]) -> Posture:
    """The first pose of a motion: the middle between its hip joints is at `at`."""
    return _placed(pose, props, None)


def next_posture(pose: Pose, props: tuple[Prop, ...], before: Posture) -> Posture:
    """A pose that follows another: its pivot stays where it was."""
    return _placed(pose, props, before)


def _placed(pose: Pose, props: tuple[Prop, ...], before: Posture | None) -> Posture:
    loose = _with_limbs(pose, _trunk(pose), (0.0, 0.0, 0.0))
    pivot = pose.pivot
    if pivot is None:
        return _with_limbs(pose, _trunk(pose), (pose.at[0], pose.height or 0.0, pose.at[1]))
    if before is None:
        x, z = pose.at
    else:
        x, _, z = sub(middle(before.volume, pivot), middle(loose.volume, pivot))
    y = pose.height or 0.0
    needed: dict[str, list[float]] = {"x": [], "y": [], "z": []}
    for contact in pose.anchors:
        axis, way = _way_to_touch(loose.volume, contact, props)
        needed[axis].append(way)
    means = {axis: sum(ways) / len(ways) for axis, ways in needed.items() if ways}
    return _with_limbs(pose, _trunk(pose), (means.get("x", x), means.get("y", y), means.get("z", z)))


def _way_to_touch(body: Volume, contact: Contact, props: tuple[Prop, ...]) -> tuple[str, float]:
    """Along which axis a body must move, and how far, for a part to touch what it should."""
    surface = surface_of(props, contact.on)
    balls = touching(body, contact.part)
    if isinstance(surface, Wall):
        direction = towards(surface)
        far = max(ball.edge(direction) for ball in balls)
        return surface.axis, surface.at + surface.faces * far
    height = 0.0 if surface is None else surface.height
    return "y", height + max(ball.edge((0.0, -1.0, 0.0)) for ball in balls)


def gap(posture: Posture, contact: Contact, props: tuple[Prop, ...]) -> float:
    """How far a part is from touching what it should, in metres; negative where it is inside."""
    _, way = _way_to_touch(posture.volume, contact, props)
    surface = surface_of(props, contact.on)
    if isinstance(surface, Wall):
        return -surface.faces * way
    return -way


def touching(body: Volume, part: str) -> tuple[Ball, ...]:
    """The ellipsoids with which a part touches something."""
    return body.of(*TOUCHING[part])


def middle(body: Volume, part: str) -> Vec:
    """Where a part is: the middle of the ellipsoids with which it touches something."""
    balls = touching(body, part)
    total = (0.0, 0.0, 0.0)
    for ball in balls:
        total = add(total, ball.centre)
    return scaled(total, 1 / len(balls))


def _trunk(pose: Pose) -> Trunk:
    girdles: dict[Side, tuple[float, float]] = {side: (pose.arm(side).raise_, pose.arm(side).forward) for side in SIDES}
    return trunk_of(pose.pelvis, pose.lumbar, pose.thoracic, pose.neck, girdles)


def _with_limbs(
    pose: Pose,
    trunk: Trunk,
    root: Vec,
    arms: dict[Side, ArmAngles] | None = None,
    legs: dict[Side, LegAngles] | None = None,
) -> Posture:
    """The whole body with its root at a point; given angles take the place of what is written for a limb."""
    trunk = trunk.moved(root)
    segments = dict(trunk.segments)
    misses: dict[str, float] = {}
    for side in SIDES:
        leg, hip = pose.leg(side), trunk.hips[side]
        if legs and side in legs:
            segments |= leg_of(side, hip, legs[side])
        elif leg.foot is not None:
            foot = foot_axes(leg.facing + outward(side) * leg.toes_out, leg.pitch)
            ankle = add(vec(leg.foot), turned(foot, (0.0, size.ANKLE_HEIGHT, 0.0)))
            knee_to = vec(leg.knee_to) if leg.knee_to else turned(foot, (1.0, 0.0, 0.0))
            solved, misses[f"{side} leg"] = standing_leg(side, hip, ankle, knee_to, foot, leg.toes)
            segments |= solved
        else:
            segments |= leg_of(side, hip, _written_leg(leg))
    for side in SIDES:
        arm, shoulder = pose.arm(side), trunk.shoulders[side]
        if arms and side in arms:
            segments |= arm_of(side, shoulder, arms[side])
        elif arm.reaches:
            solved, misses[f"{side} arm"] = _reaching(side, arm, shoulder, segments)
            segments |= solved
        else:
            segments |= arm_of(side, shoulder, _written_arm(arm))
    return Posture(pose, root, trunk, segments, misses)


def _written_arm(arm: Arm) -> ArmAngles:
    return ArmAngles(arm.flexion, arm.abduction, arm.rotation, arm.elbow, (arm.turn, arm.wrist, arm.deviation))


def _written_leg(leg: Leg) -> LegAngles:
    return LegAngles(leg.flexion, leg.abduction, leg.rotation, leg.knee, leg.ankle, leg.toes)


def _reaching(
    side: Side, arm: Arm, shoulder: Placed, body: dict[Segment, Placed]
) -> tuple[dict[Segment, Placed], float]:
    elbow_to = vec(arm.elbow_to)
    if arm.on is not None:
        return _lying_on(side, arm.on, shoulder, body, elbow_to)
    assert arm.hand is not None
    if arm.fingers is None or arm.palm is None:
        return reaching_arm(side, shoulder, vec(arm.hand), elbow_to, None)
    hand = hand_axes(side, vec(arm.fingers), vec(arm.palm))
    return reaching_arm(side, shoulder, _wrist(side, vec(arm.hand), hand), elbow_to, hand)


def _wrist(side: Side, palm: Vec, hand: Mat) -> Vec:
    return add(palm, turned(hand, (0.0, _PALM, outward(side) * _PALM_DEEP)))


def _lying_on(
    side: Side, name: str, shoulder: Placed, body: dict[Segment, Placed], elbow_to: Vec
) -> tuple[dict[Segment, Placed], float]:
    """An arm whose palm lies on the body; the fingers go on where the forearm points, so that the wrist stays easy."""
    place = spot(name, side)
    on = body[place.segment]
    palm, out = on.point(scaled(place.at, HEIGHT)), unit(turned(on.axes, place.out))
    fingers = turned(on.axes, place.fingers)
    for _ in range(_ROUNDS):
        hand = hand_axes(side, across(fingers, out), scaled(out, 1 if place.palm_out else -1))
        arm, miss = reaching_arm(side, shoulder, _wrist(side, palm, hand), elbow_to, hand)
        fingers = scaled(turned(arm[_ARM[side][1]].axes, (0.0, 1.0, 0.0)), -1)
    return arm, miss


_ROUNDS = 3
"""How often hand and forearm are brought into line with each other."""


# Between two postures ----------------------------------------------------------------------------


def posture_between(a: Posture, b: Posture, share: float, breath: float | None = None) -> Posture:
    """The posture at a share of the way from one to another.

    Angles and points go evenly; a part that stays where it is holds the body, and limbs that reach in both poses go on
    reaching.
    """
    pose = _pose_between(a.pose, b.pose, share)
    if breath is not None:
        pose = pose.model_copy(update={"breath": breath})
    arms = {
        side: _mix_arms(a.arm_angles(side), b.arm_angles(side), share)
        for side in SIDES
        if not _reach_alike(a.pose.arm(side), b.pose.arm(side))
    }
    legs = {
        side: _mix_legs(a.leg_angles(side), b.leg_angles(side), share)
        for side in SIDES
        if not (a.pose.leg(side).reaches and b.pose.leg(side).reaches)
    }
    trunk = _trunk(pose)
    root = between(a.root, b.root, share)
    pivot = b.pose.pivot
    if pivot is not None:
        loose = _with_limbs(pose, trunk, (0.0, 0.0, 0.0), arms, legs)
        stays = between(middle(a.volume, pivot), middle(b.volume, pivot), share)
        root = sub(stays, middle(loose.volume, pivot))
    return _with_limbs(pose, trunk, root, arms, legs)


def raised(posture: Posture, by: float) -> Posture:
    """The same posture higher up; limbs that reach go on reaching."""
    arms = {side: posture.arm_angles(side) for side in SIDES if not posture.pose.arm(side).reaches}
    legs = {side: posture.leg_angles(side) for side in SIDES if not posture.pose.leg(side).reaches}
    return _with_limbs(posture.pose, _trunk(posture.pose), add(posture.root, (0.0, by, 0.0)), arms, legs)


def _reach_alike(a: Arm, b: Arm) -> bool:
    if a.on is not None or b.on is not None:
        return a.on == b.on
    return a.reaches and b.reaches and bool(a.fingers) == bool(b.fingers)


def _mix(a: float, b: float, share: float) -> float:
    return a + (b - a) * share


def _turn(a: float, b: float, share: float) -> float:
    """Between two angles by the shorter way."""
    return a + ((b - a + 180) % 360 - 180) * share


def _mix_arms(a: ArmAngles, b: ArmAngles, share: float) -> ArmAngles:
    hand = (_turn(a.hand[0], b.hand[0], share), _turn(a.hand[1], b.hand[1], share), _turn(a.hand[2], b.hand[2], share))
    return ArmAngles(
        _mix(a.flexion, b.flexion, share), _mix(a.abduction, b.abduction, share), _mix(a.rotation, b.rotation, share),
        _mix(a.elbow, b.elbow, share), hand,
    )  # fmt: skip


def _mix_legs(a: LegAngles, b: LegAngles, share: float) -> LegAngles:
    return LegAngles(
        _mix(a.flexion, b.flexion, share), _mix(a.abduction, b.abduction, share), _mix(a.rotation, b.rotation, share),
        _mix(a.knee, b.knee, share), _mix(a.ankle, b.ankle, share), _mix(a.toes, b.toes, share),
    )  # fmt: skip


def _pose_between(a: Pose, b: Pose, share: float) -> Pose:
    """What is written, between two poses. Where only one of them writes a point, it is that one's."""
    return b.model_copy(
        update={
            "pelvis": _fields_between(a.pelvis, b.pelvis, share),
            **{name: _fields_between(getattr(a, name), getattr(b, name), share) for name in _BENDING},
            **{name: _fields_between(getattr(a, name), getattr(b, name), share) for name in _LIMBS},
            "breath": _mix(a.breath, b.breath, share),
        }
    )


_BENDING = ("lumbar", "thoracic", "neck")
_LIMBS = ("right_arm", "left_arm", "right_leg", "left_leg")
_Part = Pelvis | Bend | Arm | Leg


def _fields_between(a: _Part, b: _Part, share: float) -> _Part:
    changed: dict[str, object] = {}
    for name in type(b).model_fields:
        from_, to = getattr(a, name), getattr(b, name)
        if from_ == to:
            continue
        if isinstance(to, tuple) and isinstance(from_, tuple):
            changed[name] = between(vec(from_), vec(to), share)
        elif isinstance(to, (int, float)) and isinstance(from_, (int, float)):
            changed[name] = _mix(from_, to, share)
    return b.model_copy(update=changed)
