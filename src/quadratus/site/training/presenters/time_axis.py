"""The time axis that all pictures over time share. Places are in percent of the width of a picture."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.dateformat import format as formatted
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from quadratus.site.shell import words

FEWEST_DAYS = 7
MOST_DAYS_ONE_BY_ONE = 120


class Span(StrEnum):
    """How far back a picture reaches."""

    FOUR_WEEKS = "4w"
    TWELVE_WEEKS = "12w"
    ALL = "all"


_WORDS = {Span.FOUR_WEEKS: _("4 weeks"), Span.TWELVE_WEEKS: _("12 weeks"), Span.ALL: _("All")}
_DAYS = {Span.FOUR_WEEKS: 28, Span.TWELVE_WEEKS: 84}


@dataclass(frozen=True, slots=True)
class SpanChoice:
    """One span to choose."""

    value: str
    words: str
    chosen: bool


def day_words(day: date, today: date) -> str:
    """A day in words, with its year where that is not today's."""
    return words.day_of_year_words(day) if day.year == today.year else words.day_words(day)


def span_from(said: str | None) -> Span:
    """The span that was asked for; twelve weeks where none was, or none that there is."""
    return Span(said) if said in set(Span) else Span.TWELVE_WEEKS


def span_choices(chosen: Span) -> tuple[SpanChoice, ...]:
    """Every span, the chosen one marked."""
    return tuple(SpanChoice(span.value, str(said), span is chosen) for span, said in _WORDS.items())


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is written below the axis; `anchor` keeps its words within the picture."""

    x: float
    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The days from `first` to `last`, each a column of equal width."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days there are."""
        return (self.last - self.first).days + 1

    @property
    def by_week(self) -> bool:
        """Whether there are too many days to be drawn one by one."""
        return self.days > MOST_DAYS_ONE_BY_ONE

    def holds(self, day: date) -> bool:
        """Whether a day lies on the axis."""
        return self.first <= day <= self.last

    def x(self, day: date, part: float = 0.5) -> float:
        """The place of a moment of a day, in percent; `part` 0 is its beginning, 1 its end."""
        return round(((day - self.first).days + part) / self.days * 100, 2)

    def weeks(self) -> tuple[date, ...]:
        """The Mondays of the weeks that the axis touches, oldest first."""
        monday = self.first - timedelta(days=self.first.weekday())
        return tuple(monday + timedelta(days=7 * week) for week in range((self.last - monday).days // 7 + 1))

    def week_x(self, monday: date) -> tuple[float, float]:
        """Where a week begins and ends on the axis, in percent."""
        begin, end = max(monday, self.first), min(monday + timedelta(days=6), self.last)
        return self.x(begin, 0), self.x(end, 1)

    def ticks(self) -> tuple[Tick, ...]:
        """The first day, the middle and the last."""
        middle = self.first + timedelta(days=self.days // 2)
        return (
            Tick(0, self._words(self.first), "start"),
            Tick(self.x(middle), self._words(middle), "middle"),
            Tick(100, self._words(self.last), "end"),
        )

    def _words(self, day: date) -> str:
        if self.days > 365:
            return formatted(day, pgettext("format of a month: Mar 2026", "M Y"))
        return words.short_day_of_year_words(day)


def time_axis(span: Span, begun: date | None, today: date) -> TimeAxis:
    """The axis of a span up to today: no longer than there is something to show, and never shorter than a week."""
    begun = min(begun or today, today - timedelta(days=FEWEST_DAYS - 1))
    days = _DAYS.get(span)
    return TimeAxis(max(begun, today - timedelta(days=days - 1)) if days else begun, today)
