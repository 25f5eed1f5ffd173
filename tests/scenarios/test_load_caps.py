"""What is carried: the weight, the weekly cap, and load and distance that never rise together (DECISIONS 3)."""

from __future__ import annotations

import pytest

from quadratus.prescription.prescription import Item, Prescription
from quadratus.prescription.reasons import Outcome
from quadratus.prescription.today.loads import load_kg
from quadratus.protocol.schema import Load

from .person import METHOD, But, Person, choice, in_phase_two, outcomes, why

# Two sets of 20 m in two hands are 100 kg s for each kilogram, at 0.8 m a second: 40 m / 0.8 x 2 hands.
PER_KG = 100
HARD = 9


def carry(asked: Prescription, ladder: str = "loaded_carry") -> Item:
    return next(item for item in asked.items if item.ladder == ladder)


@pytest.mark.parametrize(
    ("weight", "kg"), [(70, 3.5), (69.9, 3.0), (79.9, 3.5), (80, 4.0), (30, 1.5)], ids=lambda value: f"{value}kg"
)
def test_the_weight_is_a_share_of_body_weight_rounded_down(weight: float, kg: float) -> None:
    ada = in_phase_two().on(18).has(weight=weight)
    assert carry(ada.prescription(18)).planned.load_kg == kg


def test_without_a_body_weight_nothing_is_carried() -> None:
    asked = in_phase_two().on(18).has(weight=None).prescription(18)
    assert all(item.planned.load_kg == 0 and item.ladder != "loaded_carry" for item in asked.items)
    assert why(asked, Outcome.LEFT_OUT, "Loaded carry") == (
        "Your body weight is not known, so no load can be worked out.",
    )


@pytest.mark.parametrize(
    ("percent", "hands", "with_coach", "kg"),
    [(25, 1, False, 25), (26, 1, False, 25), (26, 1, True, 26), (30, 2, False, 30)],
    ids=["at_the_cap", "above_it", "with_a_coach", "two_hands"],
)
def test_one_hand_carries_at_most_25_percent_without_a_coach(
    percent: float, hands: int, with_coach: bool, kg: float
) -> None:
    load = Load.model_validate({"percent": percent, "hands": hands})
    assert load_kg(METHOD, load, 100, with_coach=with_coach) == kg


def carried(*weeks: tuple[int, float]) -> Person:
    """In Phase Two, with a carry of (day, kilograms) here and there; effort 9 keeps the dose where it is."""
    ada = in_phase_two()
    for day, kg in weeks:
        ada.on(day).does("two_hand_carry", kg=kg, effort=HARD)
    return ada.on(36).is_screened().bends(16, 16)


@pytest.mark.parametrize(
    ("weeks", "sets", "because"),
    [
        (((27, 20), (33, 18.5)), 2, "2000 last week allow 2200; 1850 done and 350 more are 2200"),
        (((27, 20), (33, 18.6)), 1, "1860 done and 350 more would be 2210"),
        (((27, 20), (33, 20.2)), 1, "2020 done and 175 more are 2195"),
        (((27, 20), (33, 20.3)), 0, "2030 done and 175 more would be 2205"),
        (((13, 20), (27, 5), (33, 18.5)), 2, "the best of the last three weeks counts"),
        (((9, 20), (27, 5), (33, 18.5)), 0, "four weeks back does not count"),
        ((), 2, "with nothing before, the first loaded dose is allowed"),
        (((33, 7.0),), 2, "one week of the first dose is allowed: 3 x 350 = 1050, and 700 are done"),
        (((33, 7.1),), 1, "710 are done"),
        (((27, 9.0), (33, 7.0)), 2, "900 last week allow 990, yet never less than 1050"),
    ],
)
def test_the_weekly_load_rises_by_at_most_10_percent(
    weeks: tuple[tuple[int, float], ...], sets: int, because: str
) -> None:
    asked = carried(*weeks).prescription(38)
    carries = [item for item in asked.items if item.ladder == "loaded_carry"]
    assert [len(item.planned.sets) for item in carries] == ([sets] if sets else []), because


@pytest.mark.parametrize(("this_week", "outcome"), [(18.6, Outcome.FEWER_SETS), (20.3, Outcome.LEFT_OUT)])
def test_a_capped_carry_says_the_load_and_the_cap(this_week: float, outcome: Outcome) -> None:
    asked = carried((27, 20), (33, this_week)).prescription(38)
    reason = choice(asked, outcome, "Loaded carry").reason
    assert (reason.fact, reason.value, reason.threshold, reason.met) == (
        "weekly_load", round(this_week * PER_KG) + 350, 2200, False,
    )  # fmt: skip


@pytest.mark.parametrize(("day", "sets"), [(39, 1), (40, 2)], ids=["6_days_later", "7_days_later"])
def test_a_week_is_seven_days(day: int, sets: int) -> None:
    ada = carried((27, 20), (33, 18.6)).on(39)
    assert len(carry(ada.prescription(day)).planned.sets) == sets


def test_half_done_sets_count_with_what_was_done() -> None:
    ada = carried((27, 20))
    ada.on(33).does("two_hand_carry", kg=20, effort=HARD, but={"all": But(part=0.5)})
    assert len(carry(ada.prescription(38)).planned.sets) == 2


def test_loaded_bends_have_a_cap_of_their_own() -> None:
    ada = carried((27, 20), (33, 20.3))
    ada.on(33).does("loaded_side_bend", kg=100, effort=HARD, at="20:00")
    ladders = [item.ladder for item in ada.prescription(38).items]
    assert "bend_rotation" in ladders, "the unloaded bend of the first rung is carried by nobody"
    assert "loaded_carry" not in ladders


# Load and distance -----------------------------------------------------------------------------


def amount_rose_on(day: int) -> Person:
    """In Phase Two, at the last distance of the first carry since the morning of a day."""
    ada = in_phase_two()
    for on, step in ((day - 5, 0), (day - 4, 0), (day - 3, 1), (day - 1, 1)):
        ada.on(on).does(f"two_hand_carry.{step}", kg=3.5, confidence=8).on(on + 1).wakes_with(3)
    assert ada.stands_on("loaded_carry", day) == "two_hand_carry.2"
    return ada


@pytest.mark.parametrize(
    ("morning", "place"),
    [(31, "two_hand_carry.2"), (32, "two_hand_carry_heavy.0")],
    ids=["6_days_after_the_distance", "7_days_after_the_distance"],
)
def test_load_rises_a_week_after_the_distance_at_the_earliest(morning: int, place: str) -> None:
    ada = amount_rose_on(25)
    for day in (morning - 3, morning - 1):
        ada.on(day).does("two_hand_carry.2", kg=3.5, confidence=8).on(day + 1).wakes_with(3)
    assert ada.stands_on("loaded_carry", morning) == place


@pytest.mark.parametrize(
    ("morning", "place"),
    [(38, "two_hand_carry_heavy.0"), (39, "two_hand_carry_heavy.1")],
    ids=["6_days_after_the_load", "7_days_after_the_load"],
)
def test_distance_rises_a_week_after_the_load_at_the_earliest(morning: int, place: str) -> None:
    ada = amount_rose_on(25)
    for day in (29, 31):
        ada.on(day).does("two_hand_carry.2", kg=3.5, confidence=8).on(day + 1).wakes_with(3)
    assert ada.stands_on("loaded_carry", 32) == "two_hand_carry_heavy.0"
    for day in (morning - 3, morning - 1):
        ada.on(day).does("two_hand_carry_heavy.0", kg=7, confidence=8).on(day + 1).wakes_with(3)
    assert ada.stands_on("loaded_carry", morning) == place


def test_what_waited_for_the_week_goes_up_with_the_next_good_performance() -> None:
    ada = amount_rose_on(25)
    for day in (28, 30, 32):
        ada.on(day).does("two_hand_carry.2", kg=3.5, confidence=8).on(day + 1).wakes_with(3)
    assert ada.stands_on("loaded_carry", 33) == "two_hand_carry_heavy.0"


@pytest.mark.parametrize(("kg", "place"), [(3.5, "two_hand_carry.1"), (3.0, "two_hand_carry.0")])
def test_a_carry_is_complete_only_at_its_load(kg: float, place: str) -> None:
    ada = in_phase_two()
    for day in (18, 20):
        ada.on(day).does("two_hand_carry", kg=3.5, but={"all": But(kg=kg)}).on(day + 1).wakes_with(3)
    assert ada.stands_on("loaded_carry", 21) == place


def test_every_rung_of_one_hand_is_under_the_cap_in_the_method_itself() -> None:
    loads = [place.load for _, place in METHOD.rung_by_key.values() if place.load and place.load.hands == 1]
    assert max(load.percent for load in loads) <= METHOD.frame.load.one_hand_percent_without_coach
    bends = [place.load.percent for _, place in METHOD.rungs["bend_rotation"] if place.load]
    assert max(bends) <= 5, "a loaded bend carries at most 5 percent"


@pytest.mark.parametrize("ladder", ["loaded_carry", "side_without_shoulder", "bend_rotation"])
def test_no_step_within_a_rung_changes_the_load(ladder: str) -> None:
    for _, place in METHOD.rungs[ladder]:
        amounts = [
            sum(dose.sets) * (dose.metres or dose.hold_seconds or dose.tempo_seconds or 0) for dose in place.doses
        ]
        assert amounts == sorted(amounts), place.key


def test_nothing_is_said_of_the_cap_where_nothing_was_capped() -> None:
    asked = in_phase_two().prescription(18)
    assert carry(asked).planned.sets
    assert not {Outcome.FEWER_SETS, Outcome.LEFT_OUT} & outcomes(asked)
