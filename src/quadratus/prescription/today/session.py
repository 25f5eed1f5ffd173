"""Builds the session of a day: which strands, which of their ladders, fitted to the minutes and the focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from quadratus.prescription.evaluation import found
from quadratus.prescription.facts import Standing
from quadratus.prescription.prescription import FocusToday, Item
from quadratus.prescription.reasons import Choice, Outcome
from quadratus.prescription.today.choosing import Suited
from quadratus.prescription.today.fitting import Candidate, Fitted, emphasised, fitted, seconds_of
from quadratus.protocol.schema import Ladder, Strand


@dataclass(frozen=True, slots=True)
class Built:
    """A session: its items, the walk beside it, its length, and the decisions that shaped it."""

    items: tuple[Item, ...]
    walk: Item | None
    seconds: int
    choices: tuple[Choice, ...]


def minutes_of(standing: Standing, *, strength: bool) -> int:
    """The minutes the person has, within the bounds of the method; a day without strength has its own upper bound."""
    pacing, given = standing.method.frame.pacing, standing.state.circumstances
    most = pacing.most_minutes if strength else pacing.most_minutes_of_practice
    return max(pacing.fewest_minutes, min(most, given.minutes if given else pacing.fewest_minutes))


def build(suited: Suited, strands: Sequence[str], focus: FocusToday | None = None) -> Built:
    """The session from some strands, in their order.

    Args:
        suited: what may be asked of this person today.
        strands: keys of strands; walking among them becomes the walk beside the session.
        focus: the emphasis, where one is in force.
    """
    standing, method = suited.standing, suited.standing.method
    candidates: list[Candidate] = []
    choices: list[Choice] = []
    for key in strands:
        strand = method.strand_by_key[key]
        if strand.role != "walking":
            candidates += _candidates(suited, strand, choices)
    strength = any(method.strand_by_key[key].role == "strength" for key in strands)
    minutes = minutes_of(standing, strength=strength)
    plain = fitted(method, candidates, minutes)
    result = _with_focus(standing, candidates, minutes, focus, plain, choices)
    walk = _walk(suited, choices)
    return Built(result.items, walk, result.seconds, (*choices, *result.choices))


def _with_focus(
    standing: Standing,
    candidates: Sequence[Candidate],
    minutes: int,
    focus: FocusToday | None,
    plain: Fitted,
    choices: list[Choice],
) -> Fitted:
    chosen = next((one for one in standing.method.focuses.focuses if focus and one.key == focus.key), None)
    changed = emphasised(standing.method, candidates, minutes, chosen, plain) if chosen else None
    if chosen is None or focus is None or changed is None:
        return plain
    choices.append(Choice(Outcome.EMPHASIS, "", focus.choice.reason))
    return changed


def _candidates(suited: Suited, strand: Strand, choices: list[Choice]) -> list[Candidate]:
    """The exercises of a strand for today: of its ladders the ones trained longest ago, in the order of the method."""
    offered: list[tuple[tuple[date, int], Item]] = []
    for number, ladder in enumerate(suited.standing.method.frame.ladders):
        if ladder.strand != strand.key or ladder.stands_in_only:
            continue
        item, against = _item(suited, ladder)
        choices += against
        if item is not None:
            last = suited.standing.state.ladders[item.ladder].last_trained or date.min
            offered.append(((last, number), item))
    offered.sort(key=lambda one: one[0])
    picked = offered[: strand.most_a_session]
    picked.sort(key=lambda one: one[0][1])
    return [Candidate(item, claim) for claim, item in picked]


def _item(suited: Suited, ladder: Ladder) -> tuple[Item | None, tuple[Choice, ...]]:
    """The exercise of a ladder, or of the ladder that spares the shoulder where that takes its place."""
    method, state = suited.standing.method, suited.standing.state
    spare = method.ladder_by_key[ladder.spared_by] if ladder.spared_by else None
    item, against = suited.item(ladder)
    if spare is None:
        return item, against
    stands_on = state.ladders[ladder.key]
    if not stands_on.spared and item is not None and item.rung_number == stands_on.rung:
        return item, against
    instead, more = suited.item(spare)
    if instead is None:
        return item, (*against, *more)
    if not stands_on.spared:
        unsuited = against[0].reason if item is None else item.choices[0].reason
        spared = Choice(Outcome.SHOULDER_SPARED, ladder.key, unsuited)
        instead = replace(instead, choices=(spared, *instead.choices))
    return instead, more


def _walk(suited: Suited, choices: list[Choice]) -> Item | None:
    for ladder in suited.standing.method.frame.ladders:
        if suited.standing.method.strand_by_key[ladder.strand].role == "walking":
            item, against = suited.item(ladder)
            choices += against
            return item
    return None


def opened_by_coach(suited: Suited) -> list[Ladder]:
    """The ladders of a later phase that a coach has opened."""
    return [suited.standing.method.ladder_by_key[key] for key in suited.standing.state.opened]


def with_opened(suited: Suited, built: Built) -> Built:
    """The session with one exercise from each ladder that a coach has opened, within the minutes of the session."""
    items, choices, seconds = list(built.items), list(built.choices), built.seconds
    for ladder in opened_by_coach(suited):
        item, against = _item(suited, ladder)
        choices += against
        if item is None:
            continue
        longer = seconds_of(suited.standing.method, [*items, item])
        if longer <= minutes_of(suited.standing, strength=True) * 60:
            items.append(item)
            seconds = longer
            choices.append(
                Choice(
                    Outcome.COACH_OPENED, ladder.key, found("coach_opened", True, "is", True, source="gate-unproven")
                )
            )
    return Built(tuple(items), built.walk, seconds, tuple(choices))
