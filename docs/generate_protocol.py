"""Writes docs/reference/protocol-keys.md: every key that the files of a method may hold, from the models behind them.

`python docs/generate_protocol.py` writes it; with `--check` it only tells whether it is out of date (exit code 1).
"""

from __future__ import annotations

import inspect
import sys
import types
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from quadratus.protocol.rules import AllOf, AnyOf, Predicate
from quadratus.protocol.schema import Evidence, Exercise, Focuses, Frame, Measure, Screening, Topic

PAGE = Path(__file__).parent / "reference" / "protocol-keys.md"
FILES: dict[str, type[BaseModel]] = {
    "protocol.toml": Frame,
    "screening.toml": Screening,
    "focuses.toml": Focuses,
    "exercises/*.toml": Exercise,
    "measures/*.toml": Measure,
}
_MADE = "<!-- Made by docs/generate_protocol.py. Do not edit. -->"
_HEAD = (
    "# The keys of a method",
    "Every key, the value it takes, and what holds when it is left out. "
    "[Protocol format](../protocol-format.md) says what they mean.",
)
_FROM_FILE_NAME = {(Exercise, "slug"), (Measure, "key")}
_RULE = "[rule](#a-rule)"
_WORDS = {str: "text", int: "whole number", float: "number", bool: "`true` or `false`"}
_FORMS = {
    r"^[a-z][a-z0-9_]*$": "key",
    r"^[a-z][a-z0-9-]*$": "key of evidence",
    r"^[a-z]{2,3}$": "language",
    r"^\d+\.\d+\.\d+$": "version",
}
_BOUNDS = (("gt", "above"), ("ge", "at least"), ("lt", "below"), ("le", "at most"))


def page() -> str:
    """The whole page."""
    parts = [_MADE, *_HEAD]
    for file, model in FILES.items():
        parts.append(f"## `{file}`")
        parts += _sections(model, set())
    parts += ["## `evidence.toml`", "`[[topics]]`, each with:", _table(Topic)]
    parts += ["`[[rows]]`, each with:", _table(Evidence)]
    parts += ["## A rule", _rule()]
    return "\n\n".join(parts) + "\n"


def _sections(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[str]:
    """The table of a model, then those of the models inside it, each once."""
    if model in seen:
        return
    seen.add(model)
    if model not in FILES.values():
        yield f"### {model.__name__}"
    said = inspect.cleandoc(model.__doc__ or "")
    if not said.startswith("`"):
        yield said
    yield _table(model)
    for field in model.model_fields.values():
        for inner in _models_in(field.annotation):
            yield from _sections(inner, seen)


def _table(model: type[BaseModel]) -> str:
    lines = ["| key | value | if left out |", "| --- | --- | --- |"]
    for name, field in model.model_fields.items():
        if (model, name) not in _FROM_FILE_NAME:
            lines.append(f"| `{field.alias or name}` | {_value(field)} | {_default(field)} |")
    return "\n".join(lines)


def _rule() -> str:
    text = (
        "One of three forms: a comparison of one fact with one threshold; `{ all_of = [ ... ] }`, which holds when "
        "each of its rules holds; `{ any_of = [ ... ] }`, which holds when one of them does. Both may have a `source`. "
        "A comparison has exactly one of `at_least`, `at_most`, `above`, `below` and `is`. [Facts](facts.md) names the "
        "facts and what narrows each of them down."
    )
    return f"{text}\n\n{_table(Predicate)}"


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        if annotation not in (AllOf, AnyOf, Predicate):
            yield annotation
        return
    for inner in get_args(annotation):
        yield from _models_in(inner)


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "must be given"
    if field.default_factory is not None or field.default == ():
        return "empty"
    if isinstance(field.default, bool):
        return f"`{str(field.default).lower()}`"
    if isinstance(field.default, str):
        return f"`{field.default}`"
    return "" if field.default is None else f"{field.default:g}"


def _value(field: FieldInfo) -> str:
    return ", ".join([_kind(field.annotation, field.metadata), *_bounds(field.metadata)])


def _bounds(metadata: list[Any]) -> Iterator[str]:
    for one in metadata:
        for name, words in _BOUNDS:
            if getattr(one, name, None) is not None:
                yield f"{words} {getattr(one, name):g}"
        if getattr(one, "min_length", None) and getattr(one, "max_length", None):
            yield f"{one.min_length} of them"


def _kind(annotation: Any, metadata: list[Any]) -> str:
    """A type in words; `metadata` are the notes of an `Annotated` that was taken off it."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if AllOf in set(_flat(annotation)):
        return _RULE
    if origin is Annotated:
        return _kind(inner[0], list(inner[1:]))
    if origin in (Union, types.UnionType):
        return " or ".join(_kind(part, []) for part in inner if part is not type(None))
    if origin is Literal:
        return ", ".join(f"`{word}`" for word in inner)
    if origin is tuple:
        return f"list of: {_kind(inner[0], [])}"
    if origin is dict:
        return f"table; each value: {_kind(inner[1], [])}"
    return _named(annotation, metadata)


def _named(annotation: Any, metadata: list[Any]) -> str:
    if issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    if issubclass(annotation, StrEnum):
        return ", ".join(f"`{word}`" for word in annotation)
    forms = (_FORMS[one.pattern] for one in metadata if getattr(one, "pattern", None))
    return next(forms, _WORDS.get(annotation, str(annotation)))


def _flat(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in get_args(annotation):
        yield from _flat(inner)


if __name__ == "__main__":
    if "--check" not in sys.argv:
        PAGE.write_text(page(), encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page():
        sys.exit(f"Out of date: {PAGE.name}. Run: python docs/generate_protocol.py")
