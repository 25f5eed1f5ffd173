"""Hypothesis strategies: realistic and hostile lives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from quadratus.prescription.record.events import (
    ActivityScored,
    Answer,
    BaselineGiven,
    CheckedIn,
    CircumstancesGiven,
    ClinicianWord,
    CoachJoined,
    CoachLeft,
    CoachOpenedLadder,
    CoachSignedOff,
    ConfidenceGiven,
    Event,
    FlareDay,
    FlareDeclared,
    FlareOver,
    GateModeChosen,
    MaintenanceWished,
    ObservationsGiven,
    Screened,
    WalkDone,
    WorryTold,
)
from tests.oracle.living import ALL_NO, EVERYTHING, METHOD, Asking, Day, Living, Person, good_day

FIRST = datetime(2025, 3, 3, 8, 0, tzinfo=UTC)
Happening = tuple[type[Event], tuple[tuple[str, Any], ...]]


@dataclass(frozen=True, repr=False)
class History:
    """What happened to one person, and the moment at which it is asked about."""

    events: tuple[Event, ...]
    now: datetime
    askings: tuple[Asking, ...] = ()

    def __repr__(self) -> str:
        return f"{len(self.events)} events, asked at {self.now}"

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        """Hypothesis would print every event and every prescription."""
        printer.text(repr(self))


# Starts ----------------------------------------------------------------------------------------


@cache
def start(name: str) -> tuple[Event, ...]:
    """Lives that have come some way: nothing at all, a new person, three weeks in, Phase Two, Maintenance."""
    if name == "nothing":
        return ()
    life = Living(Person(), FIRST)
    life.join()
    days = {"new": 0, "weeks": 20, "six_weeks": 50, "two": 60, "far": 60, "maintenance": 60}[name]
    for number in range(days):
        life.live(good_day())
        if name == "six_weeks" and number == 1:
            life.add(GateModeChosen, strict=True)
        phase = life.asks().phase
        if name == "two" and phase == "two":
            break
    if name == "maintenance":
        life.add(MaintenanceWished)
    return tuple(life.events)


STARTS = ("nothing", "new", "weeks", "six_weeks", "two", "far", "maintenance")


# People ----------------------------------------------------------------------------------------

conditions = st.lists(st.sampled_from(sorted(METHOD.condition_by_key)), max_size=2, unique=True).map(tuple)
equipment = st.one_of(
    st.just(EVERYTHING), st.just(()), st.lists(st.sampled_from(EVERYTHING), max_size=4, unique=True).map(tuple)
)
people = st.builds(
    Person,
    born=st.sampled_from([1980, 1980, 1980, 1950, 2001]),
    adult=st.sampled_from([True] * 9 + [False]),
    usual=st.integers(0, 7),
    minutes=st.sampled_from([5, 8, 10, 15, 20, 30, 40]),
    equipment=equipment,
    conditions=st.one_of(st.just(()), conditions),
    weight=st.sampled_from([70.0, 70.0, 55.5, 110.0, None]),
)


# For how many lives a law is held, the same ones each time.
some_lives = settings(
    max_examples=20,
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example),
)

# Days ------------------------------------------------------------------------------------------

questions = st.sampled_from([question.key for question in METHOD.screening.questions])
answers = st.lists(st.tuples(questions, st.sampled_from([Answer.YES, Answer.NOT_SURE])), min_size=1, max_size=3).map(
    tuple
)
findings = st.lists(st.sampled_from([finding.key for finding in METHOD.screening.findings]), max_size=2).map(tuple)
spoken_for = st.lists(st.sampled_from(sorted(METHOD.condition_by_key)), max_size=2).map(tuple)
strands = st.sampled_from(sorted(METHOD.strand_by_key))
scores = st.integers(0, 10)


def _with_silence(told: dict[str, Answer | None]) -> dict[str, Answer]:
    """All no but for what is told; None is a question left out."""
    return {key: answer for key, answer in {**ALL_NO, **told}.items() if answer is not None}


def _event(kind: type[Event], **values: st.SearchStrategy[Any]) -> st.SearchStrategy[Happening]:
    named = [st.tuples(st.just(name), strategy) for name, strategy in values.items()]
    return st.tuples(st.just(kind), st.tuples(*named))


happening: st.SearchStrategy[Happening] = st.one_of(
    _event(FlareDeclared),
    _event(FlareDay, answer=st.sampled_from(["easier", "same", "worse"])),
    _event(FlareOver),
    _event(FlareOver),
    _event(CheckedIn, pain_now=scores, something_new=st.booleans(), fell=st.booleans()),
    _event(WorryTold),
    _event(ClinicianWord, who=st.just("Dr B"), said=st.just(""), findings=findings, conditions=spoken_for),
    _event(ClinicianWord, who=st.just("Dr B"), said=st.just("")),
    _event(Screened, answers=st.dictionaries(questions, st.sampled_from((*Answer, None))).map(_with_silence)),
    _event(BaselineGiven, usual_pain=scores, worst_pain=st.just(10), sitting_hours=st.sampled_from([None, 3.0, 8.0])),
    _event(CircumstancesGiven, minutes=st.sampled_from([5, 10, 25, 40]), conditions=conditions),
    _event(CircumstancesGiven, body_weight_kg=st.sampled_from([None, 50.0, 83.3]), equipment=equipment),
    _event(ConfidenceGiven, strand=strands, score=scores),
    _event(ActivityScored, activity=st.just("stairs"), score=scores),
    _event(GateModeChosen, strict=st.booleans()),
    _event(MaintenanceWished),
    _event(WalkDone, minutes=st.integers(1, 90)),
    _event(ObservationsGiven, observations=st.just({"lying_is_best": False}), sitting_hours=st.just(4.0)),
    _event(CoachJoined, coach=st.just("C"), asks_sign_off=st.booleans()),
    _event(CoachLeft),
    _event(CoachSignedOff),
    _event(
        CoachOpenedLadder, ladder=st.sampled_from(["side_plank", "loaded_carry", "bend_rotation"]), reason=st.just("r")
    ),
)
marks = st.lists(
    st.tuples(
        st.integers(0, 40),
        st.sampled_from(
            [
                "half",
                "pain",
                "arm",
                "arm",
                "breath",
                "skipped",
                "lighter",
                "too_hard",
                "too_hard",
                "hurts",
                "hurts_much",
                "at_target",
            ]
        ),
    ),
    min_size=1,
    max_size=4,
).map(tuple)
pain = st.integers(0, 4)
mornings = st.one_of(
    st.just(()),
    st.tuples(st.tuples(st.sampled_from([6, 7, 11]), scores)),
    st.tuples(st.tuples(st.just(6), scores), st.tuples(st.sampled_from([7, 21]), scores)),
)


def _mostly(usual: Any, strange: st.SearchStrategy[Any], often: int = 5) -> st.SearchStrategy[Any]:
    return st.one_of(*[st.just(usual)] * often, strange)


calm = st.builds(
    Day,
    hour=st.sampled_from([9, 18, 18, 20]),
    before=st.just(1),
    mornings=st.just(((7, 1),)),
    walks=st.sampled_from([False, False, True]),
    marks=_mostly((), marks, 8),
    happens=_mostly((), st.tuples(happening), 12),
    hold=_mostly((30, 30), st.tuples(st.sampled_from([10, 20, 45]), st.sampled_from([15, 30]))),
    bend=_mostly((18, 18), st.tuples(st.integers(10, 16), st.integers(15, 20))),
)
mixed = st.builds(
    Day,
    gap=_mostly(0, st.sampled_from([1, 2, 3, 6, 7, 13, 14, 27, 28, 40]), 6),
    hour=st.sampled_from([5, 9, 18, 18, 23]),
    trains=st.sampled_from(["asked"] * 8 + ["no", "no", "stale", "other", "nothing"]),
    part=_mostly(100, st.sampled_from([0, 30, 60, 90])),
    before=pain,
    added=_mostly(0, st.integers(0, 5)),
    effort=_mostly(4, scores),
    marks=_mostly((), marks, 3),
    legs=_mostly(False, st.just(True), 12),
    stopped=_mostly(False, st.just(True), 12),
    hurt=_mostly(None, st.integers(0, 9), 5),
    closings=_mostly(1, st.sampled_from([0, 2]), 6),
    trust=_mostly(9, st.sampled_from([None, 3, 6, 7, 8]), 4),
    checks_in=_mostly(True, st.just(False), 6),
    answers=_mostly((), answers, 6),
    answers_due=_mostly(True, st.just(False), 8),
    mornings=st.one_of(st.just(((7, 1),)), st.just(((7, 2),)), mornings),
    tests=_mostly(True, st.just(False)),
    walks=st.booleans(),
    happens=_mostly((), st.lists(happening, min_size=1, max_size=3).map(tuple), 2),
    east=_mostly(0, st.sampled_from([-9, -5, -1, 1, 8]), 8),
)
days = st.one_of(
    st.lists(calm, min_size=5, max_size=40),
    st.lists(mixed, min_size=10, max_size=25),
    st.lists(st.one_of(calm, calm, mixed), min_size=20, max_size=60),
)


@st.composite
def lives(draw: st.DrawFn) -> History:
    """A life from one of the starts on, with some events taken back at the end."""
    before = start(draw(st.sampled_from(STARTS)))
    life = Living(draw(people), FIRST, before)
    if not before and draw(st.sampled_from([True] * 9 + [False])):
        life.join()
    for day in draw(days):
        life.live(day)
    for back in draw(_mostly((), st.lists(st.integers(0, 60), max_size=3))):
        if life.events:
            life.take_back(life.events[-1 - back % len(life.events)])
    hours = draw(st.sampled_from([0, 1, 5, 13, 23, 37, 24 * 6, 24 * 9, 24 * 20, 24 * 35]))
    now = life.now.astimezone(life.zone) + timedelta(hours=hours)
    return History(tuple(life.events), now, tuple(life.askings))


def mixed_up(events: tuple[Event, ...], seed: int) -> list[Event]:
    """The same events in another order, some of them twice."""
    chance = Random(seed)
    several = [*events, *(event for event in events if chance.random() < 0.2)]
    chance.shuffle(several)
    return several
