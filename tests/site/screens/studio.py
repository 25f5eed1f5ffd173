"""Opens any screen of the list: the real server with a fresh data folder, the people, a browser on their clock."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Self

from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.site.browser import phone_on
from tests.site.screens.screens import EMPTY_HOUSE, NOBODY, Screen
from tests.site.training.server import Server

ZONE = "Europe/Berlin"


class House:
    """A server with its own data folder and a clock of its own."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self._clock = folder / "clock"
        self.set_clock("2026-03-02T08:00:00+01:00")
        self.server = Server(folder / "data")
        self.server.set(
            DJANGO_SETTINGS_MODULE="tests.site.screens.settings", QUADRATUS_NOW=f"@{self._clock}", QUADRATUS_DEBUG=""
        )

    def set_clock(self, moment: str) -> None:
        # At once: the server may look at it at any moment.
        new = self._clock.with_suffix(".new")
        new.write_text(moment)
        new.replace(self._clock)


class Studio:
    """Two houses: one where nobody has joined, and one where the people of the screens live.

    `complaints` are the errors of scripts and the breaches of the content policy on all pages that were opened.
    Everyone reads `language`, the browser of those whom nobody knows as well.
    """

    def __init__(self, browser: Browser, folder: Path, screens: Sequence[Screen], language: str = "en") -> None:
        self._browser, self._language = browser, language
        self._empty, self._full = House(folder / "empty"), House(folder / "full")
        self._people = sorted({screen.person for screen in screens} - {EMPTY_HOUSE, NOBODY} | {"newcomer", "ready"})
        self._cast: dict[str, dict[str, str]] = {}
        self._shared: dict[House, BrowserContext] = {}
        self.complaints: list[str] = []

    def __enter__(self) -> Self:
        self._cast = json.loads(self._full.server.run("tests.site.screens.cast", self._language, *self._people))
        for house in (self._empty, self._full):
            house.server.start()
        return self

    def __exit__(self, *_: object) -> None:
        for context in self._shared.values():
            context.close()
        for house in (self._empty, self._full):
            house.server.kill()

    @contextmanager
    def open(self, screen: Screen) -> Iterator[Page]:
        """The page of a screen, on a phone, in the state that the screen names."""
        house = self._empty if screen.story == EMPTY_HOUSE else self._full
        member = self._cast.get(screen.person, {"cookie": "", "session": "", "now": "2026-03-02T08:00:00+01:00"})
        house.set_clock(member["now"])
        own = screen.plays or not screen.scripts
        context = self._context(house) if own else self._shared_context(house)
        page = context.new_page()
        if not screen.scripts:
            page.route("**/*", without_scripts)
        forget(page, house.server.url)
        if member["cookie"]:
            context.add_cookies([{"name": "quadratus_session", "value": member["cookie"], "url": house.server.url}])
        page.on("pageerror", lambda error: self.complaints.append(f"{screen.name}: {error}"))
        page.on("console", lambda said: self._hear(screen, said.text))
        # In a session the acts let time pass; elsewhere it is the time of the person's life, and timers run.
        now = datetime.fromisoformat(member["now"])
        page.clock.install(time=now) if screen.plays else page.clock.set_fixed_time(now)
        try:
            page.goto(screen.address.format(session=member["session"]))
            for act in screen.acts:
                act(page)
            yield page
        finally:
            context.close() if own else page.close()

    def _context(self, house: House) -> BrowserContext:
        context = phone_on(self._browser, house.server.url, timezone_id=ZONE, locale=self._language)
        context.set_default_timeout(10_000)
        return context

    def _shared_context(self, house: House) -> BrowserContext:
        """The browser of all who do not play: a new one for each takes longer than its page."""
        if house not in self._shared:
            self._shared[house] = self._context(house)
        return self._shared[house]

    def _hear(self, screen: Screen, text: str) -> None:
        if "Content Security Policy" in text:
            self.complaints.append(f"{screen.name}: {text}")


def without_scripts(route: Route) -> None:
    """No script comes with the page; one that the test brings, such as axe-core, still runs there."""
    if route.request.resource_type == "script":
        route.abort()
    else:
        route.continue_()


def forget(page: Page, url: str) -> None:
    """Leave the browser nothing of a person who looked before."""
    page.context.clear_cookies()
    everything = {"origin": url, "storageTypes": "all"}
    page.context.new_cdp_session(page).send("Storage.clearDataForOrigin", everything)
