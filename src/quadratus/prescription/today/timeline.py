"""The seconds of a session, step by step: one source for its stated length and for the player."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from quadratus.prescription.prescription import Item
from quadratus.protocol.schema import Dose, LoadCaps, Pacing

StepKind = Literal["get_ready", "set", "rest", "switch_sides", "change"]


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of a session. `set_number` is the planned set of `rung` that is done, or that comes next."""

    kind: StepKind
    seconds: int
    rung: str
    set_number: int


def target(dose: Dose, set_number: int) -> float:
    """What a set asks for in the unit of its dose: seconds held, repetitions, breaths, metres or minutes."""
    repetitions = dose.sets[set_number]
    if dose.kind in ("movement", "breath"):
        return float(repetitions)
    each = dose.hold_seconds or dose.metres or dose.minutes or 0
    return float(repetitions * each)


def repetitions_in(dose: Dose, wanted: float) -> int:
    """How many repetitions make up a target of this dose."""
    each = dose.hold_seconds or dose.metres or dose.minutes or 1
    return round(wanted / each)


def set_seconds(dose: Dose, wanted: float, caps: LoadCaps) -> int:
    """How long one set of one side takes, in seconds; pauses lie between repetitions."""
    repetitions = repetitions_in(dose, wanted)
    if dose.metres is not None:
        each = round(dose.metres / caps.metres_a_second)
    elif dose.minutes is not None:
        each = dose.minutes * 60
    else:
        each = dose.hold_seconds or dose.tempo_seconds or dose.breath_seconds or 0
    return repetitions * each + max(0, repetitions - 1) * dose.pause_seconds


def timeline(items: Iterable[Item], pacing: Pacing, caps: LoadCaps) -> tuple[Step, ...]:
    """The steps of a session in order.

    An exercise begins with getting ready. The side that starts begins each round: before a further round lies the
    rest, before the other side the switch, between two exercises the change.
    """
    steps: list[Step] = []
    for item in items:
        rung = item.rung
        if steps:
            steps.append(Step("change", pacing.change_seconds, rung, 0))
        for number, planned in enumerate(item.planned.sets):
            if number == 0:
                steps.append(Step("get_ready", pacing.get_ready_seconds, rung, number))
            elif planned.side is item.planned.sets[0].side:
                steps.append(Step("rest", item.dose.rest_seconds, rung, number))
            else:
                steps.append(Step("switch_sides", pacing.switch_sides_seconds, rung, number))
            steps.append(Step("set", set_seconds(item.dose, planned.target, caps), rung, number))
    return tuple(steps)


def length(steps: Iterable[Step]) -> int:
    """The sum of the steps in seconds."""
    return sum(step.seconds for step in steps)
