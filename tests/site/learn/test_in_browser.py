"""The Learn pages as people touch them: the figure by mouse, touch and keyboard, and without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from quadratus.site.learn.anatomy import PARTS
from quadratus.site.learn.pages import PAGES
from quadratus.site.people.models import Person
from tests.site.axe import violations
from tests.site.test_browser import OVERFLOW, TOO_SMALL, look

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ADDRESSES = ["/learn/", "/learn/evidence/", *(f"/learn/{page.slug}/" for page in PAGES)]
SMALL_MARKS = """() => [...document.querySelectorAll('.mark .reach')].map(one => one.getBoundingClientRect())
  .filter(box => box.width < 44 || box.height < 44).length"""
CUT_WORDS = """() => [...document.querySelectorAll('.nav a')].filter(one => one.scrollWidth > one.clientWidth
  || one.getBoundingClientRect().right > innerWidth).map(one => one.textContent)"""


@pytest.fixture
def open_page(
    chromium: Browser, live_server: Any, settings: Any, kim: Person, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Page]]:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    settings.REQUIRE_PASSWORD = False
    contexts = []

    def opened(address: str, **how: Any) -> Page:
        how = {"viewport": {"width": 390, "height": 844}, "base_url": live_server.url, **how}
        contexts.append(chromium.new_context(**how))
        page = contexts[-1].new_page()
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


def test_each_page_keeps_what_every_page_keeps(open_page: Callable[..., Page]) -> None:
    page = open_page("/learn/")
    for address in ADDRESSES:
        page.goto(address)
        look(page)


@pytest.mark.parametrize("way", ["mouse", "touch", "keyboard"])
def test_choosing_a_part_names_it_and_says_what_it_does(way: str, open_page: Callable[..., Page]) -> None:
    page = open_page("/learn/muscle/", has_touch=True)
    mark = page.get_by_role("link", name="2, Last rib")
    match way:
        case "mouse":
            mark.locator(".disc").click()
        case "touch":
            mark.locator(".disc").tap()
        case _:
            mark.focus()
            page.keyboard.press("Enter")

    said = page.get_by_role("status").inner_text()
    assert "Last rib" in said
    assert "twelfth rib" in said
    assert mark.get_attribute("aria-current") == "true"
    assert page.url.endswith("/learn/muscle/"), "the picture stays where it is"
    words, nav = page.get_by_role("status").bounding_box(), page.locator(".nav").bounding_box()
    assert words is not None
    assert nav is not None
    assert words["y"] + words["height"] <= nav["y"], "the words can be seen above the navigation"


def test_the_part_itself_can_be_pressed_and_another_takes_its_place(open_page: Callable[..., Page]) -> None:
    page = open_page("/learn/muscle/")
    page.locator("a.part[data-part=pelvis]").click(position={"x": 30, "y": 60})
    assert "Pelvis" in page.get_by_role("status").inner_text()
    page.locator(".mark[data-part=whole] .disc").click()
    assert "Quadratus lumborum" in page.get_by_role("status").inner_text()
    assert page.locator(".mark[aria-current]").count() == 1


def test_tab_goes_through_the_numbers_in_their_order(open_page: Callable[..., Page]) -> None:
    page = open_page("/learn/muscle/")
    page.get_by_role("link", name="1, Quadratus lumborum").focus()
    for number, part in enumerate(PARTS[1:], start=2):
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.getAttribute('aria-label')") == f"{number}, {part.name}"


def test_the_numbers_are_large_enough_for_a_thumb(open_page: Callable[..., Page]) -> None:
    for width in (320, 390, 1280):
        assert open_page("/learn/muscle/", viewport={"width": width, "height": 800}).evaluate(SMALL_MARKS) == 0, width


def test_without_scripts_a_number_leads_to_its_words(open_page: Callable[..., Page]) -> None:
    page = open_page("/learn/muscle/", java_script_enabled=False)
    page.get_by_role("link", name="4, Pelvis").locator(".disc").click()
    assert page.url.endswith("#part-pelvis")
    assert page.locator("#part-pelvis").inner_text().startswith("Pelvis")
    assert page.locator(".parts li").count() == len(PARTS)


def test_a_number_in_the_text_opens_the_sources(open_page: Callable[..., Page]) -> None:
    page = open_page("/learn/sitting/")
    page.locator(".cites a").first.click()
    assert page.locator("#source-1").is_visible()
    page.locator("#source-1 a").click()
    assert page.locator(":target").is_visible()
    assert "topic=daily_life" in page.url


@pytest.mark.parametrize("text_size", ["100%", "200%"])
def test_four_ways_fit_the_narrowest_phone(text_size: str, open_page: Callable[..., Page]) -> None:
    page = open_page("/learn/", viewport={"width": 320, "height": 700})
    page.evaluate("size => { document.documentElement.style.fontSize = size }", text_size)
    assert page.locator(".nav a").count() == 4
    assert page.evaluate(CUT_WORDS) == []
    assert page.evaluate(OVERFLOW) <= 0
    assert page.evaluate(TOO_SMALL) == []
    assert violations(page, only_contrast=True) == []


def test_evidence_is_looked_for_without_a_script(open_page: Callable[..., Page]) -> None:
    page = open_page("/learn/evidence/", java_script_enabled=False)
    page.get_by_label("Look for a word").fill("walking")
    page.get_by_role("button", name="Show", exact=True).click()
    assert page.locator("#walking").is_visible()
    assert page.locator("#ql-size").count() == 0
