"""How it goes over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from quadratus.measures.sides import LowerSide, Pair
from quadratus.prescription.prescription import FocusPoints, Prescription
from quadratus.prescription.reasons import sentence
from quadratus.prescription.rules.difference import (
    bend_lower_side,
    bend_pairs,
    hold_lower_side,
    hold_pairs,
)
from quadratus.prescription.state import LadderState, State
from quadratus.protocol.schema import Ladder, Measure, Method
from quadratus.site.training.presenters.butterfly import Butterfly, Compared, butterfly
from quadratus.site.training.presenters.pain_chart import PainChart, pain_chart
from quadratus.site.training.presenters.today import Stop, path
from quadratus.site.training.presenters.why import GateCard, Line, gate_card


@dataclass(frozen=True, slots=True)
class LadderCard:
    """A ladder and where the person stands on it.

    `places` are its rungs, or the dose steps where it has a single rung; `stands` says the same
    in words. Both say so where it is not begun.
    """

    name: str
    stands: str
    detail: str
    places: tuple[Literal["done", "here", "ahead"], ...]


@dataclass(frozen=True, slots=True)
class StrandCard:
    """A strand with its ladders."""

    name: str
    purpose: str
    ladders: tuple[LadderCard, ...]


@dataclass(frozen=True, slots=True)
class FocusRow:
    """One focus with its points and the signs behind them."""

    name: str
    points: int
    in_force: bool
    signs: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ProgressPage:
    """Everything that the progress page shows."""

    phase: str
    week: int
    path: tuple[Stop, ...]
    chart: PainChart
    gate: GateCard | None
    pairs: tuple[Butterfly, ...]
    strands: tuple[StrandCard, ...]
    later: tuple[StrandCard, ...]
    focus: tuple[str, str] | None
    focuses: tuple[FocusRow, ...]
    sessions: int


def progress_page(method: Method, state: State, today: Prescription, now: datetime) -> ProgressPage:
    """The progress of one person at one moment."""
    phase = method.phase_by_key[today.phase]
    present = {*phase.strands, "walking"}
    strands = {strand.key: _strand(method, state, strand.key) for strand in method.frame.strands}
    return ProgressPage(
        phase=phase.name,
        week=today.week,
        path=path(method, today),
        chart=pain_chart(method, state, now),
        gate=gate_card(today.gate),
        pairs=tuple(pair for pair in (_holds(method, state), _bends(method, state)) if pair),
        strands=tuple(card for key, card in strands.items() if key in present),
        later=tuple(card for key, card in strands.items() if key not in present),
        focus=(today.focus.name, today.focus.helps) if today.focus else None,
        focuses=_focuses(today),
        sessions=len(state.sessions),
    )


def _strand(method: Method, state: State, key: str) -> StrandCard:
    strand = method.strand_by_key[key]
    ladders = (ladder for ladder in method.frame.ladders if ladder.strand == key)
    return StrandCard(
        strand.name,
        strand.purpose,
        tuple(_ladder(method, ladder, state.ladders.get(ladder.key)) for ladder in ladders),
    )


def _ladder(method: Method, ladder: Ladder, stands: LadderState | None) -> LadderCard:
    rungs = method.rungs[ladder.key]
    rung = stands.rung if stands and stands.last_trained else 0
    step = stands.step + 1 if stands and rung else 0
    doses = len(rungs[max(rung, 1) - 1][1].doses)
    if len(rungs) == 1:
        words = f"dose {step} of {doses}" if step else "not begun"
        return LadderCard(ladder.name, words, "", _places(doses, step))
    if not rung:
        return LadderCard(ladder.name, "not begun", "", _places(len(rungs), 0))
    exercise, place = rungs[rung - 1]
    detail = f"{place.name or exercise.name}, dose {step} of {doses}"
    words = f"rung {rung} of {len(rungs)}"
    return LadderCard(ladder.name, words, detail, _places(len(rungs), rung))


def _places(count: int, here: int) -> tuple[Literal["done", "here", "ahead"], ...]:
    return tuple("here" if number == here else "done" if number < here else "ahead" for number in range(1, count + 1))


def _holds(method: Method, state: State) -> Butterfly | None:
    cap = method.frame.test_day.cap_seconds
    days = hold_pairs(state, cap)
    if not days:
        return None
    exercise, place = method.rung_by_key[state.holds[-1].rung]
    title = f"Timed holds: {place.name or exercise.name}"
    lower = hold_lower_side(method, state)
    return _pair(
        "holds",
        title,
        method.measure_by_key["timed_hold"],
        days,
        lower,
        method.frame.sides.hold_test_days,
        cap,
    )


def _bends(method: Method, state: State) -> Butterfly | None:
    days = bend_pairs(state)
    if not days:
        return None
    measure = method.measure_by_key["side_bend"]
    highest = max(20.0, *(max(pair.left, pair.right) for _, pair in days))
    lower = bend_lower_side(method, state)
    return _pair("bends", "Side bends", measure, days, lower, method.frame.sides.bend_test_days, highest)


def _pair(
    key: str,
    title: str,
    measure: Measure,
    days: list[tuple[date, Pair]],
    lower: LowerSide | None,
    mean_of: int,
    highest: float,
) -> Butterfly:
    last_day, last = days[-1]
    compared = [Compared(f"Last test day, {last_day:%-d %B}", last.left, last.right, measure.error)]
    if len(days) >= mean_of:
        recent = [pair for _, pair in days[-mean_of:]]
        left, right = (sum(values) / mean_of for values in zip(*((p.left, p.right) for p in recent), strict=True))
        error = measure.error_of_mean_of_3 or measure.error
        compared.append(Compared(f"Mean of the last {mean_of} test days", left, right, error))
    table = tuple((f"{day:%-d %B %Y}", f"{pair.left:g}", f"{pair.right:g}") for day, pair in reversed(days))
    note = f"{measure.error:g} {measure.unit} up or down on one day is within the noise."
    return butterfly(key, title, measure.unit, compared, highest=highest, lower=lower, note=note, table=table)


def _focuses(today: Prescription) -> tuple[FocusRow, ...]:
    if today.focus is None:
        return ()
    return tuple(_focus(points, today.focus.key) for points in today.focus.points)


def _focus(points: FocusPoints, in_force: str | None) -> FocusRow:
    lines = (Line(sentence(leaf), reason.met) for _, reason, _ in points.signs for leaf in reason.deciding())
    return FocusRow(points.name, points.points, points.key == in_force, tuple(lines))
