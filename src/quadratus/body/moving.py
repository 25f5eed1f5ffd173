"""The way of a motion through its key poses: a posture for every share of the repetition."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from quadratus.body.motion import Motion, Station
from quadratus.body.posture import Posture, first_posture, next_posture, posture_between, raised
from quadratus.body.volumes import is_soft, lowest

_SINKING = 0.004
"""Metres. How far something firm may lie below the floor between two key poses before the body is raised."""


@dataclass(frozen=True)
class Way:
    """The solved key postures of a motion, and everything between them."""

    motion: Motion

    @cached_property
    def postures(self) -> tuple[Posture, ...]:
        """The key postures in order."""
        found = [first_posture(self.motion.keys[0].pose, self.motion.props)]
        for key in self.motion.keys[1:]:
            found.append(next_posture(key.pose, self.motion.props, found[-1]))
        return tuple(found)

    @property
    def start(self) -> Posture:
        """The posture with which it starts."""
        return self.postures[0]

    @property
    def end(self) -> Posture:
        """The posture that says most about it: what is held, or the far end of the movement."""
        if self.motion.loop == "breath":
            return self.at(0.0, 1.0)
        return self.postures[self.motion.end]

    def at(self, share: float, breath: float | None = None) -> Posture:
        """The posture at a share of the repetition; the last key pose leads back to the first, save in a hold."""
        keys, postures = self.motion.keys, self.postures
        stations = [*((key.at, posture) for key, posture in zip(keys, postures, strict=True))]
        if self.motion.loop != "hold" and keys[-1].at < 1:
            stations.append((1.0, postures[0]))
        number = max(index for index, (at, _) in enumerate(stations) if at <= share)
        if number == len(stations) - 1:
            return posture_between(stations[-1][1], stations[-1][1], 0.0, breath)
        (begun, a), (done, b) = stations[number], stations[number + 1]
        part = (share - begun) / (done - begun)
        posture = posture_between(a, b, _eased(keys[number], keys[(number + 1) % len(keys)], part), breath)
        sunk = -_SINKING - lowest(ball for name, ball in posture.volume.balls.items() if not is_soft(name))
        return raised(posture, sunk) if sunk > 0 and 0 < part < 1 else posture


def _eased(from_: Station, to: Station, part: float) -> float:
    """How far the body is on the way at a part of its time: it starts and stops softly where it does not go through."""
    if to.ease == "even" or (from_.through and to.through):
        return part
    if from_.through:
        return math.sin(math.pi / 2 * part)
    return 1 - math.cos(math.pi / 2 * part) if to.through else _smooth(part)


def _smooth(part: float) -> float:
    return (1 - math.cos(math.pi * part)) / 2


def breath_at(share: float) -> float:
    """How full the breath is at a share of its cycle: in for two fifths, out for the rest."""
    return _smooth(share / 0.4) if share < 0.4 else 1 - _smooth((share - 0.4) / 0.6)
