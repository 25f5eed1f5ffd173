"""What sort of day it is: the first rule that holds, from what forbids training down to practice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from quadratus.prescription.evaluation import both, either, explain, found, holds
from quadratus.prescription.facts import Standing, last_test_day, trained_sessions
from quadratus.prescription.prescription import DayKind, HoldTest, TestPlan
from quadratus.prescription.reasons import Choice, Outcome, Reason
from quadratus.prescription.record.events import Side
from quadratus.prescription.rules import clearance
from quadratus.prescription.rules.difference import hold_pairs
from quadratus.prescription.today.choosing import Suited

_NOT_A_WHOLE_SESSION = ("screening", "clinician", "baseline", "test", "rest")


@dataclass(frozen=True, slots=True)
class Day:
    """The kind of a day with the decision behind it; `screening` names the occasion of a screening that comes first."""

    kind: DayKind
    choice: Choice
    screening: str | None = None
    only_breathing: bool = False
    test: TestPlan | None = None


def day_of(standing: Standing) -> Day:
    """What sort of day it is."""
    for ask in (*_BEFORE_ALL, _done, _ease, _rest, _test):
        day = ask(standing)
        if day is not None:
            return day
    return _strength(standing)


def ahead_of_the_rhythm(standing: Standing) -> Day | None:
    """What comes before the rhythm of training, whatever was done today; None where the rhythm decides."""
    return next((day for ask in (*_BEFORE_ALL, _ease) if (day := ask(standing)) is not None), None)


def _no_adult(standing: Standing) -> Day | None:
    joined, from_age = standing.state.joined, standing.method.frame.adults_from
    years = standing.today.year - joined.birth_year if joined else None
    reason = both(
        found("consented_adult", bool(joined and joined.adult), "is", True, source="adults-only"),
        found("age", years, "at_least", from_age, source="adults-only"),
    )
    return None if reason.met else Day(DayKind.BLOCKED, Choice(Outcome.BLOCKED, "", reason))


def _blocked(standing: Standing) -> Day | None:
    if standing.state.block is None or standing.state.block.word:
        return None
    reasons = tuple(finding.reason for finding in clearance.findings_shown(standing))
    invalid = found("clearance_valid", False, "is", False, source="screening-tiers")
    return Day(DayKind.BLOCKED, Choice(Outcome.BLOCKED, "", either(invalid, *reasons)))


def _screening(standing: Standing) -> Day | None:
    due = clearance.due(standing)
    if due is None:
        return None
    trigger, reason = due
    choice = Choice(Outcome.SCREENING_DUE, "", reason)
    cleared = standing.state.screenings > 0 and standing.state.block is None
    some = cleared and trigger.until_answered == "breathing_and_walking"
    return Day(DayKind.SCREENING, choice, trigger.occasion, only_breathing=some)


def _clinician(standing: Standing) -> Day | None:
    if clearance.clearance(standing) != "clinician_first":
        return None
    parts = [finding.reason for finding in clearance.findings_shown(standing)]
    flare = clearance.flare_needs_clinician(standing)
    reason = Reason(operator="any_of", met=True, parts=tuple([*parts, flare] if flare else parts))
    return Day(DayKind.CLINICIAN, Choice(Outcome.CLINICIAN_FIRST, "", reason), only_breathing=True)


def _baseline(standing: Standing) -> Day | None:
    state = standing.state
    known = not (state.baseline_due or state.baseline is None or state.circumstances is None)
    reason = found("baseline_known", known, "is", True)
    return None if known else Day(DayKind.BASELINE, Choice(Outcome.BASELINE_DUE, "", reason))


def _flare(standing: Standing) -> Day | None:
    if standing.state.flare is None:
        return None
    if _done(standing) is not None and any(
        one.day_kind == "flare" and one.day == standing.today for one in standing.state.sessions
    ):
        return None
    reason = found("in_flare_up", True, "is", True, source=standing.method.frame.flare.source)
    return Day(DayKind.FLARE, Choice(Outcome.FLARE_DAY, "", reason))


def _done(standing: Standing) -> Day | None:
    tested = any(test.day == standing.today for test in (*standing.state.holds, *standing.state.bends))
    only_walked = {one.id for one in standing.state.sessions if one.performances}
    only_walked -= {one.id for one in trained_sessions(standing.method, standing.state)}
    done = tested or any(
        one.day == standing.today
        and one.ended is not None
        and one.day_kind not in _NOT_A_WHOLE_SESSION
        and one.id not in only_walked
        for one in standing.state.sessions
    )
    return Day(DayKind.DONE, Choice(Outcome.DONE_TODAY, "", found("trained_today", True, "is", True))) if done else None


def _ease(standing: Standing) -> Day | None:
    rule = standing.method.frame.ease_day.rule
    if not holds(rule, standing.lookup):
        return None
    return Day(DayKind.EASE, Choice(Outcome.EASE_DAY, "", explain(rule, standing.lookup)))


def _training_days(standing: Standing) -> set[date]:
    return {session.day for session in trained_sessions(standing.method, standing.state)}


def _running(standing: Standing) -> int:
    """Training days in a row, up to yesterday."""
    days, running, day = _training_days(standing), 0, standing.today - timedelta(days=1)
    while day in days:
        running, day = running + 1, day - timedelta(days=1)
    return running


def _rest(standing: Standing) -> Day | None:
    phase = standing.method.phase_by_key[standing.state.phase]
    running = found(
        "training_days_running", _running(standing), "at_least", phase.training_days_running, source=phase.source
    )
    if running.met:
        return Day(DayKind.REST, Choice(Outcome.REST_DAY, "", running))
    allowed = strength_allowed(standing)
    if not phase.practice_strands and not allowed.met:
        return Day(DayKind.REST, Choice(Outcome.REST_DAY, "", allowed))
    return None


def strength_allowed(standing: Standing) -> Reason:
    """Whether the rhythm of the week lets this be a strength day."""
    phase, state = standing.method.phase_by_key[standing.state.phase], standing.state
    strength = {strand.key for strand in standing.method.frame.strands if strand.role == "strength"}
    days = {
        one.day for one in state.sessions if any(performance.strand in strength for performance in one.performances)
    }
    days |= {test.day for test in state.holds}
    week = sum(1 for day in days if (standing.today - day).days < 7)
    parts = [found("strength_days", week, "below", phase.strength_days_a_week, source=phase.source, within_days="7")]
    if days:
        since = (standing.today - max(days)).days
        parts.append(found("days_since_strength", since, "at_least", phase.days_between_strength, source=phase.source))
    if state.last_strength is not None:
        hours = (standing.now - state.last_strength).total_seconds() // 3600
        parts.append(
            found("hours_since_strength", hours, "at_least", phase.hours_between_strength, source=phase.source)
        )
    return both(*parts)


def _test(standing: Standing) -> Day | None:
    method, phase = standing.method, standing.method.phase_by_key[standing.state.phase]
    since = last_test_day(standing)
    if since is None or standing.state.return_left > 0 or not strength_allowed(standing).met:
        return None
    if holds(method.frame.test_day.not_when, standing.lookup):
        return None
    due = found(
        "days_since_test",
        (standing.today - since).days,
        "at_least",
        phase.test_every_days,
        source=method.frame.test_day.source,
    )
    plan = test_plan(standing) if due.met else None
    if plan is None:
        return None
    return Day(DayKind.TEST, Choice(Outcome.TEST_DAY, "", due), test=plan)


def test_plan(standing: Standing) -> TestPlan | None:
    """What can be measured today: a hold on a rung that is already safe, and the side bend where there is a tape."""
    given = standing.state.circumstances
    bend = given is not None and "tape" in given.equipment
    hold = _hold_test(standing)
    return TestPlan(hold, bend) if hold or bend else None


def _hold_test(standing: Standing) -> HoldTest | None:
    method, cap = standing.method, standing.method.frame.test_day.cap_seconds
    safe = _safe_rungs(standing)
    if not safe:
        return None
    rung = safe[0]
    before = standing.state.holds[-1].rung if standing.state.holds else None
    if before in safe and not _at_cap(standing, cap):
        rung = before
    days = {test.day for test in standing.state.holds}
    exercise, place = method.rung_by_key[rung]
    return HoldTest(rung, place.name or exercise.name, Side.LEFT if len(days) % 2 == 0 else Side.RIGHT, cap)


def _safe_rungs(standing: Standing) -> list[str]:
    """The rungs that may be tested, the highest first.

    Each was done complete and green, lies no higher than the person stands now, suits them and is of this phase. What
    stands down after pain, time away or for the shoulder is not asked at the most that the person can hold.
    """
    suited, safe = Suited(standing), []
    phase = standing.method.phase_by_key[standing.state.phase]
    for key in standing.method.frame.test_day.hold_ladders:
        ladder = standing.method.ladder_by_key[key]
        one_before = standing.method.phase_by_key["one"].strands
        position = standing.state.ladders[key]
        if position.spared or ladder.strand not in (*phase.strands, *one_before):
            continue
        for exercise, place in reversed(standing.method.rungs[key][: min(position.safe, position.rung)]):
            if suited.suits(exercise, place) and place.doses[0].kind == "hold" and exercise.sides == "each":
                safe.append(place.key)
    return safe


def _at_cap(standing: Standing, cap: int) -> bool:
    pairs = hold_pairs(standing.state, cap)
    return bool(pairs) and min(pairs[-1][1].left, pairs[-1][1].right) >= cap


_BEFORE_ALL = (_no_adult, _blocked, _screening, _clinician, _baseline, _flare)


def _strength(standing: Standing) -> Day:
    allowed = strength_allowed(standing)
    if allowed.met:
        return Day(DayKind.STRENGTH, Choice(Outcome.STRENGTH_DAY, "", allowed))
    return Day(DayKind.PRACTICE, Choice(Outcome.PRACTICE_DAY, "", allowed))
