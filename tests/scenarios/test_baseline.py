"""The baseline: given once, following improvement, never rising by itself (DECISIONS 1)."""

from __future__ import annotations

import pytest

from .person import Person


def baseline_after(*mornings: tuple[int, int], usual: int = 4, day: int = 40) -> float | None:
    """The baseline after morning reports as (day, pain)."""
    ada = Person.ready(usual=usual)
    for on, pain in mornings:
        ada.on(on).wakes_with(pain)
    return ada.state(day).baseline


@pytest.mark.parametrize(
    ("mornings", "baseline", "because"),
    [
        ([], 4, "no morning yet"),
        ([(2, 1), (3, 1), (4, 1), (5, 1)], 4, "four mornings are too few"),
        ([(2, 1), (3, 1), (4, 1), (5, 1), (6, 1)], 1, "five mornings"),
        ([(2, 0), (3, 1), (4, 2), (5, 3), (6, 3)], 2, "their median, not their mean"),
        ([(2, 1), (3, 1), (4, 1), (5, 2), (6, 2), (7, 2)], 1, "lowered at five, and never back up"),
        ([(2, 4), (3, 3), (4, 4), (5, 3), (6, 3), (7, 4)], 3, "lowered at five, the sixth cannot raise it"),
        ([(2, 8), (3, 8), (4, 8), (5, 8), (6, 8)], 4, "never up by itself"),
        ([(2, 1), (3, 1), (4, 1), (5, 1), (15, 1)], 1, "all five within 14 days"),
        ([(2, 1), (3, 1), (4, 1), (5, 1), (16, 1)], 4, "the first of the five is 15 days old"),
    ],
)
def test_the_baseline_follows_improvement(mornings: list[tuple[int, int]], baseline: float, because: str) -> None:
    assert baseline_after(*mornings) == baseline, because


def test_an_even_number_of_mornings_may_give_half_a_point() -> None:
    mornings = [(2, 4), (3, 4), (4, 4), (5, 3), (6, 3), (7, 3)]
    assert baseline_after(*mornings) == 3.5


def test_a_morning_with_two_reports_counts_with_the_worse() -> None:
    ada = Person.ready(usual=4)
    for day in range(2, 7):
        ada.on(day).wakes_with(1).wakes_with(3, at="09:00")
    assert ada.state(6).baseline == 3
    bea = Person.ready(usual=4)
    for day in range(2, 7):
        bea.on(day).wakes_with(3).wakes_with(1, at="09:00")
    assert bea.state(6).baseline == 3


def test_two_reports_of_one_morning_are_one_morning() -> None:
    ada = Person.ready(usual=4)
    for day in range(2, 5):
        ada.on(day).wakes_with(1).wakes_with(1, at="09:00")
    assert ada.state(5).baseline == 4


@pytest.mark.parametrize(
    ("screened_between", "given", "baseline"),
    [(False, 6, 3), (True, 6, 6), (False, 1, 1), (True, 1, 1)],
    ids=["cannot_rise", "rises_after_a_screening", "can_fall", "can_fall_after_a_screening"],
)
def test_only_a_new_baseline_after_a_new_screening_raises_it(
    screened_between: bool, given: int, baseline: float
) -> None:
    ada = Person.ready(usual=3)
    if screened_between:
        ada.on(5).is_screened()
    assert ada.on(5).has_baseline(given).state(5).baseline == baseline


def test_one_screening_allows_one_rise() -> None:
    ada = Person.ready(usual=3).on(5).is_screened().has_baseline(5).on(6).has_baseline(8)
    assert ada.state(6).baseline == 5


def test_a_screening_alone_raises_nothing() -> None:
    ada = Person.ready(usual=3).wakes_on(range(2, 9), 8).on(9).is_screened()
    assert ada.state(9).baseline == 3


def test_mornings_before_the_last_given_baseline_do_not_count() -> None:
    ada = Person.ready(usual=4).wakes_on(range(2, 6), 1).on(6).is_screened().has_baseline(5, at="08:00")
    ada.on(7).wakes_with(1)
    assert ada.state(7).baseline == 5


def test_a_baseline_that_cannot_raise_it_does_not_raise_it_through_the_mornings_either() -> None:
    ada = Person.ready(usual=3).wakes_on(range(2, 7), 1).on(7).has_baseline(6).wakes_on(range(8, 13), 6)
    assert ada.state(12).baseline == 1
