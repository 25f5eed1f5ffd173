"""The next morning: the baseline follows, sessions are answered, and what has settled may go up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from quadratus.measures.change import following_baseline
from quadratus.prescription.folding.draft import Draft
from quadratus.prescription.folding.spells import flare_may_be_over
from quadratus.prescription.folding.training import answer
from quadratus.prescription.record import events as happened
from quadratus.prescription.rules import progression
from quadratus.prescription.sessions import OpenSession, from_day
from quadratus.prescription.state import Morning


def morning_reported(draft: Draft, event: happened.MorningReported) -> None:
    """A morning report answers the sessions before it."""
    _note(draft, event)
    _follow_baseline(draft, event.day)
    answered = draft.sessions.answered_by(event)
    for session in answered:
        answer(draft, session, event.day)
    _let_up(draft, [session for session in answered if session.settled == "green"], event.day)
    flare_may_be_over(draft, event.day)


def _note(draft: Draft, event: happened.MorningReported) -> None:
    """Of two reports of one morning the worse counts."""
    mornings = draft.mornings
    report = Morning(event.day, event.moment, event.pain, event.stiffness_minutes)
    if not mornings or mornings[-1].day != event.day:
        mornings.append(report)
    elif report.pain >= mornings[-1].pain:
        mornings[-1] = report
    else:
        mornings[-1] = replace(mornings[-1], moment=event.moment)


def _follow_baseline(draft: Draft, day: date) -> None:
    state, rule = draft.so_far, draft.method.frame.baseline
    if state.baseline is None or state.baseline_given is None:
        return
    given = state.baseline_given
    since = max(given.day, day - timedelta(days=rule.window_days - 1))
    window = [one.pain for one in from_day(draft.mornings, since) if one.moment > given.moment]
    draft.set(baseline=following_baseline(state.baseline, window, needed=rule.mornings_needed))


def _let_up(draft: Draft, green: list[OpenSession], day: date) -> None:
    if not green or draft.so_far.flare is not None:
        return
    performances = [one for session in green for one in session.performances]
    if not _is_held_back(draft, day):
        for key in dict.fromkeys(one.ladder for one in performances):
            _rise(draft, key, day)
    for one in performances:
        rung, standing = draft.rung_numbers[one.rung], draft.ladders[one.ladder]
        if one.complete and rung > standing.safe:
            draft.ladders[one.ladder] = replace(standing, safe=rung)


def _rise(draft: Draft, key: str, day: date) -> None:
    standing, count = draft.ladders[key], draft.method.frame.progression.performances
    if len(standing.recent) >= count and progression.has_next(draft.method, key, standing):
        last = tuple(_performed(draft, session, key) for session in standing.recent[-count:])
        ladder = draft.method.ladder_by_key[key]
        draft.ladders[key] = progression.up(draft.method, draft.step_rule, ladder, standing, last, day)


def _performed(draft: Draft, session_id: UUID, ladder: str) -> progression.Performed:
    session = draft.sessions[session_id]
    performance = next(one for one in session.performances if one.ladder == ladder)
    confidence = draft.so_far.confidence.get(performance.strand)
    return performance, progression.answered(
        performance, effort=session.effort, zone=session.settled, confidence=confidence, phase=session.phase
    )


def _is_held_back(draft: Draft, day: date) -> bool:
    """Whether two red sessions forbid any step up for now."""
    since = draft.so_far.hold_back_since
    return since is not None and (day - since).days < draft.method.frame.progression.hold_back_days
