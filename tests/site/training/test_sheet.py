"""The session on paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page

from quadratus.prescription.prescription import DayKind
from quadratus.site.people.actions import set_language
from quadratus.site.record.reading import method_of
from quadratus.site.training.presenters import sheet as presenter
from quadratus.site.training.presenters.sheet import Sheet, sheet
from tests.site.test_browser import look
from tests.site.training.conftest import Visitor

SHEET = "training:sheet"


def boxes(page: str, name: str) -> list[tuple[str, list[int]]]:
    """The rows of the log of one exercise: side, and the repetitions in its boxes."""
    line = next(one for one in page.split('<li class="sheet-line')[1:] if f"<h2>{name}</h2>" in one)
    rows = re.findall(r"<p><span>(\w+)</span>((?:<span class=\"box\">\d+</span>)+)</p>", line)
    return [(side, [int(count) for count in re.findall(r"\d+", row)]) for side, row in rows]


def test_it_has_what_today_asks_with_dose_cues_and_stop_signs(visit: Visitor) -> None:
    visit.life.ready()
    page, today = visit.sees("sheet"), visit.life.today()
    assert page.count('<li class="sheet-line') == len(today.items)
    for item in today.items:
        exercise, _ = method_of(visit.life.person).rung_by_key[item.rung]
        assert f"<h2>{item.name}</h2>" in page
        for text in (exercise.faults[0].fault, exercise.faults[0].cue):
            assert text in page.replace("&#x27;", "'")
        assert exercise.stop_signs[0] in page.replace("&#x27;", "'")
    for words in (
        "2 rounds of 2 holds of 5 s, each side",
        "Start with the",
        "Pain now",
        "Highest pain",
        "Pain on waking",
    ):
        assert words in page
    screening = method_of(visit.life.person).screening
    for sign in (*screening.signs_of("emergency"), *screening.stop_now):
        assert sign in page
    assert "Monday 2 March 2026" in page


def test_there_is_one_box_for_each_set_of_each_side(visit: Visitor) -> None:
    visit.life.ready()
    page = visit.sees("sheet")
    for item in visit.life.today().items:
        rows = boxes(page, item.name)
        assert sum(len(sets) for _, sets in rows) == len(item.planned.sets), item.name
        sides = [side for side, _ in rows]
        assert sides == (["Done"] if len(item.sides) == 1 else [side.capitalize() for side in item.sides])


def test_what_several_exercises_say_of_the_breath_stands_once(visit: Visitor) -> None:
    visit.life.ready()
    page = visit.sees("sheet").replace("&#x27;", "'")
    said = Counter(
        method_of(visit.life.person).rung_by_key[item.rung][0].breathing
        for item in visit.life.today().items
        if item.dose.breath_seconds is None
    )
    assert max(said.values()) > 1
    assert all(page.count(breathing) == 1 for breathing in said)


def test_paper_has_no_ring_to_follow(visit: Visitor) -> None:
    visit.life.ready()
    assert any(item.dose.breath_seconds for item in visit.life.today().items)
    page = visit.sees("sheet")
    assert " ring" not in page
    assert re.search(r"In for \d+ s, out for \d+ s", page)


def test_each_exercise_says_how_to_start_and_what_to_do(visit: Visitor) -> None:
    visit.life.ready()
    page, method = visit.sees("sheet").replace("&#x27;", "'"), method_of(visit.life.person)
    for item in visit.life.today().items:
        exercise, place = method.rung_by_key[item.rung]
        assert all(line in page for line in (*exercise.set_up_of(place), *exercise.movement_of(place)))


def test_the_more_there_is_to_say_the_less_room_it_takes(visit: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    life = visit.life.ready()

    def drawn() -> Sheet:
        made = sheet(method_of(life.person), life.today(), "Today")
        assert made is not None
        return made

    long = drawn()
    assert long.dense
    assert all(line.faults for line in long.lines)
    monkeypatch.setattr(presenter, "_TOO_MANY", 1000)
    longer = drawn()
    assert longer.dense
    assert not any(line.faults for line in longer.lines)
    assert [line.stop_signs for line in longer.lines] == [line.stop_signs for line in long.lines]
    monkeypatch.setattr(presenter, "_MANY", 100_000)
    assert not drawn().dense


def test_each_exercise_has_its_figure(visit: Visitor) -> None:
    visit.life.ready()
    for line in visit.sees("sheet").split('<li class="sheet-line')[1:]:
        assert '<svg xmlns="http://www.w3.org/2000/svg" class="q-figure' in line


def test_a_change_for_a_condition_stands_on_the_sheet(visit: Visitor) -> None:
    visit.life.screened().baseline(conditions=["knee"])
    noted = [note for item in visit.life.today().items for note in item.notes]
    assert noted
    page = visit.sees("sheet").replace("&#x27;", "'")
    assert all(note in page for note in noted)


def test_today_leads_to_it(visit: Visitor) -> None:
    visit.life.ready()
    assert f'href="{reverse(SHEET)}"' in visit.sees("today")


@pytest.mark.parametrize(
    ("kind", "lives"),
    [
        (DayKind.SCREENING, lambda life: life),
        (DayKind.BASELINE, lambda life: life.screened()),
        (DayKind.BLOCKED, lambda life: life.ready().screened(saddle="yes")),
        (DayKind.DONE, lambda life: life.ready().at(9).trains()),
    ],
)
def test_where_today_asks_for_no_exercise_there_is_no_sheet(
    visit: Visitor, kind: DayKind, lives: Callable[[Any], Any]
) -> None:
    lives(visit.life)
    assert visit.life.today().kind is kind
    assert visit.get("sheet").headers["Location"] == reverse("training:today")
    assert reverse(SHEET) not in visit.sees("today")


def test_until_a_clinician_has_spoken_it_holds_breathing_alone(visit: Visitor) -> None:
    visit.life.ready().screened(cancer="yes")
    assert visit.life.today().kind is DayKind.CLINICIAN
    strands = {item.strand for item in visit.life.today().items}
    assert strands == {"breathing"}
    assert visit.sees("sheet").count('<li class="sheet-line') == 1


@pytest.fixture(params=["en", "fr"])
def printed(
    request: pytest.FixtureRequest, chromium: Browser, live_server: Any, visit: Visitor, settings: Any
) -> Iterator[Page]:
    """The sheet of the longest session there is, some exercises changed, in a browser."""
    life = visit.life.screened().baseline(minutes=40, conditions=["knee", "hip_side"])
    set_language(person=life.person, language=request.param)
    visit.get("today")
    settings.REQUIRE_PASSWORD = False
    context = chromium.new_context(viewport={"width": 390, "height": 844}, base_url=live_server.url)
    page = context.new_page()
    page.goto("/today/print/")
    yield page
    context.close()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_longest_session_fits_two_pages(printed: Page, paper: str) -> None:
    assert printed.locator(".sheet-figure > svg").count() == printed.locator(".sheet-line").count() > 8
    pdf = printed.pdf(format=paper)
    assert len(re.findall(rb"/Type\s*/Page[^s]", pdf)) in (1, 2)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_on_the_screen_it_keeps_what_every_page_keeps_and_in_print_only_the_sheet_is_left(printed: Page) -> None:
    look(printed)
    assert printed.get_by_role("button", name=re.compile("Print|Imprimer")).is_visible()
    printed.emulate_media(media="print")
    for gone in (".top", ".not-printed", ".skip"):
        assert not printed.locator(gone).is_visible()
    assert printed.locator(".sheet").is_visible()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_in_a_dark_window_the_figures_are_those_of_white_paper(printed: Page) -> None:
    def tone(of: str) -> Any:
        return printed.locator(of).evaluate("(it) => getComputedStyle(it).getPropertyValue('--q-prop')")

    printed.emulate_media(color_scheme="light")
    light = tone("html")
    printed.emulate_media(color_scheme="dark")
    assert tone(".sheet") == light != tone("html")


def test_a_stranger_sees_the_own_sheet(visit: Visitor, other: Visitor) -> None:
    visit.life.screened()
    assert visit.get("sheet").status_code == 302
    assert other.get("sheet").status_code == 200


def test_someone_unknown_is_shown_the_way_in(db: None) -> None:
    assert Client().get(reverse(SHEET)).status_code == 302
