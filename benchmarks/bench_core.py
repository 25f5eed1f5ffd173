"""What the core costs, each figure beside the slow oracle in the same run.

Every benchmark is a function without arguments that returns a `Result`; `BENCHMARKS` lists them.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

from tests.oracle import asking, climbing
from tests.oracle.reading import Log, ordered

from benchmarks.measuring import Result, median_ms
from benchmarks.year import years_of_events
from quadratus.prescription.prescribe import prescribe
from quadratus.prescription.state import fold
from quadratus.protocol.loading import lower_back_mastery


def once_ms(run: Callable[[], object]) -> float:
    """One run in milliseconds, for what takes seconds."""
    begun = time.perf_counter()
    run()
    return (time.perf_counter() - begun) * 1000


def full_fold() -> Result:
    """All events of a year to the state, beside the oracle's naive replay of the same events."""
    method, events = lower_back_mastery(), years_of_events()
    now = events[-1].moment + timedelta(hours=1)
    slow = once_ms(lambda: climbing.standing_at(Log(method, ordered(events)), now))
    fast = median_ms(lambda: fold(method, events), 15)
    return Result(f"Fold of a year, {len(events)} events", fast, "slow oracle", slow, "at most 20 ms")


def one_prescribe() -> Result:
    """One question on a ready state, beside the oracle with its replay already done."""
    method, events = lower_back_mastery(), years_of_events()
    now = events[-1].moment + timedelta(hours=12)
    state, log = fold(method, events), Log(method, ordered(events))
    life = climbing.standing_at(log, now)
    fresh = Log(method, log.events)
    slow = once_ms(lambda: (asking.items(fresh, life, now), asking.walk(fresh, life, now)))
    fast = median_ms(lambda: prescribe(method, state, now), 200)
    return Result("Prescribe on a ready state", fast, "slow oracle", slow, "at most 1 ms")


BENCHMARKS: list[Callable[[], Result]] = [full_fold, one_prescribe]


def main() -> None:
    """Print one line for each benchmark."""
    for benchmark in BENCHMARKS:
        print(benchmark(), flush=True)


if __name__ == "__main__":
    main()
