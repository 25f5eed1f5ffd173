"""What today asks: the kind of the day, and the exercises of its session."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from math import floor

from quadratus.measures.sides import LowerSide, Pair, lower_side_of_bends, lower_side_of_holds
from quadratus.prescription.record.events import (
    BendTested,
    CheckedIn,
    CircumstancesGiven,
    HoldTested,
    Joined,
    Side,
)
from quadratus.protocol.schema import Exercise, Place
from tests.oracle.answering import baseline_at, current_flare, red_sessions, zone
from tests.oracle.climbing import Life, Standing, days_away
from tests.oracle.fitting import Asked, at_hand, fitted, load_kg, seconds, suits, within_loads
from tests.oracle.gates import open_but_for_screening
from tests.oracle.reading import Log, Value, holds, in_window, role
from tests.oracle.screening import block, clearance, screening_due, waiting

WHOLE = ("strength", "practice", "ease", "flare")

# The kind of the day ----------------------------------------------------------------------------


def due(log: Log, life: Life, now: datetime) -> str | None:
    """The screening that comes first."""
    return screening_due(log, now, life.absence_unscreened, open_but_for_screening(log, life, now))


def day_kind(log: Log, life: Life, now: datetime) -> str:
    today = now.date()
    joined = log.last(Joined)
    if not joined or not joined[1].adult or (block(log) and "word_unanswered" not in waiting(log, now)):
        return "blocked"
    if due(log, life, now):
        return "screening"
    if clearance(log, now) == "clinician_first":
        return "clinician"
    if life.baseline_due or log.last(CircumstancesGiven) is None:
        return "baseline"
    if current_flare(log) and not (done(log, today) and flare_session(log, today)):
        return "flare"
    if done(log, today):
        return "done"
    if ease(log, now):
        return "ease"
    phase = log.method.phase_by_key[life.phase]
    if days_running(log, today) >= phase.training_days_running:
        return "rest"
    if strength_allowed(log, life, now):
        return "test" if test_due(log, life, now) else "strength"
    return "practice" if phase.practice_strands else "rest"


def done(log: Log, today: date) -> bool:
    """Whether something was tested today, or a whole session of today was closed."""
    closed = [one for one in log.sessions if one.closings and one.start.day_kind in WHOLE]
    whole = [one for one in closed if one.trained or not one.performances]
    return today in log.test_days or any(one.day == today for one in whole)


def flare_session(log: Log, today: date) -> bool:
    return any(one.day == today and one.start.day_kind == "flare" for one in log.sessions)


def ease(log: Log, now: datetime) -> bool:
    last = log.last(CheckedIn)
    baseline = baseline_at(log)
    if not last or last[1].day != now.date() or baseline is None:
        return False
    above = last[1].pain_now - baseline
    return holds(log.method.frame.ease_day.rule, lambda predicate: above)


def days_running(log: Log, today: date) -> int:
    """Training days in a row, up to yesterday."""
    count = 0
    while today - timedelta(days=count + 1) in log.training_days:
        count += 1
    return count


def strength_allowed(log: Log, life: Life, now: datetime) -> bool:
    phase = log.method.phase_by_key[life.phase]
    days = log.strength_days
    if sum(in_window(day, now.date(), 7) for day in days) >= phase.strength_days_a_week:
        return False
    if days and (now.date() - max(days)).days < phase.days_between_strength:
        return False
    begun = [session.start.moment for session in log.sessions if session.strength]
    begun += [event.moment for _, event in log.all(HoldTested)]
    return not begun or now - max(begun) >= timedelta(hours=phase.hours_between_strength)


def test_due(log: Log, life: Life, now: datetime) -> bool:
    phase = log.method.phase_by_key[life.phase]
    kept = {one.day for one in log.sessions if one.start.day_kind == "test" and one.day < now.date()}
    starts = [*log.test_days, *kept] or [min(log.training_days)] if log.training_days else []
    if not starts or (now.date() - max(starts)).days < phase.test_every_days:
        return False
    reds = [session.day for session in red_sessions(log, now)]
    values: dict[str, Value] = {
        "in_flare_up": current_flare(log) is not None,
        "days_since_red": (now.date() - max(reds)).days if reds else None,
        "days_since_training": days_away(log, now.date()) if log.training_days else None,
    }
    if life.return_left or holds(log.method.frame.test_day.not_when, lambda predicate: values[predicate.fact]):
        return False
    return bool(test_rungs(log, life, now)) or "tape" in at_hand(log)


def test_rungs(log: Log, life: Life, now: datetime) -> set[str]:
    """The rungs that a timed hold may be asked on: up to the highest done complete in a green session, none above
    where the person stands, none of a ladder that gave way to the one that spares the shoulder."""
    found: set[str] = set()
    for ladder in log.method.frame.test_day.hold_ladders:
        if life.on(ladder).spared:
            continue
        safe = [
            one.place.rung
            for session in log.trained
            for one in session.performances
            if one.complete and one.place.ladder == ladder and zone(log, session, now) == "green"
        ]
        found |= {
            place.key
            for exercise, place in log.method.rungs[ladder]
            if place.rung <= max(safe, default=0)
            and place.rung <= life.on(ladder).rung
            and exercise.sides == "each"
            and place.doses[0].hold_seconds
            and suits(log, exercise, place)
        }
    return found


# The session ------------------------------------------------------------------------------------


def items(log: Log, life: Life, now: datetime) -> list[Asked]:
    """The exercises of today without the walk, fitted to the minutes. No focus is read here."""
    kind = day_kind(log, life, now)
    frame = log.method.frame
    phase = log.method.phase_by_key[life.phase]
    strands: tuple[str, ...] = ()
    if kind == "screening":
        trigger = next(one for one in log.method.screening.triggers if one.occasion == due(log, life, now))
        strands = ("breathing",) if trigger.until_answered == "breathing_and_walking" and not stopped(log, now) else ()
    elif kind in ("clinician", "test"):
        strands = ("breathing",)
    elif kind == "flare":
        strands = frame.flare.strands
    elif kind == "ease":
        strands = frame.ease_day.strands
    elif kind == "practice":
        strands = phase.practice_strands
    elif kind == "strength":
        strands = phase.strands
    chosen = [
        one
        for strand in frame.strands
        if strand.key in strands and strand.role != "walking"
        for one in of_strand(log, life, strand.key, kind, now)
    ]
    if kind == "strength" and life.return_left:
        chosen = [fewer_for_return(log, one) for one in chosen]
    circumstances = log.last(CircumstancesGiven)
    minutes = circumstances[1].minutes if circumstances else frame.pacing.most_minutes
    if kind != "strength":
        minutes = min(minutes, frame.pacing.most_minutes_of_practice)
    kept = fitted(log, within_loads(log, chosen, now), minutes * 60)
    if kind == "strength" and life.phase == "one" and not life.return_left:
        for ladder in life.opened:
            more = [one for one in [on_ladder(log, life, ladder, kind, now)] if one]
            longer = [*kept, *within_loads(log, more, now)]
            kept = longer if seconds(log, longer) <= minutes * 60 else kept
    return kept


def stopped(log: Log, now: datetime) -> bool:
    """Whether clearance says stop, whatever else would be open."""
    return clearance(log, now) in ("unknown", "emergency", "urgent")


def walk(log: Log, life: Life, now: datetime) -> list[Asked]:
    kind = day_kind(log, life, now)
    if kind in ("blocked", "baseline", "done"):
        return []
    if kind == "screening":
        trigger = next(one for one in log.method.screening.triggers if one.occasion == due(log, life, now))
        if trigger.until_answered == "nothing" or stopped(log, now):
            return []
    return of_strand(log, life, "walking", kind, now)


def of_strand(log: Log, life: Life, strand: str, kind: str, now: datetime) -> list[Asked]:
    """The ladders of a strand that were trained longest ago, in the order of the method."""
    found: list[Asked] = []
    for ladder in log.method.frame.ladders:
        if ladder.strand != strand or ladder.stands_in_only:
            continue
        one = on_ladder(log, life, ladder.key, kind, now)
        if one:
            found.append(one)
    most = log.method.strand_by_key[strand].most_a_session
    longest_ago = sorted(found, key=lambda one: one.last_trained)[:most]
    return [one for one in found if one in longest_ago]


def on_ladder(log: Log, life: Life, ladder: str, kind: str, now: datetime) -> Asked | None:
    spare = log.method.ladder_by_key[ladder].spared_by
    standing = life.on(ladder)
    exercise, place = log.method.rungs[ladder][standing.rung - 1]
    found = None
    if spare and (standing.spared or not suits(log, exercise, place)):
        found = suited(log, spare, life.on(spare), kind)
    if found is None and not standing.spared:
        found = suited(log, ladder, standing, kind)
    if found is None:
        return None
    exercise, place, step = found
    trained = [one.day for one in log.sessions if any(each.place.ladder == place.ladder for each in one.performances)]
    first = first_side(log, now) or Side.LEFT
    other_side = Side.RIGHT if first is Side.LEFT else Side.LEFT
    sides = (first, other_side) if exercise.sides == "each" else (Side.BOTH,)
    what = role(log.method, ladder)
    extra = what == "strength" and exercise.sides == "each" and not place.load and first_side(log, now) is not None
    return Asked(
        exercise, place, step, len(place.doses[step].sets), sides, load_kg(log, place), what,
        max(trained, default=date.min), log.method.frame.sides.extra_sets if extra else 0, ladder,
    )  # fmt: skip


def suited(log: Log, ladder: str, standing: Standing, kind: str) -> tuple[Exercise, Place, int] | None:
    """The rung of a person, or the next lower one that suits, then at its last step."""
    rungs = log.method.rungs[ladder]
    for number in range(standing.rung, 0, -1):
        exercise, place = rungs[number - 1]
        if suits(log, exercise, place) and (kind != "flare" or exercise.gentle):
            return exercise, place, standing.step if number == standing.rung else len(place.doses) - 1
    return None


def first_side(log: Log, now: datetime) -> Side | None:
    """The side that came out lower, where the difference is real."""
    lowers = {side for side in (lower_of_holds(log), lower_of_bends(log)) if side}
    return Side(lowers.pop()) if len(lowers) == 1 else None


def lower_of_holds(log: Log) -> LowerSide | None:
    frame = log.method.frame
    tests = [event for _, event in log.all(HoldTested)]
    if not tests:
        return None
    rung = tests[-1].rung
    pairs = []
    for day in sorted({event.day for event in tests}):
        best = {
            side: [event.seconds for event in tests if event.day == day and event.side is side and event.rung == rung]
            for side in (Side.LEFT, Side.RIGHT)
        }
        if all(best.values()):
            pairs.append(Pair(max(best[Side.LEFT]), max(best[Side.RIGHT])))
    return lower_side_of_holds(
        pairs, percent=frame.sides.hold_percent, days_needed=frame.sides.hold_test_days, cap=frame.test_day.cap_seconds
    )


def lower_of_bends(log: Log) -> LowerSide | None:
    rule = log.method.frame.sides
    tests = [event for _, event in log.all(BendTested)]
    pairs = []
    for day in sorted({event.day for event in tests}):
        best = {
            side: [event.centimetres for event in tests if event.day == day and event.side is side]
            for side in (Side.LEFT, Side.RIGHT)
        }
        if all(best.values()):
            pairs.append(Pair(max(best[Side.LEFT]), max(best[Side.RIGHT])))
    return lower_side_of_bends(pairs, once=rule.bend_cm_once, mean=rule.bend_cm_mean, days_needed=rule.bend_test_days)


def fewer_for_return(log: Log, one: Asked) -> Asked:
    if one.role != "strength":
        return one
    kept = max(1, floor(one.rounds * log.method.frame.flare.return_sets_percent / 100))
    return replace(one, rounds=kept, extra=0)
