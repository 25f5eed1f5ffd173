"""Draws what the first visit after a start will ask for, while nobody waits for it."""

from __future__ import annotations

import logging
import threading

from django.db import close_old_connections
from django.utils.translation import override

from quadratus.site.people.models import Person
from quadratus.site.shell.clock import now_for
from quadratus.site.training.drawing import drawn
from quadratus.site.training.figures import BODY_SIDE, motion_of, small_still
from quadratus.site.training.offline.looking import days_ahead, performed_in

log = logging.getLogger(__name__)

AFTER_SECONDS = 1.0
"""How long the start of the server has the machine for itself."""
PEOPLE = 3
"""For how many it is done, newest first. On a machine of many, their own visits draw for each other."""


class Warming:
    """A thread that draws once and ends. What it does not get to is drawn when it is asked for."""

    def __init__(self, after: float = AFTER_SECONDS) -> None:
        self._after = after
        self.stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="warming", daemon=True)

    def start(self) -> None:
        """Begin in a moment."""
        self._thread.start()

    def join(self) -> None:
        """Wait until everything is drawn."""
        self._thread.join()

    def stop(self) -> None:
        """End after the figure that is being drawn."""
        self.stopping.set()
        self.join()

    def _run(self) -> None:
        if self.stopping.wait(self._after):
            return
        try:
            for person in Person.objects.order_by("-pk")[:PEOPLE]:
                self._draw_for(person)
        except Exception:
            log.exception("The figures could not be drawn ahead; each is drawn when it is asked for.")
        finally:
            close_old_connections()

    def _draw_for(self, person: Person) -> None:
        """The pictures of Today first, then the moving ones of its sessions."""
        with override(person.language):
            ahead = performed_in(days_ahead(person, now_for(person)))
            shown = {rung: sides for rung, sides in ahead.items() if motion_of(rung)}
            for rung, sides in shown.items():
                small_still(rung, sides)
        for rung, side in ((rung, side) for rung, sides in shown.items() for side in sides):
            if self.stopping.is_set():
                return
            drawn(rung, BODY_SIDE[side], person.language)
