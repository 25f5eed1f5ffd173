"""What a person reads of a decision and of a dose; the sentences of a decision come from its reasons."""

from __future__ import annotations

from collections.abc import Sequence

from quadratus.prescription.prescription import Item
from quadratus.prescription.reasons import Choice, Outcome, sentences
from quadratus.prescription.record.events import PlannedExercise, Side
from quadratus.prescription.today.timeline import repetitions_in
from quadratus.protocol.schema import Dose

_HEADINGS: dict[Outcome, str] = {
    Outcome.BLOCKED: "No training for now",
    Outcome.SCREENING_DUE: "The safety questions come first",
    Outcome.BASELINE_DUE: "First, where you are now",
    Outcome.CLINICIAN_FIRST: "Breathing and walking until a clinician has said yes",
    Outcome.FLARE_DAY: "A flare-up day",
    Outcome.EASE_DAY: "An easier day",
    Outcome.REST_DAY: "A rest day",
    Outcome.TEST_DAY: "A test day",
    Outcome.STRENGTH_DAY: "A strength day",
    Outcome.PRACTICE_DAY: "A practice day",
    Outcome.DONE_TODAY: "Done for today",
    Outcome.FLARE_SUGGESTED: "Is this a flare-up?",
    Outcome.FLARE_MAY_END: "The mornings have settled",
    Outcome.STEP_UP: "{subject}: one dose step up",
    Outcome.RUNG_UP: "{subject}: one rung up",
    Outcome.SAME: "{subject}: the same as last time",
    Outcome.STEP_DOWN: "{subject}: one dose step down",
    Outcome.RUNG_DOWN: "{subject}: one rung down",
    Outcome.SHOULDER_SPARED: "{subject}: the version that spares the shoulder",
    Outcome.LEFT_OUT: "{subject}: left out today",
    Outcome.LOWER_RUNG: "{subject}: a lower rung",
    Outcome.FEWER_SETS: "{subject}: fewer sets",
    Outcome.WEAKER_SIDE_FIRST: "{subject}: the lower side starts and gets one set more",
    Outcome.GATE_OPEN: "{subject}: open",
    Outcome.GATE_SHUT: "{subject}: not open yet",
    Outcome.BACK_TO_PHASE_ONE: "Back to Phase One",
    Outcome.REVIEW_DUE: "Time for a review",
    Outcome.COACH_OPENED: "{subject}: opened by your coach",
    Outcome.FOCUS: "Training focus: {subject}",
    Outcome.NO_CLEAR_FOCUS: "Training focus: {subject}",
    Outcome.FOCUS_ASKS: "The questions about your back are asked anew",
    Outcome.EMPHASIS: "{subject}: changed by the training focus",
    Outcome.ZONE: "The answer of your back: {subject}",
    Outcome.COACH_TOLD: "Your coach is told",
}


def heading(choice: Choice) -> str:
    """What was decided, in a few words."""
    return _HEADINGS[choice.outcome].format(subject=choice.subject)


def told(choice: Choice) -> tuple[str, tuple[str, ...]]:
    """The heading of a decision and the sentences of its reason."""
    return heading(choice), sentences(choice.reason)


SIDES = {Side.LEFT: "left side", Side.RIGHT: "right side", Side.BOTH: ""}


def dose_words(item: Item) -> str:
    """The dose as it will be done: 3 rounds: 3, 2, 1 holds of 10 s, each side."""
    if item.dose.minutes is not None:
        return f"{sum(planned.target for planned in item.planned.sets):g} minutes at your own pace"
    by_side = _repetitions_by_side(item.dose, item.planned)
    if Side.BOTH in by_side:
        return _rounds(item.dose, by_side[Side.BOTH])
    if len(set(map(tuple, by_side.values()))) == 1:
        return f"{_rounds(item.dose, next(iter(by_side.values())))}, each side"
    return "; ".join(f"{SIDES[side]}: {_rounds(item.dose, rounds)}" for side, rounds in by_side.items())


def place_words(dose: Dose, *, each_side: bool) -> str:
    """A dose as the ladder has it, before it is fitted to a day."""
    if dose.minutes is not None:
        return f"{sum(dose.sets) * dose.minutes} minutes at your own pace"
    return f"{_rounds(dose, dose.sets)}, each side" if each_side else _rounds(dose, dose.sets)


def _repetitions_by_side(dose: Dose, planned: PlannedExercise) -> dict[Side, list[int]]:
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
