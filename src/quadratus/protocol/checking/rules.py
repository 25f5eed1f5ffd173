"""Rules: facts that exist, narrowed down as they ask, compared as their kind allows, and resting on evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quadratus.protocol.checking.names import unknown
from quadratus.protocol.facts import FACTS, FactSpec, Scope
from quadratus.protocol.files import Problem
from quadratus.protocol.rules import NARROWING, AllOf, AnyOf, Predicate, predicates_of
from quadratus.protocol.schema import Method

_OF_WHAT = {"session": "one session", "performance": "one performance of an exercise", "person": "the person today"}
_COMPARED = {
    "number": "at_least, at_most, above or below",
    "truth": "is = true or is = false",
    "word": 'is = "a word"',
}
_KINDS = {"number": "a number", "truth": "true or false", "word": "a word"}
_WORDS_OF = {"zone": ("green", "amber", "red", "pending")}
_HOMES = {
    "strand": "protocol.toml", "ladder": "protocol.toml", "equipment": "protocol.toml", "rung": "exercises/",
    "question": "screening.toml", "condition": "screening.toml", "observation": "focuses.toml",
}  # fmt: skip


@dataclass(frozen=True)
class WrittenRule:
    """A rule where it is written, and of what its facts may speak."""

    file: str
    key: str
    rule: AllOf | AnyOf | Predicate
    scope: Scope


def problems(method: Method) -> Iterator[Problem]:
    """Faults of the rules, and sources that are no evidence of this method."""
    known = _known(method)
    for written in written_rules(method):
        for predicate in predicates_of(written.rule):
            yield from _predicate(written, predicate, known)
    evidence = frozenset(method.evidence_by_key)
    for file, key, source in _sources(method):
        yield from unknown(file, key, "evidence", source, evidence, "evidence.toml")
    for row in method.evidence:
        if (row.citation is None) == (row.basis is None):
            fault = "a row comes from a citation, or from a basis in words where there is none"
            yield Problem("evidence.toml", f"rows.{row.key}", fault, "Write one of the two")
        yield from unknown(
            "evidence.toml", f"rows.{row.key}.topic", "topic", row.topic, method.topic_by_key, "evidence.toml"
        )


def written_rules(method: Method) -> Iterator[WrittenRule]:
    """Each rule of a method."""
    frame = method.frame
    in_frame: list[tuple[str, AllOf | AnyOf | Predicate, Scope]] = [
        ("response.red", frame.response.red, "session"),
        ("response.amber", frame.response.amber, "session"),
        ("progression.qualifies", frame.progression.qualifies, "performance"),
        ("progression.confidence_for_rung", frame.progression.confidence_for_rung, "performance"),
        ("progression.hold_back", frame.progression.hold_back, "person"),
        ("flare.suggest", frame.flare.suggest, "person"),
        ("flare.settled", frame.flare.settled, "person"),
        ("flare.clinician_first", frame.flare.clinician_first, "person"),
        ("flare.closes_gate", frame.flare.closes_gate, "person"),
        ("ease_day.rule", frame.ease_day.rule, "person"),
        ("test_day.not_when", frame.test_day.not_when, "person"),
    ]
    in_frame += [(f"phases.{phase.key}.effort", phase.effort, "performance") for phase in frame.phases]
    for gate in frame.gates:
        for criterion in gate.criteria:
            key = f"gates.{gate.opens}.criteria.{criterion.key}"
            in_frame.append((f"{key}.rule", criterion.rule, "person"))
            if criterion.strict:
                in_frame.append((f"{key}.strict", criterion.strict, "person"))
    yield from (WrittenRule("protocol.toml", *written) for written in in_frame)
    for finding in method.screening.findings:
        yield WrittenRule("screening.toml", f"findings.{finding.key}.rule", finding.rule, "person")
    for trigger in method.screening.triggers:
        yield WrittenRule("screening.toml", f"triggers.{trigger.occasion}.rule", trigger.rule, "person")
    for focus in method.focuses.focuses:
        for number, sign in enumerate(focus.signs):
            yield WrittenRule("focuses.toml", f"focuses.{focus.key}.signs[{number}].rule", sign.rule, "person")


def _known(method: Method) -> dict[str, frozenset[str]]:
    return {
        "strand": frozenset(method.strand_by_key),
        "ladder": frozenset(method.ladder_by_key),
        "rung": frozenset(method.rung_by_key),
        "question": frozenset(question.key for question in method.screening.questions),
        "observation": frozenset(observation.key for observation in method.focuses.observations),
        "condition": frozenset(method.condition_by_key),
        "equipment": frozenset(thing.key for thing in method.frame.equipment),
    }


def _predicate(written: WrittenRule, predicate: Predicate, known: dict[str, frozenset[str]]) -> Iterator[Problem]:
    file, key = written.file, written.key
    spec = FACTS.get(predicate.fact)
    if spec is None:
        yield from unknown(file, key, "fact", predicate.fact, FACTS, "docs/reference/facts.md")
        return
    if spec.scope == "core":
        yield Problem(
            file, key, f"'{spec.name}' is asked by the decisions themselves, never by a rule", _fitting(written.scope)
        )
    elif spec.scope != written.scope:
        fault = f"'{spec.name}' speaks of {_OF_WHAT[spec.scope]}, this rule of {_OF_WHAT[written.scope]}"
        yield Problem(file, key, fault, _fitting(written.scope))
    for name in NARROWING:
        given = getattr(predicate, name) is not None
        if given and name not in spec.takes:
            yield Problem(file, key, f"'{spec.name}' does not take '{name}'", f"Remove '{name}'")
        if not given and name in spec.takes:
            yield Problem(file, key, f"'{spec.name}' needs '{name}'", f"Add '{name}'")
    if spec.subject and predicate.of is not None:
        yield from unknown(file, key, spec.subject, predicate.of, known[spec.subject], _HOMES[spec.subject])
    yield from _comparison(file, key, spec, predicate)


def _fitting(scope: Scope) -> str:
    return f"Use a fact of {_OF_WHAT[scope]}; see docs/reference/facts.md"


def _comparison(file: str, key: str, spec: FactSpec, predicate: Predicate) -> Iterator[Problem]:
    threshold = predicate.threshold
    fits = {
        "number": predicate.operator != "is",
        "truth": isinstance(predicate.is_, bool),
        "word": isinstance(predicate.is_, str),
    }
    if not fits[spec.kind]:
        yield Problem(file, key, f"'{spec.name}' is {_KINDS[spec.kind]}", f"Compare it with {_COMPARED[spec.kind]}")
    elif spec.kind == "word" and threshold not in _WORDS_OF[spec.name]:
        yield Problem(
            file, key, f"'{spec.name}' is never '{threshold}'", f"Write one of {', '.join(_WORDS_OF[spec.name])}"
        )
    elif isinstance(threshold, float) and round(threshold, spec.decimals) != threshold:
        # Values are compared as they are shown; a finer threshold could never be met exactly.
        coarse = "a number with one decimal place" if spec.decimals else "a whole number"
        fault = f"'{spec.name}' is compared as {coarse}, and {threshold:g} is finer than that"
        yield Problem(file, key, fault, f"Write {coarse}")


def _sources(method: Method) -> Iterator[tuple[str, str, str]]:
    """Every source of a method, with the file and the key where it is named."""
    for written in written_rules(method):
        for predicate in predicates_of(written.rule):
            if predicate.source:
                yield written.file, written.key, predicate.source
    frame, screening, focuses = method.frame, method.screening, method.focuses
    parts: dict[str, str] = {
        "baseline": frame.baseline.source, "response": frame.response.source, "load": frame.load.source,
        "progression": frame.progression.source, "flare": frame.flare.source, "absence": frame.absence.source,
        "ease_day": frame.ease_day.source, "test_day": frame.test_day.source, "pacing": frame.pacing.source,
        "sides": frame.sides.source, "walking": frame.walking.source, "pacer": frame.pacer.source,
    }  # fmt: skip
    parts |= {f"phases.{phase.key}": phase.source for phase in frame.phases}
    for gate in frame.gates:
        parts |= {f"gates.{gate.opens}.criteria.{criterion.key}": criterion.source for criterion in gate.criteria}
        if gate.review:
            parts[f"gates.{gate.opens}.review"] = gate.review.source
    yield from (("protocol.toml", f"{key}.source", source) for key, source in parts.items())
    yield "protocol.toml", "pacer.movement_source", frame.pacer.movement_source
    yield from (("screening.toml", f"questions.{one.key}.source", one.source) for one in screening.questions)
    yield from (("screening.toml", f"findings.{one.key}.source", one.source) for one in screening.findings)
    yield from (("screening.toml", f"conditions.{one.key}.source", one.source) for one in screening.conditions)
    yield from (("screening.toml", f"triggers.{one.occasion}.source", one.source) for one in screening.triggers)
    yield "focuses.toml", "source", focuses.source
    yield from (("focuses.toml", f"focuses.{one.key}.source", one.source) for one in focuses.focuses)
    yield from (("focuses.toml", f"observations.{one.key}.source", one.source) for one in focuses.observations)
    for exercise in method.exercises:
        yield from ((f"exercises/{exercise.slug}.toml", "source", source) for source in exercise.source)
    for measure in method.measures:
        yield from ((f"measures/{measure.key}.toml", "source", source) for source in measure.source)
