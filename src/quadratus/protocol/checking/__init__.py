"""Checks what the files of a method say together: names that exist, ladders without gaps, safe bounds."""

from __future__ import annotations

from pathlib import Path

from quadratus.protocol.checking import exercises, focuses, frame, guards, ladders, names, rules, screening
from quadratus.protocol.files import BrokenMethodError, Problem
from quadratus.protocol.loading import read_method
from quadratus.protocol.overlays import in_language
from quadratus.protocol.schema import Method

__all__ = ["check", "load_method"]

_ROUNDS = (
    (names.problems,),
    (frame.problems, exercises.problems, focuses.problems, rules.problems, screening.problems),
    (ladders.problems,),
    (guards.problems,),
)


def load_method(folder: Path, language: str | None = None) -> Method:
    """Read and check a method, in its own language or in another one in which it has texts.

    Raises:
        BrokenMethodError: with every problem that was found.
    """
    method = read_method(folder)
    problems = check(method)
    if problems:
        raise BrokenMethodError(problems)
    return method if language is None else in_language(folder, method, language)


def check(method: Method) -> tuple[Problem, ...]:
    """Every problem of a method whose files are valid one by one.

    The checks come in rounds, each of which may rely on the ones before: keys that stand once, names that exist, and
    then what follows from them. A round is entered only when the ones before found nothing.
    """
    for round_of_checks in _ROUNDS:
        found = tuple(sorted({problem for checked in round_of_checks for problem in checked(method)}))
        if found:
            return found
    return ()
