"""State and moment -> what today asks, with reasons. Pure, deterministic, total."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from quadratus.prescription.evaluation import found
from quadratus.prescription.facts import Standing, trained_sessions
from quadratus.prescription.prescription import DayKind, FocusToday, GateProgress, Prescription
from quadratus.prescription.reasons import Choice, Outcome, Reason
from quadratus.prescription.rules import clearance, flares, focus, gates, progression
from quadratus.prescription.rules.response import answers_of, is_late, zone_reason
from quadratus.prescription.state import State
from quadratus.prescription.today.choosing import Suited
from quadratus.prescription.today.days import Day, day_of
from quadratus.prescription.today.session import Built, build, with_opened
from quadratus.protocol.schema import Method


def prescribe(method: Method, state: State, now: datetime) -> Prescription:
    """What today asks of a person.

    Args:
        method: the training method.
        state: what the events add up to.
        now: the moment, aware, in the person's own offset; today is its date.
    """
    state = as_of(method, state, now)
    standing = Standing(method, state, now)
    day = day_of(standing)
    today_focus = focus.in_force(standing) if state.baseline_given else None
    built = _built(standing, day, today_focus)
    gate = gates.progress(standing)
    focus_asks = focus.asks(standing)
    suggested = flares.suggested(standing)
    may_end = flares.settled(standing) if state.flare else None
    return Prescription(
        day=standing.today,
        kind=day.kind,
        phase=state.phase,
        week=standing.days_in_phase // 7 + 1,
        clearance=clearance.clearance(standing),
        method_version=method.frame.version,
        items=built.items,
        walk=built.walk,
        test=day.test,
        seconds=built.seconds,
        choices=(day.choice, *_choices(standing, suggested, may_end, today_focus, focus_asks, gate), *built.choices),
        screening_due=day.screening,
        findings=clearance.findings_shown(standing) if day.kind in (DayKind.BLOCKED, DayKind.CLINICIAN) else (),
        gate=gate,
        focus=today_focus,
        focus_asks=focus_asks is not None,
        flare_suggested=suggested is not None,
        flare_may_end=bool(may_end and may_end.met),
        baseline=state.baseline,
    )


def as_of(method: Method, state: State, now: datetime) -> State:
    """The state with what the mere passing of time does: an absence takes down, a long flare-up closes the gate."""
    if state.last_training is not None:
        away = (now.date() - state.last_training).days
        if away >= method.frame.absence.step_down_days:
            state = _after_absence(method, state, away, now)
    reason = gates.back_to_phase_one(Standing(method, state, now))
    return _phase_one(state, now, reason) if reason else state


def _after_absence(method: Method, state: State, away: int, now: datetime) -> State:
    ladders = {
        key: progression.after_absence(method, method.ladder_by_key[key], standing, away)
        for key, standing in state.ladders.items()
    }
    state = replace(state, ladders=ladders)
    rule = method.frame.absence
    if away < rule.start_again_days:
        return state
    screened_since = (
        state.last_screening
        and state.last_training
        and (state.last_screening - state.last_training).days >= rule.start_again_days
    )
    given = state.baseline_given
    fresh = bool(
        screened_since
        and given
        and state.last_training
        and (given.day - state.last_training).days >= rule.start_again_days
    )
    state = replace(state, baseline_due=not fresh)
    if state.phase == "one":
        return state if _begun_anew(method, state) else _phase_one(state, now, None)
    return _phase_one(
        state, now, found("days_since_training", away, "at_least", rule.start_again_days, source=rule.source)
    )


def _begun_anew(method: Method, state: State) -> bool:
    """Whether an event after the absence has begun Phase One anew already."""
    since, last = state.phase_since, state.last_training
    return bool(since and last and (since - last).days >= method.frame.absence.start_again_days)


def _phase_one(state: State, now: datetime, reason: Reason | None) -> State:
    """Phase One begins, with all that its gate counts; a person from another phase is told the reason."""
    why = Choice(Outcome.BACK_TO_PHASE_ONE, "", reason) if reason else None
    return replace(state, phase="one", phase_since=now.date(), sessions_in_phase=0, held=(), opened=(),
                   coach_signed_off=False, back_to_one=why)  # fmt: skip


def _built(standing: Standing, day: Day, today_focus: FocusToday | None) -> Built:
    method, state = standing.method, standing.state
    phase = method.phase_by_key[state.phase]
    breathing = tuple(strand.key for strand in method.frame.strands if strand.role == "breathing")
    frame = method.frame
    suited = Suited(standing)
    if day.kind in (DayKind.SCREENING, DayKind.CLINICIAN):
        return build(suited, breathing) if day.only_breathing else Built((), None, 0, ())
    if day.kind in (DayKind.BLOCKED, DayKind.BASELINE, DayKind.DONE):
        return Built((), None, 0, ())
    if day.kind is DayKind.REST:
        return _only_walk(build(suited, ()))
    if day.kind is DayKind.FLARE:
        return build(Suited(standing, gentle_only=True), frame.flare.strands)
    if day.kind is DayKind.EASE:
        return build(suited, frame.ease_day.strands)
    if day.kind is DayKind.TEST:
        return build(suited, breathing)
    if day.kind is DayKind.PRACTICE:
        return build(suited, phase.practice_strands, today_focus)
    percent = frame.flare.return_sets_percent if state.return_left else 100.0
    built = build(Suited(standing, sets_percent=percent), phase.strands, today_focus)
    return with_opened(suited, built) if state.phase == "one" and state.opened and not state.return_left else built


def _only_walk(built: Built) -> Built:
    """A session that is only the walk."""
    return replace(built, items=(), seconds=0)


def _choices(
    standing: Standing,
    suggested: Reason | None,
    may_end: Reason | None,
    today_focus: FocusToday | None,
    focus_asks: Reason | None,
    gate: GateProgress | None,
) -> list[Choice]:
    """The decisions of the day beside its kind."""
    state, method, choices = standing.state, standing.method, []
    if suggested:
        choices.append(Choice(Outcome.FLARE_SUGGESTED, "", suggested))
    if may_end and may_end.met:
        choices.append(Choice(Outcome.FLARE_MAY_END, "", may_end))
    if state.phase == "one" and state.back_to_one:
        choices.append(state.back_to_one)
    ahead = gates.gate_ahead(standing)
    if gate and ahead and gate.review_due:
        choices.append(gates.review_choice(standing, ahead))
    trained = trained_sessions(method, state)
    if trained:
        late = is_late(method, trained[-1].last_moment, standing.now)
        named, reason = zone_reason(method, answers_of(trained[-1], late=late))
        choices.append(Choice(Outcome.ZONE, named, reason))
    if today_focus:
        choices.append(today_focus.choice)
    if focus_asks:
        choices.append(Choice(Outcome.FOCUS_ASKS, "", focus_asks))
    since = state.hold_back_since
    if since is not None and (standing.today - since).days < method.frame.progression.hold_back_days and state.coach:
        rule = method.frame.progression
        choices.append(
            Choice(
                Outcome.COACH_TOLD,
                "",
                found(
                    "days_since_hold_back",
                    (standing.today - since).days,
                    "below",
                    rule.hold_back_days,
                    source=rule.source,
                ),
            )
        )
    return choices
