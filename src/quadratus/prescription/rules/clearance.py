"""May this person train? Findings of a screening, what they mean, and when a screening is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from quadratus.prescription.conditions import conditions_of, uncovered_clinician_findings
from quadratus.prescription.evaluation import explain, holds
from quadratus.prescription.facts import Standing
from quadratus.prescription.prescription import Clearance, FindingRaised
from quadratus.prescription.reasons import Reason
from quadratus.prescription.record.events import Answer
from quadratus.protocol.schema import Finding, Trigger


def raised_findings(standing: Standing) -> tuple[Finding, ...]:
    """The findings that the answers of the state raise, in the order of the method."""
    return tuple(finding for finding in standing.method.screening.findings if holds(finding.rule, standing.lookup))


def told_findings(standing: Standing) -> tuple[Finding, ...]:
    """The findings that were told in so many words: with every question left open taken as a no."""
    questions = standing.method.screening.questions
    answers = {**{question.key: Answer.NO for question in questions}, **standing.state.answers}
    return raised_findings(replace(standing, state=replace(standing.state, answers=answers)))


def enough_said(standing: Standing) -> bool:
    """Whether the answers so far ask for help now or today, and those still open cannot make it more urgent."""
    if any(finding.tier == "emergency" for finding in told_findings(standing)):
        return True
    urgent = {finding.key for finding in told_findings(standing) if finding.tier == "urgent"}
    open_ones_are_graver = any(finding.tier == "emergency" for finding in raised_findings(standing))
    return bool(urgent - set(standing.state.covered)) and not open_ones_are_graver


def clearance(standing: Standing) -> Clearance:
    """What the last screening answers, with the clinician's words and the flare-ups taken in."""
    state = standing.state
    if state.screenings == 0:
        return "unknown"
    if state.block is not None:
        return state.block.tier
    if uncovered_clinician_findings(standing.method, state) or flare_needs_clinician(standing):
        return "clinician_first"
    return "clear_with_exclusions" if conditions_of(standing.method, state) else "clear"


def flare_needs_clinician(standing: Standing) -> Reason | None:
    """The reason why the flare-ups need a clinician first; a word that was given while the rule held settles it."""
    rule = standing.method.frame.flare.clinician_first
    reason = explain(rule, standing.lookup)
    if not reason.met:
        return None
    for day in standing.state.word_days:
        evening = datetime.combine(day, time(23, 59), standing.now.tzinfo)
        began = standing.state.flares[-1].began if standing.state.flares else day
        if day >= began and holds(rule, replace(standing, now=evening).lookup):
            return None
    return reason


def due(standing: Standing) -> tuple[Trigger, Reason] | None:
    """The first trigger that makes a screening due, with its reason."""
    for trigger in standing.method.screening.triggers:
        if holds(trigger.rule, standing.lookup):
            return trigger, explain(trigger.rule, standing.lookup)
    return None


def findings_shown(standing: Standing) -> tuple[FindingRaised, ...]:
    """The findings of the last screening that stand in the way, each with its reason.

    Questions that were cut short count as unsure, but they are not why help comes first.
    """
    state = standing.state
    tiers = {"emergency", "urgent"} if state.block else {"clinician"}
    in_way = [
        finding
        for finding in standing.method.screening.findings
        if finding.key in state.raised and finding.tier in tiers and finding.key not in state.covered
    ]
    told = told_findings(standing)
    return tuple(
        FindingRaised(finding.key, finding.tier, finding.name, finding.say, explain(finding.rule, standing.lookup))
        for finding in [one for one in in_way if one in told] or in_way
    )
