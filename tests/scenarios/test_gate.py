"""The gate to Phase Two: each criterion on both sides of its edge, all of them together (DECISIONS 5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from quadratus.prescription.prescription import DayKind
from quadratus.prescription.reasons import Outcome

from .person import (
    FOUNDATION,
    METHOD,
    SHOULDER,
    But,
    Person,
    criteria,
    missing,
    outcomes,
    rungs,
    strand_of,
    why,
)

HOLDS = FOUNDATION[3:]


def foundation(
    days: Iterable[int] = range(1, 16, 2),
    *,
    ada: Person | None = None,
    confidence: int = 8,
    morning: int = 3,
    before: int = 3,
    highest: int = 3,
) -> Person:
    """The exercises of the gate, done every other day with settled mornings: by day 16 all but the screening holds."""
    ada = ada or Person.ready()
    for day in days:
        ada.on(day).does(*FOUNDATION, confidence=confidence, before=before, highest=highest)
        ada.on(day + 1).wakes_with(morning)
    return ada


def test_all_but_the_screening_holds() -> None:
    asked = foundation().prescription(16)
    assert missing(asked) == {"screening"}
    assert asked.screening_due == "gate"
    assert asked.phase == "one"


def test_every_criterion_is_shown_with_its_progress() -> None:
    asked = foundation().prescription(16)
    assert list(criteria(asked)) == ["time", "strands", "holds", "settled", "confidence", "quiet", "screening", "coach"]
    assert asked.gate is not None
    leaves = [leaf for criterion in asked.gate.criteria for leaf in criterion.reason.leaves()]
    assert all(leaf.value is not None for leaf in leaves)


def test_the_gate_opens_with_a_clean_screening() -> None:
    ada = foundation().on(16).is_screened(at="12:00")
    assert ada.prescription(16, at="11:59").phase == "one"
    assert ada.prescription(16, at="12:00").phase == "two"


@pytest.mark.parametrize(
    ("yes", "phase"),
    [("worsening", "one"), ("fever", "one"), ("chest", "one"), ("osteoporosis", "two")],
    ids=["clinician_first", "urgent", "emergency", "exclusions"],
)
def test_the_gate_opens_only_with_a_valid_clearance(yes: str, phase: str) -> None:
    ada = foundation().on(16).is_screened(yes=[yes], at="12:00")
    assert ada.prescription(16).phase == phase


def test_a_word_after_the_screening_of_the_gate_leads_to_a_further_screening() -> None:
    ada = foundation().on(16).is_screened(yes=["worsening"], at="12:00").on(17).wakes_with(3).brings_a_word()
    assert ada.prescription(17).screening_due == "gate"
    assert ada.is_screened(yes=["worsening"], at="13:00").prescription(17).phase == "two"


def test_a_screening_before_the_rest_holds_does_not_open_it() -> None:
    ada = foundation().on(14).is_screened(at="12:00")
    assert ada.prescription(16).screening_due == "gate"
    assert ada.prescription(16).phase == "one"


# 1. Time ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "met"), [(14, False), (15, True)], ids=["13_days", "14_days"])
def test_at_least_14_days(day: int, met: bool) -> None:
    assert criteria(foundation(range(1, 13, 2)).prescription(day))["time"] is met


@pytest.mark.parametrize(("sessions", "met"), [(5, False), (6, True)])
def test_at_least_6_sessions(sessions: int, met: bool) -> None:
    ada = foundation(range(1, 2 * sessions, 2))
    assert criteria(ada.prescription(16))["time"] is met


def test_a_session_without_a_set_is_none() -> None:
    ada = foundation(range(1, 11, 2)).on(12).does("lying_tilt", but={"all": But(missing=True)})
    assert criteria(ada.prescription(16))["time"] is False


def test_days_are_counted_from_the_first_training_day_not_from_joining() -> None:
    ada = foundation(range(8, 22, 2))
    assert criteria(ada.prescription(21))["time"] is False
    assert criteria(ada.prescription(22))["time"] is True


# 2. Strands ------------------------------------------------------------------------------------


@pytest.mark.parametrize("strand", ["breathing", "pelvic_control", "mobility", "isometric_hold"])
@pytest.mark.parametrize(("times", "met"), [(2, False), (3, True)])
def test_each_strand_in_3_green_sessions(strand: str, times: int, met: bool) -> None:
    others = [rung for rung in FOUNDATION if strand_of(rung.partition(".")[0]) != strand]
    ada = Person.ready()
    for number, day in enumerate(range(1, 16, 2)):
        ada.on(day).does(*(FOUNDATION if number < times else others)).on(day + 1).wakes_with(3)
    # The strand was trained on the first days: asked on day 14, the window still holds day 1.
    assert criteria(ada.prescription(14))["strands"] is met


@pytest.mark.parametrize("strand", ["breathing", "pelvic_control", "mobility", "isometric_hold"])
@pytest.mark.parametrize(("day", "met"), [(18, True), (19, False)], ids=["13_days_ago", "14_days_ago"])
def test_only_the_last_14_days_count(strand: str, day: int, met: bool) -> None:
    others = [rung for rung in FOUNDATION if strand_of(rung.partition(".")[0]) != strand]
    ada = foundation((5, 7, 9))
    for on in (11, 13, 15):
        ada.on(on).does(*others).on(on + 1).wakes_with(3)
    assert criteria(ada.prescription(day))["strands"] is met


@pytest.mark.parametrize(
    ("highest", "morning", "met"),
    [(3, 3, True), (4, 3, False), (3, 5, False), (3, None, False)],
    ids=["green", "amber", "red", "no_morning"],
)
def test_only_green_sessions_count(highest: int, morning: int | None, met: bool) -> None:
    ada = foundation((9, 11)).on(13).does(*FOUNDATION, highest=highest)
    if morning is not None:
        ada.on(14).wakes_with(morning)
    assert criteria(ada.prescription(16))["strands"] is met


# 3. Holds --------------------------------------------------------------------------------------


def did_holds(*holds: str, but: dict[str, But] | None = None) -> bool:
    ada = Person.ready().on(1).does("breathing_legs_on_chair", *holds, but=but)
    return criteria(ada.prescription(2))["holds"]


def with_other(ladder: str, instead: str) -> list[str]:
    return [instead if hold.startswith(ladder) else hold for hold in HOLDS]


def test_four_holds_with_three_sets_of_ten_seconds() -> None:
    assert did_holds(*HOLDS)


@pytest.mark.parametrize("ladder", ["dead_bug", "bird_dog", "bridge", "wall_side"])
def test_none_of_the_four_holds_may_be_missing(ladder: str) -> None:
    assert not did_holds(*(hold for hold in HOLDS if not hold.startswith(ladder)))


@pytest.mark.parametrize(
    ("ladder", "instead", "met", "because"),
    [
        ("dead_bug", "dead_bug_heel_slide.2", False, "a rung below, though with ten seconds"),
        ("dead_bug", "dead_bug_one_leg.0", False, "the rung, with five seconds"),
        ("dead_bug", "dead_bug_arm_and_leg.0", True, "a rung above"),
        ("bird_dog", "bird_dog_leg.1", False, "five seconds"),
        ("bird_dog", "bird_dog_arm_and_leg.1", True, "a rung above"),
        ("bridge", "bridge_two_legs.1", False, "five seconds"),
        ("bridge", "bridge_march.2", True, "a rung above"),
        ("wall_side", "wall_side_lean.1", False, "five seconds"),
        ("wall_side", "wall_side_lean.3", True, "more repetitions of ten seconds"),
    ],
)
def test_the_rung_and_the_seconds_of_each_hold(ladder: str, instead: str, met: bool, because: str) -> None:
    assert did_holds(*with_other(ladder, instead)) is met, because


@pytest.mark.parametrize("hold", ["dead_bug", "bird_dog", "bridge", "wall_lean"])
def test_two_complete_sets_are_not_three(hold: str) -> None:
    last = 2 if hold == "bridge" else 5
    assert not did_holds(*HOLDS, but={hold: But(part=0.9, number=last)})


@pytest.mark.parametrize("number", [4, 5], ids=["left", "right"])
def test_the_side_with_fewer_complete_sets_counts(number: int) -> None:
    assert not did_holds(*HOLDS, but={"wall_lean": But(missing=True, number=number)})


def test_sets_of_two_sessions_do_not_add_up() -> None:
    ada = Person.ready()
    for day in (1, 3):
        ada.on(day).does(*HOLDS, but={"bridge": But(missing=True, number=2)}).on(day + 1).wakes_with(3)
    assert criteria(ada.prescription(4))["holds"] is False


# 4. A settled back -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("added", "met"),
    [((0, 0, 0, 1, 1, 1), True), ((0, 0, 0, 2, 0, 0), False), ((0, 0, 2, 0, 0, 0), True), ((0, 0, 0, 0, 0, 2), False)],
    ids=["added_1", "added_2_third_last", "added_2_fourth_last", "added_2_last"],
)
def test_added_pain_at_most_1_in_the_last_3_sessions(added: tuple[int, ...], met: bool) -> None:
    ada = Person.ready()
    for number, more in enumerate(added):
        ada.on(1 + 2 * number).does(*FOUNDATION, before=1, highest=1 + more).on(2 + 2 * number).wakes_with(3)
    assert criteria(ada.prescription(13))["settled"] is met


@pytest.mark.parametrize(
    ("mornings", "met"),
    [((4, 4, 4), True), ((5, 3, 3), False), ((3, 3, 5), False), ((5, 3, 3, 3), True)],
    ids=["at_b_plus_1", "one_at_b_plus_2", "the_last_at_b_plus_2", "the_fourth_last_at_b_plus_2"],
)
def test_the_last_3_mornings_at_most_one_above_the_baseline(mornings: tuple[int, ...], met: bool) -> None:
    ada = Person.ready()
    for day in (1, 2, 3):
        ada.on(day).does(*FOUNDATION)
    for number, pain in enumerate(mornings):
        ada.on(4 + number).wakes_with(pain)
    assert criteria(ada.prescription(10))["settled"] is met


def test_two_sessions_or_two_mornings_are_too_few_to_tell() -> None:
    assert criteria(foundation((1, 3)).prescription(16))["settled"] is False


def test_a_session_without_closing_answers_is_not_guessed() -> None:
    ada = foundation((1, 3, 5)).on(7).does(*FOUNDATION, closes=False).on(8).wakes_with(3)
    assert criteria(ada.prescription(8))["settled"] is False


@pytest.mark.parametrize(
    ("highest", "morning", "strict", "met"),
    [
        (3, 3, False, True),
        (3, 3, True, False),
        (0, 0, True, True),
        (1, 0, True, False),
        (0, 1, True, False),
        (1, 1, False, True),
    ],
    ids=["own_baseline", "strict_with_usual_pain", "strict_none", "strict_1_in_session", "strict_1_morning", "own_1"],
)
def test_strict_mode_asks_for_no_pain_at_all(highest: int, morning: int, strict: bool, met: bool) -> None:
    ada = foundation((1, 3, 5), before=highest, highest=highest, morning=morning).on(7).wants_the_strict_gate(strict)
    assert criteria(ada.prescription(8))["settled"] is met


def test_strict_mode_can_be_left_again() -> None:
    ada = foundation((1, 3, 5)).on(7).wants_the_strict_gate().on(8).wants_the_strict_gate(False)
    assert criteria(ada.prescription(7))["settled"] is False
    assert criteria(ada.prescription(8))["settled"] is True


# 5. Confidence ---------------------------------------------------------------------------------


@pytest.mark.parametrize("strand", ["pelvic_control", "isometric_hold"])
@pytest.mark.parametrize(("score", "met"), [(7, False), (8, True)])
def test_confidence_at_least_8_in_both(strand: str, score: int, met: bool) -> None:
    ada = foundation().on(16).is_confident(strand, score)
    assert criteria(ada.prescription(16))["confidence"] is met


def test_confidence_that_was_never_given_is_not_guessed() -> None:
    ada = Person.ready().on(1).does(*FOUNDATION).is_confident("isometric_hold", 10)
    assert criteria(ada.prescription(2))["confidence"] is False


# 6. Quiet --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "met"), [(18, False), (19, True)], ids=["13_days_ago", "14_days_ago"])
def test_no_flare_up_in_the_last_14_days(day: int, met: bool) -> None:
    ada = Person.ready().on(2).declares_a_flare_up(at="06:00").wakes_on((4, 5), 3).says_it_is_over()
    assert criteria(ada.prescription(day))["quiet"] is met


@pytest.mark.parametrize(("day", "met"), [(16, False), (17, True)], ids=["6_days_ago", "7_days_ago"])
def test_no_red_session_in_the_last_7_days(day: int, met: bool) -> None:
    ada = Person.ready().on(10).does("lying_tilt", before=3, highest=6)
    assert criteria(ada.prescription(day))["quiet"] is met


# 8. The coach ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("life", "met"),
    [
        (lambda ada: ada, True),
        (lambda ada: ada.is_coached(), True),
        (lambda ada: ada.is_coached(asks_sign_off=True), False),
        (lambda ada: ada.is_coached(asks_sign_off=True).is_signed_off(), True),
        (lambda ada: ada.is_coached(asks_sign_off=True).ends_the_coaching(at="13:00"), True),
        (
            lambda ada: ada.is_coached(asks_sign_off=True).is_signed_off().is_coached(asks_sign_off=True, at="13:00"),
            False,
        ),
        (lambda ada: ada.is_signed_off(at="11:00").is_coached(asks_sign_off=True), False),
    ],
    ids=["alone", "coached", "asked", "signed_off", "coaching_ended", "a_new_coach", "signed_off_by_nobody"],
)
def test_the_sign_off_only_where_the_coach_asked_for_it(life: Callable[[Person], Person], met: bool) -> None:
    ada = life(foundation().on(16))
    assert criteria(ada.prescription(16))["coach"] is met


def test_a_gate_without_the_sign_off_does_not_ask_for_its_screening_yet() -> None:
    ada = foundation().on(16).is_coached(asks_sign_off=True)
    assert ada.prescription(16).screening_due is None
    ada.on(17).wakes_with(3).is_signed_off()
    assert ada.prescription(17).screening_due == "gate"


@pytest.mark.parametrize("criterion", ["time", "strands", "holds", "settled", "confidence", "quiet", "coach"])
def test_a_screening_opens_nothing_while_one_criterion_is_missing(criterion: str) -> None:
    lives: dict[str, Callable[[], Person]] = {
        "time": lambda: foundation(range(4, 16, 2)),
        "strands": lambda: foundation(range(1, 11, 2)).on(12).does("walking").on(13).wakes_with(3).on(16),
        "holds": lambda: _without_bridge(),
        "settled": lambda: foundation().on(15).wakes_with(5, at="08:00"),
        "confidence": lambda: foundation(confidence=7),
        "quiet": lambda: foundation().on(14).declares_a_flare_up(),
        "coach": lambda: foundation().on(15).is_coached(asks_sign_off=True),
    }
    ada = lives[criterion]()
    day = 22 if criterion == "strands" else 16
    assert criterion in missing(ada.prescription(day))
    assert ada.on(day).is_screened(at="12:00").prescription(day).phase == "one"


def _without_bridge() -> Person:
    ada = Person.ready()
    for day in range(1, 16, 2):
        ada.on(day).does(*(rung for rung in FOUNDATION if not rung.startswith("bridge")), confidence=8)
        ada.on(day + 1).wakes_with(3)
    return ada


# Stuck -----------------------------------------------------------------------------------------


def stuck(days: int = 42) -> Person:
    """Phase One with too little confidence, trained all the way; day 1 + `days` is the last day."""
    return foundation(range(1, days + 2, 3), confidence=7)


@pytest.mark.parametrize(("day", "due"), [(42, False), (43, True)], ids=["41_days", "42_days"])
def test_six_weeks_with_the_gate_shut_call_for_a_review(day: int, due: bool) -> None:
    asked = stuck().prescription(day)
    assert asked.gate is not None
    assert asked.gate.review_due is due
    assert (asked.gate.says is not None) is due
    assert (Outcome.REVIEW_DUE in outcomes(asked)) is due


def test_the_review_names_what_is_in_the_way_and_offers_a_coach() -> None:
    asked = stuck().prescription(43)
    assert asked.gate is not None
    assert asked.gate.says is not None
    assert "coach" in asked.gate.says
    assert missing(asked) == {"confidence", "screening"}
    assert why(asked, Outcome.REVIEW_DUE) == ("Days in this phase: 42 days, which is at least 42.",)


@pytest.mark.parametrize(
    ("coached", "day", "opened", "because"),
    [
        (True, 43, True, "a coach, after six weeks"),
        (True, 42, False, "a coach, a day too early"),
        (False, 43, False, "nobody to open it"),
    ],
)
def test_a_coach_opens_a_single_ladder_after_six_weeks(coached: bool, day: int, opened: bool, because: str) -> None:
    ada = stuck()
    if coached:
        ada.on(20).is_coached()
    ada.on(day).gets_opened("side_plank")
    assert (ada.state(day).opened == ("side_plank",)) is opened, because


def strength_days_after(ada: Person, first: int) -> list[list[str]]:
    ada.trains(days=range(first, first + 8), confidence=7)
    asked = ada.each_day(first, first + 7)
    return [[item.ladder for item in one.items] for one in asked if one.kind is DayKind.STRENGTH]


def opened_by_a_coach() -> Person:
    return stuck().on(20).is_coached().on(43).gets_opened("side_plank").is_screened()


def test_an_opened_ladder_is_trained_in_phase_one_and_no_other() -> None:
    ada = opened_by_a_coach()
    days = strength_days_after(ada, 43)
    assert days
    assert all("side_plank" in ladders for ladders in days)
    assert not any({"loaded_carry", "bend_rotation"} & set(ladders) for ladders in days)
    assert ada.prescription(50).phase == "one"


def test_an_opened_ladder_closes_with_the_coaching() -> None:
    ada = opened_by_a_coach().ends_the_coaching(at="13:00")
    assert not any("side_plank" in ladders for ladders in strength_days_after(ada, 43))


def test_an_opened_ladder_is_not_trained_on_a_flare_up_day() -> None:
    ada = opened_by_a_coach().declares_a_flare_up(at="13:00").is_screened(at="14:00")
    assert "side_hip_hitch" not in rungs(ada.prescription(43))


@pytest.mark.parametrize(("sessions", "opened"), [(0, False), (1, False), (2, True)])
def test_an_opened_ladder_waits_until_the_return_from_a_flare_up_is_over(sessions: int, opened: bool) -> None:
    ada = opened_by_a_coach().declares_a_flare_up(at="13:00").is_screened(at="14:00")
    ada.wakes_on((44, 45), 3).says_it_is_over().on(43).bends(16, 16)
    days = (45, 47, 50)
    for day in days[:sessions]:
        ada.on(day).trains(confidence=7).on(day + 1).wakes_with(3)
    day = days[sessions]
    asked = ada.prescription(day)
    assert asked.kind is DayKind.STRENGTH
    assert ada.state(day).return_left == 2 - sessions
    assert ("side_hip_hitch" in rungs(asked)) is opened


@pytest.mark.parametrize(("stops", "ladder"), [(1, "side_plank"), (2, "side_without_shoulder")])
def test_an_opened_ladder_spares_the_shoulder_as_any_other(stops: int, ladder: str) -> None:
    ada, day = opened_by_a_coach().bends(16, 16), 43
    for _ in range(stops):
        ada.on(day).does("side_hip_hitch", but={"all": SHOULDER}).on(day + 1).wakes_with(3)
        day += 2
    asked = ada.prescription(day)
    assert [item.ladder for item in asked.items if item.strand == "side_plank"] == [ladder]
    assert (Outcome.SHOULDER_SPARED in outcomes(asked)) is (stops == 2)


# Phase Two is closed before --------------------------------------------------------------------


def test_nothing_of_phase_two_before_its_gate() -> None:
    later = {key for key, (_, place) in METHOD.rung_by_key.items() if strand_of(key) in LATER}
    ada = Person.ready().trains(days=range(1, 40), confidence=7)
    for asked in ada.each_day(1, 40):
        assert not later & set(rungs(asked))


LATER = ("side_plank", "loaded_carry", "bend_rotation")
