"""A person who lives day by day: what is drawn for a day becomes the events that it leaves behind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Literal
from uuid import UUID

from quadratus.prescription.folding import Folding
from quadratus.prescription.prescribe import prescribe
from quadratus.prescription.prescription import DayKind, Prescription
from quadratus.prescription.record.events import (
    Answer,
    BaselineGiven,
    BendTested,
    CheckedIn,
    CircumstancesGiven,
    Ended,
    Event,
    HoldTested,
    Joined,
    MorningReported,
    PlannedExercise,
    PlannedSet,
    Screened,
    SessionEnded,
    SessionStarted,
    SetDone,
    Side,
    Withdrawn,
)
from quadratus.prescription.state import State
from quadratus.protocol.loading import lower_back_mastery

METHOD = lower_back_mastery()
EVERYTHING = tuple(thing.key for thing in METHOD.frame.equipment)
ALL_NO = {question.key: Answer.NO for question in METHOD.screening.questions}
_SPREAD = 0x9E3779B97F4A7C15F39CC0605CEDC835

Trains = Literal["no", "asked", "stale", "other", "nothing"]
Mark = tuple[int, str]


@dataclass(frozen=True)
class Day:
    """What a day brings. Numbers that name a set or an exercise are taken modulo what there is.

    `walks`: whether the walk is done where it is all that is asked.
    `trains`: not at all, what is asked, what an earlier day asked, something made up, or begun and nothing done.
    `marks` are sets that went otherwise; `answers` are the screening questions that are not answered with no.
    """

    gap: int = 0
    hour: int = 18
    trains: Trains = "asked"
    part: int = 100
    before: int = 2
    added: int = 0
    effort: int = 4
    marks: tuple[Mark, ...] = ()
    legs: bool = False
    stopped: bool = False
    hurt: int | None = None
    closings: int = 1
    trust: int | None = 9
    checks_in: bool = True
    answers: tuple[tuple[str, Answer], ...] = ()
    answers_due: bool = True
    mornings: tuple[tuple[int, int], ...] = ((7, 1),)
    stiff: int | None = None
    tests: bool = True
    walks: bool = True
    hold: tuple[int, int] = (30, 30)
    bend: tuple[int, int] = (18, 18)
    happens: tuple[tuple[type[Event], tuple[tuple[str, Any], ...]], ...] = ()
    east: int = 0


@dataclass(frozen=True)
class Person:
    """Who lives: what is given on the first day."""

    born: int = 1980
    adult: bool = True
    usual: int = 3
    minutes: int = 30
    equipment: tuple[str, ...] = EVERYTHING
    conditions: tuple[str, ...] = ()
    weight: float | None = 70.0
    observations: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asking:
    """What the core said on one day of a life: the moment, the state, the answer, and how many events were known."""

    now: datetime
    state: State
    prescription: Prescription
    known: int


class Living:
    """The events of one life as they come into being."""

    def __init__(self, person: Person, first: datetime, before: Iterable[Event] = ()) -> None:
        self.person = person
        self.events: list[Event] = list(before)
        self.folding = Folding(METHOD)
        for event in self.events:
            self.folding.add(event)
        self.now = max((event.moment for event in self.events), default=first)
        self.zone = first.tzinfo or UTC
        self.asked: list[Prescription] = []
        self.askings: list[Asking] = []

    # Stamps ----------------------------------------------------------------------------------

    def add(self, kind: type[Event], **values: Any) -> None:
        self.now += timedelta(minutes=1)
        moment = self.now.astimezone(self.zone)
        number = (len(self.events) + 1) * _SPREAD % (1 << 128)
        event = kind(id=UUID(int=number), moment=moment, day=moment.date(), **values)
        self.events.append(event)
        self.folding.add(event)

    def take_back(self, event: Event) -> None:
        """Withdraw an event; nothing is asked afterwards, for the fold does not know of it."""
        self.add(Withdrawn, event=event.id)

    def asks(self) -> Prescription:
        """What the core asks now. Events are added in order here, so the fold goes on where it was."""
        now, state = self.now.astimezone(self.zone), self.folding.state()
        self.askings.append(Asking(now, state, prescribe(METHOD, state, now), len(self.events)))
        return self.askings[-1].prescription

    # Days ------------------------------------------------------------------------------------

    def join(self) -> None:
        person = self.person
        self.add(Joined, name="A", birth_year=person.born, adult=person.adult)
        self.circumstances()

    def circumstances(self, **other: Any) -> None:
        person = self.person
        given: dict[str, Any] = {
            "minutes": person.minutes,
            "equipment": person.equipment,
            "conditions": person.conditions,
            "body_weight_kg": person.weight,
        }
        self.add(CircumstancesGiven, **{**given, **other})

    def live(self, day: Day) -> None:
        """Mornings first, then what happens, then the session at its hour."""
        hours = (self.zone.utcoffset(None) or timedelta()) // timedelta(hours=1) + day.east
        self.zone = timezone(timedelta(hours=(hours + 12) % 25 - 12))
        midnight = self.now.astimezone(self.zone).replace(hour=0, minute=0, second=0, microsecond=0)
        midnight += timedelta(days=1 + day.gap)
        for hour, pain in day.mornings:
            self.now = max(self.now, midnight + timedelta(hours=hour))
            self.add(MorningReported, pain=pain, stiffness_minutes=day.stiff)
        for kind, values in day.happens:
            if kind is CircumstancesGiven:
                self.circumstances(**dict(values))
            else:
                self.add(kind, **dict(values))
        self.now = max(self.now, midnight + timedelta(hours=day.hour))
        if day.answers and not day.answers_due:
            self.screen(day)
        if day.checks_in:
            self.add(CheckedIn, pain_now=day.before)
        asked = self.asks()
        if day.answers_due:
            asked = self.answer_what_is_due(day, asked)
        if day.tests and asked.test:
            self.test(asked, day)
        elif day.trains != "no":
            self.session(day, asked)

    def screen(self, day: Day) -> None:
        self.add(Screened, answers={**ALL_NO, **dict(day.answers)})

    def answer_what_is_due(self, day: Day, asked: Prescription) -> Prescription:
        if asked.screening_due:
            self.screen(day)
            asked = self.asks()
        if asked.kind is DayKind.BASELINE:
            said = dict.fromkeys(self.person.observations, True)
            self.add(BaselineGiven, usual_pain=self.person.usual, worst_pain=10, observations=said)
            asked = self.asks()
        return asked

    def test(self, asked: Prescription, day: Day) -> None:
        assert asked.test is not None
        for side, seconds, centimetres in zip((Side.LEFT, Side.RIGHT), day.hold, day.bend, strict=True):
            if asked.test.hold:
                self.add(HoldTested, rung=asked.test.hold.rung, side=side, seconds=seconds, ended=Ended.TRUNK)
            if asked.test.bend:
                self.add(BendTested, side=side, centimetres=centimetres)

    # Sessions --------------------------------------------------------------------------------

    def session(self, day: Day, asked: Prescription) -> None:
        plan = self.plan(day, asked)
        if not plan or not (day.walks or asked.items):
            return
        self.asked.append(asked)
        session = UUID(int=(len(self.events) + 7) * _SPREAD * 3 % (1 << 128))
        self.add(
            SessionStarted, session=session, day_kind=asked.kind.value, exercises=plan, pain_before=day.before,
            method_version=asked.method_version,
        )  # fmt: skip
        sets = [(one, number) for one in plan for number in range(len(one.sets))]
        marks = {number % len(sets): mark for number, mark in day.marks}
        done = 0 if day.trains == "nothing" else max(1, len(sets) * day.part // 100)
        for number, (one, which) in enumerate(sets[:done]):
            self.add(SetDone, session=session, **set_values(one, which, marks.get(number)))
        for again in range(day.closings):
            self.close(session, day, plan, again)

    def plan(self, day: Day, asked: Prescription) -> tuple[PlannedExercise, ...]:
        if day.trains == "stale" and self.asked:
            asked = self.asked[-min(len(self.asked), 3)]
        plan = tuple(item.planned for item in (*asked.items, *([asked.walk] if asked.walk else [])))
        return made_up(day.before + day.effort + day.hour) if day.trains == "other" else plan

    def close(self, session: UUID, day: Day, plan: tuple[PlannedExercise, ...], again: int) -> None:
        strands = {METHOD.ladder_by_key[METHOD.rung_by_key[one.rung][1].ladder].strand for one in plan}
        self.add(
            SessionEnded,
            session=session,
            highest_pain=min(10, day.before + day.added + again),
            effort=day.effort,
            new_leg_symptoms=day.legs,
            stopped_for_pain=day.stopped,
            hurt=() if day.hurt is None else (plan[day.hurt % len(plan)].rung,),
            confidence={} if day.trust is None else dict.fromkeys(sorted(strands), day.trust),
        )


def set_values(one: PlannedExercise, number: int, mark: str | None) -> dict[str, Any]:
    """The values of a set as planned, or as its mark says."""
    planned = one.sets[number]
    half = {"half": Ended.TRUNK, "pain": Ended.PAIN, "arm": Ended.ARM_OR_SHOULDER, "breath": Ended.BREATH}
    values = {
        "rung": one.rung,
        "number": number,
        "side": planned.side,
        "done": planned.target,
        "ended": Ended.COMPLETED,
        "load_kg": one.load_kg,
    }
    if mark in half:
        values |= {"done": planned.target // 2, "ended": half[mark]}
    elif mark == "skipped":
        values |= {"done": 0.0, "ended": Ended.SKIPPED}
    elif mark == "lighter":
        values |= {"load_kg": one.load_kg / 2}
    elif mark in ("too_hard", "hurts"):
        values |= {mark: True}
    elif mark == "hurts_much":
        values |= {"hurts": True, "pain": 3 + number, "where": ("left_lower",)}
    elif mark == "at_target":
        values |= {"ended": Ended.TRUNK}
    return values


def made_up(seed: int) -> tuple[PlannedExercise, ...]:
    """A plan that no prescription asked for: other rungs, other sides, other loads, yet of this method."""
    rungs = sorted(METHOD.rung_by_key)
    plan = []
    for number in range(1 + seed % 4):
        exercise, place = METHOD.rung_by_key[rungs[(seed * 7 + number * 11) % len(rungs)]]
        step = seed % len(place.doses)
        sides = (Side.LEFT, Side.RIGHT)[: 1 + seed % 2] if exercise.sides == "each" else (Side.BOTH,)
        sets = tuple(PlannedSet(side, 10.0) for side in sides)
        plan.append(PlannedExercise(place.key, step, sets, 4.0 if place.load else 0.0, counts_up=seed % 3 > 0))
    return tuple(plan)


def good_day(hour: int = 18, pain: int = 1) -> Day:
    return Day(hour=hour, before=pain, mornings=((7, pain),), walks=False)


def lived(person: Person, days: Iterable[Day], first: datetime, before: Iterable[Event] = ()) -> list[Event]:
    """All events of a life."""
    life = Living(person, first, before)
    if not life.events:
        life.join()
    for day in days:
        life.live(day)
    return life.events


def shifted(event: Event, days: int) -> Event:
    """The same event on another day."""
    return replace(event, moment=event.moment + timedelta(days=days), day=event.day + timedelta(days=days))
