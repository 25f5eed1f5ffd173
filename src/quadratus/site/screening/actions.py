"""Every write of the screening."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from quadratus.site.people.models import Person
from quadratus.site.record.actions import tell


def send(*, person: Person, answers: Mapping[str, str], now: datetime) -> None:
    """Record the answers to the safety questions. `now` is aware, in the person's zone."""
    tell(person=person, kind="screened", now=now, answers=dict(answers))


def worry(*, person: Person, now: datetime) -> None:
    """Record that something is new or worrying: until the questions are answered they come first."""
    tell(person=person, kind="worry_told", now=now)
