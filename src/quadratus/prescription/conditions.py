"""What holds of a person's body, by screening or by own word."""

from __future__ import annotations

from quadratus.prescription.state import State
from quadratus.protocol.schema import Method


def conditions_of(method: Method, state: State) -> frozenset[str]:
    """The conditions in force: those that the screening raised and those that the person named."""
    raised = {
        condition
        for finding in method.screening.findings
        if finding.key in state.raised
        for condition in finding.conditions
    }
    named = state.circumstances.conditions if state.circumstances else ()
    return frozenset(raised) | frozenset(named)


def uncovered_clinician_findings(method: Method, state: State) -> tuple[str, ...]:
    """The clinician-first findings of the last screening that no clinician has spoken on."""
    return tuple(
        finding.key
        for finding in method.screening.findings
        if finding.tier == "clinician" and finding.key in state.raised and finding.key not in state.covered
    )
