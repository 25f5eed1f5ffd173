"""The facts that rules ask for, computed. Their names and words stand in `protocol/facts.py`.

Every function returns None where the answer is not known; an unknown value never meets a threshold.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from statistics import median

from quadratus.measures.sides import LowerSide
from quadratus.prescription.conditions import conditions_of, uncovered_clinician_findings
from quadratus.prescription.record.events import Answer
from quadratus.prescription.rules.difference import arm_stop_days, bend_lower_side, hold_lower_side, short_hold_days
from quadratus.prescription.state import Morning, Observed, SessionRecord, State
from quadratus.protocol.rules import Predicate, Value
from quadratus.protocol.schema import Method, Question


@dataclass(frozen=True)
class Standing:
    """A person at a moment: what person-facts are computed from. `now` is aware, in the person's own offset."""

    method: Method
    state: State
    now: datetime

    @property
    def today(self) -> date:
        """The person's local day."""
        return self.now.date()

    @property
    def days_in_phase(self) -> int:
        """Days gone by since the first training day of the present phase."""
        since = self.state.phase_since
        return 0 if since is None else (self.today - since).days

    @cached_property
    def observed(self) -> Observed | None:
        """What the person said of the own back, for as long as it counts."""
        said = self.state.observed
        if said is None or (self.today - said.day).days >= self.method.focuses.observations_count_days:
            return None
        return said

    @cached_property
    def lower_side_of_holds(self) -> LowerSide | None:
        """The side with the shorter timed holds beyond the noise."""
        return hold_lower_side(self.method, self.state)

    @cached_property
    def lower_side_of_bends(self) -> LowerSide | None:
        """The side with the shorter side bend beyond the noise."""
        return bend_lower_side(self.method, self.state)

    def lookup(self, predicate: Predicate) -> Value:
        """The value of a person-fact."""
        return PERSON_FACTS[predicate.fact](self, predicate)


def _days_since(standing: Standing, day: date | None) -> Value:
    return None if day is None else (standing.today - day).days


def _within(standing: Standing, day: date, predicate: Predicate) -> bool:
    assert predicate.within_days is not None
    return (standing.today - day).days < predicate.within_days


def trained_sessions(method: Method, state: State) -> list[SessionRecord]:
    """The sessions in which something was trained, oldest first; a walk alone is no training."""
    walking = {strand.key for strand in method.frame.strands if strand.role == "walking"}
    return [session for session in state.sessions if any(one.strand not in walking for one in session.performances)]


def _last_trained(standing: Standing, predicate: Predicate) -> list[SessionRecord] | None:
    """The last sessions, or None where there are fewer than asked."""
    assert predicate.last is not None
    sessions = trained_sessions(standing.method, standing.state)[-predicate.last :]
    return sessions if len(sessions) == predicate.last else None


def _worst(values: list[int | None] | None) -> Value:
    if not values or any(value is None for value in values):
        return None
    return max(value for value in values if value is not None)


def _last_mornings(standing: Standing, predicate: Predicate) -> list[Morning] | None:
    assert predicate.last is not None
    mornings = list(standing.state.mornings[-predicate.last :])
    return mornings if len(mornings) == predicate.last else None


def age(standing: Standing, _: Predicate) -> Value:
    """Age reached in the calendar year of today, from the year of birth."""
    joined = standing.state.joined
    return None if joined is None else standing.today.year - joined.birth_year


def answered_yes(standing: Standing, predicate: Predicate) -> Value:
    """Whether the last screening says yes; *not sure*, also by silence, counts where the question says so."""
    question = standing.method.question_by_key[predicate.of or ""]
    answer = _answer(standing.state, question)
    return question.not_sure_is_yes if answer is Answer.NOT_SURE else answer is Answer.YES


def answered_no(standing: Standing, predicate: Predicate) -> Value:
    """Whether the last screening says no: to the question, or to the one that it follows on."""
    return _answer(standing.state, standing.method.question_by_key[predicate.of or ""]) is Answer.NO


def _answer(state: State, question: Question) -> Answer:
    """What was answered; silence is *not sure*, but for a question that a no before it made needless."""
    if question.key in state.answers:
        return state.answers[question.key]
    return Answer.NO if state.answers.get(question.only_after or "") is Answer.NO else Answer.NOT_SURE


def has_condition(standing: Standing, predicate: Predicate) -> Value:
    """Whether the person has a condition, by screening or by own word."""
    return predicate.of in conditions_of(standing.method, standing.state)


def days_in_phase(standing: Standing, _: Predicate) -> Value:
    """Days gone by since the first training day of the present phase."""
    return standing.days_in_phase


def sessions_in_phase(standing: Standing, _: Predicate) -> Value:
    """Sessions with at least one set, in the present phase."""
    return standing.state.sessions_in_phase


def green_sessions(standing: Standing, predicate: Predicate) -> Value:
    """Sessions of a window that trained a strand and were answered green, next morning included."""
    return sum(
        1
        for session in standing.state.sessions
        if session.settled == "green"
        and _within(standing, session.day, predicate)
        and any(performance.strand == predicate.of for performance in session.performances)
    )


def sets_held(standing: Standing, predicate: Predicate) -> Value:
    """Most complete sets, lower side, in one session of this phase, at this rung or above, each hold long enough."""
    _, place = standing.method.rung_by_key[predicate.of or ""]
    return max(
        (
            held.sets
            for held in standing.state.held
            if held.ladder == place.ladder and held.rung >= place.rung and held.hold_seconds >= (predicate.seconds or 0)
        ),
        default=0,
    )


def worst_added_pain(standing: Standing, predicate: Predicate) -> Value:
    """Highest added pain of the last sessions; unknown where one was not closed."""
    sessions = _last_trained(standing, predicate)
    return _worst(None if sessions is None else [session.added_pain for session in sessions])


def worst_pain(standing: Standing, predicate: Predicate) -> Value:
    """Highest pain of the last sessions; unknown where one was not closed."""
    sessions = _last_trained(standing, predicate)
    return _worst(None if sessions is None else [session.highest_pain for session in sessions])


def worst_morning(standing: Standing, predicate: Predicate) -> Value:
    """Worst pain of the last reported mornings."""
    mornings = _last_mornings(standing, predicate)
    return None if mornings is None else max(morning.pain for morning in mornings)


def worst_morning_above_baseline(standing: Standing, predicate: Predicate) -> Value:
    """Worst pain of the last reported mornings, minus the baseline."""
    worst, baseline = worst_morning(standing, predicate), standing.state.baseline
    return None if worst is None or baseline is None else float(worst) - baseline


def confidence(standing: Standing, predicate: Predicate) -> Value:
    """The last confidence given for a strand."""
    return standing.state.confidence.get(predicate.of or "")


def lowest_confidence(standing: Standing, _: Predicate) -> Value:
    """The lowest of the last confidences given."""
    return min(standing.state.confidence.values(), default=None)


def flare_ups(standing: Standing, predicate: Predicate) -> Value:
    """Flare-ups that were going on at any time of the window."""
    return sum(1 for flare in standing.state.flares if flare.ended is None or _within(standing, flare.ended, predicate))


def days_in_flare_up(standing: Standing, _: Predicate) -> Value:
    """Days since the present flare-up was declared; 0 where there is none."""
    flare = standing.state.flare
    return 0 if flare is None else (standing.today - flare.began).days


def in_flare_up(standing: Standing, _: Predicate) -> Value:
    """Whether a flare-up is going on."""
    return standing.state.flare is not None


def red_sessions(standing: Standing, predicate: Predicate) -> Value:
    """Red sessions of the window."""
    return sum(
        1
        for session in standing.state.sessions
        if session.settled == "red" and _within(standing, session.day, predicate)
    )


def days_since_red(standing: Standing, _: Predicate) -> Value:
    """Days since the last red session."""
    reds = [session.day for session in standing.state.sessions if session.settled == "red"]
    return _days_since(standing, max(reds, default=None))


def clearance_valid(standing: Standing, _: Predicate) -> Value:
    """Whether the last screening, with the clinician's words, lets the person train."""
    state = standing.state
    return state.screenings > 0 and state.block is None and not uncovered_clinician_findings(standing.method, state)


def gate_screening_answered(standing: Standing, _: Predicate) -> Value:
    """Whether a screening was answered while all else at the gate held; the gate opens with that answer."""
    return standing.state.phase != "one"


def coach_agrees(standing: Standing, _: Predicate) -> Value:
    """Whether no coach asked for a sign-off, or the coach has signed off."""
    return not standing.state.coach_asks_sign_off or standing.state.coach_signed_off


def rung_reached(standing: Standing, predicate: Predicate) -> Value:
    """The highest rung of a ladder that was done complete on both sides."""
    ladder = standing.state.ladders.get(predicate.of or "")
    return 0 if ladder is None else ladder.best


def load_reached(standing: Standing, _: Predicate) -> Value:
    """The highest load carried in one hand, complete, in percent of body weight."""
    return standing.state.load_reached


def _running(standing: Standing, fits: Callable[[Morning], bool]) -> int:
    """How many reports on consecutive days, up to today or yesterday, fit."""
    expected, running = standing.today, 0
    for morning in reversed(standing.state.mornings):
        if running == 0 and expected - morning.day == timedelta(days=1):
            expected = morning.day
        if morning.day != expected or not fits(morning):
            break
        running, expected = running + 1, expected - timedelta(days=1)
    return running


def mornings_raised(standing: Standing, predicate: Predicate) -> Value:
    """Consecutive mornings up to now at some points or more above the baseline."""
    baseline = standing.state.baseline
    return (
        None
        if baseline is None
        else _running(standing, lambda morning: morning.pain - baseline >= (predicate.points or 0))
    )


def mornings_settled(standing: Standing, predicate: Predicate) -> Value:
    """Consecutive mornings up to now, since the flare-up was declared, at most some points above the baseline."""
    state, baseline = standing.state, standing.state.baseline
    if baseline is None:
        return None
    since = state.flare.moment if state.flare else None
    return _running(
        standing,
        lambda morning: (
            morning.pain - baseline <= (predicate.points or 0) and (since is None or morning.moment > since)
        ),
    )


def pain_now_above_baseline(standing: Standing, _: Predicate) -> Value:
    """Pain of today's check-in, minus the baseline."""
    state = standing.state
    if state.check_in is None or state.check_in[0] != standing.today or state.baseline is None:
        return None
    return state.check_in[1] - state.baseline


def days_since_screening(standing: Standing, _: Predicate) -> Value:
    """Days since the last screening was answered."""
    return _days_since(standing, standing.state.last_screening)


def days_since_training(standing: Standing, _: Predicate) -> Value:
    """Days since the last session with at least one set."""
    return _days_since(standing, standing.state.last_training)


def days_since_test(standing: Standing, _: Predicate) -> Value:
    """Days since the last test day, or since the first training day."""
    return _days_since(standing, last_test_day(standing))


def last_test_day(standing: Standing) -> date | None:
    """The last day of tests, or on which a test day was kept without entering one, else the first training day."""
    state = standing.state
    days = [test.day for test in (*state.holds, *state.bends)]
    days += [one.day for one in state.sessions if one.day_kind == "test" and one.day < standing.today]
    return max(days, default=state.first_training)


def never_screened(standing: Standing, _: Predicate) -> Value:
    """Whether no screening was ever answered."""
    return standing.state.screenings == 0


def _waits(name: str) -> Callable[[Standing, Predicate], Value]:
    def waits(standing: Standing, _: Predicate) -> Value:
        return name in standing.state.waiting

    waits.__doc__ = f"Whether a screening is waiting because of: {name.replace('_', ' ')}."
    return waits


def absence_unanswered(standing: Standing, _: Predicate) -> Value:
    """Whether the person has been away as long as a fresh start takes, and not screened since."""
    state, away = standing.state, standing.method.frame.absence.start_again_days
    if "absence" in state.waiting:
        return True
    if state.last_training is None:
        return False
    due = state.last_training + timedelta(days=away)
    return standing.today >= due and (state.last_screening is None or due > state.last_screening)


def gate_unanswered(standing: Standing, _: Predicate) -> Value:
    """Whether all criteria of the gate ahead hold but for its screening."""
    from quadratus.prescription.rules.gates import ready_but_for_screening

    return ready_but_for_screening(standing)


def observed(standing: Standing, predicate: Predicate) -> Value:
    """Whether the person said yes to an observation; what was said long ago is no longer known."""
    observed = standing.observed
    return None if observed is None else observed.answers.get(predicate.of or "")


def sitting_hours(standing: Standing, _: Predicate) -> Value:
    """Hours of sitting a day, as said with the observations and for as long as they count."""
    return None if standing.observed is None else standing.observed.sitting_hours


def morning_stiffness(standing: Standing, predicate: Predicate) -> Value:
    """Median minutes of morning stiffness of the window."""
    minutes = [
        morning.stiffness_minutes
        for morning in standing.state.mornings
        if morning.stiffness_minutes is not None and _within(standing, morning.day, predicate)
    ]
    return float(median(minutes)) if minutes else None


def hold_difference_real(standing: Standing, _: Predicate) -> Value:
    """Whether the timed holds differ between the sides beyond the noise."""
    return standing.lower_side_of_holds is not None


def bend_difference_real(standing: Standing, _: Predicate) -> Value:
    """Whether the side bends differ between the sides beyond the noise."""
    return standing.lower_side_of_bends is not None


def same_side_differences(standing: Standing, _: Predicate) -> Value:
    """In how many kinds of test the same side is lower beyond the noise."""
    lower = [side for side in (standing.lower_side_of_holds, standing.lower_side_of_bends) if side]
    return max((lower.count(side) for side in lower), default=0)


def short_holds(standing: Standing, predicate: Predicate) -> Value:
    """Test days on which the trunk ended the hold early on both sides."""
    return short_hold_days(standing.state, predicate.seconds or 0)


def arm_stops(standing: Standing, _: Predicate) -> Value:
    """Test days on which the arm or shoulder ended the hold."""
    return arm_stop_days(standing.state)


PERSON_FACTS: dict[str, Callable[[Standing, Predicate], Value]] = {
    "age": age, "answered_yes": answered_yes, "answered_no": answered_no, "has_condition": has_condition,
    "days_in_phase": days_in_phase, "sessions_in_phase": sessions_in_phase, "green_sessions": green_sessions,
    "sets_held": sets_held, "worst_added_pain": worst_added_pain, "worst_pain": worst_pain,
    "worst_morning": worst_morning, "worst_morning_above_baseline": worst_morning_above_baseline,
    "confidence": confidence, "lowest_confidence": lowest_confidence, "flare_ups": flare_ups,
    "days_in_flare_up": days_in_flare_up, "in_flare_up": in_flare_up, "red_sessions": red_sessions,
    "days_since_red": days_since_red, "clearance_valid": clearance_valid,
    "gate_screening_answered": gate_screening_answered, "coach_agrees": coach_agrees, "rung_reached": rung_reached,
    "load_reached": load_reached, "mornings_raised": mornings_raised, "mornings_settled": mornings_settled,
    "pain_now_above_baseline": pain_now_above_baseline, "days_since_screening": days_since_screening,
    "days_since_training": days_since_training, "days_since_test": days_since_test, "never_screened": never_screened,
    "news_unanswered": _waits("news"), "fall_unanswered": _waits("fall"), "flare_unanswered": _waits("flare"),
    "reds_unanswered": _waits("reds"), "word_unanswered": _waits("word"), "absence_unanswered": absence_unanswered,
    "gate_unanswered": gate_unanswered, "observed": observed, "sitting_hours": sitting_hours,
    "morning_stiffness": morning_stiffness, "hold_difference_real": hold_difference_real,
    "bend_difference_real": bend_difference_real, "same_side_differences": same_side_differences,
    "short_hold_days": short_holds, "arm_stop_days": arm_stops,
}  # fmt: skip
