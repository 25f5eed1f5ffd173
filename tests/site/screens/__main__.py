"""Takes pictures of every screen, phone and desktop, light and dark.

`python -m tests.site.screens [--language fr] [WORD...]`: a word takes only the screens whose section or name has it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import click
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, sync_playwright

from tests.site.browser import CHROMIUM, FLAGS
from tests.site.screens.screens import SCREENS, Screen
from tests.site.screens.studio import Studio

FOLDER = Path(__file__).parents[3] / "build" / "screens"
SIZES = {"phone": (390, 844), "desktop": (1280, 800)}
THEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")


def chosen(words: Sequence[str]) -> list[Screen]:
    """The screens whose section or name has one of the words; all, without a word."""
    return [one for one in SCREENS if not words or any(word in f"{one.section} {one.name}" for word in words)]


def take(page: Page, screen: Screen) -> None:
    """The four pictures of a page, each of its whole height."""
    # Nothing is pointed at: what was tapped last would keep the look of a button under the mouse.
    page.mouse.move(0, 0)
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        # A bar that stays at the foot of the window would otherwise cover the middle of a long picture.
        page.set_viewport_size({"width": width, "height": page.evaluate("document.documentElement.scrollHeight")})
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            page.screenshot(path=FOLDER / picture(screen, size, theme), full_page=True)


def taken(studio: Studio, screen: Screen) -> bool:
    """Whether the screen could be reached and its pictures taken; if not, why goes to standard error."""
    try:
        with studio.open(screen) as page:
            take(page, screen)
    except PlaywrightError as error:
        print(f"\n{screen.name}: {error}", file=sys.stderr)
        return False
    return True


def picture(screen: Screen, size: str, theme: str) -> str:
    return f"{screen.name}.{size}-{theme}.png"


def index() -> str:
    """A page with all pictures that are there, in the order of the list."""
    shown = [screen for screen in SCREENS if (FOLDER / picture(screen, "phone", "light")).exists()]
    parts = ["<!doctype html><meta charset='utf-8'><title>Screens</title>"]
    parts.append("<style>body{font-family:sans-serif}img{width:20%;vertical-align:top;border:1px solid #999}</style>")
    for screen in shown:
        parts.append(f"<h2>{screen.section}: {screen.name}</h2>")
        names = [picture(screen, size, theme) for size in SIZES for theme in THEMES]
        parts += [f"<a href='{name}'><img loading='lazy' src='{name}' alt='{name}'></a>" for name in names]
    return "\n".join(parts)


def main(words: Sequence[str], language: str) -> None:
    """Take the pictures and write their index."""
    screens = chosen(words)
    if not screens:
        raise SystemExit(f"No screen has one of these words: {', '.join(words)}")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        print("Living the lives of those who look", file=sys.stderr)
        with (
            Studio(browser, Path(folder), screens, language) as studio,
            click.progressbar(screens, label="Taking pictures", file=sys.stderr) as bar,
        ):
            missed = [screen.name for screen in bar if not taken(studio, screen)]
        browser.close()
    (FOLDER / "index.html").write_text(index(), encoding="utf-8")
    print(f"{len(screens) - len(missed)} screens are in {FOLDER / 'index.html'}")
    if missed:
        raise SystemExit(f"Not reached: {', '.join(missed)}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.site.screens")
    parser.add_argument("--language", default="en")
    parser.add_argument("words", nargs="*")
    asked = parser.parse_args()
    main(asked.words, asked.language)
