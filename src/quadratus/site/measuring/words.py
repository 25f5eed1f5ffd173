"""The words for scores, ranges and verdicts."""

from __future__ import annotations

from datetime import date

from quadratus.measures.change import Verdict
from quadratus.protocol.schema import Measure

VERDICTS: dict[Verdict, str] = {
    "better": "A real change, better",
    "worse": "A real change, worse",
    "within_error": "Within measurement error",
    "too_few": "Too few reports yet to say",
}
_COUNTS = {2: "two", 3: "three"}


def day_words(day: date) -> str:
    """A day as it is written on the page."""
    return f"{day:%-d %B %Y}"


def number_words(number: float, measure: Measure) -> str:
    """A number of a measure; where it runs from minus to plus, with its sign."""
    signed = measure.lowest < 0 and number
    return (f"{number:+g}" if signed else f"{number:g}").replace("-", "−")


def score_words(score: float, measure: Measure) -> str:
    """A score with its unit."""
    points = "point" if abs(score) == 1 else "points"
    unit = points if measure.kind == "change" else measure.unit
    return f"{number_words(score, measure)} {unit}"


def difference_words(difference: float, measure: Measure) -> str:
    """A difference between two scores."""
    unit = measure.unit if measure.kind in {"hold", "side_bend"} else "point" if difference == 1 else "points"
    return f"{difference:g} {unit}"


def range_words(measure: Measure) -> str:
    """From where to where a measure runs, and which way is better."""
    ends = f"{number_words(measure.lowest, measure)} to {number_words(measure.highest, measure)}"
    return f"{ends}, {better_words(measure)}"


def better_words(measure: Measure) -> str:
    """Which way is better."""
    return f"{measure.better} is better"


def rule_words(measure: Measure) -> str:
    """From when on a change counts."""
    points = difference_words(max(measure.error, measure.matters), measure)
    if measure.kind == "change":
        return f"Your answer counts as a change from {points} away from 0."
    percent = f" and {measure.matters_percent:g} percent" if measure.matters_percent else ""
    where = f" where the first was {measure.percent_from:g} or more" if percent and measure.percent_from else ""
    times = measure.confirmations
    running = f", in {_COUNTS.get(times, times)} reports running" if times > 1 else ""
    return f"A change counts from {points}{percent}{where}{running}."
