"""Screen 3: where are you now?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client

from quadratus.site.baseline.steps import STEPS
from quadratus.site.people.models import Person
from quadratus.site.record.models import EventRow
from quadratus.site.record.reading import state_of
from tests.site.conftest import NOW, text

pytestmark = pytest.mark.django_db
TOLD: dict[str, dict[str, Any]] = {
    "pain": {"usual": "4", "worst": "7"},
    "where": {"areas": ["left_lower", "right_hip", "nonsense"]},
    "sitting": {"sitting": "5"},
    "observations": {"worse_with_staying": "yes", "eases_quickly": "no"},
    "activities": {"activity-1": "Lift my grandson", "score-1": "3", "activity-3": "Garden", "score-3": "0"},
    "confidence": {"pelvic_control": "6", "isometric_hold": "5"},
    "practice": {"minutes": "20", "equipment": ["band"]},
    "conditions": {"conditions": ["knee", "pregnancy"]},
    "weight": {"weight": "80"},
}


def tell(browser: Client, *keys: str) -> Any:
    answer: Any = None
    for key in keys:
        answer = browser.post(f"/baseline/{key}/", TOLD[key])
    return answer


def events(person: Person) -> list[str]:
    kinds = EventRow.objects.filter(person=person).order_by("pk").values_list("kind", flat=True)
    return [kind for kind in kinds if kind != "joined"]


def test_the_steps_follow_each_other_and_end_at_today(browser: Client) -> None:
    for step, after in pairwise(STEPS):
        assert tell(browser, step.key)["Location"] == f"/baseline/{after.key}/"
    assert tell(browser, "weight")["Location"] == "/"


def test_everything_is_recorded(browser: Client, kim: Person) -> None:
    tell(browser, *TOLD)
    state = state_of(kim)
    given, fits = state.baseline_given, state.circumstances

    assert given is not None
    assert fits is not None
    assert (given.usual_pain, given.worst_pain, given.sitting_hours) == (4, 7, 5.0)
    assert given.areas == ("left_lower", "right_hip")
    assert given.observations == {"worse_with_staying": True, "eases_quickly": False}
    assert state.confidence == {"pelvic_control": 6, "isometric_hold": 5}
    assert (fits.minutes, fits.equipment, fits.conditions, fits.body_weight_kg) == (20, ("band",), ("knee",), 80.0)
    assert events(kim) == ["baseline", "activity", "activity", "confidence", "confidence", "circumstances"]


def test_each_group_of_steps_is_kept_when_it_is_done(browser: Client, kim: Person) -> None:
    tell(browser, "pain", "where", "sitting")
    assert events(kim) == []
    tell(browser, "observations")
    assert events(kim) == ["baseline"]


def test_a_person_who_comes_back_goes_on_where_they_were(browser: Client) -> None:
    tell(browser, "pain", "where")

    assert browser.get("/baseline/")["Location"] == "/baseline/sitting/"


def test_a_step_out_of_turn_leads_to_what_is_missing(browser: Client, kim: Person) -> None:
    assert tell(browser, "observations")["Location"] == "/baseline/"
    assert tell(browser, "weight")["Location"] == "/baseline/"
    assert events(kim) == []


def test_what_is_left_open_stays_unknown(browser: Client, kim: Person) -> None:
    tell(browser, "pain")
    browser.post("/baseline/where/", {})
    browser.post("/baseline/sitting/", {"sitting": "unknown"})
    browser.post("/baseline/observations/", {})
    given = state_of(kim).baseline_given

    assert given is not None
    assert (given.areas, given.sitting_hours, given.observations) == ((), None, {})


@pytest.mark.parametrize(
    ("key", "told", "says"),
    [
        ("pain", {"usual": "4"}, "worst pain"),
        ("pain", {"usual": "6", "worst": "5"}, "cannot be below"),
        ("pain", {"usual": "11", "worst": "12"}, "usual pain"),
        ("sitting", {}, "Choose one"),
        ("sitting", {"sitting": "99"}, "Choose one"),
        ("activities", {"activity-1": "Garden"}, "Garden"),
        ("confidence", {"pelvic_control": "6"}, "Isometric holds"),
        ("practice", {"equipment": ["band"]}, "minutes"),
        ("weight", {"weight": "8"}, "in kilograms"),
    ],
)
def test_what_is_missing_is_told_and_nothing_is_lost(
    browser: Client, kim: Person, key: str, told: dict[str, Any], says: str
) -> None:
    answer = browser.post(f"/baseline/{key}/", told)

    assert answer.status_code == 422
    assert says in text(answer)
    assert 'role="alert"' in text(answer)
    assert events(kim) == []


def test_a_new_baseline_starts_from_the_last_one_but_asks_for_pain_anew(browser: Client) -> None:
    tell(browser, *TOLD)

    assert "checked" not in text(browser.get("/baseline/pain/"))
    assert 'value="left_lower" checked' in text(browser.get("/baseline/where/"))
    assert 'value="band" checked' in text(browser.get("/baseline/practice/"))
    assert 'value="80"' in text(browser.get("/baseline/weight/"))


def test_a_step_that_does_not_exist(browser: Client) -> None:
    assert browser.get("/baseline/mood/").status_code == 404


@pytest.mark.parametrize("key", ["", *(f"{step.key}/" for step in STEPS)])
def test_someone_unknown_is_shown_the_way_in(key: str) -> None:
    assert Client().get(f"/baseline/{key}")["Location"] == "/sign-in/"


# Said anew -----------------------------------------------------------------------------------


def test_what_the_back_is_like_lately_is_said_anew_on_one_page(
    browser: Client, kim: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(browser, *TOLD)
    monkeypatch.setenv("QUADRATUS_NOW", (NOW + timedelta(days=14)).isoformat())
    answer = browser.post("/lately/", {"lying_is_best": "yes", "eases_quickly": "no", "sitting": "unknown"})
    observed = state_of(kim).observed
    assert answer["Location"] == "/"
    assert observed is not None
    assert (observed.answers, observed.sitting_hours) == ({"lying_is_best": True, "eases_quickly": False}, None)


def test_nothing_is_answered_beforehand_when_it_is_said_anew(browser: Client) -> None:
    tell(browser, *TOLD)
    assert " checked" not in text(browser.get("/lately/"))


def test_what_was_answered_stays_where_something_is_missing(browser: Client, kim: Person) -> None:
    tell(browser, *TOLD)
    before = state_of(kim).observed
    answer = browser.post("/lately/", {"lying_is_best": "yes"})
    assert answer.status_code == 422
    assert "Choose one of the answers." in text(answer)
    assert 'name="lying_is_best" value="yes" checked' in text(answer)
    assert state_of(kim).observed == before


def test_before_the_baseline_there_is_nothing_to_say_anew(browser: Client) -> None:
    assert browser.get("/lately/")["Location"] == "/baseline/"


def test_what_is_said_anew_belongs_to_the_one_who_said_it(
    browser: Client, stranger: Person, browser_of: Callable[[Person], Client]
) -> None:
    tell(browser, *TOLD)
    browser.post("/lately/", {"lying_is_best": "yes", "sitting": "5"})
    assert state_of(stranger).observed is None
    assert "/baseline/" in browser_of(stranger).get("/lately/")["Location"]


def test_without_signing_in_nothing_is_said_anew(client: Client) -> None:
    assert "/lately/" not in client.get("/lately/").headers.get("Location", "").split("?")[0]


@pytest.mark.parametrize(
    ("areas", "observations", "because"),
    [
        (["left_leg"], {}, "Left leg"),
        (["left_hip"], {"leg_or_night_pain": "yes"}, "Does pain go into a leg, or wake you at night?"),
        (["left_hip"], {"leg_or_night_pain": "no"}, None),
    ],
)
def test_what_speaks_for_pain_into_a_leg_ticks_it_and_says_why(
    browser: Client, areas: list[str], observations: dict[str, str], because: str | None
) -> None:
    browser.post("/baseline/where/", {"areas": areas})
    browser.post("/baseline/observations/", observations)
    page = text(browser.get("/baseline/conditions/"))
    assert ('value="leg_pain" checked' in page) == (because is not None)
    assert ("One is ticked already" in page) == (because is not None)
    if because:
        assert f"<li>{because}</li>" in page


def test_what_the_person_unticked_stays_unticked(browser: Client) -> None:
    browser.post("/baseline/where/", {"areas": ["left_leg"]})
    browser.post("/baseline/conditions/", {"conditions": ["knee"]})
    page = text(browser.get("/baseline/conditions/"))
    assert 'value="leg_pain" checked' not in page
    assert "One is ticked already" not in page
