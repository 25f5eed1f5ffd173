"""In which language and unit the site speaks."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from quadratus.site.people.actions import set_language, set_weights
from quadratus.site.people.models import Person
from quadratus.site.record.reading import method_of
from quadratus.site.shell import units, words
from tests.site.conftest import text

pytestmark = pytest.mark.django_db
FRENCH = "Aller au contenu"
ENGLISH = "Skip to the content"


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("fr", "fr"),
        ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("en-GB,en;q=0.9,fr;q=0.5", "en"),
        ("de,fr;q=0.5", "fr"),
        ("ja", "en"),
        ("", "en"),
        ("not a, language;;q", "en"),
    ],
)
def test_where_nobody_is_known_the_browser_says_the_language(client: Client, asked: str, language: str) -> None:
    answer = client.get("/sign-in/", headers={"accept-language": asked})

    assert f'<html lang="{language}"' in text(answer)
    assert (FRENCH in text(answer)) == (language == "fr")
    assert answer["Content-Language"] == language
    assert "Accept-Language" in answer["Vary"]


def test_a_choice_on_the_device_counts_more_than_the_browser(client: Client) -> None:
    answer = client.post("/language/", {"language": "fr", "next": "/sign-in/"}, headers={"accept-language": "en"})

    assert answer["Location"] == "/sign-in/"
    assert FRENCH in text(client.get("/sign-in/", headers={"accept-language": "en"}))


def test_the_choice_of_a_person_counts_most(browser: Client, kim: Person) -> None:
    browser.post("/language/", {"language": "fr", "next": "/settings/"})

    assert Person.objects.get(pk=kim.pk).language == "fr"
    page = browser.get("/settings/", headers={"accept-language": "en"})
    assert '<html lang="fr"' in text(page)
    assert page["Content-Language"] == "fr"
    assert "Français" in text(page)
    assert "English" in text(page)
    browser.post("/language/", {"language": "en", "next": "/settings/"})
    assert ENGLISH in text(browser.get("/settings/", headers={"accept-language": "fr"}))


@pytest.mark.parametrize("language", ["", "de", "fr-XX", "../fr"])
def test_a_language_that_quadratus_does_not_speak_changes_nothing(browser: Client, kim: Person, language: str) -> None:
    answer = browser.post("/language/", {"language": language, "next": "/settings/"})

    assert answer["Location"] == "/settings/"
    assert not answer.cookies.get("quadratus_language")
    assert Person.objects.get(pk=kim.pk).language == "en"


def test_the_way_back_stays_on_this_site(client: Client) -> None:
    assert client.post("/language/", {"language": "fr", "next": "https://else.example/"})["Location"] == "/"


def test_who_joins_in_french_goes_on_in_french(client: Client) -> None:
    told = {
        "name": "Lou", "birth_year": "1980", "adult": "on", "consent": "on", "zone": "Europe/Paris",
        "password": "three quiet words",
    }  # fmt: skip
    client.post("/welcome/", told, headers={"accept-language": "fr"})

    assert Person.objects.get(user__username="Lou").language == "fr"
    assert '<html lang="fr"' in text(client.get("/screening/", headers={"accept-language": "en"}))


def test_the_method_speaks_the_language_of_the_person(kim: Person) -> None:
    english = method_of(kim)
    set_language(person=kim, language="fr")
    french = method_of(kim)

    assert (english.language, french.language) == ("en", "fr")
    assert english.fingerprint == french.fingerprint


def test_one_request_leaves_no_language_or_unit_to_the_next(browser: Client, kim: Person, client: Client) -> None:
    set_language(person=kim, language="fr")
    set_weights(person=kim, weights="lb")
    assert FRENCH in text(browser.get("/settings/"))

    assert ENGLISH in text(client.get("/sign-in/"))
    assert units.here() is units.Unit.KG


@pytest.mark.parametrize(
    ("language", "day", "full", "short", "of_year", "number"),
    [
        ("en", "2 March 2026", "Monday 2 March 2026", "2 Mar 2026", "2 March", "−2.5"),
        ("fr", "2 mars 2026", "lundi 2 mars 2026", "2 mars 2026", "2 mars", "−2,5"),
    ],
)
def test_days_and_numbers(language: str, day: str, full: str, short: str, of_year: str, number: str) -> None:
    monday = date(2026, 3, 2)
    with translation.override(language):
        assert words.day_words(monday) == day
        assert words.full_day_words(monday) == full
        assert words.short_day_words(monday) == short
        assert words.day_of_year_words(monday) == of_year
        assert words.number_words(-2.5) == number


@pytest.mark.parametrize(
    ("language", "day", "said"),
    [
        ("en", date(2026, 3, 1), "1 March 2026"),
        ("fr", date(2026, 3, 1), "1er mars 2026"),
        ("fr", date(2026, 6, 1), "1er juin 2026"),
        ("fr", date(2026, 3, 2), "2 mars 2026"),
        ("fr", date(2026, 3, 11), "11 mars 2026"),
        ("fr", date(2026, 3, 31), "31 mars 2026"),
    ],
)
def test_french_counts_the_first_day_of_a_month(language: str, day: date, said: str) -> None:
    with translation.override(language):
        assert words.day_words(day) == said
        assert words.full_day_words(day).endswith(f" {said}")


@pytest.mark.parametrize(
    ("number", "decimals", "said"), [(3.0, 1, "3"), (0.25, 2, "0.25"), (-0.01, 1, "0"), (10, 0, "10")]
)
def test_numbers_have_no_needless_zeros(number: float, decimals: int, said: str) -> None:
    assert words.number_words(number, decimals) == said


def test_bare_numbers_in_templates_are_places_in_drawings() -> None:
    from django.template import Context, Template

    with translation.override("fr"):
        assert Template('<path d="M{{ x }}"/>').render(Context({"x": 12.5})) == '<path d="M12.5"/>'


@pytest.mark.parametrize(
    ("unit", "kg", "body", "load"),
    [
        ("kg", 72.5, "72.5", "72.5"),
        ("kg", 12, "12", "12"),
        ("lb", 72.5, "160", "159"),
        ("lb", 9, "20", "19"),
        ("lb", 9.072, "20", "20"),
        ("lb", 0.3, "1", "0"),
    ],
)
def test_weights_are_told_in_the_unit_of_the_person(unit: str, kg: float, body: str, load: str) -> None:
    with units.override(unit):
        assert (units.body_weight(kg), units.load(kg)) == (body, load)
        assert units.with_unit(units.load(kg)) == f"{load}\N{NO-BREAK SPACE}{unit}"


@pytest.mark.parametrize(
    ("unit", "said", "kg"),
    [
        ("kg", "72,5", 72.5),
        ("kg", " 72.5 kg ", 72.5),
        ("lb", "160", 72.575),
        ("lb", "160 lb", 72.575),
        ("kg", "160 lb", None),
        ("kg", "nan", None),
        ("kg", "-5", None),
        ("kg", "", None),
        ("lb", "1e3", None),
    ],
)
def test_weights_are_taken_in_the_unit_of_the_person(unit: str, said: str, kg: float | None) -> None:
    with units.override(unit):
        assert units.read_kg(said) == kg


def test_pounds_come_back_as_they_were_written() -> None:
    with units.override("lb"):
        for pounds in map(str, range(1, 400)):
            kept = units.read_kg(pounds)
            assert kept is not None
            assert units.load(kept) == units.body_weight(kept) == pounds


def test_a_load_in_pounds_is_never_more_than_was_meant() -> None:
    for tenths in range(10, 1000):
        kg = tenths / 10
        with units.override("lb"):
            told = units.to_kg(float(units.load(kg)))
        assert told <= kg + 0.03, f"{kg} kg"


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [(21.0, 28.0, ("21", "28")), (21.0, 28.67, ("21.0", "28.7")), (21.04, 28.0, ("21", "28"))],
    ids=["whole", "one_with_a_decimal", "rounded_to_whole"],
)
def test_two_numbers_beside_each_other_have_the_same_decimals(left: float, right: float, said: tuple[str, str]) -> None:
    assert words.pair_words(left, right) == said
