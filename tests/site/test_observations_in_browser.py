"""The questions about the back, one a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from quadratus.site.people.models import Person
from quadratus.site.record.reading import state_of
from tests.site.conftest import NOW
from tests.site.test_browser import look
from tests.site.training.life import Life

TODAY = re.compile(r"//[^/]+/$")
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(
    chromium: Browser, live_server: Any, kim: Person, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Page]:
    """A phone of a person with a baseline."""
    Life(kim, NOW).ready()
    monkeypatch.setenv("QUADRATUS_NOW", (NOW + timedelta(hours=1)).isoformat())
    settings.REQUIRE_PASSWORD = False
    phone: ViewportSize = {"width": 390, "height": 844}
    context = chromium.new_context(viewport=phone, base_url=live_server.url, service_workers="block")
    # Nothing is asked of the server any more once its database is put away.
    context.route("**/ahead/**", lambda route: route.abort())
    yield context.new_page()
    context.close()


def asked(page: Page) -> str:
    """The one question that is shown."""
    legend = page.locator(".yes-no legend:visible")
    expect(legend).to_have_count(1)
    return legend.inner_text()


def way(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def observed(person: Person) -> dict[str, bool]:
    said = state_of(person).observed
    assert said is not None
    return dict(said.answers)


def test_an_answer_leads_to_the_next_question(page: Page, kim: Person) -> None:
    page.goto("/lately/")
    look(page)
    first = asked(page)
    expect(page.get_by_text("Question 1 of 12")).to_be_visible()
    expect(page.get_by_role("button", name="Save")).to_be_hidden()
    assert page.evaluate("() => document.documentElement.scrollHeight") <= 1100

    page.get_by_text("Yes", exact=True).locator("visible=true").click()
    assert asked(page) != first
    expect(page.locator(".yes-no legend:visible")).to_be_focused()
    page.get_by_text("No", exact=True).locator("visible=true").click()
    way(page, "Leave it open")
    expect(page.get_by_text("Question 4 of 12")).to_be_visible()
    way(page, "Leave the rest open")
    expect(page.get_by_role("heading", name="How long do you sit?")).to_be_focused()
    look(page)
    page.get_by_text("4 to 6 hours").click()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(TODAY)
    assert [*observed(kim).values()] == [True, False]


def test_one_can_go_back_and_answer_otherwise(page: Page, kim: Person) -> None:
    page.goto("/lately/")
    first = asked(page)
    page.get_by_text("Yes", exact=True).locator("visible=true").click()
    way(page, "Previous question")
    assert asked(page) == first
    page.get_by_text("No", exact=True).locator("visible=true").click()
    way(page, "Leave the rest open")
    way(page, "Previous question")
    expect(page.get_by_text("Question 12 of 12")).to_be_visible()
    page.get_by_text("Yes", exact=True).locator("visible=true").click()
    page.get_by_text("4 to 6 hours").click()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(TODAY)
    assert [*observed(kim).values()] == [False, True]


def test_with_keys_a_choice_stays_until_one_goes_on(page: Page) -> None:
    page.goto("/lately/")
    first = asked(page)
    page.locator(".yes-no:visible input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    assert asked(page) == first
    way(page, "Next question")
    assert asked(page) != first


def test_what_has_to_be_mended_is_shown_first(page: Page) -> None:
    page.goto("/lately/")
    way(page, "Leave the rest open")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Choose one of the answers.").last).to_be_visible()
    expect(page.get_by_role("heading", name="How long do you sit?")).to_be_visible()
    expect(page.locator(".yes-no:visible")).to_have_count(0)


def test_in_the_baseline_the_last_answer_leads_on(page: Page) -> None:
    page.goto("/baseline/observations/")
    expect(page.get_by_text("Question 1 of 12")).to_be_visible()
    look(page)
    for _ in range(12):
        page.get_by_text("No", exact=True).locator("visible=true").click()
    page.wait_for_url("**/baseline/pain/")


def test_without_scripts_all_stand_in_one_list(chromium: Browser, live_server: Any, page: Page) -> None:
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    plain = context.new_page()
    plain.goto("/lately/")
    expect(plain.locator(".yes-no:visible")).to_have_count(12)
    expect(plain.get_by_role("button", name="Save")).to_be_visible()
    expect(plain.locator("[data-ways]")).to_be_hidden()
    context.close()
