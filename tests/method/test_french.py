"""Lower Back Mastery in French: complete, with the same numbers, and set as French is set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from quadratus.protocol.loading import METHODS, lower_back_mastery
from quadratus.protocol.overlays import read_overlay
from quadratus.protocol.schema.texts import texts_of

FOLDER = METHODS / "lower_back_mastery"
ENGLISH, FRENCH = lower_back_mastery(), lower_back_mastery("fr")
NBSP = "\u00a0"


def by_place(tree: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Each single text with its place."""
    if isinstance(tree, str):
        yield place, tree
        return
    for key, inner in tree.items() if isinstance(tree, dict) else enumerate(tree):
        yield from by_place(inner, f"{place}.{key}".removeprefix("."))


SAID_IN_ENGLISH = dict(by_place(texts_of(ENGLISH)))
SAID_IN_FRENCH = dict(by_place(texts_of(FRENCH)))

# Where the two languages rightly name other numbers, with what each of them names.
OTHER_NUMBERS = {
    # Pounds mean nothing to those who read French.
    "screening.questions.weight_loss.more": (["11", "5"], ["5"]),
    # Blood pressure is told in centimetres of mercury as well.
    "screening.questions.pressure_high.text": (["100", "160"], ["10", "100", "16", "160"]),
    "screening.questions.pressure_very_high.text": (["110", "180"], ["11", "110", "18", "180"]),
    # Emergency numbers of the countries in which French is spoken.
    "screening.actions.emergency.do.1": (["112", "911", "999"], ["112", "15", "911"]),
    "screening.actions.urgent.do.3": (["112", "911", "999"], ["112", "15", "911"]),
    "screening.actions.emergency.call.1": (["999"], ["15"]),
    "screening.actions.urgent.call.1": (["999"], ["15"]),
}
# Names and units that are alike in both languages.
ALIKE = {"Dead bug", "Bird dog", "PEG", "STarT Back", "points", "cm", "112", "911"}


def numbers(text: str) -> list[str]:
    return sorted(number.replace(",", ".") for number in re.findall(r"\d+(?:[.,]\d+)?", text))


def test_no_text_is_missing() -> None:
    overlay = read_overlay(FOLDER, ENGLISH, "fr")
    assert [str(gap) for gap in overlay.missing] == []
    assert overlay.problems == ()
    assert overlay.translated == overlay.texts == len(SAID_IN_ENGLISH)


def test_every_text_names_the_same_numbers() -> None:
    told = {
        place: (numbers(english), numbers(SAID_IN_FRENCH[place]))
        for place, english in SAID_IN_ENGLISH.items()
        if numbers(english) != numbers(SAID_IN_FRENCH[place])
    }
    assert told == OTHER_NUMBERS


def test_every_text_is_said_in_french() -> None:
    alike = {french for place, french in SAID_IN_FRENCH.items() if french == SAID_IN_ENGLISH[place]}
    assert alike == ALIKE


@pytest.mark.parametrize("word", ["the", "and", "with", "your", "of", "you", "back", "hold", "breath"])
def test_no_english_word_is_left(word: str) -> None:
    found = [text for text in SAID_IN_FRENCH.values() if re.search(rf"\b{word}\b", text) and text not in ALIKE]
    assert found == []


def test_decimals_have_a_comma_and_no_point() -> None:
    assert [text for text in SAID_IN_FRENCH.values() if re.search(r"\d\.\d", text)] == []


def test_signs_that_stand_apart_never_begin_a_line() -> None:
    loose = rf"[^{NBSP}\d][;?!»]|[^{NBSP}]:(?!\d)|(?<!{NBSP})%|«(?!{NBSP})"
    assert [text for text in SAID_IN_FRENCH.values() if re.search(loose, text)] == []


def test_a_cue_is_one_short_sentence() -> None:
    cues = [fault.cue for exercise in FRENCH.exercises for fault in exercise.faults]
    assert [cue for cue in cues if len(cue.split()) > 12 or not cue.endswith(".")] == []


def test_a_text_ends_as_its_english_ends() -> None:
    ends = (".", "?", ":")
    other = [
        french
        for place, french in SAID_IN_FRENCH.items()
        if (SAID_IN_ENGLISH[place][-1] in ends) is not (french[-1] in ends)
    ]
    assert other == []


def test_names_are_not_used_twice() -> None:
    shown = [place.name or exercise.name for exercise in FRENCH.exercises for place in exercise.places]
    assert len(shown) == len(set(shown))


def test_one_movement_has_one_name() -> None:
    for key, rungs in FRENCH.rungs.items():
        english = {place.name or exercise.name for exercise, place in ENGLISH.rungs[key]}
        if ENGLISH.ladder_by_key[key].name in english:
            assert FRENCH.ladder_by_key[key].name in {place.name or exercise.name for exercise, place in rungs}, key
