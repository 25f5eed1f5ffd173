"""Up, same, down: how one ladder moves. One step or one rung at a time, and never twice on one performance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple, Protocol
from uuid import UUID

from quadratus.prescription.evaluation import both, explain, found
from quadratus.prescription.prescription import Zone
from quadratus.prescription.reasons import Choice, Outcome, Reason
from quadratus.prescription.state import LadderState, Performance, Rise
from quadratus.protocol.rules import Predicate, Value
from quadratus.protocol.schema import Absence, Dose, Ladder, Method, PhaseKey, Place


class Answered(NamedTuple):
    """What the rule of a step up reads of a performance and of the answers of its session.

    A tuple: a fold makes and looks up hundreds.
    """

    complete: bool
    early_stop: bool
    too_hard: bool
    hurt: bool
    effort: int | None
    zone: Zone
    confidence: int | None
    phase: PhaseKey


PERFORMANCE_FACTS: dict[str, Callable[[Answered], Value]] = {
    "sets_complete": lambda answered: answered.complete,
    "early_stop": lambda answered: answered.early_stop,
    "too_hard": lambda answered: answered.too_hard,
    "hurt": lambda answered: answered.hurt,
    "effort": lambda answered: answered.effort,
    "zone": lambda answered: answered.zone,
    "movement_confidence": lambda answered: answered.confidence,
}
Performed = tuple[Performance, Answered]


class _Session(Protocol):
    @property
    def effort(self) -> int | None: ...
    @property
    def phase(self) -> PhaseKey: ...
    @property
    def performances(self) -> tuple[Performance, ...]: ...


def performed(session: _Session, ladder: str, zone: Zone, confidence: Mapping[str, int]) -> Performed:
    """What was done on a ladder in a session, with its answers as the rule reads them."""
    one = next(one for one in session.performances if one.ladder == ladder)
    said = Answered(
        one.complete, one.early_stop, one.too_hard, one.hurts, session.effort, zone, confidence.get(one.strand),
        session.phase,
    )  # fmt: skip
    return one, said


def _lookup(answered: Answered) -> Callable[[Predicate], Value]:
    return lambda predicate: PERFORMANCE_FACTS[predicate.fact](answered)


class StepRule:
    """The rule of a step up. The same answers have the same reason, so each is evaluated once."""

    def __init__(self, method: Method) -> None:
        self._method = method
        rule = method.frame.progression
        self.often_enough = found(
            "performances_in_range", rule.performances, "at_least", rule.performances, source=rule.source
        )
        self.too_few = tuple(
            found("performances_in_range", running, "at_least", rule.performances, source=rule.source)
            for running in range(rule.performances)
        )
        self.at_the_top = found("step_above", False, "is", True)
        self.uncounted = found("counts_up", False, "is", True, source=rule.source)
        self.elsewhere = found("done_as_asked_now", False, "is", True, source=rule.source)
        self._known: dict[Answered, Reason] = {}

    def qualifies(self, answered: Answered) -> Reason:
        """Whether a performance speaks for a step up: complete, settled, within the effort of its phase."""
        reason = self._known.get(answered)
        if reason is None:
            lookup, effort = _lookup(answered), self._method.phase_by_key[answered.phase].effort
            reason = both(explain(self._method.frame.progression.qualifies, lookup), explain(effort, lookup))
            self._known[answered] = reason
        return reason

    def confident(self, answered: Answered) -> Reason:
        """Whether the confidence in the movement is enough for a rung up."""
        return explain(self._method.frame.progression.confidence_for_rung, _lookup(answered))

    def forbidden(self, today: Today) -> Reason | None:
        """What forbids every step up on a day, whatever was done."""
        frame = self._method.frame
        if today.in_flare_up:
            return found("in_flare_up", True, "is", False, source=frame.flare.source)
        if today.hold_back_since is None:
            return None
        days, rule = (today.day - today.hold_back_since).days, frame.progression
        over = found("days_since_hold_back", days, "at_least", rule.hold_back_days, source=rule.source)
        return None if over.met else over


class Today(NamedTuple):
    """The day of a decision, and what forbids every step up on it: a flare-up, and red sessions not long ago."""

    day: date
    in_flare_up: bool
    hold_back_since: date | None


Last = Callable[[], tuple[Performed, ...]]


class Rising:
    """Whether ladders of a person go up on one day, and what keeps those that do not.

    What forbids every step up on the day is asked once. In each question `standing` is where the person stands on the
    ladder, and `last` gives the performances since the last change, oldest first; it is asked only where they matter.
    """

    def __init__(self, method: Method, rule: StepRule, today: Today) -> None:
        self._method = method
        self._rule = rule
        self._day = today.day
        self._forbidden = rule.forbidden(today)
        self._performances = method.frame.progression.performances

    def up(self, ladder: Ladder, standing: LadderState, last: Last) -> LadderState:
        """The ladder after its last performances have settled: one step or rung up where nothing keeps it from that."""
        after = next_place(self._method, ladder.key, standing)
        kept = self._kept_by(ladder, standing, after, last)
        if kept is not None or after is None:
            return kept_where_it_is(standing, kept)
        recent = last()[-self._performances :]
        reasons = [self._rule.qualifies(answered) for _, answered in recent]
        within_rung = after[0] == standing.rung
        if not within_rung:
            reasons.append(self._rule.confident(recent[-1][1]))
        change = Choice(
            Outcome.STEP_UP if within_rung else Outcome.RUNG_UP, ladder.key, both(self._rule.often_enough, *reasons)
        )
        last_rise = _next_rise(self._method, ladder, standing, after, self._day) or standing.last_rise
        rung, step = after
        return replace(standing, rung=rung, step=step, recent=(), last_rise=last_rise, last_change=change, kept_by=None)

    def kept_by(self, ladder: Ladder, standing: LadderState, last: Last) -> Reason | None:
        """The first predicate of a step up that does not hold; None where nothing keeps the ladder from going up.

        `up` asks the same and nothing else, so what is said of a ladder that stays is what was decided.
        """
        return self._kept_by(ladder, standing, next_place(self._method, ladder.key, standing), last)

    def _kept_by(
        self, ladder: Ladder, standing: LadderState, after: tuple[int, int] | None, last: Last
    ) -> Reason | None:
        if self._forbidden is not None or after is None:
            return self._forbidden or self._rule.at_the_top
        done = last()
        against = self._against_performances(ladder, standing, done)
        if against is not None:
            return against
        if after[0] != standing.rung:
            confident = self._rule.confident(done[-1][1])
            if not confident.met:
                return confident
        rise = _next_rise(self._method, ladder, standing, after, self._day)
        return _too_soon(self._method, rise, standing.last_rise)

    def _against_performances(
        self, ladder: Ladder, standing: LadderState, last: tuple[Performed, ...]
    ) -> Reason | None:
        """What the last performances lack. The newest is asked first; as many in a row as the rule wants must do."""
        running = 0
        here = self._method.rungs[ladder.key][standing.rung - 1][1].key, standing.step
        for performance, answered in reversed(last[-self._performances :]):
            if not performance.counts_up:
                return self._rule.uncounted
            if (performance.rung, performance.step) != here:
                return self._rule.elsewhere
            reason = self._rule.qualifies(answered)
            if not reason.met:
                return self._rule.too_few[running] if running else reason
            running += 1
        return self._rule.too_few[running] if running < self._performances else None


def kept_where_it_is(standing: LadderState, kept: Reason | None) -> LadderState:
    """The ladder with what keeps it from going up."""
    if kept is standing.kept_by:
        return standing
    # By place, since a fold makes one for each exercise of each morning.
    return LadderState(
        standing.rung, standing.step, standing.recent, standing.last_trained, standing.last_rise, standing.last_change,
        standing.spared, standing.best, standing.safe, kept,
    )  # fmt: skip


def next_place(method: Method, ladder: str, standing: LadderState) -> tuple[int, int] | None:
    """The rung and step that come after where the person stands; None at the top of the ladder."""
    rungs = method.rungs[ladder]
    if standing.step + 1 < len(rungs[standing.rung - 1][1].doses):
        return standing.rung, standing.step + 1
    return (standing.rung + 1, 0) if standing.rung < len(rungs) else None


def _too_soon(method: Method, rise: Rise | None, last: Rise | None) -> Reason | None:
    """Where load would rise soon after the amount, or the amount soon after the load, the reason against it."""
    if rise is None or last is None or rise.kind == last.kind:
        return None
    rule = method.frame.progression
    days = (rise.day - last.day).days
    apart = found("days_since_other_rise", days, "at_least", rule.one_rise_days, source=rule.source)
    return None if apart.met else apart


def _next_rise(method: Method, ladder: Ladder, standing: LadderState, after: tuple[int, int], day: date) -> Rise | None:
    rungs, (rung, step) = method.rungs[ladder.key], after
    return _kind_of_rise(rungs[standing.rung - 1][1], standing.step, rungs[rung - 1][1], step, day)


def carried(dose: Dose) -> int:
    """How much one session of a dose carries: metres or seconds held, all sets of one side."""
    return sum(dose.sets) * (dose.metres or dose.hold_seconds or dose.tempo_seconds or 0)


def _kind_of_rise(before: Place, before_step: int, after: Place, after_step: int, today: date) -> Rise | None:
    """What rises today between two doses of a loaded ladder; None where nothing is carried."""
    if after.load is None:
        return None
    old = before.load.percent * before.load.hands if before.load else 0.0
    if after.load.percent * after.load.hands > old or (before.load and after.load.percent > before.load.percent):
        return Rise(today, "load")
    return Rise(today, "amount") if carried(after.doses[after_step]) > carried(before.doses[before_step]) else None


def step_down(ladder: Ladder, standing: LadderState, reason: Reason) -> LadderState:
    """One dose step down; at the first step one rung down, to its first step. At the foot of the ladder it stays."""
    if standing.step > 0:
        change = Choice(Outcome.STEP_DOWN, ladder.key, reason)
        return replace(standing, step=standing.step - 1, recent=(), last_change=change)
    return rung_down(ladder, standing, reason)


def no_higher_than(standing: LadderState, rung: int, step: int) -> LadderState:
    """The ladder at the place of a performance, where it stands above it by now."""
    return replace(standing, rung=rung, step=step) if (rung, step) < (standing.rung, standing.step) else standing


def rung_down(ladder: Ladder, standing: LadderState, reason: Reason) -> LadderState:
    """One rung down, to its first step; on the first rung to the first step. At the foot of the ladder it stays."""
    if (standing.rung, standing.step) == (1, 0):
        return replace(standing, recent=(), last_change=Choice(Outcome.EASIEST, ladder.key, reason))
    change = Choice(Outcome.RUNG_DOWN if standing.rung > 1 else Outcome.STEP_DOWN, ladder.key, reason)
    return replace(standing, rung=max(1, standing.rung - 1), step=0, recent=(), last_change=change)


def after_absence(method: Method, ladder: Ladder, standing: LadderState, days_away: int) -> LadderState:
    """The ladder after days without training: a step, a rung, or a fresh start from the first rung."""
    away: Absence = method.frame.absence
    if standing.last_trained is None or days_away < away.step_down_days:
        return standing
    if days_away >= away.start_again_days:
        reason = found("days_since_training", days_away, "at_least", away.start_again_days, source=away.source)
        change = Choice(Outcome.RUNG_DOWN, ladder.key, reason)
        return replace(standing, rung=1, step=0, recent=(), spared=False, last_change=change)
    if days_away >= away.rung_down_days:
        return rung_down(
            ladder,
            standing,
            found("days_since_training", days_away, "at_least", away.rung_down_days, source=away.source),
        )
    reason = found("days_since_training", days_away, "at_least", away.step_down_days, source=away.source)
    return step_down(ladder, standing, reason)


def spare_shoulder(
    method: Method, ladders: dict[str, LadderState], ladder: Ladder, running: int
) -> dict[str, LadderState]:
    """The ladders after the shoulder ended the exercise repeatedly: the ladder that spares it stands in, same rung."""
    assert ladder.spared_by is not None
    rule = method.frame.progression
    standing = ladders[ladder.key]
    reason = found("shoulder_stops_running", running, "at_least", rule.shoulder_stops_running, source=rule.source)
    change = Choice(Outcome.SHOULDER_SPARED, ladder.key, reason)
    same_rung = min(standing.rung, len(method.rungs[ladder.spared_by]))
    return {
        **ladders,
        ladder.key: replace(standing, spared=True, recent=(), last_change=change),
        ladder.spared_by: replace(ladders[ladder.spared_by], rung=same_rung, step=0, recent=(), last_change=change),
    }


def trained(standing: LadderState, session: UUID, day: date, performance: Performance, rung_number: int) -> LadderState:
    """The ladder with one more session on record."""
    best = standing.best
    if performance.complete and rung_number > best:
        best = rung_number
    # By place, since a fold makes one for each exercise of each session.
    return LadderState(
        standing.rung, standing.step, (*standing.recent[-3:], session), day, standing.last_rise, standing.last_change,
        standing.spared, best, standing.safe,
    )  # fmt: skip
