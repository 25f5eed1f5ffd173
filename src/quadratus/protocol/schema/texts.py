"""The texts of a method apart from all that it decides: taken out as a tree, and put in again in another language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic.fields import FieldInfo

from quadratus.protocol.rules import Frozen
from quadratus.protocol.schema.words import Spoken

Tree = Mapping[str, Any]
"""Keys with texts, lists and further trees. Entries of a list that have a key of their own stand under that key."""

OWN_KEYS = ("key", "opens", "occasion")

_Value = TypeVar("_Value", bound=Frozen)


def texts_of(value: Frozen) -> Tree:
    """The words that a person reads, in the shape in which they are written in another language."""
    return _tree(value, lambda spoken: spoken)


def decided_by(value: Frozen) -> Tree:
    """All that is no text for a person: numbers, keys, rules."""
    return _tree(value, lambda spoken: not spoken)


def whole(value: Frozen) -> Tree:
    """Everything that a value says."""
    return _tree(value, lambda _: True)


def with_texts(value: _Value, texts: Tree) -> _Value:
    """The same value with other texts, given in the shape of `texts_of`; what they do not name stays as it is."""
    fields = {name: getattr(value, name) for name in type(value).model_fields}
    changed = {name: _said(fields[name], said) for name, said in texts.items()}
    return type(value).model_validate({**fields, **changed})


def counted(texts: Any) -> int:
    """How many single texts a tree holds."""
    if isinstance(texts, str):
        return 1
    return sum(counted(inner) for inner in (texts.values() if isinstance(texts, Mapping) else texts))


@cache
def spoken_fields(model: type[Frozen]) -> frozenset[str]:
    """The fields of a model that hold texts for a person, by themselves, in a list or in a table."""
    return frozenset(name for name, field in model.model_fields.items() if _is_spoken(field))


def _is_spoken(field: FieldInfo) -> bool:
    return any(isinstance(note, Spoken) for note in (*field.metadata, *_notes(field.annotation)))


def _notes(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        yield from _notes(inner)


def _tree(value: Frozen, wanted: Callable[[bool], bool]) -> Tree:
    spoken = spoken_fields(type(value))
    found = ((name, _part(getattr(value, name), name in spoken, wanted)) for name in type(value).model_fields)
    return {name: part for name, part in found if part not in (None, {}, [])}


def _part(value: Any, spoken: bool, wanted: Callable[[bool], bool]) -> Any:
    if isinstance(value, Frozen):
        return _tree(value, wanted)
    if isinstance(value, dict):
        return {key: part for key, one in value.items() if (part := _part(one, spoken, wanted)) not in (None, {})}
    if isinstance(value, tuple):
        parts = ((own_key(one), _part(one, spoken, wanted)) for one in value)
        kept = [(key, part) for key, part in parts if part not in (None, {})]
        return dict(kept) if any(key for key, _ in kept) else [part for _, part in kept]
    return value if wanted(spoken) else None


def own_key(entry: Any) -> str | None:
    """The key by which an entry of a list is known, if it has one."""
    return next((getattr(entry, name) for name in OWN_KEYS if isinstance(entry, Frozen) and hasattr(entry, name)), None)


def _said(value: Any, texts: Any) -> Any:
    if isinstance(value, Frozen):
        return with_texts(value, texts)
    if isinstance(value, dict):
        return {key: _said(one, texts[key]) if key in texts else one for key, one in value.items()}
    if isinstance(value, tuple) and isinstance(texts, Mapping):
        return tuple(_said(one, texts[key]) if (key := own_key(one)) in texts else one for one in value)
    if isinstance(value, tuple):
        given = iter(texts)
        return tuple(_said(one, next(given)) if _speaks(one) else one for one in value)
    return texts


def _speaks(entry: Any) -> bool:
    return isinstance(entry, str) or bool(texts_of(entry))
