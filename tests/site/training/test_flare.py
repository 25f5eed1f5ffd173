"""The way into a flare-up, through it, and out."""

from __future__ import annotations

from django.urls import reverse

from quadratus.site.record.models import EventRow
from quadratus.site.record.reading import state_of
from tests.site.training.conftest import Visitor


def test_it_is_confirmed_first_and_the_questions_follow(visit: Visitor) -> None:
    visit.life.ready()
    assert "Yes, this is a flare-up" in visit.sees("flare")
    answer = visit.post("flare", note="After gardening")
    assert answer.headers["Location"] == reverse("screening:start")
    assert state_of(visit.life.person).flare is not None
    assert visit.life.today().screening_due == "flare_up"


def test_declaring_it_twice_is_one_flare_up(visit: Visitor) -> None:
    visit.life.ready()
    visit.post("flare")
    visit.post("flare")
    assert EventRow.objects.filter(kind="flare_declared").count() == 1


def test_it_ends_when_the_mornings_have_settled_and_the_person_says_so(visit: Visitor) -> None:
    visit.life.ready()
    visit.post("flare")
    visit.life.screened()
    for _ in range(2):
        visit.life.days_later().wakes(3)
    visit.post("flare-over")
    assert state_of(visit.life.person).flare is None


def test_without_a_flare_up_nothing_ends(visit: Visitor) -> None:
    visit.life.ready()
    visit.post("flare-over")
    assert not EventRow.objects.filter(kind="flare_over").exists()


def test_an_answer_that_is_none_is_not_taken(visit: Visitor) -> None:
    visit.life.ready()
    visit.post("flare-day", answer="splendid")
    assert not EventRow.objects.filter(kind="flare_day").exists()
