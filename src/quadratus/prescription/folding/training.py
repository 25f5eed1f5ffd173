"""Sessions: what was done, how the back answered, and what follows for the ladders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from quadratus.prescription.evaluation import found, holds
from quadratus.prescription.folding.draft import Draft
from quadratus.prescription.record import events as happened
from quadratus.prescription.record.events import Ended
from quadratus.prescription.rules import focus, progression, response
from quadratus.prescription.sessions import OpenSession
from quadratus.prescription.state import LadderState, Performance


def session_started(draft: Draft, event: happened.SessionStarted) -> None:
    """A session begins; one before it that was never closed goes on record."""
    if event.session in draft.sessions:
        return
    before = draft.sessions.last
    if before is not None:
        put_on_record(draft, before)
    state = draft.so_far
    draft.sessions.begin(
        OpenSession(
            event,
            state.phase,
            baseline=state.baseline if state.baseline is not None else 0.0,
            counts_up=state.return_left == 0 and state.flare is None,
            returning=state.return_left > 0 and state.flare is None,
        )
    )
    if state.baseline_given is not None and focus.is_due(draft.method, draft.focus_day, event.day):
        draft.focus_due_at = draft.standing()


def set_done(draft: Draft, event: happened.SetDone) -> None:
    """A set is noted; the first of a session makes a training day."""
    session = draft.sessions.get(event.session)
    if session is None or event.rung not in draft.rung_numbers:
        return
    session.note(event)
    if event.ended is not Ended.SKIPPED and not session.strengthened:
        _trained(draft, session, event.rung)
    if session.ended is not None:
        session.perform(draft.method)


def _trained(draft: Draft, session: OpenSession, rung: str) -> None:
    role = draft.roles[rung]
    if role == "walking":
        return
    if role == "strength":
        session.strengthened = True
        _strength_begins(draft, session)
    if not session.trained:
        session.trained = True
        _training_begins(draft, session.day)


def _strength_begins(draft: Draft, session: OpenSession) -> None:
    left = draft.so_far.return_left
    draft.set(
        last_strength=session.started_by.moment,
        return_left=left - 1 if session.returning and left else left,
    )


def _training_begins(draft: Draft, day: date) -> None:
    """The first set makes a training day: what a time away takes down is taken down now."""
    state, rule = draft.so_far, draft.method.frame.absence
    if state.last_training is not None:
        away = (day - state.last_training).days
        if rule.step_down_days <= away < rule.start_again_days:
            draft.each_ladder(lambda ladder, standing: progression.after_absence(draft.method, ladder, standing, away))
    last = max(day, state.last_training or day)
    draft.set(last_training=last, first_training=state.first_training or day, phase_since=state.phase_since or day,
              sessions_in_phase=state.sessions_in_phase + 1)  # fmt: skip


def session_ended(draft: Draft, event: happened.SessionEnded) -> None:
    """The closing answers: the session goes on record and its zone is read. New leg symptoms ask for a screening."""
    if event.new_leg_symptoms:
        draft.wait_for_screening("news")
    session = draft.sessions.close(event)
    if session is None:
        return
    if event.confidence:
        draft.set(confidence={**draft.so_far.confidence, **event.confidence})
    answer(draft, session, event.day)


def put_on_record(draft: Draft, session: OpenSession) -> None:
    """Let a session count on its ladders, once; also one whose closing questions were never answered."""
    if _goes_on_record(draft, session):
        _repeated_troubles(draft, session)


def answer(draft: Draft, session: OpenSession, day: date) -> None:
    """Put a session on record and read its zone anew; a red answer takes down before repeated troubles do."""
    first = _goes_on_record(draft, session)
    session.settle(draft.zone_rule.zone(session.answers()))
    if session.settled == "red" and not session.taken_down:
        session.taken_down = True
        _take_down(draft, session, day)
    if first:
        _repeated_troubles(draft, session)


def _goes_on_record(draft: Draft, session: OpenSession) -> bool:
    """Put the performances on their ladders; False where that was done before."""
    if session.on_record:
        return False
    session.on_record = True
    if session.ended is None:
        session.perform(draft.method)
    for performance in session.performances:
        _on_ladder(draft, session, performance)
    return True


def _on_ladder(draft: Draft, session: OpenSession, performance: Performance) -> None:
    rung = draft.rung_numbers[performance.rung]
    draft.ladders[performance.ladder] = progression.trained(
        draft.ladders[performance.ladder], session.started_by.session, session.day, performance, rung
    )
    if performance.held:
        key = (performance.ladder, rung, performance.hold_seconds)
        draft.held[key] = max(performance.held, draft.held.get(key, 0))
    if performance.complete:
        _load_reached(draft, performance)


def _load_reached(draft: Draft, performance: Performance) -> None:
    load = draft.method.rung_by_key[performance.rung][1].load
    if load and load.hands == 1 and load.percent > draft.so_far.load_reached:
        draft.set(load_reached=load.percent)


def _take_down(draft: Draft, session: OpenSession, day: date) -> None:
    _, reason = response.zone_reason(draft.method, session.answers())
    for performance in _affected(draft, session):
        ladder = draft.method.ladder_by_key[performance.ladder]
        rung = draft.rung_numbers[performance.rung]
        standing = progression.no_higher_than(draft.ladders[ladder.key], rung, performance.step)
        draft.ladders[ladder.key] = progression.step_down(ladder, standing, reason)
    if _held_back(draft, session.day, day):
        draft.set(hold_back_since=day)
        draft.wait_for_screening("reds")


def _affected(draft: Draft, session: OpenSession) -> list[Performance]:
    """What a red session takes down: what hurt, and where nothing was named all its strength exercises."""
    named = [one for one in session.performances if one.hurts]
    return named or [one for one in session.performances if one.strand in draft.strength_strands]


def _held_back(draft: Draft, *days: date) -> bool:
    """Whether the rule of the red sessions holds on the evening of one of the days."""
    standing, rule = draft.standing(), draft.method.frame.progression.hold_back
    evenings = (datetime.combine(day, datetime.max.time(), standing.now.tzinfo) for day in days)
    return any(holds(rule, replace(standing, now=evening).lookup) for evening in evenings)


def _repeated_troubles(draft: Draft, session: OpenSession) -> None:
    rule = draft.method.frame.progression
    for performance in session.performances:
        if not (performance.too_hard or performance.arm_stop):
            continue
        ladder, standing = draft.method.ladder_by_key[performance.ladder], draft.ladders[performance.ladder]
        hard = _running(draft, standing, performance.ladder, lambda one: one.too_hard)
        if hard >= rule.too_hard_running:
            reason = found("too_hard_running", hard, "at_least", rule.too_hard_running, source=rule.source)
            draft.ladders[ladder.key] = progression.step_down(ladder, standing, reason)
            continue
        stops = _running(draft, standing, performance.ladder, lambda one: one.arm_stop)
        if ladder.spared_by and stops >= rule.shoulder_stops_running:
            draft.ladders = progression.spare_shoulder(draft.method, draft.ladders, ladder, stops)


def _running(draft: Draft, standing: LadderState, ladder: str, fits: Callable[[Performance], bool]) -> int:
    running = 0
    for key in reversed(standing.recent):
        if not any(one.ladder == ladder and fits(one) for one in draft.sessions[key].performances):
            break
        running += 1
    return running
