"""The words for scores, ranges and verdicts."""

from __future__ import annotations

import math

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from quadratus.measures.change import Verdict
from quadratus.protocol.schema import Measure
from quadratus.site.shell.words import number_words

VERDICTS: dict[Verdict, Promise] = {
    "better": gettext_lazy("A real change, better"),
    "worse": gettext_lazy("A real change, worse"),
    "within_error": gettext_lazy("Within measurement error"),
    "too_few": gettext_lazy("Too few reports yet to say"),
}
NOT_CONFIRMED = gettext_lazy("Not confirmed yet")
_BETTER = {"higher": gettext_lazy("higher is better"), "lower": gettext_lazy("lower is better")}
_COUNTS = {2: gettext_lazy("two"), 3: gettext_lazy("three")}


def number_of(number: float, measure: Measure) -> str:
    """A number of a measure; where it runs from minus to plus, with its sign."""
    signed = measure.lowest < 0 and number > 0
    return ("+" if signed else "") + number_words(number, 3)


def score_words(score: float, measure: Measure) -> str:
    """A score with its unit."""
    if measure.kind == "change":
        return _points(score, number_of(score, measure))
    return f"{number_of(score, measure)} {measure.unit}"


def difference_words(difference: float, measure: Measure) -> str:
    """A difference between two scores."""
    said = number_words(difference, 3)
    return f"{said} {measure.unit}" if measure.kind in {"hold", "side_bend"} else _points(difference, said)


def _points(amount: float, said: str) -> str:
    """Points; a part of one counts as many in English, and as one in French."""
    whole = abs(int(amount)) if amount == int(amount) else math.ceil(abs(amount))
    return ngettext("{said} point", "{said} points", whole).format(said=said)


def range_words(measure: Measure) -> str:
    """From where to where a measure runs, and which way is better."""
    return _("{lowest} to {highest}, {better}").format(
        lowest=number_of(measure.lowest, measure),
        highest=number_of(measure.highest, measure),
        better=better_words(measure),
    )


def better_words(measure: Measure) -> str:
    """Which way is better."""
    return str(_BETTER[measure.better])


def rule_words(measure: Measure) -> str:
    """From when on a change counts."""
    points = difference_words(max(measure.error, measure.matters), measure)
    if measure.kind == "change":
        return _("Your answer counts as a change from {points} away from 0.").format(points=points)
    counts, percent = points, measure.matters_percent
    if percent and measure.percent_from:
        counts = _("{points} and {percent} percent where the first was {from_score} or more").format(
            points=points, percent=number_words(percent), from_score=number_words(measure.percent_from)
        )
    elif percent:
        counts = _("{points} and {percent} percent of the first").format(points=points, percent=number_words(percent))
    if (times := measure.confirmations) > 1:
        return _("A change counts from {points}, in {times} reports running.").format(
            points=counts, times=_COUNTS.get(times, times)
        )
    return _("A change counts from {points}.").format(points=counts)
