"""What the pages about people show."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.conf import settings

from quadratus import __version__
from quadratus.protocol.schema import Method
from quadratus.site.baseline import presenters as baseline
from quadratus.site.baseline.forms import Circumstances
from quadratus.site.people.models import Person, Theme, Weights
from quadratus.site.people.reading import only_person
from quadratus.site.record.models import DecisionRow, EventRow
from quadratus.site.record.reading import event_count, method_of, state_of
from quadratus.site.reminders import presenters as reminders
from quadratus.site.shell import units


def settings_of(person: Person, now: datetime) -> dict[str, Any]:
    """The settings page."""
    method, state = method_of(person), state_of(person)
    given = Circumstances.of(state.circumstances) if state.circumstances else None
    at_home = not settings.REQUIRE_PASSWORD and only_person() is not None
    return {
        "given": given,
        "weight": units.with_unit(given.weight_text) if given else "",
        "equipment": _names(baseline.equipment(method, given.equipment if given else ())),
        "conditions": _condition_names(method, given.conditions if given else ()),
        "strict": state.strict_gate,
        "relative": not state.strict_gate,
        "themes": [{"value": v, "label": label, "chosen": v == person.theme} for v, label in Theme.choices],
        "weights": [{"value": v, "label": label, "chosen": v == person.weights} for v, label in Weights.choices],
        "joined_name": state.name,
        "clock": now,
        "events": event_count(person),
        "reminders": reminders.summary(person),
        "reminder_troubles": reminders.troubles(person, now),
        "at_home": at_home,
        "has_password": person.user.has_usable_password(),
        "method": method.frame,
    }


def training_form(method: Method, given: Circumstances) -> dict[str, Any]:
    """The page on which the circumstances are changed."""
    return {
        "minutes": baseline.minutes(given.minutes),
        "equipment": baseline.equipment(method, given.equipment),
        "conditions": baseline.conditions(method, given.conditions),
        "values": {"weight_text": given.weight_text},
    }


def conditions(method: Method, chosen: Collection[str]) -> list[dict[str, Any]]:
    """Every condition that changes exercises, those that only a clinician can tell among them."""
    return [
        {"value": condition.key, "label": condition.name, "chosen": condition.key in chosen}
        for condition in method.screening.conditions
    ]


def everything(person: Person) -> dict[str, Any]:
    """All that is kept about a person, as plain values."""
    events = EventRow.objects.filter(person=person).order_by("pk")
    decisions = DecisionRow.objects.filter(person=person).order_by("pk")
    return {
        "quadratus": __version__,
        "person": {
            "name": person.user.get_username(),
            "email": person.user.email,
            "zone": person.zone,
            "theme": person.theme,
            "language": person.language,
            "weights": person.weights,
            "created_at": person.created_at.isoformat(),
        },
        "reminders": reminders.told_in_export(person),
        "events": [
            {"kind": row.kind, "received_at": row.received_at.isoformat(), **json.loads(row.body)}
            for row in events.iterator()
        ],
        "decisions": [
            {
                "made_at": row.made_at.isoformat(),
                "event_count": row.event_count,
                "prescription": json.loads(row.prescription),
            }
            for row in decisions.iterator()
        ],
    }


def _names(rows: list[dict[str, Any]]) -> list[str]:
    return [row["label"] for row in rows if row["chosen"]]


def _condition_names(method: Method, chosen: Collection[str]) -> list[str]:
    return [condition.name for condition in method.screening.conditions if condition.key in chosen]
