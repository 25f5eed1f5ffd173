"""The next morning: the baseline follows, sessions are answered, and what has settled may go up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

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
    _let_up(draft, answered, event.day)
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


def _let_up(draft: Draft, answered: list[OpenSession], day: date) -> None:
    """Take up what has turned green; of what has not, it is kept why."""
    today = progression.Today(day, draft.so_far.flare is not None, draft.so_far.hold_back_since)
    rising = progression.Rising(draft.method, draft.step_rule, today)
    for session in answered:
        if session.settled != "green":
            for one in session.performances:
                _keep(draft, one.ladder, rising)
    green = [one for session in answered if session.settled == "green" for one in session.performances]
    for key in dict.fromkeys(one.ladder for one in green):
        _rise(draft, key, rising)
    if today.in_flare_up:
        return
    for one in green:
        rung, standing = draft.rung_numbers[one.rung], draft.ladders[one.ladder]
        if one.complete and rung > standing.safe:
            draft.ladders[one.ladder] = replace(standing, safe=rung)


def _rise(draft: Draft, key: str, rising: progression.Rising) -> None:
    draft.ladders[key] = rising.up(draft.method.ladder_by_key[key], draft.ladders[key], _last(draft, key))


def _keep(draft: Draft, key: str, rising: progression.Rising) -> None:
    standing = draft.ladders[key]
    kept = rising.kept_by(draft.method.ladder_by_key[key], standing, _last(draft, key))
    draft.ladders[key] = progression.kept_where_it_is(standing, kept)


def _last(draft: Draft, key: str) -> progression.Last:
    confidence, count = draft.so_far.confidence, draft.method.frame.progression.performances

    def last() -> tuple[progression.Performed, ...]:
        sessions = [draft.sessions[session] for session in draft.ladders[key].recent[-count:]]
        return tuple([progression.performed(session, key, session.settled, confidence) for session in sessions])

    return last
