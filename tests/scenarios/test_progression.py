"""Up, same, down: one exercise, one step, both sides, and the next morning (DECISIONS 3)."""

from __future__ import annotations

from typing import Any

import pytest

from quadratus.prescription.reasons import Outcome
from quadratus.prescription.record.events import Ended, Side

from .person import HURTS, LEFT_OUT, NOT_DONE, SHOULDER, TOO_HARD, But, Person, in_phase_two, why

BIRD_DOG = "bird_dog_leg"


def twice(rung: str = BIRD_DOG, ada: Person | None = None, first: int = 2, **second: Any) -> Person:
    """Two sessions with settled mornings, the first as asked, the second as told."""
    ada = ada or Person.ready()
    ada.on(first).does(rung).on(first + 1).wakes_with(3)
    return ada.on(first + 2).does(rung, **second).on(first + 3).wakes_with(3)


def climbs(ada: Person, ladder: str, to: str, *, day: int, confidence: int = 8) -> int:
    """Do a ladder every other day up to a place; the day after the last morning."""
    while ada.stands_on(ladder, day) != to:
        ada.on(day).does(ada.stands_on(ladder, day), confidence=confidence).on(day + 1).wakes_with(ada.usual)
        day += 2
        assert day < 120, f"{to} is never reached on {ladder}"
    return day


@pytest.mark.parametrize(
    ("second", "place", "because"),
    [
        ({}, "bird_dog_leg.1", "twice complete, settled and within effort"),
        ({"effort": 5}, "bird_dog_leg.1", "effort 5 is in the range of Phase One"),
        ({"effort": 6}, "bird_dog_leg.0", "effort 6 is above it"),
        ({"but": {BIRD_DOG: But(side=Side.LEFT, part=0.9)}}, "bird_dog_leg.0", "the left side fell short"),
        ({"but": {BIRD_DOG: But(side=Side.RIGHT, part=0.9)}}, "bird_dog_leg.0", "the right side fell short"),
        ({"but": {BIRD_DOG: But(missing=True, number=3)}}, "bird_dog_leg.0", "one set was not done"),
        ({"but": {BIRD_DOG: But(missing=True, side=Side.RIGHT)}}, "bird_dog_leg.0", "one side was not done"),
        ({"but": {BIRD_DOG: But(ended=Ended.TRUNK, number=3)}}, "bird_dog_leg.0", "a set ended early"),
        ({"but": {BIRD_DOG: But(ended=Ended.BREATH, number=0)}}, "bird_dog_leg.0", "a set ended early"),
        ({"but": {BIRD_DOG: But(too_hard=True, number=0)}}, "bird_dog_leg.0", "called too hard once"),
        ({"but": {BIRD_DOG: But(hurts=True, number=0)}}, "bird_dog_leg.0", "one set hurt, though all stayed green"),
        ({"but": {BIRD_DOG: But(ended=Ended.PAIN, number=0)}}, "bird_dog_leg.0", "pain ended a set"),
        ({"hurt": (BIRD_DOG,)}, "bird_dog_leg.0", "named at the end as what hurt"),
        ({"hurt": ("lying_tilt",)}, "bird_dog_leg.1", "another exercise was named"),
        ({"but": {BIRD_DOG: But(part=1.2)}}, "bird_dog_leg.1", "more than asked is complete"),
        ({"before": 2, "highest": 3}, "bird_dog_leg.1", "added 1 is green"),
        ({"before": 1, "highest": 3}, "bird_dog_leg.0", "added 2 is amber"),
        ({"closes": False}, "bird_dog_leg.0", "the closing questions are missing"),
    ],
)
def test_one_step_up_after_two_good_performances(second: dict[str, Any], place: str, because: str) -> None:
    assert twice(**second).stands_on("bird_dog", 6) == place, because


@pytest.mark.parametrize("told", [{"but": {BIRD_DOG: HURTS}}, {"hurt": (BIRD_DOG,)}], ids=["in_a_set", "at_the_end"])
def test_what_hurt_stays_and_says_so_until_it_was_good_twice(told: dict[str, Any]) -> None:
    ada = Person.ready()
    for day in (1, 3):
        ada.on(day).does(BIRD_DOG, **told).on(day + 1).wakes_with(3)
        assert ada.zone_of_last(day + 1) == "green"
    assert ada.stands_on("bird_dog", 5) == "bird_dog_leg.0"
    assert "It hurt." in why(ada.prescription(5), Outcome.SAME, "Bird dog")
    ada.on(5).does(BIRD_DOG).on(6).wakes_with(3)
    assert ada.stands_on("bird_dog", 7) == "bird_dog_leg.0"
    ada.on(7).does(BIRD_DOG).on(8).wakes_with(3)
    assert ada.stands_on("bird_dog", 9) == "bird_dog_leg.1"


@pytest.mark.parametrize("good_first", [True, False])
def test_the_first_of_the_two_must_be_good_as_well(good_first: bool) -> None:
    ada = Person.ready().on(2).does(BIRD_DOG, effort=4 if good_first else 6).on(3).wakes_with(3)
    ada.on(4).does(BIRD_DOG).on(5).wakes_with(3)
    assert ada.stands_on("bird_dog", 6) == ("bird_dog_leg.1" if good_first else "bird_dog_leg.0")


def test_one_performance_is_not_enough() -> None:
    ada = Person.ready().on(2).does(BIRD_DOG).on(3).wakes_with(3)
    assert ada.stands_on("bird_dog", 4) == "bird_dog_leg.0"


def test_good_bad_good_is_the_same_and_good_bad_good_good_is_up() -> None:
    ada = twice(effort=6).on(6).does(BIRD_DOG).on(7).wakes_with(3)
    assert ada.stands_on("bird_dog", 8) == "bird_dog_leg.0"
    ada.on(8).does(BIRD_DOG).on(9).wakes_with(3)
    assert ada.stands_on("bird_dog", 10) == "bird_dog_leg.1"


@pytest.mark.parametrize(("effort", "place"), [(7, "side_hip_hitch.1"), (8, "side_hip_hitch.0")])
def test_phase_two_allows_effort_7(effort: int, place: str) -> None:
    ada = twice("side_hip_hitch", in_phase_two(), first=18, effort=effort)
    assert ada.stands_on("side_plank", 22) == place


@pytest.mark.parametrize(("clock", "place"), [("06:59", "bird_dog_leg.0"), ("07:00", "bird_dog_leg.1")])
def test_pending_is_never_up(clock: str, place: str) -> None:
    assert twice().stands_on("bird_dog", 5, at=clock) == place


def test_never_up_while_the_morning_is_missing() -> None:
    ada = Person.ready().on(2).does(BIRD_DOG).on(3).wakes_with(3).on(4).does(BIRD_DOG)
    assert ada.stands_on("bird_dog", 8) == "bird_dog_leg.0"
    ada.on(8).wakes_with(3)
    assert ada.stands_on("bird_dog", 8) == "bird_dog_leg.0"


def test_a_session_without_closing_answers_stands_between_two_good_ones() -> None:
    ada = Person.ready().on(2).does(BIRD_DOG).on(3).wakes_with(3)
    ada.on(4).does(BIRD_DOG, closes=False).on(5).wakes_with(3)
    ada.on(6).does(BIRD_DOG).on(7).wakes_with(3)
    assert ada.stands_on("bird_dog", 8) == "bird_dog_leg.0"
    ada.on(8).does(BIRD_DOG).on(9).wakes_with(3)
    assert ada.stands_on("bird_dog", 10) == "bird_dog_leg.1"


def test_never_twice_on_one_performance() -> None:
    ada = twice().on(6).does("bird_dog_leg.1").on(7).wakes_with(3)
    assert ada.stands_on("bird_dog", 8) == "bird_dog_leg.1"
    ada.on(8).does("bird_dog_leg.1").on(9).wakes_with(3)
    assert ada.stands_on("bird_dog", 10) == "bird_dog_leg.2"


def test_two_reports_of_one_morning_are_one_step() -> None:
    ada = twice().on(5).wakes_with(3, at="08:00").wakes_with(3, at="09:00")
    assert ada.stands_on("bird_dog", 6) == "bird_dog_leg.1"


def test_a_performance_at_another_step_than_the_present_one_does_not_count() -> None:
    ada = Person.ready().on(2).does("bird_dog_leg.2").on(3).wakes_with(3)
    ada.on(4).does("bird_dog_leg.2").on(5).wakes_with(3)
    assert ada.stands_on("bird_dog", 6) == "bird_dog_leg.0"


@pytest.mark.parametrize(
    ("confidence", "place"),
    [(6, "dead_bug_heel_slide.2"), (7, "dead_bug_one_leg.0")],
)
def test_a_rung_up_asks_for_confidence_7(confidence: int, place: str) -> None:
    ada = Person.ready()
    day = climbs(ada, "dead_bug", "dead_bug_heel_slide.2", day=2)
    twice("dead_bug_heel_slide.2", ada, first=day, confidence=confidence)
    assert ada.stands_on("dead_bug", day + 4) == place


def test_a_rung_up_is_not_guessed_where_confidence_was_never_given() -> None:
    ada = Person.ready()
    for day in range(2, 14, 2):
        ada.on(day).does(ada.stands_on("dead_bug", day)).on(day + 1).wakes_with(3)
    assert ada.stands_on("dead_bug", 14) == "dead_bug_heel_slide.2"


def test_a_dose_step_up_asks_for_no_confidence() -> None:
    assert twice(confidence=0).stands_on("bird_dog", 6) == "bird_dog_leg.1"


@pytest.mark.parametrize(("later", "place"), [(6, "dead_bug_heel_slide.2"), (9, "dead_bug_one_leg.0")])
def test_the_last_confidence_given_for_the_strand_counts(later: int, place: str) -> None:
    ada = Person.ready()
    day = climbs(ada, "dead_bug", "dead_bug_heel_slide.2", day=2)
    ada.on(day).does("dead_bug_heel_slide.2").on(day + 1).wakes_with(3)
    ada.on(day + 2).does("dead_bug_heel_slide.2", confidence=7).is_confident("isometric_hold", later, at="20:00")
    assert ada.on(day + 3).wakes_with(3).stands_on("dead_bug", day + 3) == place


def test_at_the_top_of_a_ladder_there_is_no_further_step() -> None:
    ada = Person.ready()
    day = climbs(ada, "lying_tilt", "lying_tilt.2", day=2)
    assert twice("lying_tilt.2", ada, first=day).stands_on("lying_tilt", day + 4) == "lying_tilt.2"


# Down ------------------------------------------------------------------------------------------

SESSION = ("lying_tilt.1", "dead_bug_heel_slide.1", "bird_dog_leg.1")


def one_step_up() -> Person:
    """Tilt, dead bug and bird dog at their second step on day 6."""
    ada = Person.ready()
    for day in (2, 4):
        ada.on(day).does("lying_tilt", "dead_bug_heel_slide", "bird_dog_leg").on(day + 1).wakes_with(3)
    return ada


@pytest.mark.parametrize(
    ("told", "tilt", "dead_bug", "bird_dog", "because"),
    [
        ({"before": 3, "highest": 6}, 1, 0, 0, "nothing named: all holds of that session"),
        ({"before": 3, "highest": 6, "but": {"bird_dog": HURTS}}, 1, 1, 0, "only what hurt"),
        ({"before": 3, "highest": 6, "hurt": ("lying_tilt",)}, 0, 1, 1, "only what was named at the end"),
        ({"stopped_for_pain": True}, 1, 0, 0, "stopped for pain"),
        ({"stopped_for_pain": True, "but": {"dead_bug": But(ended=Ended.PAIN, part=0)}}, 1, 0, 1, "pain ended it"),
        ({"leg_symptoms": True}, 1, 0, 0, "new leg symptoms"),
        ({"before": 1, "highest": 3}, 1, 1, 1, "amber takes nothing down"),
        ({"before": 1, "highest": 3, "but": {"bird_dog": HURTS}}, 1, 1, 1, "amber takes nothing down, hurt or not"),
        ({"effort": 10}, 1, 1, 1, "effort takes nothing down"),
    ],
)
def test_a_red_session_takes_one_step_down(
    told: dict[str, Any], tilt: int, dead_bug: int, bird_dog: int, because: str
) -> None:
    ada = one_step_up().on(6).does(*SESSION, **told)
    stands = [ada.stands_on(ladder, 7)[-1] for ladder in ("lying_tilt", "dead_bug", "bird_dog")]
    assert stands == [str(tilt), str(dead_bug), str(bird_dog)], because


@pytest.mark.parametrize(("morning", "step"), [(4, "1"), (5, "0")])
def test_a_red_morning_takes_down_as_well(morning: int, step: str) -> None:
    ada = one_step_up().on(6).does(*SESSION).on(7).wakes_with(morning)
    assert ada.stands_on("bird_dog", 7)[-1] == step


def test_down_is_decided_once_for_a_session() -> None:
    ada = Person.ready()
    day = climbs(ada, "bird_dog", "bird_dog_leg.2", day=2)
    ada.on(day).does("bird_dog_leg.2", before=3, highest=6).on(day + 1).wakes_with(9).wakes_with(10, at="09:00")
    assert ada.stands_on("bird_dog", day + 1) == "bird_dog_leg.1"


def test_at_the_first_step_a_red_session_takes_one_rung_down_to_its_first_step() -> None:
    ada = Person.ready()
    day = climbs(ada, "dead_bug", "dead_bug_one_leg.0", day=2)
    ada.on(day).does("dead_bug_one_leg", before=3, highest=6)
    assert ada.stands_on("dead_bug", day + 1) == "dead_bug_heel_slide.0"


def test_down_counts_from_where_it_was_done_if_that_is_lower() -> None:
    ada = Person.ready()
    day = climbs(ada, "bird_dog", "bird_dog_leg.2", day=2)
    ada.on(day).does("bird_dog_leg.1", before=3, highest=6)
    assert ada.stands_on("bird_dog", day + 1) == "bird_dog_leg.0"


def test_down_counts_from_where_the_person_stands_if_that_is_lower() -> None:
    ada = one_step_up().on(6).does("bird_dog_leg.3", before=3, highest=6)
    assert ada.stands_on("bird_dog", 7) == "bird_dog_leg.0"


def test_at_the_foot_of_the_ladder_it_stays() -> None:
    ada = Person.ready().on(2).does(BIRD_DOG, before=3, highest=6)
    assert ada.stands_on("bird_dog", 3) == "bird_dog_leg.0"


@pytest.mark.parametrize(
    ("efforts", "step"),
    [
        ((True,), "1"),
        ((True, True), "0"),
        ((True, False), "1"),
        ((True, False, True), "1"),
        ((False, True, True), "0"),
    ],
    ids=["once", "twice_running", "once_then_fine", "twice_with_one_between", "fine_then_twice"],
)
def test_too_hard_twice_running_is_one_step_down(efforts: tuple[bool, ...], step: str) -> None:
    ada = one_step_up()
    for number, hard in enumerate(efforts):
        day = 6 + 2 * number
        ada.on(day).does("bird_dog_leg.1", effort=6, but={"all": TOO_HARD} if hard else None).on(day + 1).wakes_with(3)
    assert ada.stands_on("bird_dog", 6 + 2 * len(efforts))[-1] == step


def test_a_skipped_exercise_stays_where_it_is() -> None:
    ada = one_step_up().on(6).does(*SESSION, before=3, highest=6, but={"bird_dog": LEFT_OUT, "dead_bug": NOT_DONE})
    assert ada.stands_on("bird_dog", 7) == "bird_dog_leg.1"
    assert ada.stands_on("dead_bug", 7) == "dead_bug_heel_slide.1"


# The shoulder ----------------------------------------------------------------------------------


def at_knees() -> tuple[Person, int]:
    """On the third rung of the side plank in Phase Two."""
    ada = in_phase_two()
    return ada, climbs(ada, "side_plank", "side_plank_knees.0", day=18)


@pytest.mark.parametrize(
    ("stops", "spared"),
    [((True,), False), ((True, True), True), ((True, False), False), ((True, False, True), False)],
    ids=["once", "twice_running", "once_then_fine", "with_one_between"],
)
def test_stopped_for_the_shoulder_twice_running(stops: tuple[bool, ...], spared: bool) -> None:
    ada, day = at_knees()
    for stop in stops:
        ada.on(day).does("side_plank_knees", effort=8, but={"all": SHOULDER} if stop else None).on(day + 1).wakes_with(
            3
        )
        day += 2
    assert ada.state(day).ladders["side_plank"].spared is spared
    assert (ada.stands_on("side_without_shoulder", day) == "band_press_hold.0") is spared, "the same rung number"


def test_the_ladder_that_spares_the_shoulder_is_offered_instead() -> None:
    ada, day = at_knees()
    for on in (day, day + 2):
        ada.on(on).does("side_plank_knees", but={"all": SHOULDER}).bends(16, 16).on(on + 1).wakes_with(3)
    asked = ada.on(day + 6).is_screened().prescription(day + 6)
    ladders = [item.ladder for item in asked.items]
    assert "side_without_shoulder" in ladders
    assert "side_plank" not in ladders
    said = why(asked, Outcome.SHOULDER_SPARED)
    assert said == ("Times in a row that the arm or shoulder ended it: 2 times, which is at least 2.",)


def test_an_exercise_without_such_a_ladder_stays_the_same() -> None:
    ada = one_step_up()
    for day in (6, 8):
        ada.on(day).does("bird_dog_leg.1", but={"all": SHOULDER}).on(day + 1).wakes_with(3)
    assert ada.stands_on("bird_dog", 10) == "bird_dog_leg.1"


# Two reds in a week ----------------------------------------------------------------------------


def good_from(first: int, *, second_red: int = 5) -> Person:
    """Red on day 2 and again, one good performance before, one on `first` with its morning after."""
    ada = Person.ready().on(2).does("lying_tilt", before=3, highest=6)
    ada.on(second_red).does("lying_tilt", before=3, highest=6)
    ada.on(second_red + 1).does(BIRD_DOG).on(second_red + 2).wakes_with(3)
    return ada.on(first).does(BIRD_DOG).on(first + 1).wakes_with(3)


@pytest.mark.parametrize(
    ("life", "place", "because"),
    [
        (good_from(9), "bird_dog_leg.0", "day 10 is within 7 days of the second red on day 5"),
        (good_from(10), "bird_dog_leg.0", "day 11 is the seventh day"),
        (good_from(11), "bird_dog_leg.1", "day 12 is free"),
        (good_from(14, second_red=9), "bird_dog_leg.1", "two reds 7 days apart do not hold back"),
        (good_from(14, second_red=8), "bird_dog_leg.1", "day 15 is free"),
        (good_from(13, second_red=8), "bird_dog_leg.0", "two reds 6 days apart do hold back"),
    ],
    ids=["day_5_after", "day_6_after", "day_7_after", "7_days_apart", "6_apart_free", "6_apart_held"],
)
def test_after_two_reds_in_7_days_nothing_goes_up_for_7_days(life: Person, place: str, because: str) -> None:
    assert life.stands_on("bird_dog", life.day) == place, because


def test_what_kept_it_the_same_is_said() -> None:
    ada = twice(effort=6).on(6)
    assert why(ada.prescription(6), Outcome.SAME, "Bird dog") == ("Effort: 6 of 10, which is more than 5.",)


def test_a_step_up_names_what_was_counted() -> None:
    said = why(twice().prescription(6), Outcome.STEP_UP, "Bird dog")
    assert said[0].startswith("Times in a row that it was complete, settled and not too great an effort: 2")
    assert "Effort: 4 of 10, which is at most 5." in said
    assert "Answer of the back: settled." in said
