"""Minutes walked in each week, beside the aim of the method."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from quadratus.prescription.history import History
from quadratus.protocol.schema import Method
from quadratus.site.shell.words import number_words
from quadratus.site.training.presenters.time_axis import Tick, TimeAxis

_ROOM = 1.1
_GAP = 0.15


@dataclass(frozen=True, slots=True)
class WalkWeek:
    """One week: its Monday, its minutes, and its bar in percent of the picture."""

    monday: date
    minutes: str
    x: float
    width: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Walking:
    """The weeks of an axis; `aim_y` is the place of the aim."""

    weeks: tuple[WalkWeek, ...]
    this_week: str
    aim: int
    aim_words: str
    aim_y: float
    ticks: tuple[Tick, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing was walked in these weeks."""
        return all(week.height == 0 for week in self.weeks)

    @property
    def table(self) -> tuple[WalkWeek, ...]:
        """The weeks, newest first."""
        return self.weeks[::-1]


def walking(method: Method, history: History, axis: TimeAxis) -> Walking:
    """What was walked in each week that the axis touches."""
    aim = method.frame.walking
    minutes = dict.fromkeys(axis.weeks(), 0.0)
    for one in history.walks:
        monday = one.day - timedelta(days=one.day.weekday())
        if monday in minutes:
            minutes[monday] += one.minutes
    highest = max(aim.minutes_a_week, *minutes.values()) * _ROOM
    return Walking(
        weeks=tuple(_week(axis, monday, walked, highest) for monday, walked in minutes.items()),
        this_week=number_words(minutes[axis.weeks()[-1]]),
        aim=aim.minutes_a_week,
        aim_words=_("{minutes} minutes on {days} days").format(minutes=aim.minutes_a_day, days=aim.days_a_week),
        aim_y=round((1 - aim.minutes_a_week / highest) * 100, 2),
        ticks=axis.ticks(),
    )


def _week(axis: TimeAxis, monday: date, minutes: float, highest: float) -> WalkWeek:
    begin, end = axis.week_x(monday)
    gap = (end - begin) * _GAP
    height = round(minutes / highest * 100, 2)
    return WalkWeek(
        monday,
        number_words(minutes),
        round(begin + gap, 2),
        round(end - begin - 2 * gap, 2),
        round(100 - height, 2),
        height,
    )
