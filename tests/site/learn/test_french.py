"""The Learn pages in French: the words of the site and those of the method on one page."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.site.conftest import text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("evidence", "Le muscle et les exercices"),
        ("phases", "Renforcement au plus 3 jours par semaine"),
        ("phases", "La porte vers la Phase Deux"),
        ("pain", "avec 60 pour cent des séries"),
        ("walking", "plusieurs petites marches dans la journée"),
        ("help", "Demandez une aide médicale maintenant"),
        ("help", "En ce moment, je ne suis pas en sécurité"),
        ("help", "le souffle qui reste court au repos"),
    ],
)
def test_what_a_page_says(page: str, said: str) -> None:
    shown = text(Client().get(f"/learn/{page}/", headers={"accept-language": "fr"}))
    assert '<html lang="fr"' in shown
    assert said in shown
