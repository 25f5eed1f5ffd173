"""The people of `examples/`: what is prescribed to them day by day, and why. The rules are those of DECISIONS.md."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from quadratus.prescription.prescription import DayKind
from quadratus.prescription.reasons import Choice, Outcome
from quadratus.prescription.wording import subject
from quadratus.protocol.loading import lower_back_mastery
from quadratus.trials.diary import Diary, Trained
from quadratus.trials.parsing import read_diary
from quadratus.trials.replay import DayRecord, replay

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(file.stem for file in EXAMPLES.glob("*.diary"))
METHOD = lower_back_mastery()
STRENGTH = {strand.key for strand in METHOD.frame.strands if strand.role == "strength"}
PHASE_TWO_ONLY = {"side_plank", "loaded_carry", "bend_rotation"}
UP = (Outcome.STEP_UP, Outcome.RUNG_UP)


@cache
def days_of(name: str) -> tuple[DayRecord, ...]:
    """A diary lived through, day 1 first."""
    return tuple(replay(diary_of(name), METHOD))


@cache
def diary_of(name: str) -> Diary:
    return read_diary(EXAMPLES / f"{name}.diary", METHOD)


def was_trained(name: str, one: DayRecord) -> bool:
    return any(isinstance(entry, Trained) for entry in diary_of(name).on(one.number))


def day(name: str, number: int) -> DayRecord:
    return days_of(name)[number - 1]


def kinds(name: str, first: int, last: int) -> set[str]:
    return {one.kind.value for one in days_of(name)[first - 1 : last]}


def strands_asked(one: DayRecord) -> set[str]:
    ladders = (METHOD.rung_by_key[exercise.rung][1].ladder for exercise in one.exercises)
    return {METHOD.ladder_by_key[ladder].strand for ladder in ladders}


def shut(one: DayRecord) -> set[str]:
    return {criterion.key for criterion in one.gate if not criterion.met}


def chosen(one: DayRecord, *outcomes: Outcome) -> list[Choice]:
    return [choice for choice in one.choices if choice.outcome in outcomes]


def said(one: DayRecord) -> str:
    return " ".join(f"{reason.heading}. {' '.join(reason.sentences)}" for reason in one.reasons)


def first_day(records: Iterable[DayRecord], phase: str) -> int:
    return next(one.number for one in records if one.phase == phase)


# Everyone ----------------------------------------------------------------------------------------


def test_the_six_people_that_the_issue_asks_for_are_there() -> None:
    asked = {"steady", "always_sore", "flare_week_4", "one_sided", "shoulder_excluded", "red_flag_week_3"}
    assert asked <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_an_example_says_who_this_is_and_what_to_see(name: str) -> None:
    head = (EXAMPLES / f"{name}.diary").read_text().partition("\nperson ")[0]
    assert "Not a real person." in head
    assert "should see" in head


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_phase_two_comes_before_its_gate(name: str) -> None:
    early = [one.number for one in days_of(name) if one.phase == "one" and strands_asked(one) & PHASE_TWO_ONLY]
    assert early == []


@pytest.mark.parametrize("name", NAMES)
def test_strength_is_never_trained_on_two_days_running(name: str) -> None:
    strength = [one.number for one in days_of(name) if one.kind is DayKind.STRENGTH and was_trained(name, one)]
    assert all(later - earlier >= 2 for earlier, later in pairwise(strength))


@pytest.mark.parametrize("name", NAMES)
def test_an_exercise_goes_up_by_one_step_or_one_rung(name: str) -> None:
    stood: dict[str, tuple[int, int]] = {}
    for one in days_of(name):
        for exercise in one.exercises:
            place = METHOD.rung_by_key[exercise.rung][1]
            rung, step = stood.get(place.ladder, (place.rung, exercise.step))
            assert place.rung <= rung + 1, f"day {one.number}, {exercise.name}"
            if place.rung == rung:
                assert exercise.step <= step + 1, f"day {one.number}, {exercise.name}"
            if place.rung > rung:
                assert exercise.step == 0, f"day {one.number}, {exercise.name}"
            stood[place.ladder] = (place.rung, exercise.step)


@pytest.mark.parametrize("name", NAMES)
def test_both_sides_are_trained(name: str) -> None:
    for one in days_of(name):
        for exercise in one.exercises:
            assert len(exercise.sides) == 2 or exercise.sides == ("both",)


@pytest.mark.parametrize("name", NAMES)
def test_every_day_says_why(name: str) -> None:
    assert [one.number for one in days_of(name) if not one.reasons or not one.reasons[0].sentences] == []


# Steady ------------------------------------------------------------------------------------------


def test_steady_the_first_two_weeks() -> None:
    assert [one.kind.value for one in days_of("steady")[:8]] == [
        "strength", "practice", "strength", "practice", "strength", "practice", "rest", "strength",
    ]  # fmt: skip
    assert strands_asked(day("steady", 1)) == {"breathing", "pelvic_control", "mobility", "isometric_hold", "walking"}
    assert not strands_asked(day("steady", 2)) & STRENGTH
    assert "time" in shut(day("steady", 14))
    assert "time" not in shut(day("steady", 15))


def test_steady_goes_up_after_two_good_performances_and_not_after_one() -> None:
    assert chosen(day("steady", 2), *UP) == []
    same = {subject(choice, METHOD) for choice in chosen(day("steady", 3), Outcome.SAME)}
    assert "Dead bug" in same
    up = {subject(choice, METHOD) for choice in chosen(day("steady", 5), Outcome.STEP_UP)}
    assert {"Dead bug", "Bird dog", "Bridge", "Wall side lean"} <= up


def test_steady_opens_the_gate_in_week_4_after_its_screening() -> None:
    begun = first_day(days_of("steady"), "two")
    assert 22 <= begun <= 28
    assert shut(day("steady", begun - 1)) >= {"screening"}
    assert any("(gate)" in note for note in day("steady", begun).notes)
    plan = next(one for one in days_of("steady")[begun - 1 :] if one.kind is DayKind.STRENGTH)
    assert strands_asked(plan) >= {"side_plank", "loaded_carry", "bend_rotation"}


def test_steady_tests_every_14_days() -> None:
    assert [one.number for one in days_of("steady") if one.kind is DayKind.TEST] == [15, 29, 43, 57, 71]


def test_steady_is_screened_again_within_28_days() -> None:
    screened = [1, *(one.number for one in days_of("steady") if any("safety questions" in note for note in one.notes))]
    gaps = [later - earlier for earlier, later in zip(screened, [*screened[1:], 75], strict=True)]
    assert max(gaps) <= 28


# Always sore -------------------------------------------------------------------------------------


def test_always_sore_passes_the_gate_although_pain_is_never_below_4() -> None:
    assert day("always_sore", 60).phase == "two"
    assert all(one.zone in (None, "green") for one in days_of("always_sore") if one.number != 13)


def test_always_sore_above_the_own_usual_pain_is_amber_and_holds_back() -> None:
    after = day("always_sore", 13)
    assert after.zone == "amber"
    assert "Highest pain, counted from your usual pain: 1 point" in said(after)
    holds = next(one for one in days_of("always_sore")[12:] if one.kind is DayKind.STRENGTH)
    up = {subject(choice, METHOD) for choice in chosen(holds, *UP)}
    ladders = {METHOD.rung_by_key[e.rung][1].ladder for e in day("always_sore", 12).exercises}
    assert ladders
    assert not up & {METHOD.ladder_by_key[ladder].name for ladder in ladders if ladder != "breathing"}


# A flare-up in week 4 ----------------------------------------------------------------------------


def test_flare_the_screening_comes_first_and_then_flare_days() -> None:
    assert day("flare_week_4", 24).phase == "two"
    assert any("(flare_up)" in note for note in day("flare_week_4", 25).notes)
    assert kinds("flare_week_4", 25, 35) == {"flare"}
    for number in range(25, 36):
        assert strands_asked(day("flare_week_4", number)) <= {"breathing", "mobility", "walking"}


def test_flare_longer_than_a_week_closes_the_gate() -> None:
    assert day("flare_week_4", 32).phase == "two"
    assert day("flare_week_4", 33).phase == "one"
    assert chosen(day("flare_week_4", 33), Outcome.BACK_TO_PHASE_ONE)


def test_flare_over_then_two_sessions_with_fewer_sets_one_rung_down() -> None:
    assert day("flare_week_4", 36).kind is not DayKind.FLARE
    back = [one for one in days_of("flare_week_4")[35:] if one.kind is DayKind.STRENGTH]
    assert chosen(back[0], Outcome.RUNG_DOWN)
    for one in back[:2]:
        assert {subject(choice, METHOD) for choice in chosen(one, Outcome.FEWER_SETS)} >= {
            "Dead bug",
            "Bird dog",
            "Bridge",
        }
    assert "Dead bug" not in {subject(choice, METHOD) for choice in chosen(back[2], Outcome.FEWER_SETS)}


def test_flare_the_gate_stays_shut_for_14_days_and_opens_again() -> None:
    again = next(one.number for one in days_of("flare_week_4")[36:] if one.phase == "two")
    assert again > 36 + 14
    assert all("quiet" in shut(day("flare_week_4", number)) for number in range(36, 50))
    assert "quiet" not in shut(day("flare_week_4", 51))


# One-sided ---------------------------------------------------------------------------------------


def test_one_sided_nothing_is_made_of_two_test_days() -> None:
    assert [one.number for one in days_of("one_sided") if one.kind is DayKind.TEST][:3] == [15, 29, 43]
    early = [one for one in days_of("one_sided")[:43] if chosen(one, Outcome.WEAKER_SIDE_FIRST)]
    assert early == []


def test_one_sided_after_three_the_lower_side_starts_with_one_set_more() -> None:
    after = next(one for one in days_of("one_sided")[43:] if one.kind is DayKind.STRENGTH)
    planks = [exercise for exercise in after.exercises if METHOD.rung_by_key[exercise.rung][1].ladder == "side_plank"]
    assert planks
    for plank in planks:
        left = [one for one in plank.sets if one.side == "left"]
        right = [one for one in plank.sets if one.side == "right"]
        assert plank.sides == ("left", "right")
        assert len(left) == len(right) + 1
    assert chosen(after, Outcome.WEAKER_SIDE_FIRST)


# Shoulder ----------------------------------------------------------------------------------------


def test_shoulder_nothing_excluded_is_ever_asked() -> None:
    for one in days_of("shoulder_excluded"):
        assert one.clearance == "clear_with_exclusions"
        for asked in one.exercises:
            exercise = METHOD.rung_by_key[asked.rung][0]
            assert exercise.exclusions.get("shoulder") in (None, "modify"), f"day {one.number}: {asked.name}"


def test_shoulder_the_gate_opens_and_the_ladder_that_spares_it_takes_over() -> None:
    two = [one for one in days_of("shoulder_excluded") if one.phase == "two"]
    assert two
    ladders = {METHOD.rung_by_key[asked.rung][1].ladder for one in two for asked in one.exercises}
    assert "side_without_shoulder" in ladders


# A red flag in week 3 ----------------------------------------------------------------------------


def test_red_flag_blocks_everything_and_says_what_to_do() -> None:
    assert "blocked" not in kinds("red_flag_week_3", 1, 16)
    assert kinds("red_flag_week_3", 17, 28) == {"blocked"}
    first = day("red_flag_week_3", 17)
    assert first.clearance == "emergency"
    assert first.exercises == ()
    assert {finding.key for finding in first.findings} == {"bladder_bowel_saddle"}
    assert all(finding.say for finding in first.findings)


def test_red_flag_answering_no_is_not_enough() -> None:
    assert day("red_flag_week_3", 20).kind is DayKind.BLOCKED
    assert day("red_flag_week_3", 21).clearance == "emergency"


def test_red_flag_a_clinicians_word_and_a_new_screening_let_training_go_on() -> None:
    assert day("red_flag_week_3", 29).kind is DayKind.SCREENING
    assert "word" in said(day("red_flag_week_3", 29))
    assert day("red_flag_week_3", 30).exercises
    assert "strength" in kinds("red_flag_week_3", 31, 45)


# Away, and strict --------------------------------------------------------------------------------


def test_away_a_screening_is_due_after_28_days() -> None:
    assert day("away_five_weeks", 56).kind is DayKind.SCREENING
    back = day("away_five_weeks", 57)
    assert any("(absence)" in note for note in back.notes)
    assert any("Where the person stands" in note for note in back.notes)


def test_away_every_ladder_starts_at_its_first_rung() -> None:
    seen: set[str] = set()
    for one in days_of("away_five_weeks")[56:]:
        for exercise in one.exercises:
            place = METHOD.rung_by_key[exercise.rung][1]
            if place.ladder not in seen:
                assert (place.rung, exercise.step) == (1, 0), exercise.name
            seen.add(place.ladder)
    assert {"dead_bug", "bird_dog", "bridge"} <= seen


def test_strict_gate_waits_for_no_pain_at_all() -> None:
    assert all(one.phase == "one" for one in days_of("strict_gate")[:42])
    assert shut(day("strict_gate", 39)) == {"settled", "screening"}
    assert 43 <= first_day(days_of("strict_gate"), "two") <= 46
