"""Check-in: ten seconds, then the session, or the safety questions."""

from __future__ import annotations

from django.urls import reverse

from quadratus.site.record.models import DecisionRow, EventRow
from quadratus.site.record.reading import state_of
from tests.site.training.conftest import Visitor


def test_the_session_begins_with_what_was_asked(visit: Visitor) -> None:
    asked = visit.life.ready().today()
    answer = visit.post("check-in", pain_now="3")
    started = state_of(visit.life.person).open_session
    assert started is not None
    assert answer.headers["Location"] == reverse("training:player", args=[started.session])
    assert asked.walk is not None
    assert started.exercises == tuple(item.planned for item in (*asked.items, asked.walk))
    assert started.pain_before == 3
    assert started.day_kind == "strength"
    assert DecisionRow.objects.filter(person=visit.life.person, kind="strength").exists()


def test_pressing_twice_begins_one_session(visit: Visitor) -> None:
    visit.life.ready()
    visit.post("check-in", pain_now="3")
    visit.post("check-in", pain_now="3")
    assert EventRow.objects.filter(kind="session_started").count() == 1


def test_much_pain_makes_it_an_easier_day(visit: Visitor) -> None:
    visit.life.ready()
    visit.post("check-in", pain_now="7")
    started = state_of(visit.life.person).open_session
    assert started is not None
    assert started.day_kind == "ease"


def test_something_new_leads_to_the_questions_at_once(visit: Visitor) -> None:
    visit.life.ready()
    answer = visit.post("check-in", pain_now="3", something_new="on")
    assert answer.headers["Location"] == reverse("screening:start")
    assert state_of(visit.life.person).open_session is None


def test_a_fall_leads_to_the_questions_at_once(visit: Visitor) -> None:
    visit.life.ready()
    answer = visit.post("check-in", pain_now="3", fell="on")
    assert answer.headers["Location"] == reverse("screening:start")
    assert visit.life.today().screening_due == "fall"


def test_pain_has_to_be_chosen(visit: Visitor) -> None:
    visit.life.ready()
    answer = visit.post("check-in")
    assert b"Choose a number from 0 to 10." in answer.content
    assert not EventRow.objects.filter(kind="check_in").exists()


def test_an_open_session_is_gone_on_with(visit: Visitor) -> None:
    session = visit.life.ready().begins()
    answer = visit.get("check-in")
    assert answer.headers["Location"] == reverse("training:player", args=[session])
