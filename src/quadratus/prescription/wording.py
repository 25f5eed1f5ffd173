"""The heading of each kind of decision; the sentences below it come from the reasons."""

from __future__ import annotations

from quadratus.prescription.reasons import Choice, Outcome, sentences

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
