"""The drawn motions of the method, by rung."""

from __future__ import annotations

from functools import cache

from quadratus.body.loading import read_motions
from quadratus.body.motion import Motion
from quadratus.protocol.loading import METHODS


@cache
def _motions() -> dict[str, Motion]:
    files = read_motions(METHODS / "lower_back_mastery" / "motions")
    return {rung: file.motion(rung) for file in files.values() for rung in file.rungs}


def motion_of(rung: str) -> Motion | None:
    """The motion of a rung, if it is drawn."""
    return _motions().get(rung)
