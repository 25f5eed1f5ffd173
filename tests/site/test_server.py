"""Starting the site."""

from __future__ import annotations

import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from quadratus.site.server import is_loopback

REPOSITORY = Path(__file__).parents[2]
SETTINGS = REPOSITORY / "src" / "quadratus" / "site"


@pytest.mark.parametrize(
    ("host", "alone"),
    [
        ("127.0.0.1", True), ("127.8.8.8", True), ("localhost", True), ("::1", True), ("[::1]", True),
        ("0.0.0.0", False), ("::", False), ("192.168.1.20", False), ("example.org", False), ("", False),
    ],
)  # fmt: skip
def test_what_only_this_machine_can_reach(host: str, alone: bool) -> None:
    assert is_loopback(host) is alone


def test_every_variable_of_the_settings_is_documented() -> None:
    read = set()
    for file in SETTINGS.rglob("*.py"):
        read |= set(re.findall(r'"(QUADRATUS_[A-Z_]+|DATABASE_URL)"', file.read_text()))
    documented = set(re.findall(r"^\| `([A-Z_]+)`", (REPOSITORY / "docs/reference/settings.md").read_text(), re.M))

    assert read == documented


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _first_page(port: int) -> str:
    for _ in range(100):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/welcome/", timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not start")


@contextmanager
def serving(host: str, folder: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A server of its own process, with its port."""
    port = _free_port()
    code = f"from quadratus.site.server import serve; serve({host!r}, {port})"
    environment = {**os.environ, "QUADRATUS_DATA": str(folder)}
    for name in ("QUADRATUS_REQUIRE_PASSWORD", "QUADRATUS_HOSTS", "DATABASE_URL", "QUADRATUS_NOW"):
        environment.pop(name, None)
    server = subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True)
    try:
        _first_page(port)
        yield server, port
    finally:
        server.kill()
        server.wait(timeout=10)


@pytest.mark.parametrize(("host", "asks_password"), [("127.0.0.1", False), ("0.0.0.0", True)])
def test_the_server_starts_in_an_empty_folder(host: str, asks_password: bool, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    with serving(host, folder) as (server, port):
        assert server.stdout is not None
        assert f"Quadratus is at http://{host}:{port}/" in server.stdout.readline()
        assert ('type="password"' in _first_page(port)) is asks_password
    assert folder.stat().st_mode & 0o777 == 0o700


def test_what_was_answered_outlives_a_kill(tmp_path: Path) -> None:
    jar = CookieJar()
    visitor = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    event = uuid4()
    now = datetime.now(UTC)
    body = {"kind": "morning", "moment": now.isoformat(), "day": now.date().isoformat(), "pain": 3}
    with serving("127.0.0.1", tmp_path) as (server, port):
        home = f"http://127.0.0.1:{port}"
        visitor.open(f"{home}/welcome/")
        token = {"csrfmiddlewaretoken": _token(jar)}
        told = {"name": "Kim", "birth_year": "1980", "adult": "on", "consent": "on", **token}
        visitor.open(f"{home}/welcome/", urlencode(told).encode())
        headers = {"X-CSRFToken": _token(jar), "Content-Type": "application/json"}
        request = urllib.request.Request(f"{home}/events/{event}", json.dumps(body).encode(), headers, method="PUT")
        assert visitor.open(request).status == 201
        server.kill()

    rows = sqlite3.connect(tmp_path / "quadratus.sqlite3").execute("SELECT event, kind FROM record_eventrow")
    assert (event.hex, "morning") in rows.fetchall()


def _token(jar: CookieJar) -> str:
    return next(str(cookie.value) for cookie in jar if cookie.name == "quadratus_csrf")
