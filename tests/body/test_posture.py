"""Poses placed among their props: contacts, limits, the floor, the wall, and the other side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quadratus.body.checking import posture_faults
from quadratus.body.mirroring import mirrored_pose, mirrored_prop
from quadratus.body.pose import Arm, Bend, Contact, Leg, Pelvis, Pose
from quadratus.body.posture import first_posture, gap, next_posture, posture_between
from quadratus.body.proportions import LIMITS
from quadratus.body.props import Arrow, Block, Prop, Wall
from quadratus.body.vectors import length, sub

STANDING = Pose(
    height=0.898,
    right_leg=Leg(foot=(0.0, 0.0, 0.1)),
    left_leg=Leg(foot=(0.0, 0.0, -0.1)),
    contacts=(Contact(part="right foot"), Contact(part="left foot")),
)
KNEELING = Pose(
    right_leg=Leg(knee=90, ankle=-60), left_leg=Leg(knee=90, ankle=-60),
    contacts=(Contact(part="right knee"), Contact(part="left knee")),
)  # fmt: skip


def told(pose: Pose, *props: Prop) -> list[str]:
    return [f"{fault.key}: {fault.fault}" for fault in posture_faults(first_posture(pose, props), props)]


def test_someone_who_stands_or_kneels_has_no_fault() -> None:
    assert told(STANDING) == []
    assert told(KNEELING) == []


def test_contacts_bring_the_body_to_the_floor() -> None:
    posture = first_posture(KNEELING, ())
    assert abs(gap(posture, Contact(part="right knee"), ())) < 1e-9
    assert posture.root[1] == pytest.approx(0.245 * 1.7 + 0.037 * 1.7, abs=0.001)


def test_a_contact_may_be_two_centimetres_away_and_no_more() -> None:
    for high, fine in ((0.019, True), (0.021, False)):
        leg = Leg(foot=(0.0, high, 0.1))
        lifted = STANDING.model_copy(update={"right_leg": leg})
        assert (told(lifted) == []) is fine


def test_something_firm_may_lie_a_centimetre_in_the_floor_and_no_more() -> None:
    for deep, fine in ((0.009, True), (0.011, False)):
        sunk = STANDING.model_copy(update={"right_leg": Leg(foot=(0.0, -deep, 0.1)), "height": 0.89})
        assert (told(sunk) == []) is fine


def test_something_firm_may_lie_a_centimetre_in_the_wall_and_no_more() -> None:
    hand = Arm(abduction=90)
    reach = first_posture(STANDING.model_copy(update={"right_arm": hand}), ()).volume.balls["right fingers"]
    edge = reach.edge((0.0, 0.0, 1.0))
    for deep, fine in ((0.009, True), (0.011, False)):
        wall = Wall(kind="wall", axis="z", at=edge - deep)
        assert (told(STANDING.model_copy(update={"right_arm": hand}), wall) == []) is fine


def test_a_contact_brings_the_body_to_the_wall() -> None:
    leaning = STANDING.model_copy(
        update={
            "right_arm": Arm(abduction=90, elbow=90, rotation=-90),
            "contacts": (*STANDING.contacts, Contact(part="right forearm", on="wall")),
            "height": 0.89,
        }
    )
    wall = Wall(kind="wall", axis="z", at=0.55)
    assert abs(gap(first_posture(leaning, (wall,)), Contact(part="right forearm", on="wall"), (wall,))) < 1e-9


def test_a_foot_on_a_step_touches_its_top() -> None:
    step = Block(kind="step", at=(0.2, 0.1), size=(0.3, 0.4), height=0.15)
    pose = STANDING.model_copy(
        update={
            "right_leg": Leg(foot=(0.16, 0.15, 0.1)),
            "contacts": (Contact(part="right foot", on="step"), Contact(part="left foot")),
        }
    )
    assert told(pose, step) == []


@pytest.mark.parametrize(
    ("joint", "pose_at"),
    [
        (
            "knee",
            lambda degrees: KNEELING.model_copy(update={"left_leg": Leg(knee=degrees, flexion=60), "contacts": ()}),
        ),
        ("elbow", lambda degrees: STANDING.model_copy(update={"right_arm": Arm(elbow=degrees)})),
        ("lumbar flexion", lambda degrees: STANDING.model_copy(update={"lumbar": Bend(flexion=degrees)})),
        ("neck rotation", lambda degrees: STANDING.model_copy(update={"neck": Bend(rotation=degrees)})),
        ("shoulder flexion", lambda degrees: STANDING.model_copy(update={"left_arm": Arm(flexion=degrees)})),
        ("wrist flexion", lambda degrees: STANDING.model_copy(update={"left_arm": Arm(wrist=degrees)})),
    ],
)
def test_a_joint_may_reach_its_limit_and_not_pass_it(joint: str, pose_at: object) -> None:
    assert callable(pose_at)
    limit = LIMITS[joint]
    for degrees, fine in (
        (limit.lowest, True), (limit.highest, True), (limit.lowest - 1, False), (limit.highest + 1, False),
    ):  # fmt: skip
        said = [line for line in told(pose_at(degrees)) if f"{joint} of" in line]
        # A wrist is found again from where the hand is, and there bends no further than a right angle.
        assert (said == []) is fine or (joint == "wrist flexion" and degrees < -90), (degrees, said)


def test_a_place_out_of_reach_is_told_with_the_distance() -> None:
    pose = STANDING.model_copy(update={"right_arm": Arm(hand=(1.5, 1.4, 0.2))})
    assert [line for line in told(pose) if ".right_arm: the limb ends" in line]


def test_a_hand_on_the_body_follows_the_body() -> None:
    pose = STANDING.model_copy(update={"right_arm": Arm(on="belly", elbow_to=(0.0, -0.3, 1.0))})
    posture = first_posture(pose, ())
    bent = first_posture(pose.model_copy(update={"pelvis": Pelvis(pitch=20)}), ())
    for one in (posture, bent):
        belly = one.segments["lumbar_low"].point((0.06 * 1.7, 0.0, 0.0))
        assert length(sub(one.volume.balls["right palm"].centre, belly)) < 0.1
    assert posture.segments["right_hand"].at != bent.segments["right_hand"].at


# Between two poses -------------------------------------------------------------------------------


def test_the_part_that_is_fixed_stays_where_it_was_all_the_way() -> None:
    start = first_posture(KNEELING, ())
    bowed = KNEELING.model_copy(update={"left_leg": Leg(flexion=-20, knee=70), "right_leg": Leg(flexion=-20, knee=70)})
    end = next_posture(bowed, (), start)
    places = [posture_between(start, end, share).volume.balls["right knee"].centre for share in (0, 0.3, 0.7, 1)]
    assert all(length(sub(place, places[0])) < 0.01 for place in places)


def test_feet_that_stand_go_on_standing_on_the_way() -> None:
    start = first_posture(STANDING, ())
    end = next_posture(STANDING.model_copy(update={"height": 0.7, "at": (-0.1, 0.0)}), (), start)
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        between = posture_between(start, end, share)
        assert abs(gap(between, Contact(part="left foot"), ())) < 1e-6


# The other side ----------------------------------------------------------------------------------

small = st.floats(-25, 25)
bend = st.builds(Bend, flexion=small, side_bend=small, rotation=st.floats(-10, 10))
arm = st.one_of(
    st.builds(Arm, flexion=small, abduction=small, rotation=small, elbow=st.floats(0, 90), turn=small, wrist=small),
    st.builds(Arm, hand=st.tuples(small.map(lambda v: v / 100), st.floats(0.8, 1.2), small.map(lambda v: v / 60))),
    st.builds(Arm, on=st.sampled_from(["belly", "ribs", "own hip", "waist"])),
)
leg = st.one_of(
    st.builds(Leg, flexion=small, abduction=small, rotation=small, knee=st.floats(0, 90), ankle=small, toes=small),
    st.builds(
        Leg, foot=st.tuples(small.map(lambda v: v / 100), st.just(0.0), small.map(lambda v: v / 100)), facing=small,
        toes_out=small,
    ),
)  # fmt: skip
poses = st.builds(
    Pose,
    pelvis=st.builds(Pelvis, turn=small, pitch=small, roll=small, twist=small),
    lumbar=bend, thoracic=bend, neck=bend, right_arm=arm, left_arm=arm, right_leg=leg, left_leg=leg,
    height=st.floats(0.8, 0.9), at=st.tuples(small.map(lambda v: v / 100), small.map(lambda v: v / 100)),
)  # fmt: skip


@given(pose=poses)
def test_the_other_side_is_the_exact_mirror_image(pose: Pose) -> None:
    seen, mirrored = first_posture(pose, ()).volume, first_posture(mirrored_pose(pose), ()).volume
    for name, ball in seen.balls.items():
        side, _, rest = name.partition(" ")
        other = {"right": "left", "left": "right"}.get(side)
        twin = mirrored.balls[f"{other} {rest}" if other else name].centre
        assert (twin[0], twin[1], -twin[2]) == pytest.approx(ball.centre, abs=1e-6)


@given(pose=poses)
def test_the_mirror_image_of_a_mirror_image_is_the_pose_itself(pose: Pose) -> None:
    assert mirrored_pose(mirrored_pose(pose)) == pose


def test_a_wall_to_the_right_becomes_a_wall_to_the_left() -> None:
    wall = mirrored_prop(Wall(kind="wall", axis="z", at=0.7))
    assert isinstance(wall, Wall)
    assert (wall.at, wall.faces) == (-0.7, 1)


def test_an_arrow_to_the_right_becomes_an_arrow_to_the_left() -> None:
    arrow = mirrored_prop(Arrow(kind="arrow", way=((0.0, 0.3, 0.1), (0.2, 0.4, -0.1))))
    assert isinstance(arrow, Arrow)
    assert arrow.way == ((0.0, 0.3, -0.1), (0.2, 0.4, 0.1))
