"""The days ahead as the rhythm would have them: the rules of each day, asked of days that are assumed to be kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from quadratus.prescription.facts import Standing
from quadratus.prescription.prescribe import as_of
from quadratus.prescription.prescription import DayKind
from quadratus.prescription.state import Performance, SessionRecord, State
from quadratus.prescription.today.days import Day, day_of
from quadratus.protocol.schema import Method

TRAINING = frozenset({DayKind.STRENGTH, DayKind.PRACTICE, DayKind.TEST, DayKind.EASE, DayKind.FLARE})
_GOES_ON = TRAINING | {DayKind.REST, DayKind.DONE}
_NOON = time(12)


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A day and what it would ask."""

    day: date
    kind: DayKind


def planned_days(method: Method, state: State, now: datetime, days: int) -> tuple[PlannedDay, ...]:
    """Today and the days after it, if each were kept and every morning settled. It is a plan and promises nothing.

    The safety questions of the rhythm are assumed to be answered as before. Where anything else stands in the way, the
    plan ends with that day: what follows cannot be known.

    Args:
        method: the training method.
        state: what the events add up to.
        now: the moment, aware, in the person's own offset.
        days: how many days, today among them.
    """
    planned: list[PlannedDay] = []
    for ahead in range(days):
        moment = now if ahead == 0 else datetime.combine(now.date() + timedelta(days=ahead), _NOON, now.tzinfo)
        state = as_of(method, state, moment)
        day = day_of(Standing(method, state, moment))
        if day.screening == "rhythm":
            planned.append(PlannedDay(moment.date(), DayKind.SCREENING))
            state = replace(state, last_screening=moment.date())
            day = day_of(Standing(method, state, moment))
        planned.append(PlannedDay(moment.date(), day.kind))
        if day.kind not in _GOES_ON:
            break
        if day.kind in TRAINING:
            state = _kept(method, state, day, moment)
    return tuple(planned)


def _kept(method: Method, state: State, day: Day, moment: datetime) -> State:
    """The state after a day that was done as it was asked."""
    phase = method.phase_by_key[state.phase]
    roles = {strand.key: strand.role for strand in method.frame.strands}
    strength = day.kind is DayKind.STRENGTH or bool(day.test and day.test.hold)
    strands = [key for key in phase.strands if roles[key] != "strength" or strength]
    session = SessionRecord(
        id=UUID(int=moment.toordinal()),
        day=moment.date(),
        started=moment,
        day_kind=day.kind.value,
        phase=state.phase,
        pain_before=0,
        baseline=state.baseline or 0,
        ended=moment,
        morning=0,
        settled="green",
        performances=tuple(_done(strand) for strand in strands),
    )
    return replace(
        state,
        sessions=(*state.sessions, session),
        first_training=state.first_training or moment.date(),
        last_training=moment.date(),
        last_strength=moment if strength else state.last_strength,
    )


def _done(strand: str) -> Performance:
    return Performance(
        rung="",
        ladder="",
        strand=strand,
        step=0,
        complete=True,
        early_stop=False,
        too_hard=False,
        hurts=False,
        arm_stop=False,
        counts_up=False,
        held=0,
        hold_seconds=0,
        load_seconds=0,
    )
