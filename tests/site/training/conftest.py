"""A person whose days can be lived, a browser that visits at the person's moment, and a server of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page

from quadratus.site.people.views import BACKEND
from tests.site.browser import CHROMIUM, phone_on
from tests.site.conftest import NOW
from tests.site.training.life import Life, joined
from tests.site.training.server import ROOT, Server


@dataclass
class Visitor:
    """A browser of one person, on the clock of that person's life."""

    life: Life
    client: Client
    patch: pytest.MonkeyPatch

    def get(self, view: str, *args: Any, **query: str) -> HttpResponse:
        self._set_clock()
        return self.client.get(reverse(f"training:{view}", args=args), query)  # type: ignore[return-value]

    def post(self, view: str, *args: Any, **values: Any) -> HttpResponse:
        self._set_clock()
        return self.client.post(reverse(f"training:{view}", args=args), values)  # type: ignore[return-value]

    def sees(self, view: str, *args: Any) -> str:
        answer = self.get(view, *args)
        assert answer.status_code == 200, answer.headers.get("Location")
        return " ".join(answer.content.decode().split())

    def _set_clock(self) -> None:
        self.life.now += timedelta(minutes=1)
        self.patch.setenv("QUADRATUS_NOW", self.life.now.isoformat())


@pytest.fixture
def life(db: None) -> Life:
    """Someone who has just joined."""
    return joined(NOW, "Kim")


@pytest.fixture
def visit(life: Life, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    return visitor(life, monkeypatch)


@pytest.fixture
def other(life: Life, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    """Someone else, who trains too."""
    return visitor(joined(NOW, "Stranger").ready(), monkeypatch)


def visitor(life: Life, patch: pytest.MonkeyPatch) -> Visitor:
    client = Client()
    client.force_login(life.person.user, backend=BACKEND)
    return Visitor(life, client, patch)


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One process for all tests: to start it and to draw the figures again takes longer than most of them."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"The browser tests need Chromium at {CHROMIUM}: sudo apt-get install chromium")
    if not (ROOT / "src/quadratus/site/static/build/player.js").exists():
        pytest.skip("The player is not built: npm ci && npm run build")
    running = Server(tmp_path_factory.mktemp("house") / "data")
    yield running
    running.kill()


@pytest.fixture
def server(house: Server) -> Iterator[Server]:
    """A server with nobody at home. It may be running."""
    house.reset()
    yield house
    house.thaw()


@pytest.fixture
def phone(chromium: Browser, server: Server) -> Iterator[Page]:
    """A phone before the first session, with a clock that the test turns. It ends without a fault on the page."""
    server.seed()
    server.start()
    context = phone_on(chromium, server.url)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
    page.clock.install()
    yield page
    context.close()
    assert faults == []
