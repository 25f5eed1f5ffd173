"""Fills a data folder with one person who is ready to train today.

`python -m tests.site.training.seed [DAYS [LANGUAGE [PASSWORD]]]`
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta

from quadratus.site.server import prepare


def seed(days: int = 0, language: str = "en", password: str | None = None) -> None:
    """A person who joined some days ago and trained on each of them."""
    prepare("127.0.0.1")
    from tests.site.training.life import joined

    early = datetime.now(UTC).replace(hour=0, minute=1, second=0, microsecond=0)
    person = joined(early - timedelta(days=days), zone="UTC").ready().lives(days).person
    person.language = language
    person.save()
    person.user.set_password(password)
    person.user.save()


if __name__ == "__main__":
    seed(int((sys.argv[1:] or "0")[0]), *sys.argv[2:])
