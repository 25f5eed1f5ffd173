"""Whatever interrupts a session, it goes on from the same second, and no set is lost or counted twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.site.test_browser import press
from tests.site.training.server import Server
from tests.site.training.test_player_in_browser import (
    check_in,
    counted,
    do_one_set,
    finish_set,
    freeze,
    go_to_a_hold,
    kind,
    name,
    reports_of,
    sets_of,
    wait_until_saved,
)

pytestmark = pytest.mark.browser

HOUR = timedelta(hours=1)


def shown(page: Page) -> tuple[int, str, str, str]:
    """What a person sees of the place in the session, to the second."""
    clock = page.locator("#clock").inner_text()
    return counted(page), kind(page), name(page), clock


def begun(page: Page) -> None:
    check_in(page)
    freeze(page)
    page.locator("#go").click()


def until(page: Page, wanted: str) -> None:
    """Play up to a kind of step."""
    for _ in range(200):
        if kind(page) == wanted:
            return
        if kind(page) != "set":
            page.locator("#go").click()
        elif page.locator("#done").is_visible():
            finish_set(page)
        else:
            page.clock.run_for(2000)
    raise AssertionError(f"There is no {wanted} in this session.")


def stopped_after_a_set(page: Page) -> None:
    """A session that was stopped once its first set was saved."""
    begun(page)
    do_one_set(page)
    wait_until_saved(page)
    page.locator("#stop").click()


def again(page: Page) -> None:
    """Load the page anew, once it no longer says that something is just being written on the device."""
    expect(page.locator("#saved-words")).not_to_have_text("Saving")
    page.reload()
    expect(page.locator("#player")).to_be_visible()


@pytest.mark.parametrize("state", ["get_ready", "change", "rest", "switch_sides"])
def test_a_reload_between_sets_goes_on_from_the_same_second(phone: Page, server: Server, state: str) -> None:
    begun(phone)
    until(phone, state)
    phone.clock.run_for(2100)
    before = shown(phone)
    again(phone)
    assert shown(phone) == before
    assert phone.locator("#go").inner_text() == "Go on"
    phone.locator("#go").click()
    phone.clock.run_for(1100)
    assert int(phone.locator("#clock").inner_text()) == int(before[3]) - 1
    wait_until_saved(phone)
    assert len(sets_of(server)) == before[0]


def test_a_reload_in_a_hold_goes_on_from_the_same_second(phone: Page, server: Server) -> None:
    begun(phone)
    go_to_a_hold(phone)
    phone.clock.run_for(3100)
    before, count = shown(phone), phone.locator("#count").inner_text()
    again(phone)
    assert shown(phone) == before
    assert phone.locator("#count").inner_text() == count
    phone.locator("#go").click()
    assert phone.locator("#kind").inner_text() == "Get ready"
    phone.clock.run_for(5100)
    assert shown(phone) == before
    phone.clock.run_for(60_000)
    wait_until_saved(phone)
    assert counted(phone) == len(sets_of(server)) > before[0]


def test_a_reload_in_breaths_goes_on_from_the_same_breath(phone: Page) -> None:
    begun(phone)
    phone.clock.run_for(5000 + 18_100)
    before, count = shown(phone), phone.locator("#count").inner_text()
    assert count.startswith("Breath 3 of")
    again(phone)
    assert (shown(phone), phone.locator("#count").inner_text()) == (before, count)


def test_a_reload_in_a_movement_goes_on_from_the_same_repetition(phone: Page, server: Server) -> None:
    begun(phone)
    while (kind(phone), phone.locator("#player").get_attribute("data-does")) != ("set", "movement"):
        if kind(phone) == "set":
            do_one_set(phone)
        else:
            phone.locator("#go").click()
    phone.clock.run_for(13_100)
    phone.locator("#more").click()
    before, count = shown(phone), phone.locator("#count").inner_text()
    assert count.startswith("Repetition 3 of")
    again(phone)
    assert (shown(phone), phone.locator("#count").inner_text()) == (before, count)
    phone.locator("#go").click()
    phone.clock.run_for(5100)
    expect(phone.locator("#done-count")).to_have_text("3 repetitions")
    phone.locator("#done").click()
    phone.get_by_role("button", name="Something else").click()
    wait_until_saved(phone)
    assert (reports_of(server)[-1]["done"], counted(phone)) == (3, len(sets_of(server)))


def test_a_reload_before_the_start_waits_for_the_start(phone: Page) -> None:
    check_in(phone)
    before = shown(phone)
    again(phone)
    assert shown(phone) == before
    assert phone.locator("#go").inner_text() == "Start"


def test_a_reload_while_it_waits_leaves_it_waiting_at_the_same_second(phone: Page) -> None:
    begun(phone)
    go_to_a_hold(phone)
    phone.clock.run_for(2100)
    phone.locator("#pause").click()
    before = shown(phone)
    again(phone)
    phone.clock.run_for(5000)
    assert shown(phone) == before
    assert phone.locator("#phase").inner_text() == "Paused"


@pytest.mark.parametrize(("press", "asks"), [("hard", "Too hard"), ("back", "Do the last set again?")])
def test_each_question_that_was_open_is_open_again(phone: Page, press: str, asks: str) -> None:
    begun(phone)
    until(phone, "change")
    phone.clock.run_for(1100)
    phone.locator(f"#{press}").click()
    before = shown(phone)
    again(phone)
    expect(phone.get_by_role("heading", name=asks)).to_be_visible()
    assert shown(phone) == before


def test_a_reload_after_a_set_was_taken_back_stands_before_it(phone: Page, server: Server) -> None:
    begun(phone)
    until(phone, "change")
    phone.locator("#undo").click()
    before = shown(phone)
    again(phone)
    assert shown(phone) == before
    wait_until_saved(phone)
    assert reports_of(server) == []


def test_a_question_that_was_open_is_open_again(phone: Page, server: Server) -> None:
    begun(phone)
    go_to_a_hold(phone)
    phone.clock.run_for(2300)
    phone.get_by_role("button", name="End the hold").click()
    before = shown(phone)
    again(phone)
    expect(phone.get_by_role("heading", name="What made you stop?")).to_be_visible()
    assert shown(phone) == before
    phone.get_by_role("button", name="Arm or shoulder").click()
    wait_until_saved(phone)
    last = reports_of(server)[-1]
    assert (last["ended"], last["done"]) == ("arm_or_shoulder", 2)


def test_what_was_said_of_a_pain_is_still_said_after_a_reload(phone: Page) -> None:
    begun(phone)
    phone.get_by_role("button", name="It hurts").click()
    phone.locator("#hurt").get_by_text("Left lower back").click()
    phone.locator("#hurt").get_by_label("2", exact=True).check()
    again(phone)
    expect(phone.locator("#hurt")).to_be_visible()
    assert phone.locator("#hurt").get_by_label("Left lower back").is_checked()
    assert phone.locator("#hurt").get_by_label("2", exact=True).is_checked()


def test_a_stopped_session_is_still_stopped_after_a_reload(phone: Page) -> None:
    begun(phone)
    phone.locator("#stop").click()
    phone.reload()
    expect(phone.locator("#safety")).to_be_visible()
    phone.get_by_role("button", name="Back to the session").click()
    expect(phone.locator("#player")).to_be_visible()
    assert phone.locator("#go").inner_text() == "Go on"


def test_who_says_that_no_sign_is_there_comes_back_to_the_session_unasked(phone: Page) -> None:
    stopped_after_a_set(phone)
    phone.get_by_role("link", name="No, none of it").click()
    phone.wait_for_url("**/stop/")
    phone.get_by_role("link", name="Back to the session").click()
    expect(phone.locator("#player")).to_be_visible()
    assert phone.locator("#safety").is_hidden()
    assert phone.locator("#go").inner_text() == "Go on"


def test_a_reload_when_all_is_done_leads_to_the_last_questions(phone: Page) -> None:
    begun(phone)
    until(phone, "over")
    again(phone)
    assert kind(phone) == "over"
    phone.get_by_role("button", name="On to the last questions").click()
    phone.wait_for_url("**/end/")


def test_a_locked_phone_neither_loses_nor_invents_seconds(phone: Page) -> None:
    begun(phone)
    go_to_a_hold(phone)
    phone.clock.run_for(2100)
    before = shown(phone)
    phone.clock.fast_forward(600_000)
    assert shown(phone) == before
    assert "asleep" in phone.locator("#note").inner_text()
    assert phone.locator("#go").inner_text() == "Go on"


def test_a_locked_phone_in_a_rest_goes_on_from_the_same_second(phone: Page) -> None:
    begun(phone)
    until(phone, "rest")
    phone.clock.run_for(3100)
    before = shown(phone)
    phone.clock.fast_forward(600_000)
    assert shown(phone) == before


@pytest.mark.parametrize("by", [HOUR, -HOUR], ids=["forward", "back"])
def test_a_clock_that_is_set_by_an_hour_changes_nothing(phone: Page, server: Server, by: timedelta) -> None:
    begun(phone)
    go_to_a_hold(phone)
    phone.clock.run_for(1100)
    before = int(phone.locator("#clock").inner_text())
    now = datetime.fromtimestamp(phone.evaluate("() => Date.now()") / 1000, UTC)
    phone.clock.set_system_time(now + by)
    assert abs(phone.evaluate("() => Date.now()") / 1000 - (now + by).timestamp()) < 5
    phone.clock.run_for(2000)
    assert int(phone.locator("#clock").inner_text()) == before - 2
    assert phone.locator("#note").is_hidden()
    done = counted(phone)
    phone.clock.run_for(60_000)
    wait_until_saved(phone)
    assert counted(phone) == len(sets_of(server)) > done


def test_two_tabs_count_a_set_once(phone: Page, server: Server) -> None:
    begun(phone)
    do_one_set(phone)
    other = phone.context.new_page()
    other.clock.install()
    other.goto(phone.url)
    other.clock.run_for(1500)
    expect(other.get_by_text("This session is open in another tab")).to_be_visible()
    expect(other.locator("#player")).to_be_hidden()
    do_one_set(phone)
    wait_until_saved(phone)
    phone.close()
    expect(other.locator("#player")).to_be_visible()
    assert counted(other) == 2
    other.locator("#go").click()
    do_one_set(other)
    wait_until_saved(other)
    saved = sets_of(server)
    assert len(saved) == len(set(saved)) == 3


def test_a_stop_waits_for_no_network(phone: Page, server: Server) -> None:
    begun(phone)
    do_one_set(phone)
    wait_until_saved(phone)
    server.kill()
    phone.locator("#stop").click()
    expect(phone.get_by_role("heading", name="You stopped. That is fine.")).to_be_focused()
    expect(phone.locator("#player")).to_be_hidden()
    assert phone.locator("#safety li").count() > 0


def test_a_stop_that_the_safety_questions_have_answered_is_over(phone: Page) -> None:
    stopped_after_a_set(phone)
    phone.get_by_role("link", name="Yes, or I am not sure").click()
    phone.wait_for_url("**/screening/**")
    press(phone, "Begin")
    while "/check/" not in phone.url:
        press(phone, "No")
    press(phone, "Send my answers")
    phone.goto("/")
    phone.get_by_role("link", name="Go on").click()
    expect(phone.locator("#player")).to_be_visible()
    assert phone.locator("#safety").is_hidden()
    assert counted(phone) == 1
    assert phone.locator("#go").inner_text() == "Go on"
