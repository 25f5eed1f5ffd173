"""The player in a real browser, against a real server that may be killed."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.browser import phone_on
from tests.site.test_browser import look
from tests.site.training.server import Server

pytestmark = pytest.mark.browser


def check_in(page: Page, pain: int = 3) -> None:
    page.goto("/")
    page.get_by_role("link", name="Start").click()
    page.locator("#pain_now").get_by_label(str(pain), exact=True).check()
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("#player")).to_be_visible(timeout=20_000)


def freeze(page: Page) -> None:
    """From now on time passes on the page only when the test lets it."""
    page.clock.pause_at(page.evaluate("() => Date.now()") / 1000 + 1)


def kind(page: Page) -> str:
    return page.locator("#player").get_attribute("data-kind") or ""


def name(page: Page) -> str:
    return page.locator("#name").inner_text()


def counted(page: Page) -> int:
    return int(page.locator("#progress").evaluate("one => one.value"))


def finish_set(page: Page) -> None:
    """Say that the set is done, quicker than the clock where that is asked."""
    page.locator("#done").click()
    expect(page.locator("#ask[open], #player:not([data-kind=set])")).not_to_have_count(0)
    if page.locator("#ask[open]").count():
        page.locator("#ask .ask-answers button").first.click()
        expect(page.locator("#ask[open]")).to_have_count(0)


def do_one_set(page: Page) -> None:
    """Whatever it takes to have one set more."""
    before = counted(page)
    for _ in range(8):
        if kind(page) != "set":
            page.locator("#go").click()
        elif page.locator("#done").is_visible():
            finish_set(page)
        else:
            page.clock.run_for(60_000)
        if counted(page) > before:
            return
    raise AssertionError(f"No set was done at {name(page)}, {kind(page)}.")


def go_to_a_hold(page: Page) -> None:
    """The beginning of the first hold of the session."""
    while not (kind(page) == "set" and page.locator("#go").is_visible()):
        if kind(page) == "set":
            do_one_set(page)
        else:
            page.locator("#go").click()


def play_to_the_end(page: Page) -> None:
    while kind(page) != "over":
        do_one_set(page)


def sets_of(server: Server) -> list[tuple[str, int]]:
    """The sets in the database of the server, by rung and number."""
    found = "select json_extract(body, '$.rung'), json_extract(body, '$.number') from record_eventrow where kind = ?"
    with sqlite3.connect(server.data / "quadratus.sqlite3") as database:
        return database.execute(found, ("set_done",)).fetchall()


def reports_of(server: Server) -> list[dict[str, Any]]:
    """The sets that count, as the events say them: those that were taken back are left out."""
    with sqlite3.connect(server.data / "quadratus.sqlite3") as database:
        rows = database.execute("select kind, body from record_eventrow order by id").fetchall()
    bodies = [(kind, json.loads(body)) for kind, body in rows]
    withdrawn = {body["event"] for kind, body in bodies if kind == "withdrawn"}
    return [body for kind, body in bodies if kind == "set_done" and body["id"] not in withdrawn]


def wait_until_saved(page: Page) -> None:
    for _ in range(40):
        if page.locator("#saved-words").inner_text() == "All saved":
            return
        page.clock.run_for(2000)
        page.wait_for_timeout(100)
    raise AssertionError(page.locator("#saved-words").inner_text())


@pytest.mark.slow
def test_a_session_from_start_to_done(phone: Page, server: Server) -> None:
    phone.emulate_media(reduced_motion="no-preference")
    phone.goto("/")
    look(phone)
    check_in(phone)
    expect(phone.locator("#plain")).to_be_hidden()
    look(phone)
    phone.locator("#go").click()
    play_to_the_end(phone)
    wait_until_saved(phone)
    planned = phone.locator("#progress").evaluate("one => one.max")
    assert len(sets_of(server)) == len(set(sets_of(server))) == planned

    phone.get_by_role("button", name="On to the last questions").click()
    phone.wait_for_url("**/end/")
    look(phone)
    for scale in phone.locator("fieldset.field:has(.scale)").all():
        scale.get_by_label("3", exact=True).check()
    phone.get_by_role("button", name="Finish").click()
    phone.wait_for_url(f"{server.url}/")
    assert phone.get_by_role("heading", level=1).inner_text() == "Done for today"
    look(phone)


def test_a_hold_runs_by_the_clock_and_a_movement_by_the_person(phone: Page) -> None:
    check_in(phone)
    phone.locator("#go").click()
    phone.clock.run_for(5200)
    assert phone.locator("#count").inner_text().startswith("Breath 1 of")
    phone.clock.run_for(600_000)
    assert kind(phone) == "set", "time alone does not confirm breaths"
    go_to_a_hold(phone)
    before = counted(phone)
    assert "Hold 1 of 2" in phone.locator("#count").inner_text()
    phone.clock.run_for(60_000)
    assert counted(phone) > before


def test_a_killed_server_loses_nothing(phone: Page, server: Server) -> None:
    check_in(phone)
    phone.locator("#go").click()
    for _ in range(2):
        do_one_set(phone)
    wait_until_saved(phone)
    acknowledged = set(sets_of(server))
    assert len(acknowledged) == 2

    server.kill()
    for _ in range(2):
        do_one_set(phone)
    expect(phone.locator("#saved-words")).to_have_text("2 sets kept here, to be sent")
    look(phone)

    server.start()
    phone.reload()
    expect(phone.locator("#player")).to_be_visible()
    assert counted(phone) == 4
    wait_until_saved(phone)
    saved = sets_of(server)
    assert len(saved) == len(set(saved)) == 4
    assert acknowledged < set(saved)


def test_what_waits_is_sent_once_the_server_is_back(phone: Page, server: Server) -> None:
    check_in(phone)
    server.kill()
    phone.locator("#go").click()
    do_one_set(phone)
    expect(phone.locator("#saved-words")).to_have_text("1 set kept here, to be sent")
    server.start()
    wait_until_saved(phone)
    assert len(sets_of(server)) == 1


def test_without_scripts_the_session_can_be_done(chromium: Browser, server: Server) -> None:
    server.seed()
    server.start()
    context = phone_on(chromium, server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/check-in/")
    page.locator("#pain_now").get_by_label("3", exact=True).check()
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("#plain")).to_be_visible()
    page.get_by_role("button", name="Save Breathing, legs on a chair").click()
    assert len(sets_of(server)) == 1
    page.get_by_role("link", name="I am done").click()
    page.wait_for_url("**/end/")
    for scale in page.locator("fieldset.field:has(.scale)").all():
        scale.get_by_label("3", exact=True).check()
    page.get_by_role("button", name="Finish").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Done for today")
    context.close()
