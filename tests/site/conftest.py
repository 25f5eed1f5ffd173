"""People who train, and browsers that are signed in as them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import translation
from playwright.sync_api import Browser, sync_playwright

from quadratus.site.people.actions import join
from quadratus.site.people.models import Person
from quadratus.site.people.views import BACKEND
from tests.site.browser import CHROMIUM, FLAGS

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A database in a file: threads that share one in memory lock each other out."""
    from django.conf import settings

    file = tmp_path_factory.mktemp("database") / "test.sqlite3"
    settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(file)


@pytest.fixture(autouse=True)
def language() -> Iterator[None]:
    """A request of the test client leaves its language behind; no test takes it over from another."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def machine(settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine of its own, with a clock that stands still."""
    settings.SECRET_KEY = "only for tests"
    settings.REQUIRE_PASSWORD = True
    settings.CLOCK_MAY_BE_SET = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setenv("QUADRATUS_DATA", str(tmp_path))
    monkeypatch.setenv("QUADRATUS_NOW", NOW.isoformat())


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests: Playwright can run only once at a time."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Its event loop lives in this thread; the database is only used between its calls.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


@pytest.fixture
def kim(db: None) -> Person:
    return make_person("Kim")


@pytest.fixture
def stranger(db: None) -> Person:
    return make_person("Stranger")


def make_person(name: str) -> Person:
    return join(name=name, birth_year=1980, email="", password="five quiet words here", zone="Europe/Berlin", now=NOW)


@pytest.fixture
def browser_of() -> Callable[[Person], Client]:
    def signed_in(person: Person) -> Client:
        client = Client()
        client.force_login(User.objects.get(pk=person.user_id), backend=BACKEND)
        return client

    return signed_in


@pytest.fixture
def browser(kim: Person, browser_of: Callable[[Person], Client]) -> Client:
    """Kim's browser."""
    return browser_of(kim)


def put(client: Client, values: dict[str, Any], event: UUID | None = None) -> Any:
    """Send one event as the player does."""
    address = f"/events/{event or uuid4()}"
    return client.put(address, json.dumps(values), content_type="application/json")


def morning(pain: int = 3, **more: Any) -> dict[str, Any]:
    """A morning report of today."""
    return {"kind": "morning", "moment": NOW.isoformat(), "day": NOW.date().isoformat(), "pain": pain, **more}


def text(answer: Any) -> str:
    """The page as text."""
    return str(answer.content.decode())
