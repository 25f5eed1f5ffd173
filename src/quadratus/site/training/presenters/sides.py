"""Left and right: timed holds and side bends with the error of their test, and the sets done on each side."""

from __future__ import annotations

from datetime import date, timedelta

from quadratus.measures.sides import LowerSide, Pair
from quadratus.prescription.history import History, SidesDone
from quadratus.prescription.rules.difference import (
    bend_lower_side,
    bend_pairs,
    hold_lower_side,
    hold_pairs,
    lower_side,
)
from quadratus.prescription.state import State
from quadratus.protocol.schema import Measure, Method
from quadratus.site.training.presenters.butterfly import Butterfly, Compared, pair_rows
from quadratus.site.training.presenters.time_axis import TimeAxis, day_words

_FEWEST_CM = 20.0
_WEEK = timedelta(days=7)


def side_pairs(method: Method, state: State, history: History, axis: TimeAxis) -> tuple[Butterfly, ...]:
    """Every comparison of left and right for which there is something to compare."""
    pairs = (_holds(method, state), _bends(method, state), _sets(method, state, history, axis))
    return tuple(pair for pair in pairs if pair)


def _holds(method: Method, state: State) -> Butterfly | None:
    cap = method.frame.test_day.cap_seconds
    days = hold_pairs(state, cap)
    if not days:
        return None
    exercise, place = method.rung_by_key[state.holds[-1].rung]
    title = f"Timed holds: {place.name or exercise.name}"
    measure, needed = method.measure_by_key["timed_hold"], method.frame.sides.hold_test_days
    return _tested("holds", title, measure, days, hold_lower_side(method, state), needed, cap)


def _bends(method: Method, state: State) -> Butterfly | None:
    days = bend_pairs(state)
    if not days:
        return None
    highest = max(_FEWEST_CM, *(max(pair.left, pair.right) for _, pair in days))
    measure, needed = method.measure_by_key["side_bend"], method.frame.sides.bend_test_days
    return _tested("bends", "Side bends", measure, days, bend_lower_side(method, state), needed, highest)


def _tested(
    key: str,
    title: str,
    measure: Measure,
    days: list[tuple[date, Pair]],
    lower: LowerSide | None,
    mean_of: int,
    highest: float,
) -> Butterfly:
    last_day, last = days[-1]
    compared = [Compared(f"Last test day, {last_day:%-d %B %Y}", last.left, last.right, measure.error)]
    if len(days) >= mean_of:
        recent = [pair for _, pair in days[-mean_of:]]
        left, right = (sum(values) / mean_of for values in zip(*((p.left, p.right) for p in recent), strict=True))
        error = measure.error_of_mean_of_3 or measure.error
        compared.append(Compared(f"Mean of the last {mean_of} test days", left, right, error))
    named = f"The {lower} side is lower, by more than the noise of the test." if lower else "No clear difference."
    return Butterfly(
        key=key,
        title=title,
        unit=measure.unit,
        verdict=named,
        clear=lower is not None,
        rows=pair_rows(compared, highest),
        error=f"{measure.error:g} {measure.unit} up or down on one day is within the noise.",
        note=_days_missing(len(days), mean_of) if lower is None else "",
        table=tuple((f"{day:%-d %B %Y}", f"{pair.left:g}", f"{pair.right:g}") for day, pair in reversed(days)),
    )


def _days_missing(days: int, needed: int) -> str:
    if days >= needed:
        return ""
    more = needed - days
    return f"{more} more test {'day' if more == 1 else 'days'} until the mean can be compared."


def _sets(method: Method, state: State, history: History, axis: TimeAxis) -> Butterfly | None:
    shown = [one for one in history.sides if axis.holds(one.day)]
    if not shown:
        return None
    week = [one for one in shown if axis.last - one.day < _WEEK]
    compared = [_counted("The last 7 days", week)]
    if axis.days > _WEEK.days:
        compared.append(_counted(f"Since {day_words(axis.first, axis.last)}", shown))
    left, right = compared[-1].left, compared[-1].right
    more = abs(left - right)
    side = "left" if left > right else "right"
    words = f"{more:g} {'set' if more == 1 else 'sets'} more on the {side}." if more else "As many on both sides."
    lower = lower_side(method, state)
    return Butterfly(
        key="sets",
        title="Sets done",
        unit="sets",
        verdict=words,
        clear=False,
        rows=pair_rows(compared, max(left, right, 1)),
        note=f"The {lower} side is the lower one, so it gets one set more of each hold and plank." if lower else "",
        when="Week of",
        table=_by_week(shown),
    )


def _counted(label: str, days: list[SidesDone]) -> Compared:
    return Compared(label, sum(one.left for one in days), sum(one.right for one in days))


def _by_week(days: list[SidesDone]) -> tuple[tuple[str, str, str], ...]:
    weeks: dict[date, list[SidesDone]] = {}
    for one in reversed(days):
        weeks.setdefault(one.day - timedelta(days=one.day.weekday()), []).append(one)
    return tuple(
        (f"{monday:%-d %B %Y}", f"{sum(one.left for one in week)}", f"{sum(one.right for one in week)}")
        for monday, week in weeks.items()
    )
