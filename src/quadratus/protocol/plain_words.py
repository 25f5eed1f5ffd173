"""Says in plain words what is wrong with a value, and where: pydantic's errors for people who write methods."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from quadratus.protocol.rules import Frozen
from quadratus.protocol.schema.texts import OWN_KEYS

Told = tuple[str, str]
"""A fault, and what to write instead."""

_KEY_FORM = "lower-case letters, digits and {joint}, beginning with a letter"
_FORMS = {
    r"^[a-z][a-z0-9_]*$": ("key", f"Write {_KEY_FORM.format(joint='_')}"),
    r"^[a-z][a-z0-9-]*$": ("key of evidence", f"Write {_KEY_FORM.format(joint='-')}"),
    r"^[a-z]{2,3}$": ("language", 'Write the code of a language, such as "en"'),
    r"^\d+\.\d+\.\d+$": ("version", 'Write three whole numbers, such as "1.0.0"'),
}
_BOUNDS = {
    "greater_than": ("above", "gt"), "greater_than_equal": ("at least", "ge"),
    "less_than": ("below", "lt"), "less_than_equal": ("at most", "le"),
}  # fmt: skip
_TAGS = ("predicate", "[key]")
_KINDS = {
    "string_type": ("a text", "Write it in quotation marks"),
    "int_type": ("a whole number", "Write digits only, without quotation marks"),
    "float_type": ("a number", "Write digits, without quotation marks"),
    "bool_type": ("true or false", "Write true or false, without quotation marks"),
    "tuple_type": ("a list", "Write it in square brackets: [ ... ]"),
    "dict_type": ("a table", "Write it as a table with keys: { ... }"),
    "model_type": ("a table", "Write it as a table with keys: { ... }"),
}


def told(error: Mapping[str, Any]) -> Told | None:
    """The fault and the mend of one error of pydantic; None where another error already says it."""
    kind = error["type"]
    if error["loc"][-1:] in (("bool",), ("str",)):
        # `is` takes two kinds of value, so that pydantic reports each of them.
        found = shown(error["input"])
        return f"it must be true, false or a word, found {found}", 'Write true, false or a "word"'
    if kind in _KINDS:
        wanted, mend = _KINDS[kind]
        return f"it must be {wanted}, found {shown(error['input'])}", mend
    if kind in _BOUNDS:
        word, name = _BOUNDS[kind]
        bound = f"{word} {error['ctx'][name]:g}"
        return f"it must be {bound}, found {shown(error['input'])}", f"Write a number that is {bound}"
    return _OTHERS.get(kind, _other)(error)


def key_of(loc: Sequence[int | str], table: Mapping[str, Any], hidden: tuple[str, ...] = ()) -> str:
    """Where an error stands, as a person would say it: `phases.two.effort`, `places.bridge_march.doses[0]`.

    Entries of a list are named by their own key, or counted from 0 where they have none. `hidden` are the keys that
    the name of the file gives.
    """
    written = ""
    node: Any = table
    for place, part in enumerate(loc):
        last = place == len(loc) - 1
        if isinstance(part, int) and isinstance(node, list):
            node = node[part] if part < len(node) else None
            written += f".{own}" if (own := _own_key(node)) else f"[{part}]"
        elif isinstance(node, dict) and (part in node or last) and part not in _TAGS:
            written += f".{part}"
            node = node.get(part)
    written = written.removeprefix(".")
    return "(name of the file)" if written in hidden else written or "(whole file)"


def shown(value: Any) -> str:
    """A value as an author would write it, shortened."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    text = f'"{value}"' if isinstance(value, str) else f"{value}"
    return text if len(text) <= 40 else f'{text[:36]}..."'


def near_or_none(written: str, known: Iterable[str]) -> str:
    """The mend for a key that is not known: the one that was meant, if any comes near."""
    near = difflib.get_close_matches(written, sorted(set(known)), n=1, cutoff=0.75)
    return f"Write '{near[0]}', or remove it" if near and near[0] != written else "Remove it"


def _own_key(entry: Any) -> str | None:
    if not isinstance(entry, dict):
        return None
    return next((entry[name] for name in OWN_KEYS if isinstance(entry.get(name), str) and entry[name]), None)


def _missing(_: Mapping[str, Any]) -> Told:
    return "the key is missing", "Add it; docs/protocol-format.md says what it holds"


def _extra(error: Mapping[str, Any]) -> Told:
    return "no such key is known here", near_or_none(str(error["loc"][-1]), _field_names(Frozen))


def _pattern(error: Mapping[str, Any]) -> Told:
    name, mend = _FORMS[error["ctx"]["pattern"]]
    return f"{shown(error['input'])} is no {name}", mend


def _word(error: Mapping[str, Any]) -> Told:
    allowed = str(error["ctx"]["expected"]).replace("'", '"')
    return f"{shown(error['input'])} is not one of the words that are known here", f"Write {allowed}"


def _too_few(error: Mapping[str, Any]) -> Told | None:
    least = error["ctx"]["min_length"]
    if isinstance(error["input"], list) and len(error["input"]) >= least:
        return None
    if least == 1:
        return "the list is empty", "Write at least one entry"
    return f"it has {len(error['input'])} entries and needs {least}", f"Write {least} entries"


def _too_many(error: Mapping[str, Any]) -> Told:
    most = error["ctx"]["max_length"]
    return f"it has {len(error['input'])} entries and takes {most}", f"Write {most} entries"


def _own_words(error: Mapping[str, Any]) -> Told:
    fault, _, mend = str(error["ctx"]["error"]).partition(": ")
    return fault, f"{mend[:1].upper()}{mend[1:]}" if mend else "Correct it"


def _other(error: Mapping[str, Any]) -> Told:
    return str(error["msg"]), "Write a value that fits; see docs/protocol-format.md"


_OTHERS: dict[str, Callable[[Mapping[str, Any]], Told | None]] = {
    "missing": _missing,
    "extra_forbidden": _extra,
    "string_pattern_mismatch": _pattern,
    "string_too_short": lambda _: ("the text is empty", "Write a text"),
    "literal_error": _word,
    "enum": _word,
    "too_short": _too_few,
    "too_long": _too_many,
    "value_error": _own_words,
}


def _field_names(model: type[Frozen]) -> Iterator[str]:
    for one in model.__subclasses__():
        for name, field in one.model_fields.items():
            yield field.alias or name
        yield from _field_names(one)
