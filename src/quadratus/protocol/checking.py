"""Checks what the files of a method say together: names that exist, ladders without gaps, safe bounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from quadratus.protocol.facts import FACTS, Scope, Subject
from quadratus.protocol.loading import BrokenMethodError, Problem, read_method
from quadratus.protocol.rules import AllOf, AnyOf, Predicate, predicates_of
from quadratus.protocol.schema import Dose, Method

_NARROWING = ("of", "last", "within_days", "seconds", "points")


def load_method(folder: Path) -> Method:
    """Read and check a method.

    Raises:
        BrokenMethodError: with every problem that was found.
    """
    method = read_method(folder)
    problems = check(method)
    if problems:
        raise BrokenMethodError(problems)
    return method


def check(method: Method) -> tuple[Problem, ...]:
    """Every problem of a method whose files are valid one by one."""
    return tuple(
        sorted(
            {
                *_unique(method),
                *_rules(method),
                *_sources(method),
                *_frame(method),
                *_ladders(method),
                *_doses(method),
                *_exercises(method),
                *_screening(method),
                *_focuses(method),
                *_measures(method),
            }
        )
    )


def _unique(method: Method) -> Iterator[Problem]:
    named: dict[tuple[str, str], Iterable[str]] = {
        ("protocol.toml", "strands"): (strand.key for strand in method.frame.strands),
        ("protocol.toml", "ladders"): (ladder.key for ladder in method.frame.ladders),
        ("protocol.toml", "phases"): (phase.key for phase in method.frame.phases),
        ("protocol.toml", "gates"): (gate.opens for gate in method.frame.gates),
        ("screening.toml", "questions"): (question.key for question in method.screening.questions),
        ("screening.toml", "findings"): (finding.key for finding in method.screening.findings),
        ("screening.toml", "conditions"): (condition.key for condition in method.screening.conditions),
        ("focuses.toml", "focuses"): (focus.key for focus in method.focuses.focuses),
        ("focuses.toml", "observations"): (observation.key for observation in method.focuses.observations),
        ("evidence.toml", "rows"): (row.key for row in method.evidence),
        ("exercises", "places.key"): (place.key for exercise in method.exercises for place in exercise.places),
    }
    for (file, where), keys in named.items():
        for key, times in Counter(keys).items():
            if times > 1:
                yield Problem(
                    file, f"{where}.{key}", f"the key stands {times} times", "Give each entry a key of its own"
                )


def _subjects(method: Method) -> dict[Subject, frozenset[str]]:
    return {
        "strand": frozenset(strand.key for strand in method.frame.strands),
        "ladder": frozenset(ladder.key for ladder in method.frame.ladders),
        "rung": frozenset(method.rung_by_key),
        "question": frozenset(question.key for question in method.screening.questions),
        "observation": frozenset(observation.key for observation in method.focuses.observations),
        "condition": frozenset(method.condition_by_key),
        "equipment": frozenset(thing.key for thing in method.frame.equipment),
    }


def _written_rules(method: Method) -> Iterator[tuple[str, str, AllOf | AnyOf | Predicate, Scope]]:
    """Each rule of a method: the file, the key, the rule, and of what its facts may speak."""
    frame = method.frame
    yield "protocol.toml", "response.red", frame.response.red, "session"
    yield "protocol.toml", "response.amber", frame.response.amber, "session"
    yield "protocol.toml", "progression.qualifies", frame.progression.qualifies, "performance"
    yield "protocol.toml", "progression.confidence_for_rung", frame.progression.confidence_for_rung, "performance"
    yield "protocol.toml", "progression.hold_back", frame.progression.hold_back, "person"
    for phase in frame.phases:
        yield "protocol.toml", f"phases.{phase.key}.effort", phase.effort, "performance"
    for gate in frame.gates:
        for criterion in gate.criteria:
            yield "protocol.toml", f"gates.{gate.opens}.criteria.{criterion.key}", criterion.rule, "person"
            if criterion.strict:
                yield "protocol.toml", f"gates.{gate.opens}.criteria.{criterion.key}.strict", criterion.strict, "person"
    for name in ("suggest", "settled", "clinician_first", "closes_gate"):
        yield "protocol.toml", f"flare.{name}", getattr(frame.flare, name), "person"
    yield "protocol.toml", "ease_day.rule", frame.ease_day.rule, "person"
    yield "protocol.toml", "test_day.not_when", frame.test_day.not_when, "person"
    for finding in method.screening.findings:
        yield "screening.toml", f"findings.{finding.key}.rule", finding.rule, "person"
    for trigger in method.screening.triggers:
        yield "screening.toml", f"triggers.{trigger.occasion}.rule", trigger.rule, "person"
    for focus in method.focuses.focuses:
        for number, sign in enumerate(focus.signs):
            yield "focuses.toml", f"focuses.{focus.key}.signs.{number}", sign.rule, "person"


def _rules(method: Method) -> Iterator[Problem]:
    subjects = _subjects(method)
    for file, key, rule, scope in _written_rules(method):
        for predicate in predicates_of(rule):
            yield from _predicate(file, key, predicate, scope, subjects)


def _predicate(
    file: str, key: str, predicate: Predicate, scope: Scope, subjects: dict[Subject, frozenset[str]]
) -> Iterator[Problem]:
    spec = FACTS.get(predicate.fact)
    if spec is None:
        yield Problem(file, key, f"there is no fact '{predicate.fact}'", "Use a name from docs/reference/facts.md")
        return
    if spec.scope != scope:
        fitting = "a session" if scope == "session" else "a performance" if scope == "performance" else "the person"
        yield Problem(
            file, key, f"'{spec.name}' speaks of a {spec.scope}, this rule of {fitting}", "Use a fact of the right kind"
        )
    for name in _NARROWING:
        written = getattr(predicate, name) is not None
        if written and name not in spec.takes:
            yield Problem(file, key, f"'{spec.name}' does not take '{name}'", f"Remove '{name}'")
        if not written and name in spec.takes:
            yield Problem(file, key, f"'{spec.name}' needs '{name}'", f"Add '{name}'")
    if spec.subject and predicate.of is not None and predicate.of not in subjects[spec.subject]:
        yield Problem(
            file, key, f"there is no {spec.subject} '{predicate.of}'", f"Name a {spec.subject} of this method"
        )
    fits = {
        "number": predicate.operator != "is",
        "truth": isinstance(predicate.is_, bool),
        "word": isinstance(predicate.is_, str),
    }
    if not fits[spec.kind]:
        wanted = {
            "number": "at_least, at_most, above or below",
            "truth": "is = true or is = false",
            "word": 'is = "a word"',
        }
        yield Problem(file, key, f"'{spec.name}' is a {spec.kind}", f"Compare it with {wanted[spec.kind]}")


def _sources(method: Method) -> Iterator[Problem]:
    known = frozenset(method.evidence_by_key)

    def missing(file: str, key: str, source: str) -> Iterator[Problem]:
        if source not in known:
            yield Problem(
                file, key, f"there is no evidence '{source}'", "Add the row to evidence.toml or name one that is there"
            )

    for file, key, rule, _ in _written_rules(method):
        for predicate in predicates_of(rule):
            if predicate.source:
                yield from missing(file, key, predicate.source)
    frame = method.frame
    parts = {
        "baseline": frame.baseline.source, "response": frame.response.source, "progression": frame.progression.source, "load": frame.load.source,
        "flare": frame.flare.source, "absence": frame.absence.source, "ease_day": frame.ease_day.source, "test_day": frame.test_day.source,
        "pacing": frame.pacing.source, "sides": frame.sides.source,
    }  # fmt: skip
    for name, source in parts.items():
        yield from missing("protocol.toml", f"{name}.source", source)
    for phase in frame.phases:
        yield from missing("protocol.toml", f"phases.{phase.key}.source", phase.source)
    for gate in frame.gates:
        for criterion in gate.criteria:
            yield from missing("protocol.toml", f"gates.{gate.opens}.criteria.{criterion.key}.source", criterion.source)
        if gate.review:
            yield from missing("protocol.toml", f"gates.{gate.opens}.review.source", gate.review.source)
    for question in method.screening.questions:
        yield from missing("screening.toml", f"questions.{question.key}.source", question.source)
    for finding in method.screening.findings:
        yield from missing("screening.toml", f"findings.{finding.key}.source", finding.source)
    for condition in method.screening.conditions:
        yield from missing("screening.toml", f"conditions.{condition.key}.source", condition.source)
    for trigger in method.screening.triggers:
        yield from missing("screening.toml", f"triggers.{trigger.occasion}.source", trigger.source)
    yield from missing("focuses.toml", "source", method.focuses.source)
    for focus in method.focuses.focuses:
        yield from missing("focuses.toml", f"focuses.{focus.key}.source", focus.source)
    for observation in method.focuses.observations:
        yield from missing("focuses.toml", f"observations.{observation.key}.source", observation.source)
    for exercise in method.exercises:
        for source in exercise.source:
            yield from missing(f"exercises/{exercise.slug}.toml", "source", source)
    for measure in method.measures:
        for source in measure.source:
            yield from missing(f"measures/{measure.key}.toml", "source", source)


def _frame(method: Method) -> Iterator[Problem]:
    frame, strands, ladders = method.frame, method.strand_by_key, method.ladder_by_key
    if [phase.key for phase in frame.phases] != ["one", "two", "maintenance"]:
        yield Problem("protocol.toml", "phases", "the phases are not one, two, maintenance", "Write them in that order")
    if [gate.opens for gate in frame.gates] != ["two", "maintenance"]:
        yield Problem(
            "protocol.toml", "gates", "the gates do not open two and maintenance", "Write both gates in that order"
        )
    named = [(f"phases.{phase.key}.strands", (*phase.strands, *phase.practice_strands)) for phase in frame.phases]
    named += [("flare.strands", frame.flare.strands), ("ease_day.strands", frame.ease_day.strands)]
    for key, wanted in named:
        for strand in wanted:
            if strand not in strands:
                yield Problem("protocol.toml", key, f"there is no strand '{strand}'", "Name a strand of this method")
    for phase in frame.phases:
        roles = [strands[strand].role for strand in phase.strands if strand in strands]
        if "strength" in roles and "breathing" not in roles[: roles.index("strength")]:
            yield Problem(
                "protocol.toml",
                f"phases.{phase.key}.strands",
                "holds come without breathing before them",
                "Put a breathing strand first",
            )
        for strand in phase.practice_strands:
            if strand in strands and strands[strand].role == "strength":
                yield Problem(
                    "protocol.toml",
                    f"phases.{phase.key}.practice_strands",
                    f"'{strand}' is strength",
                    "Leave strength out of practice days",
                )
    for key, wanted in (("flare.strands", frame.flare.strands), ("ease_day.strands", frame.ease_day.strands)):
        for strand in wanted:
            if strand in strands and strands[strand].role == "strength":
                yield Problem("protocol.toml", key, f"'{strand}' is strength", "Leave strength out of this day")
    for ladder in frame.ladders:
        if ladder.strand not in strands:
            yield Problem(
                "protocol.toml",
                f"ladders.{ladder.key}.strand",
                f"there is no strand '{ladder.strand}'",
                "Name a strand of this method",
            )
        if ladder.spared_by and ladder.spared_by not in ladders:
            yield Problem(
                "protocol.toml",
                f"ladders.{ladder.key}.spared_by",
                f"there is no ladder '{ladder.spared_by}'",
                "Name a ladder of this method",
            )
    for key in frame.test_day.hold_ladders:
        if key not in ladders:
            yield Problem(
                "protocol.toml", "test_day.hold_ladders", f"there is no ladder '{key}'", "Name a ladder of this method"
            )
    if frame.pacing.fewest_minutes > frame.pacing.most_minutes:
        yield Problem("protocol.toml", "pacing.fewest_minutes", "the fewest minutes are more than the most", "Lower it")
    absence = frame.absence
    if not absence.step_down_days < absence.rung_down_days < absence.start_again_days:
        yield Problem(
            "protocol.toml",
            "absence",
            "the days away do not rise from step to rung to fresh start",
            "Write them in rising order",
        )


def _ladders(method: Method) -> Iterator[Problem]:
    known = frozenset(method.ladder_by_key)
    for exercise in method.exercises:
        for number, place in enumerate(exercise.places):
            if place.ladder not in known:
                yield Problem(
                    f"exercises/{exercise.slug}.toml",
                    f"places.{number}.ladder",
                    f"there is no ladder '{place.ladder}'",
                    "Name a ladder of protocol.toml",
                )
    if any(place.ladder not in known for exercise in method.exercises for place in exercise.places):
        return
    for ladder, rungs in method.rungs.items():
        numbers = [place.rung for _, place in rungs]
        if numbers != list(range(1, len(numbers) + 1)) or not numbers:
            yield Problem(
                "exercises",
                f"ladders.{ladder}",
                f"its rungs are {numbers or 'none'}",
                "Number the rungs 1, 2, 3 ... without a gap, one exercise each",
            )
        loads = [place.load.percent * place.load.hands if place.load else 0.0 for _, place in rungs]
        one_hand = [place.load.percent for _, place in rungs if place.load and place.load.hands == 1]
        cap = method.frame.load.one_hand_percent_without_coach
        if any(percent > cap for percent in one_hand):
            yield Problem(
                "exercises",
                f"ladders.{ladder}",
                f"a one-hand load is above the cap of {cap:g} percent",
                "Lower the load",
            )
        if any(loads) and any(later < earlier for earlier, later in zip(one_hand, one_hand[1:], strict=False)):
            yield Problem(
                "exercises", f"ladders.{ladder}", "the load falls on a higher rung", "Order the rungs by load"
            )


def _amount(dose: Dose) -> int:
    each = dose.hold_seconds or dose.tempo_seconds or dose.breath_seconds or dose.metres or dose.minutes or 0
    return each * sum(dose.sets)


def _doses(method: Method) -> Iterator[Problem]:
    for exercise in method.exercises:
        file = f"exercises/{exercise.slug}.toml"
        for place in exercise.places:
            kinds = {dose.kind for dose in place.doses}
            if len(kinds) > 1:
                yield Problem(
                    file, f"places.{place.key}.doses", f"its doses are of {len(kinds)} kinds", "Use one kind on a rung"
                )
            amounts = [_amount(dose) for dose in place.doses]
            if any(later < earlier for earlier, later in zip(amounts, amounts[1:], strict=False)):
                yield Problem(
                    file,
                    f"places.{place.key}.doses",
                    "a later dose asks for less than the one before",
                    "Order the doses from little to much",
                )
            if place.load and "carry" not in kinds and kinds & {"breath", "walk"}:
                yield Problem(file, f"places.{place.key}.load", "a breath or a walk carries no load", "Remove the load")


def _exercises(method: Method) -> Iterator[Problem]:
    conditions, equipment = frozenset(method.condition_by_key), {thing.key for thing in method.frame.equipment}
    for exercise in method.exercises:
        file = f"exercises/{exercise.slug}.toml"
        for condition, effect in exercise.exclusions.items():
            if condition not in conditions:
                yield Problem(
                    file,
                    f"exclusions.{condition}",
                    f"there is no condition '{condition}'",
                    "Name a condition of screening.toml",
                )
            if effect == "modify" and condition not in exercise.modifications:
                yield Problem(
                    file,
                    f"modifications.{condition}",
                    "the change is not described",
                    "Say in a sentence what to do differently",
                )
        for condition in exercise.modifications:
            if exercise.exclusions.get(condition) != "modify":
                yield Problem(
                    file,
                    f"modifications.{condition}",
                    "nothing says that this condition modifies",
                    f'Write {condition} = "modify" under exclusions',
                )
        for thing in exercise.needs:
            if thing not in equipment:
                yield Problem(file, "needs", f"there is no equipment '{thing}'", "Name equipment of protocol.toml")


def _screening(method: Method) -> Iterator[Problem]:
    screening, conditions = method.screening, method.condition_by_key
    questions = {question.key: question for question in screening.questions}
    asked: set[str] = set()
    for finding in screening.findings:
        for condition in finding.conditions:
            if condition not in conditions:
                yield Problem(
                    "screening.toml",
                    f"findings.{finding.key}.conditions",
                    f"there is no condition '{condition}'",
                    "Name a condition of this file",
                )
        if finding.tier == "exclusions" and not finding.conditions:
            yield Problem(
                "screening.toml",
                f"findings.{finding.key}.conditions",
                "exclusions without a condition change nothing",
                "Name the conditions",
            )
        if finding.tier in ("emergency", "urgent") and not finding.say:
            yield Problem(
                "screening.toml",
                f"findings.{finding.key}.say",
                "the words to say on the phone are missing",
                "Write them",
            )
        for predicate in predicates_of(finding.rule):
            if predicate.of in questions:
                asked.add(predicate.of)
                if finding.tier in ("emergency", "urgent") and not questions[predicate.of].not_sure_is_yes:
                    yield Problem(
                        "screening.toml", f"questions.{predicate.of}.not_sure_is_yes",
                        f"'not sure' must count as yes for the {finding.tier} finding '{finding.key}'", "Remove the key or write true",
                    )  # fmt: skip
    for key in questions.keys() - asked:
        yield Problem(
            "screening.toml", f"questions.{key}", "no finding uses the answer", "Add a finding or remove the question"
        )
    for tier in ("emergency", "urgent", "clinician"):
        if tier not in screening.actions:
            yield Problem(
                "screening.toml", f"actions.{tier}", "the instruction is missing", "Write title, do, how_soon and say"
            )


def _focuses(method: Method) -> Iterator[Problem]:
    for focus in method.focuses.focuses:
        for name, strands in (("more", focus.more), ("less", focus.less)):
            for strand in strands:
                if strand not in method.strand_by_key:
                    yield Problem(
                        "focuses.toml",
                        f"focuses.{focus.key}.{name}",
                        f"there is no strand '{strand}'",
                        "Name a strand of this method",
                    )


def _measures(method: Method) -> Iterator[Problem]:
    for measure in method.measures:
        if measure.lowest >= measure.highest:
            yield Problem(f"measures/{measure.key}.toml", "highest", "the range is empty", "Write highest above lowest")
