"""Pain over time: mornings, and pain before and highest in sessions, with the usual pain and the error of the scale.

Places are in percent of the picture, so that it fits any width while its words keep their size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import TypeVar

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from quadratus.prescription.history import BaselineFrom, History, MorningSeen, SessionSeen
from quadratus.prescription.prescription import Zone
from quadratus.prescription.words import words_in
from quadratus.protocol.schema import Method, PhaseKey
from quadratus.site.shell.words import number_words
from quadratus.site.training.presenters.time_axis import Tick, TimeAxis
from quadratus.site.training.presenters.time_marks import LANE, TimeMark, lanes, time_marks

_TOP = 4.0
_BOTTOM = 4.0
_DENSE_FROM = 35
_MORNING, _SESSION = 0.3, 0.7
_WORST: tuple[Zone, ...] = ("green", "pending", "amber", "red")


def zone_word(zone: Zone) -> str:
    """What the answer of the back is called, as in the reasons."""
    return words_in(get_language() or "").values[zone]


@dataclass(frozen=True, slots=True)
class Level:
    """A line of equal pain with its number."""

    y: float
    word: str


@dataclass(frozen=True, slots=True)
class Dot:
    """Mornings at one place: one of them, or the middle one of a week with the lowest and the highest."""

    x: float
    y: float
    low_y: float
    high_y: float


@dataclass(frozen=True, slots=True)
class Stem:
    """Pain before and highest pain of a session, or the worst of a week."""

    x: float
    before_y: float
    y: float
    zone: Zone


@dataclass(frozen=True, slots=True)
class Usual:
    """A stretch of time with one usual pain; the band is the error of the scale around it."""

    x: float
    width: float
    y: float
    band_y: float
    band_height: float

    @property
    def end(self) -> float:
        """Where it ends, in percent."""
        return round(self.x + self.width, 2)


@dataclass(frozen=True, slots=True)
class DayRow:
    """One line of the table behind the picture: a day, or a week with its first day."""

    day: date
    morning: str
    before: str
    highest: str
    answer: str
    note: str


@dataclass(frozen=True, slots=True)
class PainChart:
    """The picture of pain over time and the table behind it."""

    axis: TimeAxis
    levels: tuple[Level, ...]
    ticks: tuple[Tick, ...]
    usual: tuple[Usual, ...]
    usual_now: str
    dots: tuple[Dot, ...]
    lines: tuple[str, ...]
    stems: tuple[Stem, ...]
    marks: tuple[TimeMark, ...]
    table: tuple[DayRow, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.dots and not self.stems

    @property
    def words_end(self) -> float:
        """Where the rows of words end and the hatching of a flare-up begins, in percent from above."""
        return lanes(self.marks) * LANE

    @property
    def hatch_height(self) -> float:
        """How high the hatching is, in percent."""
        return 100 - self.words_end

    @property
    def before_seen(self) -> bool:
        """Whether a pain before a session shows beside the highest one, and not below it."""
        return any(stem.before_y != stem.y for stem in self.stems)

    @property
    def dense(self) -> bool:
        """Whether the shapes have to be small to lie beside each other."""
        return self.axis.days > _DENSE_FROM

    @property
    def zones(self) -> tuple[tuple[Zone, str], ...]:
        """The answers that appear, from settled on, with their words."""
        seen = {stem.zone for stem in self.stems}
        return tuple((zone, zone_word(zone)) for zone in _WORST if zone in seen)


def pain_chart(method: Method, history: History, axis: TimeAxis, phase_now: PhaseKey, now: datetime) -> PainChart:
    """The picture of pain on an axis. Long times are drawn week by week."""
    marks = time_marks(method, history, axis, phase_now)
    scale = PainScale(_TOP + lanes(marks) * LANE)
    mornings = [one for one in history.mornings if axis.holds(one.day)]
    sessions = [one for one in history.sessions if axis.holds(one.day)]
    zones = {id(one): one.zone(method, now) for one in sessions}
    answered = [_Answered(one, zones[id(one)]) for one in sessions]
    by_week = axis.by_week
    dots = _weekly_dots(mornings, axis, scale) if by_week else _daily_dots(mornings, axis, scale)
    error = method.measure_by_key["pain_morning"].error
    said = _said(marks, history.baselines, axis)
    return PainChart(
        axis=axis,
        levels=tuple(Level(scale.y(level), str(level)) for level in (0, 5, 10)),
        ticks=axis.ticks(),
        usual=tuple(_usual(history.baselines, axis, scale, error)),
        usual_now=number_words(history.baselines[-1].value) if history.baselines else "",
        dots=dots,
        lines=() if by_week else _lines(mornings, axis, scale),
        stems=_weekly_stems(answered, axis, scale) if by_week else _daily_stems(answered, axis, scale),
        marks=marks,
        table=_weekly_table(mornings, answered, axis, said) if by_week else _daily_table(mornings, answered, said),
    )


@dataclass(frozen=True, slots=True)
class PainScale:
    """From pain 0-10 to the height in the picture, in percent from above."""

    top: float

    def y(self, pain: float) -> float:
        """The place of a pain."""
        return round(self.top + (10 - pain) / 10 * (100 - self.top - _BOTTOM), 2)


@dataclass(frozen=True, slots=True)
class _Answered:
    session: SessionSeen
    zone: Zone

    @property
    def highest(self) -> int:
        """The highest pain that was told; before the session where it was never closed."""
        return self.session.before if self.session.highest is None else self.session.highest


_Seen = TypeVar("_Seen", MorningSeen, _Answered)
_Note = tuple[date, str]


def _daily_dots(mornings: Iterable[MorningSeen], axis: TimeAxis, scale: PainScale) -> tuple[Dot, ...]:
    return tuple(Dot(axis.x(one.day, _MORNING), scale.y(one.pain), 0, 0) for one in mornings)


def _weekly_dots(mornings: list[MorningSeen], axis: TimeAxis, scale: PainScale) -> tuple[Dot, ...]:
    dots = []
    for monday, week in _weeks(mornings, axis):
        pains = [one.pain for one in week]
        middle = scale.y(median(pains))
        dots.append(Dot(_week_middle(axis, monday), middle, scale.y(min(pains)), scale.y(max(pains))))
    return tuple(dots)


def _lines(mornings: list[MorningSeen], axis: TimeAxis, scale: PainScale) -> tuple[str, ...]:
    """One line for each run of mornings without a missing one."""
    runs: list[list[MorningSeen]] = [mornings[:1]]
    for before, after in pairwise(mornings):
        if after.day - before.day > timedelta(days=1):
            runs.append([])
        runs[-1].append(after)
    return tuple(
        " ".join(f"{axis.x(one.day, _MORNING)},{scale.y(one.pain)}" for one in run) for run in runs if len(run) > 1
    )


def _daily_stems(sessions: Iterable[_Answered], axis: TimeAxis, scale: PainScale) -> tuple[Stem, ...]:
    return tuple(
        Stem(axis.x(one.session.day, _SESSION), scale.y(one.session.before), scale.y(one.highest), one.zone)
        for one in sessions
    )


def _weekly_stems(sessions: list[_Answered], axis: TimeAxis, scale: PainScale) -> tuple[Stem, ...]:
    stems = []
    for monday, week in _weeks(sessions, axis):
        worst = max(week, key=lambda one: (_WORST.index(one.zone), one.highest))
        x = round(_week_middle(axis, monday) + 2.5 / axis.days * 100, 2)
        stems.append(Stem(x, scale.y(worst.session.before), scale.y(worst.highest), worst.zone))
    return tuple(stems)


def _week_middle(axis: TimeAxis, monday: date) -> float:
    begin, end = axis.week_x(monday)
    return round((begin + end) / 2, 2)


def _weeks(ones: list[_Seen], axis: TimeAxis) -> Iterable[tuple[date, list[_Seen]]]:
    """What falls into each week, without the weeks into which nothing falls."""
    by_week: dict[date, list[_Seen]] = {}
    for one in ones:
        day = _day(one)
        by_week.setdefault(day - timedelta(days=day.weekday()), []).append(one)
    return ((monday, by_week[monday]) for monday in axis.weeks() if monday in by_week)


def _day(one: MorningSeen | _Answered) -> date:
    return one.day if isinstance(one, MorningSeen) else one.session.day


def _usual(baselines: tuple[BaselineFrom, ...], axis: TimeAxis, scale: PainScale, error: float) -> Iterable[Usual]:
    tomorrow = axis.last + timedelta(days=1)
    for place, one in enumerate(baselines, 1):
        end = baselines[place].day if place < len(baselines) else tomorrow
        if end <= axis.first or one.day > axis.last:
            continue
        x = axis.x(max(one.day, axis.first), 0)
        high, low = scale.y(min(10, one.value + error)), scale.y(max(0, one.value - error))
        width = round(axis.x(min(end, tomorrow), 0) - x, 2)
        yield Usual(x, width, scale.y(one.value), high, round(low - high, 2))


# The table --------------------------------------------------------------------------------------


def _daily_table(
    mornings: Iterable[MorningSeen], sessions: Iterable[_Answered], said: Iterable[_Note]
) -> tuple[DayRow, ...]:
    pain = {one.day: str(one.pain) for one in mornings}
    done: dict[date, list[_Answered]] = {}
    for one in sessions:
        done.setdefault(one.session.day, []).append(one)
    notes = _notes(said, lambda day: day)
    return tuple(
        DayRow(day, pain.get(day, ""), *_told(done.get(day, [])), notes.get(day, ""))
        for day in sorted({*pain, *done, *notes}, reverse=True)
    )


def _weekly_table(
    mornings: list[MorningSeen], sessions: list[_Answered], axis: TimeAxis, said: Iterable[_Note]
) -> tuple[DayRow, ...]:
    pain = dict(_weeks(mornings, axis))
    done = dict(_weeks(sessions, axis))
    notes = _notes(said, lambda day: day - timedelta(days=day.weekday()))
    return tuple(
        DayRow(
            monday,
            _range([one.pain for one in pain.get(monday, [])]),
            *_told(done.get(monday, [])),
            notes.get(monday, ""),
        )
        for monday in sorted({*pain, *done, *notes}, reverse=True)
    )


def _said(marks: Iterable[TimeMark], baselines: Iterable[BaselineFrom], axis: TimeAxis) -> list[_Note]:
    """What the picture shows beside pain: flare-ups and phases, and each usual pain from its first day on the axis."""
    usual = [(one.day, _("Usual pain: {pain}").format(pain=number_words(one.value))) for one in baselines]
    before = [(axis.first, words) for day, words in usual if day <= axis.first]
    after = [note for note in usual if axis.first < note[0] <= axis.last]
    return [*((mark.day, mark.says) for mark in marks), *before[-1:], *after]


def _notes(said: Iterable[_Note], place: Callable[[date], date]) -> dict[date, str]:
    notes: dict[date, list[str]] = {}
    for day, words in said:
        notes.setdefault(place(day), []).append(words)
    return {day: "; ".join(words) for day, words in notes.items()}


def _told(sessions: list[_Answered]) -> tuple[str, str, str]:
    """Pain before, highest pain and the worst answer of some sessions."""
    if not sessions:
        return "", "", ""
    highest = [one.session.highest for one in sessions if one.session.highest is not None]
    worst = max((one.zone for one in sessions), key=_WORST.index)
    return _range([one.session.before for one in sessions]), _range(highest) or _("not told"), zone_word(worst)


def _range(pains: list[int]) -> str:
    if not pains:
        return ""
    low, high = min(pains), max(pains)
    return str(low) if low == high else _("{low} to {high}").format(low=low, high=high)
