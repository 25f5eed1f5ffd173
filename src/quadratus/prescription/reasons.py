"""Why: evaluated predicates as trees. `wording` makes the sentences from them, and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quadratus.protocol.rules import Value


@dataclass(frozen=True, slots=True)
class Reason:
    """An evaluated predicate, or a joint of several.

    A leaf has `fact`, the `value` that was found (None where nothing is known), the `operator` and the
    `threshold`. A joint has `operator` *all_of* or *any_of* and `parts`. `met` is the outcome that was used.
    `words` are the narrowing values of the fact, as the rule has them: keys, not names, so that a reason can be told in
    any language.
    """

    operator: str
    met: bool
    fact: str = ""
    value: Value = None
    threshold: Value = None
    source: str | None = None
    words: tuple[tuple[str, str], ...] = ()
    parts: tuple[Reason, ...] = ()

    def leaves(self) -> tuple[Reason, ...]:
        """Every leaf below, in the order of the rule."""
        if not self.parts:
            return (self,)
        return tuple(leaf for part in self.parts for leaf in part.leaves())

    def deciding(self) -> tuple[Reason, ...]:
        """The leaves that made the outcome: of a met *any of* the met parts, of an unmet *all of* the unmet ones."""
        if not self.parts:
            return (self,)
        parts = [part for part in self.parts if part.met == self.met]
        return tuple(leaf for part in parts for leaf in part.deciding())


class Outcome(StrEnum):
    """What a decision can be. Each has one heading; the rest of the sentence comes from its reasons."""

    BLOCKED = "blocked"
    SCREENING_DUE = "screening_due"
    BASELINE_DUE = "baseline_due"
    CLINICIAN_FIRST = "clinician_first"
    FLARE_DAY = "flare_day"
    EASE_DAY = "ease_day"
    REST_DAY = "rest_day"
    TEST_DAY = "test_day"
    STRENGTH_DAY = "strength_day"
    PRACTICE_DAY = "practice_day"
    DONE_TODAY = "done_today"
    FLARE_SUGGESTED = "flare_suggested"
    FLARE_MAY_END = "flare_may_end"
    STEP_UP = "step_up"
    RUNG_UP = "rung_up"
    SAME = "same"
    STEP_DOWN = "step_down"
    RUNG_DOWN = "rung_down"
    EASIEST = "easiest"
    SHOULDER_SPARED = "shoulder_spared"
    LEFT_OUT = "left_out"
    LOWER_RUNG = "lower_rung"
    FEWER_SETS = "fewer_sets"
    WEAKER_SIDE_FIRST = "weaker_side_first"
    GATE_OPEN = "gate_open"
    GATE_SHUT = "gate_shut"
    BACK_TO_PHASE_ONE = "back_to_phase_one"
    REVIEW_DUE = "review_due"
    COACH_OPENED = "coach_opened"
    FOCUS = "focus"
    NO_CLEAR_FOCUS = "no_clear_focus"
    FOCUS_ASKS = "focus_asks"
    EMPHASIS = "emphasis"
    ZONE = "zone"
    COACH_TOLD = "coach_told"
    TOO_HARD_LAST_TIME = "too_hard_last_time"
    HURT_LAST_TIME = "hurt_last_time"


@dataclass(frozen=True, slots=True)
class Choice:
    """One decision: its outcome, the key of what it is about, and the reason that was evaluated for it."""

    outcome: Outcome
    subject: str
    reason: Reason
