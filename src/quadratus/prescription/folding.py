"""Events in order -> state. The only place where a state is built up; every rule it applies stands in `rules/`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from quadratus.measures.change import following_baseline
from quadratus.prescription.evaluation import found, holds
from quadratus.prescription.facts import Standing
from quadratus.prescription.reasons import Choice, Outcome, Reason
from quadratus.prescription.record import events as happened
from quadratus.prescription.record.events import Ended, Event, SetDone
from quadratus.prescription.rules import clearance, flares, focus, gates, progression, response
from quadratus.prescription.sessions import OpenSession, SessionBook
from quadratus.prescription.state import (
    KEPT_DAYS,
    Block,
    Held,
    LadderState,
    Morning,
    Performance,
    SessionRecord,
    State,
)
from quadratus.protocol.schema import Method, PhaseKey


class Folding:
    """Takes events in order and keeps the state that they add up to."""

    def __init__(self, method: Method) -> None:
        self._method = method
        self._state = State(ladders={ladder.key: LadderState() for ladder in method.frame.ladders})
        self._ladders = dict(self._state.ladders)
        self._sessions = SessionBook(method)
        self._mornings: list[Morning] = []
        self._held: dict[tuple[str, int, int], int] = {}
        self._rung_numbers = {key: place.rung for key, (_, place) in method.rung_by_key.items()}
        self._roles = {key: _role(method, place.ladder) for key, (_, place) in method.rung_by_key.items()}
        self._strength = {strand.key for strand in method.frame.strands if strand.role == "strength"}
        self._now: datetime | None = None
        self._away_since: date | None = None
        self._baseline_screenings = 0

    def add(self, event: Event) -> None:
        """Take the next event; events come in the order of `in_order`."""
        self._now = event.moment
        self._long_absence(event.day)
        if self._state.flare is not None:
            self._close_gate(event.day)
        handler = _HANDLERS.get(type(event))
        if handler:
            handler(self, event)

    def state(self) -> State:
        """The state after the events so far."""
        since = (self._now - timedelta(days=KEPT_DAYS)).date() if self._now else date.min
        sessions = self._sessions.records(since)
        return replace(
            self._state,
            ladders=self._ladders_now(),
            held=tuple(Held(*place, sets) for place, sets in self._held.items()),
            sessions=sessions,
            mornings=tuple(morning for morning in self._mornings if morning.day >= since),
            open_session=self._sessions.open,
        )

    @property
    def phase(self) -> PhaseKey:
        """The phase after the events so far."""
        return self._state.phase

    @property
    def baseline(self) -> float | None:
        """The baseline after the events so far."""
        return self._state.baseline

    def every_morning(self) -> tuple[Morning, ...]:
        """All mornings, also those that are older than what the state keeps; oldest first."""
        return tuple(self._mornings)

    def every_session(self) -> tuple[SessionRecord, ...]:
        """All sessions, also those that are older than what the state keeps; oldest first."""
        return self._sessions.records(date.min)

    def _ladders_now(self) -> dict[str, LadderState]:
        """The ladders, with what an unfinished session has trained already."""
        ladders, last = dict(self._ladders), self._sessions.last
        if last is not None and not last.on_record:
            for one in last.performances:
                ladders[one.ladder] = replace(ladders[one.ladder], last_trained=last.day)
        return ladders

    def _set(self, **changes: object) -> None:
        # The state under construction belongs to this object alone; `state` hands out copies.
        for name, value in changes.items():
            object.__setattr__(self._state, name, value)

    def _standing(self) -> Standing:
        assert self._now is not None
        return Standing(self._method, self.state(), self._now)

    # People and circumstances

    def _joined(self, event: happened.Joined) -> None:
        self._set(joined=event)

    def _circumstances(self, event: happened.CircumstancesGiven) -> None:
        self._set(circumstances=event)

    def _confidence(self, event: happened.ConfidenceGiven) -> None:
        self._set(confidence={**self._state.confidence, event.strand: event.score})

    def _baseline(self, event: happened.BaselineGiven) -> None:
        state = self._state
        may_rise = state.baseline is None or state.screenings > self._baseline_screenings
        usual = float(event.usual_pain)
        lowered = usual if may_rise or state.baseline is None else min(state.baseline, usual)
        self._baseline_screenings = state.screenings
        self._set(baseline_given=event, baseline=lowered, baseline_due=False)

    def _gate_mode(self, event: happened.GateModeChosen) -> None:
        self._set(strict_gate=event.strict)

    # Screening

    def _screened(self, event: happened.Screened) -> None:
        state = self._state
        self._set(answers=dict(event.answers), screenings=state.screenings + 1, last_screening=event.day, waiting=())
        raised = clearance.raised_findings(self._standing())
        covered = tuple(finding.key for finding in raised if finding.key in state.covered)
        tiers = {finding.tier for finding in raised if finding.tier == "emergency" or finding.key not in covered}
        block = None if state.block and state.block.word else state.block
        if "emergency" in tiers:
            block = Block("emergency", event.day)
        elif "urgent" in tiers and (block is None or block.tier == "urgent"):
            block = Block("urgent", event.day)
        lasting = tuple(finding.key for finding in raised if finding.key in covered and finding.tier == "clinician")
        self._set(raised=tuple(finding.key for finding in raised), covered=lasting, block=block)
        self._open_gate(event.day)

    def _open_gate(self, day: date) -> None:
        standing = self._standing()
        if clearance.clearance(standing) not in ("clear", "clear_with_exclusions") or not gates.ready_but_for_screening(
            standing
        ):
            return
        gate = gates.gate_ahead(standing)
        assert gate is not None
        self._enter(gate.opens, day, None)

    def _enter(self, phase: PhaseKey, day: date, why: Choice | None) -> None:
        self._held.clear()
        self._set(phase=phase, phase_since=day, sessions_in_phase=0, back_to_one=why, coach_signed_off=False,
                  opened=())  # fmt: skip

    def _word(self, event: happened.ClinicianWord) -> None:
        state = self._state
        self._set(
            covered=tuple(dict.fromkeys((*state.covered, *(event.findings or state.raised)))),
            cleared_conditions=tuple(dict.fromkeys((*state.cleared_conditions, *event.conditions))),
            block=replace(state.block, word=True) if state.block else None,
            word_days=(*state.word_days, event.day),
        )
        if state.block is not None:
            self._wait("word")

    def _checked_in(self, event: happened.CheckedIn) -> None:
        self._set(check_in=(event.day, event.pain_now))
        if event.something_new:
            self._wait("news")
        if event.fell:
            self._wait("fall")

    def _wait(self, name: str) -> None:
        if name not in self._state.waiting:
            self._set(waiting=(*self._state.waiting, name))

    # Sessions

    def _session_started(self, event: happened.SessionStarted) -> None:
        if event.session in self._sessions:
            return
        state = self._state
        baseline = state.baseline if state.baseline is not None else 0.0
        before = self._sessions.last
        if before is not None and self._put_on_record(before):
            self._repeated_troubles(before)
        state = self._state
        counts_up = state.return_left == 0 and state.flare is None
        returning = state.return_left > 0 and state.flare is None
        self._sessions.begin(OpenSession(event, state.phase, baseline, counts_up, returning))
        if state.baseline_given is not None and focus.is_due(self._method, state.focus, event.day):
            self._set(focus=focus.evaluated(self._standing()))

    def _set_done(self, event: SetDone) -> None:
        session = self._sessions.get(event.session)
        if session is None or event.rung not in self._rung_numbers:
            return
        session.sets[event.rung, event.number] = event
        if event.ended is not Ended.SKIPPED:
            self._trained(session, event.rung)
        if session.ended is not None:
            session.perform(self._method)

    def _trained(self, session: OpenSession, rung: str) -> None:
        role = self._roles[rung]
        if role == "walking":
            return
        if role == "strength" and self._state.last_strength != session.started_by.moment:
            self._set(last_strength=session.started_by.moment)
            if session.returning and self._state.return_left:
                self._set(return_left=self._state.return_left - 1)
        if not session.trained:
            session.trained = True
            self._training_begins(session.day)

    def _training_begins(self, day: date) -> None:
        """The first set makes a training day: what a time away takes down is taken down now."""
        state = self._state
        if state.last_training is not None:
            away, rule = (day - state.last_training).days, self._method.frame.absence
            if rule.step_down_days <= away < rule.start_again_days:
                self._each_ladder(
                    lambda key, standing: progression.after_absence(
                        self._method, self._method.ladder_by_key[key], standing, away
                    )
                )
        last = max(day, state.last_training or day)
        self._set(last_training=last, first_training=state.first_training or day, phase_since=state.phase_since or day,
                  sessions_in_phase=state.sessions_in_phase + 1)  # fmt: skip

    def _each_ladder(self, change: Callable[[str, LadderState], LadderState]) -> None:
        self._ladders = {key: change(key, standing) for key, standing in self._ladders.items()}

    def _session_ended(self, event: happened.SessionEnded) -> None:
        session = self._sessions.close(event)
        if session is None:
            return
        if event.confidence:
            self._set(confidence={**self._state.confidence, **event.confidence})
        first = self._put_on_record(session)
        self._answer(session, event.day)
        if first:
            self._repeated_troubles(session)

    def _put_on_record(self, session: OpenSession) -> bool:
        """Let a session count on its ladders, once; also one whose closing questions were never answered."""
        if session.on_record:
            return False
        session.on_record = True
        if session.ended is None:
            session.perform(self._method)
        self._on_ladders(session)
        return True

    def _on_ladders(self, session: OpenSession) -> None:
        """Put the performances of a session on record, ladder by ladder."""
        day = session.day
        for performance in session.performances:
            rung = self._rung_numbers[performance.rung]
            standing = self._ladders[performance.ladder]
            self._ladders[performance.ladder] = progression.trained(
                standing, session.started_by.session, day, performance, rung
            )
            key = (performance.ladder, rung, performance.hold_seconds)
            if performance.held > self._held.get(key, 0):
                self._held[key] = performance.held
            load = self._method.rung_by_key[performance.rung][1].load
            if performance.complete and load and load.hands == 1:
                self._set(load_reached=max(self._state.load_reached, load.percent))

    def _answer(self, session: OpenSession, day: date) -> None:
        """Read the zone anew; a red answer takes down, a settled one may let up."""
        session.settle(response.zone(self._method, session, late=False))
        if session.settled == "red":
            self._red(session, day)

    def _red(self, session: OpenSession, day: date) -> None:
        if session.taken_down:
            return
        session.taken_down = True
        _, reason = response.zone_reason(self._method, session, late=False)
        for performance in self._affected(session):
            ladder = self._method.ladder_by_key[performance.ladder]
            rung = self._rung_numbers[performance.rung]
            standing = progression.no_higher_than(self._ladders[ladder.key], rung, performance.step)
            self._ladders[ladder.key] = progression.step_down(ladder, standing, reason)
        if self._held_back(session.day, day):
            self._set(hold_back_since=day)
            self._wait("reds")

    def _affected(self, session: OpenSession) -> list[Performance]:
        """What a red session takes down: what hurt, and where nothing was named all its strength exercises."""
        named = [one for one in session.performances if one.hurts or one.rung in session.hurt]
        return named or [one for one in session.performances if one.strand in self._strength]

    def _held_back(self, *days: date) -> bool:
        standing = self._standing()
        rule = self._method.frame.progression.hold_back
        return any(
            holds(rule, replace(standing, now=datetime.combine(day, datetime.max.time(), standing.now.tzinfo)).lookup)
            for day in days
        )

    def _repeated_troubles(self, session: OpenSession) -> None:
        rule = self._method.frame.progression
        for performance in session.performances:
            if not (performance.too_hard or performance.arm_stop):
                continue
            ladder, standing = self._method.ladder_by_key[performance.ladder], self._ladders[performance.ladder]
            hard = self._running(standing, performance.ladder, lambda one: one.too_hard)
            if hard >= rule.too_hard_running:
                reason = found("too_hard_running", hard, "at_least", rule.too_hard_running, source=rule.source)
                self._ladders[ladder.key] = progression.step_down(ladder, standing, reason)
                continue
            stops = self._running(standing, performance.ladder, lambda one: one.arm_stop)
            if ladder.spared_by and stops >= rule.shoulder_stops_running:
                self._ladders = progression.spare_shoulder(self._method, self._ladders, ladder, stops)

    def _running(self, standing: LadderState, ladder: str, fits: Callable[[Performance], bool]) -> int:
        running = 0
        for key in reversed(standing.recent):
            if not any(one.ladder == ladder and fits(one) for one in self._sessions[key].performances):
                break
            running += 1
        return running

    # The next morning

    def _morning(self, event: happened.MorningReported) -> None:
        self._record_morning(event)
        state, rule = self._state, self._method.frame.baseline
        if state.baseline is not None and state.baseline_given is not None:
            since = max(state.baseline_given.day, event.day - timedelta(days=rule.window_days - 1))
            window = [
                one.pain
                for one in self._mornings[-2 * rule.window_days :]
                if one.day >= since and one.moment > state.baseline_given.moment
            ]
            self._set(baseline=following_baseline(state.baseline, window, needed=rule.mornings_needed))
        answered = self._sessions.answered_by(event)
        for session in answered:
            first = self._put_on_record(session)
            self._answer(session, event.day)
            if first:
                self._repeated_troubles(session)
        self._let_up(answered, event.day)
        self._flare_may_be_over(event.day)

    def _record_morning(self, event: happened.MorningReported) -> None:
        known = self._mornings[-1] if self._mornings else None
        report = Morning(event.day, event.moment, event.pain, event.stiffness_minutes)
        if known and known.day == event.day:
            self._mornings[-1] = report if report.pain >= known.pain else replace(known, moment=event.moment)
        else:
            self._mornings.append(report)

    def _let_up(self, answered: list[OpenSession], day: date) -> None:
        green = [session for session in answered if session.settled == "green"]
        if not green or self._state.flare is not None:
            return
        hold_back, count = self._hold_back(day), self._method.frame.progression.performances
        for key in dict.fromkeys(one.ladder for session in green for one in session.performances):
            ladder, standing = self._method.ladder_by_key[key], self._ladders[key]
            risen = standing
            if len(standing.recent) >= count and progression.has_next(self._method, key, standing):
                last = tuple(self._performed(session, key) for session in standing.recent[-count:])
                risen = progression.up(self._method, ladder, standing, last, day, hold_back)
            safe = max(
                (
                    self._rung_numbers[one.rung]
                    for session in green
                    for one in session.performances
                    if one.ladder == key and one.complete
                ),
                default=0,
            )
            self._ladders[key] = replace(risen, safe=safe) if safe > risen.safe else risen

    def _performed(self, key: UUID, ladder: str) -> progression.Performed:
        session = self._sessions[key]
        performance = next(one for one in session.performances if one.ladder == ladder)
        confidence = self._state.confidence.get(performance.strand)
        return progression.Performed(performance, session.effort, session.settled, confidence, session.phase)

    def _hold_back(self, day: date) -> Reason | None:
        rule, since = self._method.frame.progression, self._state.hold_back_since
        if since is None or (day - since).days >= rule.hold_back_days:
            return None
        return found("days_since_hold_back", (day - since).days, "at_least", rule.hold_back_days, source=rule.source)

    # Flare-ups, absence, gates

    def _flare_declared(self, event: happened.FlareDeclared) -> None:
        if self._state.flare is None:
            self._set(flares=flares.declared(self._state.flares, event))
            self._wait("flare")
            self._close_gate(event.day)

    def _flare_day(self, event: happened.FlareDay) -> None:
        self._set(flares=flares.answered(self._state.flares, event))

    def _flare_over(self, event: happened.FlareOver) -> None:
        self._set(flares=flares.said_over(self._state.flares))
        self._flare_may_be_over(event.day)

    def _flare_may_be_over(self, day: date) -> None:
        flare = self._state.flare
        if flare is None:
            return
        settled = flares.settled(self._standing())
        if not (flare.said_over and settled.met):
            return
        self._set(
            flares=flares.ended(self._state.flares, day),
            focus=None,
            return_left=self._method.frame.flare.return_sessions,
        )
        for key, standing in self._ladders.items():
            ladder = self._method.ladder_by_key[key]
            if ladder.strand in self._strength and standing.last_trained is not None:
                self._ladders[key] = progression.rung_down(ladder, standing, settled)

    def _close_gate(self, day: date) -> None:
        if self._state.phase == "one":
            return
        reason = gates.back_to_phase_one(self._standing())
        if reason is not None:
            self._enter("one", day, Choice(Outcome.BACK_TO_PHASE_ONE, "", reason))

    def _long_absence(self, day: date) -> None:
        """A fresh start after a long time away, once, with whatever event comes first after it."""
        last, away = self._state.last_training, self._method.frame.absence
        if last is None or (day - last).days < away.start_again_days or self._away_since == last:
            return
        self._away_since = last
        days = (day - last).days
        self._each_ladder(
            lambda key, standing: progression.after_absence(
                self._method, self._method.ladder_by_key[key], standing, days
            )
        )
        self._set(baseline_due=True)
        self._wait("absence")
        if self._state.phase != "one":
            reason = found("days_since_training", days, "at_least", away.start_again_days, source=away.source)
            self._enter("one", day, Choice(Outcome.BACK_TO_PHASE_ONE, "", reason))

    def _maintenance_wished(self, event: happened.MaintenanceWished) -> None:
        if self._state.phase == "two":
            self._enter("maintenance", event.day, None)

    # Tests and the coach

    def _hold_tested(self, event: happened.HoldTested) -> None:
        self._set(holds=(*self._state.holds, event))

    def _bend_tested(self, event: happened.BendTested) -> None:
        self._set(bends=(*self._state.bends, event))

    def _coach_joined(self, event: happened.CoachJoined) -> None:
        self._set(coach=event.coach, coach_asks_sign_off=event.asks_sign_off, coach_signed_off=False)

    def _coach_left(self, _: happened.CoachLeft) -> None:
        self._set(coach=None, coach_asks_sign_off=False, coach_signed_off=False, opened=())

    def _coach_signed_off(self, _: happened.CoachSignedOff) -> None:
        if self._state.coach is not None:
            self._set(coach_signed_off=True)

    def _coach_opened(self, event: happened.CoachOpenedLadder) -> None:
        standing = self._standing()
        gate = gates.gate_ahead(standing)
        if self._state.coach and gate and gate.review and gates.days_in_phase(standing) >= gate.review.after_days:
            self._set(opened=tuple(dict.fromkeys((*self._state.opened, event.ladder))))


def _role(method: Method, ladder: str) -> str:
    return method.strand_by_key[method.ladder_by_key[ladder].strand].role


_NAMES: dict[type, str] = {
    happened.Joined: "joined",
    happened.CircumstancesGiven: "circumstances",
    happened.ConfidenceGiven: "confidence",
    happened.BaselineGiven: "baseline",
    happened.GateModeChosen: "gate_mode",
    happened.Screened: "screened",
    happened.ClinicianWord: "word",
    happened.CheckedIn: "checked_in",
    happened.SessionStarted: "session_started",
    happened.SetDone: "set_done",
    happened.SessionEnded: "session_ended",
    happened.MorningReported: "morning",
    happened.FlareDeclared: "flare_declared",
    happened.FlareDay: "flare_day",
    happened.FlareOver: "flare_over",
    happened.MaintenanceWished: "maintenance_wished",
    happened.HoldTested: "hold_tested",
    happened.BendTested: "bend_tested",
    happened.CoachJoined: "coach_joined",
    happened.CoachLeft: "coach_left",
    happened.CoachSignedOff: "coach_signed_off",
    happened.CoachOpenedLadder: "coach_opened",
}
_HANDLERS: dict[type, Callable[[Folding, object], None]] = {
    kind: getattr(Folding, f"_{name}") for kind, name in _NAMES.items()
}
