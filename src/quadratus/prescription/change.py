"""Whether the scores of a measure show a change, read with the error that the method gives for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quadratus.measures.change import Precision, Verdict, verdict
from quadratus.protocol.schema import Measure, Method


def precision_of(measure: Measure) -> Precision:
    """How well a measure measures."""
    return Precision(
        error=measure.error,
        matters=measure.matters,
        matters_percent=measure.matters_percent,
        percent_from=measure.percent_from,
        confirmations=measure.confirmations,
        better=measure.better,
    )


def verdict_of(method: Method, key: str, scores: Sequence[float]) -> Verdict:
    """What the scores of one measure say, oldest first, one for each day.

    An answer on overall change is itself a change: it is read against 0, not against the first answer.
    """
    measure = method.measure_by_key[key]
    return verdict(_from_the_start(measure, scores), precision_of(measure))


def waits_for_confirmation(method: Method, key: str, scores: Sequence[float]) -> bool:
    """Whether the last score alone would count as a change, and only a second one like it is missing."""
    measure = method.measure_by_key[key]
    once = replace(precision_of(measure), confirmations=1)
    compared = _from_the_start(measure, scores)
    counted = ("better", "worse")
    return verdict(compared, once) in counted and verdict(compared, precision_of(measure)) not in counted


def reports_missing(method: Method, key: str, scores: Sequence[float]) -> int:
    """How many more reports it takes before anything can be said."""
    measure = method.measure_by_key[key]
    return max(0, 1 + measure.confirmations - len(_from_the_start(measure, scores)))


def _from_the_start(measure: Measure, scores: Sequence[float]) -> tuple[float, ...]:
    return (0.0, *scores) if measure.kind == "change" else tuple(scores)
