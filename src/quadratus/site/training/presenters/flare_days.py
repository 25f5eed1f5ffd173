"""The days of a flare-up: a line a day, and the mornings beside the line that they must not pass."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from quadratus.prescription.history import FlareSeen, History
from quadratus.prescription.state import FlareSpell, Morning
from quadratus.protocol.schema import Method
from quadratus.site.shell.words import number_words
from quadratus.site.training.presenters.pain_chart import Level, PainScale, zone_word
from quadratus.site.training.presenters.time_axis import Tick, TimeAxis, day_words

_ANSWER = {"easier": gettext_lazy("easier"), "same": gettext_lazy("the same"), "worse": gettext_lazy("worse")}
_DAYS_BEFORE = 2
_MOST_DAYS = 28


@dataclass(frozen=True, slots=True)
class FlareDayRow:
    """One day of a flare-up. What was not told is empty."""

    number: int
    day: str
    morning: str
    answer: str
    session: str


@dataclass(frozen=True, slots=True)
class PastFlare:
    """A flare-up that is over: when it was, how long, what was written, and its days."""

    when: str
    length: str
    note: str
    days: tuple[FlareDayRow, ...]


@dataclass(frozen=True, slots=True)
class MorningMark:
    """One morning: its place in percent, and what it says about the line."""

    x: float
    y: float
    kind: Literal["before", "under", "over"]


@dataclass(frozen=True, slots=True)
class FlareMornings:
    """The mornings around a flare-up with the line that a settled one does not pass."""

    marks: tuple[MorningMark, ...]
    levels: tuple[Level, ...]
    line_y: float
    line: str
    usual: str
    points: str
    began_x: float
    ticks: tuple[Tick, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of marks that appear."""
        return frozenset(mark.kind for mark in self.marks)


def day_rows(method: Method, history: History, spell: FlareSpell, now: datetime) -> tuple[FlareDayRow, ...]:
    """Every day of a flare-up up to its end or today, oldest first."""
    mornings = {one.day: str(one.pain) for one in history.mornings}
    sessions = {one.day: zone_word(one.zone(method, now)) for one in history.sessions}
    answers = dict(spell.answers)
    last = spell.ended or now.date()
    days = (spell.began + timedelta(days=number) for number in range((last - spell.began).days + 1))
    return tuple(
        FlareDayRow(
            number,
            day_words(day, now.date()),
            mornings.get(day, ""),
            str(_ANSWER[answers[day]]) if day in answers else "",
            sessions.get(day, ""),
        )
        for number, day in enumerate(days, 1)
    )


def past_flares(method: Method, history: History, now: datetime) -> tuple[PastFlare, ...]:
    """The flare-ups that are over, the last one first."""
    over = (flare for flare in reversed(history.flares) if flare.spell.ended is not None)
    return tuple(_past(method, history, flare, now) for flare in over)


def flare_mornings(
    mornings: tuple[Morning, ...], spell: FlareSpell, baseline: float, points: float, today: date
) -> FlareMornings:
    """The mornings of a flare-up, and of the days before it, beside the line.

    Args:
        mornings: oldest first.
        spell: the flare-up; only mornings after the moment of its word count.
        baseline: the usual pain, 0-10.
        points: how far above it a settled morning may be.
        today: the last day of the picture.
    """
    first = min(max(spell.began, today - timedelta(days=_MOST_DAYS)), today - timedelta(days=4))
    axis = TimeAxis(first - timedelta(days=_DAYS_BEFORE), today)
    scale, line = PainScale(4), min(10.0, baseline + points)
    return FlareMornings(
        marks=tuple(
            MorningMark(axis.x(one.day, _part(one.moment)), scale.y(one.pain), _kind(one, spell, line))
            for one in mornings
            if axis.holds(one.day)
        ),
        levels=tuple(Level(scale.y(level), str(level)) for level in (0, 5, 10)),
        line_y=scale.y(line),
        line=number_words(line),
        usual=number_words(baseline),
        points=number_words(points),
        began_x=axis.x(spell.began, _part(spell.moment)) if axis.holds(spell.began) else 0.0,
        ticks=axis.ticks(),
    )


def _past(method: Method, history: History, flare: FlareSeen, now: datetime) -> PastFlare:
    spell, today = flare.spell, now.date()
    assert spell.ended is not None
    days = (spell.ended - spell.began).days + 1
    return PastFlare(
        _("{began} to {ended}").format(began=day_words(spell.began, today), ended=day_words(spell.ended, today)),
        ngettext("{count} day", "{count} days", days).format(count=days),
        flare.note,
        day_rows(method, history, spell, now),
    )


def _part(moment: datetime) -> float:
    """How much of its day has gone by at a moment."""
    return (moment.hour * 60 + moment.minute) / (24 * 60)


def _kind(morning: Morning, spell: FlareSpell, line: float) -> Literal["before", "under", "over"]:
    if morning.moment <= spell.moment:
        return "before"
    return "under" if morning.pain <= line else "over"
