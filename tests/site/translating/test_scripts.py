"""What scripts say stands in their tables of words, one a language, or comes with the page."""

from __future__ import annotations

import re

import pytest

from tests.words.texts import ROOT, Text, of_script, scripts

# Sentences: two words of letters in a row, which no selector, address or format has.
_SENTENCE = re.compile(r"[A-Za-z’']{2,} [A-Za-z’']{2,}")
# What programs say to each other, markup, and names.
_NOT_SAID = ("(prefers-reduced-motion: reduce)", "take over", "default-src 'self'", "<body data-", "Samsung Internet")


def sentences(script: str, file: str) -> list[Text]:
    """The literals of a script that read like words of people, without what faults tell to those who work on it."""
    bare = re.sub(r"Error\((\"[^\"]*\"|`[^`]*`)\)", "Error()", script)
    bare = re.sub(r"\$\{[^}]*\}", "", bare)
    found = of_script(bare, file)
    return [text for text in found if _SENTENCE.search(text.said) and not any(one in text.said for one in _NOT_SAID)]


def test_no_sentence_stands_outside_the_tables_of_words() -> None:
    left = []
    for file in scripts():
        name = file.relative_to(ROOT).as_posix()
        if not name.startswith("frontend/words/"):
            left += sentences(file.read_text(encoding="utf-8"), name)
    assert not left, "\nInto frontend/words/, or handed over by the page:\n" + "\n".join(map(str, left))


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ('show(part("kind"), "Rest now");', ["Rest now"]),
        ("show(`Set ${number} is done`);", ["Set  is done"]),
        ('throw new Error("The page lacks it");', []),
        ('document.querySelector("svg a[data-part]");', []),
        ("show(words.rest); // Rest now", []),
    ],
)
def test_what_a_script_says(script: str, expected: list[str]) -> None:
    assert [text.said for text in sentences(script, "a.ts")] == expected
