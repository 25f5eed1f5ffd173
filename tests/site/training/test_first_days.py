"""People of the examples live their first days in a real browser, as their diaries say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import TypeVar

import pytest
from playwright.sync_api import Browser, Page, expect

from quadratus.prescription.record.events import BaselineGiven, MorningReported
from quadratus.protocol.loading import lower_back_mastery
from quadratus.trials.diary import Diary, Happening, Trained
from quadratus.trials.parsing import read_diary
from quadratus.trials.replay import DayRecord, replay
from tests.site.browser import phone_on
from tests.site.training.server import ROOT, Server
from tests.site.training.test_player_in_browser import do_one_set, play_to_the_end, sets_of, wait_until_saved

pytestmark = pytest.mark.browser

PEOPLE = ["steady", "always_sore", "shoulder_excluded"]
METHOD = lower_back_mastery()
TITLES = {"strength": "Today's session", "practice": "Today's practice"}
Kind = TypeVar("Kind")


@dataclass
class Life:
    """A browser on the clock of a person's days, and the diary that says what the person does."""

    browser: Browser
    server: Server
    clock: Path
    diary: Diary
    page: Page | None = None

    def at(self, day: int, hour: int, minute: int = 0) -> Page:
        """A page at a moment of a day of the diary, by the clock of the phone and of the server."""
        moment = datetime.combine(self.diary.date_of(day), datetime.min.time(), self.diary.offset)
        moment += timedelta(hours=hour, minutes=minute)
        self.clock.write_text(moment.isoformat())
        self.leave()
        self.page = phone_on(self.browser, self.server.url).new_page()
        self.page.clock.install(time=moment)
        return self.page

    def leave(self) -> None:
        if self.page is not None:
            self.page.context.close()
            self.page = None

    def event(self, day: int, kind: type[Kind]) -> Kind:
        happened = (entry.event for entry in self.diary.on(day) if isinstance(entry, Happening))
        return next(event for event in happened if isinstance(event, kind))

    def trained(self, day: int) -> Trained:
        return next(entry for entry in self.diary.on(day) if isinstance(entry, Trained))


@pytest.fixture
def person(request: pytest.FixtureRequest) -> str:
    """The diary of the one who lives; a test may ask for several."""
    return str(getattr(request, "param", PEOPLE[0]))


@pytest.fixture
def life(person: str, chromium: Browser, server: Server) -> Iterator[Life]:
    diary = read_diary(ROOT / "examples" / f"{person}.diary", METHOD)
    clock = server.clock
    clock.write_text(f"{diary.starts.isoformat()}T06:00:00+00:00")
    server.set(QUADRATUS_DEBUG="1", QUADRATUS_NOW=f"@{clock}")
    server.start()
    lived = Life(chromium, server, clock, diary)
    yield lived
    lived.leave()


def next_page(page: Page, words: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).click()


def sign_up(life: Life) -> None:
    page = life.at(1, 16)
    page.goto("/")
    page.get_by_label("Name or nickname").fill(life.diary.person)
    page.get_by_label("Year of birth").fill(str(life.diary.born))
    page.get_by_label("I am 18 or over.").check()
    page.get_by_label("My answers about my health").check()
    next_page(page, "Start")


def answer_no_to_everything(page: Page) -> None:
    next_page(page, "Begin")
    for _ in METHOD.screening.questions_after({}):
        next_page(page, "No")
    next_page(page, "Send my answers")


def say_where_you_are(life: Life, page: Page) -> None:
    """The baseline, step by step, with what the diary says of the first day."""
    baseline, given = life.event(1, BaselineGiven), life.diary.circumstances
    page.goto("/baseline/")
    page.locator("#usual").get_by_label(str(baseline.usual_pain), exact=True).check()
    page.locator("#worst").get_by_label(str(baseline.worst_pain), exact=True).check()
    next_page(page, "Next")
    for area in baseline.areas:
        page.locator(f"[name=areas][value={area}]").check(force=True)
    next_page(page, "Next")
    page.locator("[name=sitting]").last.check(force=True)
    next_page(page, "Next")
    *most, last = page.get_by_label("No", exact=True).all()
    for said_no in most:
        said_no.check(force=True)
    with page.expect_navigation():
        last.click(force=True)
    next_page(page, "Next")
    for scale in page.locator("fieldset.field:has(.scale)").all():
        scale.get_by_label("6", exact=True).check()
    next_page(page, "Next")
    page.locator(f"[name=minutes][value='{given.minutes}']").check(force=True)
    for thing in given.equipment or ():
        page.locator(f"[name=equipment][value={thing}]").check(force=True)
    next_page(page, "Next")
    for condition in given.conditions or ():
        page.locator(f"[name=conditions][value={condition}]").check(force=True)
    next_page(page, "Next")
    page.get_by_label("Body weight").fill(f"{given.weight_kg:g}")
    next_page(page, "Finish")


def report_the_morning(life: Life, day: int) -> None:
    report = life.event(day, MorningReported)
    page = life.at(day, 7)
    page.goto("/")
    page.get_by_role("link", name="morning").first.click()
    page.locator("#pain").get_by_label(str(report.pain), exact=True).check()
    page.get_by_label("Minutes until the stiffness eased").fill(str(report.stiffness_minutes))
    next_page(page, "Save")


def begin_to_train(life: Life, day: int) -> Page:
    page = life.at(day, 18)
    page.goto("/check-in/")
    page.locator("#pain_now").get_by_label(str(life.trained(day).before), exact=True).check()
    next_page(page, "Go on")
    expect(page.locator("#player")).to_be_visible()
    page.locator("#go").click()
    return page


def train(life: Life, day: int) -> None:
    page = begin_to_train(life, day)
    play_to_the_end(page)
    wait_until_saved(page)
    answer_the_last_questions(life, day, page.url)


def answer_the_last_questions(life: Life, day: int, address: str) -> None:
    session = life.trained(day)
    page = life.at(day, 19, 30)
    page.goto(f"{address}end/")
    for scale in page.locator("fieldset.field:has(.scale)").all():
        scale.get_by_label("8", exact=True).check()
    page.locator("#highest_pain").get_by_label(str(session.highest), exact=True).check()
    page.locator("#effort").get_by_label(str(session.effort), exact=True).check()
    next_page(page, "Finish")
    assert page.get_by_role("heading", level=1).inner_text() == "Done for today"


def sees_what_the_replay_says(life: Life, day: int, said: DayRecord) -> None:
    page = life.at(day, 17)
    page.goto("/")
    assert page.get_by_role("heading", level=1).inner_text() == TITLES[said.kind.value]
    listed = page.locator(".exercises > li .exercise-head h3").all_inner_texts()
    assert listed == [exercise.name for exercise in said.exercises if exercise.rung != "walking"]


def move_in(life: Life) -> None:
    sign_up(life)
    assert life.page is not None
    answer_no_to_everything(life.page)
    say_where_you_are(life, life.page)


def test_from_sign_up_to_a_session_in_whose_middle_the_network_is_lost(life: Life) -> None:
    move_in(life)
    page = begin_to_train(life, 1)
    do_one_set(page)
    wait_until_saved(page)
    life.server.kill()
    page.context.set_offline(True)
    play_to_the_end(page)
    expect(page.locator("#saved-words")).to_contain_text("kept here")
    life.server.start()
    page.context.set_offline(False)
    wait_until_saved(page)
    done = sets_of(life.server)
    assert len(done) == len(set(done)) == page.locator("#progress").evaluate("one => one.max")
    answer_the_last_questions(life, 1, page.url)


@pytest.mark.slow
@pytest.mark.parametrize("person", PEOPLE, indirect=True)
def test_from_sign_up_to_the_third_day(life: Life) -> None:
    first, second, third = islice(replay(life.diary, METHOD), 3)
    move_in(life)
    sees_what_the_replay_says(life, 1, first)
    train(life, 1)
    report_the_morning(life, 2)
    sees_what_the_replay_says(life, 2, second)
    train(life, 2)
    report_the_morning(life, 3)
    sees_what_the_replay_says(life, 3, third)
    train(life, 3)
