"""What a person did is kept on the device first and reaches the server once, whatever happens in between."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Route, expect

from tests.site.browser import CHROMIUM, FLAGS, PHONE, phone_on
from tests.site.training.server import Server
from tests.site.training.test_player_in_browser import (
    check_in,
    counted,
    do_one_set,
    go_to_a_hold,
    kind,
    name,
    sets_of,
    wait_until_saved,
)

pytestmark = pytest.mark.browser

EVENTS = "**/events/*"


@pytest.fixture
def context(chromium: Browser, server: Server) -> Iterator[BrowserContext]:
    server.seed()
    server.start()
    context = phone_on(chromium, server.url)
    context.clock.install()
    yield context
    context.close()


def begun(context: BrowserContext, sets: int) -> Page:
    """A session with some sets done and saved."""
    page = context.new_page()
    check_in(page)
    page.locator("#go").click()
    for _ in range(sets):
        do_one_set(page)
    wait_until_saved(page)
    return page


def same_session(context: BrowserContext, address: str) -> Page:
    """A session whose page is gone, opened anew."""
    again = context.new_page()
    again.goto(address)
    expect(again.locator("#player")).to_be_visible()
    return again


def saved_once(server: Server, count: int) -> None:
    saved = sets_of(server)
    assert len(saved) == len(set(saved)) == count


def crash(page: Page) -> None:
    """End the tab at once: no handler of the page runs any more."""
    with page.expect_event("crash"), suppress(Error):
        page.goto("chrome://crash")
    # The clock of the test is turned on every page that is open, and this one cannot.
    page.close()


def cut_the_power(profile: Path) -> None:
    """End the browser of a profile and all its processes at once, without a chance to write anything down."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if f"--user-data-dir={profile}".encode() in (process / "cmdline").read_bytes().split(b"\0"):
                os.kill(int(process.name), signal.SIGKILL)


def test_a_tab_that_crashes_goes_on_from_the_same_second(context: BrowserContext, server: Server) -> None:
    page = begun(context, 2)
    while kind(page) == "set":
        do_one_set(page)
    page.clock.run_for(2_100)
    before, shown = counted(page), int(page.locator("#clock").inner_text())
    held = (kind(page), name(page))
    address = page.url
    crash(page)
    again = same_session(context, address)
    assert (counted(again), (kind(again), name(again))) == (before, held)
    assert 0 <= int(again.locator("#clock").inner_text()) - shown <= 1
    wait_until_saved(again)
    saved_once(server, before)


def test_a_tab_that_crashes_while_the_server_is_away_loses_no_set(context: BrowserContext, server: Server) -> None:
    page = begun(context, 1)
    server.kill()
    do_one_set(page)
    do_one_set(page)
    expect(page.locator("#saved-words")).to_have_text("2 sets kept here, to be sent")
    address = page.url
    crash(page)
    server.start()
    again = same_session(context, address)
    assert counted(again) == 3
    wait_until_saved(again)
    saved_once(server, 3)


def test_an_empty_battery_loses_nothing(chromium: Browser, server: Server, tmp_path: Path) -> None:
    server.seed()
    server.start()

    def switched_on() -> BrowserContext:
        context = chromium.browser_type.launch_persistent_context(
            tmp_path / "profile",
            executable_path=CHROMIUM,
            args=FLAGS,
            viewport=PHONE,
            base_url=server.url,
            timezone_id="UTC",
            reduced_motion="reduce",
        )
        context.clock.install()
        return context

    context = switched_on()
    page = begun(context, 1)
    server.kill()
    do_one_set(page)
    expect(page.locator("#saved-words")).to_have_text("1 set kept here, to be sent")
    address, before = page.url, (counted(page), kind(page), name(page))
    cut_the_power(tmp_path / "profile")
    with suppress(Error):
        context.close()

    server.start()
    context = switched_on()
    again = context.new_page()
    again.goto(address)
    expect(again.locator("#player")).to_be_visible()
    assert (counted(again), kind(again), name(again)) == before
    wait_until_saved(again)
    saved_once(server, 2)
    context.close()


def test_of_two_tabs_one_plays_and_the_other_goes_on_after_it(context: BrowserContext, server: Server) -> None:
    first = begun(context, 1)
    second = context.new_page()
    second.goto(first.url)
    second.clock.run_for(1_500)
    expect(second.get_by_text("This session is open in another tab")).to_be_visible()
    do_one_set(first)
    wait_until_saved(first)
    first.close()
    expect(second.locator("#player")).to_be_visible()
    assert counted(second) == 2
    second.locator("#go").click()
    do_one_set(second)
    wait_until_saved(second)
    saved_once(server, 3)


def test_a_server_that_hangs_gets_each_set_once(context: BrowserContext, server: Server) -> None:
    page = begun(context, 0)
    server.freeze()
    do_one_set(page)
    do_one_set(page)
    expect(page.locator("#saved-words")).to_have_text("2 sets kept here, to be sent")
    server.thaw()
    wait_until_saved(page)
    saved_once(server, 2)


def test_a_server_that_fails_is_asked_again(context: BrowserContext, server: Server) -> None:
    page = begun(context, 0)
    asked = []

    def fail(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=503)

    page.route(EVENTS, fail, times=2)
    do_one_set(page)
    wait_until_saved(page)
    assert len(asked) == 2
    saved_once(server, 1)


def test_an_answer_that_is_lost_on_the_way_makes_no_second_set(context: BrowserContext, server: Server) -> None:
    page = begun(context, 0)

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route(EVENTS, lose, times=1)
    do_one_set(page)
    wait_until_saved(page)
    saved_once(server, 1)


def test_the_sets_arrive_in_the_order_in_which_they_were_done(context: BrowserContext, server: Server) -> None:
    page = begun(context, 0)
    server.kill()
    for _ in range(4):
        do_one_set(page)
    server.start()
    wait_until_saved(page)
    with sqlite3.connect(server.data / "quadratus.sqlite3") as database:
        rows = database.execute("select moment from record_eventrow where kind = 'set_done' order by id").fetchall()
    assert len(rows) == 4
    assert rows == sorted(rows)


def test_a_browser_that_keeps_nothing_says_so(context: BrowserContext, server: Server) -> None:
    context.add_init_script("Object.defineProperty(window, 'indexedDB', { value: undefined })")
    page = begun(context, 0)
    server.kill()
    do_one_set(page)
    expect(page.locator("#saved-words")).to_contain_text("this browser keeps nothing. Leave this page open")
    server.start()
    wait_until_saved(page)
    saved_once(server, 1)


def test_sets_that_an_earlier_version_kept_are_sent(context: BrowserContext, server: Server) -> None:
    page = begun(context, 0)
    session, event = page.url.rstrip("/").rsplit("/", 1)[-1], str(uuid4())
    rung = page.evaluate("() => JSON.parse(document.getElementById('plan').textContent).exercises[0].rung")
    day = page.evaluate("() => new Date().toISOString()")
    values = {"session": session, "rung": rung, "number": 0, "side": "both", "done": 6, "ended": "completed"}
    body = {"id": event, "moment": day.replace("Z", "+00:00"), "day": day[:10], **values}
    letter = json.dumps({"id": event, "kind": "set_done", "body": body})
    page.evaluate("([key, letter]) => localStorage.setItem(key, letter)", [f"quadratus.outbox.1.{event}", letter])
    page.reload()
    expect(page.locator("#player")).to_be_visible()
    wait_until_saved(page)
    assert counted(page) == 1
    saved_once(server, 1)
    assert page.evaluate("() => Object.keys(localStorage).filter((key) => key.includes('outbox'))") == []


def test_a_hold_that_was_under_way_goes_on_from_the_same_second_after_a_crash(
    context: BrowserContext, server: Server
) -> None:
    page = begun(context, 0)
    go_to_a_hold(page)
    page.clock.run_for(3_100)
    before = (counted(page), name(page), page.locator("#count").inner_text(), page.locator("#clock").inner_text())
    address = page.url
    crash(page)
    again = same_session(context, address)
    assert kind(again) == "set"
    assert (
        counted(again),
        name(again),
        again.locator("#count").inner_text(),
        again.locator("#clock").inner_text(),
    ) == before
