"""Progress and the flare-up pages in a real browser: every width, every theme, large text, the keyboard."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.site.conftest import NOW
from tests.site.test_browser import OVERFLOW, look
from tests.site.test_browser import phone as phone
from tests.site.training.life import Life, joined

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NARROW = 320
OUTSIDE = """() => [...document.querySelectorAll('.plot use, .plot rect, .plot text')].filter(one => {
  const box = one.getBoundingClientRect(), plot = one.closest('.chart-plot').getBoundingClientRect();
  return box.width && (box.left < plot.left - 8 || box.right > plot.right + 8);
}).map(one => one.outerHTML)"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll('.chart-plot text')]
  .map(one => parseFloat(getComputedStyle(one).fontSize)))"""


@pytest.fixture
def life(db: None, monkeypatch: pytest.MonkeyPatch, live_server: Any) -> Life:
    """Someone at home here who has trained for three weeks."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    return joined(NOW, "Kim").ready().lives(20)


def visit(phone: Page, life: Life, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setenv("QUADRATUS_NOW", (life.now + timedelta(minutes=1)).isoformat())
    phone.goto(path)


def holds_at_every_width(phone: Page) -> None:
    look(phone)
    assert phone.evaluate(OUTSIDE) == []
    assert phone.evaluate(SMALLEST) >= 12
    phone.set_viewport_size({"width": NARROW, "height": 700})
    assert phone.evaluate(OVERFLOW) <= 0
    assert phone.evaluate(SMALLEST) >= 12
    phone.set_viewport_size({"width": 390, "height": 844})


@pytest.mark.parametrize("span", ["4w", "12w", "all"])
def test_progress(phone: Page, life: Life, monkeypatch: pytest.MonkeyPatch, span: str) -> None:
    visit(phone, life, monkeypatch, f"/progress/?span={span}")
    holds_at_every_width(phone)


def test_a_span_is_chosen_with_the_keyboard_and_the_table_opened(
    phone: Page, life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(phone, life, monkeypatch, "/progress/")
    phone.get_by_role("link", name="4 weeks").focus()
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/progress/?span=4w")
    assert phone.get_by_role("link", name="4 weeks").get_attribute("aria-current") == "true"
    phone.get_by_text("Show as a table: pain over time").focus()
    phone.keyboard.press("Enter")
    table = phone.get_by_role("region", name="Pain over time, as a table")
    assert table.get_by_role("row").count() > 20


def test_a_flare_up_day_by_day_and_the_way_back(phone: Page, life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    visit(phone, life, monkeypatch, "/flare-up/")
    look(phone)
    life.tells("flare_declared", note="After gardening")
    life.screened()
    for pain in (6, 4, 3):
        life.days_later().wakes(pain)
    visit(phone, life, monkeypatch, "/flare-up/")
    holds_at_every_width(phone)
    phone.get_by_role("button", name="Easier").press("Enter")
    phone.wait_for_load_state()
    assert phone.get_by_role("button", name="Easier").get_attribute("aria-pressed") == "true"
    life.now += timedelta(minutes=5)
    monkeypatch.setenv("QUADRATUS_NOW", life.now.isoformat())
    phone.get_by_role("button", name="It is over").press("Enter")
    phone.get_by_role("heading", name="The way back: session 1 of 2").wait_for()
    look(phone)
    phone.locator("#past summary").press("Enter")
    look(phone)
    phone.goto("/progress/")
    look(phone)


FOLDED = "() => [...document.querySelectorAll('main details')].filter(one => !one.open).length"
# What a fold holds takes no room where it is closed.
UNSEEN = """() => [...document.querySelectorAll('main details > :not(summary)')]
  .filter(one => !one.checkVisibility({ contentVisibilityAuto: true })).length"""


def test_on_paper_nothing_stays_folded(phone: Page, life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    visit(phone, life, monkeypatch, "/progress/")
    folded = phone.evaluate(FOLDED)
    assert folded > 5
    phone.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert phone.evaluate(FOLDED) == 0
    phone.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert phone.evaluate(FOLDED) == folded


def test_on_paper_nothing_stays_folded_without_scripts_either(
    phone: Page, life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone.route("**/unfold.js*", lambda route: route.abort())
    visit(phone, life, monkeypatch, "/progress/")
    assert phone.evaluate(UNSEEN) > 5
    phone.emulate_media(media="print")
    # What was hidden is only laid out, and then seen, with the next picture.
    phone.wait_for_function(f"() => ({UNSEEN})() === 0")


def test_progress_leads_with_what_matters_and_is_no_wall(
    phone: Page, life: Life, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(phone, life, monkeypatch, "/progress/")
    assert phone.locator("main h2").all_inner_texts()[:4] == [
        "Pain over time", "Left and right", "Gate to Phase Two", "Ladders",
    ]  # fmt: skip
    height = phone.evaluate("() => document.documentElement.scrollHeight")
    assert height < 5 * 844
