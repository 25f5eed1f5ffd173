"""`exercises/`: names that exist, and changes that are described where a condition asks for one."""

from __future__ import annotations

from collections.abc import Iterator

from quadratus.protocol.checking.names import unknown
from quadratus.protocol.files import Problem
from quadratus.protocol.schema import Exercise, Method


def problems(method: Method) -> Iterator[Problem]:
    """Faults of single exercises."""
    for exercise in method.exercises:
        yield from _names(method, exercise)
        yield from _steps(exercise)
        yield from _changes(exercise)
        yield from _stand_ins(exercise)
        yield from _load(exercise)
        yield from _breaths(method, exercise)


def _names(method: Method, exercise: Exercise) -> Iterator[Problem]:
    file = f"exercises/{exercise.slug}.toml"
    for condition in exercise.exclusions:
        key = f"exclusions.{condition}"
        yield from unknown(file, key, "condition", condition, method.condition_by_key, "screening.toml")
    equipment = [thing.key for thing in method.frame.equipment]
    for thing in exercise.needs:
        yield from unknown(file, "needs", "equipment", thing, equipment, "protocol.toml")
    for place in exercise.places:
        key = f"places.{place.key}.ladder"
        yield from unknown(file, key, "ladder", place.ladder, method.ladder_by_key, "protocol.toml")


def _changes(exercise: Exercise) -> Iterator[Problem]:
    file = f"exercises/{exercise.slug}.toml"
    for condition, effect in exercise.exclusions.items():
        if effect == "modify" and condition not in exercise.modifications:
            mend = f"Add {condition} under [modifications] and say in a sentence what to do differently"
            yield Problem(file, f"exclusions.{condition}", "nothing says what to change", mend)
    for condition in exercise.modifications:
        if exercise.exclusions.get(condition) != "modify":
            mend = f'Write {condition} = "modify" under [exclusions], or remove the sentence'
            yield Problem(file, f"modifications.{condition}", "nothing says that this condition modifies", mend)


def _steps(exercise: Exercise) -> Iterator[Problem]:
    """What a person is told to do on a rung, said once: by the exercise for all its places, or by each place."""
    file = f"exercises/{exercise.slug}.toml"
    for name in ("set_up", "movement"):
        everywhere = getattr(exercise, name) is not None
        for place in exercise.places:
            here = getattr(place, name) is not None
            if here and everywhere:
                mend = f"Remove it here, or give each place its own and remove {name} of the exercise"
                yield Problem(file, f"places.{place.key}.{name}", "the exercise says it too", mend)
            elif not (here or everywhere):
                mend = "Add it here, or to the exercise if it is the same in all its places"
                yield Problem(file, f"places.{place.key}.{name}", "neither the place nor the exercise says it", mend)


def _stand_ins(exercise: Exercise) -> Iterator[Problem]:
    """A change that stands in for others is shown in their place: somebody has to be told something at the end."""
    file = f"exercises/{exercise.slug}.toml"
    for condition, others in exercise.stands_in.items():
        key = f"stands_in.{condition}"
        for named in (condition, *others):
            if named not in exercise.modifications:
                mend = f"Name conditions under [modifications] only, or add {named} there"
                yield Problem(file, key, f"nothing says what to change for '{named}'", mend)
        for other in others:
            further = exercise.stands_in.get(other, ())
            if other == condition:
                yield Problem(
                    file, key, f"'{other}' would hide itself, and would never be shown", f"Remove '{other}' here"
                )
            elif condition in further:
                fault = f"'{condition}' and '{other}' would hide each other, and neither would be shown"
                yield Problem(file, key, fault, f"Remove '{other}' here, or '{condition}' under {other}")
            elif missing := ", ".join(one for one in further if one not in others):
                fault = f"'{other}', which it hides, stands in for {missing} too"
                yield Problem(file, key, fault, f"Add {missing} here, or remove it under {other}")


def _load(exercise: Exercise) -> Iterator[Problem]:
    file = f"exercises/{exercise.slug}.toml"
    for place in exercise.places:
        kinds = {dose.kind for dose in place.doses}
        if place.load and kinds & {"breath", "walk"}:
            yield Problem(file, f"places.{place.key}.load", "a breath or a walk carries no load", "Remove the load")
        if not place.load and "carry" in kinds:
            yield Problem(file, f"places.{place.key}", "metres are carried, but no load is named", "Add load")
        if place.load and place.load.hands == 1 and exercise.sides != "each":
            fault = "a load in one hand trains one side, and both are to be trained"
            yield Problem(file, f"places.{place.key}.load", fault, 'Write sides = "each" or hands = 2')


def _breaths(method: Method, exercise: Exercise) -> Iterator[Problem]:
    file, paced = f"exercises/{exercise.slug}.toml", method.frame.pacer.breaths
    for place in exercise.places:
        for number, dose in enumerate(place.doses):
            if dose.breath_seconds is None or method.frame.pacer.breath_of(dose.breath_seconds):
                continue
            key = f"places.{place.key}.doses[{number}].breath_seconds"
            lengths = ", ".join(str(sum(breath)) for breath in paced)
            fault = f"the pacer has no breath of {dose.breath_seconds} seconds"
            yield Problem(
                file, key, fault, f"Write one of {lengths}, or add it to breaths under [pacer] of protocol.toml"
            )
