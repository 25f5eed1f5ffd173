"""Every broken method is told with file, key, fault and mend; every fault the checks can name has a broken method."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from quadratus.protocol import files, loading
from quadratus.protocol.checking import check, exercises, focuses, frame, guards, ladders, names, rules, screening
from quadratus.protocol.checking import load_method as checked_method
from quadratus.protocol.files import BrokenMethodError, Problem
from tests.protocol.broken import SHIPPED, Case, broken_copy, cases

CASES = cases()
CHECKS = (exercises, focuses, frame, guards, ladders, names, rules, screening)


def lines_of(case: Case, folder: Path) -> tuple[str, ...]:
    with pytest.raises(BrokenMethodError) as broken:
        checked_method(broken_copy(case, folder))
    return tuple(str(problem) for problem in broken.value.problems)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_broken_method_is_told_with_file_key_fault_and_mend(case: Case, tmp_path: Path) -> None:
    assert lines_of(case, tmp_path) == case.expected


def test_there_are_many_broken_methods() -> None:
    assert len(CASES) >= 30
    assert all(case.why and case.expected for case in CASES)


def test_the_shipped_method_is_whole() -> None:
    assert check(checked_method(SHIPPED)) == ()


def test_no_message_speaks_the_language_of_the_machine() -> None:
    told = [line for case in CASES for line in case.expected]
    for word in ("Input should", "validation", "predicate,", "Tuple", "NoneType", "pydantic", "str_", "dict"):
        assert not [line for line in told if word in line]


def places_where_problems_are_made(module_file: Path) -> Iterator[tuple[int, int]]:
    for node in ast.walk(ast.parse(module_file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Problem", "_problem"):
            yield node.lineno, node.end_lineno or node.lineno


def test_every_fault_that_can_be_named_has_a_broken_method(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: set[tuple[str, int]] = set()
    original = Problem.__init__

    def recorded(self: Problem, *args: str) -> None:
        caller = sys._getframe(1)
        made.add((caller.f_code.co_filename, caller.f_lineno))
        original(self, *args)

    monkeypatch.setattr(Problem, "__init__", recorded)
    for case in CASES:
        lines_of(case, tmp_path / case.name)
    untold = [
        f"{Path(file).name}:{first}"
        for module in (*CHECKS, files, loading)
        if (file := module.__file__)
        for first, last in places_where_problems_are_made(Path(file))
        if not any(name == file and first <= line <= last for name, line in made)
    ]
    assert untold == []
