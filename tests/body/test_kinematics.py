"""Angles to places, computed by hand; and back again."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quadratus.body import proportions as size
from quadratus.body.kinematics import (
    ArmAngles,
    LegAngles,
    Placed,
    arm_angles,
    arm_of,
    leg_angles,
    leg_of,
    two_bones,
)
from quadratus.body.pose import Arm, Bend, Leg, Pelvis, Pose
from quadratus.body.posture import Posture, first_posture
from quadratus.body.proportions import SIDES, Side
from quadratus.body.vectors import UNTURNED, Vec, dot, length, sub

H = size.HEIGHT


def stood(pose: Pose) -> Posture:
    return first_posture(pose.model_copy(update={"height": 1.0}), ())


def near(one: Vec, other: tuple[float, float, float]) -> bool:
    return length(sub(one, other)) < 1e-6


def test_the_segments_add_up_to_the_heights_of_the_source() -> None:
    assert pytest.approx(0.530 * H) == size.THIGH + size.SHANK + size.ANKLE_HEIGHT
    shoulder = size.PELVIS + 2 * size.LUMBAR + 2 * size.THORACIC - size.SHOULDER_DOWN
    assert 0.530 * H + shoulder == pytest.approx(0.818 * H)


HIP = (0.0, 1.0, size.HIP_OUT)
SHOULDER_HIGH = 1.0 + size.PELVIS + 2 * size.LUMBAR + 2 * size.THORACIC - size.SHOULDER_DOWN
SHOULDER = (0.0, SHOULDER_HIGH, size.SHOULDER_OUT)


@pytest.mark.parametrize(
    ("pose", "segment", "where"),
    [
        (Pose(), "right_shank", (0.0, 1.0 - size.THIGH, size.HIP_OUT)),
        (Pose(right_leg=Leg(flexion=90)), "right_shank", (size.THIGH, 1.0, size.HIP_OUT)),
        (Pose(right_leg=Leg(abduction=90)), "right_shank", (0.0, 1.0, size.HIP_OUT + size.THIGH)),
        (Pose(left_leg=Leg(abduction=90)), "left_shank", (0.0, 1.0, -size.HIP_OUT - size.THIGH)),
        (Pose(right_leg=Leg(knee=90)), "right_foot", (-size.SHANK, 1.0 - size.THIGH, size.HIP_OUT)),
        (
            Pose(right_leg=Leg(flexion=90, rotation=90, knee=90)),
            "right_foot",
            (size.THIGH, 1.0, size.HIP_OUT + size.SHANK),
        ),
        (Pose(), "right_forearm", (0.0, SHOULDER_HIGH - size.UPPER_ARM, size.SHOULDER_OUT)),
        (Pose(right_arm=Arm(flexion=180)), "right_forearm", (0.0, SHOULDER_HIGH + size.UPPER_ARM, size.SHOULDER_OUT)),
        (
            Pose(left_arm=Arm(abduction=90)),
            "left_forearm",
            (0.0, SHOULDER_HIGH, -size.SHOULDER_OUT - size.UPPER_ARM),
        ),
        (
            Pose(right_arm=Arm(elbow=90)),
            "right_hand",
            (size.FOREARM, SHOULDER_HIGH - size.UPPER_ARM, size.SHOULDER_OUT),
        ),
        (
            Pose(right_arm=Arm(elbow=90, rotation=90)),
            "right_hand",
            (0.0, SHOULDER_HIGH - size.UPPER_ARM, size.SHOULDER_OUT - size.FOREARM),
        ),
        (Pose(pelvis=Pelvis(pitch=90)), "lumbar_low", (size.PELVIS, 1.0, 0.0)),
        (Pose(pelvis=Pelvis(roll=90)), "lumbar_low", (0.0, 1.0, size.PELVIS)),
        (Pose(pelvis=Pelvis(pitch=90, turn=90)), "lumbar_low", (0.0, 1.0, size.PELVIS)),
        (Pose(pelvis=Pelvis(pitch=-90, twist=90)), "lumbar_low", (-size.PELVIS, 1.0, 0.0)),
        (
            Pose(lumbar=Bend(flexion=60)),
            "lumbar_high",
            (size.LUMBAR * 0.5, 1.0 + size.PELVIS + size.LUMBAR * math.sqrt(3) / 2, 0.0),
        ),
        (
            Pose(lumbar=Bend(side_bend=60)),
            "lumbar_high",
            (0.0, 1.0 + size.PELVIS + size.LUMBAR * math.sqrt(3) / 2, size.LUMBAR * 0.5),
        ),
    ],
)  # fmt: skip
def test_a_segment_begins_where_the_angles_say(pose: Pose, segment: str, where: tuple[float, float, float]) -> None:
    placed = {str(name): one for name, one in stood(pose).segments.items()}
    assert near(placed[segment].at, where), placed[segment].at


def test_from_the_back_a_twist_to_the_right_lies_on_the_right_side() -> None:
    posture = stood(Pose(pelvis=Pelvis(pitch=-90, twist=90)))
    assert posture.segments["right_thigh"].at[1] < posture.segments["left_thigh"].at[1]


def test_a_turn_of_the_chest_to_the_right_brings_the_left_shoulder_forward() -> None:
    posture = stood(Pose(thoracic=Bend(rotation=40)))
    assert posture.trunk.shoulders["left"].at[0] > 0.05 > posture.trunk.shoulders["right"].at[0]


def test_a_lifted_forefoot_and_bent_toes_rise() -> None:
    flat, lifted = stood(Pose()), stood(Pose(right_leg=Leg(ankle=20)))
    assert lifted.segments["right_toes"].at[1] > flat.segments["right_toes"].at[1]


# The two-bone solution ---------------------------------------------------------------------------

coordinate = st.floats(-0.5, 0.5)
point = st.tuples(coordinate, coordinate, coordinate)


@given(target=point, hint=point, bends=st.sampled_from([1, -1]))
def test_two_bones_reach_their_target_or_stretch_towards_it(target: Vec, hint: Vec, bends: int) -> None:
    upper, lower = 0.30, 0.25
    bones = two_bones((0.0, 0.0, 0.0), target, upper, lower, hint, 1 if bends == 1 else -1)
    assert length(bones.middle) == pytest.approx(upper, abs=1e-5)
    assert length(sub(bones.end, bones.middle)) == pytest.approx(lower, abs=1e-5)
    assert bones.miss == pytest.approx(length(sub(bones.end, target)), abs=1e-5)
    if 0.06 < length(target) < 0.54:
        assert bones.miss < 1e-5


def test_the_joint_between_two_bones_points_to_its_hint() -> None:
    bones = two_bones((0.0, 0.0, 0.0), (0.0, -0.4, 0.0), 0.3, 0.25, (1.0, 0.0, 0.0), -1)
    assert bones.middle[0] > 0.05
    assert abs(bones.middle[2]) < 1e-9


@given(
    side=st.sampled_from(SIDES),
    flexion=st.floats(-25, 120),
    abduction=st.floats(-25, 45),
    rotation=st.floats(-50, 45),
    knee=st.floats(0, 145),
    ankle=st.floats(-55, 25),
)
def test_the_angles_of_a_leg_come_back(
    side: Side, flexion: float, abduction: float, rotation: float, knee: float, ankle: float
) -> None:
    angles = LegAngles(flexion, abduction, rotation, knee, ankle, 0.0)
    leg = leg_of(side, Placed((0.0, 0.0, 0.0), UNTURNED), angles)
    thigh, shank, foot, _ = leg.values()
    found = leg_angles(side, UNTURNED, thigh.axes, shank.axes, foot.axes, 0.0)
    for name in ("flexion", "abduction", "rotation", "knee", "ankle"):
        assert getattr(found, name) == pytest.approx(getattr(angles, name), abs=1e-4)


@given(
    side=st.sampled_from(SIDES),
    written=st.tuples(st.floats(-55, 170), st.floats(-45, 85), st.floats(-80, 80), st.floats(0, 145)),
    hand=st.tuples(st.floats(-90, 90), st.floats(-80, 80), st.floats(-40, 40)),
)
def test_an_arm_with_the_angles_that_are_found_lies_where_it_lay(
    side: Side, written: tuple[float, float, float, float], hand: Vec
) -> None:
    shoulder = Placed((0.0, 0.0, 0.0), UNTURNED)
    arm = arm_of(side, shoulder, ArmAngles(*written, hand))
    upper, fore, palm = (one.axes for one in arm.values())
    again = arm_of(side, shoulder, arm_angles(side, UNTURNED, upper, fore, palm))
    for one, other in zip(arm.values(), again.values(), strict=True):
        assert near(one.at, other.at)
        assert all(dot(a, b) == pytest.approx(1.0, abs=1e-6) for a, b in zip(one.axes, other.axes, strict=True))
