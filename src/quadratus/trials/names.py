"""What the entries of a diary share: the names they may use, and how their details are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TypedDict
from uuid import UUID

from quadratus.protocol.schema import Method
from quadratus.trials.diary import Entry
from quadratus.trials.words import FaultError, FaultsError, Line, Words


class Stamp(TypedDict):
    """The fields that every event has."""

    id: UUID
    moment: datetime
    day: date


UNSTAMPED: Stamp = {"id": UUID(int=0), "moment": datetime.min.replace(tzinfo=UTC), "day": date.min}


@dataclass(frozen=True)
class Names:
    """The names of a method that a diary may use."""

    method: Method

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """The keys of the screening questions."""
        return tuple(question.key for question in self.method.screening.questions)

    @cached_property
    def observations(self) -> tuple[str, ...]:
        """The keys of the observations for the focuses."""
        return tuple(observation.key for observation in self.method.focuses.observations)

    @cached_property
    def equipment(self) -> tuple[str, ...]:
        """The keys of the equipment."""
        return tuple(thing.key for thing in self.method.frame.equipment)

    @cached_property
    def conditions(self) -> tuple[str, ...]:
        """The keys of the conditions."""
        return tuple(self.method.condition_by_key)

    @cached_property
    def findings(self) -> tuple[str, ...]:
        """The keys of the screening findings."""
        return tuple(finding.key for finding in self.method.screening.findings)

    @cached_property
    def exercises(self) -> frozenset[str]:
        """What names exercises of a session: rungs, ladders, strands, or all of them."""
        method = self.method
        return frozenset({"all", *method.rung_by_key, *method.ladder_by_key, *method.strand_by_key})


def no_details(line: Line) -> None:
    """Refuse a line that has others under it."""
    if line.details:
        fault = f"nothing can stand under '{line.text}', and line {line.details[0].number} does"
        raise FaultError(fault, "Indent the two lines alike")


def if_due(words: Words) -> bool:
    """Whether the line ends in *when due*; nothing else may be left of it."""
    due = words.maybe("when due")
    words.end()
    return due


def read_details(line: Line, forms: dict[str, str], read: Callable[[int, str, Words], None]) -> None:
    """Read the lines under a line, each by `read(number, name, words)`; `forms` are the known ones.

    Raises:
        FaultsError: with the fault of every line that has one.
    """
    faults: list[tuple[int, FaultError]] = []
    for detail in line.details:
        try:
            name, words = _detail_of(detail, forms)
            read(detail.number, name, words)
            words.end()
        except FaultError as fault:
            faults.append((detail.number, fault))
    if faults:
        raise FaultsError(faults)


def _detail_of(line: Line, forms: dict[str, str]) -> tuple[str, Words]:
    """Which of the known details a line is, and its other words."""
    for name in sorted(forms, key=len, reverse=True):
        if line.text == name or line.text.startswith((f"{name} ", f"{name}:")):
            words = Words(line.text[len(name) :], forms[name])
            words.maybe(":")
            return name, words
    fault = f"'{line.text}' cannot stand here"
    raise FaultError(fault, f"Write one of: {'; '.join(forms.values())}")


def strand_and_score(words: Words, names: Names) -> tuple[str | None, int]:
    """A strand, or None for all of them, and a score; nothing else may be left of the line."""
    strand = None
    if not words.peek().isdigit():
        strand = words.one_of("the strand, or a number from 0 to 10", names.method.strand_by_key)
    score = words.score("the confidence")
    words.end()
    return strand, score


Reader = Callable[[Line, Words, Names], Entry | tuple[Entry, ...]]
