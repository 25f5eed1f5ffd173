"""Doses in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quadratus.prescription.prescription import Item
from quadratus.prescription.record.events import PlannedExercise, PlannedSet, Side
from quadratus.prescription.today.timeline import target
from quadratus.prescription.wording import dose_words
from quadratus.protocol.schema import Dose
from quadratus.site.shell.templatetags.shell import whole_units
from quadratus.site.training.words import load_words

HOLD = Dose(sets=(3, 2, 1), hold_seconds=10, pause_seconds=3, rest_seconds=30)


def item(dose: Dose, *sides: Side, extra: tuple[PlannedSet, ...] = ()) -> Item:
    planned = [PlannedSet(side, target(dose, number)) for number in range(len(dose.sets)) for side in sides]
    exercise = PlannedExercise("rung", 0, (*planned, *extra))
    return Item("rung", "exercise", "Name", "strand", "ladder", 1, 0, dose, exercise)


@pytest.mark.parametrize(
    ("dose", "sides", "words"),
    [
        (HOLD, (Side.LEFT, Side.RIGHT), "3 rounds of holds of 10 s, each side: 3, then 2, then 1"),
        (HOLD, (Side.BOTH,), "3 rounds of holds of 10 s: 3, then 2, then 1"),
        (Dose(sets=(1,), hold_seconds=20), (Side.RIGHT, Side.LEFT), "1 hold of 20 s, each side"),
        (Dose(sets=(8, 8), tempo_seconds=6), (Side.BOTH,), "2 rounds of 8 slow repetitions"),
        (Dose(sets=(15,), breath_seconds=8), (Side.BOTH,), "15 breaths of 8 s"),
        (Dose(sets=(1, 1), metres=20), (Side.LEFT, Side.RIGHT), "2 carries of 20 m, each side"),
        (Dose(sets=(1,), minutes=15), (Side.BOTH,), "15 minutes at your own pace"),
    ],
)
def test_a_dose_reads_as_it_is_done(dose: Dose, sides: tuple[Side, ...], words: str) -> None:
    assert dose_words(item(dose, *sides), "en") == words


def test_an_extra_set_of_one_side_is_told() -> None:
    more = item(HOLD, Side.LEFT, Side.RIGHT, extra=(PlannedSet(Side.LEFT, 10),))
    assert dose_words(more, "en") == (
        "3 rounds of holds of 10 s, each side: 3, then 2, then 1; then 1 more hold of 10 s, left side"
    )
    even = item(Dose(sets=(8, 8), tempo_seconds=6), Side.RIGHT, Side.LEFT, extra=(PlannedSet(Side.RIGHT, 8),) * 2)
    assert dose_words(even, "en") == (
        "2 rounds of 8 slow repetitions, each side; "
        "then 8 more slow repetitions, then 8 more slow repetitions, right side"
    )


def test_sides_that_differ_are_told_one_after_the_other() -> None:
    sides = (PlannedSet(Side.LEFT, 30), PlannedSet(Side.RIGHT, 20), PlannedSet(Side.LEFT, 20))
    unlike = replace(item(HOLD), planned=PlannedExercise("rung", 0, sides))
    assert dose_words(unlike, "en") == "left side: 2 rounds of holds of 10 s: 3, then 2; right side: 2 holds of 10 s"
    alone = replace(item(HOLD), planned=PlannedExercise("rung", 0, sides[:1]))
    assert dose_words(alone, "en") == "left side: 3 holds of 10 s"


def test_a_load_names_the_hands() -> None:
    assert load_words(6, 2) == "6\N{NO-BREAK SPACE}kg in each hand"
    assert load_words(2.5, 1) == "2.5\N{NO-BREAK SPACE}kg in one hand"
    assert load_words(0, 2) == ""


def test_a_number_keeps_its_unit_on_the_same_line() -> None:
    assert whole_units("2 rounds of 2 holds of 5 s, each side") == "2 rounds of 2 holds of 5\xa0s, each side"
    assert whole_units("1 carry of 22 m, 3.5 kg in each hand") == "1 carry of 22\xa0m, 3.5\xa0kg in each hand"
    assert whole_units("2 slow movements") == "2 slow movements"
