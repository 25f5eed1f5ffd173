"""The record: events that are only ever added, and what can be made from them again."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models

from quadratus.site.people.models import Person


class NeverChangedError(Exception):
    """Someone tried to change or remove an event. Add a `withdrawn` event instead."""


def _refuse() -> NoReturn:
    raise NeverChangedError("Events are never changed or removed; append one that withdraws it.")


class EventRows(models.QuerySet["EventRow"]):
    """Rows that can be read and added."""

    def update(self, **kwargs: Any) -> NoReturn:  # noqa: ARG002
        """Refused, always."""
        _refuse()

    def delete(self) -> NoReturn:
        """Refused; only a person's wish to delete everything removes events."""
        _refuse()

    def erase(self) -> None:
        """Remove for good. Only `people.actions.delete_everything` may call this."""
        self._raw_delete(self.db)


class EventRow(models.Model):
    """One event as it was sent: the body is its JSON."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="events")
    event = models.UUIDField()
    kind = models.CharField(max_length=32)
    moment = models.DateTimeField()
    day = models.DateField()
    body = models.TextField()
    received_at = models.DateTimeField()

    objects = EventRows.as_manager()

    class Meta:
        """One row an event."""

        constraints = [models.UniqueConstraint(fields=["person", "event"], name="one_event_a_person_and_id")]

    def __str__(self) -> str:
        return f"{self.kind} {self.event}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the event. Refused once it is stored."""
        if not self._state.adding:
            _refuse()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:  # noqa: ARG002
        """Refused, always."""
        _refuse()


class StateRow(models.Model):
    """What is true after the events, kept so that it need not be worked out for each page."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="state_row")
    event_count = models.PositiveIntegerField()
    made_by = models.CharField(max_length=64)
    state = models.BinaryField()

    def __str__(self) -> str:
        return f"state after {self.event_count} events"


class HistoryRow(models.Model):
    """What has been so far, kept apart from the state: only the pictures over time need it."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="history_row")
    event_count = models.PositiveIntegerField()
    made_by = models.CharField(max_length=64)
    history = models.BinaryField()

    def __str__(self) -> str:
        return f"history after {self.event_count} events"


class DecisionRow(models.Model):
    """A prescription as it was shown, with what it was made from."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="decisions")
    day = models.DateField()
    kind = models.CharField(max_length=16)
    event_count = models.PositiveIntegerField()
    method_version = models.CharField(max_length=32)
    made_at = models.DateTimeField()
    prescription = models.TextField()

    class Meta:
        """One row a day and record."""

        constraints = [
            models.UniqueConstraint(
                fields=["person", "day", "event_count", "method_version"],
                name="one_decision_a_day_and_record",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} on {self.day}"
