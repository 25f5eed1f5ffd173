"""The Learn pages in French: the words and the method's, and no English left."""

from __future__ import annotations

import pytest
from django.test import Client

from quadratus.site.learn.pages import PAGES
from tests.site.conftest import text
from tests.site.translating.catalogues import kept, translations
from tests.site.translating.sources import APPS

pytestmark = pytest.mark.django_db
LEARN = next(app for app in APPS if app.name == "learn")
ADDRESSES = ["/learn/", "/learn/evidence/", *(f"/learn/{page.slug}/" for page in PAGES)]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_has_no_english_left(address: str) -> None:
    page = text(Client().get(address, headers={"accept-language": "fr"}))
    assert '<html lang="fr"' in page
    said = translations(kept(LEARN, "fr")).items()
    left = [english for (english, _), french in said if " " in english and english not in french and english in page]
    assert not left


def test_the_method_speaks_french_too() -> None:
    evidence = text(Client().get("/learn/evidence/", headers={"accept-language": "fr"}))
    assert "Le muscle et les exercices" in evidence
    phases = text(Client().get("/learn/phases/", headers={"accept-language": "fr"}))
    assert "Phase Deux" in phases
    assert "Renforcement au plus 3 jours par semaine" in phases
