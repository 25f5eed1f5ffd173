"""Pain over time: mornings and sessions, with the usual pain and the error of the scale."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from quadratus.prescription.prescription import Zone
from quadratus.prescription.state import State, zone_of
from quadratus.protocol.schema import Method

DAYS = 42
WIDTH, HEIGHT = 360, 210
_LEFT, _RIGHT, _TOP, _BOTTOM = 26, 10, 10, 28
_ZONE_WORD: dict[Zone, str] = {
    "green": "settled",
    "amber": "hold back",
    "red": "step back",
    "pending": "waiting for the morning",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of the picture."""

    x: float
    y: float
    zone: Zone | None = None

    @property
    def diamond(self) -> str:
        """The corners of a diamond around the point."""
        x, y = self.x, self.y
        return f"{x},{y - 5} {x + 5},{y} {x},{y + 5} {x - 5},{y}"


@dataclass(frozen=True, slots=True)
class Spell:
    """A flare-up as a stretch of the time axis."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Level:
    """A horizontal line with its word."""

    y: float
    word: str

    @property
    def text_y(self) -> float:
        """The base line of the word, centred on the line."""
        return self.y + 4


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day of the table behind the picture."""

    day: date
    morning: str
    session: str
    zone: str


@dataclass(frozen=True, slots=True)
class PainChart:
    """The picture of the last six weeks."""

    mornings: tuple[Mark, ...]
    line: str
    sessions: tuple[Mark, ...]
    flares: tuple[Spell, ...]
    baseline: float | None
    baseline_y: float
    band_y: float
    band_height: float
    levels: tuple[Level, ...]
    first: date
    last: date
    table: tuple[DayRow, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    top: int = _TOP
    plot_height: int = HEIGHT - _TOP - _BOTTOM
    plot_width: int = WIDTH - _LEFT - _RIGHT
    foot: int = HEIGHT - 8

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw yet."""
        return not self.mornings and not self.sessions


def pain_chart(method: Method, state: State, now: datetime) -> PainChart:
    """The picture of the last six weeks up to now; shorter where the person is new."""
    axis = _Axis(_first_day(state, now.date()), now.date())
    mornings = tuple(Mark(axis.x(one.day), _y(one.pain)) for one in state.mornings if axis.holds(one.day))
    error, baseline = method.measure_by_key["pain_morning"].error, state.baseline
    low, high = max(0.0, (baseline or 0) - error), min(10.0, (baseline or 0) + error)
    return PainChart(
        mornings=mornings,
        line=" ".join(f"{mark.x},{mark.y}" for mark in mornings),
        sessions=_sessions(method, state, axis, now),
        flares=_flares(state, axis),
        baseline=baseline,
        baseline_y=_y(baseline or 0),
        band_y=_y(high),
        band_height=round(_y(low) - _y(high), 1),
        levels=tuple(Level(_y(level), str(level)) for level in (0, 5, 10)),
        first=axis.first,
        last=axis.last,
        table=_table(method, state, axis, now),
    )


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    def x(self, day: date) -> float:
        span = max(1, (self.last - self.first).days)
        return round(_LEFT + (day - self.first).days / span * (WIDTH - _LEFT - _RIGHT), 1)


def _sessions(method: Method, state: State, axis: _Axis, now: datetime) -> tuple[Mark, ...]:
    return tuple(
        Mark(axis.x(one.day), _y(one.highest_pain), zone_of(method, one, now))
        for one in state.sessions
        if one.highest_pain is not None and axis.holds(one.day)
    )


def _first_day(state: State, today: date) -> date:
    days = [*(one.day for one in state.mornings), *(one.day for one in state.sessions)]
    begun = min(days, default=today)
    return max(today - timedelta(days=DAYS - 1), min(begun, today - timedelta(days=6)))


def _y(pain: float) -> float:
    return round(_TOP + (10 - pain) / 10 * (HEIGHT - _TOP - _BOTTOM), 1)


def _flares(state: State, axis: _Axis) -> tuple[Spell, ...]:
    spells = []
    for spell in state.flares:
        last = spell.ended or axis.last
        if last >= axis.first:
            begin = axis.x(max(axis.first, spell.began))
            spells.append(Spell(begin, round(max(4.0, axis.x(last) - begin), 1)))
    return tuple(spells)


def _table(method: Method, state: State, axis: _Axis, now: datetime) -> tuple[DayRow, ...]:
    mornings = {one.day: str(one.pain) for one in state.mornings if axis.holds(one.day)}
    sessions: dict[date, tuple[str, str]] = {}
    for one in state.sessions:
        if axis.holds(one.day):
            pain = "not told" if one.highest_pain is None else str(one.highest_pain)
            sessions[one.day] = (pain, _ZONE_WORD[zone_of(method, one, now)])
    days = sorted({*mornings, *sessions}, reverse=True)
    return tuple(DayRow(day, mornings.get(day, ""), *sessions.get(day, ("", ""))) for day in days)
