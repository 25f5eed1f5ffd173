"""The drawn motions of the method, by rung."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from quadratus.body.figure import still
from quadratus.body.loading import read_motions
from quadratus.body.motion import Motion
from quadratus.body.proportions import Side as BodySide
from quadratus.prescription.record.events import Side
from quadratus.protocol.loading import METHODS

# An exercise of both sides is drawn as it is for the right one.
BODY_SIDE: dict[Side, BodySide] = {Side.LEFT: "left", Side.RIGHT: "right", Side.BOTH: "right"}


@cache
def _motions() -> dict[str, Motion]:
    files = read_motions(METHODS / "lower_back_mastery" / "motions")
    return {rung: file.motion(rung) for file in files.values() for rung in file.rungs}


def motion_of(rung: str) -> Motion | None:
    """The motion of a rung, if it is drawn."""
    return _motions().get(rung)


def small_still(rung: str, sides: Sequence[Side]) -> str:
    """The pose of a rung that says most, small, for the side that starts, as SVG; an empty text where none is drawn."""
    motion = motion_of(rung)
    return "" if motion is None else still(motion, "end", BODY_SIDE[sides[0]], "small")
