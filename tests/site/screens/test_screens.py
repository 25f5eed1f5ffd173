"""What every screen has to keep, held for each screen of the list."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.axe import violations
from tests.site.screens.screens import SCREENS, SECTIONS, Screen
from tests.site.screens.stories import STORIES
from tests.site.screens.studio import Studio
from tests.site.test_browser import look

OPEN_ALL = "() => document.querySelectorAll('details').forEach(one => { one.open = true })"
# Where colours are forced, the browser lays the colour of the canvas behind each text that does not opt out.
UNSEEN = """() => [...document.querySelectorAll('body *')].filter(one => one.offsetParent !== null
    && [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
    && getComputedStyle(one).forcedColorAdjust !== 'none'
    && getComputedStyle(one).color === getComputedStyle(document.body).backgroundColor)
  .map(one => one.textContent.trim())"""


def test_every_screen_has_a_name_of_its_own_and_a_story_that_is_told() -> None:
    names = [screen.name for screen in SCREENS]
    assert len(set(names)) == len(names)
    assert {screen.story for screen in SCREENS} - {"", "-"} == set(STORIES)


# The words of French are longer; these sections have the most of them in buttons, tiles and rows.
IN_FRENCH = ("way-in", "settings")


# One of each kind; all of them take long.
MAIN = ("today-strength", "check-in", "player-hold", "progress-two-weeks")


@pytest.mark.browser
def test_the_main_screens_keep_what_every_page_keeps(chromium: Browser, tmp_path: Path) -> None:
    screens = [screen for screen in SCREENS if screen.name in MAIN]
    assert len(screens) == len(MAIN)
    assert faults_on(screens, chromium, tmp_path) == []


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(("section", "language"), [*((s, "en") for s in SECTIONS), *((s, "fr") for s in IN_FRENCH)])
def test_every_screen_keeps_what_every_page_keeps(
    section: str, language: str, chromium: Browser, tmp_path: Path
) -> None:
    missed = faults_on([screen for screen in SCREENS if screen.section == section], chromium, tmp_path, language)
    assert not missed, "\n".join(missed)


def faults_on(screens: list[Screen], chromium: Browser, folder: Path, language: str = "en") -> list[str]:
    missed: list[str] = []
    with Studio(chromium, folder / "studio", screens, language) as studio:
        for screen in screens:
            with studio.open(screen) as page:
                missed += faults_of(page, screen.name)
        return missed + studio.complaints


def faults_of(page: Page, name: str) -> list[str]:
    """What a page breaks with everything unfolded."""
    page.evaluate(OPEN_ALL)
    try:
        for theme in ("light", "dark", "contrast"):
            page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
            # Only colours differ between the themes.
            assert violations(page, only_contrast=theme != "light") == [], theme
        look(page)
        page.emulate_media(forced_colors="active")
        assert page.evaluate(UNSEEN) == [], "forced colours"
    except AssertionError as broken:
        return [f"{name}: {broken}"]
    return []
