"""What a language has to say: the shape of its table of words.

Every sentence is a pattern with named places. A pair is one and many: *1 day, 2 days*.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from quadratus.prescription.reasons import Outcome
from quadratus.prescription.record.events import Side

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FactWords:
    """The words of a fact: `label`, for a truth that does not hold `no_label`, and the unit of a number."""

    label: str
    no_label: str = ""
    unit: Pair = ("", "")


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """The patterns of sentences. `label`, `question`, `value`, `relation` and `threshold` are filled in."""

    truth: str
    truth_unknown: str
    question_unknown: str
    number: str
    number_unknown: str
    word: str
    word_asked: str
    asks_number: str
    asks_none: str
    either: str


@dataclass(frozen=True, slots=True)
class DoseWords:
    """The patterns of doses: what one repetition is, and how rounds and sides are told.

    `count`, `seconds`, `metres`, `rounds`, `counts`, `what`, `dose`, `more` and `side` are filled in. `then` stands
    between the counts of unlike rounds; `more` is a round that one side does beyond the other.
    """

    walk: Pair
    hold: Pair
    movement: Pair
    breath: Pair
    carry: Pair
    one_round: str
    like_rounds: str
    other_rounds: str
    in_turn: str
    then: str
    each_side: str
    more: str
    one_side_more: str
    one_side: str
    between_sides: str


@dataclass(frozen=True, slots=True)
class LastTimeWords:
    """What was said of an exercise last time, and what it means.

    `times` says how often: once, twice, more. `count`, `times` and `where` are filled in.
    """

    too_hard: str
    too_hard_running: str
    hurt: str
    hurt_where: str
    same: str
    down: str
    up: str
    lowest: str
    more: Pair
    leave_out: str
    noted: str
    noted_down: str
    noted_lowest: str
    times: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language.

    `relations` are keyed by operator and outcome, `values` are the words that a fact can have as its value. `singular`
    says of which amounts a unit is told as one; `before_unit` stands between a number and its unit.
    """

    language: str
    facts: Mapping[str, FactWords]
    headings: Mapping[Outcome, str]
    relations: Mapping[tuple[str, bool], str]
    values: Mapping[str, str]
    yes: str
    no: str
    not_known: str
    decimal_mark: str
    before_unit: str
    singular: Callable[[float], bool]
    sides: Mapping[Side, str]
    sentences: SentenceWords
    doses: DoseWords
    last_time: LastTimeWords
