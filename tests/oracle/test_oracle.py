"""The decision core against the slow oracle, on generated lives."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, note, settings

from tests.oracle.comparing import differences
from tests.oracle.histories import STARTS, History, lives, start
from tests.oracle.living import METHOD

_SLOW_TO_MAKE = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)


def _core_equals_oracle(history: History) -> None:
    found = differences(METHOD, history.events, history.now)
    for name, (core, slow) in found.items():
        note(f"{name}:\n  core   {core}\n  oracle {slow}")
    assert not found, f"core and oracle differ on {', '.join(found)}"


@settings(max_examples=100, derandomize=True, database=None, deadline=None, suppress_health_check=_SLOW_TO_MAKE)
@given(lives())
def test_core_equals_oracle(history: History) -> None:
    _core_equals_oracle(history)


@pytest.mark.slow
@settings(max_examples=2000, database=None, deadline=None, suppress_health_check=_SLOW_TO_MAKE)
@given(lives())
def test_core_equals_oracle_in_many_lives(history: History) -> None:
    _core_equals_oracle(history)


@pytest.mark.parametrize("name", [name for name in STARTS if name != "nothing"])
def test_every_day_of_a_steady_life(name: str) -> None:
    """The plain lives that the generated ones start from, asked about mornings and evenings of the last weeks."""
    events = start(name)
    days = sorted({event.day for event in events})[-15:]
    for day in days:
        for hour in (6, 22):
            now = events[-1].moment.replace(year=day.year, month=day.month, day=day.day, hour=hour, minute=30)
            known = [event for event in events if event.moment <= now]
            assert not differences(METHOD, known, now), f"{name}, {now}"
