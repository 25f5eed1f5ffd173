"""Fits a session into the minutes: first fewer sets in accessories, then fewer accessories, then fewer holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from quadratus.prescription.evaluation import found
from quadratus.prescription.prescription import Item
from quadratus.prescription.reasons import Choice, Outcome
from quadratus.prescription.today.choosing import rounds, with_one_round_more, without_last_round
from quadratus.prescription.today.timeline import length, timeline
from quadratus.protocol.schema import Focus, Method


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item with its claim to stay: what was trained longest ago stays, then what stands first in the method."""

    item: Item
    claim: tuple[date, int]


@dataclass(frozen=True, slots=True)
class Fitted:
    """The items that fit, in the order of the method, and what had to give way."""

    items: tuple[Item, ...]
    seconds: int
    choices: tuple[Choice, ...]


def seconds_of(method: Method, items: Sequence[Item]) -> int:
    """The length of some items by the numbers of the player."""
    return length(timeline(items, method.frame.pacing, method.frame.load))


class _Fitting:
    def __init__(self, method: Method, candidates: Sequence[Candidate], minutes: int, focus: Focus | None) -> None:
        self.method, self.minutes, self.focus = method, minutes, focus
        self.kept = list(candidates)
        self.whole = self.seconds()
        self.lost: dict[str, Outcome] = {}

    def seconds(self) -> int:
        return seconds_of(self.method, [one.item for one in self.kept])

    def fits(self) -> bool:
        return self.seconds() <= self.minutes * 60

    def role(self, one: Candidate) -> str:
        return self.method.strand_by_key[one.item.strand].role

    def yields_first(self, one: Candidate) -> tuple[int, tuple[date, int]]:
        """The order in which candidates give way: what the focus wants less of first, what it wants more of last."""
        strand = one.item.strand
        wanted = 0 if self.focus is None else (strand in self.focus.less) - (strand in self.focus.more)
        return (wanted, one.claim)

    def fewer_sets(self, role: str) -> None:
        while not self.fits():
            able = [one for one in self.kept if self.role(one) == role and rounds(one.item) > 1]
            if not able:
                return
            most = max(able, key=lambda one: (rounds(one.item), *self.yields_first(one)))
            self.kept[self.kept.index(most)] = Candidate(without_last_round(most.item), most.claim)
            self.lost.setdefault(most.item.rung, Outcome.FEWER_SETS)

    def fewer(self, role: str, *, keep: int) -> None:
        while not self.fits():
            able = [one for one in self.kept if self.role(one) == role]
            if len(able) <= keep:
                return
            last = max(able, key=self.yields_first)
            self.kept.remove(last)
            self.lost[last.item.rung] = Outcome.LEFT_OUT

    def result(self) -> Fitted:
        reason = found(
            "planned_minutes", self.whole / 60, "at_most", self.minutes, source=self.method.frame.pacing.source
        )
        choices = tuple(Choice(outcome, rung, reason) for rung, outcome in self.lost.items())
        return Fitted(tuple(one.item for one in self.kept), self.seconds(), choices)


def fitted(method: Method, candidates: Sequence[Candidate], minutes: int, focus: Focus | None = None) -> Fitted:
    """The candidates that fit into the minutes. Breathing stays as long as anything stays.

    Args:
        method: roles of the strands and the pacing.
        candidates: in the order of the method.
        minutes: what the person has.
        focus: changes who gives way first, nothing else.
    """
    fitting = _Fitting(method, candidates, minutes, focus)
    fitting.fewer_sets("accessory")
    fitting.fewer("accessory", keep=0)
    fitting.fewer("strength", keep=1)
    fitting.fewer_sets("strength")
    fitting.fewer("strength", keep=0)
    return fitting.result()


def emphasised(
    method: Method, candidates: Sequence[Candidate], minutes: int, focus: Focus, plain: Fitted
) -> Fitted | None:
    """The session with the emphasis of a focus, or None where that moves no minute or more than it may."""
    wanted = [
        Candidate(with_one_round_more(one.item), one.claim) if _gets_more(method, one.item, focus) else one
        for one in candidates
    ]
    before = _by_strand(method, plain.items)
    for offered in (wanted, list(candidates)):
        changed = fitted(method, offered, minutes, focus)
        after = _by_strand(method, changed.items)
        moved = sum(max(0, seconds - before.get(strand, 0)) for strand, seconds in after.items())
        lost = sum(max(0, seconds - after.get(strand, 0)) for strand, seconds in before.items())
        wanted_lost = any(after.get(strand, 0) < before.get(strand, 0) for strand in focus.more)
        if not wanted_lost and 0 < max(moved, lost) * 100 <= method.focuses.most_percent * plain.seconds:
            return changed
    return None


def _gets_more(method: Method, item: Item, focus: Focus) -> bool:
    """Only accessories get a round more: holds rise by their own rule alone, and breathing stays a few minutes."""
    return item.strand in focus.more and method.strand_by_key[item.strand].role == "accessory"


def _by_strand(method: Method, items: Sequence[Item]) -> dict[str, int]:
    seconds: dict[str, int] = {}
    for item in items:
        seconds[item.strand] = seconds.get(item.strand, 0) + seconds_of(method, [item])
    return seconds
