"""The training focus: points, a clear lead, an emphasis and never a gate (DECISIONS 6)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quadratus.prescription.prescription import Prescription
from quadratus.prescription.reasons import Outcome
from quadratus.prescription.record.events import BaselineGiven, Ended, Side
from quadratus.prescription.today.fitting import seconds_of

from .person import METHOD, Person, choice, criteria, in_phase_two, outcomes, why

EASE, BUILD, EVEN, SETTLE = "ease_and_unload", "build_side_endurance", "even_up_sides", "settle_first"


def observing(
    *observed: str, sitting: float | None = None, minutes: int = 40, conditions: tuple[str, ...] = ()
) -> Person:
    """A person who said yes to some observations."""
    ada = Person().joins().is_screened().has_baseline(3, observed=observed, sitting=sitting)
    return ada.has(minutes=minutes, conditions=conditions)


def focus_of(ada: Person, day: int = 1) -> str | None:
    focus = ada.prescription(day).focus
    assert focus is not None
    return focus.key


def points_of(ada: Person, key: str, day: int = 1) -> int:
    focus = ada.prescription(day).focus
    assert focus is not None
    return next(one.points for one in focus.points if one.key == key)


@pytest.mark.parametrize(
    ("observed", "sitting", "confidence", "focus", "because"),
    [
        ((), None, None, None, "nothing observed"),
        (("familiar_tender_ache",), None, None, None, "2 points are too few"),
        (("familiar_tender_ache",), 6, None, None, "6 hours of sitting are no sign"),
        (("familiar_tender_ache",), 6.5, None, EASE, "more than 6 hours make 3 points"),
        (("familiar_tender_ache", "eases_quickly"), None, None, EASE, "3 points and nothing beside it"),
        (("familiar_tender_ache", "eases_quickly", "tires_without_pain"), None, None, EASE, "3 to 1: a lead of 2"),
        (("familiar_tender_ache", "eases_quickly", "tires_without_pain"), None, 5, None, "3 to 2: a lead of 1"),
        (("familiar_tender_ache", "eases_quickly", "tires_without_pain"), None, 6, EASE, "confidence 6 is no sign"),
        (("familiar_tender_ache", "worse_with_staying", "leg_or_night_pain"), None, None, None, "4 less 2"),
        (("sudden_tightening", "lying_is_best"), None, None, SETTLE, "3 points settle first"),
        (("sudden_tightening",), None, None, None, "2 points do not settle first"),
        (("sudden_tightening", "small_moves_hurt"), None, None, SETTLE, "4 points"),
        (
            ("sudden_tightening", "lying_is_best", "familiar_tender_ache", "worse_with_staying", "eases_quickly"),
            9, None, SETTLE, "settle first wins over 6 points of another",
        ),
        (("tires_without_pain", "wobbles_both_sides"), None, 5, None, "2 points: the two signs count once"),
    ],
)  # fmt: skip
def test_a_focus_needs_points_and_a_clear_lead(
    observed: tuple[str, ...], sitting: float | None, confidence: int | None, focus: str | None, because: str
) -> None:
    ada = observing(*observed, sitting=sitting)
    if confidence is not None:
        ada.is_confident("isometric_hold", confidence)
    assert focus_of(ada) == focus, because


def test_mixed_is_an_answer_with_its_missing_points() -> None:
    asked = observing("familiar_tender_ache").prescription(1)
    assert asked.focus is not None
    assert asked.focus.name == "Mixed / not sure"
    assert "Points for the focus that fits your answers best: 2 points, which is less than 3." in why(
        asked, Outcome.NO_CLEAR_FOCUS
    )


def test_a_focus_names_the_signs_that_gave_its_points() -> None:
    said = why(observing("familiar_tender_ache", sitting=7).prescription(1), Outcome.FOCUS)
    assert said[0] == "Points for the focus that fits your answers best: 3 points, which is at least 3."
    assert said[1].startswith("You said yes to: Is there a familiar ache")
    assert said[2] == "Hours of sitting a day: 7 hours, which is more than 6."


@pytest.mark.parametrize(
    ("observed", "settle", "ease", "build", "even"),
    [
        ("familiar_tender_ache", 0, 2, 0, 0),
        ("worse_with_staying", 0, 2, 0, 0),
        ("eases_quickly", 0, 1, 0, 0),
        ("hip_slides_up", 0, 1, 0, 0),
        ("leg_or_night_pain", 0, -2, 0, 0),
        ("tires_without_pain", 0, 0, 1, 0),
        ("wobbles_both_sides", 0, 0, 1, 0),
        ("drops_on_one_side", 0, 0, 0, 1),
        ("one_sided_life", 0, 0, 0, -1),
        ("sudden_tightening", 2, 0, 0, 0),
        ("small_moves_hurt", 2, 0, -2, 0),
        ("lying_is_best", 1, 0, 0, 0),
    ],
)
def test_what_each_observation_counts_for(observed: str, settle: int, ease: int, build: int, even: int) -> None:
    ada = observing(observed)
    assert [points_of(ada, key) for key in (SETTLE, EASE, BUILD, EVEN)] == [settle, ease, build, even]


def test_what_the_tests_count_for() -> None:
    bent, held = bending((16, 19.5)), holding((40, 50), (40, 50), (40, 50))
    assert [points_of(bent, key, 6) for key in (EASE, BUILD, EVEN)] == [1, 0, 1]
    assert [points_of(held, key, 6) for key in (EASE, BUILD, EVEN)] == [0, 0, 1]
    curved = bending((16, 19.5), conditions=("scoliosis",))
    assert points_of(curved, EVEN, 6) == -5


@pytest.mark.parametrize(("days", "points"), [(1, 0), (2, -2)])
def test_holds_that_the_arm_ended_speak_against_building_endurance(days: int, points: int) -> None:
    assert points_of(holding(*((20, 20),) * days, ended=Ended.ARM_OR_SHOULDER), BUILD, 6) == points


@pytest.mark.parametrize(
    ("day", "settle", "build"), [(5, 4, -2), (18, 1, 0), (19, 1, 0), (20, 0, 0)], ids=["during", "12", "13", "14_days"]
)
def test_what_a_flare_up_counts_for(day: int, settle: int, build: int) -> None:
    ada = observing().on(4).declares_a_flare_up(at="06:00").is_screened(at="06:30").wakes_on((5, 6), 3)
    ada.says_it_is_over()
    assert [points_of(ada, key, day) for key in (SETTLE, BUILD)] == [settle, build]


@pytest.mark.parametrize(("day", "settle"), [(11, 1), (12, 0)], ids=["6_days_ago", "7_days_ago"])
def test_stiffness_counts_for_a_week(day: int, settle: int) -> None:
    assert points_of(observing().on(5).wakes_with(3, stiff=45), SETTLE, day) == settle


@pytest.mark.parametrize(
    ("stiff", "settle"), [((30, 30, 30), 1), ((29, 29, 29), 0), ((60, 10, 10), 0)], ids=["30", "29", "one_stiff"]
)
def test_the_middle_value_of_a_week_of_stiffness_counts(stiff: tuple[int, ...], settle: int) -> None:
    ada = observing()
    for number, minutes in enumerate(stiff):
        ada.on(5 + number).wakes_with(3, stiff=minutes)
    assert points_of(ada, SETTLE, 7) == settle


# When it is looked at again --------------------------------------------------------------------


@pytest.mark.parametrize(("day", "focus"), [(15, EASE), (16, None)], ids=["13_days", "14_days"])
def test_a_focus_holds_for_14_days(day: int, focus: str | None) -> None:
    ada = observing("familiar_tender_ache", "eases_quickly").on(2).does("lying_tilt").on(3).has_baseline(3)
    assert focus_of(ada, day) == focus


def test_it_is_looked_at_again_after_a_flare_up() -> None:
    ada = observing("familiar_tender_ache", "eases_quickly").on(2).does("lying_tilt").on(3).has_baseline(3)
    ada.on(4).declares_a_flare_up(at="06:00").is_screened(at="06:30").wakes_on((5, 6), 3).says_it_is_over()
    assert focus_of(ada, 6) is None


@pytest.mark.parametrize(("observed", "focus"), [(("sudden_tightening",), SETTLE), ((), SETTLE)])
def test_a_flare_up_settles_first_at_once(observed: tuple[str, ...], focus: str) -> None:
    ada = observing(*observed).on(2).does("lying_tilt").on(4).declares_a_flare_up(at="06:00").is_screened(at="06:30")
    assert focus_of(ada, 4) == focus


def test_settle_first_holds_only_while_its_observations_hold() -> None:
    ada = observing().on(2).does("lying_tilt").on(4).declares_a_flare_up(at="06:00").is_screened(at="06:30")
    ada.wakes_on((5, 6), 3).says_it_is_over()
    assert focus_of(ada, 6) is None


# What was said about the back -------------------------------------------------------------------


@pytest.mark.parametrize(("day", "points"), [(21, 3), (22, 0)], ids=["20_days_ago", "21_days_ago"])
def test_what_was_said_counts_for_three_weeks(day: int, points: int) -> None:
    assert points_of(observing("familiar_tender_ache", sitting=7), EASE, day) == points


@pytest.mark.parametrize(("day", "asks"), [(14, False), (15, True)], ids=["13_days", "14_days"])
def test_it_is_asked_anew_when_the_focus_is_looked_at_anew(day: int, asks: bool) -> None:
    asked = observing("familiar_tender_ache").prescription(day)
    assert asked.focus_asks is asks
    if asks:
        assert why(asked, Outcome.FOCUS_ASKS) == (
            "Days since you answered the questions about your back: 14 days, which is at least 14.",
        )


def test_what_is_said_anew_takes_the_place_of_all_that_was_said_before() -> None:
    ada = observing("familiar_tender_ache", sitting=9).on(10).observes("eases_quickly")
    assert [points_of(ada, EASE, day) for day in (9, 10, 30, 31)] == [3, 1, 1, 0]
    assert [ada.prescription(day).focus_asks for day in (23, 24)] == [False, True]


def test_sitting_is_said_anew_with_the_observations() -> None:
    assert points_of(observing().on(3).observes(sitting=6.5), EASE, 3) == 1


def test_before_a_baseline_there_is_nothing_to_say_anew() -> None:
    ada = Person().joins().is_screened().on(1).observes("sudden_tightening")
    assert ada.state(1).observed is None
    assert not ada.prescription(20).focus_asks


# Emphasis --------------------------------------------------------------------------------------


def by_strand(asked: Prescription) -> dict[str, int]:
    seconds: dict[str, int] = {}
    for item in asked.items:
        seconds[item.strand] = seconds.get(item.strand, 0) + seconds_of(METHOD, [item])
    return seconds


OBSERVED = {
    EASE: ("familiar_tender_ache", "worse_with_staying"),
    SETTLE: ("sudden_tightening", "small_moves_hurt"),
}


def with_and_without(focus: str, minutes: int, day: int) -> tuple[Prescription, Prescription]:
    """The session of a day without and with a focus, after the very same history."""
    plain = observing(minutes=minutes).trains(days=range(1, day))
    changed = plain.copy()
    observed = dict.fromkeys(OBSERVED[focus], True)
    changed.events = [
        replace(event, observations=observed) if isinstance(event, BaselineGiven) else event for event in plain.events
    ]
    assert focus_of(changed, day) == focus
    return plain.prescription(day), changed.prescription(day)


@pytest.mark.parametrize("day", [1, 2, 9, 10])
@pytest.mark.parametrize("minutes", [5, 8, 10, 15, 20, 25, 30, 40])
@pytest.mark.parametrize("focus", [EASE, SETTLE])
def test_at_most_30_percent_of_the_minutes_move(focus: str, minutes: int, day: int) -> None:
    plain, changed = with_and_without(focus, minutes, day)
    before, after = by_strand(plain), by_strand(changed)
    both = {*before, *after}
    gained = sum(max(0, after.get(strand, 0) - before.get(strand, 0)) for strand in both)
    lost = sum(max(0, before.get(strand, 0) - after.get(strand, 0)) for strand in both)
    assert max(gained, lost) <= 0.3 * plain.seconds
    assert changed.seconds <= minutes * 60


@pytest.mark.parametrize("minutes", [15, 17, 20, 25, 40])
@pytest.mark.parametrize("focus", [EASE, SETTLE])
def test_what_a_focus_wants_more_of_is_never_less(focus: str, minutes: int) -> None:
    plain, changed = with_and_without(focus, minutes, 1)
    wanted = next(one.more for one in METHOD.focuses.focuses if one.key == focus)
    before, after = by_strand(plain), by_strand(changed)
    assert sum(after.get(strand, 0) for strand in wanted) >= sum(before.get(strand, 0) for strand in wanted)
    assert {strand for strand in before if strand in wanted} <= set(after)


def test_a_focus_that_changes_the_session_says_so() -> None:
    plain, changed = with_and_without(EASE, 20, 1)
    assert Outcome.EMPHASIS in outcomes(changed)
    assert by_strand(changed) != by_strand(plain)
    assert Outcome.EMPHASIS not in outcomes(plain)


@pytest.mark.parametrize("focus", [EASE, SETTLE])
def test_a_focus_raises_no_hold_and_opens_no_gate(focus: str) -> None:
    plain, changed = observing(), observing(*OBSERVED[focus])
    holds = [
        {item.rung: item.planned for item in ada.prescription(1).items if item.strand == "isometric_hold"}
        for ada in (plain, changed)
    ]
    assert all(holds[0].get(rung) == planned for rung, planned in holds[1].items())
    for ada in (plain, changed):
        ada.trains(days=range(1, 22))
    assert criteria(plain.prescription(22)) == criteria(changed.prescription(22))


# Left and right --------------------------------------------------------------------------------

Pairs = tuple[tuple[float, float], ...]


def holding(*days: tuple[float, float], ended: Ended = Ended.TRUNK, conditions: tuple[str, ...] = ()) -> Person:
    """Timed holds of (left, right) on some test days."""
    ada = observing(conditions=conditions)
    for number, (left, right) in enumerate(days):
        ada.on(2 + number).holds("wall_side_lean", left, right, ended=ended)
    return ada


def bending(*days: tuple[float, float], conditions: tuple[str, ...] = ()) -> Person:
    """Side bends of (left, right) on some test days."""
    ada = observing(conditions=conditions)
    for number, (left, right) in enumerate(days):
        ada.on(2 + number).bends(left, right)
    return ada


def lower_side(ada: Person, day: int = 6) -> str | None:
    """The side that starts and gets a set more, as today's session shows it; None where both are alike."""
    item = next(item for item in ada.prescription(day).items if item.ladder == "bird_dog")
    sides = [planned.side for planned in item.planned.sets]
    left, right = sides.count(Side.LEFT), sides.count(Side.RIGHT)
    assert left >= 1
    assert right >= 1
    if left == right:
        return None
    lower = Side.LEFT if left > right else Side.RIGHT
    assert sides[0] is lower
    assert abs(left - right) == 1
    return lower.value


@pytest.mark.parametrize(
    ("days", "lower", "because"),
    [
        (((20, 25), (20, 25), (20, 25)), "left", "20 percent of the longer side on three days"),
        (((25, 20), (25, 20), (25, 20)), "right", "the same the other way"),
        (((20.25, 25), (20.25, 25), (20.25, 25)), None, "19 percent"),
        (((20, 25), (20, 25)), None, "two test days"),
        (((24.9, 25), (24.9, 25), (10, 25)), "left", "the mean counts, all in one direction"),
        (((25, 24.9), (10, 25), (10, 25)), None, "not in the same direction"),
        (((25, 20), (20, 25), (20, 25), (20, 25)), "left", "the last three days count"),
        (((60, 60), (60, 60), (60, 60)), None, "both at the cap"),
        (((75, 90), (75, 90), (75, 90)), None, "beyond the cap there is nothing to compare"),
        (((48, 75), (48, 75), (48, 75)), "left", "48 against the cap of 60"),
        (((50, 75), (50, 75), (50, 75)), None, "50 against the cap of 60"),
    ],
)
def test_a_difference_of_the_holds(days: Pairs, lower: str | None, because: str) -> None:
    assert lower_side(holding(*days), 12) == lower, because


@pytest.mark.parametrize(
    ("days", "lower", "because"),
    [
        (((16, 19.4),), None, "3.4 cm once"),
        (((16, 19.5),), "left", "3.5 cm once"),
        (((19.5, 16),), "right", "3.5 cm once, the other way"),
        (((16, 17.9), (16, 17.9), (16, 17.9)), None, "1.9 cm on the mean of three"),
        (((16, 18), (16, 18), (16, 18)), "left", "2 cm on the mean of three"),
        (((16, 18), (16, 18)), None, "2 cm on two days"),
        (((18, 16), (16, 19), (16, 19)), None, "not in the same direction"),
    ],
)
def test_a_difference_of_the_side_bends(days: Pairs, lower: str | None, because: str) -> None:
    assert lower_side(bending(*days)) == lower, because


def test_a_hold_that_the_arm_ended_says_nothing() -> None:
    assert lower_side(holding((20, 25), (20, 25), (20, 25), ended=Ended.ARM_OR_SHOULDER), 12) is None


def test_a_spine_that_curves_is_not_compared() -> None:
    assert lower_side(holding((20, 25), (20, 25), (20, 25), conditions=("scoliosis",)), 12) is None
    assert lower_side(bending((16, 19.5), conditions=("scoliosis",))) is None


def test_tests_that_contradict_each_other_name_no_side() -> None:
    ada = holding((20, 25), (20, 25), (20, 25)).on(4).bends(19.5, 16)
    assert lower_side(ada, 12) is None


def test_only_one_side_measured_is_no_test() -> None:
    ada = bending((16, 19.5))
    ada.events.pop()
    assert lower_side(ada) is None


@pytest.mark.parametrize(
    ("observed", "conditions", "focus"),
    [
        ((), (), EVEN),
        (("one_sided_life",), (), EVEN),
        (("familiar_tender_ache",), (), None),
        ((), ("scoliosis",), None),
    ],
    ids=["clear", "one_sided_life", "no_lead", "scoliosis"],
)
def test_two_tests_with_the_same_lower_side_even_up(
    observed: tuple[str, ...], conditions: tuple[str, ...], focus: str | None
) -> None:
    ada = observing(*observed, conditions=conditions)
    for day in (2, 3, 4):
        ada.on(day).holds("wall_side_lean", 40, 50).bends(16, 19.5)
    assert focus_of(ada, 7) == focus


@pytest.mark.parametrize(
    ("days", "left", "right", "points"),
    [(2, 29, 29, 3), (1, 29, 29, 0), (2, 30, 29, 0), (2, 30, 30, 0)],
    ids=["two_short_days", "one_short_day", "one_side_at_30", "both_at_30"],
)
def test_short_holds_on_both_sides_on_two_days_build_endurance(
    days: int, left: float, right: float, points: int
) -> None:
    assert points_of(holding(*((left, right),) * days), BUILD, 5) == points


def test_the_lower_side_starts_with_a_load_too_but_carries_no_more() -> None:
    ada = in_phase_two().on(17).bends(16, 19.5)
    items = {item.ladder: item for item in ada.on(19).prescription(19).items}
    carry = next((item for item in items.values() if item.planned.load_kg and len(item.sides) == 2), None)
    plank = [planned.side for planned in items["side_plank"].planned.sets]
    assert plank.count(Side.LEFT) == plank.count(Side.RIGHT) + 1
    assert carry is None or carry.sides[0] is Side.LEFT


def test_the_choice_names_the_difference() -> None:
    asked = bending((16, 19.5)).prescription(6)
    assert choice(asked, Outcome.WEAKER_SIDE_FIRST)
    assert why(asked, Outcome.WEAKER_SIDE_FIRST) == (
        "Your side bends differ between left and right by more than the error of the test.",
    )
