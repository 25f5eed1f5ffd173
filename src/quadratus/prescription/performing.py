"""What was done in a session, exercise by exercise, against what was planned."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from quadratus.prescription.record.events import (
    Ended,
    HurtArea,
    PlannedExercise,
    PlannedSet,
    SessionStarted,
    SetDone,
    Side,
)
from quadratus.prescription.state import Performance
from quadratus.protocol.schema import Dose, Method, Place


def performances_of(
    method: Method,
    started: SessionStarted,
    sets: Mapping[str, Mapping[int, SetDone]],
    *,
    counts_up: bool,
    hurt: Collection[str] = (),
) -> tuple[Performance, ...]:
    """Each planned exercise of which at least one set was done, in the planned order; `hurt` was named at the end."""
    found = []
    for planned in started.exercises:
        done = sets.get(planned.rung)
        performance = _performance(method, planned, done, counts_up, planned.rung in hurt) if done else None
        if performance is not None:
            found.append(performance)
    return tuple(found)


def _performance(
    method: Method, planned: PlannedExercise, sets: Mapping[int, SetDone], counts_up: bool, hurts: bool
) -> Performance | None:
    begun: list[SetDone] = []
    complete: list[Side] = []
    where: tuple[HurtArea, ...] = ()
    early_stop = too_hard = arm_stop = False
    for number, asked in enumerate(planned.sets):
        done = sets.get(number)
        if done is None:
            continue
        ended = done.ended
        if ended is Ended.COMPLETED:
            if _reached(planned, asked, done):
                complete.append(asked.side)
        else:
            early_stop = True
            if ended is Ended.SKIPPED:
                continue
            hurts = hurts or ended is Ended.PAIN
            arm_stop = arm_stop or ended is Ended.ARM_OR_SHOULDER
        begun.append(done)
        too_hard = too_hard or done.too_hard
        hurts = hurts or done.hurts
        where += done.where
    if not begun:
        return None
    _, place = method.rung_by_key[planned.rung]
    dose = place.doses[min(planned.step, len(place.doses) - 1)]
    # By place, since a fold makes one for each exercise of each session.
    return Performance(
        planned.rung, place.ladder, method.ladder_by_key[place.ladder].strand, planned.step,
        len(complete) == len(planned.sets), early_stop, too_hard, hurts, arm_stop, counts_up and planned.counts_up,
        _lower_side(planned, complete) if dose.hold_seconds else 0, dose.hold_seconds or 0,
        _load_seconds(method, planned, place, dose, begun) if place.load else 0.0,
        tuple(dict.fromkeys(where)) if where else (),
    )  # fmt: skip


def _lower_side(planned: PlannedExercise, complete: list[Side]) -> int:
    """How many sets were complete on the side that has fewer."""
    return min(complete.count(side) for side in {asked.side for asked in planned.sets})


def _load_seconds(method: Method, planned: PlannedExercise, place: Place, dose: Dose, begun: list[SetDone]) -> float:
    hands = place.load.hands if place.load else 0
    per_unit = 1 / method.frame.load.metres_a_second if dose.metres else float(dose.tempo_seconds or 1)
    return sum(one.done * max(one.load_kg, planned.load_kg) for one in begun) * per_unit * hands


def _reached(planned: PlannedExercise, asked: PlannedSet, done: SetDone) -> bool:
    """Whether a set that was not ended early reached what was asked, on its side and at its load."""
    return done.side is asked.side and done.done >= asked.target and done.load_kg >= planned.load_kg
