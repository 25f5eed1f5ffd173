"""The card on Progress."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from quadratus.site.people.models import Person
from tests.site.conftest import NOW, text
from tests.site.training.life import Life

pytestmark = pytest.mark.django_db


@pytest.fixture
def life(kim: Person, monkeypatch: pytest.MonkeyPatch) -> Life:
    monkeypatch.setenv("QUADRATUS_NOW", (NOW + timedelta(days=60)).isoformat())
    return Life(kim, NOW)


def card(browser: Client) -> str:
    said = " ".join(text(browser.get("/progress/")).split())
    begun = said[said.index('id="scores-and-goals"') :]
    return re.split("</section>|</details>", begun)[0]


def test_an_empty_card_leads_to_the_first_goal(browser: Client) -> None:
    said = card(browser)
    assert "Add a goal" in said
    assert 'href="/measures/"' in said
    assert "<table" not in said


def test_each_line_has_first_last_and_verdict(browser: Client, life: Life) -> None:
    for number in (2, 6, 6):
        life.tells("activity", activity="Dig the garden", score=number)
        life.days_later(14)
    life.tells("measure", measure="odi", score=40)
    said = card(browser)
    assert '<th scope="row" role="rowheader">Dig the garden</th>' in said
    assert "<strong>2</strong>" in said
    assert "<strong>6</strong>" in said
    assert "A real change, better" in said
    assert '<th scope="row" role="rowheader">Oswestry Disability Index</th>' in said
    assert "none yet" in said


def test_a_long_list_is_cut_and_says_so(browser: Client, life: Life) -> None:
    for number in range(8):
        life.tells("activity", activity=f"Goal number {number}", score=number)
    said = card(browser)
    assert said.count("Goal number") == 6
    assert "And 2 more on the page of scores." in said


def test_progress_asks_the_database_no_more_with_more_scores(
    browser: Client, life: Life, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    for number in range(8):
        life.tells("activity", activity=f"Goal number {number}", score=number)
    browser.get("/progress/")
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        browser.get("/progress/")
