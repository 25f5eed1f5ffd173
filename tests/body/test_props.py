"""Props are drawn where they are, behind or before the body as they stand, and in the mirror for the left."""

from __future__ import annotations

import re

import pytest

from quadratus.body.figure import frames, still
from quadratus.body.mirroring import mirrored_prop
from quadratus.body.motion import Camera, InWords, Motion, Station
from quadratus.body.pose import Arm, Contact, Leg, Pose
from quadratus.body.props import Band, Block, Held, Mat, Prop, Stick, Wall

WORDS = InWords(start="Somebody stands.", end="Somebody stands with something.")
POSE = Pose(
    height=0.898,
    right_leg=Leg(foot=(0.0, 0.0, 0.1)),
    left_leg=Leg(foot=(0.0, 0.0, -0.1)),
    right_arm=Arm(flexion=80, elbow=10),
    left_arm=Arm(flexion=80, elbow=10),
    contacts=(Contact(part="right foot"), Contact(part="left foot")),
)
PROPS: tuple[Prop, ...] = (
    Mat(kind="mat"),
    Wall(kind="wall", axis="x", at=0.9),
    Block(kind="chair", at=(-0.6, 0.0), size=(0.4, 0.4), height=0.45, back="behind"),
    Block(kind="step", at=(0.5, 0.2), size=(0.3, 0.3), height=0.15),
    Block(kind="table", at=(0.8, 0.0), size=(0.5, 1.0), height=0.75),
    Block(kind="bed", at=(0.0, 1.0), size=(1.9, 0.9), height=0.5),
    Block(kind="cushion", at=(0.4, -0.4), size=(0.3, 0.4), height=0.08),
    Held(kind="suitcase", hand="right"),
    Held(kind="kettlebell", hand="left"),
    Stick(kind="stick"),
    Stick(kind="stick", held="in both hands"),
    Band(kind="band", anchor=(0.3, 1.2, 1.0)),
)


def with_props(*props: Prop, azimuth: float = 60) -> Motion:
    return Motion(
        rung="standing", camera=Camera(azimuth=azimuth), props=props, works="both", loop="hold",
        keys=(Station(POSE, 0.0, "smooth"),), end=0, again_at=0.0, words=WORDS,
    )  # fmt: skip


def paths_of(svg: str) -> list[str]:
    return re.findall(r'<path class="([^"]*)"', svg)


@pytest.mark.parametrize("prop", PROPS, ids=lambda prop: f"{prop.kind}")
def test_every_prop_is_drawn_from_every_side(prop: Prop) -> None:
    for azimuth in (-90, 0, 60, 120, 180):
        bare = paths_of(still(with_props(Mat(kind="mat"), azimuth=azimuth)))
        drawn = still(with_props(Mat(kind="mat"), prop, azimuth=azimuth))
        assert len(paths_of(drawn)) > len(bare)
        assert ("q-prop" if prop.kind != "band" else "q-band") in drawn
        assert "nan" not in drawn


@pytest.mark.parametrize("prop", PROPS, ids=lambda prop: f"{prop.kind}")
def test_the_mirror_image_of_a_mirror_image_is_the_prop_itself(prop: Prop) -> None:
    assert mirrored_prop(mirrored_prop(prop)) == prop


def test_what_is_held_moves_and_what_stands_does_not() -> None:
    shown = frames(with_props(PROPS[2], PROPS[7]), count=4)
    moving = re.findall(r'<path data-moves="\d+" class="([^"]*)"', shown.svg)
    assert moving.count("q-prop") == 1
    assert paths_of(shown.svg).count("q-prop") == 6


def test_a_stick_along_the_back_is_drawn_behind_from_the_front_and_before_from_the_back() -> None:
    stick = Stick(kind="stick")
    for azimuth, is_before in ((90, False), (-90, True)):
        classes = paths_of(still(with_props(Mat(kind="mat"), stick, azimuth=azimuth)))
        stick_at = len(classes) - 1 - classes[::-1].index("q-prop")
        assert (stick_at > classes.index("q-body q-near q-line")) is is_before


def test_whoever_has_no_mat_stands_on_a_patch_of_ground() -> None:
    assert "q-ground" in still(with_props())
    assert "q-ground" not in still(with_props(Mat(kind="mat")))
