"""What today and tomorrow would ask, as a device can look it up by the answers that are given there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from uuid import UUID

from django.core.cache import cache
from django.utils.translation import get_language

from quadratus.prescription.ahead import foresee
from quadratus.prescription.prescription import DayKind, Prescription
from quadratus.prescription.record.events import SessionStarted, Side
from quadratus.prescription.state import State
from quadratus.site.people.models import Person
from quadratus.site.record.reading import event_count, events_of, method_of, state_of
from quadratus.site.training.drawing import address_of
from quadratus.site.training.reading import begun_by

REMEMBERED_SECONDS = 300
NEEDS_NETWORK = "network"
NOTHING = "nothing"
_DONE_FOR_TODAY = (DayKind.REST, DayKind.DONE)
# A screening comes before anything else, and tests are entered on pages of the server.
_ONLY_WITH_NETWORK = (DayKind.SCREENING, DayKind.TEST)


@dataclass(frozen=True, slots=True)
class PlanAhead:
    """A session that some answers of a day lead to: as it would begin, and as it is prescribed."""

    started: SessionStarted
    prescription: Prescription

    @property
    def session(self) -> UUID:
        """The id that the session has, wherever it is begun."""
        return self.started.session


@dataclass(frozen=True, slots=True)
class DayAhead:
    """One day: the plans, and by the pain of the morning (None: no report) what each pain at check-in leads to.

    What it leads to is the id of a plan, `NEEDS_NETWORK`, or `NOTHING` on a day without training.
    """

    day: date
    reported: bool
    plans: tuple[PlanAhead, ...] = ()
    answers: dict[int | None, tuple[str, ...]] = field(default_factory=dict)


def days_ahead(person: Person, now: datetime) -> tuple[DayAhead, ...]:
    """Today and tomorrow. `now` is aware, in the person's own zone.

    A page and the check-in after it ask for the same; what was worked out is remembered for a few minutes.
    """
    same = (
        person.device_key,
        event_count(person),
        now.date(),
        now.utcoffset(),
        get_language(),
        method_of(person).fingerprint,
    )
    key = f"ahead-{sha256(repr(same).encode()).hexdigest()}"
    days: tuple[DayAhead, ...] | None = cache.get(key)
    if days is None:
        days = _days_ahead(person, now)
        cache.set(key, days, REMEMBERED_SECONDS)
    return days


def _days_ahead(person: Person, now: datetime) -> tuple[DayAhead, ...]:
    tomorrow = datetime.combine(now.date() + timedelta(days=1), time.min, now.tzinfo)
    return day_ahead(person, now), day_ahead(person, tomorrow)


def day_ahead(person: Person, moment: datetime) -> DayAhead:
    """The day of a moment. Tomorrow is looked at from its beginning, when the least is allowed."""
    state = state_of(person)
    plans: dict[UUID, PlanAhead] = {}
    answers: dict[int | None, list[str]] = {}
    for foreseen in foresee(method_of(person), events_of(person), moment):
        plan = _plan(person, state, foreseen.prescription, foreseen.pain_now, moment)
        if plan is not None:
            plans.setdefault(plan.session, plan)
        answers.setdefault(foreseen.morning, []).append(_leads_to(foreseen.prescription, plan))
    reported = any(morning.day == moment.date() for morning in state.mornings)
    return DayAhead(
        day=moment.date(),
        reported=reported,
        plans=tuple(plans.values()),
        answers={morning: tuple(row) for morning, row in answers.items()},
    )


def plans_of(days: tuple[DayAhead, ...]) -> Iterator[PlanAhead]:
    """Every plan of every day."""
    return (plan for day in days for plan in day.plans)


def performed_in(days: tuple[DayAhead, ...]) -> dict[str, tuple[Side, ...]]:
    """The rungs of every plan, and the sides on which each is done."""
    sides: dict[str, dict[Side, None]] = {}
    for plan in plans_of(days):
        for exercise in plan.started.exercises:
            sides.setdefault(exercise.rung, {}).update((one.side, None) for one in exercise.sets)
    return {rung: tuple(done) for rung, done in sides.items()}


def figures_of(days: tuple[DayAhead, ...]) -> list[str]:
    """Where the moving figures of every plan are, each once."""
    found = (address_of(rung, side) for rung, sides in performed_in(days).items() for side in sides)
    return list(dict.fromkeys(address for address in found if address))


def _plan(person: Person, state: State, asked: Prescription, pain: int, moment: datetime) -> PlanAhead | None:
    if not asked.items or asked.kind in _ONLY_WITH_NETWORK:
        return None
    return PlanAhead(begun_by(person, state, asked, pain, moment), asked)


def _leads_to(asked: Prescription, plan: PlanAhead | None) -> str:
    if plan is not None:
        return str(plan.session)
    return NOTHING if asked.kind in _DONE_FOR_TODAY else NEEDS_NETWORK
