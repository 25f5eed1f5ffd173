"""The decision core against the slow oracle, on generated lives."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.oracle.comparing import differences, smallest
from tests.oracle.histories import History, lives, start
from tests.oracle.living import METHOD

# Taking single days away hardly makes a life of a thousand events readable; `smallest` cuts down the events themselves.
_lives = settings(
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example),
)


def _core_equals_oracle(history: History) -> None:
    found = differences(METHOD, history.events, history.now)
    if found:
        events = smallest(METHOD, history.events, history.now, next(iter(found)))
        told = "\n".join(str(event) for event in events)
        answers = "\n".join(f"{name}:\n  core   {core}\n  oracle {slow}" for name, (core, slow) in found.items())
        pytest.fail(f"core and oracle differ\n{answers}\nat {history.now} after\n{told}")


@settings(_lives, max_examples=70, derandomize=True)
@given(lives())
def test_core_equals_oracle(history: History) -> None:
    _core_equals_oracle(history)


@pytest.mark.slow
@settings(_lives, max_examples=600, derandomize=True)
@given(lives())
def test_core_equals_oracle_in_many_lives(history: History) -> None:
    _core_equals_oracle(history)


@pytest.mark.parametrize("name", ["weeks", "two", "far"])
def test_every_day_of_a_steady_life(name: str) -> None:
    """The plain lives that the generated ones start from, asked about mornings and evenings of the last weeks."""
    events = start(name)
    days = sorted({event.day for event in events})[-10:]
    for day in days:
        for hour in (6, 22):
            now = events[-1].moment.replace(year=day.year, month=day.month, day=day.day, hour=hour, minute=30)
            known = [event for event in events if event.moment <= now]
            assert not differences(METHOD, known, now), f"{name}, {now}"
