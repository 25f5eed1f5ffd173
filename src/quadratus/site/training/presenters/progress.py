"""How it goes over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quadratus.prescription.facts import Standing
from quadratus.prescription.gate_since import stands_now
from quadratus.prescription.history import History
from quadratus.prescription.prescribe import as_of
from quadratus.prescription.prescription import FocusPoints, Prescription
from quadratus.prescription.state import State
from quadratus.prescription.wording import sentence
from quadratus.protocol.schema import Method
from quadratus.site.measuring.presenters import Said, ScoresCard, card_row, said_of
from quadratus.site.measuring.reading import Report, Scored
from quadratus.site.training.presenters.butterfly import Butterfly
from quadratus.site.training.presenters.ladders import StepUp, StrandCard, step_up, strand_cards
from quadratus.site.training.presenters.pain_chart import PainChart, pain_chart
from quadratus.site.training.presenters.sides import side_pairs
from quadratus.site.training.presenters.time_axis import Span, SpanChoice, TimeAxis, day_words, span_choices, time_axis
from quadratus.site.training.presenters.today import Stop, path
from quadratus.site.training.presenters.walking import Walking, walking
from quadratus.site.training.presenters.why import GateCard, Line, gate_card


@dataclass(frozen=True, slots=True)
class MorningsSaid:
    """What the mornings on the axis say: the first, the last ones, and whether they differ beyond the error."""

    said: Said
    compared: str


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
    spans: tuple[SpanChoice, ...]
    axis: TimeAxis
    chart: PainChart
    mornings: MorningsSaid | None
    gate: GateCard | None
    pairs: tuple[Butterfly, ...]
    strands: tuple[StrandCard, ...]
    later: tuple[StrandCard, ...]
    step_up: StepUp
    walking: Walking
    confidence: ScoresCard
    focus: tuple[str, str] | None
    focuses: tuple[FocusRow, ...]
    past_flares: bool

    @property
    def tested(self) -> bool:
        """Whether a test day has been."""
        return any(pair.noise for pair in self.pairs)


def progress_page(
    method: Method, state: State, history: History, today: Prescription, span: Span, now: datetime
) -> ProgressPage:
    """The progress of one person at one moment, as far back as a span reaches."""
    phase = method.phase_by_key[today.phase]
    present = {*phase.strands, "walking"}
    strands = strand_cards(Standing(method, as_of(method, state, now), now))
    axis = time_axis(span, history.first_day, now.date())
    return ProgressPage(
        phase=phase.name,
        week=today.week,
        path=path(method, today),
        spans=span_choices(span),
        axis=axis,
        chart=pain_chart(method, history, axis, today.phase, now),
        mornings=_mornings(method, history, axis),
        gate=gate_card(method, today.gate, stands_now(method, state, history.stands, history.last_day, now)),
        pairs=side_pairs(method, state, history, axis),
        strands=tuple(card for key, card in strands.items() if key in present),
        later=tuple(card for key, card in strands.items() if key not in present),
        step_up=step_up(method, today.phase),
        walking=walking(method, history, axis),
        confidence=_confidence(method, history),
        focus=(today.focus.name, today.focus.helps) if today.focus else None,
        focuses=_focuses(method, today),
        past_flares=any(flare.spell.ended for flare in history.flares),
    )


def _mornings(method: Method, history: History, axis: TimeAxis) -> MorningsSaid | None:
    shown = [one for one in history.mornings if axis.holds(one.day)]
    if not shown:
        return None
    measure = method.measure_by_key["pain_morning"]
    said = said_of(method, measure, tuple(float(one.pain) for one in shown))
    last = shown[1:][-measure.confirmations :]
    first = _("First morning shown: {pain} of 10, on {day}.")
    words = [first.format(pain=shown[0].pain, day=day_words(shown[0].day, axis.last))]
    if last:
        both = _("and")
        pains = f" {both} ".join(str(one.pain) for one in last)
        which = ngettext("Last morning: {pains}.", "The last {count} mornings: {pains}.", len(last))
        words.append(which.format(count=len(last), pains=pains))
    return MorningsSaid(said, " ".join(words))


def _confidence(method: Method, history: History) -> ScoresCard:
    measure = method.measure_by_key["confidence"]
    rows = []
    for strand in method.frame.strands:
        reports = tuple(
            Report(one.day, float(one.scores[strand.key]), ()) for one in history.confidence if strand.key in one.scores
        )
        if reports:
            rows.append(card_row(method, measure, Scored(measure.key, strand.name, reports)))
    return ScoresCard(tuple(rows))


def _focuses(method: Method, today: Prescription) -> tuple[FocusRow, ...]:
    if today.focus is None:
        return ()
    return tuple(_focus(method, points, today.focus.key) for points in today.focus.points)


def _focus(method: Method, points: FocusPoints, in_force: str | None) -> FocusRow:
    lines = (Line(sentence(leaf, method), reason.met) for _, reason, _ in points.signs for leaf in reason.deciding())
    return FocusRow(points.name, points.points, points.key == in_force, tuple(lines))
