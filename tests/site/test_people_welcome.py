"""The welcome page: joining."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from quadratus.site.people.models import Person
from quadratus.site.record.reading import state_of
from tests.site.conftest import NOW, make_person, text

pytestmark = pytest.mark.django_db

AT_HOME = {"name": "Kim", "birth_year": "1980", "adult": "on", "consent": "on", "zone": "Asia/Tokyo"}
WITH_PASSWORD = {**AT_HOME, "password": "five quiet words here"}


@pytest.fixture
def home(settings: Any) -> Client:
    settings.REQUIRE_PASSWORD = False
    return Client()


def test_at_home_no_password_is_asked(home: Client) -> None:
    page = text(home.get("/welcome/"))

    assert "On this machine, nowhere else" in page
    assert 'type="password"' not in page


def test_joining_at_home_leads_to_the_safety_questions(home: Client) -> None:
    answer = home.post("/welcome/", AT_HOME)
    person = Person.objects.get()

    assert answer["Location"] == "/screening/"
    assert not person.user.has_usable_password()
    assert person.zone == "Asia/Tokyo"
    joined = state_of(person).joined
    assert joined is not None
    assert (joined.name, joined.birth_year, joined.adult) == ("Kim", 1980, True)
    assert joined.day.isoformat() == "2026-03-02"
    assert joined.moment == NOW


def test_the_only_person_of_a_home_is_let_in(home: Client) -> None:
    home.post("/welcome/", AT_HOME)

    assert Client().get("/settings/").status_code == 200


def test_where_others_can_reach_it_nobody_is_let_in(settings: Any, kim: Person) -> None:
    assert Client().get("/settings/")["Location"] == "/sign-in/"
    settings.REQUIRE_PASSWORD = False
    assert Client().get("/settings/").status_code == 200


def test_two_people_on_one_machine_sign_in_at_home_too(home: Client, kim: Person, stranger: Person) -> None:
    assert home.get("/settings/")["Location"] == "/sign-in/"
    assert 'type="password"' in text(home.get("/welcome/"))


def test_where_others_can_reach_it_a_password_is_asked(db: None) -> None:
    assert Client().post("/welcome/", AT_HOME).status_code == 200
    assert not Person.objects.exists()

    assert Client().post("/welcome/", WITH_PASSWORD)["Location"] == "/screening/"
    assert Person.objects.get().user.has_usable_password()


@pytest.mark.parametrize("password", ["short", "1234567890123", "password123", "kim1980kim"])
def test_a_weak_password_is_refused(password: str) -> None:
    Client().post("/welcome/", {**WITH_PASSWORD, "name": "kim1980kim", "password": password})

    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"name": " "}, "Write a name"),
        ({"name": "x" * 61}, "at most 60"),
        ({"birth_year": "2010"}, "for adults"),
        ({"birth_year": "80"}, "four digits"),
        ({"birth_year": "soon"}, "four digits"),
        ({"adult": ""}, "for adults"),
        ({"consent": ""}, "may be kept"),
        ({"email": "nowhere"}, "name@example.org"),
    ],
)
def test_what_is_missing_is_told(home: Client, change: dict[str, str], says: str) -> None:
    assert says in text(home.post("/welcome/", {**AT_HOME, **change}))
    assert not Person.objects.exists()


def test_a_name_is_taken_once_whatever_its_capitals(kim: Person) -> None:
    assert "already" in text(Client().post("/welcome/", {**WITH_PASSWORD, "name": "KIM"}))
    assert Person.objects.count() == 1


def test_an_unknown_zone_becomes_utc(home: Client) -> None:
    home.post("/welcome/", {**AT_HOME, "zone": "Moon/Base"})

    assert Person.objects.get().zone == "UTC"


def test_who_has_joined_goes_on_to_today(browser: Client) -> None:
    assert browser.get("/welcome/")["Location"] == "/"


def test_a_name_is_shown_as_text(db: None) -> None:
    person = make_person("<b>Kim</b>")
    client = Client()
    client.force_login(person.user, backend="django.contrib.auth.backends.ModelBackend")

    assert "<b>Kim</b>" not in text(client.get("/settings/"))
