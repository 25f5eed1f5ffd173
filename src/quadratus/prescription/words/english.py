"""The English words. Those of the facts stand with the facts themselves, in `protocol/facts.py`."""

from __future__ import annotations

from quadratus.prescription.reasons import Outcome
from quadratus.prescription.record.events import Side
from quadratus.prescription.words.table import DoseWords, FactWords, Pair, SentenceWords, Words
from quadratus.protocol.facts import FACTS


def _unit(many: str) -> Pair:
    """A unit that counts things loses its s; `of 10` and `kg s` stay."""
    return (many.removesuffix("s") if " " not in many else many, many)


ENGLISH = Words(
    language="en",
    facts={spec.name: FactWords(spec.label, spec.no_label, _unit(spec.unit)) for spec in FACTS.values()},
    headings={
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
        Outcome.EMPHASIS: "Today's session: changed by the training focus",
        Outcome.ZONE: "The answer of your back: {subject}",
        Outcome.COACH_TOLD: "Your coach is told",
    },
    relations={
        ("at_least", True): "at least",
        ("at_least", False): "less than",
        ("at_most", True): "at most",
        ("at_most", False): "more than",
        ("above", True): "more than",
        ("above", False): "at most",
        ("below", True): "less than",
        ("below", False): "at least",
    },
    values={"green": "green", "amber": "amber", "red": "red", "pending": "pending"},
    yes="yes",
    no="no",
    not_known="not known",
    decimal_mark=".",
    before_unit=" ",
    singular=lambda amount: amount == 1,
    sides={Side.LEFT: "left side", Side.RIGHT: "right side", Side.BOTH: ""},
    sentences=SentenceWords(
        truth="{label}.",
        truth_unknown="{label}: not known.",
        question_unknown="{label} Not known.",
        number="{label}: {value} ({relation} {threshold}).",
        number_unknown="{label}: not known ({relation} {threshold} asked).",
        word="{label}: {value}.",
        word_asked="{label}: {value} (asked: {threshold}).",
        asks_number="{label}: {relation} {threshold}.",
        asks_none="{label}: none.",
        either=" Or: ",
    ),
    doses=DoseWords(
        walk=("{count} minute at your own pace", "{count} minutes at your own pace"),
        hold=("hold of {seconds} s", "holds of {seconds} s"),
        movement=("slow repetition", "slow repetitions"),
        breath=("breath of {seconds} s", "breaths of {seconds} s"),
        carry=("carry of {metres} m", "carries of {metres} m"),
        one_round="{count} {what}",
        like_rounds="{rounds} rounds of {count} {what}",
        other_rounds="{rounds} rounds of {what}",
        in_turn="{dose}: {counts}",
        then=", then ",
        each_side="{dose}, each side",
        more="{count} more {what}",
        one_side_more="{dose}; then {more}, {side}",
        one_side="{side}: {dose}",
        between_sides="; ",
    ),
)
