"""How did the back answer? One row of the table a test, both sides of each edge (DECISIONS 2)."""

from __future__ import annotations

import pytest

from quadratus.prescription.prescription import Zone
from quadratus.prescription.reasons import Outcome

from .person import But, Person, why


def zone_after(
    usual: int,
    before: int,
    highest: int,
    morning: int | None = None,
    *,
    leg_symptoms: bool = False,
    stopped_for_pain: bool = False,
) -> Zone:
    """The zone at noon of the day after a session."""
    ada = Person.ready(usual=usual).on(2)
    ada.does("lying_tilt", before=before, highest=highest, leg_symptoms=leg_symptoms, stopped_for_pain=stopped_for_pain)
    if morning is not None:
        ada.on(3).wakes_with(morning)
    return ada.zone_of_last(3, at="12:00")


@pytest.mark.parametrize(
    ("usual", "before", "highest", "morning", "zone", "because"),
    [
        (3, 3, 3, 3, "green", "nothing added"),
        (3, 2, 3, 3, "green", "added 1"),
        (3, 1, 3, 3, "amber", "added 2"),
        (3, 0, 3, 3, "red", "added 3"),
        (3, 4, 3, 3, "green", "less than before"),
        (2, 2, 3, 2, "green", "highest 3, above the usual pain by 1"),
        (3, 3, 4, 3, "amber", "highest 4, above the usual pain"),
        (4, 4, 4, 4, "green", "highest 4, at the usual pain"),
        (5, 4, 5, 5, "green", "highest 5, at the usual pain"),
        (4, 4, 5, 4, "amber", "highest 5, above the usual pain"),
        (3, 4, 5, 3, "amber", "highest 5 and B+2: under 6 is not red"),
        (5, 5, 6, 5, "amber", "highest 6 and B+1: not red, yet above the usual"),
        (4, 5, 6, 4, "red", "highest 6 and B+2"),
        (6, 6, 6, 6, "green", "always sore: highest 6 is the usual pain"),
        (6, 6, 7, 6, "amber", "highest 7 and B+1"),
        (6, 7, 8, 6, "red", "highest 8 and B+2"),
        (8, 8, 9, 8, "amber", "highest 9 and B+1"),
        (3, 3, 3, 4, "green", "next morning B+1"),
        (3, 3, 3, 5, "red", "next morning B+2"),
        (0, 0, 0, 1, "green", "next morning B+1 of none"),
        (0, 0, 0, 2, "red", "next morning B+2 of none"),
        (3, 1, 3, 5, "red", "amber, then a red morning: the later, worse answer counts"),
        (3, 0, 3, 0, "red", "red, then a good morning: it stays red"),
        (3, 1, 3, 0, "amber", "amber, then a good morning: it stays amber"),
        (3, 3, 3, None, "pending", "green so far, the morning not reported yet"),
        (3, 1, 3, None, "amber", "amber at once"),
        (3, 0, 3, None, "red", "red at once"),
    ],
)
def test_the_zone_of_a_session(
    usual: int, before: int, highest: int, morning: int | None, zone: str, because: str
) -> None:
    assert zone_after(usual, before, highest, morning) == zone, because


@pytest.mark.parametrize("morning", [None, 0])
def test_new_leg_symptoms_are_red_at_once_and_stay_red(morning: int | None) -> None:
    assert zone_after(3, 3, 3, morning, leg_symptoms=True) == "red"


@pytest.mark.parametrize(
    ("in_a_set", "at_the_end", "zone", "because"),
    [
        (None, 3, "green", "nothing said of any set"),
        (3, 3, "green", "a set hurt no more than the end says"),
        (2, 3, "green", "a set hurt less"),
        (5, 3, "amber", "a set hurt more than the end says: added 2"),
        (6, 3, "red", "a set hurt much more: added 3"),
        (0, 6, "red", "the end says more than the set"),
    ],
)
def test_the_highest_pain_is_never_below_that_of_a_set(
    in_a_set: int | None, at_the_end: int, zone: str, because: str
) -> None:
    hurt = {"lying_tilt": But(hurts=in_a_set is not None, pain=in_a_set)}
    ada = Person.ready(usual=3).on(2).does("lying_tilt", before=3, highest=at_the_end, but=hurt).on(3).wakes_with(3)
    assert ada.zone_of_last(3) == zone, because


def test_the_pain_of_a_set_alone_says_nothing_of_a_session_that_was_not_ended() -> None:
    hurt = {"lying_tilt": But(hurts=True, pain=1)}
    ada = Person.ready(usual=3).on(2).does("lying_tilt", before=3, but=hurt, closes=False).on(3).wakes_with(3)
    assert ada.state(3).sessions[-1].highest_pain is None


@pytest.mark.parametrize("morning", [None, 0])
def test_stopping_for_pain_is_red_at_once_and_stays_red(morning: int | None) -> None:
    assert zone_after(3, 3, 3, morning, stopped_for_pain=True) == "red"


@pytest.mark.parametrize(("clock", "zone"), [("06:30", "pending"), ("06:31", "amber")])
def test_a_morning_missing_after_36_hours_is_amber(clock: str, zone: str) -> None:
    ada = Person.ready().on(2).does("lying_tilt", at="18:00", minutes=30)
    assert ada.zone_of_last(4, at=clock) == zone


@pytest.mark.parametrize(("clock", "zone"), [("06:30", "green"), ("06:31", "amber")])
def test_a_report_answers_for_36_hours_and_not_a_minute_longer(clock: str, zone: str) -> None:
    ada = Person.ready().on(2).does("lying_tilt", at="18:00", minutes=30).on(4).wakes_with(3, at=clock)
    assert ada.zone_of_last(4) == zone


@pytest.mark.parametrize(("clock", "zone"), [("09:28", "pending"), ("09:29", "green")])
def test_a_report_answers_a_session_of_the_same_night_from_six_hours_on(clock: str, zone: str) -> None:
    ada = Person.ready().on(2).does("lying_tilt", at="02:59", minutes=30).wakes_with(3, at=clock)
    assert ada.zone_of_last(2, at="17:00") == zone


@pytest.mark.parametrize(("clock", "zone"), [("00:10", "pending"), ("05:39", "pending"), ("05:40", "green")])
def test_a_report_soon_after_a_session_before_midnight_is_not_the_next_morning(clock: str, zone: str) -> None:
    ada = Person.ready(usual=3).on(2).does("lying_tilt", at="23:10", minutes=30).on(3).wakes_with(3, at=clock)
    assert ada.zone_of_last(3, at="17:00") == zone


@pytest.mark.parametrize(("pain", "zone"), [(4, "pending"), (5, "red")], ids=["b_plus_1", "b_plus_2"])
def test_a_bad_report_after_midnight_is_red_without_waiting_for_the_morning(pain: int, zone: str) -> None:
    ada = Person.ready(usual=3).on(2).does("lying_tilt", at="23:10", minutes=30).on(3).wakes_with(pain, at="00:10")
    assert ada.zone_of_last(3, at="17:00") == zone


@pytest.mark.parametrize(("begun", "zone"), [("03:29", "green"), ("03:30", "pending"), ("07:00", "pending")])
def test_the_night_ends_at_four(begun: str, zone: str) -> None:
    ada = Person.ready().on(2).does("lying_tilt", at=begun, minutes=30).wakes_with(3, at="14:00")
    assert ada.zone_of_last(2, at="17:00") == zone


def test_a_report_of_the_same_day_takes_nothing_a_step_up() -> None:
    ada = Person.ready()
    for day in (1, 3):
        ada.on(day).does("dead_bug_heel_slide", at="07:00").wakes_with(3, at="14:00")
    assert ada.stands_on("dead_bug", 3, at="15:00") == "dead_bug_heel_slide.0"
    assert ada.on(4).wakes_with(3).stands_on("dead_bug", 4) == "dead_bug_heel_slide.0"


def test_the_report_of_the_next_day_does_once_every_session_has_its_own() -> None:
    ada = Person.ready()
    for day in (1, 3):
        ada.on(day).does("dead_bug_heel_slide", at="07:00").wakes_with(3, at="14:00").on(day + 1).wakes_with(3)
    assert ada.stands_on("dead_bug", 4) == "dead_bug_heel_slide.1"


@pytest.mark.parametrize(
    ("clock", "pain", "zone"),
    [("13:29", 5, "pending"), ("13:30", 4, "pending"), ("13:30", 5, "red")],
    ids=["before_six_hours", "b_plus_1", "b_plus_2"],
)
def test_a_bad_report_of_the_same_day_is_red_without_waiting_for_the_morning(clock: str, pain: int, zone: str) -> None:
    ada = Person.ready(usual=3).on(2).does("lying_tilt", at="07:00", minutes=30).wakes_with(pain, at=clock)
    assert ada.zone_of_last(2, at="17:00") == zone
    assert ada.on(3).wakes_with(3).zone_of_last(3) == ("green" if zone == "pending" else "red")


def test_a_report_from_before_the_session_does_not_answer_it() -> None:
    ada = Person.ready().on(2).wakes_with(3).does("lying_tilt")
    assert ada.zone_of_last(2, at="20:00") == "pending"


@pytest.mark.parametrize(("first", "second", "zone"), [(3, 5, "red"), (5, 3, "red"), (3, 4, "green")])
def test_of_two_reports_the_worse_counts(first: int, second: int, zone: str) -> None:
    ada = Person.ready().on(2).does("lying_tilt").on(3).wakes_with(first).wakes_with(second, at="09:00")
    assert ada.zone_of_last(3) == zone


def test_one_morning_answers_both_sessions_of_the_day_before() -> None:
    ada = Person.ready().on(2).does("lying_tilt", at="09:00").does("cat_camel", at="18:00").on(3).wakes_with(5)
    assert [session.settled for session in ada.state(3).sessions] == ["red", "red"]


@pytest.mark.parametrize(
    ("morning", "day", "clock", "zone"),
    [
        (None, 3, "12:00", "pending"),
        (3, 3, "12:00", "amber"),
        (None, 4, "06:00", "pending"),
        (None, 4, "06:01", "amber"),
        (5, 3, "12:00", "red"),
    ],
    ids=["not_yet", "morning_came", "36_hours", "36_hours_and_a_minute", "bad_morning"],
)
def test_a_session_without_closing_answers_is_never_green(morning: int | None, day: int, clock: str, zone: str) -> None:
    ada = Person.ready().on(2).does("lying_tilt", closes=False, at="18:00")
    if morning is not None:
        ada.on(3).wakes_with(morning)
    assert ada.zone_of_last(day, at=clock) == zone


def test_a_session_is_judged_against_the_baseline_in_force_when_it_began() -> None:
    ada = Person.ready(usual=4).wakes_on(range(2, 6), 1)
    ada.on(5).does("lying_tilt", before=4, highest=4)
    ada.on(6).wakes_with(1)
    assert ada.state(6).baseline == 1
    assert ada.zone_of_last(6) == "green"
    assert ada.does("lying_tilt", before=4, highest=4).on(7).wakes_with(1).zone_of_last(7) == "amber"


@pytest.mark.parametrize(("morning", "zone"), [(4, "green"), (5, "red")])
def test_half_a_point_of_baseline_is_not_rounded_away(morning: int, zone: str) -> None:
    ada = Person.ready(usual=4)
    for day, pain in ((2, 4), (3, 4), (4, 4), (5, 3), (6, 3), (7, 3)):
        ada.on(day).wakes_with(pain)
    ada.does("lying_tilt", before=3, highest=3).on(8).wakes_with(morning)
    assert ada.state(7).baseline == 3.5
    assert ada.zone_of_last(8) == zone


@pytest.mark.parametrize(
    ("before", "highest", "morning", "said"),
    [
        (0, 3, None, "Added pain in the session: 3 points, which is at least 3."),
        (3, 3, 5, "Pain the next morning, counted from your usual pain: 2 points, which is more than 1."),
        (1, 3, None, "Added pain in the session: 2 points, which is more than 1."),
    ],
)
def test_the_zone_says_why(before: int, highest: int, morning: int | None, said: str) -> None:
    ada = Person.ready().on(2).does("lying_tilt", before=before, highest=highest)
    if morning is not None:
        ada.on(3).wakes_with(morning)
    assert why(ada.prescription(3), Outcome.ZONE) == (said,)
