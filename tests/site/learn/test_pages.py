"""The Learn pages: who may read them, what they rest on, and that their numbers are the method's."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from quadratus.protocol.loading import lower_back_mastery
from quadratus.protocol.schema import Method
from quadratus.site.learn.anatomy import PARTS
from quadratus.site.learn.numbers import numbers_of
from quadratus.site.learn.pages import PAGES
from tests.site.conftest import text

pytestmark = pytest.mark.django_db
TEMPLATES = Path(__file__).parents[3] / "src/quadratus/site/templates/learn"
FILES = sorted(TEMPLATES.rglob("*.html"))


@pytest.fixture
def method() -> Method:
    return lower_back_mastery()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_anyone_may_read(page: Any, browser: Client) -> None:
    for reader in (Client(), browser):
        answer = reader.get(f"/learn/{page.slug}/")
        assert answer.status_code == 200
        assert str(page.name) in text(answer)


def test_the_index_leads_to_every_page_and_a_wrong_address_nowhere() -> None:
    shown = text(Client().get("/learn/"))
    assert all(f'href="/learn/{page.slug}/"' in shown for page in PAGES)
    assert 'href="/learn/evidence/"' in shown
    assert Client().get("/learn/nothing/").status_code == 404


def test_learn_is_marked_in_the_navigation_on_each_of_its_pages(browser: Client) -> None:
    for address in ("/learn/", "/learn/evidence/", "/learn/muscle/"):
        assert re.search(r'href="/learn/" aria-current="page"', text(browser.get(address))), address
    assert not re.search(r'href="/learn/" aria-current="page"', text(browser.get("/settings/")))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_cited_key_is_evidence_of_the_method(file: Path, method: Method) -> None:
    cited = re.findall(r"{% cite ([^%]+) %}", file.read_text())
    assert {key for keys in cited for key in re.findall(r'"([^"]+)"', keys)} <= set(method.evidence_by_key)


def test_every_part_of_the_figure_rests_on_evidence(method: Method) -> None:
    for part in PARTS:
        assert part.sources
        assert set(part.sources) <= set(method.evidence_by_key), part.key


@pytest.mark.parametrize("page", [page for page in PAGES if page.slug != "help"], ids=lambda page: page.slug)
def test_each_page_names_its_sources_in_the_order_of_reading(page: Any) -> None:
    shown = text(Client().get(f"/learn/{page.slug}/"))
    first = list(dict.fromkeys(map(int, re.findall(r'href="#source-(\d+)"', shown))))
    assert first == list(range(1, len(first) + 1))
    assert first
    assert [int(one) for one in re.findall(r'id="source-(\d+)"', shown)] == first


def test_the_picture_and_the_list_have_the_same_parts_in_the_same_order() -> None:
    shown = text(Client().get("/learn/muscle/"))
    keys = [part.key for part in PARTS]
    assert re.findall(r'class="mark" data-part="(\w+)"', shown) == keys
    assert re.findall(r'<li id="part-(\w+)"', shown) == keys
    assert set(re.findall(r'class="part[\w -]*" data-part="(\w+)"', shown)) == set(keys)


def test_the_page_of_pain_says_the_numbers_of_the_method(method: Method) -> None:
    frame = method.frame
    loud = frame.response.model_copy(
        update={"morning_within_hours": 77, "red": frame.response.red.model_validate(_other_red(frame))}
    )
    changed = method.model_copy(update={"frame": frame.model_copy(update={"response": loud})})
    assert (numbers_of(method).morning_hours, numbers_of(changed).morning_hours) == (36, 77)
    assert (numbers_of(method).red_added, numbers_of(changed).red_added) == ("3", "4.5")


def _other_red(frame: Any) -> dict[str, Any]:
    told: dict[str, Any] = frame.response.red.model_dump(by_alias=True, exclude_none=True)
    told["any_of"][1]["at_least"] = 4.5
    return told


def test_no_number_of_a_rule_is_typed_into_the_page_of_pain() -> None:
    words = re.sub(r"{%.*?%}|{{.*?}}|<[^>]*>", "", (TEMPLATES / "pain.html").read_text())
    assert re.findall(r"\d+", words) == ["10", "10"]  # the ends of the scale, "of 10"


def test_the_gate_is_told_as_the_method_asks_it(method: Method) -> None:
    shown = text(Client().get("/learn/phases/"))
    for criterion in method.frame.gates[0].criteria:
        assert criterion.name in shown.replace("&#x27;", "'")
    assert "Days in this phase: at least 14 days." in shown
    assert "Confidence in Pelvic control: at least 8 of 10." in shown
    assert "Your last safety answers let you train." in shown
    assert "Flare-ups in the last 14 days: none." in shown
    assert "Highest added pain in the last 3 sessions: at most 1 point." in shown


EXAMPLES = ["112", "999", "911"]


@pytest.mark.parametrize(
    ("number", "line", "says", "dials"),
    [
        ("", "", ["the emergency number of your country", "a crisis line of your country"], EXAMPLES),
        ("110", "", ["a crisis line of your country"], ["110", "110"]),
        ("", "0800 111 0 111", ["the emergency number of your country"], [*EXAMPLES, "0800 111 0 111"]),
    ],
)
def test_help_dials_the_numbers_that_are_set_else_examples(
    settings: Any, number: str, line: str, says: list[str], dials: list[str]
) -> None:
    settings.EMERGENCY_NUMBER, settings.CRISIS_LINE = number, line
    shown = text(Client().get("/learn/help/"))
    assert all(one in shown for one in says)
    assert re.findall(r'href="tel:([^"]+)"', shown) == dials


def test_help_names_every_stop_sign_of_the_method(method: Method) -> None:
    shown = text(Client().get("/learn/help/"))
    told = (*method.screening.signs_of("emergency"), *method.screening.signs_of("urgent"), *method.screening.stop_now)
    assert all(sign in shown for sign in told)
    assert method.screening.actions["urgent"].how_soon in shown
