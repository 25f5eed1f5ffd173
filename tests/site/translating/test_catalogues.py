"""Every text is translated, in the same words everywhere, and what is compiled is what was written."""

from __future__ import annotations

from collections import defaultdict

import pytest
from babel.messages.catalog import Catalog
from django.conf import settings

from quadratus.protocol.loading import lower_back_mastery
from tests.site.translating.catalogues import compiled, gaps, kept, placeholders, template_of, translations
from tests.site.translating.sources import APPS, LANGUAGES, App

EVERY = [(app, language) for app in APPS for language in LANGUAGES]
NAMES = [f"{app.name}-{language}" for app, language in EVERY]


@pytest.mark.parametrize(("app", "language"), EVERY, ids=NAMES)
def test_every_text_is_translated(app: App, language: str) -> None:
    assert not list(gaps(app, language))


@pytest.mark.parametrize(("app", "language"), EVERY, ids=NAMES)
def test_what_is_compiled_is_what_was_written(app: App, language: str) -> None:
    """Django reads the compiled one; run `make texts`."""
    file = app.catalogue(language)
    assert compiled(file.with_suffix(".mo")) == translations(kept(app, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_text_is_translated_alike_everywhere(language: str) -> None:
    """Django knows one translation of a text. What has to differ gets a context, and stays apart."""
    said = defaultdict[object, set[tuple[str, ...]]](set)
    for app in APPS:
        for text, forms in translations(kept(app, language)).items():
            said[text].add(forms)
    assert not {text: forms for text, forms in said.items() if len(forms) > 1}


def test_every_language_can_be_chosen_and_the_method_speaks_it() -> None:
    codes = [code for code, _ in settings.LANGUAGES]
    assert codes == [settings.LANGUAGE_CODE, *LANGUAGES]
    assert [lower_back_mastery(code).language for code in codes] == codes


def test_an_app_has_texts() -> None:
    for app in APPS:
        assert len(template_of(app)), app.name


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Step %(number)s of %(total)s", {"number", "total"}),
        ("{count} days", {"count"}),
        ("{weight:g} kg", {"weight"}),
        ("100 %% sure", set()),
        ("Nothing to fill in: 5 %", set()),
    ],
)
def test_placeholders(said: str, names: set[str]) -> None:
    assert placeholders(said) == names


@pytest.mark.parametrize(
    ("english", "french", "fault"),
    [
        ("Today", "", "is not translated"),
        ("Day {n}", "Jour {m}", "has other placeholders"),
        ("Day {n}", "Jour", "has other placeholders"),
        (("{n} day", "{n} days"), ("{n} jour", ""), "is not translated"),
        (("{n} day", "{n} days"), ("{n} jour", "des jours"), "has other placeholders"),
        (("One day", "{n} days"), ("{n} jour", "{n} jours"), None),
        ("Day {n}", "Jour {n}", None),
    ],
)
def test_faults_of_a_translation_are_found(
    english: str | tuple[str, str], french: str | tuple[str, str], fault: str | None
) -> None:
    from tests.site.translating.catalogues import faults

    catalogue = Catalog(locale="fr")
    found = list(faults(catalogue.add(english, french)))
    assert bool(found) == bool(fault)
    assert not fault or found[0].startswith(fault)
