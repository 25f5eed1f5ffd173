"""`focuses.toml` and `measures/`: strands that exist, observations that count, ranges that are not empty."""

from __future__ import annotations

from collections.abc import Iterator

from quadratus.protocol.checking.names import unknown
from quadratus.protocol.files import Problem
from quadratus.protocol.rules import predicates_of
from quadratus.protocol.schema import Focus, Measure, Method

FILE = "focuses.toml"


def problems(method: Method) -> Iterator[Problem]:
    """Faults of the focuses and of the measures."""
    counted = set()
    for focus in method.focuses.focuses:
        yield from _focus(method, focus)
        counted |= {predicate.of for sign in focus.signs for predicate in predicates_of(sign.rule)}
    for observation in method.focuses.observations:
        if observation.key not in counted:
            fault = "no focus counts the answer"
            yield Problem(FILE, f"observations.{observation.key}", fault, "Add a sign to a focus, or do not ask")
    for measure in method.measures:
        yield from _measure(measure)


def _focus(method: Method, focus: Focus) -> Iterator[Problem]:
    key = f"focuses.{focus.key}"
    for name, strands in (("more", focus.more), ("less", focus.less)):
        for strand in strands:
            yield from unknown(FILE, f"{key}.{name}", "strand", strand, method.strand_by_key, "protocol.toml")
    for strand in focus.more:
        if strand in focus.less:
            yield Problem(FILE, f"{key}.less", f"'{strand}' stands under more as well", "Keep one of the two")
    most = sum(sign.points for sign in focus.signs if sign.points > 0)
    if most < method.focuses.fewest_points:
        fault = f"its signs give {most} points at most, and fewest_points is {method.focuses.fewest_points}"
        yield Problem(FILE, f"{key}.signs", fault, "Give more points, or lower fewest_points")


def _measure(measure: Measure) -> Iterator[Problem]:
    file = f"measures/{measure.key}.toml"
    if measure.lowest >= measure.highest:
        fault = f"{measure.highest:g} is not above lowest = {measure.lowest:g}"
        yield Problem(file, "highest", fault, "Write highest above lowest")
    if measure.error_of_mean_of_3 is not None and measure.error_of_mean_of_3 > measure.error:
        fault = f"the mean of three cannot be less sure than one value with error = {measure.error:g}"
        yield Problem(file, "error_of_mean_of_3", fault, f"Write at most {measure.error:g}")
