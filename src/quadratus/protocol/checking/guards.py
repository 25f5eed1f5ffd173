"""Guard rails: what no method may say, whatever else it does."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from quadratus.protocol.files import Problem
from quadratus.protocol.rules import AllOf, AnyOf, Predicate, predicates_of
from quadratus.protocol.schema import Exclusion, Exercise, Gate, Method, Phase, Place

_problem = partial(Problem, "protocol.toml")
SHOULDER = "shoulder"
# What these conditions do at least to an exercise that holds or carries.
_STRAINING: dict[str, tuple[Exclusion, ...]] = {
    "blood_pressure_very_high": ("block",),
    "vertebral_fracture": ("block", "clearance"),
}


def problems(method: Method) -> Iterator[Problem]:
    """Breaches of the guard rails."""
    yield from _behind_the_gate(method)
    yield from _gates(method)
    yield from _answers_of_the_back(method)
    yield from _shoulder(method)
    yield from _straining(method)
    yield from _flare_days(method)


def _behind_the_gate(method: Method) -> Iterator[Problem]:
    """Phase One holds nothing that the gate to Phase Two is there to guard."""
    one, *later = method.frame.phases
    guarded = {strand for phase in later for strand in phase.strands}
    for strand in one.strands:
        if method.strand_by_key[strand].role == "strength" and strand in guarded:
            fault = f"'{strand}' is strength of a later phase, and Phase One stands before its gate"
            yield _problem("phases.one.strands", fault, f"Remove '{strand}' here")
    for exercise, place in _rungs_of(method, one):
        if place.load:
            fault = f"a load on a ladder that Phase One trains ('{place.ladder}')"
            mend = "Remove the load, or move the place to a ladder of a later phase"
            yield Problem(f"exercises/{exercise.slug}.toml", f"places.{place.key}.load", fault, mend)


def _rungs_of(method: Method, phase: Phase) -> Iterator[tuple[Exercise, Place]]:
    for ladder in method.frame.ladders:
        if ladder.strand in phase.strands:
            yield from method.rungs[ladder.key]


def _gates(method: Method) -> Iterator[Problem]:
    """The gate to Phase Two asks for safety, and no gate asks for what cannot be reached."""
    frame = method.frame
    for gate, before in zip(frame.gates, frame.phases, strict=False):
        for criterion in gate.criteria:
            for name, rule in (("rule", criterion.rule), ("strict", criterion.strict)):
                for predicate in predicates_of(rule) if rule else ():
                    key = f"gates.{gate.opens}.criteria.{criterion.key}.{name}"
                    yield from _reachable(method, before, key, predicate)
    for fact in ("clearance_valid", "gate_screening_answered"):
        yield from _asked_for(frame.gates[0], fact)


def _asked_for(gate: Gate, fact: str) -> Iterator[Problem]:
    always = [one for criterion in gate.criteria for one in _necessary(criterion.rule)]
    if not any(one.fact == fact and one.is_ is True for one in always):
        mend = f'Add a criterion with {{ fact = "{fact}", is = true }}'
        yield _problem(f"gates.{gate.opens}.criteria", f"the gate opens without '{fact}'", mend)


def _necessary(rule: AllOf | AnyOf | Predicate) -> tuple[Predicate, ...]:
    """The predicates without which a rule cannot hold."""
    if isinstance(rule, Predicate):
        return (rule,)
    return tuple(one for part in rule.all_of for one in _necessary(part)) if isinstance(rule, AllOf) else ()


def _sufficient(rule: AllOf | AnyOf | Predicate) -> tuple[Predicate, ...]:
    """The predicates each of which makes a rule hold by itself."""
    if isinstance(rule, Predicate):
        return (rule,)
    return tuple(one for part in rule.any_of for one in _sufficient(part)) if isinstance(rule, AnyOf) else ()


def _reachable(method: Method, before: Phase, key: str, predicate: Predicate) -> Iterator[Problem]:
    """A criterion of a gate speaks of what the phase before it trains, and asks for no more than that gives."""
    trained = {place.ladder for _, place in _rungs_of(method, before)}
    of, least = predicate.of or "", predicate.at_least or 0
    if predicate.fact in ("green_sessions", "confidence") and of not in before.strands:
        yield _problem(key, f"'{of}' is not trained in {before.name}", f"Name a strand of {before.name}")
    if predicate.fact == "sets_held":
        _, named = method.rung_by_key[of]
        sets = _sets_held(method, named, predicate.seconds or 0) if named.ladder in trained else 0
        if sets < least:
            fault = f"'{of}' and the rungs above never ask for {least:g} sets of {predicate.seconds} seconds"
            mend = f"Ask for at most {sets}, or name a rung whose doses reach it in {before.name}"
            yield _problem(key, fault, mend)
    if predicate.fact in ("rung_reached", "load_reached"):
        rungs = method.rungs[of] if of in trained else ()
        loads = [place.load.percent for _, place in rungs if place.load and place.load.hands == 1]
        most = len(rungs) if predicate.fact == "rung_reached" else max(loads, default=0)
        if most < least:
            reached = f"rung {most:g}" if predicate.fact == "rung_reached" else f"{most:g} percent in one hand"
            fault = f"'{of}' reaches {reached} in {before.name}, and {least:g} is asked"
            yield _problem(key, fault, f"Ask for at most {most:g}")


def _sets_held(method: Method, named: Place, seconds: int) -> int:
    doses = [dose for _, place in method.rungs[named.ladder] if place.rung >= named.rung for dose in place.doses]
    return max((len(dose.sets) for dose in doses if (dose.hold_seconds or 0) >= seconds), default=0)


def _answers_of_the_back(method: Method) -> Iterator[Problem]:
    """What a session did counts: danger is red, silence is never green, and nothing goes up unless all was well."""
    frame = method.frame
    zones = {"red": frame.response.red, "amber": frame.response.amber}
    wanted = {
        "new_leg_symptoms": "red",
        "stopped_for_pain": "red",
        "morning_missing": "amber",
        "closing_missing": "amber",
    }
    for fact, zone in wanted.items():
        named = _sufficient(zones["red"]) + (_sufficient(zones["amber"]) if zone == "amber" else ())
        if not any(one.fact == fact and one.is_ is True for one in named):
            mend = f'Add {{ fact = "{fact}", is = true }} to any_of'
            yield _problem(f"response.{zone}", f"'{fact}' alone does not make a session {zone}", mend)
    needed = _necessary(frame.progression.qualifies)
    for fact, value in (("sets_complete", True), ("zone", "green"), ("hurt", False)):
        if not any(one.fact == fact and one.is_ == value for one in needed):
            shown = str(value).lower() if isinstance(value, bool) else f'"{value}"'
            mend = f'Add {{ fact = "{fact}", is = {shown} }} to all_of'
            yield _problem("progression.qualifies", f"an exercise could go up without {fact} = {shown}", mend)


def _shoulder(method: Method) -> Iterator[Problem]:
    """The ladder that spares the shoulder does so, and stands wherever a ladder has no other way."""
    for ladder in method.frame.ladders:
        rungs = method.rungs[ladder.key]
        if rungs[0][0].exclusions.get(SHOULDER) in ("block", "clearance") and not ladder.spared_by:
            fault = f"its first rung is closed to a sore {SHOULDER}, and nothing takes its place"
            yield _problem(f"ladders.{ladder.key}", fault, "Name a ladder as spared_by, or begin with another exercise")
        if ladder.spared_by:
            yield from _stands_in(method, ladder.key, ladder.spared_by)


def _stands_in(method: Method, instead_of: str, key: str) -> Iterator[Problem]:
    spare, spared = method.ladder_by_key[key], method.ladder_by_key[instead_of]
    written = f"ladders.{instead_of}.spared_by"
    if spare.strand != spared.strand:
        fault = f"'{key}' belongs to the strand '{spare.strand}', not to '{spared.strand}'"
        yield _problem(written, fault, "Name a ladder of the same strand")
    if not spare.stands_in_only:
        fault = f"'{key}' would be trained beside it as well"
        yield _problem(written, fault, f"Write stands_in_only = true at the ladder '{key}'")
    for exercise, _ in method.rungs[key]:
        if exercise.exclusions.get(SHOULDER) in ("block", "clearance"):
            fault = f"'{key}' is there for a sore {SHOULDER}, and this exercise is closed to one"
            mend = f'Write {SHOULDER} = "modify" with a sentence, or move the exercise to another ladder'
            yield Problem(f"exercises/{exercise.slug}.toml", f"exclusions.{SHOULDER}", fault, mend)


def _straining(method: Method) -> Iterator[Problem]:
    for condition, enough in _STRAINING.items():
        for exercise in method.exercises:
            if _strains(method, exercise) and exercise.exclusions.get(condition) not in enough:
                fault = f"it holds or carries, and is open to {condition}"
                effects = " or ".join(f'"{effect}"' for effect in enough)
                mend = f"Write {condition} = {effects}"
                yield Problem(f"exercises/{exercise.slug}.toml", f"exclusions.{condition}", fault, mend)


def _strains(method: Method, exercise: Exercise) -> bool:
    return any(
        place.load is not None
        or (
            place.doses[0].kind == "hold"
            and method.strand_by_key[method.ladder_by_key[place.ladder].strand].role == "strength"
        )
        for place in exercise.places
    )


def _flare_days(method: Method) -> Iterator[Problem]:
    """A flare-up day finds something gentle in each of its strands."""
    gentle = {
        method.ladder_by_key[place.ladder].strand
        for exercise in method.exercises
        if exercise.gentle
        for place in exercise.places
        if place.rung == 1
    }
    for strand in method.frame.flare.strands:
        if strand not in gentle:
            fault = f"'{strand}' has no gentle exercise on a first rung, so that a flare-up day leaves it out"
            yield _problem("flare.strands", fault, "Write gentle = true where it is true, or remove the strand")
    strong = {key for key, strand in method.strand_by_key.items() if strand.role == "strength"}
    for exercise in method.exercises:
        strands = {method.ladder_by_key[place.ladder].strand for place in exercise.places}
        if exercise.gentle and strands & strong:
            fault = "an exercise of a strength strand is not for a flare-up day"
            yield Problem(f"exercises/{exercise.slug}.toml", "gentle", fault, "Remove gentle = true")
