"""Ladders and doses: rungs without gaps, loads and doses that never fall on the way up."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from quadratus.protocol.files import Problem
from quadratus.protocol.schema import Dose, Exercise, Method, Place

_Rung = tuple[Exercise, Place]


def problems(method: Method) -> Iterator[Problem]:
    """Faults of ladders and of the doses of their rungs."""
    for ladder, rungs in method.rungs.items():
        yield from _numbers(ladder, rungs)
        yield from _loads(method, rungs)
    for exercise in method.exercises:
        for place in exercise.places:
            yield from _doses(exercise, place)
    yield from _test_holds(method)


def _file(rung: _Rung) -> str:
    return f"exercises/{rung[0].slug}.toml"


def _numbers(ladder: str, rungs: tuple[_Rung, ...]) -> Iterator[Problem]:
    if not rungs:
        yield Problem("protocol.toml", f"ladders.{ladder}", "no exercise stands on it", "Add a place, or remove it")
    for wanted, (exercise, place) in enumerate(rungs, start=1):
        if place.rung != wanted:
            missing = place.rung > wanted
            number, what = (wanted, "is missing") if missing else (place.rung, "is taken twice")
            fault = f"rung {number} of '{ladder}' {what}"
            mend = "Number the rungs 1, 2, 3 ... without a gap, one place each"
            yield Problem(f"exercises/{exercise.slug}.toml", f"places.{place.key}.rung", fault, mend)
            return


def _loads(method: Method, rungs: tuple[_Rung, ...]) -> Iterator[Problem]:
    cap = method.frame.load.one_hand_percent_without_coach
    for hands in (1, 2):
        loaded = [rung for rung in rungs if rung[1].load and rung[1].load.hands == hands]
        percents = [rung[1].load.percent for rung in loaded if rung[1].load]
        for rung, percent in zip(loaded, percents, strict=True):
            if hands == 1 and percent > cap:
                fault = f"{percent:g} percent in one hand is above the cap of {cap:g}"
                yield Problem(_file(rung), f"places.{rung[1].key}.load.percent", fault, f"Write at most {cap:g}")
        for (below, above), rung in zip(pairwise(percents), loaded[1:], strict=True):
            if above < below:
                fault = f"{above:g} percent stands above a rung with {below:g}"
                mend = "Order the rungs by load, or write more here"
                yield Problem(_file(rung), f"places.{rung[1].key}.load.percent", fault, mend)
    carries = [rung for rung in rungs if rung[1].load and rung[1].doses[0].kind == "carry"]
    if carries and carries[0][1].load and carries[0][1].load.hands == 1:
        fault = "a carry in one hand comes before any in both"
        mend = "Put a rung with hands = 2 below it; one hand loads the spine more"
        yield Problem(_file(carries[0]), f"places.{carries[0][1].key}.load.hands", fault, mend)


def _doses(exercise: Exercise, place: Place) -> Iterator[Problem]:
    file, key = f"exercises/{exercise.slug}.toml", f"places.{place.key}.doses"
    kinds = list(dict.fromkeys(dose.kind for dose in place.doses))
    if len(kinds) > 1:
        yield Problem(file, key, f"one is a {kinds[0]}, another a {kinds[1]}", "Use one kind on a rung")
        return
    for number, (earlier, later) in enumerate(pairwise(place.doses), start=1):
        if _amount(later) < _amount(earlier):
            fault = f"it asks for {_amount(later)} in all, the dose before for {_amount(earlier)}"
            yield Problem(file, f"{key}[{number}]", fault, "Order the doses from little to much")
        elif later == earlier:
            yield Problem(file, f"{key}[{number}]", "it is the same as the dose before", "Remove it, or ask for more")


def _amount(dose: Dose) -> int:
    """Seconds, repetitions x tempo, breaths x length, metres or minutes: what a dose asks of one side in all."""
    each = dose.hold_seconds or dose.tempo_seconds or dose.breath_seconds or dose.metres or dose.minutes or 0
    return each * sum(dose.sets)


def _test_holds(method: Method) -> Iterator[Problem]:
    for key in method.frame.test_day.hold_ladders:
        if method.rungs[key] and not any(place.doses[0].kind == "hold" for _, place in method.rungs[key]):
            fault = f"no rung of the ladder '{key}' is a hold, so that none can be timed"
            yield Problem("protocol.toml", "test_day.hold_ladders", fault, "Name ladders of holds")
