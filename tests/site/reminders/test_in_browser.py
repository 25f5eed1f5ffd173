"""Notifications as a person switches them on in a browser."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from quadratus.site.reminders.models import Place
from quadratus.site.reminders.pushing import public_key
from tests.site.reminders.conftest import PushService, base64url
from tests.site.training.life import Life

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What a push service would answer to the browser; there is none to be reached here.
SUBSCRIBES = """keys => {
  const subscription = {
    toJSON: () => ({ endpoint: keys.endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } }),
    unsubscribe: async () => { window.unsubscribed = true; return true; },
  };
  const pushManager = {
    getSubscription: async () => null,
    subscribe: async options => {
      sessionStorage.asked = JSON.stringify([...options.applicationServerKey]);
      return subscription;
    },
  };
  Object.defineProperty(navigator.serviceWorker, 'ready', { get: async () => ({ pushManager }) });
  navigator.serviceWorker.getRegistration = async () => ({ pushManager });
}"""
BUTTON = "Switch on in this browser"


@pytest.fixture
def opened(
    chromium: Browser, live_server: Any, life: Life, push: PushService, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Page]]:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    settings.REQUIRE_PASSWORD = False
    contexts: list[BrowserContext] = []

    def open_page(*, allowed: bool = True, **how: Any) -> Page:
        contexts.append(chromium.new_context(base_url=live_server.url, **how))
        if allowed:
            contexts[-1].grant_permissions(["notifications"])
        page = contexts[-1].new_page()
        page.add_init_script(f"({SUBSCRIBES})({json.dumps(push.subscription())})")
        page.goto("/settings/reminders/")
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_it_is_switched_on_with_the_key_of_this_machine_and_tested(
    opened: Callable[..., Page], life: Life, push: PushService
) -> None:
    page = opened()
    expect(page.get_by_text("Off in this browser.")).to_be_visible()
    page.get_by_role("button", name=BUTTON).click()
    page.get_by_role("button", name="Send a test").click()
    expect(page.get_by_text("The last one got through just now.")).to_be_visible()

    place = Place.objects.get()
    assert (place.person, place.endpoint) == (life.person, push.subscription()["endpoint"])
    assert place.name.startswith("Chrome on ")
    assert push.opened()[0]["says"].startswith("This is a test")
    assert base64url(bytes(page.evaluate("JSON.parse(sessionStorage.asked)"))) == public_key()


def test_what_the_server_refuses_is_said_and_undone(opened: Callable[..., Page], settings: Any) -> None:
    page = opened()
    settings.PUSH_MAY_STAY_AT_HOME = False
    page.get_by_role("button", name=BUTTON).click()
    expect(page.get_by_text("push service that cannot be reached from here")).to_be_visible()
    assert page.evaluate("window.unsubscribed") is True
    assert not Place.objects.exists()


def test_a_browser_without_scripts_is_told_what_it_needs(opened: Callable[..., Page]) -> None:
    page = opened(java_script_enabled=False)
    expect(page.get_by_text("This needs a browser that takes notifications")).to_be_visible()
    assert not page.get_by_role("button", name=BUTTON).is_visible()
