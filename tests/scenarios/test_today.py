"""Today's session: order, rhythm, minutes, what suits the person, and the days that are different (DECISIONS 7)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import pairwise

import pytest

from quadratus.prescription.facts import Standing
from quadratus.prescription.prescription import DayKind, Item, Prescription
from quadratus.prescription.reasons import Outcome
from quadratus.prescription.record.events import Side
from quadratus.prescription.today.days import test_plan as plan_of
from quadratus.prescription.wording import sentences
from quadratus.prescription.wording import subject as about

from .person import (
    ASKED,
    EVERYTHING,
    FOUNDATION,
    HURTS,
    METHOD,
    SHOULDER,
    Person,
    every_choice,
    in_phase_two,
    outcomes,
    rungs,
    strands,
    why,
)

ACCESSORIES = {"pelvic_control", "mobility"}
PLANK = [place.key for _, place in METHOD.rungs["side_plank"]]


@cache
def _ten_weeks() -> Person:
    return Person.ready().trains(days=range(1, 71))


@cache
def _each_day() -> list[Prescription]:
    return _ten_weeks().each_day(1, 70)


# Order -----------------------------------------------------------------------------------------


def test_phase_one_breathing_pelvic_control_mobility_then_holds_and_a_walk_beside() -> None:
    asked = Person.ready().prescription(1)
    assert asked.kind is DayKind.STRENGTH
    assert strands(asked) == ["breathing", "pelvic_control", "mobility", "isometric_hold"]
    assert asked.walk is not None
    assert asked.walk.strand == "walking"


def test_phase_two_breathing_and_mobility_then_plank_carry_bend() -> None:
    asked = in_phase_two().prescription(18)
    assert asked.kind is DayKind.STRENGTH
    assert strands(asked) == ["breathing", "mobility", "side_plank", "loaded_carry", "bend_rotation"]
    assert asked.walk is not None


def test_each_strength_strand_of_phase_two_gives_one_exercise() -> None:
    asked = in_phase_two().prescription(18)
    assert [item.strand for item in asked.items][-3:] == ["side_plank", "loaded_carry", "bend_rotation"]


def test_the_day_between_is_practice_of_breathing_and_accessories() -> None:
    asked = Person.ready().trains().prescription(2)
    assert asked.kind is DayKind.PRACTICE
    assert strands(asked) == ["breathing", "pelvic_control", "mobility"]
    assert strands(in_phase_two().prescription(16)) == ["breathing", "mobility"]


# Rhythm ----------------------------------------------------------------------------------------


def test_strength_not_on_two_days_running() -> None:
    kinds = [asked.kind for asked in _each_day()]
    strength = [kind in (DayKind.STRENGTH, DayKind.TEST) for kind in kinds]
    assert not any(first and second for first, second in pairwise(strength))


def test_strength_two_to_three_times_a_week() -> None:
    kinds = [asked.kind for asked in _each_day()]
    for first in range(64):
        assert kinds[first : first + 7].count(DayKind.STRENGTH) <= 3
        assert kinds[first : first + 7].count(DayKind.STRENGTH) >= 2


@pytest.mark.parametrize(("day", "kind"), [(3, DayKind.PRACTICE), (4, DayKind.STRENGTH)], ids=["next", "after_next"])
def test_a_day_lies_between_two_strength_days(day: int, kind: DayKind) -> None:
    assert Person.ready().on(2).does("bird_dog_leg").kind(day) is kind


@pytest.mark.parametrize(("day", "kind"), [(7, DayKind.PRACTICE), (8, DayKind.STRENGTH)], ids=["6_back", "7_back"])
def test_the_fourth_strength_day_waits_until_the_first_is_a_week_old(day: int, kind: DayKind) -> None:
    ada = Person.ready()
    for on in (1, 3, 5):
        ada.on(on).does("bird_dog_leg")
    assert ada.kind(day) is kind


@pytest.mark.parametrize(("day", "kind"), [(17, DayKind.PRACTICE), (18, DayKind.STRENGTH)], ids=["6_back", "7_back"])
def test_the_same_in_phase_two(day: int, kind: DayKind) -> None:
    assert in_phase_two().kind(day) is kind, "strength on days 11, 13 and 15"


@pytest.mark.parametrize(("running", "kind"), [(5, DayKind.STRENGTH), (6, DayKind.REST)])
def test_six_training_days_running_in_phase_two(running: int, kind: DayKind) -> None:
    ada = in_phase_two()
    for day in range(20, 20 + running):
        ada.on(day).does("lying_tilt")
    assert ada.kind(20 + running) is kind


def test_practice_only_does_not_count_as_strength() -> None:
    ada = Person.ready()
    for day in range(1, 6):
        ada.on(day).does("lying_tilt")
    assert ada.kind(6) is DayKind.STRENGTH


@pytest.mark.parametrize(("running", "kind"), [(5, DayKind.STRENGTH), (6, DayKind.REST)])
def test_after_six_training_days_running_a_rest_day_with_a_walk(running: int, kind: DayKind) -> None:
    ada = Person.ready()
    for day in range(1, 1 + running):
        ada.on(day).does("lying_tilt")
    asked = ada.prescription(1 + running)
    assert asked.kind is kind
    if kind is DayKind.REST:
        assert asked.items == ()
        assert asked.walk is not None


def test_breathing_pelvic_control_and_mobility_come_daily() -> None:
    for asked in _each_day()[:22]:
        if asked.kind in (DayKind.STRENGTH, DayKind.PRACTICE):
            assert "breathing" in strands(asked)
        if asked.kind is DayKind.PRACTICE:
            assert set(strands(asked)) >= ACCESSORIES


def test_a_practice_day_takes_5_to_15_minutes() -> None:
    lengths = {asked.day: asked.minutes for asked in _each_day() if asked.kind is DayKind.PRACTICE}
    assert {day: minutes for day, minutes in lengths.items() if not 5 <= minutes <= 15} == {}


def test_done_for_today() -> None:
    ada = Person.ready().trains()
    assert ada.kind(1, at="18:10") is not DayKind.DONE
    assert ada.kind(1, at="20:00") is DayKind.DONE
    assert ada.kind(2, at="00:01") is not DayKind.DONE


# Minutes ---------------------------------------------------------------------------------------


def seconds_by_hand(items: tuple[Item, ...]) -> int:
    """The sum of sets, rests and changes, written out once more."""
    pacing, caps = METHOD.frame.pacing, METHOD.frame.load
    total = pacing.change_seconds * (len(items) - 1) if items else 0
    for item in items:
        dose, first = item.dose, item.planned.sets[0].side
        total += pacing.get_ready_seconds
        for number, planned in enumerate(item.planned.sets):
            if number:
                total += dose.rest_seconds if planned.side is first else pacing.switch_sides_seconds
            each = dose.hold_seconds or dose.tempo_seconds or dose.breath_seconds or 0
            if dose.metres:
                each = round(dose.metres / caps.metres_a_second)
            unit = dose.hold_seconds or dose.metres or 1
            times = round(planned.target / unit)
            total += times * each + (times - 1) * dose.pause_seconds
    return total


@pytest.mark.parametrize("minutes", [5, 6, 8, 10, 12, 15, 17, 20, 25, 30, 35, 40])
@pytest.mark.parametrize("life", ["start", "week_5", "phase_two"])
def test_the_session_fits_the_minutes_and_states_its_length(life: str, minutes: int) -> None:
    ada = {"start": Person.ready, "week_5": lambda: _ten_weeks().copy(), "phase_two": in_phase_two}[life]()
    day = {"start": 1, "week_5": 19, "phase_two": 18}[life]
    ada.on(day).has(minutes=minutes, at="07:00")
    asked = ada.prescription(day)
    assert asked.kind is DayKind.STRENGTH
    assert asked.seconds <= minutes * 60
    assert asked.seconds == seconds_by_hand(asked.items)
    assert 0 <= asked.minutes * 60 - asked.seconds < 60


def at_minutes(minutes: int) -> Prescription:
    """Week 3 of Phase One, at the highest doses of accessories, in so many minutes."""
    ada = _ten_weeks().copy().on(19).has(minutes=minutes, at="07:00")
    return ada.prescription(19)


def sets_of(asked: Prescription, strand_keys: set[str]) -> int:
    return sum(len(item.planned.sets) for item in asked.items if item.strand in strand_keys)


def exercises_of(asked: Prescription, strand_keys: set[str]) -> int:
    return sum(1 for item in asked.items if item.strand in strand_keys)


def test_fewer_minutes_first_take_sets_of_accessories_then_accessories_then_holds() -> None:
    asked = [at_minutes(minutes) for minutes in range(40, 4, -1)]
    whole = asked[0]
    holds = {"isometric_hold"}
    for one in asked:
        if sets_of(one, holds) < sets_of(whole, holds):
            assert exercises_of(one, ACCESSORIES) == 0, "a hold gives way only after every accessory"
        if exercises_of(one, ACCESSORIES) < exercises_of(whole, ACCESSORIES):
            kept = [item for item in one.items if item.strand in ACCESSORIES]
            assert all(len(item.planned.sets) == len(item.sides) for item in kept), "first sets, then exercises"
        if exercises_of(one, holds) > 1:
            full = {item.rung: len(item.planned.sets) for item in whole.items}
            assert all(len(item.planned.sets) == full[item.rung] for item in one.items if item.strand in holds), (
                "holds give way whole, down to the last one"
            )


@pytest.mark.parametrize("minutes", range(5, 41))
def test_never_a_hold_without_its_breathing(minutes: int) -> None:
    asked = at_minutes(minutes)
    assert strands(asked)[:1] == ["breathing"]


def test_what_had_to_give_way_is_said() -> None:
    assert {Outcome.LEFT_OUT, Outcome.FEWER_SETS} & outcomes(at_minutes(15))
    assert not {Outcome.LEFT_OUT, Outcome.FEWER_SETS} & outcomes(at_minutes(40))


def test_what_gave_way_last_time_comes_first_next_time() -> None:
    ada = Person.ready(minutes=8)
    seen = {rung for asked in ada.trains(days=range(1, 20)).each_day(1, 19) for rung in rungs(asked)}
    holds = {METHOD.rungs[ladder.key][0][1].key for ladder in METHOD.frame.ladders if ladder.strand == "isometric_hold"}
    assert holds <= seen, "with few minutes every hold still has its turn"


# What suits the person -------------------------------------------------------------------------


def test_without_the_thing_the_exercise_is_left_out() -> None:
    without_stick = Person.ready(equipment=[thing for thing in EVERYTHING if thing != "stick"])
    seen = {rung for asked in without_stick.trains(days=range(1, 10)).each_day(1, 9) for rung in rungs(asked)}
    assert "hip_hinge" not in seen
    without_weight = in_phase_two().on(18).has(equipment=[thing for thing in EVERYTHING if thing != "weight"])
    asked = without_weight.prescription(18)
    assert "loaded_carry" not in strands(asked)
    assert why(asked, Outcome.LEFT_OUT, "Loaded carry") == (
        "Not at hand: Dumbbells, kettlebells or two bags that can be weighed.",
    )


def test_with_the_thing_the_exercise_is_there() -> None:
    seen = {rung for asked in Person.ready().trains(days=range(1, 7)).each_day(1, 6) for rung in rungs(asked)}
    assert "hip_hinge" in seen
    assert "two_hand_carry" in rungs(in_phase_two().prescription(18))


def at_the_knees() -> Person:
    """In Phase Two at the second rung of the side plank, day 28 at the latest."""
    ada = in_phase_two()
    for day in range(18, 28):
        rung = ada.stands_on("side_plank", day)
        ada.on(day).does(rung, confidence=8).on(day + 1).wakes_with(3)
    assert ada.stands_on("side_plank", 28).startswith("side_plank_knees")
    return ada.on(28).bends(16, 16)


def side_plank_today(ada: Person, day: int = 33) -> Item:
    return next(item for item in ada.prescription(day).items if item.strand == "side_plank")


def test_a_sore_shoulder_gets_the_ladder_that_spares_it_at_its_own_rung() -> None:
    ada = at_the_knees()
    assert side_plank_today(ada).rung.startswith("side_plank_knees")
    item = side_plank_today(ada.on(29).has(conditions=["shoulder"]))
    assert (item.ladder, item.rung, item.step) == ("side_without_shoulder", "hip_hitch_step", 0)
    asked = ada.prescription(33)
    assert any(
        said == ("You told us: Sore or recently injured shoulder or arm.",) for said in reasons_for(asked, "Side plank")
    )


def reasons_for(asked: Prescription, subject: str) -> list[tuple[str, ...]]:
    return [sentences(one.reason, METHOD) for one in every_choice(asked) if about(one, METHOD) == subject]


def plank_on_knees(**given: object) -> Person:
    """The front plank at its second rung, first step."""
    ada = Person.ready(**given)  # type: ignore[arg-type]
    for day in range(2, 18, 2):
        ada.on(day).does(ada.stands_on("front_plank", day), confidence=8).on(day + 1).wakes_with(3)
    assert ada.stands_on("front_plank", 18) == "front_plank_knees.0"
    return ada.on(17).bends(16, 16)


def test_elsewhere_the_next_lower_rung_that_suits_is_taken_at_its_last_step() -> None:
    ada = plank_on_knees().on(19).has(conditions=["floor_hard"], at="07:00")
    item = next(item for item in ada.prescription(19).items if item.ladder == "front_plank")
    assert (item.rung, item.step) == ("front_plank_wall", 3)
    said = why(ada.prescription(19), Outcome.LOWER_RUNG, "Front plank")
    assert said == ("You told us: Getting down to the floor is hard.",)


def test_where_the_person_stands_is_not_changed_by_what_suits_today() -> None:
    ada = plank_on_knees().on(19).has(conditions=["floor_hard"], at="07:00").trains().on(20).wakes_with(3)
    assert ada.stands_on("front_plank", 20) == "front_plank_knees.0"


def test_getting_better_the_person_is_back_where_they_were() -> None:
    ada = at_the_knees()
    before = side_plank_today(ada).rung
    ada.on(29).has(conditions=["shoulder"]).on(30).has()
    assert side_plank_today(ada).rung == before


def test_what_is_blocked_for_a_condition_is_never_asked() -> None:
    for condition in METHOD.condition_by_key:
        ada = at_the_knees().on(29).has(conditions=[condition])
        for asked in (ada.prescription(33), Person.ready(conditions=[condition]).prescription(1)):
            effects = [METHOD.rung_by_key[rung][0].exclusions.get(condition) for rung in rungs(asked)]
            assert not {"block", "clearance"} & set(effects), condition


def test_a_condition_that_only_changes_an_exercise_brings_its_note() -> None:
    item = next(item for item in Person.ready(conditions=["knee"]).prescription(1).items if item.rung == "bird_dog_leg")
    assert item.notes == (METHOD.rung_by_key["bird_dog_leg"][0].modifications["knee"],)
    plain = next(item for item in Person.ready().prescription(1).items if item.rung == "bird_dog_leg")
    assert plain.notes == ()


def test_a_change_that_stands_in_for_another_is_read_alone() -> None:
    changes = METHOD.rung_by_key["bird_dog_leg"][0].modifications
    for conditions, read in ((["floor_hard"], ["floor_hard"]), (["floor_hard", "knee"], ["knee"])):
        today = Person.ready(conditions=conditions).prescription(1)
        item = next(item for item in today.items if item.rung == "bird_dog_leg")
        assert item.notes == tuple(changes[condition] for condition in read)


def test_where_no_rung_suits_the_ladder_is_left_out_with_the_reason() -> None:
    asked = Person.ready(conditions=["vertebral_fracture"]).prescription(1)
    assert "isometric_hold" not in strands(asked)
    assert why(asked, Outcome.LEFT_OUT, "Bird dog") == ("You told us: A broken bone in the spine, or a sign of one.",)


def test_both_sides_are_always_trained() -> None:
    for asked in _each_day()[:69]:
        for item in asked.items:
            sides = [planned.side for planned in item.planned.sets]
            assert sides.count(Side.LEFT) == sides.count(Side.RIGHT)
            assert (Side.BOTH in sides) == (METHOD.rung_by_key[item.rung][0].sides == "together")


# Ease day --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("pain", "kind"), [(5, DayKind.STRENGTH), (6, DayKind.EASE)], ids=["b_plus_2", "b_plus_3"])
def test_a_check_in_above_b_plus_2_makes_an_ease_day(pain: int, kind: DayKind) -> None:
    ada = Person.ready().on(2).checks_in(pain)
    assert ada.kind(2) is kind


def test_an_ease_day_is_breathing_mobility_and_a_walk() -> None:
    asked = Person.ready().on(2).checks_in(6).prescription(2)
    assert strands(asked) == ["breathing", "mobility"]
    assert asked.walk is not None
    assert why(asked, Outcome.EASE_DAY) == ("Pain now, counted from your usual pain: 3 points, which is more than 2.",)


def test_the_check_in_of_yesterday_does_not_count_today() -> None:
    assert Person.ready().on(2).checks_in(9).kind(3) is DayKind.STRENGTH


def test_the_last_check_in_of_today_counts() -> None:
    assert Person.ready().on(2).checks_in(9, at="08:00").checks_in(3, at="16:00").kind(2) is DayKind.STRENGTH


# Test day --------------------------------------------------------------------------------------


def before_a_test(**ready: object) -> Person:
    """Trained from day 1 on the wall lean, green twice, so that it is safe to test."""
    ada = Person.ready(**ready)  # type: ignore[arg-type]
    for day in (1, 3):
        ada.on(day).does("wall_side_lean").on(day + 1).wakes_with(3)
    return ada.on(9).does("wall_side_lean.1").on(10).wakes_with(3)


@pytest.mark.parametrize(("day", "kind"), [(14, DayKind.STRENGTH), (15, DayKind.TEST)], ids=["13_days", "14_days"])
def test_a_test_day_every_14_days_in_place_of_strength(day: int, kind: DayKind) -> None:
    assert before_a_test().kind(day) is kind


@pytest.mark.parametrize(("day", "kind"), [(27, DayKind.STRENGTH), (28, DayKind.TEST)], ids=["13_days", "14_days"])
def test_a_test_day_every_14_days_in_phase_two(day: int, kind: DayKind) -> None:
    assert in_phase_two().on(25).does("lying_tilt").kind(day) is kind


@pytest.mark.parametrize(("day", "kind"), [(28, DayKind.STRENGTH), (29, DayKind.TEST)], ids=["13_days", "14_days"])
def test_the_next_one_counts_from_the_last(day: int, kind: DayKind) -> None:
    ada = before_a_test().on(15).holds("wall_side_lean", 25, 25)
    for on in (20, 24):
        ada.on(on).does("lying_tilt").on(on + 1).wakes_with(3)
    assert ada.on(26).is_screened().kind(day) is kind


def test_a_test_day_measures_a_safe_hold_up_to_60_seconds_and_the_bends() -> None:
    asked = before_a_test().prescription(15)
    assert asked.test is not None
    assert asked.test.hold is not None
    assert (asked.test.hold.rung, asked.test.hold.cap_seconds, asked.test.bend) == ("wall_side_lean", 60, True)
    assert "isometric_hold" not in strands(asked)


def test_without_a_tape_only_the_hold_is_measured() -> None:
    asked = before_a_test(equipment=("stick",)).prescription(15)
    assert asked.test is not None
    assert asked.test.bend is False


@pytest.mark.parametrize(
    ("left", "right", "next_rung"),
    [
        (59, 60, "wall_side_lean"),
        (60, 59, "wall_side_lean"),
        (60, 60, "side_plank_knees_hand"),
        (75, 60, "side_plank_knees_hand"),
    ],
)
def test_the_hold_tested_last_is_tested_again_until_both_sides_reach_the_cap(
    left: float, right: float, next_rung: str
) -> None:
    ada, day = in_phase_two().holds("wall_side_lean", left, right), 18
    while ada.stands_on("side_plank", day) != "side_plank_knees_hand.1":
        ada.on(day).does(ada.stands_on("side_plank", day), confidence=8).on(day + 1).wakes_with(3)
        day += 2
    plan = plan_of(Standing(METHOD, ada.state(day), ada.at(ASKED, day)))
    assert plan is not None
    assert plan.hold is not None
    assert plan.hold.rung == next_rung


@pytest.mark.parametrize("highest", [3, 4], ids=["green", "amber"])
def test_only_a_rung_that_was_done_complete_and_green_is_tested(highest: int) -> None:
    ada = Person.ready()
    for day in (1, 3):
        ada.on(day).does("wall_side_lean", highest=highest).on(day + 1).wakes_with(3)
    ada.on(9).does("lying_tilt").on(10).wakes_with(3)
    plan = ada.prescription(15).test
    assert plan is not None
    assert (plan.hold is not None) is (highest == 3)


def test_with_nothing_to_measure_it_is_a_strength_day() -> None:
    ada = Person.ready(equipment=()).on(1).does("lying_tilt").on(9).does("lying_tilt").on(10).wakes_with(3)
    assert ada.kind(15) is DayKind.STRENGTH


@pytest.mark.parametrize(
    ("red", "kind"),
    [(13, DayKind.STRENGTH), (12, DayKind.TEST)],
    ids=["2_days_after_a_red", "3_days_after_a_red"],
)
def test_never_within_two_days_of_a_red_session(red: int, kind: DayKind) -> None:
    ada = before_a_test().on(red).does("lying_tilt", before=3, highest=6)
    assert ada.kind(15) is kind


def plank_of_the_next_test(ada: Person, first: int) -> tuple[int, int] | None:
    """The rung of the first side plank that is asked as a test from a day on, and the rung where the person stands."""
    for day in range(first, first + 20):
        asked = ada.on(day).wakes_with(3).prescription(day)
        if asked.test and asked.test.hold:
            place = METHOD.rung_by_key[asked.test.hold.rung][1]
            return (place.rung, ada.state(day).ladders["side_plank"].rung) if place.ladder == "side_plank" else None
        if day % 2:
            ada.does("cat_camel", kind="practice")
    raise AssertionError("no hold was tested")


def test_a_test_day_asks_no_hold_above_the_place_after_a_fresh_start() -> None:
    ada = in_phase_two().on(18).does(PLANK[5], effort=6).on(19).wakes_with(3)
    ada.on(55).is_screened(at="06:10").has_baseline(3, at="06:20")
    for day in range(55, 70, 2):
        ada.on(day).does(*FOUNDATION, confidence=8).on(day + 1).wakes_with(3)
    ada.on(70).is_screened(at="12:00")
    assert plank_of_the_next_test(ada, 71) == (1, 1)


def test_a_test_day_asks_no_hold_that_a_red_answer_took_away() -> None:
    ada = in_phase_two().on(18).does(PLANK[0], effort=6).on(19).wakes_with(3)
    ada.on(20).does(PLANK[1], effort=6).on(21).wakes_with(3)
    ada.on(22).does(PLANK[1], effort=6, but={"side_plank": HURTS}, highest=7, stopped_for_pain=True)
    assert plank_of_the_next_test(ada.on(23).wakes_with(3), 24) == (1, 1)


@pytest.mark.parametrize(("stops", "tested"), [(1, (1, 1)), (2, None)], ids=["stopped_once", "stopped_twice"])
def test_a_plank_that_gave_way_for_the_shoulder_is_not_tested(stops: int, tested: tuple[int, int] | None) -> None:
    ada = in_phase_two().on(18).does(PLANK[0], effort=6).on(19).wakes_with(3)
    for day in (20, 22)[:stops]:
        ada.on(day).does(PLANK[0], but={"side_plank": SHOULDER}).on(day + 1).wakes_with(3)
    assert plank_of_the_next_test(ada, 24) == tested


@pytest.mark.parametrize(("sessions", "kind"), [(1, DayKind.STRENGTH), (2, DayKind.TEST)], ids=["one", "both"])
def test_no_test_day_before_both_sessions_of_return_are_done(sessions: int, kind: DayKind) -> None:
    ada = Person.ready().on(1).does("wall_side_lean").on(2).wakes_with(3)
    ada.on(3).declares_a_flare_up(at="08:00").is_screened(at="08:30")
    ada.wakes_on((4, 5), 3).says_it_is_over()
    for day in (8, 11)[:sessions]:
        ada.on(day).does("wall_side_lean").on(day + 1).wakes_with(3)
    ada.on(13).does("cat_camel", kind="practice").on(15).wakes_with(3)
    assert ada.kind(15) is kind


def test_never_in_a_flare_up() -> None:
    assert before_a_test().on(14).declares_a_flare_up().is_screened(at="13:00").kind(15) is DayKind.FLARE


def test_a_tested_day_is_done_and_counts_as_strength() -> None:
    ada = before_a_test().on(15).holds("wall_side_lean", 25, 25)
    assert ada.kind(15, at="20:00") is DayKind.DONE
    assert ada.kind(16) is DayKind.PRACTICE
    assert ada.kind(17) is DayKind.STRENGTH


def test_the_side_that_starts_the_test_changes() -> None:
    ada = before_a_test()
    first = ada.prescription(15).test
    ada.on(15).holds("wall_side_lean", 25, 25).on(24).does("lying_tilt").on(26).is_screened()
    second = ada.prescription(29).test
    assert first is not None
    assert first.hold is not None
    assert second is not None
    assert second.hold is not None
    assert first.hold.first is not second.hold.first


def test_a_kept_test_day_without_a_test_counts_from_the_next_day_on() -> None:
    ada = before_a_test().on(15).does("breathing_legs_on_chair", kind="test")
    assert ada.kind(15, at="20:00") is DayKind.TEST, "the test may still be entered"
    assert ada.kind(16) is not DayKind.TEST
    for day in (20, 24):
        ada.on(day).does("lying_tilt").on(day + 1).wakes_with(3)
    ada.on(26).is_screened()
    assert ada.kind(28) is DayKind.STRENGTH
    assert ada.kind(29) is DayKind.TEST


# A walk alone ----------------------------------------------------------------------------------


def test_a_walk_alone_does_not_finish_the_day() -> None:
    assert Person.ready().on(2).does("walking").kind(2, at="20:00") is DayKind.STRENGTH


def test_a_walk_does_not_finish_a_rest_day_either() -> None:
    ada = Person.ready()
    for day in range(1, 7):
        ada.on(day).does("lying_tilt")
    assert ada.on(7).does("walking", kind="rest").kind(7, at="20:00") is DayKind.REST


def test_a_walk_alone_is_no_training_day() -> None:
    ada = Person.ready()
    for day in range(1, 7):
        ada.on(day).does("walking")
    asked = ada.prescription(7)
    assert asked.kind is DayKind.STRENGTH
    assert ada.state(7).sessions_in_phase == 0


def test_a_rest_day_with_its_walk_is_followed_by_training() -> None:
    ada = Person.ready()
    for day in range(1, 7):
        ada.on(day).does("lying_tilt")
    assert ada.on(7).does("walking", kind="rest").kind(8) is DayKind.STRENGTH


def test_a_walk_alone_ends_no_absence() -> None:
    ada = plank_on_knees()
    assert ada.on(22).does("walking").stands_on("front_plank", 23) == "front_plank_wall.0"


def test_a_walk_alone_is_answered_like_any_session() -> None:
    assert Person.ready().on(2).does("walking", before=3, highest=6).zone_of_last(3) == "red"


# Before anything else --------------------------------------------------------------------------


def test_without_a_baseline_it_is_asked_first() -> None:
    ada = Person().joins().is_screened().has()
    assert ada.kind(1) is DayKind.BASELINE
    assert ada.has_baseline(3).kind(1) is DayKind.STRENGTH


def test_without_circumstances_they_are_asked_first() -> None:
    assert Person().joins().is_screened().has_baseline(3).kind(1) is DayKind.BASELINE


def test_a_walk_is_there_in_every_week_of_every_phase() -> None:
    assert all(asked.walk is not None for asked in _each_day() if asked.kind is not DayKind.DONE)


@pytest.mark.parametrize(
    ("life", "kind", "because"),
    [
        (
            lambda ada: ada.is_screened(yes=["fever"], at="16:30").checks_in(9, fell=True),
            "blocked",
            "before a screening",
        ),
        (
            lambda ada: ada.is_screened(yes=["cancer"], at="16:30").checks_in(9, fell=True),
            "screening",
            "before the word",
        ),
        (
            lambda ada: ada.declares_a_flare_up().is_screened(yes=["cancer"], at="16:30"),
            "clinician",
            "before a flare day",
        ),
        (lambda ada: ada.declares_a_flare_up().is_screened(at="16:30").checks_in(9), "flare", "before an ease day"),
        (lambda ada: ada.does("lying_tilt", at="15:00").checks_in(9), "done", "before an ease day"),
        (lambda ada: ada.checks_in(9), "ease", "before rest and test"),
        (lambda ada: ada, "rest", "before a test"),
    ],
)
def test_of_the_kinds_of_day_the_first_that_holds_counts(
    life: Callable[[Person], Person], kind: str, because: str
) -> None:
    ada = before_a_test()
    for day in range(9, 15):
        ada.on(day).does("lying_tilt")
    assert life(ada.on(15)).kind(15).value == kind, because


def test_a_flare_day_that_was_trained_is_done() -> None:
    ada = Person.ready().on(2).declares_a_flare_up().is_screened(at="13:00").trains()
    assert ada.kind(2, at="20:00") is DayKind.DONE
    assert ada.kind(3) is DayKind.FLARE


@pytest.mark.parametrize(
    ("last", "kind"), [(9, DayKind.TEST), (8, DayKind.STRENGTH)], ids=["6_days_away", "7_days_away"]
)
def test_never_on_the_first_day_back_from_a_week_away(last: int, kind: DayKind) -> None:
    ada = Person.ready()
    for day in (1, 3):
        ada.on(day).does("wall_side_lean").on(day + 1).wakes_with(3)
    ada.on(last).does("lying_tilt").on(last + 1).wakes_with(3)
    assert ada.kind(15) is kind


def test_the_longest_ago_trained_of_a_strand_comes_first() -> None:
    ada = Person.ready().on(1).does("lying_tilt", "pelvic_clock", "cat_camel", "knee_rocks")
    asked = ada.prescription(2)
    seen = [item.ladder for item in asked.items if item.strand in ACCESSORIES]
    assert seen == ["side_lying_leg_lift", "rock_back", "open_book", "child_pose_reach"]


# A walk outside of a session --------------------------------------------------------------------


@pytest.mark.parametrize("day", [2, 5, 9])
def test_a_walk_outside_of_a_session_changes_nothing_that_is_asked(day: int) -> None:
    plain = Person.ready().trains(days=range(1, day))
    walked = plain.copy().on(day).walks(60)
    assert replace(walked.state(day), walked=None) == plain.state(day)
    assert walked.prescription(day) == plain.prescription(day)


def test_a_walk_outside_of_a_session_ends_no_absence() -> None:
    ada = Person.ready().trains(days=(1, 2)).on(15).walks(30)
    assert ada.state(29).last_training == ada.state(3).last_training
    assert "absence" in ada.on(30).wakes_with(3).state(30).waiting


def test_walks_of_one_day_add_up() -> None:
    ada = Person.ready().on(3).walks(10).walks(15, at="16:00")
    walked = ada.state(3).walked
    assert walked is not None
    assert walked.minutes == 25
    assert ada.on(4).walks(5).state(4).walked == replace(walked, day=walked.day + timedelta(days=1), minutes=5)
