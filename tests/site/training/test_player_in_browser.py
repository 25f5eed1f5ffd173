"""The player in a real browser, against a real server that may be killed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.test_browser import look
from tests.site.training.server import Server

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(chromium: Browser, server: Server) -> Iterator[Page]:
    server.seed()
    server.start()
    context = chromium.new_context(viewport={"width": 390, "height": 844}, base_url=server.url, timezone_id="UTC")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
    page.clock.install()
    yield page
    context.close()
    assert faults == []


def check_in(page: Page, pain: int = 3) -> None:
    page.goto("/")
    page.get_by_role("link", name="Start").click()
    page.locator("#pain_now").get_by_label(str(pain), exact=True).check()
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("#player")).to_be_visible()


def kind(page: Page) -> str:
    return page.locator("#player").get_attribute("data-kind") or ""


def name(page: Page) -> str:
    return page.locator("#name").inner_text()


def counted(page: Page) -> int:
    return int(page.locator("#progress").evaluate("one => one.value"))


def do_one_set(page: Page) -> None:
    """Whatever it takes to have one set more."""
    before = counted(page)
    for _ in range(8):
        if kind(page) != "set":
            page.locator("#go").click()
        elif page.locator("#done").is_visible():
            page.locator("#done").click()
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


def wait_until_saved(page: Page) -> None:
    for _ in range(40):
        if page.locator("#saved-words").inner_text() == "All saved":
            return
        page.clock.run_for(2000)
        page.wait_for_timeout(100)
    raise AssertionError(page.locator("#saved-words").inner_text())


def test_a_session_from_start_to_done(phone: Page, server: Server) -> None:
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
    assert "Breath 1 of" in phone.locator("#count").inner_text()
    phone.clock.run_for(600_000)
    assert kind(phone) == "set", "time alone does not confirm breaths"
    go_to_a_hold(phone)
    before = counted(phone)
    assert "Hold 1 of 2" in phone.locator("#count").inner_text()
    phone.clock.run_for(60_000)
    assert counted(phone) > before


def test_a_locked_phone_neither_loses_nor_invents_seconds(phone: Page) -> None:
    check_in(phone)
    phone.locator("#go").click()
    go_to_a_hold(phone)
    before, held = counted(phone), name(phone)
    phone.clock.fast_forward(600_000)
    assert (counted(phone), name(phone)) == (before, held)
    assert "asleep" in phone.locator("#note").inner_text()
    assert phone.locator("#go").inner_text() == "Go on"
    phone.locator("#go").click()
    assert phone.locator("#kind").inner_text() == "Get ready"


def test_a_reload_goes_on_at_the_same_set(phone: Page) -> None:
    check_in(phone)
    phone.locator("#go").click()
    for _ in range(3):
        do_one_set(phone)
    while kind(phone) != "set":
        phone.locator("#go").click()
    wait_until_saved(phone)
    before = (counted(phone), name(phone), phone.locator("#kind").inner_text())
    phone.reload()
    expect(phone.locator("#player")).to_be_visible()
    assert (counted(phone), name(phone), phone.locator("#kind").inner_text()) == before
    assert phone.locator("#go").inner_text() == "Go on"


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
    expect(phone.locator("#saved-words")).to_have_text("2 sets are kept on this device and will be sent")
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
    expect(phone.locator("#saved-words")).to_have_text("1 set is kept on this device and will be sent")
    server.start()
    wait_until_saved(phone)
    assert len(sets_of(server)) == 1


def test_a_hold_that_ends_early_asks_what_made_you_stop(phone: Page, server: Server) -> None:
    check_in(phone)
    phone.locator("#go").click()
    go_to_a_hold(phone)
    phone.clock.run_for(2300)
    phone.get_by_role("button", name="End the hold").click()
    look(phone)
    phone.get_by_role("button", name="Arm or shoulder").click()
    wait_until_saved(phone)
    with sqlite3.connect(server.data / "quadratus.sqlite3") as database:
        body = "select json_extract(body, '$.ended'), json_extract(body, '$.done') from record_eventrow"
        assert ("arm_or_shoulder", 2) in database.execute(f"{body} where kind = 'set_done'").fetchall()


def test_too_hard_and_it_hurts_are_noted(phone: Page, server: Server) -> None:
    check_in(phone)
    phone.locator("#go").click()
    phone.clock.run_for(6000)
    phone.get_by_role("button", name="Too hard").click()
    phone.get_by_role("button", name="Go on, a little easier").click()
    phone.locator("#done").click()
    phone.get_by_role("button", name="It hurts").click()
    look(phone)
    phone.get_by_role("button", name="Leave out this exercise").click()
    wait_until_saved(phone)
    with sqlite3.connect(server.data / "quadratus.sqlite3") as database:
        marks = "select json_extract(body, '$.too_hard'), json_extract(body, '$.hurts'), json_extract(body, '$.ended')"
        noted = database.execute(f"{marks} from record_eventrow where kind = 'set_done'").fetchall()
    assert (1, 0, "completed") in noted
    assert (0, 1, "skipped") in noted


def test_stop_leads_to_the_safety_page(phone: Page) -> None:
    check_in(phone)
    phone.locator("#go").click()
    phone.get_by_role("link", name="Stop").click()
    phone.wait_for_url("**/stop/")
    look(phone)
    phone.get_by_label("Yes", exact=True).check()
    for scale in phone.locator("fieldset.field:has(.scale)").all():
        scale.get_by_label("5", exact=True).check()
    phone.get_by_role("button", name="End the session").click()
    phone.wait_for_url("**/stopped/")
    assert phone.get_by_role("heading", level=1).inner_text() == "You stopped. That was right."
    look(phone)


def test_the_keyboard_is_enough(phone: Page) -> None:
    check_in(phone)
    phone.locator("#go").focus()
    phone.keyboard.press("Enter")
    phone.keyboard.press("Enter")
    assert kind(phone) == "set"
    assert phone.evaluate("() => document.activeElement.id") == "done"
    phone.keyboard.press("Enter")
    assert counted(phone) == 1


def test_without_scripts_the_session_can_be_done(chromium: Browser, server: Server) -> None:
    server.seed()
    server.start()
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, base_url=server.url, java_script_enabled=False
    )
    page = context.new_page()
    page.goto("/check-in/")
    page.locator("#pain_now").get_by_label("3", exact=True).check()
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("#plain")).to_be_visible()
    page.get_by_role("button", name="Save Breathing, legs on a chair").click()
    assert len(sets_of(server)) == 1
    page.get_by_role("link", name="I am done").click()
    for scale in page.locator("fieldset.field:has(.scale)").all():
        scale.get_by_label("3", exact=True).check()
    page.get_by_role("button", name="Finish").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Done for today"
    context.close()
