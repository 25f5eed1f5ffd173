"""The geometry of the pictures over time: values in, places in percent out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Literal
from uuid import uuid4

import pytest

from quadratus.prescription.history import (
    BaselineFrom,
    FlareSeen,
    History,
    MorningSeen,
    PhaseFrom,
    SessionSeen,
    SidesDone,
    Walked,
)
from quadratus.prescription.prescription import Zone
from quadratus.prescription.record.events import Ended, HoldTested, Side
from quadratus.prescription.state import FlareSpell, State
from quadratus.protocol.loading import lower_back_mastery
from quadratus.site.training.presenters.butterfly import Compared, pair_rows
from quadratus.site.training.presenters.pain_chart import PainChart, pain_chart
from quadratus.site.training.presenters.sides import side_pairs
from quadratus.site.training.presenters.time_axis import Span, TimeAxis, span_from, time_axis
from quadratus.site.training.presenters.time_marks import LANE, time_marks
from quadratus.site.training.presenters.walking import walking

METHOD = lower_back_mastery()
MONDAY = date(2026, 1, 5)


def on(day: int) -> date:
    """A day counted from a Monday, which is 1."""
    return MONDAY + timedelta(days=day - 1)


def noon(day: int) -> datetime:
    return datetime.combine(on(day), datetime.min.time(), UTC) + timedelta(hours=12)


def session(day: int, before: int, highest: int | None, settled: Zone = "green") -> SessionSeen:
    return SessionSeen(on(day), noon(day), before, highest, settled, "strength")


def chart(history: History, last: int = 28, phase: str = "one") -> PainChart:
    axis = time_axis(Span.ALL, on(1), on(last))
    return pain_chart(METHOD, history, axis, phase, noon(last))  # type: ignore[arg-type]


# The axis ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("span", "begun", "today", "first"),
    [
        (Span.FOUR_WEEKS, 1, 200, 173),
        (Span.TWELVE_WEEKS, 1, 200, 117),
        (Span.ALL, 1, 200, 1),
        (Span.TWELVE_WEEKS, 180, 200, 180),
        (Span.TWELVE_WEEKS, 198, 200, 194),
        (Span.ALL, None, 200, 194),
    ],
)
def test_an_axis_reaches_back_no_further_than_there_is_something(
    span: Span, begun: int | None, today: int, first: int
) -> None:
    assert time_axis(span, on(begun) if begun else None, on(today)).first == on(first)


@pytest.mark.parametrize(
    ("said", "span"),
    [
        ("4w", Span.FOUR_WEEKS),
        ("all", Span.ALL),
        ("", Span.TWELVE_WEEKS),
        (None, Span.TWELVE_WEEKS),
        ("x", Span.TWELVE_WEEKS),
    ],
)
def test_an_unknown_span_is_twelve_weeks(said: str | None, span: Span) -> None:
    assert span_from(said) is span


def test_the_days_fill_the_whole_width() -> None:
    axis = TimeAxis(on(1), on(10))
    assert (axis.x(on(1), 0), axis.x(on(10), 1)) == (0, 100)
    assert axis.x(on(6), 0) == 50


@pytest.mark.parametrize(("days", "by_week"), [(120, False), (121, True)])
def test_long_times_are_drawn_by_week(days: int, by_week: bool) -> None:
    assert TimeAxis(on(1), on(days)).by_week is by_week


def test_weeks_begin_on_monday_and_are_cut_at_the_ends() -> None:
    axis = TimeAxis(on(3), on(16))
    assert axis.weeks() == (on(1), on(8), on(15))
    assert axis.week_x(on(1)) == (0, axis.x(on(7), 1))
    assert axis.week_x(on(15)) == (axis.x(on(15), 0), 100)


# Pain -------------------------------------------------------------------------------------------


def test_more_pain_lies_higher_and_later_lies_further_right() -> None:
    picture = chart(History(mornings=(MorningSeen(on(1), 0), MorningSeen(on(2), 10))))
    low, high = picture.dots
    assert (low.y, high.y) == (picture.levels[0].y, picture.levels[2].y)
    assert low.y > high.y
    assert low.x < high.x


def test_mornings_are_joined_only_where_none_is_missing() -> None:
    mornings = tuple(MorningSeen(on(day), 3) for day in (1, 2, 3, 5, 7, 8))
    picture = chart(History(mornings=mornings))
    assert [len(line.split()) for line in picture.lines] == [3, 2]


def test_a_session_goes_from_before_to_highest() -> None:
    picture = chart(History(sessions=(session(2, 2, 5, "amber"),)))
    assert picture.stems[0].before_y > picture.stems[0].y
    assert picture.zones == (("amber", "stay as you are"),)


def test_the_table_holds_all_that_the_picture_shows() -> None:
    picture = chart(
        History(
            baselines=(BaselineFrom(on(1), 4), BaselineFrom(on(3), 2.5)),
            mornings=(MorningSeen(on(2), 3),),
            sessions=(session(2, 1, 2), session(2, 2, 5, "amber")),
        )
    )
    assert len(picture.stems) == 2
    rows = {row.day: (row.morning, row.before, row.highest, row.answer, row.note) for row in picture.table}
    assert rows == {
        on(1): ("", "", "", "", "Usual pain: 4"),
        on(2): ("3", "1 to 2", "2 to 5", "stay as you are", ""),
        on(3): ("", "", "", "", "Usual pain: 2.5"),
    }


@pytest.mark.parametrize(("highest", "seen"), [(2, False), (3, True)])
def test_pain_before_a_session_is_in_the_legend_where_it_shows(highest: int, seen: bool) -> None:
    assert chart(History(sessions=(session(2, 2, highest),))).before_seen is seen


def test_a_morning_that_did_not_come_is_amber_after_a_day_and_a_half() -> None:
    waiting = History(sessions=(session(27, 2, 2, "pending"),))
    assert chart(waiting, 28).stems[0].zone == "pending"
    assert chart(waiting, 29).stems[0].zone == "amber"


def test_a_session_that_was_never_closed_tells_no_highest_pain() -> None:
    picture = chart(History(sessions=(session(2, 2, None, "amber"),)))
    assert picture.table[0].highest == "not told"


def test_the_band_is_the_error_of_the_scale_around_the_usual_pain_and_follows_it() -> None:
    picture = chart(
        History(mornings=(MorningSeen(on(1), 3),), baselines=(BaselineFrom(on(1), 4), BaselineFrom(on(15), 2)))
    )
    error = METHOD.measure_by_key["pain_morning"].error
    point = (picture.levels[0].y - picture.levels[2].y) / 10
    first, second = picture.usual
    assert (first.x, first.end, second.end) == (0, 50, 100)
    assert first.band_height == pytest.approx(2 * error * point, abs=0.02)
    assert second.y > first.y


def test_the_band_ends_at_no_pain() -> None:
    picture = chart(History(mornings=(MorningSeen(on(1), 3),), baselines=(BaselineFrom(on(1), 1),)))
    assert picture.usual[0].band_y + picture.usual[0].band_height == pytest.approx(picture.levels[0].y, abs=0.02)


def test_a_week_is_its_middle_morning_and_its_worst_session() -> None:
    mornings = tuple(MorningSeen(on(day), pain) for day, pain in ((1, 2), (2, 3), (3, 7)))
    sessions = (session(1, 2, 2), session(2, 3, 6, "red"), session(3, 2, 4, "amber"))
    picture = chart(History(mornings=mornings, sessions=sessions), last=150)
    point = (picture.levels[0].y - picture.levels[2].y) / 10
    assert len(picture.dots) == len(picture.stems) == 1
    assert picture.dots[0].low_y - picture.dots[0].high_y == pytest.approx(5 * point, abs=0.02)
    assert picture.stems[0].zone == "red"
    assert [(row.morning, row.before, row.highest, row.answer) for row in picture.table] == [
        ("2 to 7", "2 to 3", "2 to 6", "step back")
    ]


# Flare-ups and phases ---------------------------------------------------------------------------


def flare(began: int, ended: int | None) -> FlareSeen:
    return FlareSeen(FlareSpell(on(began), noon(began), on(ended) if ended else None))


def test_a_flare_up_reaches_from_its_first_day_to_its_last() -> None:
    axis = TimeAxis(on(1), on(10))
    (mark,) = time_marks(METHOD, History(flares=(flare(3, 5),)), axis, "one")
    assert (mark.x, mark.width) == (20, 30)
    assert mark.says == "Flare-up, 7 January to 9 January"


def test_the_hatching_of_a_flare_up_begins_below_its_word() -> None:
    picture = chart(History(mornings=(MorningSeen(on(2), 3),), flares=(flare(3, 5),)))
    (mark,) = picture.marks
    assert mark.lane is not None
    assert mark.foot + LANE <= picture.words_end < min(level.y for level in picture.levels)
    assert picture.words_end + picture.hatch_height == 100
    assert chart(History(mornings=(MorningSeen(on(2), 3),))).words_end == 0


def test_a_flare_up_that_goes_on_reaches_to_today() -> None:
    (mark,) = time_marks(METHOD, History(flares=(flare(3, None),)), TimeAxis(on(1), on(10)), "one")
    assert mark.x + mark.width == 100
    assert mark.says == "Flare-up, since 7 January"


@pytest.mark.parametrize(("began", "ended", "shown"), [(1, 3, False), (1, 4, True), (10, 11, True), (14, None, False)])
def test_only_what_the_axis_reaches_is_marked(began: int, ended: int | None, shown: bool) -> None:
    marks = time_marks(METHOD, History(flares=(flare(began, ended),)), TimeAxis(on(4), on(13)), "one")
    assert bool(marks) is shown


def test_a_way_back_is_called_one() -> None:
    phases = (PhaseFrom("one", on(1)), PhaseFrom("two", on(3)), PhaseFrom("one", on(6)))
    marks = time_marks(METHOD, History(phases=phases), TimeAxis(on(1), on(10)), "one")
    assert [mark.says for mark in marks] == ["Phase Two from 7 January", "Back to Phase One from 10 January"]


def test_a_phase_that_time_alone_closed_is_marked_today() -> None:
    phases = (PhaseFrom("one", on(1)), PhaseFrom("two", on(3)))
    marks = time_marks(METHOD, History(phases=phases), TimeAxis(on(1), on(40)), "one")
    assert [mark.day for mark in marks] == [on(3), on(40)]


def test_words_never_lie_on_each_other() -> None:
    flares = tuple(flare(day, day + 1) for day in (2, 4, 6, 27))
    marks = time_marks(METHOD, History(flares=flares), TimeAxis(on(1), on(28)), "one")
    assert [(mark.lane, mark.anchor) for mark in marks] == [(0, "start"), (1, "start"), (None, "start"), (0, "end")]


# Left and right ---------------------------------------------------------------------------------


def test_left_lies_left_and_right_lies_right_of_the_centre() -> None:
    (row,) = pair_rows([Compared("Today", 30, 15, 20)], highest=60)
    assert row.left.x + row.left.width == 50 == row.right.x
    assert row.left.width == 2 * row.right.width
    assert row.left.band_x < row.left.x < row.left.band_x + row.left.band_width


@pytest.mark.parametrize(("right", "apart"), [(19, True), (21, False)])
def test_the_bands_lie_apart_from_the_difference_that_counts_on(right: float, apart: bool) -> None:
    (row,) = pair_rows([Compared("Today", 30, right, counts_from=10)], highest=60)
    inner_end_of_left = 50 - (row.left.band_x + row.left.band_width)
    outer_end_of_right = row.right.band_x + row.right.band_width - 50
    assert (inner_end_of_left > outer_end_of_right) is apart


def holding(days: int, left: float, right: float) -> State:
    """Someone who has held the same on some test days."""
    sides: tuple[tuple[Literal[Side.LEFT, Side.RIGHT], float], ...] = ((Side.LEFT, left), (Side.RIGHT, right))
    return State(
        holds=tuple(
            HoldTested(
                id=uuid4(),
                moment=noon(day),
                day=on(day),
                rung="wall_side_lean",
                side=side,
                seconds=held,
                ended=Ended.TRUNK,
            )
            for day in range(1, 14 * days, 14)
            for side, held in sides
        )
    )


@pytest.mark.parametrize(
    ("days", "right", "verdict"),
    [
        (2, 30, "No clear difference."),
        (3, 24, "No clear difference."),
        (3, 30, "The left side holds for less time, by more than the error of the test."),
    ],
)
def test_holds_are_compared_on_the_mean_of_three_test_days(days: int, right: float, verdict: str) -> None:
    (pair,) = side_pairs(METHOD, holding(days, 20, right), History(), TimeAxis(on(1), on(60)))
    assert pair.verdict == verdict
    assert len(pair.rows) == (2 if days == 3 else 1)
    assert "from 20 percent of the longer one" in pair.noise


def test_each_side_is_read_against_its_own_first_test_day() -> None:
    (pair,) = side_pairs(METHOD, holding(2, 20, 30), History(), TimeAxis(on(1), on(60)))
    assert [(row.name, row.first, row.last, row.said.words) for row in pair.over_time] == [
        ("Left, over time", "20", "20", "Within measurement error"),
        ("Right, over time", "30", "30", "Within measurement error"),
    ]
    (pair,) = side_pairs(METHOD, holding(1, 20, 30), History(), TimeAxis(on(1), on(60)))
    assert pair.over_time == ()


def test_sets_are_compared_over_the_axis_and_over_a_week() -> None:
    history = History(sides=(SidesDone(on(1), 3, 3), SidesDone(on(20), 4, 3)))
    (pair,) = side_pairs(METHOD, State(), history, TimeAxis(on(1), on(21)))
    assert pair.verdict == "1 set more on the left."
    assert [(row.left.value, row.right.value) for row in pair.rows] == [("4", "3"), ("7", "6")]
    assert pair.table == (("19 January 2026", "4", "3"), ("5 January 2026", "3", "3"))


# Walking ----------------------------------------------------------------------------------------


def test_a_week_of_walking_beside_its_aim() -> None:
    history = History(walks=(Walked(on(1), 30), Walked(on(7), 45), Walked(on(8), 20)))
    weeks = walking(METHOD, history, TimeAxis(on(1), on(10)))
    assert [week.minutes for week in weeks.weeks] == ["75", "20"]
    assert weeks.this_week == "20"
    assert weeks.weeks[0].height == pytest.approx((100 - weeks.aim_y) / 2, abs=0.02)


def test_more_than_the_aim_still_fits() -> None:
    weeks = walking(METHOD, History(walks=(Walked(on(1), 600),)), TimeAxis(on(1), on(7)))
    assert weeks.weeks[0].y > 0
    assert weeks.aim_y > weeks.weeks[0].y
