"""Flare-ups and phase changes on the time axis: a shape, a word where there is room, and a line in a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal

from django.utils.translation import gettext as _

from quadratus.prescription.history import FlareSeen, History, PhaseFrom
from quadratus.protocol.schema import Method, PhaseKey
from quadratus.site.training.presenters.time_axis import TimeAxis, day_words

LANE = 8.0
_LANES = 2
_LETTER = 2.6
_ORDER: dict[PhaseKey, int] = {"one": 0, "two": 1, "maintenance": 2}


@dataclass(frozen=True, slots=True)
class TimeMark:
    """Something that belongs to the time axis.

    `x` and `width` are in percent. `word` stands in the picture in the row `lane`, counted from 0; None where there is
    no room. `says` is its line in the list below.
    """

    kind: Literal["flare", "phase"]
    x: float
    width: float
    word: str
    says: str
    day: date
    lane: int | None = None
    anchor: Literal["start", "end"] = "start"

    @property
    def foot(self) -> float:
        """Where its row of words begins, in percent from above."""
        return (self.lane or 0) * LANE


def time_marks(method: Method, history: History, axis: TimeAxis, phase_now: PhaseKey) -> tuple[TimeMark, ...]:
    """The flare-ups and phase changes that the axis shows, oldest first.

    `phase_now` is the phase of today: a long absence leads back to Phase One before anything new happens.
    """
    phases = list(history.phases)
    if phases and phases[-1].phase != phase_now:
        phases.append(PhaseFrom(phase_now, axis.last))
    marks = [_flare(flare, axis) for flare in history.flares if _reaches(flare, axis)]
    marks += [_phase(method, before, after, axis) for before, after in pairwise(phases) if axis.holds(after.day)]
    return _with_lanes(sorted(marks, key=lambda mark: mark.day))


def lanes(marks: Sequence[TimeMark]) -> int:
    """How many rows of words there are."""
    return max((mark.lane + 1 for mark in marks if mark.lane is not None), default=0)


def _flare_says(flare: FlareSeen, today: date) -> str:
    """From when to when a flare-up was."""
    spell = flare.spell
    began = day_words(spell.began, today)
    if spell.ended is None:
        return _("Flare-up, since {began}").format(began=began)
    return _("Flare-up, {began} to {ended}").format(began=began, ended=day_words(spell.ended, today))


def _reaches(flare: FlareSeen, axis: TimeAxis) -> bool:
    return flare.spell.began <= axis.last and (flare.spell.ended or axis.last) >= axis.first


def _flare(flare: FlareSeen, axis: TimeAxis) -> TimeMark:
    begun, ended = max(flare.spell.began, axis.first), min(flare.spell.ended or axis.last, axis.last)
    x = axis.x(begun, 0)
    return TimeMark("flare", x, round(axis.x(ended, 1) - x, 2), _("Flare-up"), _flare_says(flare, axis.last), begun)


def _phase(method: Method, before: PhaseFrom, after: PhaseFrom, axis: TimeAxis) -> TimeMark:
    name = method.phase_by_key[after.phase].name
    back = _ORDER[after.phase] < _ORDER[before.phase]
    says = _("Back to {phase} from {day}") if back else _("{phase} from {day}")
    words = says.format(phase=name, day=day_words(after.day, axis.last))
    return TimeMark("phase", axis.x(after.day, 0), 0, name, words, after.day)


def _with_lanes(marks: Sequence[TimeMark]) -> tuple[TimeMark, ...]:
    """Give each word the first row in which it meets no other."""
    ends = [-1.0] * _LANES
    placed = []
    for mark in marks:
        wide = len(mark.word) * _LETTER
        fits = mark.x + wide <= 100
        begin, end = (mark.x, mark.x + wide) if fits else (mark.x - wide, mark.x)
        lane = next((row for row, taken in enumerate(ends) if begin > taken), None)
        if lane is not None:
            ends[lane] = end + 2
        placed.append(replace(mark, lane=lane, anchor="start" if fits else "end"))
    return tuple(placed)
