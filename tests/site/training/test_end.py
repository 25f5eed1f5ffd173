"""The end of a session, a session that was stopped, and the walk."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from quadratus.site.record.actions import tell
from quadratus.site.record.models import EventRow
from quadratus.site.record.reading import method_of, state_of
from tests.site.training.conftest import Visitor

ANSWERS = {
    "highest_pain": "3",
    "effort": "4",
    "confidence-breathing": "8",
    "confidence-pelvic_control": "7",
    "confidence-mobility": "8",
    "confidence-isometric_hold": "6",
}


def ended(visit: Visitor) -> Any:
    return state_of(visit.life.person).sessions[-1]


def test_the_answers_close_the_session(visit: Visitor) -> None:
    session = visit.life.ready().begins()
    visit.life.does(session)
    answer = visit.post("end", session, **ANSWERS, hurt="knee_rocks", note="Fine")
    assert answer.headers["Location"] == reverse("training:today")
    assert (ended(visit).highest_pain, ended(visit).effort, ended(visit).hurt) == (3, 4, ("knee_rocks",))
    assert state_of(visit.life.person).confidence["isometric_hold"] == 6


def test_confidence_is_asked_only_for_what_was_tried(visit: Visitor) -> None:
    session = visit.life.ready().begins()
    visit.post("sets", session, rung="breathing_legs_on_chair", **{"0-done": "15"})
    page = visit.sees("end", session)
    assert "confidence-breathing" in page
    assert "confidence-isometric_hold" not in page
    method = method_of(visit.life.person)
    for meant in (method.measure_by_key["confidence"].ask, method.strand_by_key["breathing"].purpose):
        assert meant
        assert meant in page


def test_nothing_is_guessed_in_the_persons_favour(visit: Visitor) -> None:
    session = visit.life.ready().begins()
    visit.life.does(session)
    answer = visit.post("end", session, **(ANSWERS | {"highest_pain": ""}))
    assert b"Choose a number from 0 to 10." in answer.content
    assert ended(visit).ended is None


def test_closing_twice_closes_once(visit: Visitor) -> None:
    session = visit.life.ready().begins()
    visit.life.does(session)
    for _ in range(2):
        visit.post("end", session, **ANSWERS)
    assert EventRow.objects.filter(kind="session_ended").count() == 1


def test_new_leg_symptoms_lead_to_the_safety_page(visit: Visitor) -> None:
    session = visit.life.ready().begins()
    visit.life.does(session)
    answer = visit.post("end", session, **ANSWERS, new_leg_symptoms="on")
    assert answer.headers["Location"] == reverse("training:stopped")


def test_the_walk_can_be_told_at_the_end(visit: Visitor) -> None:
    session = visit.life.ready().begins()
    visit.post("end", session, highest_pain="3", effort="2", walked="10")
    walked = [one for one in ended(visit).performances if one.strand == "walking"]
    assert walked
    assert walked[0].complete


def test_the_walk_can_be_told_later_and_once(visit: Visitor) -> None:
    session = visit.life.ready().begins()
    visit.post("end", session, highest_pain="3", effort="2")
    for _ in range(2):
        visit.post("walk", session, minutes="4")
    assert EventRow.objects.filter(kind="set_done").count() == 1
    assert "Did you walk today?" not in visit.sees("today")


def test_a_walk_without_minutes_is_not_saved(visit: Visitor) -> None:
    session = visit.life.ready().begins()
    visit.post("walk", session, minutes="")
    assert not EventRow.objects.filter(kind="set_done").exists()


def test_a_walk_can_be_noted_on_a_rest_day(visit: Visitor) -> None:
    visit.life.ready().lives(6)
    assert visit.life.today().kind == "rest"
    visit.post("note-walk", minutes="20")
    visit.post("note-walk", minutes="15")
    assert "35 minutes noted today" in visit.sees("today")
    assert state_of(visit.life.person).open_session is None


def test_one_walk_more_can_be_noted_when_the_session_with_its_walk_is_done(visit: Visitor) -> None:
    session = visit.life.ready().begins()
    visit.post("sets", session, rung="breathing_legs_on_chair", **{"0-done": "15"})
    visit.post("end", session, **ANSWERS)
    assert "One walk more?" not in visit.sees("today")
    visit.post("walk", session, minutes="4")
    assert "One walk more?" in visit.sees("today")


def test_before_a_session_its_walk_is_not_noted_beside_it(visit: Visitor) -> None:
    visit.life.ready()
    assert reverse("training:note-walk") not in visit.sees("today")


def test_a_noted_walk_needs_its_minutes(visit: Visitor) -> None:
    visit.life.ready().lives(6)
    for minutes in ("", "0", "601", "far"):
        visit.post("note-walk", minutes=minutes)
    assert "Not saved: enter the minutes" in visit.sees("today")
    assert not EventRow.objects.filter(kind="walk_done").exists()


def test_a_walk_is_noted_for_the_one_who_walked(visit: Visitor, other: Visitor) -> None:
    visit.life.ready().lives(6)
    other.post("note-walk", minutes="20")
    assert state_of(visit.life.person).walked is None


def test_stopping_for_pain_is_red_and_leads_to_the_safety_page(visit: Visitor) -> None:
    session = visit.life.ready().begins()
    answer = visit.post("stop", session, stopped_for_pain="yes", highest_pain="5", effort="4")
    assert answer.headers["Location"] == reverse("training:stopped")
    screening = method_of(visit.life.person).screening
    page = visit.sees("stopped")
    for sign in (*screening.signs_of("emergency"), *screening.stop_now):
        assert sign in page
    assert 'href="tel:112"' in page
    assert ended(visit).stopped_for_pain
    assert ended(visit).settled == "red"


def test_stopping_for_another_reason_is_no_pain(visit: Visitor) -> None:
    session = visit.life.ready().begins()
    visit.post("stop", session, stopped_for_pain="no", highest_pain="3", effort="4")
    assert not ended(visit).stopped_for_pain


def test_whether_it_was_pain_has_to_be_said(visit: Visitor) -> None:
    session = visit.life.ready().begins()
    answer = visit.post("stop", session, highest_pain="3", effort="4")
    assert b"Choose yes or no." in answer.content


def test_the_safety_page_names_the_signs_and_leads_to_the_questions(visit: Visitor) -> None:
    page = visit.sees("stopped")
    assert "Is any of this true right now?" in page
    assert reverse("screening:start") in page


def test_someone_else_gets_404(visit: Visitor, other: Visitor) -> None:
    session = visit.life.ready().begins()
    for view in ("end", "stop"):
        assert other.get(view, session).status_code == 404
        assert other.post(view, session, **ANSWERS).status_code == 404
    assert other.post("walk", session, minutes="5").status_code == 404


def test_what_was_said_during_the_session_stands_in_the_questions(visit: Visitor) -> None:
    session = visit.life.ready().begins()
    told = {"session": session, "number": 0, "side": "both", "done": 5, "hurts": True}
    tell(person=visit.life.person, kind="set_done", now=visit.life.now, rung="knee_rocks", pain=4, **told)
    for view in ("end", "stop"):
        page = visit.sees(view, session)
        assert 'name="highest_pain" value="4" checked' in page
        assert 'name="hurt" value="knee_rocks" checked' in page
        assert 'name="hurt" value="breathing_legs_on_chair" checked' not in page


def test_a_session_without_pain_answers_nothing_ahead(visit: Visitor) -> None:
    session = visit.life.ready().begins()
    visit.life.does(session)
    page = visit.sees("end", session)
    assert "checked" not in page


@pytest.mark.parametrize(("where", "ticked"), [(("left_leg", "middle"), True), (("left_hip",), False)])
@pytest.mark.parametrize("view", ["end", "stop"])
def test_a_leg_that_hurt_ticks_the_question_about_the_legs(
    visit: Visitor, view: str, where: tuple[str, ...], ticked: bool
) -> None:
    session = visit.life.ready().begins()
    told = {"session": session, "number": 0, "side": "both", "done": 5, "hurts": True, "where": where}
    tell(person=visit.life.person, kind="set_done", now=visit.life.now, rung="knee_rocks", **told)
    page = visit.sees(view, session)
    assert ('name="new_leg_symptoms" value="on" checked' in page) == ticked
    assert ('id="leg-said" hidden' in page) != ticked


def test_the_person_can_say_that_the_leg_is_nothing_new(visit: Visitor) -> None:
    session = visit.life.ready().begins()
    told = {"session": session, "number": 0, "side": "both", "done": 5, "hurts": True, "where": ("left_leg",)}
    tell(person=visit.life.person, kind="set_done", now=visit.life.now, rung="knee_rocks", **told)
    visit.post("end", session, **ANSWERS)
    assert not ended(visit).new_leg_symptoms


def test_an_invalid_confidence_says_which_one_it_is(visit: Visitor) -> None:
    session = visit.life.ready().begins()
    visit.life.does(session)
    page = visit.post("end", session, **{**ANSWERS, "confidence-mobility": "11"}).content.decode()
    assert "Confidence in mobility: Choose a number from 0 to 10." in page
