"""Whom an exercise suits, how long it takes, and how much of it fits into the week and the minutes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from math import floor

from quadratus.prescription.record.events import CircumstancesGiven, PlannedExercise, PlannedSet, Side
from quadratus.protocol.schema import Dose, Exercise, Place
from tests.oracle.answering import performances
from tests.oracle.reading import Log, Performance, in_window
from tests.oracle.screening import cleared_conditions, conditions

# Whom it suits ----------------------------------------------------------------------------------


def at_hand(log: Log) -> set[str]:
    circumstances = log.last(CircumstancesGiven)
    everyone = {thing.key for thing in log.method.frame.equipment if thing.everyone}
    return everyone | set(circumstances[1].equipment if circumstances else ())


def weight(log: Log) -> float | None:
    circumstances = log.last(CircumstancesGiven)
    return circumstances[1].body_weight_kg if circumstances else None


def suits(log: Log, exercise: Exercise, place: Place) -> bool:
    """Whether a rung suits this person: body, things at home, a known weight."""
    if not set(exercise.needs) <= at_hand(log) or (place.load and weight(log) is None):
        return False
    told, cleared = conditions(log), cleared_conditions(log)
    return not any(
        how == "block" or (how == "clearance" and condition not in cleared)
        for condition, how in exercise.exclusions.items()
        if condition in told
    )


def load_kg(log: Log, place: Place) -> float:
    if place.load is None:
        return 0.0
    caps = log.method.frame.load
    percent = place.load.percent
    if place.load.hands == 1:
        percent = min(percent, caps.one_hand_percent_without_coach)
    return floor((weight(log) or 0.0) * percent / 100 / caps.round_down_to_kg) * caps.round_down_to_kg


# One exercise -----------------------------------------------------------------------------------


@dataclass
class Asked:
    """One exercise of today, round by round."""

    exercise: Exercise
    place: Place
    step: int
    rounds: int
    sides: tuple[Side, ...]
    load_kg: float
    role: str
    last_trained: date
    extra: int = 0
    ladder: str = field(default="")

    @property
    def dose(self) -> Dose:
        return self.place.doses[self.step]

    @property
    def sets(self) -> tuple[PlannedSet, ...]:
        planned = []
        for number in range(self.rounds):
            planned += [PlannedSet(side, target(self.dose, number)) for side in self.sides]
        planned += [PlannedSet(self.sides[0], target(self.dose, self.rounds - 1)) for _ in range(self.extra)]
        return tuple(planned)

    @property
    def planned(self) -> PlannedExercise:
        return PlannedExercise(self.place.key, self.step, self.sets, self.load_kg)


def each(dose: Dose) -> int:
    """How much of the unit of a dose one repetition is."""
    return dose.hold_seconds or dose.metres or dose.minutes or 1


def target(dose: Dose, number: int) -> float:
    return float(dose.sets[number] * each(dose))


def seconds_of_set(log: Log, dose: Dose, wanted: float) -> int:
    repetitions = round(wanted / each(dose))
    if dose.metres:
        one = round(dose.metres / log.method.frame.load.metres_a_second)
    elif dose.minutes:
        one = dose.minutes * 60
    else:
        one = dose.hold_seconds or dose.tempo_seconds or dose.breath_seconds or 0
    return repetitions * one + (repetitions - 1) * dose.pause_seconds


def seconds(log: Log, items: list[Asked]) -> int:
    """The length of a session."""
    pacing = log.method.frame.pacing
    total = max(0, len(items) - 1) * pacing.change_seconds
    for item in items:
        total += pacing.get_ready_seconds + sum(seconds_of_set(log, item.dose, one.target) for one in item.sets)
        for _, later in pairwise(item.sets):
            starts_round = later.side is item.sets[0].side
            total += item.dose.rest_seconds if starts_round else pacing.switch_sides_seconds
    return total


# Loads and minutes ------------------------------------------------------------------------------


def load_seconds_of(log: Log, place: Place, dose: Dose, kg: float, amount: float) -> float:
    """Load in both hands x time of some amount in the unit of the dose."""
    if place.load is None:
        return 0.0
    if dose.metres:
        time = amount / log.method.frame.load.metres_a_second
    elif dose.tempo_seconds:
        time = amount * dose.tempo_seconds
    else:
        time = amount
    return kg * place.load.hands * time


def carried(log: Log, one: Performance) -> float:
    dose = one.place.doses[one.planned.step]
    return sum(load_seconds_of(log, one.place, dose, done.load_kg, done.done) for done in one.sets)


def week_of_load(log: Log, ladder: str, last_day: date) -> float:
    return sum(carried(log, one) for one in performances(log, ladder) if in_window(one.session.day, last_day, 7))


def cap_of(log: Log, ladder: str, today: date) -> float:
    caps = log.method.frame.load
    weeks = [week_of_load(log, ladder, today - timedelta(days=7 * back)) for back in range(1, caps.weeks_compared + 1)]
    exercise, place = next(one for one in log.method.rungs[ladder] if one[1].load)
    dose = place.doses[0]
    sides = 2 if exercise.sides == "each" else 1
    first = sides * sum(
        load_seconds_of(log, place, dose, load_kg(log, place), target(dose, number)) for number in range(len(dose.sets))
    )
    return max(max(weeks) * (1 + caps.weekly_rise_percent / 100), caps.starting_sessions_a_week * first)


def within_loads(log: Log, chosen: list[Asked], now: datetime) -> list[Asked]:
    """Sets are left out, then the exercise, until the week fits under its cap."""
    kept = []
    for one in chosen:
        while (
            one.rounds
            and asks(log, one)
            and asks(log, one) + week_of_load(log, one.place.ladder, now.date())
            > cap_of(log, one.place.ladder, now.date())
        ):
            one = replace(one, rounds=one.rounds - 1)
        if one.rounds:
            kept.append(one)
    return kept


def asks(log: Log, one: Asked) -> float:
    return sum(load_seconds_of(log, one.place, one.dose, one.load_kg, planned.target) for planned in one.sets)


def fitted(log: Log, chosen: list[Asked], most_seconds: int) -> list[Asked]:
    """What gives way when the minutes are short: the last trained first, of the same the later one."""
    kept = list(chosen)
    while kept and seconds(log, kept) > most_seconds:
        accessories = [one for one in kept if one.role == "accessory"]
        strength = [one for one in kept if one.role == "strength"]
        many = max((one.rounds for one in accessories), default=1)
        if many > 1:
            shorten(kept, last_trained([one for one in accessories if one.rounds == many]))
        elif accessories:
            kept.remove(last_trained(accessories))
        elif len(strength) > 1:
            kept.remove(last_trained(strength))
        elif strength and strength[0].rounds + strength[0].extra > 1:
            shorten(kept, strength[0])
        elif strength:
            kept.remove(strength[0])
        else:
            break
    return kept


def last_trained(some: list[Asked]) -> Asked:
    return max(enumerate(some), key=lambda one: (one[1].last_trained, one[0]))[1]


def shorten(kept: list[Asked], one: Asked) -> None:
    at = kept.index(one)
    kept[at] = replace(one, extra=one.extra - 1) if one.extra else replace(one, rounds=one.rounds - 1)
