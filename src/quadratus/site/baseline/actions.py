"""Every write of the baseline."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from quadratus.site.baseline.forms import Circumstances, Values
from quadratus.site.people.models import Person
from quadratus.site.record.actions import tell


def give_baseline(*, person: Person, values: Values, now: datetime) -> None:
    """Record pain, areas, sitting and observations."""
    tell(
        person=person,
        kind="baseline",
        now=now,
        usual_pain=values["usual"],
        worst_pain=values["worst"],
        areas=values["areas"],
        sitting_hours=_hours(values["sitting"]),
        observations=values["observations"],
    )


def say_again(*, person: Person, values: Values, now: datetime) -> None:
    """Record what the person notices by now, and the hours of sitting."""
    tell(
        person=person,
        kind="observations",
        now=now,
        sitting_hours=_hours(values["sitting"]),
        observations=values["observations"],
    )


def _hours(sitting: str) -> float | None:
    return None if sitting == "unknown" else float(sitting)


@transaction.atomic
def score_activities(*, person: Person, rows: list[dict[str, Any]], now: datetime) -> None:
    """Record the person's own activities, each with its score."""
    for row in rows:
        tell(person=person, kind="activity", now=now, **row)


@transaction.atomic
def give_confidence(*, person: Person, scores: Mapping[str, int], now: datetime) -> None:
    """Record the confidence by strand."""
    for strand, score in scores.items():
        tell(person=person, kind="confidence", now=now, strand=strand, score=score)


def give_circumstances(*, person: Person, given: Circumstances, now: datetime) -> None:
    """Record what a session has to fit."""
    tell(
        person=person,
        kind="circumstances",
        now=now,
        minutes=given.minutes,
        equipment=given.equipment,
        conditions=given.conditions,
        body_weight_kg=given.weight,
    )
