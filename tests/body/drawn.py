"""What the tests of motions and figures draw: the shipped motions, one of each kind."""

from __future__ import annotations

from functools import cache

from quadratus.body.loading import read_motions
from quadratus.body.motion import Motion, MotionFile
from quadratus.protocol.loading import METHODS

FOLDER = METHODS / "lower_back_mastery" / "motions"


@cache
def shipped() -> dict[str, MotionFile]:
    """The motions of the shipped method."""
    return read_motions(FOLDER)


def motion(slug: str, rung: str | None = None) -> Motion:
    """One of the shipped motions; the first rung without a word."""
    file = shipped()[slug]
    return file.motion(rung or next(iter(file.rungs)))


def every_motion() -> list[Motion]:
    """All of them."""
    return [file.motion(rung) for file in shipped().values() for rung in file.rungs]
