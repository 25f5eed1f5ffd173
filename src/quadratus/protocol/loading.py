"""Reads a method from its folder. Every fault is told with file, key and what to write."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from quadratus.protocol.rules import Frozen
from quadratus.protocol.schema import Evidence, Exercise, Focuses, Frame, Measure, Method, Screening

METHODS = Path(__file__).parent.parent / "methods"

_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True, order=True)
class Problem:
    """One fault of a method: where it stands, what is wrong, and what to write instead."""

    file: str
    key: str
    fault: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.fault}. {self.mend}"


class BrokenMethodError(Exception):
    """A method that cannot be used. `problems` holds every fault that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class _EvidenceFile(Frozen):
    rows: tuple[Evidence, ...]


_MENDS = {
    "missing": "Add this key",
    "extra_forbidden": "Remove this key or correct its spelling",
    "string_pattern_mismatch": "Write it in the form that is asked",
    "string_too_short": "Write a text here",
    "too_short": "Write at least one entry",
    "too_long": "Write fewer entries",
    "literal_error": "Write one of the allowed words",
    "enum": "Write one of the allowed words",
}


def _problem(file: str, error: Any) -> Problem:
    key = ".".join(str(part) for part in error["loc"] if part not in ("predicate", "all_of_", "any_of_"))
    fault = str(error["msg"]).removeprefix("Value error, ")
    mend = _MENDS.get(error["type"], "Write a value that fits")
    return Problem(file, key or "(whole file)", fault[:1].lower() + fault[1:], f"{mend}; see docs/protocol-format.md")


def _read(folder: Path, file: Path, model: type[_Model], problems: list[Problem], **known: Any) -> _Model | None:
    name = file.relative_to(folder).as_posix()
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        problems.append(Problem(name, "(whole file)", "the file is missing", "Create it; see docs/protocol-format.md"))
        return None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(Problem(name, "(whole file)", f"not valid TOML: {error}", "Correct the syntax at that place"))
        return None
    try:
        return model.model_validate({**known, **table})
    except ValidationError as invalid:
        problems.extend(_problem(name, error) for error in invalid.errors(include_url=False))
        return None


def read_method(folder: Path) -> Method:
    """Read the files of a method, each valid in itself; what they say together is `checking`'s business.

    Raises:
        BrokenMethodError: a file is missing, is no TOML, or says something that its shape does not allow.
    """
    problems: list[Problem] = []
    frame = _read(folder, folder / "protocol.toml", Frame, problems)
    screening = _read(folder, folder / "screening.toml", Screening, problems)
    focuses = _read(folder, folder / "focuses.toml", Focuses, problems)
    evidence = _read(folder, folder / "evidence.toml", _EvidenceFile, problems)
    exercises = [
        _read(folder, file, Exercise, problems, slug=file.stem)
        for file in sorted((folder / "exercises").glob("*.toml"))
    ]
    measures = [
        _read(folder, file, Measure, problems, key=file.stem) for file in sorted((folder / "measures").glob("*.toml"))
    ]
    if problems or frame is None or screening is None or focuses is None or evidence is None:
        raise BrokenMethodError(problems)
    return Method(
        frame=frame,
        screening=screening,
        focuses=focuses,
        exercises=tuple(exercise for exercise in exercises if exercise),
        measures=tuple(measure for measure in measures if measure),
        evidence=evidence.rows,
    )


@cache
def lower_back_mastery() -> Method:
    """The first method, as it is shipped."""
    return read_method(METHODS / "lower_back_mastery")
