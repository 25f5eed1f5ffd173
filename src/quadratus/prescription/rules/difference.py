"""Left against right on test days: the pairs that may be compared, and the lower side where there is one."""

from __future__ import annotations

from datetime import date

from quadratus.measures.sides import LowerSide, Pair, lower_side_of_bends, lower_side_of_holds
from quadratus.prescription.conditions import conditions_of
from quadratus.prescription.record.events import Ended, HoldTested, Side
from quadratus.prescription.state import State
from quadratus.protocol.schema import Method

_TRUNK = (Ended.COMPLETED, Ended.TRUNK)


def _hold_days(state: State) -> dict[date, dict[Side, HoldTested]]:
    days: dict[date, dict[Side, HoldTested]] = {}
    for test in state.holds:
        days.setdefault(test.day, {})[test.side] = test
    return {day: sides for day, sides in days.items() if len(sides) == 2}


def hold_pairs(state: State, cap: float) -> list[tuple[date, Pair]]:
    """The test days of the rung tested last on which the trunk, not an arm, ended both holds; oldest first."""
    if not state.holds:
        return []
    rung = state.holds[-1].rung
    return [
        (day, Pair(min(sides[Side.LEFT].seconds, cap), min(sides[Side.RIGHT].seconds, cap)))
        for day, sides in sorted(_hold_days(state).items())
        if all(test.rung == rung and test.ended in _TRUNK for test in sides.values())
    ]


def bend_pairs(state: State) -> list[tuple[date, Pair]]:
    """The test days on which both side bends were measured, oldest first."""
    days: dict[date, dict[Side, float]] = {}
    for test in state.bends:
        days.setdefault(test.day, {})[test.side] = test.centimetres
    return [(day, Pair(sides[Side.LEFT], sides[Side.RIGHT])) for day, sides in sorted(days.items()) if len(sides) == 2]


def _comparable(method: Method, state: State) -> bool:
    conditions = (method.condition_by_key.get(key) for key in conditions_of(method, state))
    return all(condition.compare_sides for condition in conditions if condition is not None)


def hold_lower_side(method: Method, state: State) -> LowerSide | None:
    """The side with the shorter timed holds, or None within the noise."""
    if not state.holds or not _comparable(method, state):
        return None
    cap, rule = method.frame.test_day.cap_seconds, method.frame.sides
    pairs = [pair for _, pair in hold_pairs(state, cap)]
    return lower_side_of_holds(pairs, percent=rule.hold_percent, days_needed=rule.hold_test_days, cap=cap)


def bend_lower_side(method: Method, state: State) -> LowerSide | None:
    """The side with the shorter side bend, or None within the noise."""
    if not state.bends or not _comparable(method, state):
        return None
    rule = method.frame.sides
    pairs = [pair for _, pair in bend_pairs(state)]
    return lower_side_of_bends(pairs, once=rule.bend_cm_once, mean=rule.bend_cm_mean, days_needed=rule.bend_test_days)


def lower_side(method: Method, state: State) -> Side | None:
    """The lower side where the tests name one and do not contradict each other."""
    named = {side for side in (hold_lower_side(method, state), bend_lower_side(method, state)) if side}
    return Side(named.pop()) if len(named) == 1 else None


def short_hold_days(state: State, seconds: int) -> int:
    """Test days on which the trunk ended the holds of both sides before `seconds`."""
    return sum(
        1
        for sides in _hold_days(state).values()
        if all(test.ended is Ended.TRUNK and test.seconds < seconds for test in sides.values())
    )


def arm_stop_days(state: State) -> int:
    """Test days on which the arm or shoulder ended a hold."""
    return len({test.day for test in state.holds if test.ended is Ended.ARM_OR_SHOULDER})
