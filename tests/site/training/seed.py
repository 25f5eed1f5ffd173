"""Fills a data folder: `python -m tests.site.training.seed [DAYS [LANGUAGE [PASSWORD]]]`.

With days, one person lives there who is ready to train today; without, nobody does.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta

from quadratus.site.server import prepare


def seed(days: int = 0, language: str = "en", password: str | None = None) -> None:
    """A person who joined some days ago and trained on each of them."""
    from django.db import transaction

    from tests.site.training.life import joined

    early = datetime.now(UTC).replace(hour=0, minute=1, second=0, microsecond=0)
    # At once: to put each event on the disk by itself takes longer than to work it out.
    with transaction.atomic():
        person = joined(early - timedelta(days=days), zone="UTC").ready().lives(days).person
        person.language = language
        person.save()
        person.user.set_password(password)
        person.user.save()


if __name__ == "__main__":
    prepare("127.0.0.1")
    if len(sys.argv) > 1:
        seed(int(sys.argv[1]), *sys.argv[2:])
