"""Reads a method from its folder. Every fault is told with file, key and what to write."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from quadratus.protocol.files import FOLDER, WHOLE, BrokenMethodError, Problem, table_in
from quadratus.protocol.overlays import LOCALE, MOTIONS, in_language
from quadratus.protocol.plain_words import key_of, told
from quadratus.protocol.schema import EvidenceFile, Exercise, Focuses, Frame, Measure, Method, Screening

METHODS = Path(__file__).parent.parent / "methods"

_SINGLE = ("protocol.toml", "screening.toml", "focuses.toml", "evidence.toml")
_FOLDERS = ("exercises", "measures")
_Model = TypeVar("_Model", bound=BaseModel)


def read_method(folder: Path) -> Method:
    """Read the files of a method, each valid in itself; what they say together is `checking`'s business.

    Raises:
        BrokenMethodError: a file is missing, is no TOML, or says something that its shape does not allow.
    """
    problems = [*_stray_files(folder)]
    frame = _read(folder, "protocol.toml", Frame, problems)
    screening = _read(folder, "screening.toml", Screening, problems)
    focuses = _read(folder, "focuses.toml", Focuses, problems)
    evidence = _read(folder, "evidence.toml", EvidenceFile, problems)
    exercises = _read_all(folder, "exercises", Exercise, "slug", problems)
    measures = _read_all(folder, "measures", Measure, "key", problems)
    if problems or frame is None or screening is None or focuses is None or evidence is None:
        raise BrokenMethodError(problems)
    return Method(
        frame=frame,
        screening=screening,
        focuses=focuses,
        exercises=exercises,
        measures=measures,
        topics=evidence.topics,
        evidence=evidence.rows,
    )


def lower_back_mastery(language: str | None = None) -> Method:
    """The first method as it is shipped, in its own language or in another one; read once for each.

    Raises:
        BrokenMethodError: it has no texts in this language.
    """
    return _lower_back_mastery(language)


@cache
def _lower_back_mastery(language: str | None) -> Method:
    folder = METHODS / "lower_back_mastery"
    if language is None:
        return read_method(folder)
    return in_language(folder, _lower_back_mastery(None), language)


def _stray_files(folder: Path) -> Iterator[Problem]:
    """Files that nobody would read: a slip in a name must not make an exercise vanish without a word."""
    for file in sorted(folder.rglob("*.toml")):
        name = file.relative_to(folder)
        if name.parts[0] == LOCALE and len(name.parts) > 2:
            continue
        if name.as_posix() in _SINGLE or (len(name.parts) == 2 and name.parts[0] in (*_FOLDERS, MOTIONS)):
            continue
        places = f"{', '.join(_SINGLE)}, or a file in {' or '.join(f'{part}/' for part in _FOLDERS)}"
        yield Problem(name.as_posix(), WHOLE, "no part of a method has this name", f"Name it {places}")


def _read_all(folder: Path, part: str, model: type[_Model], named: str, problems: list[Problem]) -> tuple[_Model, ...]:
    """Every file of a folder; the name of the file is the key under which its value is known."""
    files = sorted((folder / part).glob("*.toml"))
    if not files:
        problems.append(
            Problem(f"{part}/", FOLDER, "it holds no .toml file", "Create one; see docs/protocol-format.md")
        )
    read = [_read(folder, f"{part}/{file.name}", model, problems, {named: file.stem}) for file in files]
    return tuple(value for value in read if value is not None)


def _read(
    folder: Path, name: str, model: type[_Model], problems: list[Problem], known: dict[str, str] | None = None
) -> _Model | None:
    table = table_in(folder, name, problems)
    if table is None:
        return None
    known = known or {}
    found = [
        Problem(name, key, "the name of the file already says it", "Remove this key") for key in known if key in table
    ]
    found += [Problem(name, *fault) for fault in _unusable(table)]
    if found:
        problems += found
        return None
    table = {**known, **table}
    try:
        # Through JSON, because only there does strictness leave lists and words alone: no "10" for 10, no 1 for true.
        return model.model_validate_json(json.dumps(table), strict=True)
    except ValidationError as invalid:
        for error in invalid.errors(include_url=False):
            fault = told(error)
            if fault is not None:
                problems.append(Problem(name, key_of(error["loc"], table, tuple(known)), *fault))
        return None


def _unusable(value: Any, key: str = "") -> Iterator[tuple[str, str, str]]:
    """Values of TOML that a method has no use for: dates, times, and numbers that are none."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _unusable(inner, f"{key}.{name}" if key else name)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _unusable(inner, f"{key}[{number}]")
    elif isinstance(value, float) and not math.isfinite(value):
        yield key, f"{value} can be compared with nothing", "Write a number"
    elif not isinstance(value, (str, int, float)):
        yield key, "a date or time has no place here", "Write a number of days, or a text in quotation marks"
