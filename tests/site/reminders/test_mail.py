"""E-mail over a real connection to a mail server on loopback."""

from __future__ import annotations

import os
import socketserver
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from quadratus.site.reminders.mailing import NotSentError, mail_is_set, send_mail


class MailServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    taken: list[str]
    refuses = False


class _Talk(socketserver.StreamRequestHandler):
    """Just enough of a mail server: it keeps letters, or refuses those they are for."""

    server: MailServer

    def handle(self) -> None:
        self._say("220 here")
        while line := self.rfile.readline().decode():
            word = line.strip().upper()
            if word.startswith("DATA"):
                self._say("354 go on")
                self.server.taken.append(self._letter())
                self._say("250 kept")
            elif word.startswith("RCPT") and self.server.refuses:
                self._say("550 nobody of that name")
            elif word.startswith("QUIT"):
                self._say("221 bye")
                return
            else:
                self._say("250 fine")

    def _letter(self) -> str:
        lines = []
        while (line := self.rfile.readline().decode()) != ".\r\n":
            lines.append(line)
        return "".join(lines)

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    with MailServer(("127.0.0.1", 0), _Talk) as running:
        running.taken = []
        threading.Thread(target=running.serve_forever, daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.server_address[1]
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.DEFAULT_FROM_EMAIL = "Quadratus <quadratus@example.org>"
        yield running
        running.shutdown()


def test_a_letter_arrives(server: MailServer) -> None:
    send_mail("kim@example.org", "How is your back this morning?", "/morning/")
    (letter,) = server.taken
    assert "Subject: Quadratus: How is your back this morning?" in letter
    assert "From: Quadratus <quadratus@example.org>" in letter
    assert "To: kim@example.org" in letter


def test_a_refusal_is_told_in_words(server: MailServer) -> None:
    server.refuses = True
    with pytest.raises(NotSentError, match=r"did not take it: .*nobody of that name"):
        send_mail("kim@example.org", "A test.", "/")


def test_a_server_that_is_away_is_told(server: MailServer, settings: Any) -> None:
    server.shutdown()
    server.server_close()
    with pytest.raises(NotSentError, match="did not take it"):
        send_mail("kim@example.org", "A test.", "/")


def test_without_a_mail_server_nothing_is_tried(settings: Any) -> None:
    settings.EMAIL_HOST = ""
    assert not mail_is_set()
    with pytest.raises(NotSentError, match="No mail server is set"):
        send_mail("kim@example.org", "A test.", "/")


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("QUADRATUS_MAIL_PORT", "smtp", "is no port: smtp. Write a number such as 587"),
        ("QUADRATUS_MAIL_PORT", "70000", "is no port"),
        ("QUADRATUS_MAIL_SECURITY", "startls", "is not known: startls. Write one of: starttls, tls, none"),
    ],
)
def test_a_wrong_setting_stops_the_start_and_says_what_to_write(name: str, value: str, says: str) -> None:
    """A slip must never send a password in the clear."""
    started = subprocess.run(
        [sys.executable, "-c", "from quadratus.cli import main; main()", "remind"],
        env={**os.environ, name: value},
        capture_output=True,
        text=True,
        check=False,
    )
    assert started.returncode == 1
    assert f"{name} {says}" in started.stderr
    assert "Traceback" not in started.stderr
