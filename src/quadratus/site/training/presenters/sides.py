"""Left and right: timed holds and side bends with the error of their test, and the sets done on each side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from quadratus.measures.sides import LowerSide, Pair
from quadratus.prescription.history import History, SidesDone
from quadratus.prescription.record.events import Side
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
from quadratus.site.shell import words
from quadratus.site.shell.words import number_words
from quadratus.site.training.presenters.butterfly import Butterfly, Compared, pair_rows
from quadratus.site.training.presenters.time_axis import TimeAxis, day_words

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_FEWEST_CM = 20.0
_LOWER_HOLD: dict[LowerSide, StrOrPromise] = {
    "left": gettext_lazy("The left side holds for less time, by more than the error of the test."),
    "right": gettext_lazy("The right side holds for less time, by more than the error of the test."),
}
_LOWER_BEND: dict[LowerSide, StrOrPromise] = {
    "left": gettext_lazy("The left side bends less far, by more than the error of the test."),
    "right": gettext_lazy("The right side bends less far, by more than the error of the test."),
}
_ONE_SET_MORE = {
    Side.LEFT: gettext_lazy("The left side did less in the tests, so it gets one set more of each hold and plank."),
    Side.RIGHT: gettext_lazy("The right side did less in the tests, so it gets one set more of each hold and plank."),
}
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
        _("Timed holds: {exercise}").format(exercise=place.name or exercise.name),
        days,
        rows,
        cap,
        _said(_LOWER_HOLD, hold_lower_side(method, state)),
        _(
            "The sides count as different from {percent} percent of the longer one, "
            "on the mean of {days} test days and with the same side each time."
        ).format(percent=number_words(rule.hold_percent), days=rule.hold_test_days),
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
        _("Side bends"),
        days,
        rows,
        max(_FEWEST_CM, *(max(pair.left, pair.right) for _, pair in days)),
        _said(_LOWER_BEND, bend_lower_side(method, state)),
        _(
            "The sides count as different from {once} cm on one day, or {mean} cm "
            "on the mean of {days} test days and with the same side each time."
        ).format(once=number_words(rule.bend_cm_once), mean=number_words(rule.bend_cm_mean), days=rule.bend_test_days),
        rule.bend_test_days,
    )


def _said(sentences: Mapping[LowerSide, StrOrPromise], lower: LowerSide | None) -> str:
    """The sentence about the side that did less; empty where none did."""
    return str(sentences[lower]) if lower else ""


def _tested(
    method: Method,
    key: str,
    title: str,
    days: Sequence[tuple[date, Pair]],
    rows: Sequence[Compared],
    highest: float,
    differs: str,
    noise: str,
    needed: int,
) -> Butterfly:
    measure = method.measure_by_key[key]
    return Butterfly(
        key=key,
        title=title,
        unit=measure.unit,
        verdict=differs or _("No clear difference."),
        clear=bool(differs),
        rows=pair_rows(rows, highest),
        noise=noise,
        note=_days_missing(len(days), needed) if not differs else "",
        over_time=_over_time(method, measure, days) if len(days) > 1 else (),
        table=tuple(
            (words.day_words(day), number_words(pair.left), number_words(pair.right)) for day, pair in reversed(days)
        ),
    )


def _over_time(method: Method, measure: Measure, days: Sequence[tuple[date, Pair]]) -> tuple[CardRow, ...]:
    left = tuple(Report(day, pair.left, ()) for day, pair in days)
    right = tuple(Report(day, pair.right, ()) for day, pair in days)
    return tuple(
        card_row(method, measure, Scored(measure.key, name, reports))
        for name, reports in ((_("Left, over time"), left), (_("Right, over time"), right))
    )


def _mean(days: Sequence[tuple[date, Pair]], of: int) -> Pair | None:
    """The mean of the last test days, where there are enough of them."""
    recent = [pair for _, pair in days[-of:]]
    if len(recent) < of:
        return None
    return Pair(sum(pair.left for pair in recent) / of, sum(pair.right for pair in recent) / of)


def _on(day: date) -> str:
    return _("Last test day, {day}").format(day=words.day_words(day))


def _mean_of(days: int) -> str:
    return _("Mean of the last {days} test days").format(days=days)


def _days_missing(days: int, needed: int) -> str:
    if days >= needed:
        return ""
    more = needed - days
    return ngettext(
        "{count} more test day until the mean can be compared.",
        "{count} more test days until the mean can be compared.",
        more,
    ).format(count=more)


def _sets(method: Method, state: State, history: History, axis: TimeAxis) -> Butterfly | None:
    shown = [one for one in history.sides if axis.holds(one.day)]
    if not shown:
        return None
    week = [one for one in shown if axis.last - one.day < _WEEK]
    compared = [_counted(_("The last 7 days"), week)]
    if axis.days > _WEEK.days:
        compared.append(_counted(_("Since {day}").format(day=day_words(axis.first, axis.last)), shown))
    left, right = compared[-1].left, compared[-1].right
    lower = lower_side(method, state)
    return Butterfly(
        key="sets",
        title=_("Sets done"),
        unit=_("sets"),
        verdict=_more_sets(round(left), round(right)),
        clear=False,
        rows=pair_rows(compared, max(left, right, 1)),
        note=str(_ONE_SET_MORE[lower]) if lower else "",
        when=_("Week of"),
        table=_by_week(shown),
    )


def _more_sets(left: int, right: int) -> str:
    more = abs(left - right)
    if left > right:
        said = ngettext("{count} set more on the left.", "{count} sets more on the left.", more)
    elif right > left:
        said = ngettext("{count} set more on the right.", "{count} sets more on the right.", more)
    else:
        return _("As many on both sides.")
    return said.format(count=more)


def _counted(label: str, days: list[SidesDone]) -> Compared:
    return Compared(label, sum(one.left for one in days), sum(one.right for one in days))


def _by_week(days: list[SidesDone]) -> tuple[tuple[str, str, str], ...]:
    weeks: dict[date, list[SidesDone]] = {}
    for one in reversed(days):
        weeks.setdefault(one.day - timedelta(days=one.day.weekday()), []).append(one)
    return tuple(
        (words.day_words(monday), f"{sum(one.left for one in week)}", f"{sum(one.right for one in week)}")
        for monday, week in weeks.items()
    )
