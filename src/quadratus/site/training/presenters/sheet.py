"""The session on paper: what to do, and a log to tick."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from quadratus.body.figure import pair
from quadratus.prescription.prescription import DayKind, Item, Prescription, TestPlan
from quadratus.prescription.record.events import Side
from quadratus.prescription.today.timeline import repetitions_in
from quadratus.prescription.wording import dose_words
from quadratus.protocol.schema import Exercise, Method
from quadratus.site.screening.presenters import Emergency, emergency_of
from quadratus.site.shell.words import number_words
from quadratus.site.training import words
from quadratus.site.training.figures import motion_of

FAULTS = 1
# From so many letters on, figures and letters are smaller, so that the sheet stays on two pages, also of Letter.
_MANY = 4200
# From so many on, what goes wrong most often is left out.
_TOO_MANY = 7200
_PACED = _("In for {into} s, out for {out} s, as far as it is comfortable; else at your own pace.")
_SIDE = {Side.LEFT: _("Left"), Side.RIGHT: _("Right"), Side.BOTH: _("Done")}
_HOLD = {
    Side.LEFT: _("{name}, held, at most {seconds} s. Left first."),
    Side.RIGHT: _("{name}, held, at most {seconds} s. Right first."),
}


@dataclass(frozen=True, slots=True)
class LogLine:
    """The boxes of one side: each is one set, and says its number of repetitions."""

    side: str
    sets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One exercise on paper. `figure` is an SVG element of start and end, or an empty text where none is drawn.

    `faults` are what goes wrong most often, each with the cue that mends it.
    """

    name: str
    figure: str
    dose: str
    load: str
    first_side: str
    set_up: tuple[str, ...]
    movement: tuple[str, ...]
    breathing: str
    faults: tuple[tuple[str, str], ...]
    stop_signs: tuple[str, ...]
    notes: tuple[str, ...]
    log: tuple[LogLine, ...]

    @property
    def letters(self) -> int:
        """How long its text is."""
        faults = (text for fault in self.faults for text in fault)
        told = (self.dose, self.breathing, *self.set_up, *self.movement, *faults, *self.stop_signs, *self.notes)
        return sum(map(len, told))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole sheet. `walk` is the dose of the walk that stands beside the session, `hold` the timed hold
    of a test day; both are an empty text where there is none.

    `stop_exercise` are the stop signs that several exercises share, and `breathing` what they share of the breath,
    so that each stands on the sheet once.
    """

    title: str
    day: date
    phase: str
    week: int
    minutes: str
    lines: tuple[Line, ...]
    dense: bool
    walk: str
    test: TestPlan | None
    hold: str
    breathing: tuple[str, ...]
    stop_exercise: tuple[str, ...]
    emergency: Emergency
    stop_now: tuple[str, ...]


def sheet(method: Method, today: Prescription, title: str) -> Sheet | None:
    """The session of a day on paper; nothing where the day asks for no exercise, or is blocked."""
    if not today.items or today.kind is DayKind.BLOCKED:
        return None
    exercises = _exercises(method, today)
    breathing = _shared(_breathing(method, item) for item in today.items)
    signs = _shared(sign for exercise in exercises for sign in exercise.stop_signs)
    lines = tuple(_line(method, item, {*breathing, *signs}) for item in today.items)
    letters = sum(line.letters for line in lines)
    if letters > _TOO_MANY:
        lines = tuple(replace(line, faults=()) for line in lines)
    return Sheet(
        title=title,
        day=today.day,
        phase=method.phase_by_key[today.phase].name,
        week=today.week,
        minutes=words.minutes_words(today.minutes),
        lines=lines,
        dense=letters > _MANY,
        walk=dose_words(today.walk, method.language) if today.walk else "",
        test=today.test,
        hold=_hold_words(today.test),
        breathing=breathing,
        stop_exercise=signs,
        emergency=emergency_of(method),
        stop_now=method.screening.stop_now,
    )


def _exercises(method: Method, today: Prescription) -> tuple[Exercise, ...]:
    asked = {item.exercise for item in today.items}
    return tuple(one for one in method.exercises if one.slug in asked)


def _breathing(method: Method, item: Item) -> str:
    """How to breathe. Paper has no ring to follow, so a paced breath is told in seconds."""
    paced = item.dose.breath_seconds and method.frame.pacer.breath_of(item.dose.breath_seconds)
    if not paced:
        return method.rung_by_key[item.rung][0].breathing
    into, full, out, empty = paced
    return str(_PACED).format(into=number_words(into + full), out=number_words(out + empty))


def _shared(texts: Iterable[str]) -> tuple[str, ...]:
    """What several exercises say."""
    return tuple(text for text, times in Counter(texts).items() if times > 1)


def _line(method: Method, item: Item, shared: Collection[str]) -> Line:
    exercise, place = method.rung_by_key[item.rung]
    return Line(
        name=item.name,
        figure=_figure(item),
        dose=dose_words(item, method.language),
        load=words.load_words(item.planned.load_kg, place.load.hands if place.load else 2),
        first_side=words.first_side_words(item.sides),
        set_up=exercise.set_up_of(place),
        movement=exercise.movement_of(place),
        breathing="" if (said := _breathing(method, item)) in shared else said,
        faults=tuple((one.fault, one.cue) for one in exercise.faults[:FAULTS]),
        stop_signs=tuple(sign for sign in exercise.stop_signs if sign not in shared),
        notes=item.notes,
        log=tuple(LogLine(str(_SIDE[side]), _repetitions(item, side)) for side in item.sides),
    )


def _hold_words(test: TestPlan | None) -> str:
    hold = test.hold if test else None
    return str(_HOLD[hold.first]).format(name=hold.name, seconds=hold.cap_seconds) if hold else ""


def _figure(item: Item) -> str:
    motion = motion_of(item.rung)
    if motion is None:
        return ""
    return pair(motion, side="left" if item.sides[0] is Side.LEFT else "right", detail="small")


def _repetitions(item: Item, side: Side) -> tuple[int, ...]:
    return tuple(repetitions_in(item.dose, one.target) for one in item.planned.sets if one.side is side)
