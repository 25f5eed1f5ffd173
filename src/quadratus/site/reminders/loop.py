"""The loop that looks through the reminders while the server runs."""

from __future__ import annotations

import logging
import threading

from django.db import close_old_connections

from quadratus.site.reminders.sending import one_round
from quadratus.site.shell.clock import now

log = logging.getLogger(__name__)

EVERY = 60.0
"""Seconds between two rounds."""


class Loop:
    """A thread that does a round each minute. It outlives every fault and ends with the server."""

    def __init__(self, every: float = EVERY) -> None:
        self._every = every
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="reminders", daemon=True)

    def start(self) -> None:
        """Begin; the first round comes at once."""
        self._thread.start()

    def stop(self) -> None:
        """End after the round that is going on."""
        self._stop.set()
        self._thread.join(timeout=self._every)

    def _run(self) -> None:
        while True:
            self._round()
            if self._stop.wait(self._every):
                return

    def _round(self) -> None:
        close_old_connections()
        try:
            one_round(now())
        except Exception:
            log.exception("A round of reminders could not be done; the next one follows in a minute.")
        finally:
            close_old_connections()
