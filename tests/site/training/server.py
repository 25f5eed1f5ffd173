"""The real server, started and killed as a test needs it."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[3]
SERVE = "import sys; from quadratus.site.server import serve; serve(port=int(sys.argv[1]))"
DATABASE = "quadratus.sqlite3"


class Server:
    """The real server in a process of its own, on loopback, with a data folder that goes away.

    One process may serve many tests: `reset` leaves it nobody, `seed` gives it the person of the next test. `clock` is
    a file beside the data for the settings that read the time from one.
    """

    def __init__(self, data: Path) -> None:
        self.data, self.clock = data, data.with_name("clock")
        self._plain = _environment(data)
        self._env = dict(self._plain)
        self._started_with: dict[str, str] = {}
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def set(self, **settings: str) -> None:
        """Settings of the next start."""
        self._env |= settings

    def reset(self) -> None:
        """Nobody at home, and no settings."""
        self._env = dict(self._plain)
        self._fill()

    def seed(self, days: int = 0, language: str = "en", *password: str) -> None:
        """One person at home, ready to train today, who joined some days ago and trained on each of them."""
        self._fill(str(days), language, *password)

    def run(self, module: str, *words: str) -> str:
        """Run a module on the data folder; what it printed."""
        return _run(self._env, module, *words)

    def start(self) -> None:
        """Start it; one that runs with the same settings goes on."""
        if self._process is not None and self._started_with == self._env:
            return
        self.kill()
        self._started_with = dict(self._env)
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
        if self._process is not None:
            self._process.send_signal(signal.SIGCONT)

    def _fill(self, *words: str) -> None:
        """Exchange what is in the database, under a server that runs as well."""
        filled = _filled(datetime.now(UTC).date(), *words)
        if not self.data.exists():
            shutil.copytree(filled, self.data)
            return
        with closing(sqlite3.connect(filled / DATABASE)) as full, closing(sqlite3.connect(self.data / DATABASE)) as own:
            full.backup(own)


def _environment(data: Path) -> dict[str, str]:
    env = {**os.environ, "QUADRATUS_DATA": str(data), "PYTHONPATH": str(ROOT)}
    for name in ("QUADRATUS_NOW", "DJANGO_ALLOW_ASYNC_UNSAFE"):
        env.pop(name, None)
    return env


def _run(env: dict[str, str], module: str, *words: str) -> str:
    command = [sys.executable, "-m", module, *words]
    return subprocess.run(command, env=env, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


@cache
def _filled(today: date, *words: str) -> Path:
    """A data folder as `tests.site.training.seed` fills it; the people in it count their days from today."""
    folder = Path(tempfile.mkdtemp(prefix="quadratus-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    _run(_environment(folder / "data"), "tests.site.training.seed", *words)
    return folder / "data"
