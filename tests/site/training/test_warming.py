"""What is drawn ahead after a start, so that the first visit finds it."""

from __future__ import annotations

import json
import threading

import pytest

from quadratus.body.figure import still
from quadratus.site.people.actions import set_language
from quadratus.site.training import warming
from quadratus.site.training.drawing import drawn
from quadratus.site.training.offline.looking import days_ahead, performed_in
from quadratus.site.training.warming import Warming
from tests.site.training.conftest import Visitor
from tests.site.training.life import Life

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def nothing_drawn() -> None:
    drawn.cache_clear()
    still.cache_clear()


def warmed() -> None:
    one = Warming(after=0)
    one.start()
    one.join()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_first_visit_draws_nothing(visit: Visitor, language: str) -> None:
    set_language(person=visit.life.ready().person, language=language)
    warmed()
    moving, stills = drawn.cache_info().misses, still.cache_info().misses
    assert moving > 0
    assert stills > 0
    visit.sees("today")
    for address in json.loads(visit.get("ahead").content)["figures"]:
        assert visit.client.get(address).status_code == 200
    assert drawn.cache_info().misses == moving
    assert still.cache_info().misses == stills


def test_nobody_to_draw_for_draws_nothing(db: None) -> None:
    warmed()
    assert drawn.cache_info().misses == 0


def test_it_ends_when_it_is_told_to(life: Life, monkeypatch: pytest.MonkeyPatch) -> None:
    life.ready()
    begun, may_go_on, seen = threading.Event(), threading.Event(), list[str]()

    def draw(rung: str, *_: str) -> None:
        seen.append(rung)
        begun.set()
        may_go_on.wait(30)

    monkeypatch.setattr(warming, "drawn", draw)
    one = Warming(after=0)
    one.start()
    assert begun.wait(30)
    ending = threading.Thread(target=one.stop)
    ending.start()
    one.stopping.wait(30)
    may_go_on.set()
    ending.join(30)
    assert len(seen) == 1 < len(performed_in(days_ahead(life.person, life.now)))


def test_a_fault_is_noted_and_ends_nothing_else(
    life: Life, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(*_: object) -> None:
        raise RuntimeError("the database is away")

    life.ready()
    monkeypatch.setattr(warming, "days_ahead", failing)
    warmed()
    assert "could not be drawn ahead" in caplog.text
