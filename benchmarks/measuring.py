"""How a benchmark measures and what it prints."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """One line of the table: medians in milliseconds, and the goal in words."""

    what: str
    took: float
    reference: str
    reference_took: float
    goal: str

    def __str__(self) -> str:
        ratio = self.took / self.reference_took
        return (
            f"{self.what}: {self.took:.2f} ms; {self.reference}: {self.reference_took:.2f} ms; "
            f"ratio {ratio:.3f} (goal: {self.goal})"
        )


def median_ms(run: Callable[[], object], times: int) -> float:
    """The median of some runs in milliseconds, after one run to warm up."""
    run()
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        run()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)
