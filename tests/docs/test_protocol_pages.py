"""The page on the format of a method is complete, its examples are valid, and the list of keys is up to date."""

from __future__ import annotations

import json
import re
import runpy
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter

from quadratus.protocol.facts import FACTS
from quadratus.protocol.loading import METHODS, lower_back_mastery
from quadratus.protocol.rules import AllOf, AnyOf, Frozen, Predicate, Rule, predicates_of
from quadratus.protocol.schema import Evidence, Exercise, Focuses, Frame, Measure, Method, Screening, Topic
from tests.protocol.broken import cases

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "protocol-format.md").read_text(encoding="utf-8")
FENCED = re.findall(r"^```toml (\S+)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
LOCALE = [(name, text) for name, text in FENCED if name.startswith("locale/")]
EXAMPLES = [(name, text) for name, text in FENCED if not name.startswith("locale/")]
MODELS: dict[str, type[BaseModel]] = {"protocol.toml": Frame, "screening.toml": Screening, "focuses.toml": Focuses}
WHOLE: dict[str, tuple[type[BaseModel], str]] = {
    "exercises/*.toml": (Exercise, "slug"),
    "measures/*.toml": (Measure, "key"),
}


def strictly(kind: Any, value: object) -> Any:
    return TypeAdapter(kind).validate_json(json.dumps(value), strict=True)


def test_there_is_an_example_of_each_file_and_of_rules() -> None:
    assert {name for name, _ in EXAMPLES} == {*MODELS, *WHOLE, "evidence.toml", "rule"}


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_an_example_is_valid(name: str, text: str) -> None:
    table = tomllib.loads(text)
    assert table
    if name in WHOLE:
        model, key = WHOLE[name]
        strictly(model, {key: "an_example", **table})
    for key, value in table.items():
        if name == "rule":
            rule: AllOf | AnyOf | Predicate = strictly(Rule, value)
            assert all(one.fact in FACTS for one in predicates_of(rule))
        elif name == "evidence.toml":
            strictly(tuple[Topic, ...] if key == "topics" else tuple[Evidence, ...], value)
        elif name in MODELS:
            strictly(MODELS[name].model_fields[key].annotation, value)


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_the_sources_of_an_example_are_evidence_of_the_shipped_method(name: str, text: str) -> None:
    known = lower_back_mastery().evidence_by_key
    for quoted in re.findall(r"source = (\[.*?\]|\".*?\")", text):
        for source in re.findall(r'"([^"]+)"', quoted):
            assert source in known


@pytest.mark.parametrize(("name", "text"), LOCALE)
def test_an_example_in_another_language_says_what_the_shipped_method_says(name: str, text: str) -> None:
    shipped = tomllib.loads((METHODS / "lower_back_mastery" / name).read_text(encoding="utf-8"))
    table = tomllib.loads(text)
    for place, said in table.pop("places").items():
        assert said.items() <= shipped["places"][place].items()
    assert table
    assert table.items() <= shipped.items()


def models(base: type[BaseModel] = Frozen) -> Iterator[type[BaseModel]]:
    for model in base.__subclasses__():
        if model is not Method and model.__module__.startswith("quadratus.protocol") and model.__name__[0] != "_":
            yield model
            yield from models(model)


@pytest.mark.parametrize("model", list(models()), ids=lambda model: model.__name__)
def test_every_key_is_explained(model: type[BaseModel]) -> None:
    spoken = set(re.findall(r"\b[a-z][a-z0-9_]*\b", " ".join(re.findall(r"`[^`\n]+`|\[[a-z_.]+\]", PAGE))))
    written = set(re.findall(r"(?m)^\[+([a-z_]+)", "\n".join(text for _, text in EXAMPLES)))
    keys = {field.alias or name for name, field in model.model_fields.items()}
    assert keys - spoken - written == set()


def test_the_lines_of_the_checker_on_the_page_are_its_own() -> None:
    told = {line for case in cases() for line in case.expected}
    shown = [line for line in PAGE.splitlines() if re.match(r"(exercises/\w+|\w+)\.toml: ", line)]
    assert len(shown) == 3
    assert set(shown) <= told


def test_the_list_of_keys_is_up_to_date() -> None:
    generator = runpy.run_path(str(ROOT / "docs" / "generate_protocol.py"))
    kept = (ROOT / "docs" / "reference" / "protocol-keys.md").read_text(encoding="utf-8")
    assert kept == generator["page"](), "run: python docs/generate_protocol.py"


def test_every_page_that_is_linked_exists() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", PAGE):
        assert (ROOT / "docs" / target).exists(), target
