"""Living through a diary: deterministic, the same as a fold of its events, shifted with its start."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from quadratus.prescription.prescription import DayKind
from quadratus.prescription.record.events import (
    Ended,
    SessionEnded,
    SessionStarted,
    SetDone,
)
from quadratus.prescription.record.ordering import in_order
from quadratus.prescription.record.reading import read_event, write_event
from quadratus.prescription.state import fold
from quadratus.protocol.loading import lower_back_mastery
from quadratus.trials.diary import BrokenDiaryError, Diary
from quadratus.trials.living import live
from quadratus.trials.parsing import diary_from, read_diary
from quadratus.trials.replay import json_line, replay

EXAMPLES = Path(__file__).parents[2] / "examples"
METHOD = lower_back_mastery()
START = """
person Ada
born 1970
starts 2026-01-05
day 1
  screening all no
  baseline usual 3 worst 5
"""


def diary(*lines: str) -> Diary:
    return diary_from(START + "\n".join(lines), "ada.diary", METHOD)


def events_of(told: Diary) -> list[object]:
    return [event for day in live(told, METHOD) for event in day.events]


def test_living_gives_the_state_that_a_fold_of_all_events_gives() -> None:
    days = list(live(read_diary(EXAMPLES / "flare_week_4.diary", METHOD), METHOD))
    events = [event for day in days[:-1] for event in day.events]
    last = days[-1]
    before = [event for event in last.events if event.moment <= last.moment]
    assert in_order(events) == events
    assert fold(METHOD, reversed([*events, *before])) == last.state


def test_living_twice_gives_the_same_events() -> None:
    told = diary("  session before 3 highest 3 effort 4", "days 2-6", "  morning 3")
    assert events_of(told) == events_of(told)


def test_every_event_can_be_written_and_read() -> None:
    for day in live(read_diary(EXAMPLES / "one_sided.diary", METHOD), METHOD):
        for event in day.events:
            assert read_event(*write_event(event)) == event


@pytest.mark.parametrize("shift", [1, 59, 366])
def test_shifted_by_any_number_of_days_the_answers_are_the_same(shift: int) -> None:
    told = read_diary(EXAMPLES / "steady.diary", METHOD)
    moved = replace(told, starts=told.starts + timedelta(days=shift), born=told.born + (shift > 360))
    for one, other in zip(replay(told, METHOD), replay(moved, METHOD), strict=True):
        assert replace(one, date=other.date) == other
        assert (other.date - one.date).days == shift


def test_ending_on_a_day() -> None:
    told = diary("days 2-10", "  morning 3").ending(date(2026, 5, 10), diary().offset)
    assert told.date_of(told.last_day) == date(2026, 5, 10)


def test_a_session_is_done_as_asked_and_ends_when_the_player_would() -> None:
    (day,) = live(diary("  session before 3 highest 3 effort 4"), METHOD)
    (started,) = [event for event in day.events if isinstance(event, SessionStarted)]
    sets = [event for event in day.events if isinstance(event, SetDone)]
    planned = [(exercise.rung, one.side, one.target) for exercise in started.exercises for one in exercise.sets]
    assert [(one.rung, one.side, one.done) for one in sets] == planned
    assert {one.ended for one in sets} == {Ended.COMPLETED}
    walk = day.prescription.walk
    assert walk is not None
    last_of_items = [one for one in sets if one.rung != walk.rung][-1]
    assert last_of_items.moment - started.moment == timedelta(seconds=day.prescription.seconds)


def test_what_went_otherwise_is_told() -> None:
    told = diary(
        "  session before 3 highest 5 effort 8",
        "    too hard: dead_bug",
        "    stopped trunk: bird_dog left",
        "    left out: walking",
        "    hurts: bridge",
        "    leg symptoms",
    )
    (day,) = live(told, METHOD)
    sets = [event for event in day.events if isinstance(event, SetDone)]
    (end,) = [event for event in day.events if isinstance(event, SessionEnded)]
    assert {one.rung for one in sets if one.too_hard} == {"dead_bug_heel_slide"}
    stopped = {(one.rung, one.side.value) for one in sets if one.ended is Ended.TRUNK}
    assert stopped == {("bird_dog_leg", "left")}
    assert [one.done for one in sets if one.ended is Ended.SKIPPED] == [0.0]
    assert (end.hurt, end.new_leg_symptoms) == (("bridge_two_legs",), True)


def test_a_session_stopped_for_pain_ends_there() -> None:
    (day,) = live(diary("  session before 3 highest 7 effort 6", "    stopped for pain at bird_dog"), METHOD)
    sets = [event for event in day.events if isinstance(event, SetDone)]
    (end,) = [event for event in day.events if isinstance(event, SessionEnded)]
    assert (sets[-1].rung, sets[-1].ended, sets[-1].hurts) == ("bird_dog_leg", Ended.PAIN, True)
    assert (end.stopped_for_pain, end.hurt) == (True, ("bird_dog_leg",))


def test_what_does_not_apply_is_noted() -> None:
    told = diary(
        "  session before 3 highest 3 effort 4",
        "    too hard: side_plank",
        "  test hold left 20 trunk right 20 trunk",
    )
    (day,) = live(told, METHOD)
    assert day.notes == ("No timed hold was asked.", "'side_plank' was not part of the session.")


def test_a_session_before_the_screening_is_not_done() -> None:
    text = "person Ada\nborn 1970\nstarts 2026-01-05\nday 1\n  session before 3 highest 3 effort 4"
    (day,) = live(diary_from(text, "ada.diary", METHOD), METHOD)
    assert day.prescription.kind is DayKind.SCREENING
    assert not [event for event in day.events if isinstance(event, SessionStarted)]
    assert "Nothing to train was prescribed" in day.notes[0]


def test_a_test_day_that_is_not_measured_takes_the_place_of_one_day_only() -> None:
    told = diary(
        "  session before 3 highest 3 effort 4", "days 2-40", "  morning 3", "  session before 3 highest 3 effort 4",
        "days 2-40", "  screening all no when due",
    )  # fmt: skip
    tests = [day.number for day in live(told, METHOD) if day.prescription.kind is DayKind.TEST]
    assert all(later - earlier >= 14 for earlier, later in pairwise(tests))


def test_no_adult_gets_no_training() -> None:
    text = START.replace("1970", "2012") + "  session before 3 highest 3 effort 4"
    (day,) = live(diary_from(text, "ada.diary", METHOD), METHOD)
    assert day.prescription.kind is DayKind.BLOCKED


def test_what_the_record_refuses_names_the_line() -> None:
    told = diary(f'  flare "{"very " * 500}sore"')
    with pytest.raises(BrokenDiaryError, match="line 8: note: string should have at most 2000 characters"):
        list(live(told, METHOD))


def test_a_json_line_has_exactly_the_keys_that_are_documented() -> None:
    day = next(iter(replay(diary("  session before 3 highest 3 effort 4"), METHOD)))
    line = json.loads(json_line(day))
    assert list(line) == ["date", "kind", "phase", "clearance", "zone", "exercises", "gate", "reasons"]
    exercise = next(one for one in line["exercises"] if one["rung"] == "dead_bug_heel_slide")
    assert exercise == {
        "rung": "dead_bug_heel_slide",
        "name": "Dead bug: heel slide",
        "step": 0,
        "dose": "2 rounds of 2 holds of 5 s, each side",
        "sets": [{"side": side, "target": 10.0} for side in ("left", "right", "left", "right")],
        "sides": ["left", "right"],
        "load_kg": 0.0,
    }
    assert {key for one in line["gate"] for key in one} == {"key", "met", "sentences"}
    assert {key for one in line["reasons"] for key in one} == {"heading", "sentences"}
