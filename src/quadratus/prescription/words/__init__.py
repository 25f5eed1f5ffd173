"""The words in which decisions and doses are said: one table a language, each complete."""

from __future__ import annotations

from quadratus.prescription.words.english import ENGLISH
from quadratus.prescription.words.french import FRENCH
from quadratus.prescription.words.table import Words

TABLES: dict[str, Words] = {words.language: words for words in (ENGLISH, FRENCH)}


def words_in(language: str) -> Words:
    """The words of a language; English where it has no table."""
    return TABLES.get(language, ENGLISH)
