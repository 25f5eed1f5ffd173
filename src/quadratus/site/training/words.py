"""Doses, sides, loads and evidence in the words that a person reads."""

from __future__ import annotations

from collections.abc import Sequence

from quadratus.prescription.prescription import Item
from quadratus.prescription.record.events import Ended, PlannedExercise, Side
from quadratus.prescription.today.timeline import repetitions_in
from quadratus.protocol.schema import Dose, HowWellKnown

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


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count with its word: 1 round, 3 rounds."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def in_one_breath(parts: Sequence[str]) -> str:
    """Parts joined as in speech: a, b and c."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def dose_words(item: Item) -> str:
    """The dose as it will be done: 3 rounds: 3, 2, 1 holds of 10 s, each side."""
    if item.dose.minutes is not None:
        total = sum(planned.target for planned in item.planned.sets)
        return f"{total:g} minutes at your own pace"
    by_side = repetitions_by_side(item.dose, item.planned)
    if Side.BOTH in by_side:
        return _rounds(item.dose, by_side[Side.BOTH])
    if len(set(map(tuple, by_side.values()))) == 1:
        return f"{_rounds(item.dose, next(iter(by_side.values())))}, each side"
    return "; ".join(f"{SIDE[side]}: {_rounds(item.dose, rounds)}" for side, rounds in by_side.items())


def repetitions_by_side(dose: Dose, planned: PlannedExercise) -> dict[Side, list[int]]:
    """The repetitions of the planned sets, by side, the side that starts first."""
    by_side: dict[Side, list[int]] = {}
    for one in planned.sets:
        by_side.setdefault(one.side, []).append(repetitions_in(dose, one.target))
    return by_side


def _rounds(dose: Dose, rounds: Sequence[int]) -> str:
    most = max(rounds)
    what = _repetition(dose, most)
    if len(rounds) == 1:
        return f"{rounds[0]} {what}"
    if len(set(rounds)) == 1:
        return f"{len(rounds)} rounds of {rounds[0]} {what}"
    return f"{len(rounds)} rounds: {', '.join(map(str, rounds))} {what}"


def _repetition(dose: Dose, count: int) -> str:
    def many(word: str) -> str:
        return word if count == 1 else f"{word}s"

    match dose.kind:
        case "hold":
            return f"{many('hold')} of {dose.hold_seconds} s"
        case "movement":
            return f"slow {many('repetition')}"
        case "breath":
            return f"{many('breath')} of {dose.breath_seconds} s"
        case _:
            return f"{'carry' if count == 1 else 'carries'} of {dose.metres} m"


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
    return plural(minutes, "minute")
