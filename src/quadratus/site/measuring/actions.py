"""Every write of scores and goals."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from quadratus.site.measuring.reading import Report
from quadratus.site.people.models import Person
from quadratus.site.record.actions import tell


def score_activity(*, person: Person, activity: str, score: int, now: datetime) -> None:
    """Record how well an activity goes. New words begin a new activity."""
    tell(person=person, kind="activity", now=now, activity=activity, score=score)


def enter_measure(*, person: Person, measure: str, score: float, now: datetime) -> None:
    """Record the score of a measure."""
    tell(person=person, kind="measure", now=now, measure=measure, score=score)


@transaction.atomic
def take_back(*, person: Person, report: Report, now: datetime) -> None:
    """Withdraw what was scored on one day."""
    for event in report.events:
        tell(person=person, kind="withdrawn", now=now, event=event)
