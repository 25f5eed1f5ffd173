"""The drawn motions of the method, by rung."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from django.conf import settings
from django.utils.translation import get_language

from quadratus.body.figure import still
from quadratus.body.loading import read_motions, read_words
from quadratus.body.motion import Motion, MotionFile
from quadratus.body.proportions import Side as BodySide
from quadratus.prescription.record.events import Side
from quadratus.protocol.loading import METHODS

# An exercise of both sides is drawn as it is for the right one.
BODY_SIDE: dict[Side, BodySide] = {Side.LEFT: "left", Side.RIGHT: "right", Side.BOTH: "right"}


_METHOD = METHODS / "lower_back_mastery"


@cache
def _files() -> dict[str, MotionFile]:
    return read_motions(_METHOD / "motions")


@cache
def _motions(language: str) -> dict[str, Motion]:
    said = read_words(_METHOD / "locale" / language / "motions")
    told = [file.said(said[exercise]) if exercise in said else file for exercise, file in _files().items()]
    return {rung: file.motion(rung) for file in told for rung in file.rungs}


def language_here() -> str:
    """The language in which figures are described now: that of the page."""
    return get_language() or settings.LANGUAGE_CODE


def motion_of(rung: str) -> Motion | None:
    """The motion of a rung in the words of the page, if it is drawn."""
    return _motions(language_here()).get(rung)


def small_still(rung: str, sides: Sequence[Side]) -> str:
    """The pose of a rung that says most, small, for the side that starts, as SVG; an empty text where none is drawn."""
    motion = motion_of(rung)
    return "" if motion is None else still(motion, "end", BODY_SIDE[sides[0]], "small")
