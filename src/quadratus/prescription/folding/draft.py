"""The state under construction, which the handlers of events change in place."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import replace
from datetime import date, datetime, timedelta

from quadratus.prescription.facts import Standing
from quadratus.prescription.reasons import Choice
from quadratus.prescription.rules import focus
from quadratus.prescription.rules.progression import StepRule
from quadratus.prescription.rules.response import ZoneRule
from quadratus.prescription.sessions import SessionBook, from_day
from quadratus.prescription.state import KEPT_DAYS, Held, LadderState, Morning, State
from quadratus.protocol.schema import Ladder, Method, PhaseKey

# Not the first day of all: two days before it there is none.
LONG_AGO = date(1900, 1, 1)


class Draft:
    """What the events so far add up to.

    `so_far` is the state without what changes with almost every event: ladders, sessions, mornings and holds are
    kept beside it and put in by `state`.
    """

    def __init__(self, method: Method) -> None:
        self.method = method
        self.so_far = State(ladders={ladder.key: LadderState() for ladder in method.frame.ladders})
        self.ladders = dict(self.so_far.ladders)
        self.sessions = SessionBook(method)
        self.step_rule = StepRule(method)
        self.zone_rule = ZoneRule(method)
        self.mornings: list[Morning] = []
        self.held: dict[tuple[str, int, int], int] = {}
        self.rung_numbers = {key: place.rung for key, (_, place) in method.rung_by_key.items()}
        self.roles = {key: _role(method, place.ladder) for key, (_, place) in method.rung_by_key.items()}
        self.strength_strands = {strand.key for strand in method.frame.strands if strand.role == "strength"}
        self.now: datetime | None = None
        self.away_since: date | None = None
        self.screenings_at_baseline = 0
        self.focus_due_at: Standing | None = None

    def fork(self) -> Draft:
        """A draft of its own. Sessions that no morning can answer any more are shared with this one."""
        forked = copy(self)
        forked.so_far = replace(self.so_far)
        forked.ladders, forked.mornings, forked.held = dict(self.ladders), list(self.mornings), dict(self.held)
        forked.sessions = self.sessions.fork()
        return forked

    def set(self, **changes: object) -> None:
        """Change fields of the state under construction; an unknown name is an AttributeError."""
        # The state under construction belongs to this object alone; `state` hands out copies.
        for name, value in changes.items():
            object.__setattr__(self.so_far, name, value)

    def wait_for_screening(self, because: str) -> None:
        """Leave a reason behind why a screening is due."""
        if because not in self.so_far.waiting:
            self.set(waiting=(*self.so_far.waiting, because))

    def each_ladder(self, change: Callable[[Ladder, LadderState], LadderState]) -> None:
        """Change every ladder."""
        self.ladders = {key: change(self.method.ladder_by_key[key], standing) for key, standing in self.ladders.items()}

    def enter(self, phase: PhaseKey, day: date, why: Choice | None = None) -> None:
        """Begin a phase on a day; what its gate counts begins anew."""
        self.held.clear()
        self.set(phase=phase, phase_since=day, sessions_in_phase=0, back_to_one=why, coach_signed_off=False,
                 opened=())  # fmt: skip

    def standing(self) -> Standing:
        """The person at the moment of the present event; no rule of the fold reads the focus."""
        assert self.now is not None
        return Standing(self.method, self._without_focus(), self.now)

    def state(self) -> State:
        """The whole state, as a copy."""
        held = None if self.focus_due_at is None else focus.evaluated(self.focus_due_at)
        return replace(self._without_focus(), focus=held)

    def _without_focus(self) -> State:
        since = (self.now - timedelta(days=KEPT_DAYS)).date() if self.now else LONG_AGO
        # First, since it reads anew what an unfinished session has trained.
        sessions = self.sessions.records(since)
        return replace(
            self.so_far,
            ladders=self._ladders_now(),
            held=tuple(Held(*place, sets) for place, sets in self.held.items()),
            sessions=sessions,
            mornings=tuple(from_day(self.mornings, since)),
            open_session=self.sessions.open,
        )

    @property
    def focus_day(self) -> date | None:
        """The day on which the focus was last due; it is evaluated from the person's standing of then, when asked."""
        return None if self.focus_due_at is None else self.focus_due_at.today

    def _ladders_now(self) -> dict[str, LadderState]:
        """The ladders, with what an unfinished session has trained already."""
        ladders, last = dict(self.ladders), self.sessions.last
        if last is not None and not last.on_record:
            for one in last.performances:
                ladders[one.ladder] = replace(ladders[one.ladder], last_trained=last.day)
        return ladders


def _role(method: Method, ladder: str) -> str:
    return method.strand_by_key[method.ladder_by_key[ladder].strand].role
