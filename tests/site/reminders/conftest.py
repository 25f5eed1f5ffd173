"""People with reminders, a mail server that keeps what it gets, and a push service on loopback."""

from __future__ import annotations

import base64
import json
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.test import Client

from quadratus.site.people.views import BACKEND
from quadratus.site.reminders.actions import add_place, choose_times, reminders_of
from quadratus.site.reminders.models import Place, Reminders
from tests.site.conftest import NOW
from tests.site.training.life import Life, joined

ADDRESS = "kim@example.org"


@pytest.fixture
def life(db: None) -> Life:
    """Someone in Berlin whose first training day is today; it is nine in the morning there."""
    return joined(NOW, "Kim").ready()


@pytest.fixture
def client(life: Life) -> Client:
    signed_in = Client()
    signed_in.force_login(life.person.user, backend=BACKEND)
    return signed_in


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], datetime]:
    """Sets the clock of the site."""

    def at(moment: datetime) -> datetime:
        monkeypatch.setenv("QUADRATUS_NOW", moment.isoformat())
        return moment

    return at


@pytest.fixture
def by_mail(life: Life, settings: Any) -> Reminders:
    """Kim wants a word by e-mail: sessions at ten, mornings at seven."""
    settings.EMAIL_HOST = "mail.example.org"
    reminders = wanting(life)
    reminders.by_mail = True
    reminders.save()
    life.person.user.email = ADDRESS
    life.person.user.save()
    return reminders


def wanting(life: Life, session: time | None = time(10), morning: time | None = time(7)) -> Reminders:
    choose_times(person=life.person, session_at=session, morning_at=morning)
    return reminders_of(life.person)


@dataclass
class PushService:
    """Takes what is pushed, answers as it is told, and opens what it took with the keys of its browser."""

    answer: int = 201
    taken: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    url: str = ""
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    auth: bytes = field(default_factory=lambda: os.urandom(16))

    def subscription(self) -> dict[str, str]:
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"endpoint": f"{self.url}/send/kim", "p256dh": base64url(point), "auth": base64url(self.auth)}

    def opened(self) -> list[dict[str, str]]:
        return [
            json.loads(http_ece.decrypt(body, private_key=self.key, auth_secret=self.auth, version="aes128gcm"))
            for _, body in self.taken
        ]


def base64url(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")


@pytest.fixture
def push(settings: Any) -> Iterator[PushService]:
    settings.PUSH_MAY_STAY_AT_HOME = True
    service = PushService()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            service.taken.append(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(service.answer)
            if service.answer == 302:
                self.send_header("Location", f"{service.url}/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield service
    server.shutdown()
    server.server_close()


@pytest.fixture
def place(life: Life, push: PushService) -> Place:
    """Kim's phone."""
    return add_place(person=life.person, name="Chrome on Android", now=NOW, **push.subscription())
