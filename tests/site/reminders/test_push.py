"""Web Push: keys, what goes over the wire, and addresses that are none of a push service."""

from __future__ import annotations

import base64
import json
import socket
from typing import Any

import pytest

from quadratus.site.data import data_folder
from quadratus.site.reminders.mailing import NotSentError
from quadratus.site.reminders.pushing import KEY_FILE, may_be_sent_to, public_key, send_push
from tests.site.reminders.conftest import PushService

SAYS = "Your session for today is ready."


def test_the_key_is_made_once_and_for_its_owner_alone() -> None:
    key = public_key()
    assert public_key() == key
    assert len(base64.urlsafe_b64decode(key + "=")) == 65
    assert (data_folder() / KEY_FILE).stat().st_mode & 0o777 == 0o600


def test_what_goes_over_the_wire_is_sealed_and_signed(push: PushService, settings: Any) -> None:
    settings.CONTACT = "mailto:coach@example.org"
    send_push(**push.subscription(), says=SAYS, path="/morning/")
    ((headers, body),) = push.taken
    assert SAYS.encode() not in body
    assert push.opened() == [{"says": SAYS, "path": "/morning/"}]
    assert int(headers["ttl"]) > 0
    scheme, _, rest = headers["authorization"].partition(" ")
    token = next(part.strip()[2:] for part in rest.split(",") if part.strip().startswith("t="))
    claims = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))
    assert scheme == "vapid"
    assert (claims["sub"], claims["aud"]) == ("mailto:coach@example.org", push.url)
    assert f"k={public_key()}" in rest


@pytest.mark.parametrize(
    ("answer", "gone", "says"),
    [(404, True, "no longer"), (410, True, "no longer"), (429, False, "429"), (500, False, "500")],
)
def test_a_refusal_is_told(push: PushService, answer: int, gone: bool, says: str) -> None:
    push.answer = answer
    with pytest.raises(NotSentError, match=says) as refused:
        send_push(**push.subscription(), says=SAYS, path="/")
    assert refused.value.gone is gone


def test_a_push_service_cannot_lead_elsewhere(push: PushService) -> None:
    push.answer = 302
    with pytest.raises(NotSentError):
        send_push(**push.subscription(), says=SAYS, path="/")
    assert len(push.taken) == 1


def test_a_push_service_that_is_away_is_told(push: PushService) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{free.getsockname()[1]}/"
    with pytest.raises(NotSentError, match="could not be reached"):
        send_push(**(push.subscription() | {"endpoint": nobody}), says=SAYS, path="/")


@pytest.mark.parametrize(
    ("endpoint", "found", "may"),
    [
        ("https://push.example.org/send/1", "93.184.215.14", True),
        ("https://push.example.org:443/send/1", "93.184.215.14", True),
        ("http://push.example.org/send/1", "93.184.215.14", False),
        ("https://push.example.org:8443/send/1", "93.184.215.14", False),
        ("https://kim:secret@push.example.org/", "93.184.215.14", False),
        ("https://push.example.org/", "10.0.0.8", False),
        ("https://push.example.org/", "127.0.0.1", False),
        ("https://push.example.org/", "169.254.169.254", False),
        ("https://push.example.org/", "fd00::1", False),
        ("https://push.example.org/", None, False),
        ("https:///send", "93.184.215.14", False),
        ("file:///etc/passwd", "93.184.215.14", False),
    ],
)
def test_only_a_push_service_outside_is_sent_to(
    endpoint: str, found: str | None, may: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked_up(*_: object, **__: object) -> list[Any]:
        if found is None:
            raise OSError
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (found, 443))]

    monkeypatch.setattr("socket.getaddrinfo", looked_up)
    assert may_be_sent_to(endpoint) is may
