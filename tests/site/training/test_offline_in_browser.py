"""A day without a network, in a real browser whose server is not there."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from quadratus.prescription.record.events import Event
from quadratus.prescription.record.reading import read_event
from quadratus.prescription.state import State, fold
from quadratus.protocol.loading import lower_back_mastery
from tests.site.browser import phone_on
from tests.site.test_browser import look
from tests.site.training.server import Server
from tests.site.training.test_player_in_browser import do_one_set, kind, play_to_the_end, wait_until_saved

pytestmark = pytest.mark.browser

METHOD = lower_back_mastery()
# Before the page has read what this device knows.
TAKEN_AWAY_AT_ONCE = """
document.addEventListener("DOMContentLoaded", () => {
  for (const box of document.querySelectorAll("[name=new_leg_symptoms]")) { box.click(); if (box.checked) box.click(); }
});
"""


@dataclass
class Phone:
    """A phone and the server at home, on one clock that can be set forward."""

    context: BrowserContext
    server: Server
    clock: Path
    page: Page
    joined: datetime

    def at(self, day: int, hour: int) -> Page:
        """A new page at an hour of a day, counted from the day on which the person joined."""
        moment = self.joined + timedelta(days=day - 1, hours=hour)
        self.clock.write_text(moment.isoformat())
        self.page.close()
        self.page = self.context.new_page()
        self.page.clock.install(time=moment)
        return self.page

    def loses_the_network(self) -> None:
        self.server.kill()
        self.context.set_offline(True)

    def finds_the_network(self) -> None:
        self.server.start()
        self.context.set_offline(False)

    def events(self) -> list[tuple[str, Event]]:
        """What the server has, in the order in which it came."""
        with sqlite3.connect(self.server.data / "quadratus.sqlite3") as database:
            rows = database.execute("select kind, body from record_eventrow order by id").fetchall()
        return [(kind, read_event(kind, body)) for kind, body in rows]

    def kinds(self, since: int = 0) -> list[str]:
        return [kind for kind, _ in self.events()[since:]]

    def waits_until_sent(self, last: str) -> None:
        """Wait until the last event that was kept has come."""
        for _ in range(100):
            if self.kinds()[-1] == last:
                return
            self.page.wait_for_timeout(200)
        raise AssertionError(self.kinds())

    def state(self) -> State:
        return fold(METHOD, [event for _, event in self.events()])


@contextmanager
def phone_of(chromium: Browser, server: Server, language: str, *password: str) -> Iterator[Phone]:
    """A phone of a person who joined today."""
    clock = server.clock
    server.set(QUADRATUS_DEBUG="1", QUADRATUS_NOW=f"@{clock}")
    joined = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    clock.write_text((joined + timedelta(hours=6)).isoformat())
    server.seed(0, language, *password)
    server.start()
    context = phone_on(chromium, server.url)
    faults: list[str] = []
    phone = Phone(context, server, clock, context.new_page(), joined)
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
    yield phone
    context.close()
    assert faults == []


@pytest.fixture
def phone(chromium: Browser, server: Server) -> Iterator[Phone]:
    with phone_of(chromium, server, "en") as phone:
        yield phone


def opened_once(phone: Phone, day: int = 1, hour: int = 8) -> Page:
    """Today was opened with a network, and said that it works without one; the figures are drawn before that."""
    page = phone.at(day, hour)
    page.goto("/")
    expect(page.locator("#works-offline")).to_be_visible(timeout=60_000)
    return page


def check_in(page: Page, pain: int = 3, *more: str) -> None:
    page.get_by_role("link", name="Start").click()
    page.locator("#pain_now").get_by_label(str(pain), exact=True).check()
    for label in more:
        page.get_by_label(label).check()
    page.get_by_role("button", name="Go on").click()


def today_without_a_network(phone: Phone) -> Page:
    """Today on a phone that saw it once and has lost the network since."""
    opened_once(phone)
    phone.loses_the_network()
    page = phone.at(1, 9)
    page.goto("/")
    return page


def training_without_a_network(phone: Phone) -> Page:
    """A session begun on such a phone."""
    page = today_without_a_network(phone)
    check_in(page)
    expect(page.locator("#player")).to_be_visible(timeout=15_000)
    return page


def answer_the_last_questions(page: Page, button: str = "Finish") -> None:
    for scale in page.locator("fieldset.field:has(.scale)").all():
        scale.get_by_label("3", exact=True).check()
    page.get_by_role("button", name=button).click()


def report_the_morning(page: Page, pain: int = 3) -> None:
    page.get_by_role("link", name="Morning report").click()
    page.locator("#pain").get_by_label(str(pain), exact=True).check()
    page.get_by_role("button", name="Save").click()


def headings(page: Page) -> list[str]:
    return [one for one in page.locator("h1:visible, h2:visible").all_inner_texts() if one]


@pytest.mark.slow
def test_a_whole_day_and_the_next_morning_without_a_network(phone: Phone) -> None:
    opened_once(phone)
    before = len(phone.events())
    phone.loses_the_network()

    page = phone.at(1, 9)
    page.goto("/")
    expect(page.locator("#kept")).to_contain_text("You are offline. What you see is from")
    look(page)
    check_in(page)
    expect(page.locator("#player")).to_be_visible(timeout=15_000)
    page.locator("#go").click()
    play_to_the_end(page)
    page.get_by_role("button", name="On to the last questions").click()
    page.wait_for_url("**/end/")
    look(page)
    answer_the_last_questions(page)
    page.wait_for_url(f"{phone.server.url}/")
    expect(page.get_by_role("heading", name="Done for today")).to_be_visible()

    page = phone.at(2, 7)
    page.goto("/")
    report_the_morning(page)
    page.wait_for_url(f"{phone.server.url}/")
    expect(page.get_by_role("heading", name="What today asks needs the network")).to_be_visible()
    expect(page.get_by_text("entries kept here, to be sent")).to_be_visible()

    phone.finds_the_network()
    page = phone.at(2, 8)
    page.goto("/")
    expect(page.get_by_role("heading", level=1, name="Today's practice")).to_be_visible(timeout=20_000)
    kinds = phone.kinds(before)
    assert kinds[:2] == ["check_in", "session_started"]
    assert set(kinds[2:-2]) == {"set_done"}
    assert kinds[-2:] == ["session_ended", "morning"]
    events = [event for _, event in phone.events()]
    assert len({event.id for event in events}) == len(events)
    assert [event.moment for event in events] == sorted(event.moment for event in events)

    state = phone.state()
    assert [(session.morning, session.settled) for session in state.sessions] == [(3, "green")]
    assert all(one.complete for one in state.sessions[0].performances)


SLOW_WORKER = """
const ready = navigator.serviceWorker.ready
Object.defineProperty(ServiceWorkerContainer.prototype, 'ready', {
  get: () => new Promise(resolve => setTimeout(() => resolve(ready), 2000)),
})
"""


def test_what_is_sent_before_the_page_is_ready_waits_for_it(phone: Phone) -> None:
    opened_once(phone)
    phone.loses_the_network()
    page = phone.at(1, 9)
    page.add_init_script(SLOW_WORKER)
    page.goto("/")
    check_in(page)
    expect(page.locator("#player")).to_be_visible(timeout=20_000)


def test_no_answer_is_not_taken_for_no_pain(phone: Phone) -> None:
    """Where the browser lets a form without an answer through, the server refuses it."""
    page = opened_once(phone)
    kinds = phone.kinds()
    page.get_by_role("link", name="Start").click()
    expect(page.get_by_role("heading", name="Check-in")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.locator("form[data-event]").evaluate("form => { form.noValidate = true }")
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("#pain_now-error")).to_be_visible()
    assert phone.kinds() == kinds


def test_a_sorer_back_leads_to_the_easier_day(phone: Phone) -> None:
    page = today_without_a_network(phone)
    check_in(page, 7)
    expect(page.locator("#player")).to_be_visible(timeout=15_000)
    assert "Bird dog" not in page.locator("#plan").evaluate("one => one.textContent")
    phone.finds_the_network()
    page.locator("#go").click()
    do_one_set(page)
    wait_until_saved(page)
    assert phone.state().sessions[-1].day_kind == "ease"


@pytest.mark.parametrize("news", ["Something new or worrying", "A fall or a blow"])
def test_something_new_begins_nothing_without_a_network(phone: Phone, news: str) -> None:
    opened_once(phone)
    before = len(phone.events())
    phone.loses_the_network()
    page = phone.at(1, 9)
    page.goto("/")
    check_in(page, 3, news)
    expect(page.locator("#needs-questions")).to_contain_text("Leave training until they are answered.")
    expect(page.locator("#works-offline")).to_be_hidden()
    look(page)
    page.goto("/")
    expect(page.get_by_role("link", name="Start")).to_have_count(0)
    expect(page.get_by_role("heading", name="The safety questions come first")).to_be_visible()
    expect(page.get_by_role("heading", name="A walk")).to_be_hidden()
    look(page)
    page.goto("/check-in/")
    page.locator("#pain_now").get_by_label("3", exact=True).check()
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("#needs-questions")).to_be_visible()

    phone.finds_the_network()
    page.goto("/")
    expect(page.get_by_role("heading", level=1, name="The safety questions first")).to_be_visible(timeout=20_000)
    assert phone.kinds(before) == ["check_in", "check_in"]


def test_the_network_is_lost_in_the_middle(phone: Phone) -> None:
    page = opened_once(phone)
    before = len(phone.events())
    check_in(page)
    expect(page.locator("#player")).to_be_visible(timeout=15_000)
    page.locator("#go").click()
    do_one_set(page)
    wait_until_saved(page)
    phone.loses_the_network()
    do_one_set(page)
    page.reload()
    expect(page.locator("#player")).to_be_visible()
    page.locator("#go").click()
    play_to_the_end(page)
    page.get_by_role("button", name="On to the last questions").click()
    page.wait_for_url("**/end/")
    answer_the_last_questions(page)
    expect(page.get_by_role("heading", name="Done for today")).to_be_visible(timeout=15_000)
    phone.finds_the_network()
    page.reload()
    expect(page.get_by_role("heading", level=1, name="Done for today")).to_be_visible(timeout=20_000)
    kinds = phone.kinds(before)
    assert kinds.count("check_in") == kinds.count("session_started") == kinds.count("session_ended") == 1
    sets = {(one.rung, one.number) for kind, one in phone.events()[before:] if kind == "set_done"}  # type: ignore[union-attr]
    assert len(sets) == kinds.count("set_done")


def test_pain_in_a_leg_stands_in_the_last_questions_without_a_network(phone: Phone) -> None:
    page = training_without_a_network(phone)
    do_one_set(page)
    page.get_by_role("button", name="It hurts").click()
    page.locator("#hurt").get_by_text("Left leg").click()
    page.locator("#hurt").get_by_label("2", exact=True).check()
    page.locator("#hurt").get_by_role("button", name="Leave out").click()
    expect(page.locator("#saved-words")).to_have_text(re.compile(r"^(?!3 )\d+ entries kept"))
    page.goto(f"{page.url}end/")
    expect(page.get_by_label("New or spreading pain, tingling or numbness in a leg")).to_be_checked(timeout=15_000)
    expect(page.locator("#leg-said")).to_be_visible()
    expect(page.locator("#highest_pain").get_by_label("2", exact=True)).to_be_checked()
    expect(page.locator("input[name=hurt]:checked")).to_have_count(1)
    look(page)
    page.add_init_script(TAKEN_AWAY_AT_ONCE)
    page.reload()
    expect(page.locator("#highest_pain").get_by_label("2", exact=True)).to_be_checked(timeout=15_000)
    expect(page.get_by_label("New or spreading pain, tingling or numbness in a leg")).not_to_be_checked()


def test_the_pain_that_ends_a_session_is_counted_from_the_pain_before_without_a_network(phone: Phone) -> None:
    page = training_without_a_network(phone)
    page.get_by_role("button", name="It hurts").click()
    hurt = page.locator("#hurt")
    for pain, ends in (("5", False), ("6", True)):
        hurt.get_by_label(pain, exact=True).check()
        expect(hurt.get_by_text("this session stops here")).to_have_count(int(ends))


def test_stop_leads_to_the_safety_page_without_a_network(phone: Phone) -> None:
    page = training_without_a_network(phone)
    page.get_by_role("link", name="Stop").click()
    expect(page.locator("#safety")).to_be_visible()
    page.get_by_role("link", name="No, none of it").click()
    page.wait_for_url("**/stop/")
    look(page)
    page.get_by_label("Yes", exact=True).check()
    answer_the_last_questions(page, "End the session")
    page.wait_for_url("**/stopped/")
    assert headings(page)[0] == "That is enough for today."
    phone.finds_the_network()
    page.goto("/")
    expect(page.locator("#unsent")).to_be_hidden(timeout=20_000)
    page.wait_for_timeout(500)
    assert phone.state().sessions[-1].stopped_for_pain


def test_new_leg_symptoms_at_the_end_bring_the_safety_questions_without_a_network(phone: Phone) -> None:
    page = training_without_a_network(phone)
    page.get_by_role("link", name="Stop").click()
    page.get_by_role("link", name="No, none of it").click()
    page.wait_for_url("**/stop/")
    page.get_by_label("No", exact=True).check()
    page.get_by_label("New or spreading pain, tingling or numbness in a leg").check()
    answer_the_last_questions(page, "End the session")
    page.wait_for_url("**/stopped/")
    page.goto("/")
    expect(page.get_by_role("heading", name="The safety questions come first")).to_be_visible()
    expect(page.get_by_role("heading", name="A walk")).to_be_hidden()


def test_tomorrow_works_where_nothing_happened_since(phone: Phone) -> None:
    opened_once(phone, hour=20)
    phone.loses_the_network()
    page = phone.at(2, 7)
    page.goto("/")
    check_in(page)
    expect(page.locator("#player")).to_be_visible(timeout=15_000)
    phone.finds_the_network()
    page.goto("/")
    expect(page.get_by_role("heading", name="Your session is open")).to_be_visible(timeout=20_000)
    assert phone.kinds()[-2:] == ["check_in", "session_started"]


def test_a_server_that_hangs_does_not_keep_the_page(phone: Phone) -> None:
    opened_once(phone)
    phone.server.freeze()
    page = phone.at(1, 9)
    page.goto("/")
    expect(page.locator("#kept")).to_be_visible()
    check_in(page)
    expect(page.locator("#player")).to_be_visible(timeout=20_000)
    phone.server.thaw()
    page.locator("#go").click()
    do_one_set(page)
    wait_until_saved(page)
    kinds = phone.kinds()
    assert [kinds.count(one) for one in ("check_in", "session_started", "set_done")] == [1, 1, 1]
    assert kind(page) != ""


def test_a_page_that_is_not_kept_says_so_and_a_form_that_is_lost_too(phone: Phone) -> None:
    page = opened_once(phone)
    page.goto("/settings/")
    phone.loses_the_network()
    page.get_by_role("group", name="Look").get_by_label("Dark").check(force=True)
    page.locator("form:has(input[name=theme]) button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This page needs the network")
    expect(page.locator("#lost-form")).to_be_visible()
    look(page)
    page.goto("/settings/")
    expect(page.locator("#lost-form")).to_be_hidden()


def test_what_works_without_a_network_is_said_without_one_too(phone: Phone) -> None:
    opened_once(phone)
    phone.loses_the_network()
    page = phone.at(1, 9)
    page.goto("/check-in/")
    expect(page.locator("#works-offline")).to_be_visible(timeout=20_000)
    expect(page.locator("#needs-online")).to_be_hidden()


# How many caches of pages there are, and how many letters, days and deeds.
KEPT = """async () => {
    const opened = await new Promise((done) => {
        const asked = indexedDB.open("quadratus");
        asked.onsuccess = () => done(asked.result);
    });
    const count = (table) => new Promise((done) => {
        const asked = opened.transaction(table).objectStore(table).count();
        asked.onsuccess = () => done(asked.result);
    });
    const counts = await Promise.all(["letters", "days", "deeds"].map(count));
    return [(await caches.keys()).filter((name) => name.startsWith("pages-")).length, ...counts];
}"""


def test_deleting_everything_clears_the_device(phone: Phone) -> None:
    page = opened_once(phone)
    assert page.evaluate(KEPT) == [1, 0, 2, 0]
    page.goto("/settings/delete/")
    expect(page.locator("form[data-leaves]")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.get_by_label("Yes, delete everything.").check()
    page.get_by_role("button", name="Delete everything").click()
    page.wait_for_url("**/deleted/")
    assert page.evaluate(KEPT) == [0, 0, 0, 0]
    phone.loses_the_network()
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page needs the network")


PASSWORD = "five quiet words here"


@pytest.fixture
def signed_in(chromium: Browser, server: Server) -> Iterator[Phone]:
    """A phone in a house where each has a password."""
    server.set(QUADRATUS_REQUIRE_PASSWORD="1")
    with phone_of(chromium, server, "en", PASSWORD) as phone:
        page = phone.at(1, 8)
        page.goto("/sign-in/")
        page.get_by_label("Name").fill("Ada")
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.locator("#works-offline")).to_be_visible(timeout=60_000)
        yield phone


def kept_a_morning(phone: Phone) -> Page:
    """The settings of a person whose morning report does not come through."""
    page = phone.page
    page.route("**/events/*", lambda route: route.fulfill(status=503))
    page.goto("/morning/")
    page.locator("#pain").get_by_label("3", exact=True).check()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(f"{phone.server.url}/")
    page.goto("/settings/")
    page.wait_for_load_state("networkidle")
    return page


def test_signing_out_asks_first_where_something_was_not_sent(signed_in: Phone) -> None:
    page = kept_a_morning(signed_in)
    out = page.get_by_role("button", name="Sign out")
    out.click()
    asked = page.get_by_text("It is lost if you sign out now. Press once more to sign out all the same.")
    expect(asked).to_be_focused()
    assert page.evaluate(KEPT)[1] == 1
    look(page)

    out.click()
    page.wait_for_url("**/sign-in/")
    assert page.evaluate(KEPT) == [0, 0, 0, 0]
    assert "morning" not in signed_in.kinds()


@pytest.mark.slow
def test_what_was_not_sent_is_sent_where_the_person_stays_after_all(signed_in: Phone) -> None:
    page = kept_a_morning(signed_in)
    page.get_by_role("button", name="Sign out").click()
    expect(page.locator("[data-unsent]")).to_be_visible()
    page.unroute("**/events/*")
    page.goto("/")
    signed_in.waits_until_sent("morning")


@pytest.mark.slow
def test_signing_out_asks_nothing_where_all_was_sent(signed_in: Phone) -> None:
    page = signed_in.page
    page.goto("/settings/")
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in/")
    assert page.evaluate(KEPT) == [0, 0, 0, 0]


def test_where_nobody_is_signed_in_no_page_of_anybody_is_kept(phone: Phone) -> None:
    page = opened_once(phone)
    phone.server.kill()
    phone.server.set(QUADRATUS_REQUIRE_PASSWORD="1")
    phone.server.start()
    page.goto("/")
    page.wait_for_url("**/sign-in/")
    page.wait_for_function("async () => !(await caches.keys()).some((name) => name.startsWith('pages-'))")
    phone.loses_the_network()
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page needs the network")


# Another address is another version to the browser.
NEW_VERSION = "() => navigator.serviceWorker.register('/worker.js?next').then(() => undefined)"
WAITS = "async () => (await navigator.serviceWorker.getRegistration()).waiting !== null"


def test_a_new_version_waits_while_a_session_runs_and_takes_over_after_it(phone: Phone) -> None:
    page = opened_once(phone)
    check_in(page)
    expect(page.locator("#player")).to_be_visible(timeout=20_000)
    page.locator("#go").click()
    other = phone.context.new_page()
    other.goto("/")
    other.evaluate(NEW_VERSION)
    other.wait_for_function(WAITS)
    other.reload()
    expect(other.get_by_role("heading", name="Your session is open")).to_be_visible()
    other.wait_for_timeout(4000)
    assert other.evaluate(WAITS)
    expect(page.locator("#player")).to_have_attribute("data-kind", "set", timeout=15_000)
    do_one_set(page)
    wait_until_saved(page)

    page.close()
    other.reload()
    other.wait_for_function("async () => (await navigator.serviceWorker.getRegistration()).waiting === null")
