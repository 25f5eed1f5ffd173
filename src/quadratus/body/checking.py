"""Checks a motion: joints within their limits, contacts that touch, nothing in the floor or the wall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quadratus.body.motion import MotionFile
from quadratus.body.moving import Way
from quadratus.body.posture import SPOTS, Posture, gap
from quadratus.body.proportions import LIMITS, SIDES
from quadratus.body.props import Prop, Wall, surface_of, towards
from quadratus.body.volumes import SOFT, TOUCHING, is_soft, lowest

TOUCHES = 0.02
"""Metres. How far from its surface a contact may be. Design value."""
SINKS = 0.01
"""Metres. How far something firm may lie in the floor or the wall. Design value."""
MISSES = 0.01
"""Metres. How far a limb may stay short of the place that it reaches for. Design value."""


@dataclass(frozen=True, order=True)
class MotionProblem:
    """One fault of a motion: where it stands, what is wrong, and what to write instead."""

    file: str
    key: str
    fault: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.fault}. {self.mend}"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with something that is named elsewhere."""

    key: str
    fault: str
    mend: str


def problems(name: str, motions: MotionFile) -> tuple[MotionProblem, ...]:
    """Every problem of a file of motions; what names nothing first, for nothing can be solved with it."""
    found = set(nameless(motions)) or set(_bodies(motions))
    return tuple(sorted(MotionProblem(name, one.key, one.fault, one.mend) for one in found))


# Names -------------------------------------------------------------------------------------------


def nameless(motions: MotionFile) -> Iterator[Fault]:
    """What names something that is not there, or leaves out a name that is needed."""
    yield from _rungs(motions)
    yield from _poses(motions)
    yield from _surfaces(motions)


def _rungs(motions: MotionFile) -> Iterator[Fault]:
    for name, rung in motions.rungs.items():
        own = [key.pose for key in rung.keys]
        for pose in own:
            if pose not in motions.poses:
                known = ", ".join(motions.poses)
                yield Fault(f"rungs.{name}.keys", f"there is no pose '{pose}' in this file", f"Write one of: {known}")
        if rung.end is not None and rung.end not in own:
            yield Fault(
                f"rungs.{name}.end", f"'{rung.end}' is no key pose of this rung", f"Write one of: {', '.join(own)}"
            )
        again = rung.again_from
        if again is not None and (again not in own or own[-1] != again):
            mend = "Let the last key pose be the one from which it goes round"
            yield Fault(f"rungs.{name}.again_from", f"the round does not end with '{again}'", mend)


def _poses(motions: MotionFile) -> Iterator[Fault]:
    used = {key.pose for rung in motions.rungs.values() for key in rung.keys}
    for name, pose in motions.poses.items():
        for contact in pose.contacts:
            if contact.part not in TOUCHING:
                mend = f"Write one of: {', '.join(TOUCHING)}"
                yield Fault(f"poses.{name}.contacts", f"no part is called '{contact.part}'", mend)
        if pose.fixed is not None and pose.fixed not in TOUCHING:
            yield Fault(
                f"poses.{name}.fixed", f"no part is called '{pose.fixed}'", f"Write one of: {', '.join(TOUCHING)}"
            )
        for side in SIDES:
            on = pose.arm(side).on
            if on is not None and on not in SPOTS:
                mend = f"Write one of: {', '.join(SPOTS)}"
                yield Fault(f"poses.{name}.{side}_arm.on", f"a hand knows no place '{on}'", mend)
        if name not in used:
            yield Fault(f"poses.{name}", "no rung uses this pose", "Remove it, or name it in the keys of a rung")
        if not pose.contacts:
            yield Fault(f"poses.{name}.contacts", "nothing touches anything", "Name what carries the body")


def _surfaces(motions: MotionFile) -> Iterator[Fault]:
    for name, rung in motions.rungs.items():
        props = motions.props if rung.props is None else rung.props
        for key in rung.keys:
            for contact in motions.poses[key.pose].contacts if key.pose in motions.poses else ():
                if contact.on != "floor" and surface_of(props, contact.on) is None:
                    mend = f"Add a {contact.on} to the props"
                    yield Fault(f"rungs.{name}", f"pose '{key.pose}' touches a {contact.on} that is not there", mend)


# Bodies ------------------------------------------------------------------------------------------


def _bodies(motions: MotionFile) -> Iterator[Fault]:
    for name in motions.rungs:
        motion = motions.motion(name)
        for key, posture in zip(motions.rungs[name].keys, Way(motion).postures, strict=True):
            for fault in posture_faults(posture, motion.props):
                yield Fault(f"poses.{key.pose}{fault.key}", fault.fault, fault.mend)


def posture_faults(posture: Posture, props: tuple[Prop, ...]) -> Iterator[Fault]:
    """What is wrong with one posture among these props; keys begin behind the name of the pose."""
    yield from _limits(posture)
    yield from _reaches(posture)
    yield from _contacts(posture, props)
    yield from _sunken(posture)
    for prop in props:
        if isinstance(prop, Wall):
            yield from _in_the_wall(posture, prop)


def angles_of(posture: Posture) -> Iterator[tuple[str, str, float]]:
    """Each joint angle: the key under which it is written, the limit that it has, its degrees."""
    pose = posture.pose
    for part in ("lumbar", "thoracic", "neck"):
        bend = getattr(pose, part)
        for name in ("flexion", "side_bend", "rotation"):
            yield f".{part}.{name}", f"{part} {name}", getattr(bend, name)
    for side in SIDES:
        arm, solved = pose.arm(side), posture.arm_angles(side)
        key = f".{side}_arm"
        yield f"{key}.raise", "girdle raise", arm.raise_
        yield f"{key}.forward", "girdle forward", arm.forward
        for name in ("flexion", "abduction", "rotation"):
            yield f"{key}.{name}", f"shoulder {name}", getattr(solved if arm.reaches else arm, name)
        yield f"{key}.elbow", "elbow", solved.elbow if arm.reaches else arm.elbow
        for name, degrees in zip(("turn", "flexion", "deviation"), solved.hand, strict=True):
            yield f"{key}.{'wrist' if name == 'flexion' else name}", f"wrist {name}", degrees
        leg, bent = pose.leg(side), posture.leg_angles(side)
        key = f".{side}_leg"
        for name in ("flexion", "abduction", "rotation"):
            yield f"{key}.{name}", f"hip {name}", getattr(bent if leg.reaches else leg, name)
        for name in ("knee", "ankle", "toes"):
            yield f"{key}.{name}", name, getattr(bent if leg.reaches else leg, name)


def _limits(posture: Posture) -> Iterator[Fault]:
    for key, joint, degrees in angles_of(posture):
        limit = LIMITS[joint]
        if not limit.holds(degrees):
            within = f"{limit.lowest:g} to {limit.highest:g}"
            yield Fault(key, f"{joint} of {degrees:.0f} degrees is outside {within}", f"Keep it within {within}")


def _reaches(posture: Posture) -> Iterator[Fault]:
    for limb, metres in posture.misses.items():
        if metres > MISSES:
            key = f".{limb.replace(' ', '_')}"
            yield Fault(
                key, f"the limb ends {metres * 100:.1f} cm from its place", "Bring the place nearer, or the body"
            )


def _contacts(posture: Posture, props: tuple[Prop, ...]) -> Iterator[Fault]:
    for contact in posture.pose.contacts:
        away = gap(posture, contact, props)
        deep = SOFT + SINKS if all(is_soft(ball) for ball in TOUCHING[contact.part]) else TOUCHES
        if away > TOUCHES:
            fault = f"{contact.part} is {away * 100:.1f} cm away from the {contact.on}"
            yield Fault(".contacts", fault, "Bring it there, or leave the contact out")
        elif away < -deep:
            fault = f"{contact.part} is {-away * 100:.1f} cm inside the {contact.on}"
            yield Fault(".contacts", fault, "Bring it out, or leave the contact out")


def _sunken(posture: Posture) -> Iterator[Fault]:
    for name, ball in posture.volume.balls.items():
        deep = -lowest((ball,)) - (SOFT if is_soft(name) else 0.0)
        if deep > SINKS:
            yield Fault("", f"{_said(name)} is {deep * 100:.1f} cm below the floor", "Raise it")


def _in_the_wall(posture: Posture, wall: Wall) -> Iterator[Fault]:
    direction = towards(wall)
    for name, ball in posture.volume.balls.items():
        deep = ball.edge(direction) + wall.faces * wall.at - (SOFT if is_soft(name) else 0.0)
        if deep > SINKS:
            yield Fault("", f"{_said(name)} is {deep * 100:.1f} cm in the wall", "Bring it out")


def _said(ball: str) -> str:
    return "the trunk" if ball.startswith("chest_") else f"the {ball}"
