"""A person whose days are told in a few lines, and what the core then asks of them.

    ada = Person.ready(usual=3).trains(days=range(1, 15))
    ada.on(15).wakes_with(5)
    ada.prescription(day=15).kind

Days are counted from 1. The morning is reported at 07:00, a session begins at 18:00 and lasts half an hour, and
*what today asks* is asked at 17:55, knowing only what had happened until then. Ids are counted, never drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from itertools import pairwise
from typing import Literal, Self
from uuid import UUID

from quadratus.prescription.folding import Folding
from quadratus.prescription.prescribe import as_of, prescribe
from quadratus.prescription.prescription import DayKind, Prescription, Zone
from quadratus.prescription.reasons import Choice, Outcome
from quadratus.prescription.record.events import (
    ActivityScored,
    Answer,
    BaselineGiven,
    BendTested,
    CheckedIn,
    CircumstancesGiven,
    ClinicianWord,
    CoachJoined,
    CoachLeft,
    CoachOpenedLadder,
    CoachSignedOff,
    ConfidenceGiven,
    Ended,
    Event,
    FlareDay,
    FlareDeclared,
    FlareOver,
    GateModeChosen,
    HoldTested,
    Joined,
    MaintenanceWished,
    MorningReported,
    ObservationsGiven,
    PlannedExercise,
    PlannedSet,
    Screened,
    SessionEnded,
    SessionStarted,
    SetDone,
    Side,
    WalkDone,
    Withdrawn,
)
from quadratus.prescription.state import SessionRecord, State, fold, zone_of
from quadratus.prescription.today.timeline import target
from quadratus.prescription.wording import sentences
from quadratus.prescription.wording import subject as about
from quadratus.protocol.loading import lower_back_mastery
from quadratus.protocol.schema import Method

METHOD: Method = lower_back_mastery()
MONDAY = date(2026, 1, 5)
EVERYTHING = ("stick", "step", "band", "weight", "support", "tape")
ASKED = "17:55"
_SET = timedelta(seconds=20)


@dataclass(frozen=True)
class But:
    """How an exercise of a session went otherwise than planned; `side` and `number` narrow it to some sets."""

    ended: Ended = Ended.COMPLETED
    part: float = 1.0
    too_hard: bool = False
    hurts: bool = False
    pain: int | None = None
    side: Side | None = None
    number: int | None = None
    missing: bool = False
    kg: float | None = None


LEFT_OUT = But(ended=Ended.SKIPPED, part=0)
SHOULDER = But(ended=Ended.ARM_OR_SHOULDER, part=0.5)
TOO_HARD = But(too_hard=True)
HURTS = But(hurts=True)
NOT_DONE = But(missing=True)


@dataclass(repr=False)
class Person:
    """Tells what a person did; every verb returns the person, so that a life reads as one line."""

    start: date = MONDAY
    zone: tzinfo = UTC
    events: list[Event] = field(default_factory=list)
    day: int = 1
    usual: int = 3
    _count: int = 0
    _folding: Folding | None = None
    _folded: int = 0

    # Who and when ------------------------------------------------------------------------------

    @classmethod
    def ready(
        cls,
        *,
        usual: int = 3,
        minutes: int = 40,
        equipment: Iterable[str] = EVERYTHING,
        conditions: Iterable[str] = (),
        weight: float | None = 70,
        start: date = MONDAY,
    ) -> Self:
        """A person who on day 1 has joined, was screened without a finding and has told where they stand."""
        return (
            cls(start=start)
            .joins()
            .is_screened()
            .has_baseline(usual)
            .has(minutes=minutes, equipment=equipment, conditions=conditions, weight=weight)
        )

    def on(self, day: int) -> Self:
        """Go to a day."""
        self.day = day
        return self

    def living_in(self, zone: tzinfo) -> Self:
        """Travel: from now on all clocks show another offset."""
        self.zone = zone
        return self

    def copy(self) -> Self:
        """The same life so far, to be told on in another way."""
        return replace(self, events=list(self.events), _folding=None, _folded=0)

    def at(self, clock: str, day: int | None = None) -> datetime:
        """The moment of a clock time."""
        on = self.start + timedelta(days=(self.day if day is None else day) - 1)
        return datetime.combine(on, time.fromisoformat(clock), self.zone)

    def new_id(self) -> UUID:
        """The next id."""
        self._count += 1
        return UUID(int=self._count)

    def tells(self, *events: Event) -> Self:
        """Put events on record as they are."""
        self.events += events
        return self

    # The first visit ---------------------------------------------------------------------------

    def joins(self, *, born: int = 1985, adult: bool = True, at: str = "06:00") -> Self:
        """Join."""
        when = self.at(at)
        return self.tells(
            Joined(id=self.new_id(), moment=when, day=when.date(), name="Ada", birth_year=born, adult=adult)
        )

    def is_screened(
        self,
        *,
        yes: Iterable[str] = (),
        not_sure: Iterable[str] = (),
        left_out: Iterable[str] = (),
        at: str = "06:10",
    ) -> Self:
        """Answer the safety questions; what is not named is a no."""
        answers = {question.key: Answer.NO for question in METHOD.screening.questions}
        answers |= dict.fromkeys(yes, Answer.YES) | dict.fromkeys(not_sure, Answer.NOT_SURE)
        answers = {key: answer for key, answer in answers.items() if key not in tuple(left_out)}
        when = self.at(at)
        return self.tells(Screened(id=self.new_id(), moment=when, day=when.date(), answers=answers))

    def brings_a_word(self, *, findings: Iterable[str] = (), conditions: Iterable[str] = (), at: str = "12:00") -> Self:
        """Record a clinician's word."""
        when = self.at(at)
        word = ClinicianWord(
            id=self.new_id(),
            moment=when,
            day=when.date(),
            who="Dr Weber",
            said="Go on.",
            findings=tuple(findings),
            conditions=tuple(conditions),
        )
        return self.tells(word)

    def has_baseline(
        self,
        usual: int = 3,
        *,
        worst: int = 10,
        sitting: float | None = None,
        observed: Iterable[str] = (),
        at: str = "06:20",
    ) -> Self:
        """Say where the back stands."""
        when, self.usual = self.at(at), usual
        given = BaselineGiven(
            id=self.new_id(),
            moment=when,
            day=when.date(),
            usual_pain=usual,
            worst_pain=worst,
            sitting_hours=sitting,
            observations=dict.fromkeys(observed, True),
        )
        return self.tells(given)

    def observes(self, *observed: str, sitting: float | None = None, at: str = "06:25") -> Self:
        """Answer the questions about the own back anew: yes to these, no to nothing."""
        when = self.at(at)
        said = dict.fromkeys(observed, True)
        return self.tells(
            ObservationsGiven(id=self.new_id(), moment=when, day=when.date(), observations=said, sitting_hours=sitting)
        )

    def walks(self, minutes: int, *, at: str = "12:00") -> Self:
        """Walk outside of a session."""
        when = self.at(at)
        return self.tells(WalkDone(id=self.new_id(), moment=when, day=when.date(), minutes=minutes))

    def has(
        self,
        *,
        minutes: int = 40,
        equipment: Iterable[str] = EVERYTHING,
        conditions: Iterable[str] = (),
        weight: float | None = 70,
        at: str = "06:30",
    ) -> Self:
        """Say what a session has to fit."""
        when = self.at(at)
        given = CircumstancesGiven(
            id=self.new_id(),
            moment=when,
            day=when.date(),
            minutes=minutes,
            equipment=tuple(equipment),
            conditions=tuple(conditions),
            body_weight_kg=weight,
        )
        return self.tells(given)

    # Days --------------------------------------------------------------------------------------

    def wakes_with(self, pain: int, *, stiff: int | None = None, at: str = "07:00") -> Self:
        """Report the morning."""
        when = self.at(at)
        return self.tells(
            MorningReported(id=self.new_id(), moment=when, day=when.date(), pain=pain, stiffness_minutes=stiff)
        )

    def wakes_on(self, days: Iterable[int], pain: int, *, stiff: int | None = None) -> Self:
        """Report several mornings alike."""
        for day in days:
            self.on(day).wakes_with(pain, stiff=stiff)
        return self

    def checks_in(self, pain: int, *, something_new: bool = False, fell: bool = False, at: str = "17:00") -> Self:
        """Check in before a session."""
        when = self.at(at)
        return self.tells(
            CheckedIn(
                id=self.new_id(),
                moment=when,
                day=when.date(),
                pain_now=pain,
                something_new=something_new,
                fell=fell,
            )
        )

    def is_confident(self, strand: str, score: int, *, at: str = "12:00") -> Self:
        """Give confidence in a strand."""
        when = self.at(at)
        return self.tells(ConfidenceGiven(id=self.new_id(), moment=when, day=when.date(), strand=strand, score=score))

    def scores(self, activity: str, score: int, *, at: str = "12:00") -> Self:
        """Score an activity in own words."""
        when = self.at(at)
        return self.tells(
            ActivityScored(id=self.new_id(), moment=when, day=when.date(), activity=activity, score=score)
        )

    # Training ----------------------------------------------------------------------------------

    def does(
        self,
        *exercises: str,
        before: int | None = None,
        highest: int | None = None,
        effort: int = 4,
        confidence: int | None = None,
        leg_symptoms: bool = False,
        stopped_for_pain: bool = False,
        hurt: Iterable[str] = (),
        but: Mapping[str, But] | None = None,
        kg: float = 0.0,
        closes: bool = True,
        minutes: int = 30,
        kind: str = "strength",
        at: str = "18:00",
    ) -> Self:
        """Do a session that is written down here: each exercise as `rung` or `rung.step`."""
        planned = tuple(planned_exercise(exercise, kg) for exercise in exercises)
        return self._session(
            planned, kind, at, minutes, before, highest, effort, confidence,
            leg_symptoms, stopped_for_pain, tuple(hurt), but or {}, closes,
        )  # fmt: skip

    def trains(
        self,
        *,
        days: Iterable[int] | None = None,
        mornings: bool = True,
        before: int | None = None,
        highest: int | None = None,
        effort: int = 4,
        confidence: int | None = 8,
        leg_symptoms: bool = False,
        stopped_for_pain: bool = False,
        hurt: Iterable[str] = (),
        but: Mapping[str, But] | None = None,
        closes: bool = True,
        at: str = "18:00",
    ) -> Self:
        """Do what is prescribed: today, or through several days with settled mornings and what else comes due."""
        for day in (self.day,) if days is None else days:
            self.on(day)
            if days is not None:
                self._first_things(mornings=mornings and day > 1)
            asked = prescribe(METHOD, self._so_far(), self.at(ASKED))
            if days is not None and asked.test:
                self.tests_what_is_asked(asked)
            items = (*asked.items, *((asked.walk,) if asked.walk and asked.items else ()))
            if items:
                self._session(
                    tuple(item.planned for item in items), asked.kind.value, at, 30, before, highest, effort,
                    confidence, leg_symptoms, stopped_for_pain, tuple(hurt), but or {}, closes,
                )  # fmt: skip
        return self

    def _first_things(self, *, mornings: bool) -> None:
        if mornings:
            self.wakes_with(self.usual)
        if prescribe(METHOD, self._so_far(), self.at("17:30")).screening_due:
            self.is_screened(at="17:40")

    def tests_what_is_asked(self, asked: Prescription, left: float = 25, right: float = 25) -> Self:
        """Do the test of a test day."""
        assert asked.test is not None
        if asked.test.hold:
            self.holds(asked.test.hold.rung, left, right)
        return self.bends(16, 16) if asked.test.bend else self

    def _session(
        self,
        planned: tuple[PlannedExercise, ...],
        kind: str,
        clock: str,
        minutes: int,
        before: int | None,
        highest: int | None,
        effort: int,
        confidence: int | None,
        leg_symptoms: bool,
        stopped_for_pain: bool,
        hurt: tuple[str, ...],
        but: Mapping[str, But],
        closes: bool,
    ) -> Self:
        begun, session = self.at(clock), self.new_id()
        pain = self.usual if before is None else before
        started = SessionStarted(
            id=self.new_id(),
            moment=begun,
            day=begun.date(),
            session=session,
            day_kind=kind,
            exercises=planned,
            pain_before=pain,
            method_version=METHOD.frame.version,
        )
        self.tells(started)
        self._sets(planned, session, begun, but)
        if not closes:
            return self
        over = begun + timedelta(minutes=minutes)
        strands = {} if confidence is None else dict.fromkeys((strand_of(one.rung) for one in planned), confidence)
        ended = SessionEnded(
            id=self.new_id(),
            moment=over,
            day=over.date(),
            session=session,
            highest_pain=pain if highest is None else highest,
            effort=effort,
            new_leg_symptoms=leg_symptoms,
            stopped_for_pain=stopped_for_pain,
            hurt=hurt,
            confidence=strands,
        )
        return self.tells(ended)

    def _sets(
        self, planned: tuple[PlannedExercise, ...], session: UUID, begun: datetime, but: Mapping[str, But]
    ) -> None:
        moment = begun
        for exercise in planned:
            for number, one in enumerate(exercise.sets):
                told = how(exercise.rung, one, number, but)
                moment += _SET
                if told.missing:
                    continue
                done = SetDone(
                    id=self.new_id(),
                    moment=moment,
                    day=moment.date(),
                    session=session,
                    rung=exercise.rung,
                    number=number,
                    side=one.side,
                    done=one.target * told.part,
                    ended=told.ended,
                    too_hard=told.too_hard,
                    hurts=told.hurts,
                    pain=told.pain,
                    load_kg=exercise.load_kg if told.kg is None else told.kg,
                )
                self.tells(done)

    # Flare-ups, tests, coach -------------------------------------------------------------------

    def declares_a_flare_up(self, *, note: str = "", at: str = "12:00") -> Self:
        """Say that a flare-up has begun."""
        when = self.at(at)
        return self.tells(FlareDeclared(id=self.new_id(), moment=when, day=when.date(), note=note))

    def feels(self, answer: Literal["easier", "same", "worse"], *, at: str = "12:30") -> Self:
        """Answer the question of a flare-up day."""
        when = self.at(at)
        return self.tells(FlareDay(id=self.new_id(), moment=when, day=when.date(), answer=answer))

    def says_it_is_over(self, *, at: str = "12:00") -> Self:
        """Say that the flare-up is over."""
        when = self.at(at)
        return self.tells(FlareOver(id=self.new_id(), moment=when, day=when.date()))

    def holds(self, rung: str, left: float, right: float, *, ended: Ended = Ended.TRUNK, at: str = "17:56") -> Self:
        """Hold both sides on time."""
        when = self.at(at)
        for side, seconds in self._both(left, right):
            self.tells(
                HoldTested(
                    id=self.new_id(),
                    moment=when,
                    day=when.date(),
                    rung=rung,
                    side=side,
                    seconds=seconds,
                    ended=ended,
                )
            )
        return self

    def bends(self, left: float, right: float, *, at: str = "17:57") -> Self:
        """Bend to both sides by tape."""
        when = self.at(at)
        for side, centimetres in self._both(left, right):
            self.tells(BendTested(id=self.new_id(), moment=when, day=when.date(), side=side, centimetres=centimetres))
        return self

    @staticmethod
    def _both(left: float, right: float) -> tuple[tuple[Literal[Side.LEFT, Side.RIGHT], float], ...]:
        return (Side.LEFT, left), (Side.RIGHT, right)

    def is_coached(self, *, asks_sign_off: bool = False, at: str = "12:00") -> Self:
        """Be accompanied by a coach."""
        when = self.at(at)
        return self.tells(
            CoachJoined(id=self.new_id(), moment=when, day=when.date(), coach="Kim", asks_sign_off=asks_sign_off)
        )

    def ends_the_coaching(self, *, at: str = "12:00") -> Self:
        """End the coaching."""
        when = self.at(at)
        return self.tells(CoachLeft(id=self.new_id(), moment=when, day=when.date()))

    def is_signed_off(self, *, at: str = "12:05") -> Self:
        """Be signed off by the coach."""
        when = self.at(at)
        return self.tells(CoachSignedOff(id=self.new_id(), moment=when, day=when.date()))

    def gets_opened(self, ladder: str, *, at: str = "12:05") -> Self:
        """Have a ladder opened by the coach."""
        when = self.at(at)
        return self.tells(
            CoachOpenedLadder(id=self.new_id(), moment=when, day=when.date(), ladder=ladder, reason="Moves well.")
        )

    def wants_the_strict_gate(self, strict: bool = True, *, at: str = "12:00") -> Self:
        """Choose how the gate reads *pain-free*."""
        when = self.at(at)
        return self.tells(GateModeChosen(id=self.new_id(), moment=when, day=when.date(), strict=strict))

    def wishes_for_maintenance(self, *, at: str = "12:00") -> Self:
        """Ask for maintenance."""
        when = self.at(at)
        return self.tells(MaintenanceWished(id=self.new_id(), moment=when, day=when.date()))

    def takes_back(self, event: Event, *, at: str = "20:00") -> Self:
        """Take back an event that was entered by mistake."""
        when = self.at(at)
        return self.tells(Withdrawn(id=self.new_id(), moment=when, day=when.date(), event=event.id))

    # What follows ------------------------------------------------------------------------------

    def _so_far(self) -> State:
        """The state of all events; folds on where the new events come after the known ones."""
        fresh = self.events[self._folded :]
        known = self.events[self._folded - 1] if self._folded else None
        in_line = all(
            one.moment >= (known.moment if known else one.moment) and not isinstance(one, Withdrawn) for one in fresh
        ) and all(earlier.moment <= later.moment for earlier, later in pairwise(fresh))
        if self._folding is None or not in_line:
            self._folding, fresh = Folding(METHOD), sorted(self.events, key=lambda one: (one.moment, one.id.int))
        for event in fresh:
            self._folding.add(event)
        self._folded = len(self.events)
        return self._folding.state()

    def known(self, until: datetime) -> State:
        """What is known at a moment."""
        return fold(METHOD, [event for event in self.events if event.moment <= until])

    def prescription(self, day: int | None = None, *, at: str = ASKED) -> Prescription:
        """What a day asks."""
        now = self.at(at, day)
        return prescribe(METHOD, self.known(now), now)

    def each_day(self, first: int, last: int) -> list[Prescription]:
        """What each of some days asks, folded on from day to day; nothing may have been taken back."""
        waiting = sorted(self.events, key=lambda one: (one.moment, one.id.int))
        assert not any(isinstance(one, Withdrawn) for one in waiting)
        folding, asked = Folding(METHOD), []
        for day in range(first, last + 1):
            now = self.at(ASKED, day)
            while waiting and waiting[0].moment <= now:
                folding.add(waiting.pop(0))
            asked.append(prescribe(METHOD, folding.state(), now))
        return asked

    def places(self) -> dict[str, tuple[int, int]]:
        """Rung and step on each ladder after all that was told."""
        return {key: (place.rung, place.step) for key, place in self._so_far().ladders.items()}

    def state(self, day: int | None = None, *, at: str = ASKED) -> State:
        """What is true on a day, with what the mere passing of time does."""
        now = self.at(at, day)
        return as_of(METHOD, self.known(now), now)

    def kind(self, day: int | None = None, *, at: str = ASKED) -> DayKind:
        """What sort of day it is."""
        return self.prescription(day, at=at).kind

    def stands_on(self, ladder: str, day: int | None = None, *, at: str = ASKED) -> str:
        """Where the person stands on a ladder, as `rung.step`."""
        position = self.state(day, at=at).ladders[ladder]
        return f"{METHOD.rungs[ladder][position.rung - 1][1].key}.{position.step}"

    def session(self, number: int = -1, *, day: int | None = None, at: str = ASKED) -> SessionRecord:
        """A session that is on record; the last one where nothing else is asked."""
        return self.state(day, at=at).sessions[number]

    def zone_of_last(self, day: int | None = None, *, at: str = ASKED) -> Zone:
        """How the back answered the last session, as far as it is known."""
        now = self.at(at, day)
        return zone_of(METHOD, self.known(now).sessions[-1], now)


def planned_exercise(exercise: str, kg: float = 0.0) -> PlannedExercise:
    """The plan of an exercise written as `rung` or `rung.step`; kilograms only where the rung is loaded."""
    rung, _, step = exercise.partition(".")
    movement, place = METHOD.rung_by_key[rung]
    dose = place.doses[int(step or 0)]
    sides = (Side.BOTH,) if movement.sides == "together" else (Side.LEFT, Side.RIGHT)
    sets = tuple(PlannedSet(side, target(dose, number)) for number in range(len(dose.sets)) for side in sides)
    return PlannedExercise(rung, int(step or 0), sets, kg if place.load else 0.0)


def strand_of(rung: str) -> str:
    """The strand of a rung."""
    return METHOD.ladder_by_key[ladder_of(rung)].strand


def ladder_of(rung: str) -> str:
    """The ladder of a rung."""
    return METHOD.rung_by_key[rung][1].ladder


def how(rung: str, planned: PlannedSet, number: int, but: Mapping[str, But]) -> But:
    """How a set went: what is told of its rung, its ladder or of all."""
    for name in (rung, ladder_of(rung), "all"):
        told = but.get(name)
        if told and told.side in (None, planned.side) and told.number in (None, number):
            return told
    return But()


# Reading a prescription -------------------------------------------------------------------------


def rungs(asked: Prescription) -> list[str]:
    """The rungs of a session in order."""
    return [item.rung for item in asked.items]


def strands(asked: Prescription) -> list[str]:
    """The strands of a session in order, each once."""
    return list(dict.fromkeys(item.strand for item in asked.items))


def choice(asked: Prescription, outcome: Outcome, subject: str | None = None) -> Choice:
    """The decision of a kind, of the day or of one of its exercises."""
    found = [one for one in every_choice(asked) if one.outcome is outcome and subject in (None, about(one, METHOD))]
    there = [(one.outcome.value, about(one, METHOD)) for one in every_choice(asked)]
    assert found, f"no {outcome.value} {subject or ''} among {there}"
    return found[0]


def every_choice(asked: Prescription) -> list[Choice]:
    """All decisions: of the day, of its exercises and of the walk."""
    items = (*asked.items, *((asked.walk,) if asked.walk else ()))
    return [*asked.choices, *(one for item in items for one in item.choices)]


def outcomes(asked: Prescription) -> set[Outcome]:
    """Every kind of decision that was taken."""
    return {one.outcome for one in every_choice(asked)}


def why(asked: Prescription, outcome: Outcome, subject: str | None = None) -> tuple[str, ...]:
    """The sentences behind a decision."""
    return sentences(choice(asked, outcome, subject).reason, METHOD)


def criteria(asked: Prescription) -> dict[str, bool]:
    """The criteria of the gate ahead, and whether each holds."""
    assert asked.gate is not None
    return {one.key: one.met for one in asked.gate.criteria}


def missing(asked: Prescription) -> set[str]:
    """The criteria of the gate that do not hold yet."""
    return {key for key, met in criteria(asked).items() if not met}


# Lives that many scenarios begin with -----------------------------------------------------------

FOUNDATION = (
    "breathing_legs_on_chair", "lying_tilt", "cat_camel",
    "dead_bug_one_leg.1", "bird_dog_leg.2", "bridge_two_legs.2", "wall_side_lean.2",
)  # fmt: skip
"""One exercise of each accessory strand and the four holds of the gate, with three sets of ten seconds each."""


@cache
def _in_phase_two() -> Person:
    ada = Person.ready()
    for day in range(1, 16, 2):
        ada.on(day).does(*FOUNDATION, confidence=8).on(day + 1).wakes_with(3)
    return ada.on(14).bends(16, 16).on(16).is_screened(at="12:00")


def in_phase_two() -> Person:
    """A person whose gate to Phase Two opened on day 16; trained on day 15, tested on day 14, strength from day 18."""
    return _in_phase_two().copy()
