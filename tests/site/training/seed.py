"""Fills a data folder with one person who is ready to train today: `python -m tests.site.training.seed [DAYS]`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta

from quadratus.site.server import prepare


def seed(days: int) -> None:
    """A person who joined some days ago and trained on each of them."""
    prepare("127.0.0.1")
    from tests.site.training.life import joined

    early = datetime.now(UTC).replace(hour=0, minute=1, second=0, microsecond=0)
    joined(early - timedelta(days=days), zone="UTC").ready().lives(days)


if __name__ == "__main__":
    seed(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
