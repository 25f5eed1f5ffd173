"""Reads the motions of a method from its folder. Every fault is told with file, key and what to write."""

from __future__ import annotations

import difflib
import json
import math
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from quadratus.body.checking import MotionProblem
from quadratus.body.motion import MotionFile, SaidMotions
from quadratus.body.pose import Written

_WHOLE = "(whole file)"
_SEE = "see docs/figures-format.md"
_Model = TypeVar("_Model", MotionFile, SaidMotions)


class BrokenMotionsError(Exception):
    """Motions that cannot be used. `problems` holds every fault that was found."""

    def __init__(self, problems: Iterable[MotionProblem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def read_motions(folder: Path) -> dict[str, MotionFile]:
    """The files of a folder by the exercise that they are named after; none where there is no such folder.

    Raises:
        BrokenMotionsError: a file is no TOML, or says something that its shape does not allow.
    """
    return _read_all(folder, MotionFile)


def read_words(folder: Path) -> dict[str, SaidMotions]:
    """The words of motions in another language, by exercise; none where there is no such folder.

    Raises:
        BrokenMotionsError: a file is no TOML, or says something else than words.
    """
    return _read_all(folder, SaidMotions)


def _read_all(folder: Path, model: type[_Model]) -> dict[str, _Model]:
    problems: list[MotionProblem] = []
    found: dict[str, _Model] = {}
    for file in sorted(folder.glob("*.toml")):
        one = _read(file.read_bytes(), f"{folder.name}/{file.name}", model, problems)
        if one is not None:
            found[file.stem] = one
    if problems:
        raise BrokenMotionsError(problems)
    return found


def read_motion(content: bytes, name: str, problems: list[MotionProblem]) -> MotionFile | None:
    """One file of motions; its faults are added to `problems`."""
    return _read(content, name, MotionFile, problems)


def _read(content: bytes, name: str, model: type[_Model], problems: list[MotionProblem]) -> _Model | None:
    try:
        table: dict[str, Any] = tomllib.loads(content.decode("utf-8"))
    except UnicodeDecodeError:
        problems.append(MotionProblem(name, _WHOLE, "it is not written in UTF-8", "Save it as UTF-8"))
        return None
    except tomllib.TOMLDecodeError as error:
        fault = f"not valid TOML: {str(error)[:1].lower()}{str(error)[1:]}"
        problems.append(MotionProblem(name, _WHOLE, fault, "Correct the syntax at that place"))
        return None
    found = [MotionProblem(name, key, fault, mend) for key, fault, mend in (*_unusable(table), *_likeness(table))]
    if found:
        problems += found
        return None
    try:
        return model.model_validate_json(json.dumps(_with_likeness(table)), strict=True)
    except ValidationError as invalid:
        problems += [
            MotionProblem(name, _key(one["loc"]), *_told(one))
            for one in invalid.errors(include_url=False)
            if _is_own(one["loc"], table)
        ]
        return None


# Poses and rungs that build on others ------------------------------------------------------------

_BUILDING = ("poses", "rungs")


def _entries(table: Mapping[str, Any], part: str) -> dict[str, dict[str, Any]]:
    entries = table.get(part)
    if not isinstance(entries, dict):
        return {}
    return {name: entry for name, entry in entries.items() if isinstance(entry, dict)}


def _likeness(table: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for part in _BUILDING:
        entries = _entries(table, part)
        for name, entry in entries.items():
            seen = [name]
            while "like" in entry:
                like, key = entry["like"], f"{part}.{name}.like"
                if like not in entries:
                    if entry is entries[name]:
                        yield key, f"'{like}' is not in this file", f"Write one of: {', '.join(entries)}"
                    break
                if like in seen:
                    yield key, f"the {part} build on each other in a circle", "Write one of them out"
                    break
                seen.append(like)
                entry = entries[like]


def _is_own(loc: tuple[int | str, ...], table: Mapping[str, Any]) -> bool:
    """Whether a fault stands in an entry's own words, and not in those of the one that it is like."""
    if len(loc) < 3 or loc[0] not in _BUILDING:
        return True
    entry = _entries(table, str(loc[0])).get(str(loc[1]), {})
    return "like" not in entry or loc[2] in entry


def _with_likeness(table: dict[str, Any]) -> dict[str, Any]:
    """The same file with every entry written out: what it says itself takes the place of what it is like."""
    written = dict(table)
    for part in _BUILDING:
        entries = _entries(table, part)
        if entries:
            written[part] = {**table[part], **{name: _whole(entries, name) for name in entries}}
    return written


def _whole(entries: Mapping[str, dict[str, Any]], name: str) -> dict[str, Any]:
    own = {key: value for key, value in entries[name].items() if key != "like"}
    return {**_whole(entries, entries[name]["like"]), **own} if "like" in entries[name] else own


# Faults in plain words ---------------------------------------------------------------------------

_KINDS = {
    "string_type": ("a text", "Write it in quotation marks"),
    "float_type": ("a number", "Write digits, without quotation marks"),
    "tuple_type": ("a list", "Write it in square brackets: [ ... ]"),
    "dict_type": ("a table", "Write it as a table with keys: { ... }"),
    "model_type": ("a table", "Write it as a table with keys: { ... }"),
}
_BOUNDS = {"greater_than": "above", "greater_than_equal": "at least", "less_than_equal": "at most"}
_LIMITS = {"greater_than": "gt", "greater_than_equal": "ge", "less_than_equal": "le"}


def _unusable(value: Any, key: str = "") -> Iterator[tuple[str, str, str]]:
    """Values of TOML that a motion has no use for."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _unusable(inner, f"{key}.{name}" if key else name)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _unusable(inner, f"{key}[{number}]")
    elif isinstance(value, float) and not math.isfinite(value):
        yield key, f"{value} is no place and no angle", "Write a number"
    elif not isinstance(value, (str, int, float)):
        yield key, "a date or time has no place here", "Write a number or a text"


def _key(loc: tuple[int | str, ...]) -> str:
    written = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)
    return written.removeprefix(".") or _WHOLE


def _told(error: Mapping[str, Any]) -> tuple[str, str]:
    """The fault and the mend of one error of pydantic."""
    kind = error["type"]
    if kind in _KINDS:
        wanted, mend = _KINDS[kind]
        return f"it must be {wanted}, found {_shown(error['input'])}", mend
    if kind in _BOUNDS:
        bound = f"{_BOUNDS[kind]} {error['ctx'][_LIMITS[kind]]:g}"
        return f"it must be {bound}, found {error['input']}", f"Write a number that is {bound}"
    match kind:
        case "missing":
            return "the key is missing", f"Add it; {_SEE}"
        case "extra_forbidden":
            return "no such key is known here", _near(str(error["loc"][-1]))
        case "literal_error":
            allowed = str(error["ctx"]["expected"]).replace("'", '"')
            return f"{_shown(error['input'])} is not one of the words that are known here", f"Write {allowed}"
        case "value_error":
            fault, _, mend = str(error["ctx"]["error"]).partition(": ")
            return fault, f"{mend[:1].upper()}{mend[1:]}"
        case "string_too_short":
            return "the text is empty", "Write what is seen"
        case "string_pattern_mismatch":
            return (
                f"{_shown(error['input'])} is no key",
                "Write lower-case letters, digits and _, beginning with a letter",
            )
        case "union_tag_invalid" | "union_tag_not_found":
            return "no such prop is known", f"Write a kind that is known; {_SEE}"
        case "too_short" | "too_long":
            return f"it has {len(error['input'])} entries", f"Write as many as it takes; {_SEE}"
        case _:
            return str(error["msg"]), f"Write a value that fits; {_SEE}"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    return f'"{value}"' if isinstance(value, str) else f"{value}"


def _near(written: str) -> str:
    near = difflib.get_close_matches(written, sorted(set(_field_names(Written))), n=1, cutoff=0.7)
    return f"Write '{near[0]}', or remove it" if near and near[0] != written else "Remove it"


def _field_names(model: type[Written]) -> Iterator[str]:
    for one in model.__subclasses__():
        for name, field in one.model_fields.items():
            yield field.alias or name
        yield from _field_names(one)
