"""A session that was begun goes on only while what was told since allows it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from quadratus.prescription.record.events import PlannedExercise, PlannedSet, SessionStarted, Side
from quadratus.site.record.actions import append
from quadratus.site.record.reading import state_of
from tests.site.training.conftest import Visitor
from tests.site.training.life import Life
from tests.site.training.server import Server
from tests.site.training.test_player_in_browser import check_in


def begun(visit: Visitor) -> UUID:
    """A session with holds, begun at a pain of 3."""
    visit.life.ready()
    visit.post("check-in", pain_now="3")
    started = state_of(visit.life.person).open_session
    assert started is not None
    assert started.day_kind == "strength"
    return started.session


def flared(life: Life) -> Life:
    life.tells("flare_declared")
    return life


TOLD: dict[str, tuple[Callable[[Life], object], str]] = {
    "an emergency": (lambda life: life.screened(bladder_bowel="yes"), "No training for now"),
    "an urgent answer": (lambda life: life.screened(fever="yes"), "No training for now"),
    "a clinician first": (
        lambda life: life.screened(steroids="yes"),
        "Breathing and walking until a clinician has said yes",
    ),
    "something new": (
        lambda life: life.tells("check_in", pain_now=3, something_new=True),
        "Something new or worrying was told, and the safety questions are not answered yet.",
    ),
    "a fall": (
        lambda life: life.tells("check_in", pain_now=3, fell=True),
        "A fall was told, and the safety questions are not answered yet.",
    ),
    "a flare-up": (lambda life: flared(life).screened(), "A flare-up day"),
    "much more pain": (lambda life: life.tells("check_in", pain_now=6), "An easier day"),
    "a condition that excludes an exercise": (
        lambda life: life.baseline(conditions=("vertebral_fracture",)),
        "Cat-camel: left out today",
    ),
}


@pytest.mark.parametrize("told", TOLD)
def test_what_was_told_since_ends_the_session(visit: Visitor, told: str) -> None:
    session, (tell, says) = begun(visit), TOLD[told]
    tell(visit.life)
    assert visit.get("player", session).headers["Location"] == reverse("training:today")
    assert str(session) not in visit.get("check-in").headers.get("Location", "")
    assert json.loads(visit.get("ahead-days").content)["open"] is None
    page = visit.sees("today")
    assert f'href="{reverse("training:player", args=[session])}"' not in page
    card = page.split("The session you began ends here")[1].split("</section>")[0]
    assert says in card
    assert reverse("training:end", args=[session]) in card
    assert visit.get("end", session).status_code == 200


@pytest.mark.parametrize(
    "told",
    [
        lambda _: None,
        lambda life: life.tells("check_in", pain_now=5),
        lambda life: life.screened(),
        lambda life: life.baseline(conditions=("knee",)),
        lambda life: life.wakes(3),
    ],
    ids=["nothing", "a little more pain", "a clear screening", "a condition that changes exercises", "a good morning"],
)
def test_what_changes_nothing_lets_it_go_on(visit: Visitor, told: Callable[[Life], object]) -> None:
    session = begun(visit)
    told(visit.life)
    assert visit.get("player", session).status_code == 200
    assert visit.get("check-in").headers["Location"] == reverse("training:player", args=[session])
    assert json.loads(visit.get("ahead-days").content)["open"] == str(session)
    page = visit.sees("today")
    assert reverse("training:player", args=[session]) in page
    assert "The session you began ends here" not in page


def test_more_pain_at_a_second_check_in_begins_the_easier_session(visit: Visitor) -> None:
    session = begun(visit)
    answer = visit.post("check-in", pain_now="9")
    started = state_of(visit.life.person).open_session
    assert started is not None
    assert started.session != session
    assert started.day_kind == "ease"
    assert answer.headers["Location"] == reverse("training:player", args=[started.session])


def test_a_red_answer_that_comes_late_ends_the_session_that_asks_for_more(visit: Visitor) -> None:
    life = visit.life.ready()
    for _ in range(4):
        life.at(9).trains()
        life.days_later().wakes()
        last = state_of(life.person).sessions[-1]
        life.days_later().wakes()
    session = life.at(9).begins()
    opened = state_of(life.person).open_session
    assert opened is not None
    assert any(planned.step > 0 for planned in opened.exercises)
    assert visit.get("player", session).status_code == 200
    hurt = [planned.rung for planned in opened.exercises if planned.step > 0]
    life.tells("session_ended", session=last.id, highest_pain=8, effort=3, stopped_for_pain=True, hurt=hurt)
    assert visit.get("player", session).status_code == 302


def test_a_session_that_asks_for_more_than_the_person_has_reached_is_not_played(visit: Visitor) -> None:
    life = visit.life.ready()
    sets = tuple(PlannedSet(side, 10.0) for side in (Side.LEFT, Side.RIGHT))
    for rung, says in (("side_plank_knees", "asks for more"), ("bird_dog_arm_and_leg", "asks for more")):
        session = uuid4()
        planned = PlannedExercise(rung, 0, sets)
        event = SessionStarted(
            id=uuid4(), moment=life.now, day=life.now.date(), session=session, day_kind="strength",
            exercises=(planned,), pain_before=3, method_version="1.0.0",
        )  # fmt: skip
        append(person=life.person, event=event, now=life.now)
        assert visit.get("player", session).status_code == 302
        assert says in visit.sees("today")


def test_past_midnight_a_session_goes_on_and_the_next_day_it_does_not(visit: Visitor) -> None:
    life = visit.life.ready()
    life.at(23)
    session = life.begins()
    life.now += timedelta(hours=2)
    assert visit.get("player", session).status_code == 200
    life.days_later(0)
    assert visit.get("player", session).status_code == 302


@pytest.mark.browser
def test_news_in_one_tab_are_told_although_another_began_the_session(phone: Page, server: Server) -> None:
    phone.goto("/check-in/")
    expect(phone.locator("#works-offline, #needs-online").first).to_be_visible(timeout=20_000)
    other = phone.context.new_page()
    check_in(other)
    phone.locator("#pain_now").get_by_label("8", exact=True).check()
    phone.get_by_label("Something new or worrying").check()
    phone.get_by_role("button", name="Go on").click()
    phone.wait_for_url("**/screening/**", timeout=20_000)
    with sqlite3.connect(server.data / "quadratus.sqlite3") as database:
        found = database.execute("select json_extract(body, '$.something_new') from record_eventrow where kind = ?",
                                 ("check_in",)).fetchall()  # fmt: skip
    assert [news for (news,) in found] == [0, 1]
    other.reload()
    expect(other.get_by_role("heading", name="The safety questions first")).to_be_visible()


@pytest.mark.browser
def test_news_without_a_network_end_the_session_on_this_device(phone: Page, server: Server) -> None:
    phone.goto("/")
    expect(phone.locator("#works-offline")).to_be_visible(timeout=20_000)
    server.kill()
    check_in(phone)
    phone.goto("/check-in/")
    phone.locator("#pain_now").get_by_label("3", exact=True).check()
    phone.get_by_label("Something new or worrying").check()
    phone.get_by_role("button", name="Go on").click()
    expect(phone.locator("#needs-questions")).to_be_visible(timeout=20_000)
    phone.goto("/")
    expect(phone.get_by_role("link", name="Go on")).to_be_hidden()


@pytest.mark.browser
def test_a_stop_with_a_yes_ends_the_session_although_the_questions_stay_unanswered(phone: Page) -> None:
    check_in(phone)
    phone.locator("#stop").click()
    phone.get_by_role("link", name="Yes, or I am not sure").click()
    phone.wait_for_url("**/screening/")
    expect(phone.locator("#unsent")).to_be_hidden(timeout=20_000)
    phone.goto("/")
    expect(phone.get_by_role("heading", name="The safety questions first")).to_be_visible()
    expect(phone.get_by_role("link", name="Go on")).to_have_count(0)
