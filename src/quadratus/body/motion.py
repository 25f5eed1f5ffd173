"""A motion: the key poses of a rung, from which side it is seen, what stands in the room, and what it says in words."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import Field, model_validator

from quadratus.body.mirroring import mirrored_pose, mirrored_prop
from quadratus.body.pose import Key, Pose, Text, Written
from quadratus.body.proportions import Side
from quadratus.body.props import Prop

Loop = Literal["hold", "movement", "breath", "walk"]
Works = Literal["same", "opposite", "both", "none"]
Ease = Literal["smooth", "even"]


class Camera(Written):
    """From where the figure is seen, in degrees.

    *azimuth* 0 looks at the right side of somebody who faces x, 90 at the front, 180 at the left side, -90 at the back;
    *elevation* looks down from above.
    """

    azimuth: float = Field(default=0, ge=-180, le=180)
    elevation: float = Field(default=8, ge=0, le=89)

    def mirrored(self) -> Camera:
        """The camera in a mirror between left and right."""
        azimuth = 180 - self.azimuth
        return Camera(azimuth=azimuth - 360 if azimuth > 180 else azimuth, elevation=self.elevation)


class KeyPose(Written):
    """A pose at its share of the repetition, and how the body comes to it: smoothly or evenly.

    *through*: the body goes on through it, without a stop or a turn.
    """

    pose: Key
    at: float = Field(ge=0, le=1)
    ease: Ease = "smooth"
    through: bool = False


class InWords(Written):
    """What is seen, for those who do not see it: how it starts and how it ends."""

    start: Text
    end: Text


class Rung(Written):
    """How one rung moves. What it leaves out holds as for the whole exercise."""

    keys: tuple[KeyPose, ...] = Field(min_length=1)
    words: InWords
    end: Key | None = None
    again_from: Key | None = None
    camera: Camera | None = None
    props: tuple[Prop, ...] | None = None
    works: Works | None = None
    loop: Loop | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Rung:
        shares = [key.at for key in self.keys]
        if shares[0] != 0:
            raise ValueError("the first key pose stands at the beginning: write at = 0")
        if any(later <= earlier for earlier, later in itertools.pairwise(shares)):
            raise ValueError("the key poses are out of order: let every at be larger than the one before")
        return self


class MotionFile(Written):
    """A file of `motions/`: the poses of an exercise by name, and the rungs that use them."""

    camera: Camera = Camera()
    props: tuple[Prop, ...] = ()
    works: Works = "both"
    loop: Loop
    poses: dict[Key, Pose] = Field(min_length=1)
    rungs: dict[Key, Rung] = Field(min_length=1)

    def said(self, words: SaidMotions) -> MotionFile:
        """The same motions in other words; a rung without them keeps its own."""
        said = {
            key: rung.model_copy(update={"words": words.rungs[key].words}) if key in words.rungs else rung
            for key, rung in self.rungs.items()
        }
        return self.model_copy(update={"rungs": said})

    def motion(self, rung: str) -> Motion:
        """The motion of one of its rungs.

        Raises:
            KeyError: the rung, or a pose that it names, is not in this file.
        """
        its = self.rungs[rung]
        keys = tuple(Station(self.poses[key.pose], key.at, key.ease, key.through) for key in its.keys)
        names = [key.pose for key in its.keys]
        loop = its.loop or self.loop
        end = names.index(its.end) if its.end else (len(keys) - 1 if loop == "hold" else min(1, len(keys) - 1))
        return Motion(
            rung=rung,
            camera=its.camera or self.camera,
            props=self.props if its.props is None else its.props,
            works=its.works or self.works,
            loop=loop,
            keys=keys,
            end=end,
            again_at=keys[names.index(its.again_from)].at if its.again_from else keys[-1].at,
            words=its.words,
        )


class SaidRung(Written):
    """The words of one rung in another language."""

    words: InWords


class SaidMotions(Written):
    """A file of `motions/` in another language: the words of its rungs, and nothing else."""

    rungs: dict[Key, SaidRung]


@dataclass(frozen=True, slots=True)
class Station:
    """A pose on the way, at its share of the repetition."""

    pose: Pose
    at: float
    ease: Ease
    through: bool = False


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion of one rung as it is written, for the right side where sides differ.

    `end` is the key pose that says most about it; `again_at` the share from which a hold goes round until its
    time is up, that of its last pose where it only breathes.
    """

    rung: str
    camera: Camera
    props: tuple[Prop, ...]
    works: Works
    loop: Loop
    keys: tuple[Station, ...]
    end: int
    again_at: float
    words: InWords

    def of(self, side: Side) -> Motion:
        """The motion of this side: for the left, everything in the mirror, the camera too."""
        if side == "right":
            return self
        return replace(
            self,
            camera=self.camera.mirrored(),
            props=tuple(mirrored_prop(prop) for prop in self.props),
            keys=tuple(replace(key, pose=mirrored_pose(key.pose)) for key in self.keys),
        )

    def working(self, side: Side) -> tuple[Side, ...]:
        """The sides whose flank works when the motion is done for a side."""
        other: Side = "left" if side == "right" else "right"
        return {"same": (side,), "opposite": (other,), "both": (side, other), "none": ()}[self.works]
