"""Sides, loads and evidence in the words that a person reads."""

from __future__ import annotations

from collections.abc import Sequence

from quadratus.prescription.record.events import Ended, Side
from quadratus.protocol.schema import HowWellKnown

SIDE = {Side.LEFT: "left side", Side.RIGHT: "right side", Side.BOTH: ""}

WHAT_ENDED = (
    (Ended.TRUNK, "My trunk gave way"),
    (Ended.ARM_OR_SHOULDER, "Arm or shoulder"),
    (Ended.PAIN, "Pain"),
    (Ended.BREATH, "Breath"),
    (Ended.OTHER, "Something else"),
)

KNOWN = {
    HowWellKnown.PAGE: "read at its source",
    HowWellKnown.TOPIC: "a source on this subject",
    HowWellKnown.RECALL: "from general knowledge of the field",
    HowWellKnown.UNSURE: "uncertain",
    HowWellKnown.DERIVED: "worked out from other evidence",
    HowWellKnown.PROPOSAL: "a proposal of this method, not yet tested",
}

POSITION = {"floor": "on the floor", "standing": "standing", "sitting": "sitting"}

UNIT = {
    "hold": "seconds",
    "movement": "repetitions",
    "breath": "breaths",
    "carry": "metres",
    "walk": "minutes",
}


def load_words(load_kg: float, hands: int) -> str:
    """The weight: 6 kg in each hand; nothing where there is none."""
    if load_kg <= 0:
        return ""
    return f"{load_kg:g} kg in {'each hand' if hands == 2 else 'one hand'}"


def first_side_words(sides: Sequence[Side]) -> str:
    """Which side starts, where the sides take turns."""
    return f"Start with the {sides[0]}." if len(sides) > 1 else ""


def minutes_words(minutes: int) -> str:
    """A length in minutes."""
    return "1 minute" if minutes == 1 else f"{minutes} minutes"
