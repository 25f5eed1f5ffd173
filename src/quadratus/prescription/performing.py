"""What was done in a session, exercise by exercise, against what was planned."""

from __future__ import annotations

from collections.abc import Mapping

from quadratus.prescription.record.events import Ended, PlannedExercise, PlannedSet, SessionStarted, SetDone, Side
from quadratus.prescription.state import Performance
from quadratus.protocol.schema import Dose, Method, Place


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
    begun: list[SetDone] = []
    complete_by_side: dict[Side, int] = {}
    complete = True
    early_stop = False
    for number, asked in enumerate(planned.sets):
        done = sets.get((planned.rung, number))
        fine = done is not None and _is_complete(planned, asked, done)
        complete_by_side[asked.side] = complete_by_side.get(asked.side, 0) + fine
        complete = complete and fine
        if done is not None:
            early_stop = early_stop or done.ended is not Ended.COMPLETED
            if done.ended is not Ended.SKIPPED:
                begun.append(done)
    if not begun:
        return None
    _, place = method.rung_by_key[planned.rung]
    dose = place.doses[min(planned.step, len(place.doses) - 1)]
    return Performance(
        rung=planned.rung,
        ladder=place.ladder,
        strand=method.ladder_by_key[place.ladder].strand,
        step=planned.step,
        complete=complete,
        early_stop=early_stop,
        too_hard=any(one.too_hard for one in begun),
        hurts=any(one.hurts or one.ended is Ended.PAIN for one in begun),
        arm_stop=any(one.ended is Ended.ARM_OR_SHOULDER for one in begun),
        counts_up=counts_up and planned.counts_up,
        held=min(complete_by_side.values()) if dose.hold_seconds else 0,
        hold_seconds=dose.hold_seconds or 0,
        load_seconds=_load_seconds(method, planned, place, dose, begun) if place.load else 0.0,
    )


def _load_seconds(method: Method, planned: PlannedExercise, place: Place, dose: Dose, begun: list[SetDone]) -> float:
    hands = place.load.hands if place.load else 0
    per_unit = 1 / method.frame.load.metres_a_second if dose.metres else float(dose.tempo_seconds or 1)
    return sum(one.done * max(one.load_kg, planned.load_kg) for one in begun) * per_unit * hands


def _is_complete(planned: PlannedExercise, asked: PlannedSet, done: SetDone) -> bool:
    return (
        done.ended is Ended.COMPLETED
        and done.side is asked.side
        and done.done >= asked.target
        and done.load_kg >= planned.load_kg
    )
