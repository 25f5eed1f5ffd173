"""The demo person: twelve weeks in which every screen has something to show."""

from __future__ import annotations

from pathlib import Path

from quadratus.prescription.prescription import DayKind
from quadratus.prescription.record.events import (
    ActivityScored,
    BendTested,
    FlareOver,
    HoldTested,
    MeasureEntered,
    SessionStarted,
)
from quadratus.protocol.loading import lower_back_mastery
from quadratus.trials import diary as diaries
from quadratus.trials.living import live
from quadratus.trials.parsing import read_diary

DEMO = Path(diaries.__file__).with_name("demo.diary")


def test_the_demo_shows_something_on_every_screen() -> None:
    method = lower_back_mastery()
    days = tuple(live(read_diary(DEMO, method), method))
    events = [event for day in days for event in day.events]
    today = days[-1]
    assert len(days) == 84
    assert {day.prescription.phase for day in days} == {"one", "two"}
    assert {day.prescription.kind for day in days} >= {DayKind.FLARE, DayKind.TEST, DayKind.REST}
    kinds = {type(event) for event in events}
    assert kinds >= {HoldTested, BendTested, MeasureEntered, ActivityScored, FlareOver}
    assert today.prescription.items
    assert not [event for event in today.events if isinstance(event, SessionStarted)]
    assert {session.settled for session in today.state.sessions} >= {"green", "amber", "red"}
