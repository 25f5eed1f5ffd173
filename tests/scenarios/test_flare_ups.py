"""The way through a flare-up: declared, walked, left step by step (DECISIONS 4)."""

from __future__ import annotations

import pytest

from quadratus.prescription.prescription import DayKind
from quadratus.prescription.reasons import Outcome

from .person import METHOD, Person, choice, in_phase_two, missing, outcomes, rungs, strand_of, strands, why


def in_a_flare_up(day: int = 10, ada: Person | None = None) -> Person:
    """Declared at noon of a day and screened right after."""
    return (ada or Person.ready()).on(day).declares_a_flare_up().is_screened(at="13:00")


# Suggested, never imposed ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mornings", "suggested", "because"),
    [
        ({9: 5, 10: 5}, True, "two mornings running at B+2"),
        ({9: 4, 10: 5}, False, "only one at B+2"),
        ({9: 5, 10: 4}, False, "the last one is at B+1"),
        ({10: 9}, False, "one morning, however bad"),
        ({8: 5, 10: 5}, False, "a day between without a report"),
        ({8: 5, 9: 5}, True, "two up to yesterday, today not yet reported"),
        ({7: 5, 8: 5}, False, "two that ended the day before yesterday"),
        ({8: 5, 9: 5, 10: 5}, True, "three"),
    ],
)
def test_it_is_suggested_after_two_raised_mornings(mornings: dict[int, int], suggested: bool, because: str) -> None:
    ada = Person.ready()
    for day, pain in mornings.items():
        ada.on(day).wakes_with(pain)
    asked = ada.prescription(10)
    assert asked.flare_suggested is suggested, because
    assert (Outcome.FLARE_SUGGESTED in outcomes(asked)) is suggested


def test_it_is_never_imposed() -> None:
    ada = Person.ready().wakes_on(range(5, 11), 9)
    assert ada.kind(10) is DayKind.STRENGTH
    assert ada.state(10).flare is None


def test_it_is_not_suggested_while_one_is_going_on() -> None:
    ada = in_a_flare_up(8).wakes_on((9, 10), 6)
    assert ada.prescription(10).flare_suggested is False


# During ----------------------------------------------------------------------------------------


def test_a_flare_day_is_breathing_gentle_mobility_and_a_walk() -> None:
    asked = in_a_flare_up().prescription(11)
    assert asked.kind is DayKind.FLARE
    assert strands(asked) == ["breathing", "mobility"]
    assert all(METHOD.rung_by_key[rung][0].gentle for rung in rungs(asked))
    assert asked.walk is not None


def test_in_phase_two_a_flare_day_holds_nothing_of_phase_two() -> None:
    asked = in_a_flare_up(20, in_phase_two()).prescription(21)
    assert asked.kind is DayKind.FLARE
    assert strands(asked) == ["breathing", "mobility"]


def test_a_flare_up_overrides_strength_rest_and_test_days() -> None:
    ada = in_a_flare_up(4).trains(days=range(4, 20))
    assert {asked.kind for asked in ada.each_day(5, 17)} == {DayKind.FLARE}


def test_the_exercises_of_a_flare_day_never_count_upwards() -> None:
    ada = in_a_flare_up(10)
    for day in (10, 11, 12):
        ada.on(day).does("breathing_legs_on_chair", "cat_camel", kind="flare").on(day + 1).wakes_with(3)
    ada.says_it_is_over()
    assert ada.stands_on("breathing", 14) == "breathing_legs_on_chair.0"
    assert ada.stands_on("cat_camel", 14) == "cat_camel.0"


def test_a_second_declaration_of_the_same_flare_up_changes_nothing() -> None:
    ada = in_a_flare_up(10).on(12).declares_a_flare_up()
    assert len(ada.state(12).flares) == 1
    assert ada.kind(12) is DayKind.FLARE


# Over ------------------------------------------------------------------------------------------


def still_going_on(ada: Person, day: int) -> bool:
    return ada.state(day).flare is not None


@pytest.mark.parametrize(
    ("mornings", "over", "because"),
    [
        ({11: 4, 12: 4}, True, "two mornings running at B+1"),
        ({11: 5, 12: 4}, False, "only one at B+1"),
        ({11: 4, 12: 5}, False, "the last one at B+2"),
        ({12: 3}, False, "one morning"),
        ({10: 3, 11: 3}, True, "two up to yesterday"),
        ({9: 3, 10: 3}, False, "reported before it was declared"),
        ({10: 3, 12: 3}, False, "a day between without a report"),
    ],
)
def test_over_when_two_mornings_have_settled_and_the_person_says_so(
    mornings: dict[int, int], over: bool, because: str
) -> None:
    declared = "06:00" if 10 in mornings and 9 not in mornings else "12:00"
    ada = Person.ready().on(10).declares_a_flare_up(at=declared)
    for day, pain in mornings.items():
        ada.on(day).wakes_with(pain)
    ada.on(12).says_it_is_over()
    assert still_going_on(ada, 12) is not over, because


def test_settled_mornings_alone_do_not_end_it_but_say_that_it_may_end() -> None:
    ada = in_a_flare_up(10).wakes_on((11, 12), 4)
    asked = ada.prescription(12)
    assert (asked.kind, asked.flare_may_end) == (DayKind.FLARE, True)
    assert why(asked, Outcome.FLARE_MAY_END) == (
        "Mornings in a row at most 1 above your usual pain: 2 mornings, which is at least 2.",
    )
    assert ada.prescription(11).flare_may_end is False


def test_said_too_early_it_ends_when_the_mornings_have_settled() -> None:
    ada = in_a_flare_up(10).on(11).wakes_with(6).says_it_is_over().on(12).wakes_with(4)
    assert still_going_on(ada, 12)
    ada.on(13).wakes_with(4)
    assert not still_going_on(ada, 13)


@pytest.mark.parametrize(("answer", "over"), [("easier", True), ("same", True), ("worse", False)])
def test_a_worse_day_takes_the_word_back(answer: str, over: bool) -> None:
    ada = in_a_flare_up(10).on(11).wakes_with(4).says_it_is_over()
    ada.feels(answer, at="19:00").on(12).wakes_with(4)  # type: ignore[arg-type]
    assert still_going_on(ada, 12) is not over


# The return ------------------------------------------------------------------------------------


def back_from_a_flare_up() -> Person:
    """Dead bug on its second rung, bird dog on its first, a flare-up from day 20 that is over on day 22."""
    ada = Person.ready()
    for day, step in ((2, 0), (4, 0), (6, 1), (8, 1), (10, 2), (12, 2)):
        ada.on(day).does(f"dead_bug_heel_slide.{step}", confidence=8).on(day + 1).wakes_with(3)
    for day in (14, 16):
        ada.on(day).does("dead_bug_one_leg.0", "bird_dog_leg.0").on(day + 1).wakes_with(3)
    ada.on(15).bends(16, 16)
    assert ada.stands_on("dead_bug", 18) == "dead_bug_one_leg.1"
    return in_a_flare_up(20, ada).wakes_on((21, 22), 4).says_it_is_over()


def test_every_hold_that_was_trained_goes_one_rung_down() -> None:
    ada = back_from_a_flare_up()
    assert ada.stands_on("dead_bug", 22) == "dead_bug_heel_slide.0"
    assert ada.stands_on("bird_dog", 22) == "bird_dog_leg.0"


def sets_of(ada: Person, ladder: str, day: int) -> int:
    return next(len(item.planned.sets) for item in ada.prescription(day).items if item.ladder == ladder)


def test_two_sessions_have_60_percent_of_the_sets_and_the_third_all_of_them() -> None:
    ada = back_from_a_flare_up()
    assert ada.kind(22) is DayKind.STRENGTH
    assert sets_of(ada, "dead_bug", 22) == 2, "60 percent of two sets a side is one"
    ada.on(22).trains().on(23).wakes_with(3)
    assert sets_of(ada, "dead_bug", 24) == 2
    ada.on(24).trains().on(25).wakes_with(3)
    assert sets_of(ada, "dead_bug", 26) == 4
    said = why(back_from_a_flare_up().prescription(22), Outcome.FEWER_SETS, "Dead bug")
    assert said == ("Sessions of return after the flare-up still to do: 2 sessions, which is at least 1.",)


def test_60_percent_is_rounded_down() -> None:
    ada = Person.ready()
    for day in range(2, 26, 2):
        ada.on(day).does(ada.stands_on("dead_bug", day), confidence=8).on(day + 1).wakes_with(3)
    assert ada.stands_on("dead_bug", 26) == "dead_bug_arm_and_leg.0"
    in_a_flare_up(26, ada).bends(16, 16).wakes_on((27, 28), 3).says_it_is_over()
    assert ada.stands_on("dead_bug", 28) == "dead_bug_one_leg.0"
    assert sets_of(ada, "dead_bug", 28) == 2, "60 percent of three sets a side is 1.8: one"


def test_both_sides_lose_the_same_sets() -> None:
    item = next(item for item in back_from_a_flare_up().prescription(22).items if item.ladder == "dead_bug")
    assert [planned.side.value for planned in item.planned.sets] == ["left", "right"]


def test_a_practice_day_does_not_use_up_the_return() -> None:
    ada = back_from_a_flare_up().on(22).trains().on(23).trains()
    assert sets_of(ada, "dead_bug", 24) == 2


def test_the_sessions_of_return_do_not_count_upwards() -> None:
    ada = back_from_a_flare_up().trains(days=range(22, 26))
    assert ada.stands_on("dead_bug", 26) == "dead_bug_heel_slide.0"
    ada.trains(days=range(26, 35))
    assert ada.stands_on("dead_bug", 35) == "dead_bug_heel_slide.1"


# Long and repeated -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "kind"),
    [(24, DayKind.FLARE), (25, DayKind.CLINICIAN)],
    ids=["14_days", "15_days"],
)
def test_longer_than_14_days_is_clinician_first(day: int, kind: DayKind) -> None:
    ada = in_a_flare_up(10)
    assert ada.kind(day) is kind


def test_clinician_first_leaves_breathing_and_walking() -> None:
    asked = in_a_flare_up(10).prescription(25)
    assert strands(asked) == ["breathing"]
    assert asked.walk is not None
    assert why(asked, Outcome.CLINICIAN_FIRST) == ("Days since the flare-up began: 15 days, which is more than 14.",)


def test_a_word_on_the_long_flare_up_lets_it_go_on() -> None:
    assert in_a_flare_up(10).on(25).brings_a_word().kind(25) is DayKind.FLARE


def test_a_word_from_before_the_rule_held_does_not_settle_it() -> None:
    assert in_a_flare_up(10).on(20).brings_a_word().kind(25) is DayKind.CLINICIAN


@pytest.mark.parametrize("day", [30, 53, 60])
def test_a_word_on_a_flare_up_holds_until_it_is_over(day: int) -> None:
    ada = in_a_flare_up(10).on(25).brings_a_word()
    for on in (26, 46):
        ada.on(on).does("breathing_legs_on_chair", kind="flare")
    ada.on(37).is_screened()
    assert ada.kind(day) is DayKind.FLARE


def flare_ups(*spells: tuple[int, int], ada: Person | None = None) -> Person:
    """Flare-ups from a day to a day on which two settled mornings and the person's word end it."""
    ada = ada or Person.ready()
    for began, ended in spells:
        in_a_flare_up(began, ada).wakes_on((ended - 1, ended), 3).says_it_is_over()
        assert not still_going_on(ada, ended)
    return ada


@pytest.mark.parametrize(
    ("spells", "third", "kind", "because"),
    [
        (((3, 6), (10, 13)), 20, DayKind.CLINICIAN, "the third in 28 days"),
        (((10, 13),), 20, DayKind.FLARE, "the second"),
        (((3, 6), (10, 13)), 33, DayKind.CLINICIAN, "the first ended 27 days ago"),
        (((3, 6), (10, 13)), 34, DayKind.FLARE, "the first ended 28 days ago"),
    ],
)
def test_three_in_28_days_are_clinician_first(
    spells: tuple[tuple[int, int], ...], third: int, kind: DayKind, because: str
) -> None:
    ada = flare_ups(*spells)
    assert in_a_flare_up(third, ada).kind(third) is kind, because


def test_clinician_first_stays_when_the_third_is_over_but_for_a_word() -> None:
    ada = flare_ups((3, 6), (10, 13), (20, 23))
    assert ada.kind(23) is DayKind.CLINICIAN
    assert ada.on(24).brings_a_word().prescription(24).clearance == "clear"


def test_a_word_on_one_flare_up_does_not_cover_the_next() -> None:
    ada = flare_ups((3, 6), (10, 13), (20, 23)).on(23).brings_a_word()
    assert ada.kind(24) is not DayKind.CLINICIAN
    assert in_a_flare_up(26, ada).kind(26) is DayKind.CLINICIAN


# In Phase Two ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "phase"), [(27, "two"), (28, "one")], ids=["7_days", "8_days"])
def test_longer_than_7_days_closes_the_gate(day: int, phase: str) -> None:
    assert in_a_flare_up(20, in_phase_two()).prescription(day).phase == phase


@pytest.mark.parametrize(
    ("second", "phase", "because"),
    [
        (27, "one", "a second one"),
        (50, "one", "the first ended 27 days ago"),
        (51, "two", "the first ended 28 days ago"),
    ],
)
def test_a_second_one_in_28_days_closes_the_gate(second: int, phase: str, because: str) -> None:
    ada = flare_ups((20, 23), ada=in_phase_two())
    ada.on(40).does("lying_tilt").on(41).wakes_with(3)
    assert ada.prescription(second - 1).phase == "two"
    assert in_a_flare_up(second, ada).prescription(second).phase == phase, because


def test_the_way_back_says_why() -> None:
    asked = in_a_flare_up(20, in_phase_two()).prescription(28)
    assert choice(asked, Outcome.BACK_TO_PHASE_ONE)
    assert "Days since the flare-up began: 8 days, which is more than 7." in why(asked, Outcome.BACK_TO_PHASE_ONE)


@pytest.mark.parametrize("ends", [29, 35])
def test_a_closed_gate_stays_closed_when_the_flare_up_is_over(ends: int) -> None:
    ada = in_a_flare_up(20, in_phase_two()).wakes_on((ends - 1, ends), 3).says_it_is_over()
    asked = ada.prescription(ends)
    assert not still_going_on(ada, ends)
    assert asked.phase == "one"
    assert missing(asked) >= {"time", "holds", "quiet", "screening"}


def test_back_in_phase_one_nothing_of_phase_two_is_asked() -> None:
    ada = in_a_flare_up(20, in_phase_two()).wakes_on((28, 29), 3).says_it_is_over()
    ada.trains(days=range(29, 40))
    asked = {rung for one in ada.each_day(29, 39) for rung in rungs(one)}
    assert asked
    assert not {strand_of(rung) for rung in asked} & {"side_plank", "loaded_carry", "bend_rotation"}


def test_the_gate_opens_again_when_its_criteria_hold_again() -> None:
    ada = in_a_flare_up(20, in_phase_two()).wakes_on((28, 29), 3).says_it_is_over().trains(days=range(29, 75))
    assert ada.prescription(75).phase == "two"
    first_again = 29 + [asked.phase for asked in ada.each_day(29, 75)].index("two")
    assert first_again >= 28 + 14, "at least 14 days after the way back, and 14 days without a flare-up"
