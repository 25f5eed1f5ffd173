"""Left and right: timed holds and side bends with the error of their test, and the sets done on each side."""

from __future__ import annotations

from collections.abc import Sequence
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
from quadratus.site.measuring.presenters import CardRow, card_row
from quadratus.site.measuring.reading import Report, Scored
from quadratus.site.training.presenters.butterfly import Butterfly, Compared, pair_rows
from quadratus.site.training.presenters.time_axis import TimeAxis, day_words

_FEWEST_CM = 20.0
_WEEK = timedelta(days=7)


def side_pairs(method: Method, state: State, history: History, axis: TimeAxis) -> tuple[Butterfly, ...]:
    """Every comparison of left and right for which there is something to compare."""
    pairs = (_holds(method, state), _bends(method, state), _sets(method, state, history, axis))
    return tuple(pair for pair in pairs if pair)


def _holds(method: Method, state: State) -> Butterfly | None:
    cap, rule = method.frame.test_day.cap_seconds, method.frame.sides
    days = hold_pairs(state, cap)
    if not days:
        return None
    exercise, place = method.rung_by_key[state.holds[-1].rung]
    last, mean = days[-1][1], _mean(days, rule.hold_test_days)
    rows = [Compared(_on(days[-1][0]), last.left, last.right, method.measure_by_key["timed_hold"].error)]
    if mean:
        apart = max(mean.left, mean.right) * rule.hold_percent / 100
        rows.append(Compared(_mean_of(rule.hold_test_days), mean.left, mean.right, apart))
    return _tested(
        method,
        "timed_hold",
        f"Timed holds: {place.name or exercise.name}",
        days,
        rows,
        cap,
        hold_lower_side(method, state),
        f"A side is lower only from {rule.hold_percent:g} percent of the longer one, "
        f"on the mean of {rule.hold_test_days} test days and the same side each time.",
        rule.hold_test_days,
    )


def _bends(method: Method, state: State) -> Butterfly | None:
    days, rule = bend_pairs(state), method.frame.sides
    if not days:
        return None
    last, mean = days[-1][1], _mean(days, rule.bend_test_days)
    rows = [Compared(_on(days[-1][0]), last.left, last.right, rule.bend_cm_once)]
    if mean:
        rows.append(Compared(_mean_of(rule.bend_test_days), mean.left, mean.right, rule.bend_cm_mean))
    return _tested(
        method,
        "side_bend",
        "Side bends",
        days,
        rows,
        max(_FEWEST_CM, *(max(pair.left, pair.right) for _, pair in days)),
        bend_lower_side(method, state),
        f"A side is lower only from {rule.bend_cm_once:g} cm on one day, or {rule.bend_cm_mean:g} cm "
        f"on the mean of {rule.bend_test_days} test days and the same side each time.",
        rule.bend_test_days,
    )


def _tested(
    method: Method,
    key: str,
    title: str,
    days: Sequence[tuple[date, Pair]],
    rows: Sequence[Compared],
    highest: float,
    lower: LowerSide | None,
    noise: str,
    needed: int,
) -> Butterfly:
    measure = method.measure_by_key[key]
    named = f"The {lower} side is lower, by more than the noise of the test." if lower else "No clear difference."
    return Butterfly(
        key=key,
        title=title,
        unit=measure.unit,
        verdict=named,
        clear=lower is not None,
        rows=pair_rows(rows, highest),
        noise=noise,
        note=_days_missing(len(days), needed) if lower is None else "",
        over_time=_over_time(method, measure, days) if len(days) > 1 else (),
        table=tuple((f"{day:%-d %B %Y}", f"{pair.left:g}", f"{pair.right:g}") for day, pair in reversed(days)),
    )


def _over_time(method: Method, measure: Measure, days: Sequence[tuple[date, Pair]]) -> tuple[CardRow, ...]:
    left = tuple(Report(day, pair.left, ()) for day, pair in days)
    right = tuple(Report(day, pair.right, ()) for day, pair in days)
    return tuple(
        card_row(method, measure, Scored(measure.key, words, reports))
        for words, reports in (("Left, over time", left), ("Right, over time", right))
    )


def _mean(days: Sequence[tuple[date, Pair]], of: int) -> Pair | None:
    """The mean of the last test days, where there are enough of them."""
    recent = [pair for _, pair in days[-of:]]
    if len(recent) < of:
        return None
    return Pair(sum(pair.left for pair in recent) / of, sum(pair.right for pair in recent) / of)


def _on(day: date) -> str:
    return f"Last test day, {day:%-d %B %Y}"


def _mean_of(days: int) -> str:
    return f"Mean of the last {days} test days"


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
