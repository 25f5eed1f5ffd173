"""Screenings, a clinician's word, and the check-in before a session."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from quadratus.prescription.folding.draft import Draft
from quadratus.prescription.record import events as happened
from quadratus.prescription.rules import clearance, gates
from quadratus.prescription.state import Block


def screened(draft: Draft, event: happened.Screened) -> None:
    """A screening settles all that was waiting for one, blocks or clears, and may open the gate."""
    state = draft.so_far
    draft.set(answers=dict(event.answers), screenings=state.screenings + 1, last_screening=event.day, waiting=())
    raised = clearance.raised_findings(draft.standing())
    covered = tuple(finding.key for finding in raised if finding.key in state.covered)
    tiers = {finding.tier for finding in raised if finding.tier == "emergency" or finding.key not in covered}
    block = None if state.block and state.block.word else state.block
    if "emergency" in tiers:
        block = Block("emergency", event.day)
    elif "urgent" in tiers and (block is None or block.tier == "urgent"):
        block = Block("urgent", event.day)
    lasting = tuple(finding.key for finding in raised if finding.key in covered and finding.tier == "clinician")
    draft.set(raised=tuple(finding.key for finding in raised), covered=lasting, block=block)
    _open_gate(draft, event.day)


def _open_gate(draft: Draft, day: date) -> None:
    standing = draft.standing()
    gate = gates.gate_ahead(standing)
    if gate is None or clearance.clearance(standing) not in ("clear", "clear_with_exclusions"):
        return
    if gates.ready_but_for_screening(standing):
        draft.enter(gate.opens, day)


def clinician_word(draft: Draft, event: happened.ClinicianWord) -> None:
    """A word covers what it names of what was raised, or all of it; a block still asks for a new screening."""
    state = draft.so_far
    # Nobody has spoken on an answer that was not given yet: what only an open question raised is not covered.
    told = {finding.key for finding in clearance.told_findings(draft.standing())}
    spoken = tuple(key for key in state.raised if key in told and (not event.findings or key in event.findings))
    draft.set(
        covered=tuple(dict.fromkeys((*state.covered, *spoken))),
        cleared_conditions=tuple(dict.fromkeys((*state.cleared_conditions, *event.conditions))),
        block=replace(state.block, word=True) if state.block else None,
        word_days=(*state.word_days, event.day),
    )
    if draft.so_far.block is not None:
        draft.wait_for_screening("word")


def checked_in(draft: Draft, event: happened.CheckedIn) -> None:
    """Pain now; news or a fall ask for a screening."""
    draft.set(check_in=(event.day, event.pain_now))
    if event.something_new:
        draft.wait_for_screening("news")
    if event.fell:
        draft.wait_for_screening("fall")


def worry_told(draft: Draft, _: happened.WorryTold) -> None:
    """Something new outside of a check-in asks for a screening as much as in one."""
    draft.wait_for_screening("news")
