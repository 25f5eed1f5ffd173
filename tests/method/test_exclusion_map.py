"""Which exercise suits whom: the map of evidence section 7 against the exercises, and as the core lives it."""

from __future__ import annotations

import pytest

from quadratus.prescription.prescription import DayKind, Prescription
from quadratus.prescription.record.events import Answer
from quadratus.prescription.wording import subject
from quadratus.protocol.schema import Exercise
from tests.method.living import METHOD, training, yes

X, C, M, ok = "block", "clearance", "modify", ""
CONDITIONS = (
    "shoulder", "osteoporosis", "vertebral_fracture", "blood_pressure_very_high", "pregnancy_late", "knee", "hip_side",
    "leg_pain", "poor_balance",
)  # fmt: skip

#                          shoulder thin   broken  180/110 pregn.  knee    hip     leg     balance
MAP: dict[str, tuple[str, ...]] = {
    "breathing and tilt":  (ok,     ok,    M,      ok,     M,      ok,     ok,     ok,     ok),
    "mobility drill":      (M,      M,     C,      ok,     M,      M,      M,      M,      ok),
    "isometric hold":      (M,      ok,    C,      X,      M,      M,      ok,     M,      ok),
    "wall lean":           (ok,     ok,    C,      X,      ok,     ok,     M,      ok,     M),
    "knee side plank":     (X,      ok,    C,      X,      M,      M,      M,      M,      ok),
    "full side plank":     (X,      C,     X,      X,      X,      ok,     M,      M,      ok),
    "two-hand carry":      (M,      M,     C,      X,      M,      ok,     ok,     M,      C),
    "suitcase":            (M,      M,     C,      X,      M,      ok,     M,      M,      C),
    "unloaded bend":       (ok,     M,     C,      ok,     M,      ok,     M,      M,      M),
    "loaded bend":         (M,      X,     X,      X,      X,      ok,     M,      C,      M),
}  # fmt: skip

CLASSES: dict[str, tuple[str, ...]] = {
    "breathing and tilt": (
        "breathing_legs_on_chair", "breathing_prone", "breathing_side_lying", "breathing_seated",
        "breathing_light_brace", "lying_tilt", "pelvic_clock",
    ),
    "mobility drill": (
        "cat_camel", "open_book", "hip_hinge", "knee_rocks", "rock_back", "child_pose_reach", "half_kneeling_reach",
        "wall_side_reach", "side_lying_leg_lift", "seated_tilt",
    ),
    "isometric hold": (
        "dead_bug", "bird_dog", "bridge_two_legs", "bridge_march", "bridge_one_leg", "front_plank_wall",
        "front_plank_knees", "front_plank_feet",
    ),
    "wall lean": ("wall_side_lean",),
    "knee side plank": ("side_plank_knees_hand", "side_plank_knees", "side_plank_knees_reach"),
    "full side plank": (
        "side_plank_staggered", "side_plank_stacked", "side_plank_roll", "side_plank_leg_lift", "side_plank_raised",
    ),
    "two-hand carry": ("two_hand_carry",),
    "suitcase": ("suitcase_hold", "suitcase_walk", "suitcase_march"),
    "unloaded bend": ("side_bend_mid_range", "half_kneeling_rotation"),
    "loaded bend": ("loaded_side_bend", "band_rotation"),
}  # fmt: skip

# Where an exercise of a class does not do what the class is warned of.
DOES_NOT_APPLY = {
    ("wall_side_reach", "knee"): "standing, without kneeling",
    ("seated_tilt", "knee"): "sitting",
    ("seated_tilt", "hip_side"): "sitting, without lying on the side or crossing the legs",
    ("seated_tilt", "shoulder"): "the arms rest",
    ("side_lying_leg_lift", "osteoporosis"): "the spine neither bends nor turns",
    ("front_plank_wall", "knee"): "standing, without kneeling",
    ("front_plank_feet", "knee"): "the knees are off the floor",
}
EXERCISES = {exercise.slug: exercise for exercise in METHOD.exercises}
STRICTNESS = (ok, M, C, X)
ROWS = [
    (slug, condition, wanted)
    for name, slugs in CLASSES.items()
    for slug in slugs
    for condition, wanted in zip(CONDITIONS, MAP[name], strict=True)
]


@pytest.mark.parametrize(("slug", "condition", "wanted"), [row for row in ROWS if row[2] != ok])
def test_an_exercise_is_at_least_as_careful_as_the_map(slug: str, condition: str, wanted: str) -> None:
    written = EXERCISES[slug].exclusions.get(condition, ok)
    if (slug, condition) in DOES_NOT_APPLY:
        assert written == ok, "the exception is no longer needed"
    else:
        assert STRICTNESS.index(written) >= STRICTNESS.index(wanted)


@pytest.mark.parametrize(("slug", "condition", "wanted"), [row for row in ROWS if row[2] == ok])
def test_an_exercise_is_not_taken_away_where_the_map_is_silent(slug: str, condition: str, wanted: str) -> None:
    assert EXERCISES[slug].exclusions.get(condition, ok) in (ok, M)


def test_every_exercise_stands_in_the_map_or_resembles_one_that_does() -> None:
    alike = {"side_hip_hitch", "hip_hitch_step", "band_press_hold", "side_lying_double_leg_lift", "walking"}
    assert {slug for slugs in CLASSES.values() for slug in slugs} | alike == set(EXERCISES)


def of_strands(*strands: str) -> list[Exercise]:
    ladders = METHOD.ladder_by_key
    return [one for one in METHOD.exercises if any(ladders[place.ladder].strand in strands for place in one.places)]


def test_very_high_pressure_blocks_every_hold_and_every_load() -> None:
    for exercise in of_strands("isometric_hold", "side_plank", "loaded_carry"):
        assert exercise.exclusions.get("blood_pressure_very_high") == X, exercise.slug


def test_high_pressure_and_strain_are_taken_into_account_in_every_hold_and_every_load() -> None:
    for exercise in of_strands("isometric_hold", "side_plank", "loaded_carry"):
        assert exercise.exclusions.get("blood_pressure_high") in (M, C), exercise.slug
        assert exercise.exclusions.get("strain") in (M, C, X), exercise.slug
    for exercise in of_strands("loaded_carry"):
        assert exercise.exclusions["strain"] == X, exercise.slug


def test_whoever_cannot_get_to_the_floor_has_a_version_of_everything_in_phase_one() -> None:
    phase = METHOD.phase_by_key["one"]
    for ladder in METHOD.frame.ladders:
        if ladder.strand in phase.strands:
            for exercise, _ in METHOD.rungs[ladder.key]:
                if exercise.position == "floor" and exercise.exclusions.get("floor_hard") != M:
                    first, _ = METHOD.rungs[ladder.key][0]
                    assert first.position != "floor", f"{exercise.slug} has no way without the floor"


def test_leg_pain_is_taken_into_account_wherever_the_trunk_works() -> None:
    for exercise in METHOD.exercises:
        if not exercise.slug.startswith("breathing") and exercise.slug not in ("lying_tilt", "pelvic_clock"):
            assert exercise.exclusions.get("leg_pain") or exercise.slug == "wall_side_lean", exercise.slug


def test_a_curved_spine_is_not_compared_left_and_right() -> None:
    assert [one.key for one in METHOD.screening.conditions if not one.compare_sides] == ["scoliosis"]


def test_every_change_says_what_to_do() -> None:
    for exercise in METHOD.exercises:
        for condition, said in exercise.modifications.items():
            assert len(said.split()) >= 4, (exercise.slug, condition)
            assert said.endswith("."), (exercise.slug, condition)


def slugs(today: Prescription) -> set[str]:
    return {item.exercise for item in today.items}


def test_the_core_leaves_out_what_is_blocked_and_says_why() -> None:
    very_high = {"pressure_high": Answer.YES, "pressure_very_high": Answer.YES}
    today = training(answers=very_high, word=True)
    assert today.kind is DayKind.STRENGTH
    assert not {item.strand for item in today.items} & {"isometric_hold"}
    reasons = [choice for choice in today.choices if choice.outcome == "left_out"]
    assert {subject(choice, METHOD) for choice in reasons} >= {"Dead bug", "Bird dog", "Bridge", "Wall side lean"}


def test_the_core_waits_for_a_clinician_where_clearance_is_needed() -> None:
    assert yes("spine_fracture").kind is DayKind.CLINICIAN
    after = training(answers={"spine_fracture": Answer.YES}, word=True)
    assert after.clearance == "clear_with_exclusions"
    assert not {item.strand for item in after.items} & {"isometric_hold"}


@pytest.mark.parametrize(
    ("condition", "exercise"), [("knee", "bird_dog"), ("shoulder", "dead_bug"), ("floor_hard", "dead_bug")]
)
def test_the_core_shows_the_change_that_a_condition_asks_for(condition: str, exercise: str) -> None:
    today = training(condition)
    item = next(item for item in today.items if item.exercise == exercise)
    assert EXERCISES[exercise].modifications[condition] in item.notes


def test_every_single_condition_leaves_a_first_day_worth_doing() -> None:
    for condition in METHOD.screening.conditions:
        if condition.self_declared:
            today = training(condition.key)
            assert "breathing" in {item.strand for item in today.items}, condition.key
            assert "isometric_hold" in {item.strand for item in today.items}, condition.key


def test_a_sore_shoulder_has_a_side_plank_ladder_of_its_own() -> None:
    spare = METHOD.ladder_by_key["side_plank"].spared_by
    assert spare is not None
    for exercise, _ in METHOD.rungs[spare]:
        assert exercise.exclusions.get("shoulder", ok) in (ok, M), exercise.slug
