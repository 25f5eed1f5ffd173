"""The loop beside the pages, and the command that does one round."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.core import mail

from quadratus.cli import main
from quadratus.site.reminders import loop as looping
from quadratus.site.reminders import sending
from quadratus.site.reminders.loop import Loop
from quadratus.site.reminders.mailing import NotSentError
from quadratus.site.reminders.models import Reminders
from tests.site.conftest import NOW
from tests.site.test_server import serving

TEN = NOW + timedelta(hours=1)


@pytest.fixture
def started() -> Iterator[Callable[[], Loop]]:
    running: list[Loop] = []

    def start() -> Loop:
        running.append(Loop(every=0.01))
        running[-1].start()
        return running[-1]

    yield start
    for one in running:
        one.stop()


def test_it_goes_round_and_outlives_a_fault(monkeypatch: pytest.MonkeyPatch, started: Callable[[], Loop]) -> None:
    rounds, enough = list[datetime](), threading.Event()

    def failing(now: datetime) -> None:
        rounds.append(now)
        if len(rounds) >= 3:
            enough.set()
        raise RuntimeError("the database is away")

    monkeypatch.setattr(looping, "one_round", failing)
    started()
    assert enough.wait(30)


def test_it_ends_when_it_is_told_to(monkeypatch: pytest.MonkeyPatch, started: Callable[[], Loop]) -> None:
    first = threading.Event()
    monkeypatch.setattr(looping, "one_round", lambda now: first.set())
    loop = started()
    assert first.wait(30)
    loop.stop()
    assert "reminders" not in {thread.name for thread in threading.enumerate()}


def test_the_server_looks_by_itself(tmp_path: Path) -> None:
    with serving("127.0.0.1", tmp_path):
        for _ in range(100):
            if sqlite3.connect(tmp_path / "quadratus.sqlite3").execute("SELECT ran_at FROM reminders_round").fetchall():
                return
            time.sleep(0.1)
    raise AssertionError("no round was done")


def test_the_command_does_one_round(by_mail: Reminders, clock: Callable[[datetime], datetime]) -> None:
    clock(TEN)
    told = CliRunner().invoke(main, ["remind"])
    assert (told.exit_code, told.stdout) == (0, "1 sent.\n")
    assert len(mail.outbox) == 1
    assert CliRunner().invoke(main, ["remind"]).stdout == "0 sent.\n"


def test_the_command_says_what_did_not_get_through(
    by_mail: Reminders, clock: Callable[[datetime], datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise NotSentError("It sleeps.")

    clock(TEN)
    monkeypatch.setattr(sending, "send_mail", broken)
    told = CliRunner().invoke(main, ["remind"])
    assert told.exit_code == 1
    assert "1 did not get through" in told.stderr
