"""The diary format: what a line means, and what is said where it means nothing."""

from __future__ import annotations

from datetime import date, timedelta, timezone
from pathlib import Path

import pytest

from quadratus.prescription.record.events import (
    Answer,
    BaselineGiven,
    CheckedIn,
    ClinicianWord,
    Ended,
    MorningReported,
    Screened,
    Side,
)
from quadratus.protocol.loading import lower_back_mastery
from quadratus.trials.diary import BrokenDiaryError, Diary, Entry, Happening, HoldsTested, Trained
from quadratus.trials.entries import ENTRIES
from quadratus.trials.parsing import diary_from, read_diary

BROKEN = Path(__file__).parent / "broken_diaries"
HEADERS = "person Ada\nborn 1970\nstarts 2026-01-05\n"


def written(*lines: str, headers: str = HEADERS) -> Diary:
    return diary_from(headers + "\n".join(lines), "ada.diary", lower_back_mastery())


def on_day_1(*lines: str) -> tuple[Entry, ...]:
    return written("day 1", *(f"  {line}" for line in lines)).on(1)


def event_of(entry: Entry) -> object:
    assert isinstance(entry, Happening)
    return entry.event


@pytest.mark.parametrize("file", sorted(BROKEN.glob("*.diary")), ids=lambda file: file.stem)
def test_a_broken_diary_says_what_to_write(file: Path) -> None:
    with pytest.raises(BrokenDiaryError) as broken:
        read_diary(file, lower_back_mastery())
    assert str(broken.value) == file.with_suffix(".expected").read_text().rstrip("\n")


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    file = tmp_path / "photo.diary"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BrokenDiaryError, match="Save the file as UTF-8 text"):
        read_diary(file, lower_back_mastery())


def test_headers() -> None:
    more = "offset +01:00\nminutes 30\nweight 70.5\nequipment stick, weight\nconditions shoulder\n"
    diary = written("day 1", "  morning 3", headers=HEADERS + more)
    assert (diary.person, diary.born, diary.starts) == ("Ada", 1970, date(2026, 1, 5))
    assert diary.offset == timezone(timedelta(hours=1))
    given = diary.circumstances
    assert (given.minutes, given.weight_kg) == (30, 70.5)
    assert (given.equipment, given.conditions) == (("stick", "weight"), ("shoulder",))


def test_days_and_comments() -> None:
    diary = written("# all of it", "days 1, 3-4 # some days", "  morning 3 # sore", "", "day 9", "  morning 4")
    assert [day for day in range(1, 10) if diary.on(day)] == [1, 3, 4, 9]
    assert diary.last_day == 9
    assert diary.date_of(9) == date(2026, 1, 13)


def test_a_hash_in_quotation_marks_is_no_comment() -> None:
    (entry,) = on_day_1('activity "step #4" 3 # own words')
    assert "step #4" in str(event_of(entry))


def test_the_narrower_block_counts_for_what_happens_once() -> None:
    diary = written(
        "days 1-9", "  morning 3", "  session before 3 highest 3 effort 4", "day 2", "  morning 5", "  no session"
    )
    (morning,) = diary.on(2)
    event = event_of(morning)
    assert isinstance(event, MorningReported)
    assert event.pain == 5
    assert len(diary.on(3)) == 2


def test_the_day_has_its_own_order() -> None:
    entries = on_day_1("session before 3 highest 3 effort 4", "screening all no", "flare", "morning 3")
    kinds = [type(event_of(entry)).__name__ if isinstance(entry, Happening) else "Trained" for entry in entries]
    assert kinds == ["MorningReported", "FlareDeclared", "Screened", "Trained"]


def test_screening_answers() -> None:
    (entry,) = on_day_1("screening yes: fever, chest; not sure: cancer when due")
    event = event_of(entry)
    assert isinstance(event, Screened)
    assert isinstance(entry, Happening)
    assert entry.when_due
    given = {key: answer for key, answer in event.answers.items() if answer is not Answer.NO}
    assert given == {"fever": Answer.YES, "chest": Answer.YES, "cancer": Answer.NOT_SURE}
    assert len(event.answers) == len(lower_back_mastery().screening.questions)


def test_a_baseline_with_its_details() -> None:
    diary = written("day 1", "  baseline usual 3 worst 5 sitting 6.5", "    where: left_lower", "    observed: nothing")
    event = event_of(diary.on(1)[0])
    assert isinstance(event, BaselineGiven)
    assert (event.usual_pain, event.worst_pain, event.sitting_hours) == (3, 5, 6.5)
    assert event.areas == ("left_lower",)
    assert set(event.observations.values()) == {False}


def test_a_check_in_with_news() -> None:
    (entry,) = on_day_1("check-in 4: fell, something new")
    event = event_of(entry)
    assert isinstance(event, CheckedIn)
    assert (event.pain_now, event.fell, event.something_new) == (4, True, True)


def test_a_clinicians_word() -> None:
    diary = written("day 1", '  clinician Dr Lee says "Go on."', "    covers: steroids", "    conditions: shoulder")
    event = event_of(diary.on(1)[0])
    assert isinstance(event, ClinicianWord)
    assert (event.who, event.said) == ("Dr Lee", "Go on.")
    assert (event.findings, event.conditions) == (("steroids",), ("shoulder",))


def test_a_session_with_everything() -> None:
    diary = written(
        "day 1",
        "  session before 3 highest 6 effort 8",
        "    too hard: bird_dog, bridge",
        "    hurts: wall_lean left",
        "    stopped arm_or_shoulder: wall_lean right",
        "    left out: walking",
        "    stopped for pain at bridge",
        "    leg symptoms",
        "    confidence 6",
        "    confidence mobility 8",
        "    closing not answered",
        '    note "slept badly"',
    )
    (trained,) = diary.on(1)
    assert isinstance(trained, Trained)
    assert (trained.before, trained.highest, trained.effort) == (3, 6, 8)
    told = [(one.of, one.side, one.ended, one.too_hard, one.hurts) for one in trained.deviations]
    assert told == [
        ("bird_dog", None, None, True, False),
        ("bridge", None, None, True, False),
        ("wall_lean", Side.LEFT, None, False, True),
        ("wall_lean", Side.RIGHT, Ended.ARM_OR_SHOULDER, False, False),
        ("walking", None, Ended.SKIPPED, False, False),
    ]
    assert (trained.stopped_for_pain, trained.stopped_at) == (True, "bridge")
    assert trained.leg_symptoms
    assert not trained.closing_answered
    assert trained.confidence == ((None, 6), ("mobility", 8))
    assert trained.note == "slept badly"


def test_a_hold_test() -> None:
    (tested,) = on_day_1("test hold left 22.5 trunk right 60 completed when due")
    assert isinstance(tested, HoldsTested)
    assert (tested.left.seconds, tested.right.ended, tested.when_due) == (22.5, Ended.COMPLETED, True)


def test_every_entry_stands_in_the_documentation() -> None:
    page = (Path(__file__).parents[2] / "docs" / "diary-format.md").read_text()
    assert [name for name in ENTRIES if f"`{name} " not in page and f"`{name}`" not in page] == []
