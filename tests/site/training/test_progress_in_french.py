"""Progress and flare-ups in French: numbers, days and plurals as French writes them."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from quadratus.site.people.actions import set_language
from quadratus.site.training.presenters.butterfly import Compared, pair_rows
from quadratus.site.training.presenters.time_axis import TimeAxis, day_words
from tests.site.training.conftest import Visitor


@pytest.fixture
def reader(visit: Visitor) -> Visitor:
    set_language(person=visit.life.person, language="fr")
    return visit


def shown(reader: Visitor, view: str) -> str:
    return reader.sees(view).replace("&#x27;", "'")


def test_progress(reader: Visitor) -> None:
    reader.life.ready().lives(9)
    page = shown(reader, "progress")
    assert '<html lang="fr"' in page
    assert "La douleur au fil du temps" in page
    assert "Votre douleur habituelle, 3 en ce moment, avec sa marge d'erreur" in page
    assert "version 1 sur" in page
    assert "minutes sur 150" in page
    assert "rempli depuis le " in page


def test_an_empty_page(reader: Visitor) -> None:
    assert "Rien à tracer pour le moment." in shown(reader, "progress")


def test_declaring_and_a_day_of_a_flare_up(reader: Visitor) -> None:
    life = reader.life.ready().lives(4)
    assert "Votre dos va-t-il nettement plus mal" in shown(reader, "flare")
    life.tells("flare_declared")
    during = shown(reader, "flare")
    assert "Jour 1 de cette poussée" in during
    assert f"Depuis le {life.now.day} mars" in during


def test_a_place_in_a_picture_keeps_its_point_and_a_value_has_a_comma() -> None:
    with translation.override("fr"):
        (row,) = pair_rows([Compared("Moyenne", 14.5, 16.0)], 30)
    assert (row.left.value, row.right.value) == ("14,5", "16,0")
    assert row.left.width == pytest.approx(24.17)


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2026, 8, 1), "1er août"), (date(2026, 3, 2), "2 mars"), (date(2025, 12, 24), "24 décembre 2025")],
)
def test_days(day: date, said: str) -> None:
    with translation.override("fr"):
        assert day_words(day, date(2026, 9, 1)) == said


def test_the_days_below_a_picture() -> None:
    with translation.override("fr"):
        ticks = TimeAxis(date(2024, 12, 1), date(2026, 2, 1)).ticks()
    assert [tick.words for tick in ticks] == ["déc. 2024", "juil. 2025", "fév. 2026"]
