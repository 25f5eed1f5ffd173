"""Scores and goals on a phone, in a real browser."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page

from quadratus.site.people.actions import join
from tests.site.conftest import NOW
from tests.site.test_browser import look, phone  # noqa: F401
from tests.site.training.life import Life

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OPEN_ALL = "() => document.querySelectorAll('details').forEach(one => { one.open = true })"
WORDS = "Lift my granddaughter out of her cot without thinking about it first"


def test_scoring_on_a_phone(phone: Page, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    kim = join(name="Kim", birth_year=1980, email="", password=None, zone="Europe/Berlin", now=NOW)
    life = Life(kim, NOW).ready()
    life.trains()
    for number in (2, 5):
        life.tells("activity", activity=WORDS, score=number)
        life.tells("measure", measure="odi", score=60 - 4 * number)
        life.days_later(20)
    monkeypatch.setenv("QUADRATUS_NOW", (NOW + timedelta(days=50)).isoformat())

    phone.goto("/measures/")
    phone.get_by_text("Score it again").click()
    phone.locator("#score-1").get_by_text("6", exact=True).click()
    with phone.expect_navigation():
        phone.locator("form:has(#score-1)").get_by_role("button", name="Save").click()
    assert phone.get_by_text("A real change, better").count() == 1

    phone.get_by_text("Enter a total").click()
    phone.get_by_label("Which questionnaire?").select_option(label="Roland-Morris, 24 items (0 to 24)")
    phone.get_by_label("Your total").fill("41")
    with phone.expect_navigation():
        phone.locator("form:has(#total)").get_by_role("button", name="Save").click()
    assert phone.get_by_label("Your total").input_value() == "41"
    assert phone.get_by_role("alert").is_visible()

    phone.evaluate(OPEN_ALL)
    look(phone)
    phone.goto("/progress/")
    phone.evaluate(OPEN_ALL)
    look(phone)
    assert phone.get_by_role("row", name=WORDS).get_by_role("cell").count() == 3
