"""One session as the record has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_OID, UUID, uuid4, uuid5

from django.db.models import Q

from quadratus.prescription.going_on import stands_against
from quadratus.prescription.prescription import Prescription
from quadratus.prescription.record.events import (
    Event,
    PlannedExercise,
    SessionEnded,
    SessionStarted,
    SetDone,
)
from quadratus.prescription.record.ordering import in_order
from quadratus.prescription.record.reading import read_event
from quadratus.prescription.rules.response import is_late, is_next_morning
from quadratus.prescription.state import State
from quadratus.protocol.schema import Method
from quadratus.site.people.models import Person
from quadratus.site.record.models import EventRow

# A session that runs past midnight is still that session; one that was left open the day before is not.
_PAST_MIDNIGHT = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Training:
    """What was planned in a session, the sets that are saved by rung and number, and its end."""

    started: SessionStarted
    done: dict[tuple[str, int], SetDone]
    ended: SessionEnded | None


def training_of(person: Person, session: UUID) -> Training | None:
    """A session of this person; nothing where it is someone else's or does not exist."""
    events = in_order(_events_about(person, session))
    started = next((event for event in events if isinstance(event, SessionStarted)), None)
    if started is None:
        return None
    done = {(event.rung, event.number): event for event in events if isinstance(event, SetDone)}
    ended = next((event for event in reversed(events) if isinstance(event, SessionEnded)), None)
    return Training(started, done, ended)


def begun_by(person: Person, state: State, asked: Prescription, pain: int, moment: datetime) -> SessionStarted:
    """The start of the session that a prescription asks for.

    Its id follows from what is asked, whose it is and how many sessions the day has had, so that a session that a
    device and the server both begin is one session. The id of the event itself is new each time.
    """
    walk = (asked.walk,) if asked.walk else ()
    planned = tuple(item.planned for item in (*asked.items, *walk))
    before = sum(1 for session in state.sessions if session.day == asked.day)
    same = (person.device_key, asked.day, before, asked.kind.value, asked.method_version, planned)
    return SessionStarted(
        id=uuid4(),
        moment=moment,
        day=moment.date(),
        session=uuid5(NAMESPACE_OID, repr(same)),
        day_kind=asked.kind.value,
        exercises=planned,
        pain_before=pain,
        method_version=asked.method_version,
    )


def open_today(state: State, today: date) -> SessionStarted | None:
    """The session that was begun today and is not ended."""
    started = state.open_session
    return started if started and started.day == today else None


def going_on(method: Method, state: State, now: datetime) -> SessionStarted | None:
    """The open session of today, where nothing speaks against going on with it. `now` is in the person's own zone."""
    started = open_today(state, now.date())
    return started if started and stands_against(method, state, started, now) is None else None


def may_go_on(method: Method, state: State, training: Training, now: datetime) -> bool:
    """Whether a session may be played: it is the open one, begun today or shortly before midnight, and still fits."""
    started, opened = training.started, state.open_session
    if training.ended is not None or opened is None or opened.session != started.session:
        return False
    recent = started.day == now.date() or now - started.moment < _PAST_MIDNIGHT
    return recent and stands_against(method, state, started, now) is None


def asks_for_morning(method: Method, state: State, now: datetime) -> bool:
    """A flare-up or a session waits for its next morning, which is now. `now` is aware, in the person's own zone."""
    if state.flare is not None:
        return True
    last = state.sessions[-1] if state.sessions else None
    if last is None or last.morning is not None or not is_next_morning(last.day, last.last_moment, now):
        return False
    # A session that was felt more than usual is answered by its morning as well: it may turn out worse.
    return not is_late(method, last.last_moment, now)


def walk_of(method: Method, training: Training) -> PlannedExercise | None:
    """The walk that stands beside a session, as it was planned."""
    planned = training.started.exercises
    return next((one for one in planned if is_walk(method, one.rung)), None)


def is_walk(method: Method, rung: str) -> bool:
    """Whether a rung is a walk."""
    return method.rung_by_key[rung][1].doses[0].kind == "walk"


def _events_about(person: Person, session: UUID) -> list[Event]:
    rows = EventRow.objects.filter(Q(body__contains=str(session)) | Q(kind="withdrawn"), person=person)
    events = (read_event(kind, body) for kind, body in rows.values_list("kind", "body"))
    return [event for event in events if getattr(event, "session", session) == session]
