"""How the back answered: the baseline, the zones of the sessions, the red ones, the flare-ups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from quadratus.prescription.record.events import (
    BaselineGiven,
    FlareDay,
    FlareDeclared,
    FlareOver,
    MorningReported,
    Screened,
    SessionEnded,
    SessionStarted,
)
from quadratus.protocol.rules import Predicate
from tests.oracle.reading import Log, Morning, Performance, Session, Value, holds, in_window, remembered


@remembered
def baseline_at(log: Log) -> float | None:
    """The usual pain after all these events."""
    rule = log.method.frame.baseline
    value: float | None = None
    given_at = 0
    for at, event in enumerate(log.events):
        if isinstance(event, BaselineGiven):
            screened = any(isinstance(one, Screened) for one in log.events[given_at:at])
            value = float(event.usual_pain) if value is None or screened else min(value, float(event.usual_pain))
            given_at = at
        elif isinstance(event, MorningReported) and value is not None:
            mornings = log.until(at + 1).mornings(given_at)
            window = [one.pain for one in mornings if in_window(one.day, event.day, rule.window_days)]
            if len(window) >= rule.mornings_needed:
                value = min(value, float(median(window)))
    return value


NIGHT_IS_OVER = 4
HOURS_OF_SLEEP = timedelta(hours=6)


def end_of(session: Session) -> datetime:
    return max((closing.moment for closing in session.closings), default=session.start.moment)


def reports_after(log: Log, session: Session) -> list[MorningReported]:
    """The morning reports within the hours in which one still counts for a session."""
    within = timedelta(hours=log.method.frame.response.morning_within_hours)
    return [event for _, event in log.all(MorningReported) if timedelta(0) <= event.moment - end_of(session) <= within]


def slept(session: Session, event: MorningReported) -> bool:
    """Whether a night lies between a session and a report: the hours, and the date or a session in the night."""
    if event.moment < end_of(session) + HOURS_OF_SLEEP:
        return False
    return event.day > session.day or end_of(session).hour < NIGHT_IS_OVER


def answering(log: Log, session: Session) -> int | None:
    """The worst morning report that answers a session."""
    return max((event.pain for event in reports_after(log, session) if slept(session, event)), default=None)


def later_that_day(log: Log, session: Session) -> int | None:
    """The worst report some hours after a session or after midnight: it clears nothing, but may be red at once."""
    return max(
        (
            event.pain
            for event in reports_after(log, session)
            if not slept(session, event)
            and (event.day > session.day or event.moment >= end_of(session) + HOURS_OF_SLEEP)
        ),
        default=None,
    )


def zone(log: Log, session: Session, now: datetime) -> str:
    """How the back answered to a session, as far as these events tell at `now`."""
    response = log.method.frame.response
    morning = answering(log, session)
    baseline = baseline_at(log.until(session.at)) or 0.0
    late = now - end_of(session) > timedelta(hours=response.morning_within_hours)
    values: dict[str, Value] = {
        "new_leg_symptoms": any(closing.new_leg_symptoms for closing in session.closings),
        "stopped_for_pain": any(closing.stopped_for_pain for closing in session.closings),
        "added_pain": session.added,
        "highest_pain": session.highest,
        "highest_pain_above_baseline": None if session.highest is None else session.highest - baseline,
        "morning_above_baseline": None if morning is None else morning - baseline,
        "morning_missing": morning is None and late,
        "closing_missing": not session.closings and (morning is not None or late),
    }

    def value_of(predicate: Predicate) -> Value:
        return values[predicate.fact]

    if holds(response.red, value_of):
        return "red"
    evening = later_that_day(log, session)
    by_evening = {**values, "morning_above_baseline": None if evening is None else evening - baseline}
    if holds(response.red, lambda predicate: by_evening[predicate.fact]):
        return "red"
    if holds(response.amber, value_of):
        return "amber"
    return "pending" if morning is None else "green"


@remembered
def on_record(log: Log) -> tuple[Performance, ...]:
    """All performances; those of an unclosed session from the next session, or the report that answers it, on."""
    later = max((at for at, _ in log.all(SessionStarted)), default=-1)
    known = [
        session
        for session in log.sessions
        if session.closings
        or later > session.at
        or answering(log, session) is not None
        or turned_red(log, session) is not None
    ]
    return tuple(one for session in known for one in session.performances)


def performances(log: Log, ladder: str, since: int = -1) -> list[Performance]:
    """The performances of a ladder begun after event number `since`, oldest first."""
    found = [one for one in on_record(log) if one.place.ladder == ladder and one.at > since]
    return sorted(found, key=lambda one: one.at)


def session_in(log: Log, session: Session) -> Session:
    """The same session as these events tell it."""
    return next(one for one in log.sessions if one.id == session.id)


def turned_red(log: Log, session: Session) -> int | None:
    """The number of the event with which a session became red."""
    for at in range(session.at, len(log.events)):
        event = log.events[at]
        told = isinstance(event, SessionEnded) and event.session == session.id
        if told or isinstance(event, MorningReported):
            then = log.until(at + 1)
            if zone(then, session_in(then, session), event.moment) == "red":
                return at
    return None


def red_sessions(log: Log, now: datetime) -> list[Session]:
    return [session for session in log.sessions if zone(log, session, now) == "red"]


def double_reds(log: Log, now: datetime) -> list[tuple[Session, Session]]:
    """Pairs of red sessions within the days of the rule, the later one second."""
    rule = log.method.frame.progression.hold_back
    assert isinstance(rule, Predicate)
    assert rule.within_days is not None
    reds = red_sessions(log, now)
    return [
        (one, other)
        for number, one in enumerate(reds)
        for other in reds[number + 1 :]
        if abs((other.day - one.day).days) < rule.within_days
    ]


def held_back(log: Log, now: datetime) -> bool:
    """Whether nothing goes up because of two red sessions in a week."""
    days = log.method.frame.progression.hold_back_days
    return any(in_window(max(one.day, other.day), now.date(), days) for one, other in double_reds(log, now))


# Flare-ups -------------------------------------------------------------------------------------


@dataclass
class Spell:
    """One flare-up, from the event that declared it to the one that ended it."""

    at: int
    began: date
    ended: date | None = None
    ended_at: int | None = None
    said_over: bool = False


def running(mornings: list[Morning], today: date, baseline: float, most: float | None) -> int:
    """How many mornings running, up to today or yesterday, lie at most so much above the baseline."""
    count = 0
    if not mornings or today - mornings[-1].day > timedelta(days=1):
        return 0
    for number in range(len(mornings) - 1, -1, -1):
        above = mornings[number].pain - baseline
        if most is not None and above > most:
            break
        if count and mornings[number + 1].day - mornings[number].day != timedelta(days=1):
            break
        count += 1
    return count


def settled(log: Log, spell: Spell, today: date) -> bool:
    """Whether the mornings since a flare-up was declared have settled."""
    baseline = baseline_at(log)
    rule = log.method.frame.flare.settled
    assert isinstance(rule, Predicate)
    if baseline is None:
        return False
    return holds(rule, lambda one: running(log.mornings(spell.at), today, baseline, one.points))


@remembered
def flares(log: Log) -> list[Spell]:
    """All flare-ups that were declared, the last one perhaps still going on."""
    spells: list[Spell] = []
    for at, event in enumerate(log.events):
        going_on = spells[-1] if spells and spells[-1].ended is None else None
        if isinstance(event, FlareDeclared) and going_on is None:
            spells.append(Spell(at, event.day))
        if going_on is None:
            continue
        if isinstance(event, FlareOver):
            going_on.said_over = True
        elif isinstance(event, FlareDay) and event.answer == "worse":
            going_on.said_over = False
        told = isinstance(event, FlareOver | MorningReported)
        if told and going_on.said_over and settled(log.until(at + 1), going_on, event.day):
            going_on.ended, going_on.ended_at = event.day, at
    return spells


def current_flare(log: Log) -> Spell | None:
    spells = flares(log)
    return spells[-1] if spells and spells[-1].ended is None else None


def flares_within(log: Log, today: date, days: int) -> int:
    """How many flare-ups were going on at any time of a window."""
    first = today - timedelta(days=days - 1)
    return sum(spell.began <= today and (spell.ended or today) >= first for spell in flares(log))


def flare_rule_holds(log: Log, today: date, which: str) -> bool:
    """Whether *clinician_first* or *closes_gate* of the flare-ups holds on a day."""
    flare = log.method.frame.flare
    going_on = current_flare(log)

    def value_of(predicate: Predicate) -> Value:
        if predicate.fact == "days_in_flare_up":
            return (today - going_on.began).days if going_on else None
        assert predicate.fact == "flare_ups"
        assert predicate.within_days is not None
        return flares_within(log, today, predicate.within_days)

    return holds(flare.clinician_first if which == "clinician_first" else flare.closes_gate, value_of)
