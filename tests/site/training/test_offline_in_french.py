"""A session without a network, in French: what the device keeps and says by itself is French, too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.test_browser import look
from tests.site.training.server import Server
from tests.site.training.test_offline_in_browser import Phone, opened_once, phone_of, today_without_a_network
from tests.site.training.test_player_in_browser import do_one_set, go_to_a_hold, kind, play_to_the_end
from tests.site.translating.test_walk import english_in, english_of_the_site, read

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def phone(chromium: Browser, server: Server) -> Iterator[Phone]:
    with phone_of(chromium, server, "fr") as phone:
        yield phone


def french(page: Page) -> None:
    """The page, with all that its scripts wrote, is French."""
    said = read(page.content())
    assert said.language == "fr"
    assert len(said.texts) > 5
    assert [*english_in(said.texts, english_of_the_site())] == []


def check_in(page: Page, *news: str) -> None:
    page.get_by_role("link", name="Commencer").click()
    page.locator("#pain_now").get_by_label("3", exact=True).check()
    for label in news:
        page.get_by_label(label).check()
    french(page)
    page.get_by_role("button", name="Continuer").click()


def test_a_whole_session_and_the_next_morning(phone: Phone) -> None:
    opened_once(phone)
    before = len(phone.events())
    phone.loses_the_network()
    page = phone.at(1, 9)
    page.goto("/")
    expect(page.locator("#kept")).to_contain_text("Vous êtes hors ligne")
    french(page)
    check_in(page)
    expect(page.locator("#player")).to_be_visible(timeout=15_000)
    page.locator("#go").click()
    go_to_a_hold(page)
    page.clock.run_for(2300)
    look(page)
    french(page)
    page.locator("#go").click()
    page.get_by_role("button", name="Le bras ou l'épaule").click()
    expect(page.locator("#saved-words")).to_contain_text("gardées ici, à envoyer")
    while kind(page) != "rest":
        do_one_set(page)
    french(page)
    play_to_the_end(page)
    french(page)
    page.get_by_role("button", name="Aux dernières questions").click()
    page.wait_for_url("**/end/")
    french(page)
    for scale in page.locator("fieldset.field:has(.scale)").all():
        scale.get_by_label("3", exact=True).check()
    page.get_by_role("button", name="Terminer").click()
    page.wait_for_url(f"{phone.server.url}/")
    expect(page.get_by_role("heading", name="C'est fait pour aujourd'hui")).to_be_visible()
    french(page)

    page = phone.at(2, 7)
    page.goto("/")
    page.get_by_role("link", name="Bilan du matin").click()
    french(page)
    page.locator("#pain").get_by_label("3", exact=True).check()
    page.get_by_role("button", name="Enregistrer").click()
    page.wait_for_url(f"{phone.server.url}/")
    french(page)

    phone.finds_the_network()
    page = phone.at(2, 8)
    page.goto("/")
    phone.waits_until_sent("morning")
    kinds = phone.kinds(before)
    assert kinds[:2] == ["check_in", "session_started"]
    assert kinds[-2:] == ["session_ended", "morning"]
    assert phone.state().sessions[-1].settled == "green"


def test_what_needs_the_network_and_the_stop_page(phone: Phone) -> None:
    page = today_without_a_network(phone)
    check_in(page)
    expect(page.locator("#player")).to_be_visible(timeout=15_000)
    page.locator("#stop").click()
    expect(page.locator("#safety")).to_be_visible()
    french(page)
    look(page)
    page.locator("#stop-questions").click()
    page.wait_for_url("**/stop/")
    french(page)

    page.goto("/settings/")
    expect(page.locator("h1")).to_have_text("Cette page a besoin du réseau")
    french(page)
