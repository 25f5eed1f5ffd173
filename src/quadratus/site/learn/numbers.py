"""The numbers that the pages tell, taken from the method, so that a page can never say another one."""

from __future__ import annotations

from dataclasses import dataclass

from quadratus.protocol.schema import Method
from quadratus.site.learn.rules import narrowed, threshold
from quadratus.site.shell.words import number_words


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers of the rules, as they are read. Pain is in points of 0-10, the rest as the name says."""

    settled_added: str
    red_added: str
    amber_highest: str
    red_highest: str
    red_highest_above: str
    morning_above: str
    morning_hours: int
    usual_mornings: int
    usual_days: int
    flare_mornings: str
    flare_points: str
    settled_mornings: str
    settled_points: str
    return_sessions: int
    return_percent: str
    clinician_days: str
    clinician_flares: str
    clinician_within: str
    ease_points: str
    reds: str
    reds_within: str
    screening_days: str
    performances: int
    walk_first: int
    walk_last: int


def numbers_of(method: Method) -> Numbers:
    """What the rules of a method say in numbers.

    Raises:
        LookupError: the method has no such rule; the pages tell of rules that every method of this kind has.
    """
    frame, language = method.frame, method.language
    red, amber, flare = frame.response.red, frame.response.amber, frame.flare
    rhythm = next(trigger for trigger in method.screening.triggers if trigger.occasion == "rhythm")
    walks = [dose.minutes or 0 for _, place in method.rungs[_walking(method)] for dose in place.doses]
    return Numbers(
        settled_added=threshold(amber, "added_pain", language),
        red_added=threshold(red, "added_pain", language),
        amber_highest=threshold(amber, "highest_pain", language),
        red_highest=threshold(red, "highest_pain", language),
        red_highest_above=threshold(red, "highest_pain_above_baseline", language),
        morning_above=threshold(red, "morning_above_baseline", language),
        morning_hours=frame.response.morning_within_hours,
        usual_mornings=frame.baseline.mornings_needed,
        usual_days=frame.baseline.window_days,
        flare_mornings=threshold(flare.suggest, "mornings_raised", language),
        flare_points=narrowed(flare.suggest, "mornings_raised", "points"),
        settled_mornings=threshold(flare.settled, "mornings_settled", language),
        settled_points=narrowed(flare.settled, "mornings_settled", "points"),
        return_sessions=flare.return_sessions,
        return_percent=number_words(flare.return_sets_percent),
        clinician_days=threshold(flare.clinician_first, "days_in_flare_up", language),
        clinician_flares=threshold(flare.clinician_first, "flare_ups", language),
        clinician_within=narrowed(flare.clinician_first, "flare_ups", "within_days"),
        ease_points=threshold(frame.ease_day.rule, "pain_now_above_baseline", language),
        reds=threshold(frame.progression.hold_back, "red_sessions", language),
        reds_within=narrowed(frame.progression.hold_back, "red_sessions", "within_days"),
        screening_days=threshold(rhythm.rule, "days_since_screening", language),
        performances=frame.progression.performances,
        walk_first=min(walks),
        walk_last=max(walks),
    )


def _walking(method: Method) -> str:
    walking = next(strand.key for strand in method.frame.strands if strand.role == "walking")
    return next(ladder.key for ladder in method.frame.ladders if ladder.strand == walking)
