"""Reading a method: whole, strict, and with everything that is wrong told at once."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from quadratus.protocol.files import BrokenMethodError, Problem
from quadratus.protocol.loading import lower_back_mastery, read_method
from quadratus.protocol.plain_words import key_of, shown, told
from quadratus.protocol.schema import Dose, Exercise, Frame
from tests.protocol.broken import SHIPPED


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "method"
    shutil.copytree(SHIPPED, folder)
    return folder


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(BrokenMethodError) as broken:
        read_method(folder)
    return broken.value.problems


def test_the_shipped_method_is_read_once() -> None:
    assert lower_back_mastery() is lower_back_mastery()
    assert lower_back_mastery() == read_method(SHIPPED)


def test_an_exercise_and_a_measure_are_known_by_the_names_of_their_files() -> None:
    method = read_method(SHIPPED)
    assert {exercise.slug for exercise in method.exercises} == {file.stem for file in (SHIPPED / "exercises").iterdir()}
    assert set(method.measure_by_key) == {file.stem for file in (SHIPPED / "measures").iterdir()}


def test_every_fault_is_told_at_once_in_the_order_of_the_files(copy: Path) -> None:
    (copy / "screening.toml").unlink()
    (copy / "exercises" / "walking.toml").write_text('name = "Walking"\npurpose = ""\n', encoding="utf-8")
    (copy / "focuses.toml").write_text("= 3", encoding="utf-8")
    problems = problems_of(copy)
    assert [problem.file for problem in problems] == sorted(problem.file for problem in problems)
    assert {problem.file for problem in problems} == {"screening.toml", "exercises/walking.toml", "focuses.toml"}
    missing = [problem.key for problem in problems if problem.fault == "the key is missing"]
    assert {"breathing", "stop_signs", "places", "source"} <= set(missing)


def test_an_empty_folder_names_each_file_to_create(tmp_path: Path) -> None:
    assert [(problem.file, problem.fault) for problem in problems_of(tmp_path)] == [
        ("evidence.toml", "the file is missing"),
        ("exercises/", "it holds no .toml file"),
        ("focuses.toml", "the file is missing"),
        ("measures/", "it holds no .toml file"),
        ("protocol.toml", "the file is missing"),
        ("screening.toml", "the file is missing"),
    ]


def test_the_error_prints_one_line_a_problem(tmp_path: Path) -> None:
    with pytest.raises(BrokenMethodError) as broken:
        read_method(tmp_path)
    lines = str(broken.value).splitlines()
    assert lines == [str(problem) for problem in broken.value.problems]
    assert lines[0] == "evidence.toml: (whole file): the file is missing. Create it; see docs/protocol-format.md"


def test_other_files_beside_the_method_are_left_alone(copy: Path) -> None:
    (copy / "NOTES.md").write_text("Ideas for version 2", encoding="utf-8")
    (copy / "exercises" / "sketch.svg").write_text("<svg/>", encoding="utf-8")
    assert read_method(copy) == read_method(SHIPPED)


@pytest.mark.parametrize(
    ("loc", "expected"),
    [
        (("phases", 1, "effort", "predicate", "at_most"), "phases.two.effort.at_most"),
        (
            ("gates", 0, "criteria", 1, "rule", "all_of", "all_of", 2, "predicate"),
            "gates.two.criteria.b.rule.all_of[2]",
        ),
        (("places", 0, "doses", 1, "sets", 0), "places.bridge.doses[1].sets[0]"),
        (("exclusions", "Knee", "[key]"), "exclusions.Knee"),
        (("slug",), "(name of the file)"),
        ((), "(whole file)"),
        (("missing_one",), "missing_one"),
        (("phases", 7), "phases[7]"),
    ],
)
def test_keys_are_written_as_a_person_would_say_them(loc: tuple[int | str, ...], expected: str) -> None:
    table: dict[str, Any] = {
        "slug": "x",
        "phases": [{"key": "one"}, {"key": "two", "effort": {"fact": "effort"}}],
        "gates": [{"opens": "two", "criteria": [{"key": "a"}, {"key": "b", "rule": {"all_of": [{}, {}, {}]}}]}],
        "places": [{"key": "bridge", "doses": [{}, {"sets": [1]}]}],
        "exclusions": {"Knee": "block"},
    }
    assert key_of(loc, table, ("slug",)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(True, "true"), (3, "3"), ("x", '"x"'), ([1], "a list"), ({}, "a table"), ("x" * 99, '"' + "x" * 35 + '..."')],
)
def test_values_are_shown_as_an_author_would_write_them(value: object, expected: str) -> None:
    assert shown(value) == expected


def test_an_error_without_words_of_its_own_still_says_where_to_look() -> None:
    error = {"type": "recursion_loop", "loc": ("rule",), "msg": "The rule holds itself", "input": {}}
    assert told(error) == ("The rule holds itself", "Write a value that fits; see docs/protocol-format.md")


@pytest.mark.parametrize("model", [Dose, Exercise, Frame])
def test_a_value_never_changes_once_it_is_read(model: type[BaseModel]) -> None:
    assert model.model_config.get("frozen")
    assert model.model_config.get("extra") == "forbid"


def test_a_method_cannot_be_changed_by_accident() -> None:
    caps: Any = lower_back_mastery().frame.load
    with pytest.raises(ValidationError):
        caps.one_hand_percent_without_coach = 90
