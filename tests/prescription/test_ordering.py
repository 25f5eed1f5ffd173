"""One order for one set of events, also where two clocks disagree."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from quadratus.prescription.record.events import Event, SessionEnded, SessionStarted, SetDone, Side
from quadratus.prescription.record.ordering import in_order

SIX = datetime(2026, 3, 2, 18, tzinfo=UTC)
SESSION = UUID(int=99)


def started(minute: int = 0) -> SessionStarted:
    moment = SIX + timedelta(minutes=minute)
    return SessionStarted(
        id=UUID(int=1), moment=moment, day=moment.date(), session=SESSION, day_kind="practice",
        exercises=(), pain_before=2, method_version="1",
    )  # fmt: skip


def done(minute: float) -> SetDone:
    moment = SIX + timedelta(minutes=minute)
    return SetDone(
        id=UUID(int=2), moment=moment, day=moment.date(), session=SESSION,
        rung="lying_tilt", number=0, side=Side.BOTH, done=8,
    )  # fmt: skip


def ended(minute: int) -> SessionEnded:
    moment = SIX + timedelta(minutes=minute)
    return SessionEnded(id=UUID(int=3), moment=moment, day=moment.date(), session=SESSION, highest_pain=2, effort=3)


@pytest.mark.parametrize(
    ("what", "first", "second", "third"),
    [
        ("clocks agree", started(), done(10), ended(20)),
        ("the phone is 30 minutes behind", started(), done(-20), ended(20)),
        ("the phone is an hour ahead", started(), done(70), ended(20)),
        ("all at the same moment", started(), done(0), ended(0)),
        ("the end is stamped before the start", started(5), done(10), ended(0)),
    ],
)
def test_a_session_starts_before_its_sets_and_ends_after_them(
    what: str, first: Event, second: Event, third: Event
) -> None:
    for mixed in ([first, second, third], [third, second, first], [second, third, first]):
        assert in_order(mixed) == [first, second, third], what


def test_a_set_entered_a_day_later_does_not_move_the_end() -> None:
    assert in_order([started(), done(24 * 60), ended(20)]) == [started(), ended(20), done(24 * 60)]
