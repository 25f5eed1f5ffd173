"""The gates: criteria with their progress, and when a gate is ready."""

from __future__ import annotations

from dataclasses import replace

from quadratus.prescription.evaluation import explain, found, holds
from quadratus.prescription.facts import Standing
from quadratus.prescription.prescription import CriterionProgress, GateProgress
from quadratus.prescription.reasons import Choice, Outcome, Reason
from quadratus.protocol.rules import AllOf, AnyOf, Predicate, Value
from quadratus.protocol.schema import Criterion, Gate

_GATE_AHEAD = {"one": "two", "two": "maintenance"}


def gate_ahead(standing: Standing) -> Gate | None:
    """The gate that comes after the present phase."""
    opens = _GATE_AHEAD.get(standing.state.phase)
    return next((gate for gate in standing.method.frame.gates if gate.opens == opens), None)


def _rule(standing: Standing, criterion: Criterion) -> AllOf | AnyOf | Predicate:
    return criterion.strict if criterion.strict and standing.state.strict_gate else criterion.rule


def progress(standing: Standing) -> GateProgress | None:
    """How the criteria of the gate ahead stand, each with its evaluated rule."""
    gate = gate_ahead(standing)
    if gate is None:
        return None
    criteria = tuple(
        CriterionProgress(criterion.key, criterion.name, explain(_rule(standing, criterion), standing.lookup))
        for criterion in gate.criteria
    )
    shut = GateProgress(gate.opens, gate.name, criteria)
    review = gate.review
    if review and not shut.met and standing.days_in_phase >= review.after_days:
        return replace(shut, review_due=True, says=review.says)
    return shut


def review_choice(standing: Standing, gate: Gate) -> Choice:
    """Why a review is due."""
    assert gate.review is not None
    reason = found(
        "days_in_phase", standing.days_in_phase, "at_least", gate.review.after_days, source=gate.review.source
    )
    return Choice(Outcome.REVIEW_DUE, gate.opens, reason)


def ready_but_for_screening(standing: Standing) -> bool:
    """Whether every criterion of the gate ahead holds but that its screening has not been asked yet."""
    gate = gate_ahead(standing)
    if gate is None or standing.state.phase_since is None:
        return False

    def lookup(predicate: Predicate) -> Value:
        return True if predicate.fact == "gate_screening_answered" else standing.lookup(predicate)

    return all(holds(_rule(standing, criterion), lookup) for criterion in gate.criteria)


def back_to_phase_one(standing: Standing) -> Reason | None:
    """The reason that closes the gate again after a flare-up, where there is one."""
    if standing.state.phase == "one" or standing.state.flare is None:
        return None
    reason = explain(standing.method.frame.flare.closes_gate, standing.lookup)
    return reason if reason.met else None
