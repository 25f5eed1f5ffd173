"""What is due: the time of day on both sides of its edges, in any zone, over changes of the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from quadratus.site.record.reading import method_of, prescription_for, state_of
from quadratus.site.reminders.due import Kind, Times, Word, is_wanted, words_due
from tests.site.training.life import Life

BERLIN = ZoneInfo("Europe/Berlin")
DAY = date(2026, 3, 2)


def due(
    at: str, session: time | None = time(10), morning: time | None = None, zone: str = "Europe/Berlin"
) -> list[str]:
    now = datetime.fromisoformat(at).astimezone(ZoneInfo(zone))
    return [word.slot for word in words_due(Times(session, morning), now)]


@pytest.mark.parametrize(
    ("now", "slots"),
    [
        ("2026-03-02T09:59:59+01:00", []),
        ("2026-03-02T10:00:00+01:00", ["session 2026-03-02"]),
        ("2026-03-02T12:59:59+01:00", ["session 2026-03-02"]),
        ("2026-03-02T13:00:00+01:00", []),
        ("2026-03-03T10:00:00+01:00", ["session 2026-03-03"]),
    ],
)
def test_a_word_is_due_from_its_time_on_for_three_hours(now: str, slots: list[str]) -> None:
    assert due(now) == slots


def test_a_late_evening_word_does_not_reach_into_the_next_day() -> None:
    assert due("2026-03-02T23:59:00+01:00", session=time(23, 30)) == ["session 2026-03-02"]
    assert due("2026-03-03T00:01:00+01:00", session=time(23, 30)) == []


@pytest.mark.parametrize(
    ("zone", "utc"),
    [("Europe/Berlin", 9), ("America/Lima", 15), ("Asia/Kolkata", 4), ("Pacific/Auckland", 21), ("UTC", 10)],
)
def test_ten_o_clock_is_ten_o_clock_where_the_person_is(zone: str, utc: int) -> None:
    minutes = 30 if zone == "Asia/Kolkata" else 0
    at = datetime(2026, 3, 2, utc, minutes, tzinfo=UTC)
    assert len(due(at.isoformat(), zone=zone)) == 1
    assert due((at - timedelta(seconds=1)).isoformat(), zone=zone) == []


@pytest.mark.parametrize(
    ("now", "is_due"),
    [
        # The clock jumps from 02:00 to 03:00: half past two comes half an hour after the jump.
        ("2026-03-29T01:59:00+01:00", False),
        ("2026-03-29T03:29:00+02:00", False),
        ("2026-03-29T03:30:00+02:00", True),
        ("2026-03-29T06:29:00+02:00", True),
        ("2026-03-29T06:30:00+02:00", False),
    ],
)
def test_a_time_that_the_clock_skips_comes_all_the_same(now: str, is_due: bool) -> None:
    assert bool(due(now, session=time(2, 30))) is is_due


@pytest.mark.parametrize(
    ("now", "is_due"),
    [
        # The clock goes back from 03:00 to 02:00: half past two stands twice, and the first counts.
        ("2026-10-25T02:29:00+02:00", False),
        ("2026-10-25T02:30:00+02:00", True),
        ("2026-10-25T02:30:00+01:00", True),
        ("2026-10-25T04:29:00+01:00", True),
        ("2026-10-25T04:30:00+01:00", False),
    ],
)
def test_a_time_that_stands_twice_is_one_word(now: str, is_due: bool) -> None:
    assert due(now, session=time(2, 30)) == (["session 2026-10-25"] if is_due else [])


def test_each_kind_has_its_own_time_and_none_means_none() -> None:
    assert due("2026-03-02T10:30:00+01:00", time(10), time(7, 30)) == ["session 2026-03-02"]
    assert due("2026-03-02T10:00:00+01:00", time(10), time(7, 30)) == ["session 2026-03-02", "morning 2026-03-02"]
    assert due("2026-03-02T10:00:00+01:00", None, None) == []


# Whether the day asks for it -------------------------------------------------------------------------


def wanted(kind: Kind, life: Life) -> bool:
    person = life.person
    person.known = None
    today = prescription_for(person, life.now)
    return is_wanted(Word(kind, life.now.date()), method_of(person), state_of(person), today, life.now)


def test_a_session_is_wanted_until_it_is_begun(life: Life) -> None:
    assert wanted(Kind.SESSION, life)
    session = life.begins()
    assert not wanted(Kind.SESSION, life)
    life.does(session)
    life.ends(session)
    assert not wanted(Kind.SESSION, life)


@pytest.mark.parametrize("answers", [{"saddle": "yes"}, {"fever": "yes"}, {"cancer": "yes"}])
def test_nothing_is_wanted_while_something_stands_in_the_way(life: Life, answers: dict[str, str]) -> None:
    life.screened(**answers)
    assert not wanted(Kind.SESSION, life)
    assert not wanted(Kind.MORNING, life)


def test_the_morning_is_wanted_after_a_session_until_it_is_reported(life: Life) -> None:
    assert not wanted(Kind.MORNING, life), "nothing was trained yet"
    life.at(18).trains()
    assert not wanted(Kind.MORNING, life), "it is still the same day"
    life.days_later()
    assert wanted(Kind.MORNING, life)
    life.wakes()
    assert not wanted(Kind.MORNING, life)


def test_in_a_flare_up_each_morning_is_wanted(life: Life) -> None:
    life.tells("flare_declared")
    life.screened()
    assert wanted(Kind.MORNING, life)
