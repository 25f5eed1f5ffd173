"""How long and how far: segment lengths as shares of body height, and joint limits in degrees, with their sources.

Lengths are those of Drillis and Contini (1966) as printed in Winter, *Biomechanics and Motor Control of Human
Movement*, recalled: shank 0.246, thigh 0.245, upper arm 0.186, forearm 0.146, hand 0.108, foot 0.152 long and 0.039
high, hip joints at 0.530 and shoulders at 0.818 of the height. How the trunk is divided is a design value; its parts
add up to the same heights.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Side = Literal["right", "left"]
SIDES: tuple[Side, Side] = ("right", "left")

HEIGHT = 1.70
"""Metres. The height of the mannequin, a design value: every drawing is scaled anyway."""

THIGH = 0.245 * HEIGHT
SHANK = 0.246 * HEIGHT
ANKLE_HEIGHT = 0.039 * HEIGHT
FOOT = 0.152 * HEIGHT
UPPER_ARM = 0.186 * HEIGHT
FOREARM = 0.146 * HEIGHT
HAND = 0.108 * HEIGHT

PELVIS = 0.055 * HEIGHT
"""From between the hip joints to the lowest lumbar joint."""
LUMBAR = 0.050 * HEIGHT
"""Each of the two lumbar parts."""
THORACIC = 0.075 * HEIGHT
"""Each of the two thoracic parts."""
NECK = 0.055 * HEIGHT
HIP_OUT = 0.052 * HEIGHT
"""From the middle to a hip joint."""
SHOULDER_OUT = 0.103 * HEIGHT
"""From the middle to a shoulder joint."""
SHOULDER_DOWN = 0.017 * HEIGHT
"""How far the shoulders lie below the base of the neck."""


@dataclass(frozen=True)
class Limit:
    """How far a joint goes, in degrees, both ends allowed."""

    joint: str
    lowest: float
    highest: float
    source: str

    def holds(self, degrees: float) -> bool:
        """Whether an angle lies within, give or take the rounding of a solved angle."""
        return self.lowest - 0.05 <= degrees <= self.highest + 0.05


_AAOS = "recalled: American Academy of Orthopaedic Surgeons, normal ranges, rounded"
_DESIGN = "design value"

LIMITS: dict[str, Limit] = {
    limit.joint: limit
    for limit in (
        Limit("lumbar flexion", -35, 60, _AAOS),
        Limit("lumbar side_bend", -30, 30, _AAOS),
        Limit("lumbar rotation", -15, 15, _DESIGN),
        Limit("thoracic flexion", -25, 45, _DESIGN),
        Limit("thoracic side_bend", -30, 30, _DESIGN),
        Limit("thoracic rotation", -45, 45, _DESIGN),
        Limit("neck flexion", -60, 50, _AAOS),
        Limit("neck side_bend", -45, 45, _AAOS),
        Limit("neck rotation", -80, 80, _AAOS),
        Limit("girdle raise", -10, 35, _DESIGN),
        Limit("girdle forward", -25, 30, _DESIGN),
        Limit("hip flexion", -30, 125, _AAOS),
        Limit("hip abduction", -30, 50, _AAOS),
        Limit("hip rotation", -60, 50, _AAOS),
        Limit("knee", 0, 150, _AAOS),
        Limit("ankle", -65, 30, _DESIGN),
        Limit("toes", -20, 75, _DESIGN),
        Limit("shoulder flexion", -60, 180, _AAOS),
        Limit("shoulder abduction", -50, 180, _AAOS),
        Limit("shoulder rotation", -130, 120, _DESIGN),
        Limit("elbow", 0, 150, _AAOS),
        Limit("wrist flexion", -90, 85, _DESIGN),
        Limit("wrist turn", -95, 95, _AAOS),
        Limit("wrist deviation", -50, 50, _DESIGN),
    )
}
