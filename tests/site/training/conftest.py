"""A person whose days can be lived, a browser that visits at the person's moment, and a server of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from quadratus.site.people.views import BACKEND
from tests.site.conftest import NOW
from tests.site.training.life import Life, joined

ROOT = Path(__file__).parents[3]
CHROMIUM = Path("/usr/bin/chromium")
SERVE = "import sys; from quadratus.site.server import serve; serve(port=int(sys.argv[1]))"


@dataclass
class Visitor:
    """A browser of one person, on the clock of that person's life."""

    life: Life
    client: Client
    patch: pytest.MonkeyPatch

    def get(self, view: str, *args: Any, **query: str) -> HttpResponse:
        self._set_clock()
        return self.client.get(reverse(f"training:{view}", args=args), query)  # type: ignore[return-value]

    def post(self, view: str, *args: Any, **values: Any) -> HttpResponse:
        self._set_clock()
        return self.client.post(reverse(f"training:{view}", args=args), values)  # type: ignore[return-value]

    def sees(self, view: str, *args: Any) -> str:
        answer = self.get(view, *args)
        assert answer.status_code == 200, answer.headers.get("Location")
        return " ".join(answer.content.decode().split())

    def _set_clock(self) -> None:
        self.life.now += timedelta(minutes=1)
        self.patch.setenv("QUADRATUS_NOW", self.life.now.isoformat())


@pytest.fixture
def life(db: None) -> Life:
    """Someone who has just joined."""
    return joined(NOW, "Kim")


@pytest.fixture
def visit(life: Life, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    return visitor(life, monkeypatch)


@pytest.fixture
def other(life: Life, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    """Someone else, who trains too."""
    return visitor(joined(NOW, "Stranger").ready(), monkeypatch)


def visitor(life: Life, patch: pytest.MonkeyPatch) -> Visitor:
    client = Client()
    client.force_login(life.person.user, backend=BACKEND)
    return Visitor(life, client, patch)


class Server:
    """The real server in a process of its own, on loopback, with a data folder that goes away."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self._env = {**os.environ, "QUADRATUS_DATA": str(data), "PYTHONPATH": str(ROOT)}
        for name in ("QUADRATUS_NOW", "DJANGO_ALLOW_ASYNC_UNSAFE"):
            self._env.pop(name, None)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def set(self, **settings: str) -> None:
        """Settings of the next start."""
        self._env |= settings

    def seed(self, days: int = 0) -> None:
        seed = "tests.site.training.seed"
        subprocess.run([sys.executable, "-m", seed, str(days)], env=self._env, cwd=ROOT, check=True)

    def start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(self.port)], env=self._env, cwd=ROOT, stdout=subprocess.DEVNULL
        )
        until = time.monotonic() + 30
        while time.monotonic() < until:
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise TimeoutError("The server did not start within 30 seconds.")

    def kill(self) -> None:
        """End it without a chance to tidy up."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def freeze(self) -> None:
        """Let it take what comes and answer nothing."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    if not CHROMIUM.exists():
        pytest.skip(f"The browser tests need Chromium at {CHROMIUM}: sudo apt-get install chromium")
    if not (ROOT / "src/quadratus/site/static/build/player.js").exists():
        pytest.skip("The player is not built: npm ci && npm run build")
    running = Server(tmp_path / "data")
    yield running
    running.kill()
