"""What was done in a session, exercise by exercise, against what was planned."""

from __future__ import annotations

from collections.abc import Mapping

from quadratus.prescription.record.events import Ended, PlannedExercise, SessionStarted, SetDone
from quadratus.prescription.state import Performance
from quadratus.protocol.schema import Method


def performances_of(
    method: Method, started: SessionStarted, sets: Mapping[tuple[str, int], SetDone], *, counts_up: bool
) -> tuple[Performance, ...]:
    """Each planned exercise of which at least one set was done, in the planned order."""
    found = (
        _performance(method, planned, sets, counts_up)
        for planned in started.exercises
        if planned.rung in method.rung_by_key
    )
    return tuple(performance for performance in found if performance)


def _performance(
    method: Method, planned: PlannedExercise, sets: Mapping[tuple[str, int], SetDone], counts_up: bool
) -> Performance | None:
    done = [sets.get((planned.rung, number)) for number in range(len(planned.sets))]
    begun = [one for one in done if one is not None and one.ended is not Ended.SKIPPED]
    if not begun:
        return None
    _, place = method.rung_by_key[planned.rung]
    dose = place.doses[min(planned.step, len(place.doses) - 1)]
    complete = [_is_complete(planned, number, one) for number, one in enumerate(done)]
    hands = place.load.hands if place.load else 0
    speed = method.frame.load.metres_a_second
    per_unit = (1 / speed if dose.metres else float(dose.tempo_seconds or 1)) * hands
    return Performance(
        rung=planned.rung,
        ladder=place.ladder,
        strand=method.ladder_by_key[place.ladder].strand,
        step=planned.step,
        complete=all(complete),
        early_stop=any(one is not None and one.ended not in (Ended.COMPLETED,) for one in done),
        too_hard=any(one.too_hard for one in begun),
        hurts=any(one.hurts or one.ended is Ended.PAIN for one in begun),
        arm_stop=any(one.ended is Ended.ARM_OR_SHOULDER for one in begun),
        counts_up=counts_up and planned.counts_up,
        held=_lower_side(planned, complete) if dose.hold_seconds else 0,
        hold_seconds=dose.hold_seconds or 0,
        load_seconds=sum(one.done * max(one.load_kg, planned.load_kg) * per_unit for one in begun) if hands else 0.0,
    )


def _is_complete(planned: PlannedExercise, number: int, done: SetDone | None) -> bool:
    asked = planned.sets[number]
    return (
        done is not None
        and done.ended is Ended.COMPLETED
        and done.side is asked.side
        and done.done >= asked.target
        and done.load_kg >= planned.load_kg
    )


def _lower_side(planned: PlannedExercise, complete: list[bool]) -> int:
    """How many complete sets the side with fewer of them has."""
    sides = {asked.side for asked in planned.sets}
    return min(
        sum(1 for asked, fine in zip(planned.sets, complete, strict=True) if fine and asked.side is side)
        for side in sides
    )
