"""Today: one calm state for each kind of day."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from quadratus.prescription.record.events import Side
from quadratus.site.record.reading import method_of, state_of
from quadratus.site.training.figures import small_still
from quadratus.site.training.presenters.today import today_page
from tests.site.training.conftest import Visitor


def title(page: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page)
    assert found
    return unescape(found[1])


def test_someone_unknown_is_shown_the_way_in(db: None) -> None:
    answer = Client().get(reverse("training:today"))
    assert answer.status_code == 302


def test_the_safety_questions_come_first(visit: Visitor) -> None:
    page = visit.sees("today")
    assert title(page) == "The safety questions first"
    assert "Answer the questions" in page
    assert "Start</a>" not in page


def test_then_the_baseline(visit: Visitor) -> None:
    visit.life.screened()
    page = visit.sees("today")
    assert title(page) == "First, where you are now"
    assert reverse("baseline:start") in page


def test_a_strength_day_lists_exercises_with_doses_and_reasons(visit: Visitor) -> None:
    visit.life.ready()
    page = visit.sees("today")
    assert title(page) == "Today's session"
    assert "Phase One, week 1" in page
    assert "2 rounds of 2 holds of 5 s, each side." in page
    assert "Start with the" in page
    assert "A day with a full session" in page
    assert "How well it is known:" in page
    assert "minutes at your own pace, at any time of the day" in page
    assert page.count('class="button primary') == 1


def test_the_day_after_strength_is_practice_and_the_morning_is_asked(visit: Visitor) -> None:
    visit.life.ready().at(9).trains()
    visit.life.days_later()
    page = visit.sees("today")
    assert title(page) == "Today's practice"
    assert page.count("How is your back this morning?") == 1
    assert "Waiting for the morning" not in page


def test_the_zone_has_a_word_once_the_morning_is_reported(visit: Visitor) -> None:
    visit.life.ready().lives(1).wakes()
    page = visit.sees("today")
    assert "so it counts as settled" in page
    assert "Your back took it well." not in page, "said once"
    assert "How is your back this morning?" not in page
    visit.life.days_later()
    assert "Your back took it well." in visit.sees("today")


def test_a_red_session_says_so_without_scolding(visit: Visitor) -> None:
    life = visit.life.ready().at(9)
    session = life.begins()
    life.does(session)
    life.ends(session, highest=8)
    assert "Step back" in visit.sees("today")


def test_an_emergency_shows_the_whole_instruction(visit: Visitor) -> None:
    visit.life.screened(bladder_bowel="yes")
    page = visit.sees("today")
    assert title(page) == "No training for now"
    assert "What to say" in page
    assert "Start</a>" not in page


def test_done_says_that_it_is_enough_and_asks_for_the_walk(visit: Visitor) -> None:
    life = visit.life.ready().at(9)
    assert "Report this morning" in visit.sees("today")
    session = life.begins()
    life.ends(session)
    page = visit.sees("today")
    assert title(page) == "Done for today"
    assert reverse("training:walk", args=[session]) in page
    assert "Report this morning" not in page, "what is asked tomorrow is not asked now"


def test_an_open_session_can_be_gone_on_with(visit: Visitor) -> None:
    session = visit.life.ready().at(9).begins()
    page = visit.sees("today")
    assert "Your session is open" in page
    assert reverse("training:player", args=[session]) in page


def test_a_session_left_open_yesterday_is_not_todays(visit: Visitor) -> None:
    visit.life.ready().at(9).begins()
    visit.life.days_later()
    assert "Your session is open" not in visit.sees("today")


def test_a_flare_up_day_asks_its_one_question_once(visit: Visitor) -> None:
    life = visit.life.ready().lives(2)
    life.tells("flare_declared")
    life.screened()
    page = visit.sees("today")
    assert title(page) == "A flare-up day"
    assert "Compared with yesterday" in page
    assert "flare-up</a>" not in page
    visit.post("flare-day", answer="same")
    assert "Compared with yesterday" not in visit.sees("today")


def test_settled_mornings_let_the_person_say_that_it_is_over(visit: Visitor) -> None:
    life = visit.life.ready().lives(2)
    life.tells("flare_declared")
    life.screened()
    for _ in range(2):
        life.days_later().wakes(3)
    assert "It is over" in visit.sees("today")


def test_raised_mornings_suggest_a_flare_up_and_impose_nothing(visit: Visitor) -> None:
    life = visit.life.ready().lives(2)
    life.wakes(6)
    life.days_later().wakes(6)
    page = visit.sees("today")
    assert page.index("Is this a flare-up?") < page.index("What to do"), "before anyone starts"
    assert title(page) != "A flare-up day"


def test_the_review_of_the_gate_is_shown_when_it_is_due(visit: Visitor) -> None:
    life = visit.life.ready()
    for _ in range(44):
        if life.today().kind == "screening":
            life.screened()
        life.trains(pain=3, highest=5)
        life.days_later()
    assert "Six weeks in Phase One" in visit.sees("today")
    person, asked = life.person, replace(life.today(), screening_due="gate")
    gate = today_page(method_of(person), state_of(person), asked, life.now).gate
    assert gate is not None
    assert gate.review == "", "its own questions are nothing to look at with a coach"


@pytest.mark.parametrize("view", ["today", "progress", "check-in", "morning", "flare"])
def test_no_page_has_inline_script_or_style(visit: Visitor, view: str) -> None:
    visit.life.ready().lives(3)
    page = visit.sees(view)
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", page)
    assert " style=" not in page
    assert "<style" not in page


def test_after_two_weeks_the_questions_about_the_back_are_asked_anew(visit: Visitor) -> None:
    visit.life.ready().lives(13)
    assert reverse("baseline:again") not in visit.sees("today")
    visit.life.lives(1)
    page = visit.sees("today")
    assert reverse("baseline:again") in page
    assert "Days since you answered the questions about your back: 14 days, which is at least 14." in page


def test_each_exercise_of_today_is_drawn_for_the_side_that_starts(visit: Visitor) -> None:
    visit.life.ready()
    page = visit.sees("today")
    assert page.count('class="q-figure q-small"') == len(visit.life.today().items)
    assert small_still("bird_dog_leg", (Side.LEFT, Side.RIGHT)) in page
    assert small_still("bird_dog_leg", (Side.RIGHT, Side.LEFT)) not in page


def test_today_is_light_over_the_wire(visit: Visitor) -> None:
    visit.life.ready()
    plain = visit.get("today")
    small = visit.client.get(reverse("training:today"), headers={"Accept-Encoding": "gzip"})
    assert small.headers["Content-Encoding"] == "gzip"
    assert len(small.content) < len(plain.content) / 3


def test_a_reason_stands_once_for_all_that_it_decided(visit: Visitor) -> None:
    visit.life.ready().lives(2).wakes()
    reasons = visit.sees("today").split("Why this?", 1)[1]
    headings = re.findall(r"<h3>(.*?: (?:left out today|one dose step up|the same as last time))</h3>", reasons)
    assert headings
    assert any(", " in heading for heading in headings)
    blocks = re.findall(r'<div class="why">\s*<h3>(?:.*?: )?(.*?)</h3>\s*(<ul>.*?</ul>)', reasons)
    assert len(blocks) == len(set(blocks))
