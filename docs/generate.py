"""Writes the generated pages of docs/reference: commands, facts, events.

`python docs/generate.py` writes them; with `--check` it only tells which are out of date (exit code 1).
"""

from __future__ import annotations

import dataclasses
import inspect
import sys
import types
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import click
from annotated_types import Ge, Le, MaxLen, MinLen

from quadratus.cli import main
from quadratus.prescription.facts import PERSON_FACTS
from quadratus.prescription.record.events import KINDS
from quadratus.prescription.rules.progression import PERFORMANCE_FACTS
from quadratus.prescription.rules.response import SESSION_FACTS
from quadratus.protocol.facts import FACTS, FactSpec

REFERENCE = Path(__file__).parent / "reference"
WIDTH = 88
_MADE = "<!-- Made by docs/generate.py (`make docs`). Do not edit. -->"
COMPUTED: dict[str, object] = {**SESSION_FACTS, **PERFORMANCE_FACTS, **PERSON_FACTS}
_STAMP = ("id", "moment", "day")
_SCOPES = {
    "session": "Of one session",
    "performance": "Of one performance of an exercise",
    "person": "Of the person today",
    "core": "Asked by the core alone",
}
_WORDS = {
    "bool": "yes or no", "str": "text", "int": "whole number", "float": "number", "UUID": "UUID",
    "datetime": "moment with offset", "date": "date",
}  # fmt: skip


# Commands ----------------------------------------------------------------------------------------


def commands_page() -> str:
    """The commands with their help, as the command line prints it."""
    parts = [_MADE, "# The commands", "What `quadratus --help` and `quadratus COMMAND --help` print."]
    root = click.Context(
        main, info_name="quadratus", terminal_width=WIDTH, max_content_width=WIDTH,
        **main.context_settings,
    )  # fmt: skip
    parts.append(_help("quadratus", main, root))
    for name in main.list_commands(root):
        command = main.get_command(root, name)
        assert command is not None
        context = click.Context(command, root, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH)
        parts.append(_help(f"quadratus {name}", command, context))
    return "\n\n".join(parts) + "\n"


def _help(title: str, command: click.Command, context: click.Context) -> str:
    return f"## {title}\n\n```\n{command.get_help(context)}\n```"


# Facts -------------------------------------------------------------------------------------------


def facts_page() -> str:
    """Every fact that a rule may use, with the words for it and how it is computed."""
    parts = [
        _MADE,
        "# The facts",
        "What the rules of a method may say by name. A predicate compares one fact with a threshold; "
        "*takes* are the keys that narrow the fact down.",
    ]
    for scope, title in _SCOPES.items():
        parts.append(f"## {title}")
        parts += [_fact(spec) for spec in FACTS.values() if spec.scope == scope]
    return "\n\n".join(parts) + "\n"


def _fact(spec: FactSpec) -> str:
    unit = f", in {spec.unit}" if spec.unit and spec.unit != "of 10" else ""
    unit = ", of 10" if spec.unit == "of 10" else unit
    lines = [f"### `{spec.name}`", "", f"A {spec.kind}{unit}. A person reads: *{spec.label}*"]
    if spec.no_label:
        lines[-1] += f", or: *{spec.no_label}*"
    lines[-1] += "."
    if said := _docstring(spec.name):
        lines += ["", said]
    if spec.takes:
        subject = f" (`of` names a {spec.subject})" if spec.subject else ""
        lines += ["", f"Takes: {', '.join(f'`{name}`' for name in spec.takes)}{subject}."]
    if spec.kind == "number":
        places = f"to {spec.decimals} decimal place" if spec.decimals else "to whole numbers"
        lines += ["", f"Compared and shown {places}."]
    return "\n".join(lines)


def _docstring(name: str) -> str:
    """What the function that computes a fact says of it; nothing where the words say it all."""
    if name not in COMPUTED:
        return "Found by the decisions of the core itself; a rule of a method cannot ask for it."
    return inspect.getdoc(COMPUTED[name]) or ""


# Events ------------------------------------------------------------------------------------------


def events_page() -> str:
    """Every kind of event with its fields."""
    parts = [
        _MADE,
        "# The events",
        "What happened, as it is stored and exported. Every event has an `id` (UUID, made where it "
        "happened), a `moment` (with its offset from UTC) and a `day` (the local date of the moment).",
    ]
    parts += [_event(kind, event) for kind, event in KINDS.items()]
    return "\n\n".join(parts) + "\n"


def _event(kind: str, event: type) -> str:
    lines = [f"## `{kind}`", "", inspect.cleandoc(event.__doc__ or "")]
    rows = list(_rows(event))
    if rows:
        lines += ["", "| field | value | if left out |", "| --- | --- | --- |", *rows]
    return "\n".join(lines)


def _rows(kind: type) -> Iterator[str]:
    hints = get_type_hints(kind, include_extras=True)
    for field in dataclasses.fields(kind):
        if field.name not in _STAMP:
            yield f"| `{field.name}` | {_value(hints[field.name])} | {_default(field)} |"


def _default(field: dataclasses.Field[Any]) -> str:
    if field.default_factory is not dataclasses.MISSING:
        return "empty"
    if field.default is dataclasses.MISSING:
        return "must be given"
    if field.default is None:
        return "not known"
    if isinstance(field.default, bool):
        return "yes" if field.default else "no"
    return "empty" if field.default in ((), "") else f"{field.default}"


def _value(hint: Any) -> str:
    """A type in words."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        bounds = [part for part in (_bound(note) for note in inner[1:]) if part]
        return ", ".join([_value(inner[0]), *bounds])
    if origin in (Union, types.UnionType):
        return " or ".join(_value(part) for part in inner if part is not type(None))
    if origin is Literal:
        return ", ".join(f"`{word}`" for word in inner)
    if origin is tuple:
        return f"list of: {_value(inner[0])}"
    if origin is dict:
        return f"by key: {_value(inner[1])}"
    return _named(hint)


def _named(hint: Any) -> str:
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return ", ".join(f"`{word}`" for word in hint)
    if dataclasses.is_dataclass(hint):
        hints = get_type_hints(hint, include_extras=True)
        fields = (f"`{part.name}` ({_value(hints[part.name])})" for part in dataclasses.fields(hint))
        return f"object with {', '.join(fields)}"
    return _WORDS.get(getattr(hint, "__name__", ""), str(hint))


def _bound(note: object) -> str:
    match note:
        case Ge(ge=lowest):
            return f"at least {lowest}"
        case Le(le=highest):
            return f"at most {highest}"
        case MinLen(min_length=1):
            return "not empty"
        case MaxLen(max_length=longest):
            return f"at most {longest} characters"
    return ""


PAGES = {"commands.md": commands_page, "facts.md": facts_page, "events.md": events_page}


def out_of_date() -> tuple[str, ...]:
    """The pages whose file does not say what it should."""
    return tuple(name for name, page in PAGES.items() if _kept(REFERENCE / name) != page())


def _kept(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""


def write() -> None:
    """Write every page."""
    REFERENCE.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (REFERENCE / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    if "--check" in sys.argv:
        old = out_of_date()
        if old:
            sys.exit(f"Out of date: {', '.join(old)}. Run: make docs")
    else:
        write()
