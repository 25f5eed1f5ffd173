"""The test day."""

from __future__ import annotations

import pytest
from django.urls import reverse

from quadratus.site.record.reading import state_of
from tests.site.training.conftest import Visitor

RESULTS = {
    "hold-left-seconds": "24",
    "hold-left-ended": "trunk",
    "hold-right-seconds": "21.5",
    "hold-right-ended": "arm_or_shoulder",
    "bend-left-centimetres": "15.5",
    "bend-right-centimetres": "17",
}


@pytest.fixture
def due(visit: Visitor) -> Visitor:
    life = visit.life.ready()
    for _ in range(30):
        life.at(9)
        if life.today().test:
            return visit
        life.lives(1)
    raise AssertionError("No test day came within thirty days.")


def test_the_home_page_says_so(due: Visitor) -> None:
    assert "A test day" in due.sees("today")


def test_results_of_both_sides_are_taken(due: Visitor) -> None:
    answer = due.post("test-day", **RESULTS)
    assert answer.headers["Location"] == reverse("training:today")
    state = state_of(due.life.person)
    assert {(one.side, one.seconds, one.ended) for one in state.holds} == {
        ("left", 24, "trunk"),
        ("right", 21.5, "arm_or_shoulder"),
    }
    assert {(one.side, one.centimetres) for one in state.bends} == {("left", 15.5), ("right", 17)}


def test_half_a_test_is_not_taken(due: Visitor) -> None:
    answer = due.post("test-day", **(RESULTS | {"hold-right-seconds": ""}))
    assert b"Enter the seconds" in answer.content
    assert state_of(due.life.person).holds == ()


def test_the_tests_come_before_the_end_of_the_session(due: Visitor) -> None:
    session = due.life.begins()
    due.life.does(session)
    assert due.get("end", session).headers["Location"] == reverse("training:test-day")
    answer = due.post("test-day", **RESULTS)
    assert answer.headers["Location"].startswith(reverse("training:end", args=[session]))
    assert "How was it?" in due.sees("end", session)


def test_they_can_wait_for_another_day(due: Visitor) -> None:
    session = due.life.begins()
    due.life.does(session)
    assert due.get("end", session, tests="done").status_code == 200


def test_on_other_days_there_is_no_test(visit: Visitor) -> None:
    visit.life.ready()
    assert visit.get("test-day").status_code == 302
