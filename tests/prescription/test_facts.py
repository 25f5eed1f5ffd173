"""Each fact that a method may name is computed by exactly one documented function."""

from __future__ import annotations

from quadratus.prescription.facts import PERSON_FACTS
from quadratus.prescription.rules.progression import PERFORMANCE_FACTS
from quadratus.prescription.rules.response import SESSION_FACTS
from quadratus.protocol.facts import FACTS, Scope


def declared(scope: Scope) -> set[str]:
    return {name for name, spec in FACTS.items() if spec.scope == scope}


def test_every_declared_fact_has_a_function_and_every_function_a_declaration() -> None:
    assert set(SESSION_FACTS) == declared("session")
    assert set(PERFORMANCE_FACTS) == declared("performance")
    assert set(PERSON_FACTS) == declared("person")


def test_every_function_of_a_person_fact_says_what_it_computes() -> None:
    assert [name for name, function in PERSON_FACTS.items() if not function.__doc__] == []


def test_a_truth_has_words_for_both_answers() -> None:
    assert [spec.name for spec in FACTS.values() if spec.kind == "truth" and not spec.no_label] == []
