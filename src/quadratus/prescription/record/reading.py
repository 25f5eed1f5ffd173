"""Reading, writing and refusing events."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from quadratus.prescription.record.events import (
    KIND_OF,
    KINDS,
    BaselineGiven,
    CircumstancesGiven,
    ClinicianWord,
    CoachOpenedLadder,
    ConfidenceGiven,
    Event,
    HoldTested,
    MeasureEntered,
    ObservationsGiven,
    Screened,
    SessionEnded,
    SessionStarted,
    SetDone,
)
from quadratus.protocol.schema import Method

FUTURE_ALLOWED = timedelta(days=1)
LONGEST_HOLD_SECONDS = 600


class RefusedError(Exception):
    """An event that cannot be taken; the message says what to do instead.

    `said` is the message with named places and `values` fills them, so that it can be told in another language.
    """

    def __init__(self, said: str, **values: str) -> None:
        super().__init__(said.format(**values))
        self.said, self.values = said, values


@cache
def _adapter(kind: str) -> TypeAdapter[Event]:
    return TypeAdapter(KINDS[kind])


def read_event(kind: str, body: str | bytes) -> Event:
    """Read one event from JSON.

    Raises:
        RefusedError: the kind is unknown or a value is missing or impossible.
    """
    if kind not in KINDS:
        raise RefusedError(
            "There is no kind of event '{kind}'. Known kinds: {known}.", kind=kind, known=", ".join(KINDS)
        )
    try:
        return _adapter(kind).validate_json(body)
    except ValidationError as invalid:
        raise RefusedError(
            "Not saved: {faults}. Correct this and send it again; nothing else is lost.", faults=_explain(invalid)
        ) from invalid


def event_from(kind: str, values: dict[str, Any]) -> Event:
    """Make one event from plain values, checked as `read_event` does."""
    return read_event(kind, json.dumps(values, default=str))


def write_event(event: Event) -> tuple[str, bytes]:
    """The kind of an event, and its JSON."""
    kind = KIND_OF[type(event)]
    return kind, _adapter(kind).dump_json(event)


def _explain(invalid: ValidationError) -> str:
    parts = []
    for error in invalid.errors(include_url=False):
        where = ".".join(str(part) for part in error["loc"]) or "the event"
        parts.append(f"{where}: {error['msg'][:1].lower()}{error['msg'][1:]}")
    return "; ".join(parts)


def refuse_impossible(event: Event, method: Method, now: datetime) -> None:
    """Refuse what cannot have happened or what this method does not know.

    Raises:
        RefusedError: with a sentence that says what to do.
    """
    if event.moment > now + FUTURE_ALLOWED:
        raise RefusedError(
            "Not saved: this lies more than a day in the future. Set the clock of the device and send it again."
        )
    if event.day != event.moment.date():
        raise RefusedError(
            "Not saved: the day is not the local day of the moment. Send the moment with the offset of the place."
        )
    unknown = [name for name in _names(event) if name not in _known(event, method)]
    if unknown:
        raise RefusedError(
            "Not saved: {method} does not know '{unknown}'. Reload the page and try again.",
            method=" ".join((method.frame.name, method.frame.version)),
            unknown=unknown[0],
        )
    _refuse_impossible_values(event, method)


def _names(event: Event) -> Iterable[str]:
    match event:
        case Screened():
            return event.answers
        case ClinicianWord():
            return (*event.findings, *event.conditions)
        case BaselineGiven() | ObservationsGiven():
            return event.observations
        case CircumstancesGiven():
            return (*event.equipment, *event.conditions)
        case ConfidenceGiven():
            return (event.strand,)
        case SessionStarted():
            return [planned.rung for planned in event.exercises]
        case SetDone() | HoldTested():
            return (event.rung,)
        case SessionEnded():
            return (*event.hurt, *event.confidence)
        case MeasureEntered():
            return (event.measure,)
        case CoachOpenedLadder():
            return (event.ladder,)
        case _:
            return ()


def _known(event: Event, method: Method) -> frozenset[str]:
    match event:
        case Screened():
            return frozenset(question.key for question in method.screening.questions)
        case ClinicianWord():
            return frozenset(finding.key for finding in method.screening.findings) | frozenset(method.condition_by_key)
        case BaselineGiven() | ObservationsGiven():
            return frozenset(observation.key for observation in method.focuses.observations)
        case CircumstancesGiven():
            return frozenset(thing.key for thing in method.frame.equipment) | frozenset(method.condition_by_key)
        case ConfidenceGiven():
            return frozenset(method.strand_by_key)
        case SessionEnded():
            return frozenset(method.strand_by_key) | frozenset(method.rung_by_key)
        case MeasureEntered():
            return frozenset(method.measure_by_key)
        case CoachOpenedLadder():
            return frozenset(method.ladder_by_key)
        case _:
            return frozenset(method.rung_by_key)


def _refuse_impossible_values(event: Event, method: Method) -> None:
    if isinstance(event, SetDone):
        dose = method.rung_by_key[event.rung][1].doses[0]
        if dose.kind == "hold" and event.done > LONGEST_HOLD_SECONDS:
            raise RefusedError("Not saved: a hold longer than ten minutes. Enter the seconds that were held.")
    if isinstance(event, MeasureEntered):
        measure = method.measure_by_key[event.measure]
        if not measure.lowest <= event.score <= measure.highest:
            raise RefusedError(
                "Not saved: {measure} runs from {lowest} to {highest}. Enter a score in that range.",
                measure=measure.name,
                lowest=format(measure.lowest, "g"),
                highest=format(measure.highest, "g"),
            )
    if isinstance(event, BaselineGiven) and event.worst_pain < event.usual_pain:
        raise RefusedError("Not saved: the worst pain is below the usual pain. Correct one of the two.")
