"""The days ahead: what the rhythm would ask if each day were kept."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest

from quadratus.prescription.prescription import DayKind
from quadratus.prescription.today.ahead import PlannedDay, planned_days

from .person import ASKED, METHOD, Person

DAYS = 8


@cache
def _five_weeks() -> Person:
    return Person.ready().trains(days=range(1, 41))


def planned(person: Person, day: int, days: int = DAYS) -> tuple[PlannedDay, ...]:
    return planned_days(METHOD, person.state(day), person.at(ASKED, day), days)


def kinds(person: Person, day: int, days: int = DAYS) -> list[DayKind]:
    return [one.kind for one in planned(person, day, days)]


@pytest.mark.parametrize("day", range(1, 33))
def test_who_keeps_every_day_is_asked_what_was_planned(day: int) -> None:
    person = _five_weeks()
    lived = [one.kind for one in person.each_day(day, day + DAYS - 1)]
    assert [kind for kind in kinds(person, day) if kind is not DayKind.SCREENING] == [
        kind for kind in lived if kind is not DayKind.SCREENING
    ]


def test_each_day_follows_the_one_before_and_today_is_the_first() -> None:
    person = _five_weeks()
    days = list(dict.fromkeys(one.day for one in planned(person, 10)))
    assert days == [person.at(ASKED, 10 + ahead).date() for ahead in range(DAYS)]


def test_a_week_never_has_more_strength_than_the_rhythm_nor_two_days_running() -> None:
    ahead = kinds(Person.ready(), 1, 28)
    strong = [kind is DayKind.STRENGTH for kind in ahead if kind is not DayKind.SCREENING]
    assert any(strong)
    for start in range(len(strong) - 6):
        assert sum(strong[start : start + 7]) <= METHOD.frame.phases[0].strength_days_a_week
    assert not any(one and other for one, other in pairwise(strong))


def test_the_questions_of_the_rhythm_are_assumed_to_be_answered() -> None:
    ahead = planned(Person.ready(), 1, 40)
    asked = [one.day for one in ahead if one.kind is DayKind.SCREENING]
    assert len(asked) == 1
    assert ahead[-1].day > asked[0]


@pytest.mark.parametrize(
    ("person", "kind"),
    [
        (Person().joins(), DayKind.SCREENING),
        (Person().joins().is_screened(), DayKind.BASELINE),
        (Person.ready().is_screened(yes=["saddle"], at="12:00"), DayKind.BLOCKED),
        (Person.ready().is_screened(yes=["cancer"], at="12:00"), DayKind.CLINICIAN),
        (Person.ready().checks_in(3, something_new=True), DayKind.SCREENING),
    ],
)
def test_where_something_stands_in_the_way_the_plan_ends_there(person: Person, kind: DayKind) -> None:
    assert kinds(person, 1) == [kind]


def test_what_is_done_today_is_not_planned_again() -> None:
    person = Person.ready().trains(days=range(1, 2))
    evening = planned_days(METHOD, person.state(1, at="21:00"), person.at("21:00", 1), 2)
    assert [one.kind for one in evening] == [DayKind.DONE, DayKind.PRACTICE]
