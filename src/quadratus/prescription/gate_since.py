"""Since when each criterion of the gate ahead has stood as it stands, read at the end of each day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from quadratus.prescription.facts import Standing
from quadratus.prescription.prescribe import as_of
from quadratus.prescription.prescription import CriterionProgress
from quadratus.prescription.rules import gates
from quadratus.prescription.state import State
from quadratus.protocol.schema import Method, PhaseKey


@dataclass(frozen=True, slots=True)
class Stands:
    """How one criterion stands, and the first day of the unbroken run of days on which it has stood so.

    `before` says that the run began before the first day that was looked at; `changed`, that it stood otherwise on
    the day before `since`. Where neither holds, it has been so since the gate came ahead, or since it was chosen how
    strictly *pain-free* is read: `strict` says that the strict reading of this criterion is in force.
    """

    opens: PhaseKey
    key: str
    met: bool
    since: date
    strict: bool = False
    before: bool = False
    changed: bool = False


class GateWatch:
    """Reads the gate ahead at the end of each day from `first_day` on; days come in order."""

    def __init__(self, method: Method, first_day: date, known: Iterable[Stands] = ()) -> None:
        self._method = method
        self._first = first_day
        self._known = {one.key: one for one in known}
        self._read_before = bool(self._known)

    def until(self, state: State, day: date, end: date, zone: tzinfo | None) -> None:
        """Read the end of each day from `day` to the one before `end`, on none of which anything more happened."""
        day = max(day, self._first)
        while day < end:
            self.read(state, datetime.combine(day, time.max, zone))
            day += timedelta(days=1)

    def read(self, state: State, moment: datetime) -> None:
        """Read the gate ahead at a moment, for its day."""
        state = as_of(self._method, state, moment)
        if state.joined is None:
            return
        gate = gates.gate_ahead(Standing(self._method, state, moment))
        progress = gates.progress(Standing(self._method, state, moment))
        if gate is None or progress is None:
            self._known = {}
            return
        strict = {one.key for one in gate.criteria if one.strict and state.strict_gate}
        self._known = {
            one.key: self._stands(gate.opens, one, moment.date(), strict=one.key in strict) for one in progress.criteria
        }
        self._read_before = True

    def _stands(self, opens: PhaseKey, criterion: CriterionProgress, day: date, *, strict: bool) -> Stands:
        known = self._known.get(criterion.key)
        if known is None or known.opens != opens:
            cut = not self._read_before and day == self._first
            return Stands(opens, criterion.key, criterion.met, day, strict, before=cut)
        if (known.met, known.strict) == (criterion.met, strict):
            return known
        return Stands(opens, criterion.key, criterion.met, day, strict, changed=known.met != criterion.met)

    def stands(self) -> tuple[Stands, ...]:
        """How the criteria stand after the days that were read."""
        return tuple(self._known.values())


def stands_now(
    method: Method, state: State, known: Iterable[Stands], last_day: date | None, now: datetime
) -> dict[str, Stands]:
    """How each criterion of the gate ahead stands now, by key.

    Args:
        method: holds the gates.
        state: what the events add up to.
        known: what was read up to the day before the last event.
        last_day: the day of the last event; after it only time has passed.
        now: aware, in the person's own offset.
    """
    watch = GateWatch(method, date.min, known)
    if last_day is not None:
        watch.until(state, last_day, now.date(), now.tzinfo)
    watch.read(state, now)
    return {one.key: one for one in watch.stands()}
