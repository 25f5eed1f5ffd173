"""The pages for what went wrong."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import include, path

from quadratus.site.shell import errors
from tests.site.conftest import text

pytestmark = pytest.mark.django_db


def _raise(error: Exception) -> Any:
    def view(request: HttpRequest) -> HttpResponse:
        raise error

    return view


urlpatterns = [
    path("bad/", _raise(BadRequest())),
    path("closed/", _raise(PermissionDenied())),
    path("broken/", _raise(RuntimeError("a secret detail"))),
    path("events/broken", _raise(RuntimeError("a secret detail"))),
    path("", include("quadratus.site.urls")),
]
handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.failed


@pytest.fixture
def visitor(settings: Any) -> Client:
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/bad/", 400, "Nothing was saved or lost"),
        ("/closed/", 403, "belongs to someone else"),
        ("/nowhere/", 404, "no page at this address"),
        ("/broken/", 500, "The fault is ours"),
    ],
)
def test_each_says_what_to_do(visitor: Client, address: str, status: int, says: str) -> None:
    answer = visitor.get(address)

    assert answer.status_code == status
    assert says in text(answer)
    assert 'href="/"' in text(answer)
    assert "secret detail" not in text(answer)


def test_who_is_not_known_reads_at_once_what_cannot_wait(visitor: Client, browser: Client) -> None:
    to_safety, at_once = 'href="/safety/"', "call your emergency number"

    shown = text(visitor.get("/nowhere/"))
    assert at_once in shown
    assert to_safety not in shown
    assert to_safety in text(browser.get("/nowhere/"))


def test_a_fault_while_an_event_is_sent_is_told_in_json(visitor: Client) -> None:
    answer = visitor.put("/events/broken")

    assert (answer.status_code, answer.json()["state"]) == (500, "failed")
    assert visitor.get("/events/no-id").json()["state"] == "failed"


def test_a_form_that_expired_can_be_opened_again(db: None) -> None:
    answer = Client(enforce_csrf_checks=True).post("/sign-in/", {"name": "Kim"})

    assert answer.status_code == 403
    assert "This form has expired" in text(answer)
    assert 'href="/sign-in/"' in text(answer)


def test_a_conflict_has_its_page(rf: RequestFactory) -> None:
    answer = errors.conflict(rf.get("/x/"), "Two answers under one id.")

    assert answer.status_code == 409
    assert "Two answers under one id." in text(answer)


def test_every_page_carries_the_policy_and_no_page_needs_an_exception(browser: Client) -> None:
    for page in ("/settings/", "/screening/", "/baseline/where/", "/safety/", "/nowhere/"):
        answer = browser.get(page)
        policy = answer["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert "style=" not in text(answer)
        assert "<style" not in text(answer)
        assert " onclick=" not in text(answer)
