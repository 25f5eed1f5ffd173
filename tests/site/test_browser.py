"""The way in, lived through in a real browser on a phone: joining, safety questions, baseline, settings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TOO_SMALL = """() => [...document.querySelectorAll('a.button, button, .tile, .tick, .area, .nav a, .worry, .brand')]
  .map(one => [one.textContent.trim(), one.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < 43.5 || box.height < 43.5))
  .map(([words, box]) => `${words} ${box.width}x${box.height}`)"""
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def phone(chromium: Browser, live_server: Any, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    # The event loop of Playwright lives in this thread; the database is only used between its calls.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    settings.REQUIRE_PASSWORD = False
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, base_url=live_server.url, timezone_id="Europe/Berlin"
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
    yield page
    context.close()
    assert faults == []


def look(page: Page) -> None:
    """What every page has to keep, also with large text on any window."""
    assert page.evaluate(OVERFLOW) <= 0, page.url
    assert page.evaluate(TOO_SMALL) == [], page.url
    assert page.locator("h1").count() == 1, page.url
    page.evaluate("() => { document.documentElement.style.fontSize = '200%' }")
    for width in (320, 768, 1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(OVERFLOW) <= 0, f"{page.url} at {width} px with large text"
    page.evaluate("() => { document.documentElement.style.fontSize = '' }")


def press(page: Page, words: str) -> None:
    look(page)
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).click()


def test_the_way_in(phone: Page) -> None:
    phone.goto("/welcome/")
    phone.get_by_label("Name or nickname").fill("Kim")
    phone.get_by_label("Year of birth").fill("1979")
    phone.get_by_label("I am 18 or over.").check()
    phone.get_by_label("My answers about my health").check()
    press(phone, "Start")
    press(phone, "Begin")
    look(phone)
    while "/check/" not in phone.url:
        with phone.expect_navigation():
            phone.get_by_role("button", name="No", exact=True).click()
    press(phone, "Send my answers")

    press(phone, "Next")
    look(phone)
    phone.locator("#usual").get_by_label("4", exact=True).check()
    phone.locator("#worst").get_by_label("6", exact=True).check()
    press(phone, "Next")
    phone.get_by_label("Left lower back").check()
    press(phone, "Next")
    phone.get_by_label("4 to 6 hours").check()
    press(phone, "Next")
    press(phone, "Leave the rest open")
    phone.get_by_label("Something you want to do again").fill("Lift my grandson")
    phone.get_by_label("How well can you do it now?").first.select_option("3")
    press(phone, "Next")
    for strand in ("#pelvic_control", "#isometric_hold"):
        phone.locator(strand).get_by_label("6", exact=True).check()
    press(phone, "Next")
    phone.get_by_label("20 min").check()
    press(phone, "Next")
    phone.get_by_label("Kneeling hurts").check()
    press(phone, "Next")
    press(phone, "Finish")
    assert phone.url.endswith("/"), phone.url

    phone.goto("/settings/")
    assert "Europe/Berlin" in phone.locator("main").inner_text()


def test_an_emergency_with_the_keyboard_alone(phone: Page) -> None:
    phone.goto("/welcome/")
    phone.keyboard.press("Tab")
    assert phone.evaluate("() => document.activeElement.textContent") == "Skip to the content"
    phone.get_by_label("Name or nickname").focus()
    for typed in ("Kim", "1979", ""):
        phone.keyboard.type(typed)
        phone.keyboard.press("Tab")
    for _ in range(2):
        phone.keyboard.press("Space")
        phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/screening/")
    phone.get_by_role("button", name="Begin").press("Enter")
    phone.get_by_role("button", name="Yes").press("Enter")
    phone.get_by_role("button", name="Send and read what to do").press("Enter")
    look(phone)

    assert phone.get_by_role("heading", level=1).inner_text() == "Get medical help now"
    phone.goto("/settings/")
    phone.get_by_role("link", name="Something new or worrying?").click()
    assert phone.get_by_role("heading", level=1).inner_text() == "Get medical help now"
