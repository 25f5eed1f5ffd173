"""After Phase Two: the gate of maintenance, its rhythm, and the way back (DECISIONS 5, 7)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta, timezone

import pytest

from quadratus.prescription.prescription import DayKind
from quadratus.prescription.record.events import Side

from .person import But, Person, criteria, in_phase_two, missing

KNEES, TEN_PERCENT = "side_plank_knees", "suitcase_walk_10"


def eight_weeks(*exercises: str, but: dict[str, But] | None = None) -> Person:
    """Phase Two from day 16, trained every 5 days until day 71; the exercises of the gate once, on day 66."""
    ada = in_phase_two()
    for day in range(21, 72, 5):
        ada.on(day).does("breathing_legs_on_chair").on(day + 1).wakes_with(3)
    return ada.on(66).does(*exercises, kg=7, but=but, at="20:00") if exercises else ada


def in_maintenance() -> Person:
    """In maintenance since day 72; the last strength day was day 66."""
    return eight_weeks(KNEES, TEN_PERCENT).on(72).is_screened(at="08:00").bends(16, 16, at="09:00")


@pytest.mark.parametrize(("day", "met"), [(71, False), (72, True)], ids=["55_days", "56_days"])
def test_eight_weeks_of_phase_two(day: int, met: bool) -> None:
    assert criteria(eight_weeks().prescription(day))["time"] is met


@pytest.mark.parametrize(
    ("rung", "met"),
    [
        ("side_plank_knees_hand", False),
        (KNEES, True),
        ("side_plank_knees_reach", True),
        ("suitcase_hold_side", False),
        ("band_press_hold", True),
    ],
)
def test_side_plank_at_the_knees_or_its_like_without_the_shoulder(rung: str, met: bool) -> None:
    assert criteria(eight_weeks(rung).prescription(72))["side_plank"] is met


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_side_plank_on_both_sides(side: Side) -> None:
    ada = eight_weeks(KNEES, but={KNEES: But(side=side, part=0.5)})
    assert criteria(ada.prescription(72))["side_plank"] is False


@pytest.mark.parametrize(
    ("rung", "met"),
    [("suitcase_walk_5", False), ("two_hand_carry_heavy", False), (TEN_PERCENT, True), ("suitcase_walk_15", True)],
)
def test_a_one_hand_carry_at_10_percent(rung: str, met: bool) -> None:
    assert criteria(eight_weeks(rung).prescription(72))["carry"] is met


def test_a_carry_that_was_not_complete_does_not_count() -> None:
    ada = eight_weeks(TEN_PERCENT, but={TEN_PERCENT: But(part=0.5, number=3)})
    assert criteria(ada.prescription(72))["carry"] is False


@pytest.mark.parametrize(("ended", "met"), [(45, False), (44, True)], ids=["27_days_ago", "28_days_ago"])
def test_no_flare_up_in_28_days(ended: int, met: bool) -> None:
    ada = eight_weeks().on(ended - 2).declares_a_flare_up(at="06:00").wakes_on((ended - 1, ended), 3)
    ada.says_it_is_over()
    assert criteria(ada.prescription(72))["quiet"] is met


def test_the_gate_opens_with_its_screening() -> None:
    ada = eight_weeks(KNEES, TEN_PERCENT)
    asked = ada.prescription(72)
    assert (missing(asked), asked.screening_due, asked.phase) == (set(), "gate", "two")
    assert ada.on(72).is_screened(at="08:00").prescription(72).phase == "maintenance"


def test_a_screening_with_a_finding_does_not_open_it() -> None:
    ada = eight_weeks(KNEES, TEN_PERCENT).on(72).is_screened(yes=["worsening"], at="08:00")
    assert ada.prescription(72).phase == "two"


@pytest.mark.parametrize(
    ("life", "phase"),
    [(in_phase_two, "maintenance"), (Person.ready, "one")],
    ids=["out_of_phase_two", "never_out_of_phase_one"],
)
def test_the_persons_wish_opens_maintenance(life: Callable[[], Person], phase: str) -> None:
    ada = life()
    assert ada.on(20).wishes_for_maintenance().prescription(20).phase == phase


def test_two_strength_days_a_week_and_rest_between() -> None:
    ada = in_maintenance().trains(days=range(73, 101))
    kinds = [asked.kind for asked in ada.each_day(73, 100)]
    for week in range(len(kinds) - 6):
        assert kinds[week : week + 7].count(DayKind.STRENGTH) <= 2
    assert kinds.count(DayKind.STRENGTH) == 8
    assert DayKind.PRACTICE not in kinds


@pytest.mark.parametrize(("running", "kind"), [(5, DayKind.STRENGTH), (6, DayKind.REST)])
def test_six_training_days_running(running: int, kind: DayKind) -> None:
    ada = in_maintenance()
    for day in range(74, 74 + running):
        ada.on(day).does("lying_tilt")
    assert ada.kind(74 + running) is kind


@pytest.mark.parametrize(("day", "kind"), [(76, DayKind.REST), (77, DayKind.STRENGTH)], ids=["next", "after_next"])
def test_a_day_lies_between_the_two(day: int, kind: DayKind) -> None:
    assert in_maintenance().on(75).does("side_plank_knees").kind(day) is kind


@pytest.mark.parametrize(("clock", "kind"), [("07:59", DayKind.REST), ("08:00", DayKind.STRENGTH)])
def test_24_hours_lie_between_the_two_wherever_they_are(clock: str, kind: DayKind) -> None:
    ada = in_maintenance().on(75).does("side_plank_knees", at="18:00")
    assert ada.living_in(timezone(timedelta(hours=14))).kind(77, at=clock) is kind


@pytest.mark.parametrize(("effort", "place"), [(7, "side_hip_hitch.1"), (8, "side_hip_hitch.0")])
def test_effort_up_to_7_still_leads_up(effort: int, place: str) -> None:
    ada = in_maintenance()
    for day in (74, 78):
        ada.on(day).does("side_hip_hitch", effort=effort).on(day + 1).wakes_with(3)
    assert ada.stands_on("side_plank", 80) == place


@pytest.mark.parametrize(("days", "kind"), [(90, DayKind.STRENGTH), (91, DayKind.TEST)])
def test_a_test_every_three_months(days: int, kind: DayKind) -> None:
    ada = in_maintenance()
    for day in range(80, 72 + days - 2, 10):
        ada.on(day).does("breathing_legs_on_chair").on(day + 1).wakes_with(3)
    ada.on(72 + days).is_screened()
    assert ada.kind(72 + days) is kind


@pytest.mark.parametrize(("away", "phase"), [(27, "maintenance"), (28, "one")])
def test_four_weeks_away_lead_back_to_phase_one(away: int, phase: str) -> None:
    assert in_maintenance().prescription(71 + away).phase == phase
