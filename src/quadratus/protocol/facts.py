"""The facts that the rules of a method may use by name.

A fact is declared here (name, kind, what narrows it down, the words a person reads) and computed in
`prescription/facts.py`. `label` is completed with the narrowing values of the predicate: `{of}`, `{last}`,
`{within_days}`, `{seconds}`, `{points}`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Scope = Literal["session", "performance", "person", "core"]
Subject = Literal["strand", "ladder", "rung", "question", "observation", "condition", "equipment"]


@dataclass(frozen=True)
class FactSpec:
    """What a rule may ask: the name, the kind of its value and the words for it.

    `scope` says of what the fact speaks: one session, one performance of an exercise, or the person today. Facts of the
    scope *core* are asked by the core alone, not by the rules of a method.
    `decimals` is the rounding in which the value is compared and shown, one and the same.
    """

    name: str
    scope: Scope
    kind: Literal["number", "truth", "word"]
    label: str
    unit: str = ""
    takes: tuple[str, ...] = ()
    subject: Subject | None = None
    decimals: int = 0
    no_label: str = ""


def _number(name: str, scope: Scope, label: str, unit: str = "", **more: object) -> FactSpec:
    return FactSpec(name, scope, "number", label, unit, **more)  # type: ignore[arg-type]


def _truth(name: str, scope: Scope, label: str, no_label: str, **more: object) -> FactSpec:
    return FactSpec(name, scope, "truth", label, no_label=no_label, **more)  # type: ignore[arg-type]


_SPECS = (
    # One session and the answer of the back to it.
    _truth("new_leg_symptoms", "session", "New or spreading leg symptoms", "No new or spreading leg symptoms"),
    _truth("stopped_for_pain", "session", "The session was stopped for pain", "The session was not stopped for pain"),
    _number("added_pain", "session", "Added pain in the session", "points", decimals=1),
    _number("highest_pain", "session", "Highest pain in the session", "of 10", decimals=1),
    _number(
        "highest_pain_above_baseline", "session", "Highest pain, counted from your usual pain", "points", decimals=1
    ),
    _number(
        "morning_above_baseline", "session", "Pain the next morning, counted from your usual pain", "points", decimals=1
    ),
    _truth(
        "morning_missing",
        "session",
        "The next morning was not reported in time",
        "The next morning is reported, or its time has not passed",
    ),
    _truth(
        "closing_missing",
        "session",
        "The questions at the end of the session were not answered",
        "The questions at the end of the session are answered, or not due yet",
    ),
    # One performance of one exercise.
    _truth(
        "sets_complete",
        "performance",
        "Every set on every side was complete",
        "Not every set on every side was complete",
    ),
    _truth("early_stop", "performance", "A set was ended early", "No set was ended early"),
    _truth("too_hard", "performance", "It was called too hard", "It was not called too hard"),
    _truth("hurt", "performance", "It hurt", "It did not hurt"),
    _number("effort", "performance", "Effort", "of 10"),
    FactSpec("zone", "performance", "word", "Answer of the back"),
    _number("movement_confidence", "performance", "Confidence in the movement", "of 10"),
    # The person today.
    _number("age", "person", "Age reached this year", "years"),
    _truth("answered_yes", "person", "Yes, or not sure, to: {of}", "No to: {of}", takes=("of",), subject="question"),
    _truth("answered_no", "person", "No to: {of}", "Yes, or not sure, to: {of}", takes=("of",), subject="question"),
    _truth("has_condition", "person", "You told us: {of}", "Not told: {of}", takes=("of",), subject="condition"),
    _number("days_in_phase", "person", "Days in this phase", "days"),
    _number("sessions_in_phase", "person", "Sessions in this phase", "sessions"),
    _number(
        "green_sessions",
        "person",
        "Settled sessions with {of} in the last {within_days} days",
        "sessions",
        takes=("of", "within_days"),
        subject="strand",
    ),
    _number(
        "sets_held",
        "person",
        "Sets of {seconds} seconds complete in one session, on the side with fewer, {of} or above",
        "sets",
        takes=("of", "seconds"),
        subject="rung",
    ),
    _number(
        "worst_added_pain",
        "person",
        "Highest added pain in the last {last} sessions",
        "points",
        takes=("last",),
        decimals=1,
    ),
    _number("worst_pain", "person", "Highest pain in the last {last} sessions", "of 10", takes=("last",), decimals=1),
    _number("worst_morning", "person", "Worst of the last {last} mornings", "of 10", takes=("last",), decimals=1),
    _number(
        "worst_morning_above_baseline",
        "person",
        "Worst of the last {last} mornings, counted from your usual pain",
        "points",
        takes=("last",),
        decimals=1,
    ),
    _number("confidence", "person", "Confidence in {of}", "of 10", takes=("of",), subject="strand"),
    _number("flare_ups", "person", "Flare-ups in the last {within_days} days", "flare-ups", takes=("within_days",)),
    _number("days_in_flare_up", "person", "Days since the flare-up began", "days"),
    _truth("in_flare_up", "person", "A flare-up is going on", "No flare-up is going on"),
    _number(
        "red_sessions",
        "person",
        "Sessions with a step back in the last {within_days} days",
        "sessions",
        takes=("within_days",),
    ),
    _truth(
        "clearance_valid",
        "person",
        "Your last safety answers let you train",
        "Your last safety answers do not let you train yet",
    ),
    _truth(
        "gate_screening_answered",
        "person",
        "The safety questions for the gate are answered",
        "The safety questions for the gate are not answered yet",
    ),
    _truth(
        "coach_agrees",
        "person",
        "No coach's agreement is missing",
        "Your coach has not agreed yet",
    ),
    _number(
        "rung_reached", "person", "Version of {of} done complete on both sides", "", takes=("of",), subject="ladder"
    ),
    _number(
        "load_reached",
        "person",
        "Load of {of} done complete in one hand, in percent of body weight",
        "percent",
        takes=("of",),
        subject="ladder",
    ),
    _number(
        "mornings_raised",
        "person",
        "Mornings in a row at {points} or more above your usual pain",
        "mornings",
        takes=("points",),
    ),
    _number(
        "mornings_settled",
        "person",
        "Mornings in a row at most {points} above your usual pain",
        "mornings",
        takes=("points",),
    ),
    _number("pain_now_above_baseline", "person", "Pain now, counted from your usual pain", "points", decimals=1),
    _number("days_since_screening", "person", "Days since the last safety questions", "days"),
    _number("days_since_training", "person", "Days since the last training", "days"),
    _number("days_since_test", "person", "Days since the last test day, or since the start", "days"),
    _number("days_since_red", "person", "Days since the last session with a step back", "days"),
    _truth(
        "never_screened",
        "person",
        "The first safety questions are not answered yet",
        "The first safety questions are answered",
    ),
    _truth(
        "news_unanswered",
        "person",
        "Something new or worrying was told, and the safety questions are not answered yet",
        "Nothing new or worrying waits for the safety questions",
    ),
    _truth(
        "fall_unanswered",
        "person",
        "A fall was told, and the safety questions are not answered yet",
        "No fall waits for the safety questions",
    ),
    _truth(
        "flare_unanswered",
        "person",
        "A flare-up was told, and the safety questions are not answered yet",
        "No flare-up waits for the safety questions",
    ),
    _truth(
        "reds_unanswered",
        "person",
        "The safety questions after repeated steps back are not answered yet",
        "No steps back wait for the safety questions",
    ),
    _truth(
        "gate_unanswered",
        "person",
        "The gate is ready but for its safety questions",
        "No gate waits for its safety questions",
    ),
    _truth(
        "absence_unanswered",
        "person",
        "A long time away, and the safety questions are not answered since",
        "No long absence waits for the safety questions",
    ),
    _truth(
        "word_unanswered",
        "person",
        "A clinician's word is recorded, and the safety questions are not answered again yet",
        "No safety questions have to be answered again after a clinician's word",
    ),
    # What only the core itself asks, with thresholds from the method's data.
    _truth("consented_adult", "core", "Said to be an adult", "Not said to be an adult"),
    _truth("baseline_known", "core", "Where you are now is known", "Where you are now is not known yet"),
    _truth("trained_today", "core", "Today's session is done", "Today's session is not done yet"),
    _number(
        "strength_days",
        "core",
        "Days with a full session in the last {within_days} days",
        "days",
        takes=("within_days",),
    ),
    _number("days_since_strength", "core", "Days since the last full session", "days"),
    _number("hours_since_strength", "core", "Hours since the last full session", "hours"),
    _number("training_days_running", "core", "Training days in a row", "days"),
    _truth(
        "session_fits",
        "core",
        "The session that was begun fits where you stand now",
        "The session that was begun asks for more than where you stand now",
    ),
    _truth("thing_at_hand", "core", "At hand: {of}", "Not at hand: {of}", takes=("of",), subject="equipment"),
    _truth(
        "body_weight_known",
        "core",
        "Your body weight is known",
        "Your body weight is not known, so no load can be worked out",
    ),
    _number("planned_minutes", "core", "Length of the whole session", "minutes", decimals=1),
    _number("weekly_load", "core", "Load x time of this week with the whole dose", "kg s"),
    _number("days_since_other_rise", "core", "Days since load or distance last rose", "days"),
    _number("shoulder_stops_running", "core", "Times in a row that the arm or shoulder ended it", "times"),
    _number("too_hard_running", "core", "Times in a row that it was called too hard", "times"),
    _number("days_since_hold_back", "core", "Days since repeated steps back", "days"),
    _number(
        "performances_in_range",
        "core",
        "Times in a row that it was complete, settled and not too great an effort",
        "times",
    ),
    _truth("step_above", "core", "There is a step above it on its ladder", "It is at the top of its ladder"),
    _truth(
        "counts_up",
        "core",
        "Done in a session that counts towards a step up",
        "Done in a flare-up or on the way back from one, which does not count towards a step up",
    ),
    _truth(
        "done_as_asked_now",
        "core",
        "Done as the version and dose that are asked now",
        "Done as another version or dose than is asked now, which does not count towards a step up",
    ),
    _truth("coach_opened", "core", "Your coach opened it, with a reason on record", "Not opened by a coach"),
    _truth("hurt_named", "core", "It was named as what hurt", "It was not named as what hurt"),
    _number("return_sessions_left", "core", "Sessions of return after the flare-up still to do", "sessions"),
    _number("days_since_observed", "core", "Days since you answered the questions about your back", "days"),
    _number("focus_points", "core", "Points for the focus that fits your answers best", "points"),
    _number("focus_lead", "core", "Its lead over the next focus", "points"),
    # Observations for the focuses.
    _truth(
        "observed",
        "person",
        "You said yes to: {of}",
        "You did not say yes to: {of}",
        takes=("of",),
        subject="observation",
    ),
    _number("sitting_hours", "person", "Hours of sitting a day", "hours", decimals=1),
    _number(
        "morning_stiffness",
        "person",
        "Typical (median) morning stiffness in the last {within_days} days",
        "minutes",
        takes=("within_days",),
    ),
    _truth(
        "hold_difference_real",
        "person",
        "Your timed holds differ between left and right by more than the error of the test",
        "No clear difference between left and right in the timed holds",
    ),
    _truth(
        "bend_difference_real",
        "person",
        "Your side bends differ between left and right by more than the error of the test",
        "No clear difference between left and right in the side bends",
    ),
    _number("same_side_differences", "person", "Kinds of test in which the same side did less", "kinds"),
    _number(
        "short_hold_days",
        "person",
        "Test days on which the trunk ended the hold before {seconds} seconds on both sides",
        "days",
        takes=("seconds",),
    ),
    _number("arm_stop_days", "person", "Test days on which the arm or shoulder ended the hold", "days"),
    _number("lowest_confidence", "person", "Lowest confidence given for a strand", "of 10"),
)

FACTS: dict[str, FactSpec] = {spec.name: spec for spec in _SPECS}
