"""Progress and flare-ups in French: no English left, numbers and days as French writes them."""

from __future__ import annotations

import re

import pytest
from babel.messages.pofile import read_po

from quadratus.site.people.actions import set_language
from tests.site.training.conftest import Visitor
from tests.site.translating.catalogues import translations
from tests.site.translating.sources import SITE

CATALOGUE = SITE / "training" / "locale" / "fr" / "LC_MESSAGES" / "django.po"
SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture
def said() -> dict[str, str]:
    with CATALOGUE.open("rb") as source:
        catalogue = read_po(source, locale="fr")
    return {english: forms[0] for (english, _), forms in translations(catalogue).items()}


@pytest.fixture(autouse=True)
def french(visit: Visitor) -> None:
    set_language(person=visit.life.person, language="fr")


def english_left(page: str, said: dict[str, str]) -> list[str]:
    shown = re.sub(r"\s+", " ", page.replace("&#x27;", "'"))
    # What is filled in breaks a text into its parts; a part of two words is enough to know it by.
    parts = {part.strip(" .,:;()") for english in said for part in re.split(r"%\(\w+\)s|{\w+}|<[^>]*>", english)}
    french = " ".join(said.values())
    return [part for part in sorted(parts) if " " in part and part not in french and f">{part}" in shown]


def test_progress(visit: Visitor, said: dict[str, str]) -> None:
    visit.life.ready().lives(9)
    page = visit.sees("progress")
    assert '<html lang="fr"' in page
    for words in ("Douleur dans le temps", "Premier matin affiché", "Ensuite", "échelon 1 sur", "minutes sur 150"):
        assert words in page
    assert "Votre douleur habituelle, 3 en ce moment, avec l'erreur de l'échelle" in page.replace("&#x27;", "'")
    assert not english_left(page, said)


def test_an_empty_page(visit: Visitor, said: dict[str, str]) -> None:
    page = visit.sees("progress")
    assert "Rien à dessiner pour le moment." in page
    assert not english_left(page, said)


def test_declaring_and_a_day_of_a_flare_up(visit: Visitor, said: dict[str, str]) -> None:
    life = visit.life.ready().lives(4)
    before = visit.sees("flare")
    assert "Votre dos va-t-il nettement plus mal" in before
    assert not english_left(before, said)
    life.tells("flare_declared")
    during = visit.sees("flare")
    assert "Jour 1 de cette poussée" in during
    assert f"Depuis le {life.now.day} mars" in during
    assert not english_left(during, said)


def test_english_that_is_left_is_found(said: dict[str, str]) -> None:
    assert english_left("<p>Nothing is asked of you now.</p>", said) == ["Nothing is asked of you now"]
