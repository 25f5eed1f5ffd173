"""The way through a flare-up, day by day, and the sessions of return after it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from quadratus.prescription.facts import Standing
from quadratus.prescription.history import History
from quadratus.prescription.prescribe import as_of
from quadratus.prescription.prescription import DayKind, Prescription
from quadratus.prescription.reasons import Outcome, Reason
from quadratus.prescription.rules import flares
from quadratus.prescription.rules.progression import rung_down
from quadratus.prescription.state import FlareSpell, LadderState, SessionRecord, State, zone_of
from quadratus.prescription.wording import asked, sentence
from quadratus.protocol.rules import predicates_of
from quadratus.protocol.schema import Ladder, Method
from quadratus.site.screening.presenters import Emergency, emergency_of
from quadratus.site.screening.reading import Instruction
from quadratus.site.shell.words import number_words
from quadratus.site.training.presenters.flare_days import (
    FlareDayRow,
    FlareMornings,
    PastFlare,
    day_rows,
    flare_mornings,
    past_flares,
)
from quadratus.site.training.presenters.pain_chart import zone_word
from quadratus.site.training.presenters.time_axis import day_words
from quadratus.site.training.presenters.today import Row, row
from quadratus.site.training.presenters.why import Line, Why, whys
from quadratus.site.training.reading import going_on
from quadratus.site.training.words import minutes_words

Stage = Literal["none", "going_on", "returning"]


@dataclass(frozen=True, slots=True)
class Help:
    """When to call someone: how the rule of the method stands, and the signs that never wait."""

    met: bool
    lines: tuple[Line, ...]
    signs: tuple[str, ...]
    emergency: Emergency


@dataclass(frozen=True, slots=True)
class Plan:
    """What today asks in a flare-up, and what it leaves out; `why` holds the reasons."""

    kind: DayKind
    minutes: str
    rows: tuple[Row, ...]
    walk: Row | None
    leave: tuple[str, ...]
    why: tuple[Why, ...]
    open_session: UUID | None


@dataclass(frozen=True, slots=True)
class Needed:
    """What it takes to be over: the evaluated mornings, and the word of the person."""

    mornings: tuple[Line, ...]
    met: bool
    said_over: bool


@dataclass(frozen=True, slots=True)
class BackOn:
    """Where a ladder stands and where its return begins."""

    ladder: str
    now: str
    back: str


@dataclass(frozen=True, slots=True)
class Return:
    """The sessions after a flare-up: how many there are, what is different, where each ladder begins."""

    sessions: int
    percent: str
    ladders: tuple[BackOn, ...]


@dataclass(frozen=True, slots=True)
class GoingOn:
    """A flare-up that is going on, on one day of it."""

    number: int
    began: str
    note: str
    answered: str
    morning_due: bool
    plan: Plan
    mornings: FlareMornings | None
    needed: Needed
    phase: str
    gate: tuple[Line, ...]
    days: tuple[FlareDayRow, ...]
    after: Return

    @property
    def told(self) -> bool:
        """Whether anything has been told of its days."""
        return any(row.morning or row.answer or row.session for row in self.days)


@dataclass(frozen=True, slots=True)
class ReturnSession:
    """One session of return: done with the answer of the back to it, or still to come."""

    number: int
    day: str = ""
    answer: str = ""
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Returning:
    """The way back after a flare-up."""

    number: int
    ended: str
    sessions: tuple[ReturnSession, ...]
    kind: DayKind
    plan: Return

    @property
    def done(self) -> bool:
        """Whether only the answer to the last session is missing."""
        return self.number > self.plan.sessions


@dataclass(frozen=True, slots=True)
class FlarePage:
    """Everything that the page on flare-ups shows."""

    stage: Stage
    going_on: GoingOn | None
    returning: Returning | None
    help: Help
    past: tuple[PastFlare, ...]
    instruction: Instruction | None


def flare_page(
    method: Method,
    state: State,
    history: History,
    today: Prescription,
    now: datetime,
    instruction: Instruction | None = None,
) -> FlarePage:
    """The page of one person at one moment."""
    standing = Standing(method, as_of(method, state, now), now)
    going_on = _going_on(standing, state.flare, history, today) if state.flare else None
    returning = None if going_on else _returning(standing, today)
    return FlarePage(
        stage="going_on" if going_on else "returning" if returning else "none",
        going_on=going_on,
        returning=returning,
        help=_help(standing),
        past=past_flares(method, history, now),
        instruction=instruction,
    )


def _help(standing: Standing) -> Help:
    """What asks for a clinician first: the rule in words, and once it holds, how things stand."""
    method, needed = standing.method, flares.needs_clinician(standing)
    rule = (Line(asked(part, method), met=False) for part in predicates_of(method.frame.flare.clinician_first))
    lines = _lines(standing, needed) if needed.met else tuple(rule)
    return Help(needed.met, lines, method.screening.stop_now, emergency_of(method))


def _going_on(standing: Standing, spell: FlareSpell, history: History, today: Prescription) -> GoingOn:
    method, state = standing.method, standing.state
    settled, gate = flares.settled(standing), flares.closes_gate(standing)
    answers = dict(spell.answers)
    return GoingOn(
        number=(standing.today - spell.began).days + 1,
        began=day_words(spell.began, standing.today),
        note=history.flares[-1].note if history.flares else "",
        answered=answers.get(standing.today, ""),
        morning_due=all(one.day != standing.today for one in state.mornings),
        plan=_plan(standing, today),
        mornings=_mornings(standing, spell),
        needed=Needed(_lines(standing, settled), settled.met, spell.said_over),
        phase=method.phase_by_key[state.phase].name,
        gate=_lines(standing, gate) if gate else (),
        days=day_rows(method, history, spell, standing.now)[::-1],
        after=_return(standing, settled),
    )


def _plan(standing: Standing, today: Prescription) -> Plan:
    method, state = standing.method, standing.state
    started = going_on(method, state, standing.now)
    may_do = {item.strand for item in (*today.items, *((today.walk,) if today.walk else ()))}
    if today.kind in (DayKind.FLARE, DayKind.DONE):
        may_do.update(method.frame.flare.strands)
    phase = method.phase_by_key[today.phase]
    opened = (method.ladder_by_key[key].strand for key in state.opened)
    usual = dict.fromkeys((*phase.strands, *opened))
    outcomes = (Outcome.FLARE_DAY, Outcome.CLINICIAN_FIRST, Outcome.SCREENING_DUE, Outcome.BACK_TO_PHASE_ONE)
    return Plan(
        kind=today.kind,
        minutes=minutes_words(today.minutes) if today.items else "",
        rows=tuple(row(method, state, item) for item in today.items),
        walk=row(method, state, today.walk) if today.walk else None,
        leave=tuple(method.strand_by_key[key].name for key in usual if key not in may_do),
        why=whys(method, (choice for choice in today.choices if choice.outcome in outcomes)),
        open_session=started.session if started else None,
    )


def _mornings(standing: Standing, spell: FlareSpell) -> FlareMornings | None:
    points, baseline = flares.settled_points(standing.method), standing.state.baseline
    if points is None or baseline is None:
        return None
    return flare_mornings(standing.state.mornings, spell, baseline, points, standing.today)


def _return(standing: Standing, settled: Reason) -> Return:
    """What the way back will be, from where the ladders stand today."""
    method, rule = standing.method, standing.method.frame.flare
    ladders = tuple(
        BackOn(
            ladder.name,
            _rung(method, ladder.key, stands.rung),
            _rung(method, ladder.key, rung_down(ladder, stands, settled).rung),
        )
        for ladder, stands in _begun_strength(standing)
    )
    return Return(rule.return_sessions, number_words(rule.return_sets_percent), ladders)


def _returning(standing: Standing, today: Prescription) -> Returning | None:
    """The way back, from the end of a flare-up until its last session has been answered."""
    method, state, rule = standing.method, standing.state, standing.method.frame.flare
    if not state.flares or state.flares[-1].ended is None:
        return None
    ended = state.flares[-1].ended
    done = _sessions_since(standing, ended)[: rule.return_sessions - state.return_left]
    zones = [zone_of(method, one, standing.now) for one in done]
    if not state.return_left and (not zones or zones[-1] != "pending"):
        return None
    sessions = [
        ReturnSession(number, day_words(one.day, standing.today), zone_word(zone), zone == "green")
        for number, (one, zone) in enumerate(zip(done, zones, strict=True), 1)
    ]
    sessions += [ReturnSession(number) for number in range(len(done) + 1, rule.return_sessions + 1)]
    return Returning(
        number=rule.return_sessions - state.return_left + 1,
        ended=day_words(ended, standing.today),
        sessions=tuple(sessions),
        kind=today.kind,
        plan=Return(
            rule.return_sessions,
            number_words(rule.return_sets_percent),
            tuple(
                BackOn(ladder.name, "", _rung(method, ladder.key, stands.rung))
                for ladder, stands in _begun_strength(standing)
            ),
        ),
    )


def _sessions_since(standing: Standing, day: date) -> list[SessionRecord]:
    """The sessions with strength from a day on; in a flare-up there are none."""
    strength = {strand.key for strand in standing.method.frame.strands if strand.role == "strength"}
    return [
        one
        for one in standing.state.sessions
        if one.day >= day and any(performance.strand in strength for performance in one.performances)
    ]


def _begun_strength(standing: Standing) -> Iterable[tuple[Ladder, LadderState]]:
    """The ladders of strength that the person has trained on and that the present phase trains."""
    method, state = standing.method, standing.state
    phase = method.phase_by_key[state.phase]
    for ladder in method.frame.ladders:
        stands, here = state.ladders.get(ladder.key), ladder.strand in phase.strands or ladder.key in state.opened
        strength = method.strand_by_key[ladder.strand].role == "strength"
        if strength and here and stands is not None and stands.last_trained is not None:
            yield ladder, stands


def _rung(method: Method, ladder: str, rung: int) -> str:
    exercise, place = method.rungs[ladder][rung - 1]
    return place.name or exercise.name


def _lines(standing: Standing, reason: Reason) -> tuple[Line, ...]:
    return tuple(Line(sentence(leaf, standing.method), leaf.met) for leaf in reason.leaves())
