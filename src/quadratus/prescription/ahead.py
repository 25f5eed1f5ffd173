"""What a day would ask after each answer that may still come, so that a device without a network can look it up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_OID, uuid5

from quadratus.prescription.folding import Folding
from quadratus.prescription.prescribe import prescribe
from quadratus.prescription.prescription import Prescription
from quadratus.prescription.record.events import CheckedIn, Event, MorningReported
from quadratus.prescription.record.ordering import in_order
from quadratus.prescription.state import State
from quadratus.protocol.schema import Method

PAINS = range(11)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What is asked after a morning report and a check-in with nothing new.

    `morning` is the pain of the report, 0-10; None where none was given, or where the day has its report already.
    """

    morning: int | None
    pain_now: int
    prescription: Prescription


def foresee(method: Method, events: Iterable[Event], moment: datetime) -> Iterator[Foreseen]:
    """What the day of a moment would ask, for each morning report and each pain at check-in.

    Args:
        method: the training method.
        events: all that has happened.
        moment: aware, in the person's own offset. For a day to come: its beginning.
    """
    so_far = Folding(method)
    for event in in_order(events):
        so_far.add(event)
    for morning in _mornings(so_far.state(), moment):
        woken = so_far.fork()
        if morning is not None:
            woken.add(MorningReported(id=_ID, moment=moment, day=moment.date(), pain=morning))
        for pain in PAINS:
            checked_in = woken.fork()
            checked_in.add(CheckedIn(id=_ID, moment=moment, day=moment.date(), pain_now=pain))
            yield Foreseen(morning, pain, prescribe(method, checked_in.state(), moment))


# Events that are only imagined; one after the other, never in a record.
_ID = uuid5(NAMESPACE_OID, "quadratus foreseen")


def _mornings(state: State, moment: datetime) -> tuple[int | None, ...]:
    reported = any(morning.day == moment.date() for morning in state.mornings)
    return (None,) if reported else (None, *PAINS)
