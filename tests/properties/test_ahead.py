"""What is made ahead for a device is what the day asks once the answers have come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from quadratus.prescription.ahead import foresee
from quadratus.prescription.prescribe import prescribe
from quadratus.prescription.prescription import Prescription
from quadratus.prescription.record.events import CheckedIn, Event, MorningReported
from quadratus.prescription.state import fold
from tests.oracle.histories import History, lives, start
from tests.oracle.living import METHOD


def lived(events: Sequence[Event], moment: datetime, morning: int | None, pain: int) -> Prescription:
    """What the day asks after the answers were really given."""
    given: list[Event] = list(events)
    if morning is not None:
        given.append(MorningReported(id=UUID(int=1), moment=moment, day=moment.date(), pain=morning))
    given.append(CheckedIn(id=UUID(int=2), moment=moment, day=moment.date(), pain_now=pain))
    return prescribe(METHOD, fold(METHOD, given), moment)


@settings(
    deadline=None, database=None, derandomize=True, max_examples=12, phases=(Phase.explicit, Phase.generate),
    suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example),
)  # fmt: skip
@given(lives(), st.integers(0, 10), st.sampled_from([None, 0, 2, 5, 9]))
def test_what_is_foreseen_comes_true(history: History, pain: int, morning: int | None) -> None:
    moment = max([history.now, *(event.moment for event in history.events)], key=lambda one: one.timestamp())
    moment = moment.astimezone(history.now.tzinfo)
    for one in foresee(METHOD, history.events, moment):
        if (one.morning, one.pain_now) == (morning, pain):
            assert one.prescription == lived(history.events, moment, morning, pain)


@pytest.mark.parametrize("name", ["weeks", "two"])
@pytest.mark.parametrize("days", [0, 1])
def test_each_answer_of_today_and_tomorrow(name: str, days: int) -> None:
    events = start(name)
    moment = events[-1].moment + timedelta(days=days, minutes=1)
    foreseen = list(foresee(METHOD, events, moment))
    reported = any(event.day == moment.date() and isinstance(event, MorningReported) for event in events)
    assert len(foreseen) == (11 if reported else 12 * 11)
    for one in foreseen[::7]:
        assert one.prescription == lived(events, moment, one.morning, one.pain_now)


def test_looking_ahead_changes_nothing_for_the_next_look() -> None:
    events = start("weeks")
    moment = events[-1].moment + timedelta(days=1)
    first = list(foresee(METHOD, events, moment))
    assert list(foresee(METHOD, events, moment)) == first
