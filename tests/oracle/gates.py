"""The gates: every fact that their criteria ask for, counted from the events."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from quadratus.prescription.record.events import ConfidenceGiven, GateModeChosen, SessionEnded
from quadratus.protocol.rules import Predicate
from quadratus.protocol.schema import Criterion, Gate
from tests.oracle.answering import baseline_at, flares_within, on_record, red_sessions, zone
from tests.oracle.reading import Log, Value, holds, in_window
from tests.oracle.screening import clearance

if TYPE_CHECKING:
    from tests.oracle.climbing import Life


KEPT_DAYS = 120


def gate_ahead(log: Log, life: Life) -> Gate | None:
    """The gate of the phase that comes next."""
    opens = {"one": "two", "two": "maintenance"}.get(life.phase)
    return next((gate for gate in log.method.frame.gates if gate.opens == opens), None)


def criteria(log: Log, life: Life, now: datetime, *, answered: bool = False, clear: bool = False) -> dict[str, bool]:
    """Which criteria of the gate ahead hold. `answered` and `clear` assume what a screening would bring."""
    gate = gate_ahead(log, life)
    strict = log.last(GateModeChosen)

    def value_of(predicate: Predicate) -> Value:
        if predicate.fact == "gate_screening_answered":
            return answered
        if predicate.fact == "clearance_valid" and clear:
            return True
        return fact(log, life, now, predicate)

    def rule(criterion: Criterion) -> bool:
        chosen = criterion.strict if criterion.strict and strict and strict[1].strict else criterion.rule
        return holds(chosen, value_of)

    return {criterion.key: rule(criterion) for criterion in (gate.criteria if gate else ())}


def open_but_for_screening(log: Log, life: Life, now: datetime, *, clear: bool = False) -> bool:
    """Whether nothing but the screening of the gate is missing."""
    found = criteria(log, life, now, answered=True, clear=clear)
    return bool(found) and all(found.values())


def fact(log: Log, life: Life, now: datetime, asked: Predicate) -> Value:
    """One fact about the person today."""
    today = now.date()
    stay = [one for one in log.trained if min(each.at for each in one.performances) > life.phase_at]
    match asked.fact:
        case "days_in_phase":
            return (today - life.phase_since).days if life.phase_since else 0
        case "sessions_in_phase":
            return len(stay)
        case "green_sessions":
            assert asked.within_days is not None
            return sum(
                in_window(one.day, today, asked.within_days)
                and zone(log, one, now) == "green"
                and any(log.method.ladder_by_key[each.place.ladder].strand == asked.of for each in one.performances)
                for one in log.trained
            )
        case "worst_added_pain" | "worst_pain":
            assert asked.last is not None
            last = [one for one in log.trained if remembers(log, one.day)][-asked.last :]
            pains = [one.added if asked.fact == "worst_added_pain" else one.highest for one in last]
            known = [pain for pain in pains if pain is not None]
            return max(known) if len(known) == asked.last else None
        case "worst_morning" | "worst_morning_above_baseline":
            assert asked.last is not None
            mornings = [one for one in log.mornings() if remembers(log, one.day)][-asked.last :]
            if len(mornings) < asked.last:
                return None
            worst = max(one.pain for one in mornings)
            baseline = baseline_at(log)
            if asked.fact == "worst_morning":
                return worst
            return None if baseline is None else worst - baseline
        case "flare_ups":
            assert asked.within_days is not None
            return flares_within(log, today, asked.within_days)
        case "red_sessions":
            assert asked.within_days is not None
            return sum(in_window(one.day, today, asked.within_days) for one in red_sessions(log, now))
        case "clearance_valid":
            return clearance(log, now) in ("clear", "clear_with_exclusions")
        case "coach_agrees":
            return not life.asks_sign_off or life.signed_off
    return reached(log, life, asked)


def remembers(log: Log, day: date) -> bool:
    """Whether a day still counts for the last sessions and mornings."""
    return day >= (log.events[-1].moment - timedelta(days=KEPT_DAYS)).date()


def confidence(log: Log, strand: str | None) -> int | None:
    """The last confidence given for a strand."""
    score: int | None = None
    known = {session.id for session in log.sessions}
    for event in log.events:
        if isinstance(event, ConfidenceGiven) and event.strand == strand:
            score = event.score
        elif isinstance(event, SessionEnded) and strand in event.confidence and event.session in known:
            score = event.confidence[strand]
    return score


def reached(log: Log, life: Life, asked: Predicate) -> Value:
    """Facts about what was managed."""
    everything = on_record(log)
    match asked.fact:
        case "confidence":
            return confidence(log, asked.of)
        case "sets_held":
            assert asked.of is not None
            assert asked.seconds is not None
            place = log.method.rung_by_key[asked.of][1]
            held = [
                one.held
                for one in everything
                if one.at > life.phase_at
                and one.place.ladder == place.ladder
                and one.place.rung >= place.rung
                and (one.place.doses[one.planned.step].hold_seconds or 0) >= asked.seconds
            ]
            return max(held, default=0)
        case "rung_reached":
            return max(
                (one.place.rung for one in everything if one.complete and one.place.ladder == asked.of), default=0
            )
        case "load_reached":
            done = [one for one in everything if one.complete and one.place.ladder == asked.of]
            return max(
                (one.place.load.percent for one in done if one.place.load and one.place.load.hands == 1), default=0
            )
    raise AssertionError(asked.fact)
