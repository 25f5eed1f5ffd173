"""Why: every sentence is made from a predicate that was evaluated, and says what it says (ARCHITECTURE, PRODUCT 2)."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from quadratus.prescription.prescription import Prescription
from quadratus.prescription.reasons import Choice, Outcome, Reason
from quadratus.prescription.wording import asks, told
from quadratus.prescription.wording import sentence as sentence_in
from quadratus.prescription.wording import sentences as sentences_in
from quadratus.prescription.wording import shown as shown_in
from quadratus.protocol.facts import FACTS
from quadratus.protocol.rules import AllOf, AnyOf, Predicate, Value

from .lives import lives, reasons_of
from .person import METHOD, Person, every_choice, why

COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "at_least": operator.ge,
    "at_most": operator.le,
    "above": operator.gt,
    "below": operator.lt,
    "is": operator.eq,
}
SAID: dict[tuple[str, bool], str] = {
    ("at_least", True): "at least",
    ("at_least", False): "less than",
    ("at_most", True): "at most",
    ("at_most", False): "more than",
    ("above", True): "more than",
    ("above", False): "at most",
    ("below", True): "less than",
    ("below", False): "at least",
}


def sentence(leaf: Reason) -> str:
    return sentence_in(leaf, METHOD)


def sentences(reason: Reason) -> tuple[str, ...]:
    return sentences_in(reason, METHOD)


def shown(value: Value, decimals: int = 0) -> str:
    return shown_in(value, decimals, "en")


def named(leaf: Reason) -> dict[str, str]:
    return {name: METHOD.names.get(said, said) for name, said in leaf.words}


def trees(reason: Reason) -> Iterator[Reason]:
    yield reason
    for part in reason.parts:
        yield from trees(part)


@cache
def _all_leaves() -> tuple[Reason, ...]:
    leaves = (leaf for asked in lives() for reason in reasons_of(asked) for leaf in reason.leaves())
    return tuple(dict.fromkeys(leaves))


def test_there_is_much_to_look_at() -> None:
    assert len(_all_leaves()) > 200
    assert len({leaf.fact for leaf in _all_leaves()}) > 40
    assert len({one.outcome for asked in lives() for one in every_choice(asked)}) > 20


def test_every_leaf_is_met_exactly_when_its_value_meets_its_threshold() -> None:
    for leaf in _all_leaves():
        holds = leaf.value is not None and COMPARE[leaf.operator](leaf.value, leaf.threshold)
        assert leaf.met is holds, leaf


def test_every_joint_is_met_exactly_when_its_parts_say_so() -> None:
    for asked in lives():
        for reason in reasons_of(asked):
            for joint in trees(reason):
                if joint.parts:
                    together = all if joint.operator == "all_of" else any
                    assert joint.met is together(part.met for part in joint.parts), joint


def test_the_deciding_leaves_are_those_that_made_the_outcome() -> None:
    for asked in lives():
        for reason in reasons_of(asked):
            deciding = reason.deciding()
            assert deciding, "nothing is decided without a reason"
            if reason.operator != "any_of":
                assert all(leaf.met is reason.met for leaf in deciding), reason
            assert set(deciding) <= set(reason.leaves())


def test_flipping_the_deciding_leaves_flips_the_outcome() -> None:
    for asked in lives():
        for reason in reasons_of(asked):
            assert evaluated(reason, frozenset(id(leaf) for leaf in reason.deciding())) is not reason.met


def evaluated(reason: Reason, flipped: frozenset[int]) -> bool:
    if not reason.parts:
        return reason.met is not (id(reason) in flipped)
    together = all if reason.operator == "all_of" else any
    return together(evaluated(part, flipped) for part in reason.parts)


def test_every_number_in_a_sentence_is_the_value_and_the_threshold_that_were_compared() -> None:
    for leaf in _all_leaves():
        if FACTS[leaf.fact].kind != "number":
            continue
        said = sentence(leaf)
        relation = SAID[leaf.operator, leaf.met if leaf.value is not None else True]
        threshold = shown(leaf.threshold, max(FACTS[leaf.fact].decimals, 1))
        if leaf.value is None:
            assert said.endswith(f": not known ({relation} {threshold} asked)."), said
        else:
            value = shown(leaf.value, FACTS[leaf.fact].decimals)
            assert re.search(rf": {re.escape(value)}\b[^,]*, which is {relation} {re.escape(threshold)}\.$", said), said


def test_the_shown_value_and_threshold_stand_in_the_relation_that_is_said() -> None:
    for leaf in _all_leaves():
        spec = FACTS[leaf.fact]
        if spec.kind != "number" or leaf.value is None:
            continue
        value, threshold = float(shown(leaf.value, spec.decimals)), float(shown(leaf.threshold, max(spec.decimals, 1)))
        assert COMPARE[leaf.operator](value, threshold) is leaf.met, sentence(leaf)


def test_a_truth_is_said_as_it_is() -> None:
    for leaf in _all_leaves():
        spec = FACTS[leaf.fact]
        if spec.kind == "truth" and leaf.value is not None:
            label = spec.label if leaf.value else spec.no_label
            assert sentence(leaf).rstrip(".") == label.format(**named(leaf)).rstrip("."), leaf


def test_every_sentence_is_made_from_its_leaf_and_changes_with_it() -> None:
    for leaf in _all_leaves():
        spec = FACTS[leaf.fact]
        if spec.kind == "number" and isinstance(leaf.value, float):
            assert sentence(replace(leaf, value=leaf.value + 1)) != sentence(leaf)
            assert isinstance(leaf.threshold, (int, float))
            assert sentence(replace(leaf, threshold=leaf.threshold + 1)) != sentence(leaf)


def test_no_sentence_has_a_hole_or_a_key_in_it() -> None:
    keys = {*METHOD.rung_by_key, *METHOD.ladder_by_key, *METHOD.condition_by_key, *METHOD.strand_by_key}
    snakes = {key for key in keys if "_" in key}
    for leaf in _all_leaves():
        said = sentence(leaf)
        assert "{" not in said
        assert not any(key in said for key in snakes), said


def test_every_source_is_a_row_of_the_evidence() -> None:
    sources = {leaf.source for leaf in _all_leaves() if leaf.source}
    assert sources <= set(METHOD.evidence_by_key)


def test_every_decision_has_a_heading_and_at_least_one_sentence() -> None:
    for asked in lives():
        for one in every_choice(asked):
            head, said = told(one, METHOD)
            assert head
            assert "{" not in head
            assert said, one


def test_the_decision_of_the_day_comes_first() -> None:
    outcome_of = {
        "blocked": Outcome.BLOCKED, "screening": Outcome.SCREENING_DUE, "baseline": Outcome.BASELINE_DUE,
        "clinician": Outcome.CLINICIAN_FIRST, "flare": Outcome.FLARE_DAY, "ease": Outcome.EASE_DAY,
        "rest": Outcome.REST_DAY, "test": Outcome.TEST_DAY, "strength": Outcome.STRENGTH_DAY,
        "practice": Outcome.PRACTICE_DAY, "done": Outcome.DONE_TODAY,
    }  # fmt: skip
    for asked in lives():
        assert asked.choices[0].outcome is outcome_of[asked.kind.value]


# Met where it allows, not met where it keeps from something.
MET: dict[Outcome, bool] = {
    Outcome.STRENGTH_DAY: True,
    Outcome.PRACTICE_DAY: False,
    Outcome.TEST_DAY: True,
    Outcome.EASE_DAY: True,
    Outcome.FLARE_DAY: True,
    Outcome.SCREENING_DUE: True,
    Outcome.BASELINE_DUE: False,
    Outcome.CLINICIAN_FIRST: True,
    Outcome.FLARE_SUGGESTED: True,
    Outcome.STEP_UP: True,
    Outcome.RUNG_UP: True,
    Outcome.RUNG_DOWN: True,
    Outcome.FOCUS: True,
    Outcome.NO_CLEAR_FOCUS: False,
    Outcome.FOCUS_ASKS: True,
    Outcome.BACK_TO_PHASE_ONE: True,
    Outcome.COACH_TOLD: True,
}


@pytest.mark.parametrize("outcome", MET, ids=lambda outcome: outcome.value)
def test_the_reason_of_a_decision_came_out_as_the_decision_says(outcome: Outcome) -> None:
    found = [one for asked in lives() for one in every_choice(asked) if one.outcome is outcome]
    assert found, "no life shows this decision"
    assert {one.reason.met for one in found} == {MET[outcome]}


def fitting_choices() -> list[Choice]:
    return [
        one
        for asked in lives()
        for one in every_choice(asked)
        if one.outcome in (Outcome.FEWER_SETS, Outcome.LEFT_OUT)
        and {leaf.fact for leaf in one.reason.leaves()} & {"planned_minutes", "weekly_load"}
    ]


def test_what_had_to_give_way_had_a_limit_that_was_not_met() -> None:
    assert fitting_choices()
    assert all(one.reason.met is False for one in fitting_choices())


@pytest.mark.parametrize(
    ("life", "outcome", "said"),
    [
        (lambda: Person.ready().prescription(1), Outcome.STRENGTH_DAY,
         ("Days with a full session in the last 7 days: 0 days, which is less than 3.",)),
        (
            lambda: Person.ready().trains().prescription(2),
            Outcome.PRACTICE_DAY,
            (
                "Days since the last full session: 1 day, which is less than 2.",
                "Hours since the last full session: 23 hours, which is less than 24.",
            ),
        ),
        (lambda: Person.ready().on(2).checks_in(7).prescription(2), Outcome.EASE_DAY,
         ("Pain now, counted from your usual pain: 4 points, which is more than 2.",)),
        (lambda: Person().joins().has_baseline(3).prescription(1), Outcome.SCREENING_DUE,
         ("The first safety questions are not answered yet.",)),
        (lambda: Person().joins().is_screened().prescription(1), Outcome.BASELINE_DUE,
         ("Where you are now is not known yet.",)),
        (lambda: Person.ready().on(2).declares_a_flare_up().is_screened(at="13:00").prescription(2), Outcome.FLARE_DAY,
         ("A flare-up is going on.",)),
    ],
    ids=["strength", "practice", "ease", "intake", "baseline", "flare"],
)  # fmt: skip
def test_a_decision_in_words(life: Callable[[], Prescription], outcome: Outcome, said: tuple[str, ...]) -> None:
    assert why(life(), outcome) == said


def test_an_unmet_joint_names_what_is_missing_and_not_what_holds() -> None:
    asked = Person.ready().trains(days=range(1, 5)).prescription(5)
    assert asked.gate is not None
    time = next(criterion for criterion in asked.gate.criteria if criterion.key == "time")
    assert sentences(time.reason) == (
        "Days in this phase: 4 days, which is less than 14.",
        "Sessions in this phase: 4 sessions, which is less than 6.",
    )
    later = Person.ready().trains(days=range(1, 11)).prescription(11)
    assert later.gate is not None
    time = next(criterion for criterion in later.gate.criteria if criterion.key == "time")
    assert sentences(time.reason) == ("Days in this phase: 10 days, which is less than 14.",)


def test_what_is_not_known_is_said_to_be_not_known() -> None:
    gate = Person.ready().prescription(1).gate
    assert gate is not None
    confidence = next(criterion for criterion in gate.criteria if criterion.key == "confidence")
    assert sentences(confidence.reason) == (
        "Confidence in Pelvic control: not known (at least 8 asked).",
        "Confidence in Isometric holds: not known (at least 8 asked).",
    )


@pytest.mark.parametrize(
    ("rule", "lines"),
    [
        (METHOD.frame.phases[0].effort, ("Effort: at most 5 of 10.",)),
        (
            METHOD.frame.progression.qualifies,
            (
                "Every set on every side was complete.",
                "Answer of the back: settled.",
                "It was not called too hard.",
                "No set was ended early.",
                "It did not hurt.",
            ),
        ),
        (
            METHOD.frame.flare.clinician_first,
            (
                "Days since the flare-up began: more than 14 days. Or: "
                "Flare-ups in the last 28 days: at least 3 flare-ups.",
            ),
        ),
    ],
)
def test_what_a_rule_asks_can_be_said_before_anything_is_known(
    rule: AllOf | AnyOf | Predicate, lines: tuple[str, ...]
) -> None:
    assert asks(rule, METHOD) == lines
