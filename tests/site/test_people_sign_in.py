"""Signing in and out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from quadratus.site.people.models import Person, WrongPassword
from tests.site.conftest import NOW, text

pytestmark = pytest.mark.django_db
RIGHT = {"name": "Kim", "password": "five quiet words here"}
WRONG = {**RIGHT, "password": "five loud words there"}


def test_the_right_password_opens(kim: Person) -> None:
    client = Client()

    assert client.post("/sign-in/", RIGHT)["Location"] == "/"
    assert client.get("/settings/").status_code == 200


def test_capitals_of_the_name_do_not_matter(kim: Person) -> None:
    assert Client().post("/sign-in/", {**RIGHT, "name": "kim"}).status_code == 302


def test_the_page_that_was_asked_for_comes_next_but_never_another_site(kim: Person) -> None:
    assert Client().post("/sign-in/", {**RIGHT, "next": "/settings/"})["Location"] == "/settings/"
    assert Client().post("/sign-in/", {**RIGHT, "next": "https://example.org/"})["Location"] == "/"


def test_a_wrong_password_does_not_say_which_part_was_wrong(kim: Person) -> None:
    known = text(Client().post("/sign-in/", WRONG))
    unknown = text(Client().post("/sign-in/", {**WRONG, "name": "Nobody"}))

    assert "do not belong together" in known
    assert "do not belong together" in unknown


def test_after_five_wrong_passwords_the_right_one_waits(kim: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(5):
        Client().post("/sign-in/", WRONG)
    assert "Wait a quarter of an hour" in text(Client().post("/sign-in/", RIGHT))

    monkeypatch.setenv("QUADRATUS_NOW", (NOW + timedelta(minutes=16)).isoformat())
    assert Client().post("/sign-in/", RIGHT).status_code == 302
    assert not WrongPassword.objects.exists()


def test_an_address_that_tries_many_names_waits(kim: Person) -> None:
    for number in range(30):
        Client().post("/sign-in/", {**WRONG, "name": f"guess {number}"})

    assert "Wait a quarter of an hour" in text(Client().post("/sign-in/", RIGHT))


def test_a_person_without_a_password_cannot_be_guessed(kim: Person) -> None:
    kim.user.set_unusable_password()
    kim.user.save()

    assert Client().post("/sign-in/", {**RIGHT, "password": ""}).status_code == 200
    assert Client().post("/sign-in/", RIGHT).status_code == 200


def test_signing_out_closes(browser: Client) -> None:
    assert browser.get("/sign-out/").status_code == 405
    browser.post("/sign-out/")

    assert browser.get("/settings/")["Location"] == "/sign-in/"
