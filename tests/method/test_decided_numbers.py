"""Every number that was decided for the first method stands in its data, and says the same there."""

from __future__ import annotations

import pytest

from quadratus.protocol.loading import lower_back_mastery
from quadratus.protocol.rules import AllOf, AnyOf, Predicate, predicates_of

METHOD = lower_back_mastery()
FRAME = METHOD.frame
Rule = AllOf | AnyOf | Predicate


def asks(rule: Rule, fact: str) -> list[tuple[str, object]]:
    """What a rule compares a fact with."""
    return [(one.operator, one.threshold) for one in predicates_of(rule) if one.fact == fact]


def narrowed(rule: Rule, fact: str) -> set[tuple[str | None, int | None, int | None, int | None]]:
    """How a rule narrows a fact down: of, last, within days, seconds."""
    return {(one.of, one.last, one.within_days, one.seconds) for one in predicates_of(rule) if one.fact == fact}


def criterion(gate: str, key: str, *, strict: bool = False) -> Rule:
    """The rule of a criterion."""
    opened = next(one for one in FRAME.gates if one.opens == gate)
    found = next(one for one in opened.criteria if one.key == key)
    if not strict:
        return found.rule
    assert found.strict is not None
    return found.strict


def trigger(occasion: str) -> Rule:
    """The rule of an occasion."""
    return next(one.rule for one in METHOD.screening.triggers if one.occasion == occasion)


RED, AMBER, UP = FRAME.response.red, FRAME.response.amber, FRAME.progression
FLARE, SIDES, LOAD = FRAME.flare, FRAME.sides, FRAME.load
ONE, TWO, KEEP = FRAME.phases
SETTLED, STRICT = criterion("two", "settled"), criterion("two", "settled", strict=True)
AGES = {
    one.threshold
    for finding in METHOD.screening.findings
    for one in predicates_of(finding.rule)
    if one.fact == "age" and isinstance(one.threshold, float) and not isinstance(finding.rule, Predicate)
}

DECIDED: list[tuple[str, object, object]] = [
    ("0.2 a screening every 28 days", asks(trigger("rhythm"), "days_since_screening"), [("at_least", 28)]),
    ("0.2 a screening after 28 days away", FRAME.absence.start_again_days, 28),
    ("0.4 age counts from 55 and 65, never alone", sorted(AGES), [55, 65]),
    ("1 the baseline looks back 14 days", FRAME.baseline.window_days, 14),
    ("1 the baseline needs five mornings", FRAME.baseline.mornings_needed, 5),
    ("2 red: added 3 or more", asks(RED, "added_pain"), [("at_least", 3)]),
    ("2 red: highest 6 or more", asks(RED, "highest_pain"), [("at_least", 6)]),
    ("2 red: and two above the baseline", asks(RED, "highest_pain_above_baseline"), [("at_least", 2)]),
    ("2 red: next morning more than one above", asks(RED, "morning_above_baseline"), [("above", 1)]),
    ("2 red: leg symptoms", asks(RED, "new_leg_symptoms"), [("is", True)]),
    ("2 red: stopped for pain", asks(RED, "stopped_for_pain"), [("is", True)]),
    ("2 amber: added 2", asks(AMBER, "added_pain"), [("above", 1)]),
    ("2 amber: highest 4 or more", asks(AMBER, "highest_pain"), [("at_least", 4)]),
    ("2 amber: and above the baseline", asks(AMBER, "highest_pain_above_baseline"), [("above", 0)]),
    ("2 amber: morning missing", asks(AMBER, "morning_missing"), [("is", True)]),
    ("2 the morning has 36 hours", FRAME.response.morning_within_hours, 36),
    ("3 two performances", UP.performances, 2),
    ("3 effort at most 5 in Phase One", asks(ONE.effort, "effort"), [("at_most", 5)]),
    ("3 effort at most 7 in Phase Two", asks(TWO.effort, "effort"), [("at_most", 7)]),
    ("3 effort at most 7 in Maintenance", asks(KEEP.effort, "effort"), [("at_most", 7)]),
    ("3 up: green", asks(UP.qualifies, "zone"), [("is", "green")]),
    ("3 up: complete", asks(UP.qualifies, "sets_complete"), [("is", True)]),
    ("3 up: not too hard", asks(UP.qualifies, "too_hard"), [("is", False)]),
    ("3 up: no early stop", asks(UP.qualifies, "early_stop"), [("is", False)]),
    ("3 up: it did not hurt", asks(UP.qualifies, "hurt"), [("is", False)]),
    ("3 up one rung: confidence 7", asks(UP.confidence_for_rung, "movement_confidence"), [("at_least", 7)]),
    ("3 down: too hard twice running", UP.too_hard_running, 2),
    ("3 shoulder: twice running", UP.shoulder_stops_running, 2),
    ("3 load: 10 percent a week", LOAD.weekly_rise_percent, 10),
    ("3 load: best of three weeks", LOAD.weeks_compared, 3),
    ("3 load: one hand 25 percent", LOAD.one_hand_percent_without_coach, 25),
    ("3 load and distance: a week apart", UP.one_rise_days, 7),
    ("3 two reds", asks(UP.hold_back, "red_sessions"), [("at_least", 2)]),
    ("3 two reds in 7 days", narrowed(UP.hold_back, "red_sessions"), {(None, None, 7, None)}),
    ("3 nothing goes up for 7 days", UP.hold_back_days, 7),
    ("4 suggested at two above", {one.points for one in predicates_of(FLARE.suggest)}, {2}),
    ("4 suggested after two mornings", asks(FLARE.suggest, "mornings_raised"), [("at_least", 2)]),
    ("4 no hold", [key for key in FLARE.strands if METHOD.strand_by_key[key].role == "strength"], []),
    ("4 over at one above", {one.points for one in predicates_of(FLARE.settled)}, {1}),
    ("4 over after two mornings", asks(FLARE.settled, "mornings_settled"), [("at_least", 2)]),
    ("4 two sessions of return", FLARE.return_sessions, 2),
    ("4 at 60 percent of the sets", FLARE.return_sets_percent, 60),
    ("4 clinician: longer than 14 days", asks(FLARE.clinician_first, "days_in_flare_up"), [("above", 14)]),
    ("4 clinician: three flare-ups", asks(FLARE.clinician_first, "flare_ups"), [("at_least", 3)]),
    ("4 clinician: in 28 days", narrowed(FLARE.clinician_first, "flare_ups"), {(None, None, 28, None)}),
    ("4 gate: longer than 7 days", asks(FLARE.closes_gate, "days_in_flare_up"), [("above", 7)]),
    ("4 gate: a second one", asks(FLARE.closes_gate, "flare_ups"), [("at_least", 2)]),
    ("4 gate: in 28 days", narrowed(FLARE.closes_gate, "flare_ups"), {(None, None, 28, None)}),
    ("5.1 14 days", asks(criterion("two", "time"), "days_in_phase"), [("at_least", 14)]),
    ("5.1 6 sessions", asks(criterion("two", "time"), "sessions_in_phase"), [("at_least", 6)]),
    ("5.2 three green sessions each", asks(criterion("two", "strands"), "green_sessions"), [("at_least", 3)] * 4),
    ("5.2 of each strand in 14 days", narrowed(criterion("two", "strands"), "green_sessions"), {
        (strand, None, 14, None) for strand in ("breathing", "pelvic_control", "mobility", "isometric_hold")
    }),
    ("5.3 three sets each", asks(criterion("two", "holds"), "sets_held"), [("at_least", 3)] * 4),
    ("5.3 of 10 seconds", narrowed(criterion("two", "holds"), "sets_held"), {
        (rung, None, None, 10) for rung in ("dead_bug_one_leg", "bird_dog_leg", "bridge_two_legs", "wall_side_lean")
    }),
    ("5.4 added at most 1", asks(SETTLED, "worst_added_pain"), [("at_most", 1)]),
    ("5.4 in three sessions", narrowed(SETTLED, "worst_added_pain"), {(None, 3, None, None)}),
    ("5.4 mornings at most one above", asks(SETTLED, "worst_morning_above_baseline"), [("at_most", 1)]),
    ("5.4 three mornings", narrowed(SETTLED, "worst_morning_above_baseline"), {(None, 3, None, None)}),
    ("5.4 strict: pain 0", asks(STRICT, "worst_pain"), [("at_most", 0)]),
    ("5.4 strict: mornings 0", asks(STRICT, "worst_morning"), [("at_most", 0)]),
    ("5.5 confidence 8", asks(criterion("two", "confidence"), "confidence"), [("at_least", 8)] * 2),
    ("5.5 in control and holds", {one[0] for one in narrowed(criterion("two", "confidence"), "confidence")},
     {"pelvic_control", "isometric_hold"}),
    ("5.6 no flare-up in 14 days", narrowed(criterion("two", "quiet"), "flare_ups"), {(None, None, 14, None)}),
    ("5.6 none", asks(criterion("two", "quiet"), "flare_ups"), [("at_most", 0)]),
    ("5.6 no red in 7 days", narrowed(criterion("two", "quiet"), "red_sessions"), {(None, None, 7, None)}),
    ("5.7 clearance", asks(criterion("two", "screening"), "clearance_valid"), [("is", True)]),
    ("5.7 its own screening", asks(criterion("two", "screening"), "gate_screening_answered"), [("is", True)]),
    ("5.8 the coach", asks(criterion("two", "coach"), "coach_agrees"), [("is", True)]),
    ("5 review after six weeks", FRAME.gates[0].review and FRAME.gates[0].review.after_days, 42),
    ("5 maintenance: 8 weeks", asks(criterion("maintenance", "time"), "days_in_phase"), [("at_least", 56)]),
    ("5 maintenance: knees", METHOD.rungs["side_plank"][2][1].key, "side_plank_knees"),
    ("5 maintenance: or above", asks(criterion("maintenance", "side_plank"), "rung_reached"), [("at_least", 3)] * 2),
    ("5 maintenance: carry at 10 percent", asks(criterion("maintenance", "carry"), "load_reached"), [("at_least", 10)]),
    ("5 maintenance: no flare-up", asks(criterion("maintenance", "quiet"), "flare_ups"), [("at_most", 0)]),
    ("5 maintenance: in 28 days", narrowed(criterion("maintenance", "quiet"), "flare_ups"), {(None, None, 28, None)}),
    ("5 maintenance: or by wish", FRAME.gates[1].by_wish, True),
    ("6 evaluated every 14 days", METHOD.focuses.reevaluate_days, 14),
    ("6 observations asked anew, three weeks at most", METHOD.focuses.observations_count_days, 21),
    ("6 at most 30 percent", METHOD.focuses.most_percent, 30),
    ("6 holds: 20 percent", SIDES.hold_percent, 20),
    ("6 holds: three test days", SIDES.hold_test_days, 3),
    ("6 bend: 3.5 cm once", SIDES.bend_cm_once, 3.5),
    ("6 bend: 2 cm on the mean", SIDES.bend_cm_mean, 2),
    ("6 bend: of three", SIDES.bend_test_days, 3),
    ("6 one extra set", SIDES.extra_sets, 1),
    ("7.2 three strength days", (ONE.strength_days_a_week, TWO.strength_days_a_week), (3, 3)),
    ("7.2 not two days running", {phase.days_between_strength for phase in FRAME.phases}, {2}),
    ("7.2 practice: 5 to 15 minutes", (FRAME.pacing.fewest_minutes, FRAME.pacing.most_minutes_of_practice), (5, 15)),
    ("evidence 6.4 six breaths a minute, a long out-breath", FRAME.pacer.beside_holds, (4, 0, 6, 0)),
    ("7.3 at most 40 minutes", FRAME.pacing.most_minutes, 40),
    ("7.5 ease day above two", asks(FRAME.ease_day.rule, "pain_now_above_baseline"), [("above", 2)]),
    ("7.6 test day every 14 days", (ONE.test_every_days, TWO.test_every_days), (14, 14)),
    ("7.6 capped at 60 s", FRAME.test_day.cap_seconds, 60),
    ("7.6 never in a flare-up", asks(FRAME.test_day.not_when, "in_flare_up"), [("is", True)]),
    ("7.6 never within two days of a red", asks(FRAME.test_day.not_when, "days_since_red"), [("at_most", 2)]),
    ("8 away: a step from 7 days", FRAME.absence.step_down_days, 7),
    ("8 away: a rung from 14 days", FRAME.absence.rung_down_days, 14),
    ("8 away: afresh from 28 days", FRAME.absence.start_again_days, 28),
]  # fmt: skip


@pytest.mark.parametrize(("decided", "written", "expected"), DECIDED, ids=[row[0] for row in DECIDED])
def test_what_was_decided_is_what_is_written(decided: str, written: object, expected: object) -> None:
    assert written == expected, decided


def test_every_number_of_a_rule_rests_on_evidence() -> None:
    rules = [RED, AMBER, UP.qualifies, UP.confidence_for_rung, UP.hold_back, FLARE.suggest, FLARE.settled]
    rules += [FLARE.clinician_first, FLARE.closes_gate, FRAME.ease_day.rule, FRAME.test_day.not_when]
    rules += [phase.effort for phase in FRAME.phases]
    rules += [one.rule for gate in FRAME.gates for one in gate.criteria]
    rules += [finding.rule for finding in METHOD.screening.findings]
    rules += [one.rule for one in METHOD.screening.triggers]
    rules += [sign.rule for focus in METHOD.focuses.focuses for sign in focus.signs]
    assert all(one.source for rule in rules for one in predicates_of(rule))
