"""Up, same, down: how one ladder moves. One step or one rung at a time, and never twice on one performance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from quadratus.prescription.evaluation import both, explain, found, holds
from quadratus.prescription.prescription import Zone
from quadratus.prescription.reasons import Choice, Outcome, Reason, Value
from quadratus.prescription.state import LadderState, Performance, Rise
from quadratus.protocol.rules import Predicate
from quadratus.protocol.schema import Absence, Dose, Exercise, Ladder, Method, PhaseKey, Place


@dataclass(frozen=True, slots=True)
class Performed:
    """A performance with the answers of its session: what the rule of a step up reads."""

    performance: Performance
    effort: int | None
    zone: Zone
    confidence: int | None
    phase: PhaseKey


PERFORMANCE_FACTS: dict[str, Callable[[Performed], Value]] = {
    "sets_complete": lambda performed: performed.performance.complete,
    "early_stop": lambda performed: performed.performance.early_stop,
    "too_hard": lambda performed: performed.performance.too_hard,
    "effort": lambda performed: performed.effort,
    "zone": lambda performed: performed.zone,
    "movement_confidence": lambda performed: performed.confidence,
}


def _lookup(performed: Performed) -> Callable[[Predicate], Value]:
    return lambda predicate: PERFORMANCE_FACTS[predicate.fact](performed)


def qualifies(method: Method, performed: Performed) -> Reason:
    """Whether a performance speaks for a step up: complete, settled, within the effort of its phase."""
    return both(
        explain(method.frame.progression.qualifies, _lookup(performed)),
        explain(method.phase_by_key[performed.phase].effort, _lookup(performed)),
    )


def _speaks_for_a_step(method: Method, performed: Performed) -> bool:
    lookup, effort = _lookup(performed), method.phase_by_key[performed.phase].effort
    return holds(method.frame.progression.qualifies, lookup) and holds(effort, lookup)


def up(
    method: Method,
    ladder: Ladder,
    standing: LadderState,
    last: tuple[Performed, ...],
    today: date,
    hold_back: Reason | None,
) -> LadderState:
    """The ladder after its last performances have settled: one step or rung up where the rule holds, else unchanged.

    Args:
        method: holds the rule.
        ladder: the ladder in question.
        standing: where the person stands on it.
        last: the performances since the last change, oldest first.
        today: the day of the answer.
        hold_back: a reason that forbids any step up for now, or None.
    """
    rule, rungs = method.frame.progression, method.rungs[ladder.key]
    recent = last[-rule.performances :]
    within_rung = standing.step + 1 < len(rungs[standing.rung - 1][1].doses)
    if hold_back is not None or len(recent) < rule.performances or not (within_rung or standing.rung < len(rungs)):
        return standing
    if not all(_here(rungs, standing, one) and _speaks_for_a_step(method, one) for one in recent):
        return standing
    if not within_rung and not holds(rule.confidence_for_rung, _lookup(recent[-1])):
        return standing
    count = found("performances_in_range", len(recent), "at_least", rule.performances, source=rule.source)
    confident = () if within_rung else (explain(rule.confidence_for_rung, _lookup(recent[-1])),)
    reason = both(count, *(qualifies(method, performed) for performed in recent), *confident)
    rung, step = (standing.rung, standing.step + 1) if within_rung else (standing.rung + 1, 0)
    return _risen(rule.one_rise_days, standing, rungs, rung, step, today, reason, ladder)


def has_next(method: Method, ladder: str, standing: LadderState) -> bool:
    """Whether there is a dose step or a rung above."""
    rungs = method.rungs[ladder]
    return standing.rung < len(rungs) or standing.step + 1 < len(rungs[standing.rung - 1][1].doses)


def _here(rungs: tuple[tuple[Exercise, Place], ...], standing: LadderState, performed: Performed) -> bool:
    """Whether a performance was done at the rung and step where the person stands, and may count."""
    performance = performed.performance
    return (
        performance.counts_up
        and performance.rung == rungs[standing.rung - 1][1].key
        and performance.step == standing.step
    )


def _risen(
    one_rise_days: int, standing: LadderState, rungs: tuple[tuple[Exercise, Place], ...],
    rung: int, step: int, today: date, reason: Reason, ladder: Ladder,
) -> LadderState:  # fmt: skip
    kind = _kind_of_rise(rungs[standing.rung - 1][1], standing.step, rungs[rung - 1][1], step)
    last = standing.last_rise
    if kind and last and kind.kind != last.kind and (today - last.day).days < one_rise_days:
        return standing
    outcome = Outcome.STEP_UP if rung == standing.rung else Outcome.RUNG_UP
    return replace(
        standing,
        rung=rung,
        step=step,
        recent=(),
        last_rise=replace(kind, day=today) if kind else last,
        last_change=Choice(outcome, ladder.name, reason),
    )


def carried(dose: Dose) -> int:
    """How much one session of a dose carries: metres or seconds held, all sets of one side."""
    return sum(dose.sets) * (dose.metres or dose.hold_seconds or dose.tempo_seconds or 0)


def _kind_of_rise(before: Place, before_step: int, after: Place, after_step: int) -> Rise | None:
    """What rises between two doses of a loaded ladder; None where nothing is carried."""
    if after.load is None:
        return None
    old = before.load.percent * before.load.hands if before.load else 0.0
    if after.load.percent * after.load.hands > old or (before.load and after.load.percent > before.load.percent):
        return Rise(date.min, "load")
    return Rise(date.min, "amount") if carried(after.doses[after_step]) > carried(before.doses[before_step]) else None


def step_down(ladder: Ladder, standing: LadderState, reason: Reason) -> LadderState:
    """One dose step down; at the first step one rung down, to its first step. At the foot of the ladder it stays."""
    if standing.step > 0:
        change = Choice(Outcome.STEP_DOWN, ladder.name, reason)
        return replace(standing, step=standing.step - 1, recent=(), last_change=change)
    return rung_down(ladder, standing, reason)


def no_higher_than(standing: LadderState, rung: int, step: int) -> LadderState:
    """The ladder at the place of a performance, where it stands above it by now."""
    return replace(standing, rung=rung, step=step) if (rung, step) < (standing.rung, standing.step) else standing


def rung_down(ladder: Ladder, standing: LadderState, reason: Reason) -> LadderState:
    """One rung down, to its first step; on the first rung to the first step."""
    change = Choice(Outcome.RUNG_DOWN if standing.rung > 1 else Outcome.STEP_DOWN, ladder.name, reason)
    return replace(standing, rung=max(1, standing.rung - 1), step=0, recent=(), last_change=change)


def after_absence(method: Method, ladder: Ladder, standing: LadderState, days_away: int) -> LadderState:
    """The ladder after days without training: a step, a rung, or a fresh start from the first rung."""
    away: Absence = method.frame.absence
    if standing.last_trained is None or days_away < away.step_down_days:
        return standing
    if days_away >= away.start_again_days:
        reason = found("days_since_training", days_away, "at_least", away.start_again_days, source=away.source)
        change = Choice(Outcome.RUNG_DOWN, ladder.name, reason)
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
    change = Choice(Outcome.SHOULDER_SPARED, ladder.name, reason)
    same_rung = min(standing.rung, len(method.rungs[ladder.spared_by]))
    return {
        **ladders,
        ladder.key: replace(standing, spared=True, recent=(), last_change=change),
        ladder.spared_by: replace(ladders[ladder.spared_by], rung=same_rung, step=0, recent=(), last_change=change),
    }


def trained(standing: LadderState, session: UUID, day: date, performance: Performance, rung_number: int) -> LadderState:
    """The ladder with one more session on record."""
    return LadderState(
        rung=standing.rung,
        step=standing.step,
        recent=(*standing.recent[-3:], session),
        last_trained=day,
        last_rise=standing.last_rise,
        last_change=standing.last_change,
        spared=standing.spared,
        best=max(standing.best, rung_number) if performance.complete else standing.best,
        safe=standing.safe,
    )
