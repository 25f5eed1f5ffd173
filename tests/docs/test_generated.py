"""The generated pages say what the code says."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from quadratus.cli import main
from quadratus.prescription.facts import PERSON_FACTS
from quadratus.prescription.record.events import KINDS
from quadratus.prescription.rules.progression import PERFORMANCE_FACTS
from quadratus.prescription.rules.response import SESSION_FACTS
from quadratus.protocol.facts import FACTS

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def generator() -> dict[str, Any]:
    return runpy.run_path(str(DOCS / "generate.py"))


def test_no_generated_page_is_out_of_date(generator: dict[str, Any]) -> None:
    assert generator["out_of_date"]() == (), "run: make docs"


@pytest.mark.parametrize(("page", "names"), [("commands.md", main.commands), ("facts.md", FACTS), ("events.md", KINDS)])
def test_everything_has_its_section(page: str, names: dict[str, object]) -> None:
    text = (DOCS / "reference" / page).read_text()
    headings = {line.strip("# `\n").removeprefix("quadratus ") for line in text.splitlines() if line.startswith("#")}
    assert [name for name in names if name not in headings] == []


def test_every_fact_that_a_rule_may_ask_for_says_how_it_is_computed() -> None:
    functions = {**SESSION_FACTS, **PERSON_FACTS}
    assert [name for name, function in functions.items() if not function.__doc__] == []
    assert set(functions) | set(PERFORMANCE_FACTS) <= set(FACTS)
