"""The content of the first method is whole: every exercise, ladder, measure and file that was asked for."""

from __future__ import annotations

import re

import pytest

from quadratus.protocol.checking import load_method
from quadratus.protocol.loading import METHODS
from quadratus.protocol.schema import HowWellKnown

METHOD = load_method(METHODS / "lower_back_mastery")
STRANDS_OF = {
    "one": ("breathing", "pelvic_control", "mobility", "isometric_hold"),
    "two": ("breathing", "mobility", "side_plank", "loaded_carry", "bend_rotation"),
    "maintenance": ("breathing", "mobility", "side_plank", "loaded_carry", "bend_rotation"),
}

# Ladder -> its rungs, lowest first, in the order in which the method names them.
LADDERS: dict[str, tuple[str, ...]] = {
    # Phase One.
    "breathing": (
        "breathing_legs_on_chair", "breathing_prone", "breathing_side_lying", "breathing_seated",
        "breathing_light_brace",
    ),
    "lying_tilt": ("lying_tilt",),
    "pelvic_clock": ("pelvic_clock",),
    "side_lying_leg_lift": ("side_lying_leg_lift",),
    "rock_back": ("rock_back",),
    "hip_hinge": ("hip_hinge",),
    "seated_tilt": ("seated_tilt",),
    "cat_camel": ("cat_camel",),
    "knee_rocks": ("knee_rocks",),
    "open_book": ("open_book",),
    "child_pose_reach": ("child_pose_reach",),
    "half_kneeling_reach": ("half_kneeling_reach",),
    "wall_side_reach": ("wall_side_reach",),
    "dead_bug": ("dead_bug_heel_slide", "dead_bug_one_leg", "dead_bug_arm_and_leg"),
    "bird_dog": ("bird_dog_leg", "bird_dog_arm_and_leg", "bird_dog_squares"),
    "bridge": ("bridge_two_legs", "bridge_march", "bridge_one_leg"),
    "front_plank": ("front_plank_wall", "front_plank_knees", "front_plank_feet"),
    "wall_lean": ("wall_side_lean",),
    # Phase Two.
    "side_plank": (
        "side_hip_hitch", "side_plank_knees_hand", "side_plank_knees", "side_plank_knees_reach", "side_plank_staggered",
        "side_plank_stacked", "side_plank_roll", "side_plank_leg_lift", "side_plank_raised",
    ),
    "side_without_shoulder": (
        "hip_hitch_step", "suitcase_hold_side", "band_press_hold", "side_lying_double_leg_lift",
    ),
    "loaded_carry": (
        "two_hand_carry", "two_hand_carry_heavy", "suitcase_hold", "suitcase_walk_5", "suitcase_walk_10",
        "suitcase_walk_15", "suitcase_walk_20", "suitcase_march",
    ),
    "bend_rotation": ("side_bend_mid_range", "half_kneeling_rotation", "band_rotation", "loaded_side_bend"),
    # Every week.
    "walking": ("walking",),
}  # fmt: skip
MEASURES = {
    "pain_now": "scale", "pain_usual": "scale", "pain_worst": "scale", "pain_morning": "scale",
    "own_activity": "own_words", "confidence": "scale", "global_change": "change", "timed_hold": "hold",
    "side_bend": "side_bend", "rmdq_24": "score", "odi": "score",
}  # fmt: skip


def test_the_ladders_are_complete_and_in_order() -> None:
    assert {ladder: tuple(place.key for _, place in rungs) for ladder, rungs in METHOD.rungs.items()} == LADDERS


def test_every_strand_is_trained_where_it_belongs() -> None:
    assert {phase.key: phase.strands for phase in METHOD.frame.phases} == STRANDS_OF
    assert [strand.role for strand in METHOD.frame.strands].count("walking") == 1


@pytest.mark.parametrize("exercise", METHOD.exercises, ids=lambda exercise: exercise.slug)
def test_an_exercise_says_all_that_a_person_needs(exercise: object) -> None:
    one = next(each for each in METHOD.exercises if each is exercise)
    assert one.purpose.endswith(".")
    assert all(len(one.set_up_of(place)) >= 2 for place in one.places)
    assert all(len(one.movement_of(place)) >= 2 for place in one.places)
    assert one.breathing.endswith(".")
    assert len(one.faults) >= 2
    assert all(len(fault.cue.split()) <= 12 for fault in one.faults), "a cue is one short sentence"
    assert len(one.stop_signs) >= 2
    assert one.exclusions
    assert one.source
    assert all(place.doses for place in one.places)


def test_names_are_not_used_twice() -> None:
    shown = [place.name or exercise.name for exercise in METHOD.exercises for place in exercise.places]
    assert len(shown) == len(set(shown))


def test_carries_go_from_two_hands_to_one_and_in_small_steps() -> None:
    carried = {place.key: place.load for _, place in METHOD.rungs["loaded_carry"]}
    assert {key: (load.percent, load.hands) for key, load in carried.items() if load} == {
        "two_hand_carry": (5, 2),
        "two_hand_carry_heavy": (10, 2),
        "suitcase_hold": (5, 1),
        "suitcase_walk_5": (5, 1),
        "suitcase_walk_10": (10, 1),
        "suitcase_walk_15": (15, 1),
        "suitcase_walk_20": (20, 1),
        "suitcase_march": (20, 1),
    }
    assert METHOD.frame.load.one_hand_percent_without_coach == 25


def test_the_loaded_bend_is_light_and_last() -> None:
    exercise, place = METHOD.rungs["bend_rotation"][-1]
    assert exercise.slug == "loaded_side_bend"
    assert place.load is not None
    assert place.load.percent <= 5
    assert [rung.load for _, rung in METHOD.rungs["bend_rotation"][:-1]] == [None, None, None]


def test_the_wall_lean_belongs_to_phase_one() -> None:
    assert METHOD.ladder_by_key["wall_lean"].strand == "isometric_hold"
    assert "wall_side_lean" not in [place.key for _, place in METHOD.rungs["side_plank"]]


def test_the_full_side_plank_is_no_first_rung() -> None:
    rungs = [place.key for _, place in METHOD.rungs["side_plank"]]
    assert rungs.index("side_plank_knees") < rungs.index("side_plank_staggered") < rungs.index("side_plank_stacked")


def test_walking_stands_in_every_week_and_on_every_gentle_day() -> None:
    exercise, place = METHOD.rungs["walking"][0]
    assert exercise.gentle
    assert [dose.minutes for dose in place.doses] == [5, 10, 15, 20, 25, 30]
    assert "walking" in METHOD.frame.flare.strands
    assert "walking" in METHOD.frame.ease_day.strands


def test_maintenance_is_twice_a_week_with_a_test_every_three_months() -> None:
    phase = METHOD.phase_by_key["maintenance"]
    assert (phase.strength_days_a_week, phase.test_every_days) == (2, 91)


def test_breathing_begins_on_the_back_and_lasts_a_few_minutes_at_six_breaths() -> None:
    for exercise, place in METHOD.rungs["breathing"]:
        for dose in place.doses:
            assert dose.breath_seconds is not None, exercise.slug
            assert 6 <= 60 / dose.breath_seconds <= 10
            assert dose.breath_seconds * sum(dose.sets) <= 5 * 60


def test_holds_of_phase_one_last_at_most_ten_seconds() -> None:
    for ladder in METHOD.frame.ladders:
        if ladder.strand == "isometric_hold":
            for _, place in METHOD.rungs[ladder.key]:
                assert all((dose.hold_seconds or 0) <= 10 for dose in place.doses), place.key


def test_both_sides_are_trained_where_there_are_two() -> None:
    together = {exercise.slug for exercise in METHOD.exercises if exercise.sides == "together"}
    for ladder in ("side_plank", "side_without_shoulder", "wall_lean", "dead_bug", "bird_dog", "bend_rotation"):
        assert not {exercise.slug for exercise, _ in METHOD.rungs[ladder]} & together


def test_the_four_focuses_have_neutral_names_and_helping_words() -> None:
    assert [focus.name for focus in METHOD.focuses.focuses] == [
        "Settle first", "Ease and unload", "Build side endurance", "Even up sides",
    ]  # fmt: skip
    for focus in METHOD.focuses.focuses:
        assert "helps you build" in focus.helps
    assert METHOD.focuses.mixed_name == "Mixed / not sure"
    assert [focus.key for focus in METHOD.focuses.focuses if focus.wins] == ["settle_first"]


def test_a_difference_in_a_focus_says_what_it_must_exceed() -> None:
    measured = ("difference", "short_hold_days", "morning_stiffness", "arm_stop_days")
    for focus in METHOD.focuses.focuses:
        for sign in focus.signs:
            if any(word in str(sign.rule) for word in measured):
                assert sign.noise, (focus.key, str(sign.rule))


def test_the_measures_are_there_and_know_their_error() -> None:
    kinds = {measure.key: measure.kind for measure in METHOD.measures}
    assert MEASURES.items() <= kinds.items()
    for measure in METHOD.measures:
        assert measure.error > 0, measure.key
        assert measure.ask, measure.key


def test_a_questionnaire_is_a_score_taken_elsewhere() -> None:
    for measure in METHOD.measures:
        if measure.kind == "score":
            assert measure.ask is not None
            assert "elsewhere" in measure.ask
            assert len(measure.how) <= 2, "no item of a questionnaire is shipped"


def test_the_occasions_of_a_screening_are_all_there() -> None:
    occasions = [trigger.occasion for trigger in METHOD.screening.triggers]
    assert set(occasions) == {
        "intake", "flare_up", "fall", "worry", "gate", "red_sessions", "absence", "rhythm", "after_word",
    }  # fmt: skip
    blocking = {trigger.occasion for trigger in METHOD.screening.triggers if trigger.until_answered == "nothing"}
    assert blocking == {"intake", "worry", "fall", "after_word"}


def test_every_row_of_evidence_says_where_it_comes_from_and_how_well_it_is_known() -> None:
    for row in METHOD.evidence:
        assert re.fullmatch(r"[\d.,\- a-z]+", row.rows), row.key
        if row.known is HowWellKnown.PROPOSAL:
            assert "design value" in row.origin.lower() or "method" in row.origin.lower(), row.key


def test_the_method_is_for_adults() -> None:
    assert METHOD.frame.adults_from == 18
