"""What may be said in another language is declared in the schema, field by field; nothing is guessed."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import Field

from quadratus.protocol.loading import lower_back_mastery
from quadratus.protocol.rules import AllOf, AnyOf, Frozen, Predicate
from quadratus.protocol.schema.texts import counted, spoken_fields, texts_of, whole, with_texts
from quadratus.protocol.schema.words import Key, Reference, Spoken, Text

# Words of the literature: looked up as they are written.
REFERENCES = {("Evidence", "rows"), ("Evidence", "citation")}
# Rules name facts, keys and words of the core; no person reads them as they stand.
RULES = (AllOf, AnyOf, Predicate)


def models(base: type[Frozen] = Frozen) -> Iterator[type[Frozen]]:
    for model in base.__subclasses__():
        if model.__module__.startswith("quadratus.protocol") and model not in RULES:
            yield model
            yield from models(model)


def kinds(annotation: Any, notes: tuple[Any, ...] = ()) -> Iterator[str]:
    """What kinds of text a field may hold: spoken, reference, key, or undeclared; the keys of a table are keys."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from kinds(inner[0], inner[1:])
    elif origin is dict:
        yield from kinds(inner[1])
    elif origin in (tuple, Union, types.UnionType):
        for one in inner:
            yield from kinds(one)
    elif annotation is str:
        yield kind_of(notes)


def kind_of(notes: tuple[Any, ...]) -> str:
    if any(isinstance(note, Spoken) for note in notes):
        return "spoken"
    if any(getattr(note, "pattern", None) for note in notes):
        return "key"
    return "reference" if any(getattr(note, "min_length", None) for note in notes) else "undeclared"


def fields() -> Iterator[tuple[str, str, set[str]]]:
    for model in models():
        for name, field in model.model_fields.items():
            yield model.__name__, name, set(kinds(field.annotation, tuple(field.metadata)))


def test_every_text_of_the_schema_is_declared_as_words_for_a_person_or_as_a_key() -> None:
    undeclared = [f"{model}.{name}" for model, name, found in fields() if "undeclared" in found]
    assert not undeclared, f"declare as Text, Reference or Key: {', '.join(undeclared)}"


def test_only_the_literature_is_left_in_its_own_language() -> None:
    assert {(model, name) for model, name, found in fields() if "reference" in found} == REFERENCES


def test_a_field_that_is_not_declared_would_be_found() -> None:
    class Newcomer(Frozen):
        said: str
        hints: tuple[str, ...] = ()

    found = {name: set(kinds(field.annotation, tuple(field.metadata))) for name, field in Newcomer.model_fields.items()}
    assert found == {"said": {"undeclared"}, "hints": {"undeclared"}}


class Step(Frozen):
    said: Text
    seconds: int = 1


class Item(Frozen):
    key: Key
    name: Text
    more: Text | None = None
    word: Literal["a", "b"] = "a"
    place: Reference = "p. 3"
    steps: tuple[Step, ...] = ()
    hints: tuple[Text, ...] = ()
    by_key: dict[Key, Text] = Field(default_factory=dict)


class Folder(Frozen):
    items: tuple[Item, ...]


ITEM = Item(key="x", name="Ex", steps=(Step(said="one"), Step(said="two")), hints=("h",), by_key={"k": "v"})


def test_texts_are_taken_out_in_the_shape_in_which_they_are_written() -> None:
    assert texts_of(Folder(items=(ITEM,))) == {
        "items": {
            "x": {"name": "Ex", "steps": [{"said": "one"}, {"said": "two"}], "hints": ["h"], "by_key": {"k": "v"}}
        }
    }


def test_texts_are_put_in_and_what_is_not_named_stays() -> None:
    french = {"items": {"x": {"name": "Iks", "steps": [{"said": "un"}, {"said": "deux"}], "by_key": {"k": "w"}}}}
    (said,) = with_texts(Folder(items=(ITEM,)), french).items
    assert (said.name, said.steps[1].said, said.hints, said.by_key) == ("Iks", "deux", ("h",), {"k": "w"})
    assert (said.key, said.word, said.place, said.steps[1].seconds) == ("x", "a", "p. 3", 1)


def test_the_fields_with_texts_are_known_by_their_declaration() -> None:
    assert spoken_fields(Item) == {"name", "more", "hints", "by_key"}
    assert spoken_fields(Step) == {"said"}
    assert spoken_fields(Predicate) == frozenset()


def test_texts_are_counted_one_by_one() -> None:
    assert counted(texts_of(Folder(items=(ITEM,)))) == 5
    assert "seconds" not in str(texts_of(ITEM))
    assert "seconds" in str(whole(ITEM))


def test_words_of_a_closed_list_are_no_texts() -> None:
    frame = lower_back_mastery().frame
    assert "strength" in str(whole(frame))
    assert "'role'" not in str(texts_of(frame))
