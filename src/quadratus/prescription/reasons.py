"""Why: evaluated predicates as trees, and the sentences that are made from them and from nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from quadratus.protocol.facts import FACTS
from quadratus.protocol.rules import AllOf, AnyOf, Predicate, Value


@dataclass(frozen=True, slots=True)
class Reason:
    """An evaluated predicate, or a joint of several.

    A leaf has `fact`, the `value` that was found (None where nothing is known), the `operator` and the
    `threshold`. A joint has `operator` *all_of* or *any_of* and `parts`. `met` is the outcome that was used.
    `words` are the narrowing values of the fact, ready for its label.
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


@dataclass(frozen=True, slots=True)
class Choice:
    """One decision: its outcome, what it is about, and the reason that was evaluated for it."""

    outcome: Outcome
    subject: str
    reason: Reason


_RELATIONS = {
    ("at_least", True): "at least",
    ("at_least", False): "less than",
    ("at_most", True): "at most",
    ("at_most", False): "more than",
    ("above", True): "more than",
    ("above", False): "at most",
    ("below", True): "less than",
    ("below", False): "at least",
}


def shown(value: Value, decimals: int = 0) -> str:
    """A value as a person reads it, in the rounding in which it is compared."""
    if value is None:
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    text = f"{value:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def sentence(reason: Reason) -> str:
    """One sentence for a leaf, made from its fact, value, threshold and outcome."""
    spec = FACTS[reason.fact]
    words = dict(reason.words)
    if spec.kind == "truth":
        if reason.value is None:
            return f"{spec.label.format(**words)}: not known."
        said = (spec.label if reason.value else spec.no_label).format(**words)
        return said if said.endswith("?") else f"{said}."
    label = spec.label.format(**words)
    if spec.kind == "word":
        return f"{label}: {shown(reason.value)}" + ("." if reason.met else f" (asked: {shown(reason.threshold)}).")
    threshold = shown(reason.threshold, max(spec.decimals, 1))
    if reason.value is None:
        return f"{label}: not known ({_RELATIONS[reason.operator, True]} {threshold} asked)."
    value = shown(reason.value, spec.decimals)
    unit = spec.unit.removesuffix("s") if value == "1" else spec.unit
    return f"{label}: {value} {unit}".rstrip() + f" ({_RELATIONS[reason.operator, reason.met]} {threshold})."


def asks(rule: AllOf | AnyOf | Predicate, names: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """What a rule asks, one sentence for each predicate, before anything is known of a person.

    Args:
        rule: the rule.
        names: the names of the keys that narrow a fact down.
    """
    if isinstance(rule, AllOf):
        return tuple(line for part in rule.all_of for line in asks(part, names))
    if isinstance(rule, AnyOf):
        return (" Or: ".join(" ".join(asks(part, names)) for part in rule.any_of),)
    spec, words = FACTS[rule.fact], {name: (names or {}).get(said, said) for name, said in rule.narrowing}
    if spec.kind == "truth":
        return (f"{(spec.label if rule.threshold else spec.no_label).format(**words)}.",)
    label = spec.label.format(**words)
    if spec.kind == "word":
        return (f"{label}: {shown(rule.threshold)}.",)
    threshold = shown(rule.threshold, max(spec.decimals, 1))
    return (f"{label}: {_RELATIONS[rule.operator, True]} {threshold} {spec.unit}".rstrip() + ".",)


def sentences(reason: Reason) -> tuple[str, ...]:
    """The sentences of the leaves that made the outcome, each once."""
    return tuple(dict.fromkeys(sentence(leaf) for leaf in reason.deciding()))
