"""The real server, started and killed as a test needs it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[3]
SERVE = "import sys; from quadratus.site.server import serve; serve(port=int(sys.argv[1]))"


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

    def seed(self, days: int = 0, language: str = "en", *password: str) -> None:
        self.run("tests.site.training.seed", str(days), language, *password)

    def run(self, module: str, *words: str) -> str:
        """Run a module on the data folder; what it printed."""
        command = [sys.executable, "-m", module, *words]
        return subprocess.run(command, env=self._env, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout

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
