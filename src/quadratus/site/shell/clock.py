"""The one clock of the site."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings

if TYPE_CHECKING:
    from quadratus.site.people.models import Person


def now() -> datetime:
    """The moment, aware, in UTC.

    Where `CLOCK_MAY_BE_SET`, QUADRATUS_NOW takes its place: a moment with its offset, or `@` and the path
    of a file that holds one, so that a test can live through weeks while the server runs.
    """
    said = os.environ.get("QUADRATUS_NOW") if settings.CLOCK_MAY_BE_SET else None
    if not said:
        return datetime.now(UTC)
    text = Path(said[1:]).read_text().strip() if said.startswith("@") else said
    return datetime.fromisoformat(text).astimezone(UTC)


def now_for(person: Person) -> datetime:
    """The moment, aware, in the person's own time zone."""
    return now().astimezone(ZoneInfo(person.zone))
