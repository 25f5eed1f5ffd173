"""Keys that stand once, and keys that are named and exist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from quadratus.protocol.files import Problem
from quadratus.protocol.schema import Method

INDISPENSABLE = {
    "shoulder": "on which the ladders that spare the shoulder rely",
    "blood_pressure_very_high": "without which nobody is kept from straining",
    "vertebral_fracture": "without which nobody is kept from straining",
}
"""Conditions that no method may leave out, and why."""


def problems(method: Method) -> Iterator[Problem]:
    """Keys that stand more than once where each may stand once, and conditions that no method may leave out."""
    frame, screening, focuses = method.frame, method.screening, method.focuses
    named: dict[tuple[str, str], Iterable[str]] = {
        ("protocol.toml", "strands"): (strand.key for strand in frame.strands),
        ("protocol.toml", "ladders"): (ladder.key for ladder in frame.ladders),
        ("protocol.toml", "phases"): (phase.key for phase in frame.phases),
        ("protocol.toml", "gates"): (gate.opens for gate in frame.gates),
        ("protocol.toml", "equipment"): (thing.key for thing in frame.equipment),
        ("screening.toml", "questions"): (question.key for question in screening.questions),
        ("screening.toml", "findings"): (finding.key for finding in screening.findings),
        ("screening.toml", "conditions"): (condition.key for condition in screening.conditions),
        ("screening.toml", "triggers"): (trigger.occasion for trigger in screening.triggers),
        ("focuses.toml", "focuses"): (focus.key for focus in focuses.focuses),
        ("focuses.toml", "observations"): (observation.key for observation in focuses.observations),
        ("evidence.toml", "topics"): (topic.key for topic in method.topics),
        ("evidence.toml", "rows"): (row.key for row in method.evidence),
    }
    for gate in frame.gates:
        named["protocol.toml", f"gates.{gate.opens}.criteria"] = (criterion.key for criterion in gate.criteria)
    for (file, where), keys in named.items():
        for key, times in Counter(keys).items():
            if times > 1:
                yield Problem(file, f"{where}.{key}", f"it stands {times} times", "Give each entry a key of its own")
    yield from _rungs(method)
    for key, reason in INDISPENSABLE.items():
        if key not in method.condition_by_key:
            fault = f"there is no condition '{key}', {reason}"
            yield Problem("screening.toml", "conditions", fault, f"Add a condition with the key '{key}'")


def _rungs(method: Method) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for exercise in method.exercises:
        for place in exercise.places:
            if place.key in first:
                fault = f"exercises/{first[place.key]}.toml has a place with this key too"
                yield Problem(
                    f"exercises/{exercise.slug}.toml", f"places.{place.key}", fault, "Give each place a key of its own"
                )
            first.setdefault(place.key, exercise.slug)


def unknown(file: str, key: str, sort: str, wanted: str, known: Iterable[str], home: str) -> Iterator[Problem]:
    """The problem of a name that does not exist, with the nearest one that does.

    Args:
        file: the file in which it is named.
        key: where it is named.
        sort: what it should be, in one word.
        wanted: the name.
        known: the names there are.
        home: the file in which they stand.
    """
    names = sorted(known)
    if wanted in names:
        return
    near = get_close_matches(wanted, names, n=1, cutoff=0.7)
    mend = f"Write '{near[0]}', or name another of {home}" if near else f"Name one of {home}"
    yield Problem(file, key, f"there is no {sort} '{wanted}'", mend)
