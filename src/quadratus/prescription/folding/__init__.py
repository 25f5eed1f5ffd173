"""Events in order -> state. The only place where a state is built up; every rule it applies stands in `rules/`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from quadratus.prescription.folding import mornings, person, screening, spells, training
from quadratus.prescription.folding.draft import LONG_AGO, Draft
from quadratus.prescription.record import events as happened
from quadratus.prescription.record.events import Event
from quadratus.prescription.state import Morning, SessionRecord, State
from quadratus.protocol.schema import Method, PhaseKey


class Folding:
    """Takes events in order and keeps the state that they add up to."""

    def __init__(self, method: Method) -> None:
        self._draft = Draft(method)
        self._day: date | None = None

    def add(self, event: Event) -> None:
        """Take the next event; events come in the order of `in_order`."""
        draft = self._draft
        draft.now = event.moment
        if event.day != self._day:
            self._day = event.day
            spells.long_absence(draft, event.day)
        if draft.so_far.flare is not None:
            spells.close_gate(draft, event.day)
        handler = _HANDLERS.get(type(event))
        if handler:
            handler(draft, event)

    def fork(self) -> Folding:
        """A folding of its own that has taken the same events; it may take mornings and check-ins, no sets."""
        forked = Folding(self._draft.method)
        forked._draft = self._draft.fork()
        forked._day = self._day
        return forked

    def state(self) -> State:
        """The state after the events so far."""
        return self._draft.state()

    @property
    def phase(self) -> PhaseKey:
        """The phase after the events so far."""
        return self._draft.so_far.phase

    @property
    def baseline(self) -> float | None:
        """The baseline after the events so far."""
        return self._draft.so_far.baseline

    def every_morning(self) -> tuple[Morning, ...]:
        """All mornings, also those that are older than what the state keeps; oldest first."""
        return tuple(self._draft.mornings)

    def every_session(self) -> tuple[SessionRecord, ...]:
        """All sessions, also those that are older than what the state keeps; oldest first."""
        return self._draft.sessions.records(LONG_AGO)


_HANDLERS: dict[type, Callable[[Draft, Any], None]] = {
    happened.Joined: person.joined,
    happened.CircumstancesGiven: person.circumstances,
    happened.ConfidenceGiven: person.confidence,
    happened.BaselineGiven: person.baseline,
    happened.ObservationsGiven: person.observations,
    happened.WalkDone: person.walk_done,
    happened.GateModeChosen: person.gate_mode,
    happened.MaintenanceWished: person.maintenance_wished,
    happened.HoldTested: person.hold_tested,
    happened.BendTested: person.bend_tested,
    happened.CoachJoined: person.coach_joined,
    happened.CoachLeft: person.coach_left,
    happened.CoachSignedOff: person.coach_signed_off,
    happened.CoachOpenedLadder: person.coach_opened,
    happened.Screened: screening.screened,
    happened.ClinicianWord: screening.clinician_word,
    happened.CheckedIn: screening.checked_in,
    happened.WorryTold: screening.worry_told,
    happened.SessionStarted: training.session_started,
    happened.SetDone: training.set_done,
    happened.SessionEnded: training.session_ended,
    happened.MorningReported: mornings.morning_reported,
    happened.FlareDeclared: spells.flare_declared,
    happened.FlareDay: spells.flare_day,
    happened.FlareOver: spells.flare_over,
}
