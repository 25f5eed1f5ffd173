"""What is carried: the weight in each hand, and the weekly cap on load x time."""

from __future__ import annotations

import math
from datetime import date, timedelta

from quadratus.prescription.evaluation import found
from quadratus.prescription.reasons import Reason
from quadratus.prescription.state import State
from quadratus.protocol.schema import Dose, Load, Method, Place

_WEEK = 7


def load_kg(method: Method, load: Load, body_weight_kg: float, *, with_coach: bool) -> float:
    """The weight in each hand in kilograms, rounded down to what can be loaded; one hand is capped without a coach."""
    caps = method.frame.load
    percent = load.percent if with_coach or load.hands == 2 else min(load.percent, caps.one_hand_percent_without_coach)
    return math.floor(percent * body_weight_kg / 100 / caps.round_down_to_kg) * caps.round_down_to_kg


def load_seconds(method: Method, place: Place, dose: Dose, kg: float, sets: tuple[int, ...], sides: int) -> float:
    """Load x time of some sets of a dose, in kilogram seconds; metres count at the method's walking speed."""
    if place.load is None:
        return 0.0
    each = (
        dose.metres / method.frame.load.metres_a_second
        if dose.metres
        else float(dose.hold_seconds or dose.tempo_seconds or 0)
    )
    return sum(sets) * each * kg * place.load.hands * sides


def done_between(state: State, ladder: str, first: date, last: date) -> float:
    """Load x time done on a ladder from one day to another, both included."""
    return sum(
        performance.load_seconds
        for session in state.sessions
        if first <= session.day <= last
        for performance in session.performances
        if performance.ladder == ladder
    )


def weekly_room(method: Method, state: State, ladder: str, start: float, today: date) -> tuple[float, float]:
    """What may still be carried today on a ladder, and the cap of this week, both in kilogram seconds.

    The cap is the best of the weeks before, raised by the weekly rise; it never lies below `start`, one week of
    the first dose of the ladder, or nobody could ever begin.
    """
    caps = method.frame.load
    week_begins = today - timedelta(days=_WEEK - 1)
    weeks = [
        done_between(
            state,
            ladder,
            week_begins - timedelta(days=_WEEK * back),
            week_begins - timedelta(days=_WEEK * (back - 1) + 1),
        )
        for back in range(1, caps.weeks_compared + 1)
    ]
    cap = max(max(weeks) * (100 + caps.weekly_rise_percent) / 100, start)
    return cap - done_between(state, ladder, week_begins, today), cap


def fitting_sets(
    method: Method, state: State, place: Place, dose: Dose, kg: float, sides: int, today: date, start: float
) -> tuple[tuple[int, ...], Reason | None]:
    """The sets of a dose that stay under the weekly cap, and the reason where sets had to go. May be no set at all."""
    room, cap = weekly_room(method, state, place.ladder, start, today)
    spent = cap - room
    whole = spent + load_seconds(method, place, dose, kg, dose.sets, sides)
    sets = dose.sets
    while sets and load_seconds(method, place, dose, kg, sets, sides) > room:
        sets = sets[:-1]
    if sets == dose.sets:
        return sets, None
    return sets, found("weekly_load", whole, "at_most", round(cap), source=method.frame.load.source)
