"""The settings."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from quadratus.site.data import data_folder, kept_secret
from quadratus.site.people.models import Person
from quadratus.site.record.models import DecisionRow, EventRow, StateRow
from quadratus.site.record.reading import state_of
from tests.site.conftest import NOW, make_person, morning, put, text

pytestmark = pytest.mark.django_db
CIRCUMSTANCES = {"minutes": "25", "equipment": ["band", "tape"], "conditions": ["knee"], "weight": "72,5"}


def events(person: Person, kind: str) -> int:
    return EventRow.objects.filter(person=person, kind=kind).count()


def test_the_page_shows_what_was_told(browser: Client) -> None:
    browser.post("/settings/training/", CIRCUMSTANCES)
    page = text(browser.get("/settings/"))

    for words in (
        "25",
        "An exercise band",
        "A tape measure",
        "Kneeling is hard",
        "72.5\N{NO-BREAK SPACE}kg",
        "Europe/Berlin",
        "09:00",
    ):
        assert words in page


def test_settings_are_marked_in_the_navigation_on_each_of_their_pages(browser: Client) -> None:
    marked = 'href="/settings/" aria-current="page"'
    for address in (
        "/settings/",
        "/settings/training/",
        "/settings/password/",
        "/settings/delete/",
        "/settings/reminders/",
    ):
        assert marked in text(browser.get(address)), address
    assert marked not in text(browser.get("/safety/"))


def test_weights_in_pounds_are_shown_and_taken(browser: Client, kim: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    browser.post("/settings/training/", CIRCUMSTANCES)
    assert browser.post("/settings/weights/", {"weights": "lb"})["Location"] == "/settings/"

    assert "160\N{NO-BREAK SPACE}lb" in text(browser.get("/settings/"))
    form = text(browser.get("/settings/training/"))
    assert 'value="160"' in form
    assert "<span>lb</span>" in form
    # Events of one moment have no order of their own.
    monkeypatch.setenv("QUADRATUS_NOW", (NOW + timedelta(minutes=1)).isoformat())
    browser.post("/settings/training/", {**CIRCUMSTANCES, "weight": "180"})
    given = state_of(kim).circumstances
    assert given is not None
    assert given.body_weight_kg == pytest.approx(81.65, abs=0.01)


@pytest.mark.parametrize(("weight", "status"), [("66", 422), ("67", 302), ("661", 302), ("662", 422)])
def test_the_bounds_of_pounds_are_those_that_are_told(browser: Client, weight: str, status: int) -> None:
    browser.post("/settings/weights/", {"weights": "lb"})
    answer = browser.post("/settings/training/", {**CIRCUMSTANCES, "weight": weight})

    assert answer.status_code == status
    assert status == 302 or "in pounds" in text(answer)


def test_another_unit_is_not_taken(browser: Client, kim: Person) -> None:
    browser.post("/settings/weights/", {"weights": "stone"})

    assert Person.objects.get(pk=kim.pk).weights == "kg"


def test_circumstances_are_recorded(browser: Client, kim: Person) -> None:
    assert browser.post("/settings/training/", CIRCUMSTANCES)["Location"] == "/settings/"
    given = state_of(kim).circumstances

    assert given is not None
    assert (given.minutes, given.body_weight_kg) == (25, 72.5)
    assert (set(given.equipment), given.conditions) == ({"band", "tape"}, ("knee",))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"minutes": "7"}, "how many minutes"),
        ({"weight": "heavy"}, "in kilograms"),
        ({"weight": "nan"}, "in kilograms"),
    ],
)
def test_impossible_circumstances_are_told(browser: Client, kim: Person, change: dict[str, str], says: str) -> None:
    answer = browser.post("/settings/training/", {**CIRCUMSTANCES, **change})

    assert answer.status_code == 422
    assert says in text(answer)
    assert 'value="band" checked' in text(answer)
    assert events(kim, "circumstances") == 0


def test_the_gate_can_be_read_strictly_and_back(browser: Client, kim: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    browser.post("/settings/gate/", {"strict": "yes"})
    assert state_of(kim).strict_gate
    browser.post("/settings/gate/", {"strict": "yes"})
    assert events(kim, "gate_mode") == 1
    monkeypatch.setenv("QUADRATUS_NOW", (NOW + timedelta(minutes=1)).isoformat())
    browser.post("/settings/gate/", {"strict": "no"})
    assert not state_of(kim).strict_gate


def test_the_look_is_kept_and_used(browser: Client) -> None:
    browser.post("/settings/look/", {"theme": "dark"})
    assert '<html lang="en" data-theme="dark">' in text(browser.get("/settings/"))
    browser.post("/settings/look/", {"theme": "plaid"})
    assert 'data-theme="dark"' in text(browser.get("/settings/"))


def test_the_zone_of_the_browser_is_kept(browser: Client, kim: Person) -> None:
    assert browser.post("/zone/", {"zone": "America/Lima"}).status_code == 204
    kim.refresh_from_db()
    assert kim.zone == "America/Lima"
    browser.post("/zone/", {"zone": "../../etc/passwd"})
    kim.refresh_from_db()
    assert kim.zone == "America/Lima"


def test_a_clinicians_word_is_recorded_and_the_questions_come_again(browser: Client, kim: Person) -> None:
    told = {"who": "Dr Lee", "said": "Fine, slowly.", "agreed": "on", "conditions": ["osteoporosis", "nonsense"]}

    assert browser.post("/settings/clinician/", told)["Location"] == "/screening/"
    body = json.loads(EventRow.objects.get(person=kim, kind="clinician_word").body)
    assert (body["who"], body["conditions"]) == ("Dr Lee", ["osteoporosis"])


def test_a_clinicians_word_needs_a_name_and_a_yes(browser: Client, kim: Person) -> None:
    page = text(browser.post("/settings/clinician/", {"said": "Fine."}))

    assert "Write who said it" in page
    assert "Tick this only if" in page
    assert events(kim, "clinician_word") == 0


def test_a_password_can_be_set_and_the_browser_stays_in(browser: Client, kim: Person) -> None:
    assert "too common" in text(browser.post("/settings/password/", {"password": "password123"}))
    browser.post("/settings/password/", {"password": "another quiet sentence"})

    assert browser.get("/settings/").status_code == 200
    kim.user.refresh_from_db()
    assert kim.user.check_password("another quiet sentence")


def test_the_export_holds_everything_of_this_person_alone(browser: Client, stranger: Person) -> None:
    put(browser, morning(pain=4))
    browser.get("/")
    answer = browser.get("/settings/export/")
    told = json.loads(answer.content)

    assert answer["Content-Disposition"] == 'attachment; filename="quadratus-2026-03-02.json"'
    assert [event["kind"] for event in told["events"]] == ["joined", "morning"]
    assert told["events"][1]["pain"] == 4
    assert told["decisions"][0]["prescription"]["kind"] == "screening"
    assert "Stranger" not in answer.content.decode()


def test_deleting_asks_first(browser: Client, kim: Person) -> None:
    assert "Nobody can bring them back" in text(browser.get("/settings/delete/"))
    assert "Tick the box" in text(browser.post("/settings/delete/", {}))
    assert Person.objects.filter(pk=kim.pk).exists()


def test_deleting_removes_everything_of_this_person_alone(browser: Client, kim: Person, stranger: Person) -> None:
    put(browser, morning())
    browser.get("/")
    answer = browser.post("/settings/delete/", {"sure": "yes"})

    assert answer["Location"] == "/deleted/"
    assert "Everything is deleted" in text(browser.get("/deleted/"))
    assert list(Person.objects.all()) == [stranger]
    assert list(User.objects.all()) == [stranger.user]
    assert {row.person_id for row in EventRow.objects.all()} == {stranger.pk}
    assert not DecisionRow.objects.exists()
    assert not StateRow.objects.filter(person_id=kim.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_what_was_deleted_is_not_left_in_the_file(browser_of: Callable[[Person], Client]) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite keeps a file here")
    person = make_person("Unforgettable Name")
    file = connection.settings_dict["NAME"]
    browser_of(person).post("/settings/delete/", {"sure": "yes"})

    for suffix in ("", "-wal"):
        with open(f"{file}{suffix}", "rb") as opened:
            assert b"Unforgettable Name" not in opened.read()


@pytest.mark.parametrize("page", ["", "training/", "clinician/", "password/", "export/", "delete/", "look/", "gate/"])
def test_someone_unknown_is_shown_the_way_in(page: str) -> None:
    answer = Client().post(f"/settings/{page}") if page in {"look/", "gate/"} else Client().get(f"/settings/{page}")

    assert answer["Location"] == "/sign-in/"


def test_the_secret_key_is_made_once_and_for_its_owner_alone(settings: Any) -> None:
    key = kept_secret()

    assert len(key) > 50
    assert kept_secret() == key
    assert (data_folder() / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in data_folder().iterdir()] == ["secret_key"]
