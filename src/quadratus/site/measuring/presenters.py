"""What the page of scores shows, and its card on Progress."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quadratus.prescription.change import reports_missing, verdict_of, waits_for_confirmation
from quadratus.protocol.schema import Measure, Method
from quadratus.site.measuring import forms
from quadratus.site.measuring.forms import Known, Problems
from quadratus.site.measuring.reading import Report, Reports, Scored, activity_key, overall_change_from
from quadratus.site.measuring.words import (
    NOT_CONFIRMED,
    VERDICTS,
    better_words,
    difference_words,
    number_of,
    range_words,
    rule_words,
    score_words,
)
from quadratus.site.shell.words import day_words, short_day_words
from quadratus.site.training.words import KNOWN

_STATES = {"better": ("settled", "settled"), "worse": ("hold", "hold"), "within_error": ("info", "info")}
_UNDECIDED = ("progress", "")
_ON_CARD = 6
_START, _END = 8, 312


@dataclass(frozen=True, slots=True)
class Said:
    """A verdict: its words, the shape and the colour beside them, and a sentence on what it takes."""

    words: str
    icon: str
    state: str
    detail: str


@dataclass(frozen=True, slots=True)
class Track:
    """The first and the last score on a line from the lowest to the highest, with the error as a band."""

    lowest: str
    highest: str
    band_x: float
    band_width: float
    first_x: float
    last_x: float
    start: int = _START
    end: int = _END


@dataclass(frozen=True, slots=True)
class Row:
    """The score of one day. `event` names it where it is taken back."""

    day: str
    score: str
    event: UUID


@dataclass(frozen=True, slots=True)
class Source:
    """What the error of a measure rests on, and how well that is known."""

    origin: str
    cited: bool
    known: str


@dataclass(frozen=True, slots=True)
class Measured:
    """One thing that was scored: the verdict, first and last, all scores newest first, and the notes.

    `place` names it on the page.
    """

    place: str
    name: str
    range: str
    better: str
    said: Said
    track: Track
    ends: tuple[tuple[str, Row], ...]
    rows: tuple[Row, ...]
    error: str
    note: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale from 0 to 10: its name, what was chosen before a problem came up, and the problem."""

    name: str
    chosen: str
    problem: str
    open: bool


@dataclass(frozen=True, slots=True)
class ActivityCard:
    """An activity with its scores and the scale to score it again."""

    number: int
    measured: Measured
    scale: Scale


@dataclass(frozen=True, slots=True)
class NewActivity:
    """The form for one activity more. `longest` is in characters."""

    words: str
    problem: str
    scale: Scale
    hints: tuple[str, ...]
    longest: int = forms.LONGEST


@dataclass(frozen=True, slots=True)
class Tile:
    """One answer on overall change."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Overall:
    """The question on the back as a whole; `waiting` says when it comes if it is not open yet."""

    ask: str
    hints: tuple[str, ...]
    waiting: str
    tiles: tuple[Tile, ...]
    problem: str
    measured: Measured | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A questionnaire to choose."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Total:
    """The form for a total from elsewhere."""

    choices: tuple[Choice, ...]
    text: str
    measure_problem: str
    total_problem: str
    open: bool


@dataclass(frozen=True, slots=True)
class ScoresPage:
    """Everything on the page of scores."""

    activities: tuple[ActivityCard, ...]
    new: NewActivity
    overall: Overall | None
    measures: tuple[Measured, ...]
    total: Total
    scored: bool


@dataclass(frozen=True, slots=True)
class CardRow:
    """One line of the card: first, last (empty after a single report) and the verdict."""

    name: str
    first: str
    last: str
    said: Said


@dataclass(frozen=True, slots=True)
class ScoresCard:
    """Scores in short, for Progress. `more` counts the lines left out."""

    rows: tuple[CardRow, ...]
    more: int = 0

    @property
    def told(self) -> str:
        """All lines in one: how many of them say what."""
        counts = Counter(row.said.words for row in self.rows)
        said = _("{count} of {all}: {verdict}")
        return ". ".join(
            said.format(count=count, all=len(self.rows), verdict=words[:1].lower() + words[1:])
            for words, count in counts.items()
        )


def scores_page(known: Known, sent: Mapping[str, str], problems: Problems) -> ScoresPage:
    """The page. After a problem it shows again what was sent."""
    wrong = {problem["target"]: problem["text"] for problem in problems}
    if not problems:
        sent = {}
    overall = forms.overall_change(known.method)
    return ScoresPage(
        activities=_activities(known, sent, wrong),
        new=_new_activity(known, sent, wrong),
        overall=_overall(known, overall, sent, wrong) if overall else None,
        measures=tuple(
            measured(known.method, known.method.measure_by_key[one.key], one, f"of-{one.key}")
            for one in _listed(known.method, known.reports)
        ),
        total=_total(known.method, sent, wrong),
        scored=bool(known.reports.activities or known.reports.measures),
    )


def scores_card(method: Method, reports: Reports) -> ScoresCard:
    """What the person scored and what it says, for the page on progress."""
    change = forms.overall_change(method)
    overall = reports.measure(change.key) if change else None
    activity = forms.own_activity(method)
    scored = [(activity, one) for one in reports.activities]
    scored += [(change, overall)] if change and overall else []
    scored += [(method.measure_by_key[one.key], one) for one in _listed(method, reports)]
    rows = tuple(card_row(method, measure, one) for measure, one in scored)
    return ScoresCard(rows[:_ON_CARD], max(0, len(rows) - _ON_CARD))


def measured(method: Method, measure: Measure, scored: Scored, place: str) -> Measured:
    """One thing that was scored, read with the error of its measure."""
    rows = tuple(_row(measure, report) for report in scored.reports)
    ends = ((_("First"), rows[0]), (_("Last"), rows[-1])) if len(rows) > 1 else ((_("First"), rows[0]),)
    found = (method.evidence_by_key[key] for key in measure.source)
    return Measured(
        place=place,
        name=scored.words or measure.name,
        range=range_words(measure),
        better=better_words(measure),
        said=said_of(method, measure, scored.scores),
        track=_track(measure, scored.scores),
        ends=ends,
        rows=rows[::-1],
        error=difference_words(measure.error, measure),
        note=measure.note or "",
        sources=tuple(Source(row.origin, row.cited, str(KNOWN[row.known])) for row in found),
    )


def _listed(method: Method, reports: Reports) -> tuple[Scored, ...]:
    elsewhere = (one for one in reports.measures if one.key in method.measure_by_key)
    return tuple(one for one in elsewhere if method.measure_by_key[one.key].kind != "change")


def _activities(known: Known, sent: Mapping[str, str], wrong: Mapping[str, str]) -> tuple[ActivityCard, ...]:
    measure = forms.own_activity(known.method)
    again = activity_key(sent.get("activity", "")) if sent.get("number", "new") != "new" else ""
    cards = []
    for number, scored in enumerate(known.reports.activities, 1):
        here = scored.key == again
        place = f"score-{sent.get('number')}" if here else ""
        scale = Scale(f"score-{number}", sent.get(place, ""), wrong.get(place, ""), open=here)
        cards.append(ActivityCard(number, measured(known.method, measure, scored, f"activity-{number}"), scale))
    return tuple(cards)


def _new_activity(known: Known, sent: Mapping[str, str], wrong: Mapping[str, str]) -> NewActivity:
    measure = forms.own_activity(known.method)
    here = sent.get("what") == "activity" and sent.get("number", "new") == "new"
    is_open = here or not known.reports.activities
    chosen = sent.get("score-new", "") if here else ""
    scale = Scale("score-new", chosen, wrong.get("score-new", ""), open=is_open)
    words = sent.get("activity", "") if here else ""
    return NewActivity(words, wrong.get("activity-new", ""), scale, measure.how)


def _overall(known: Known, measure: Measure, sent: Mapping[str, str], wrong: Mapping[str, str]) -> Overall:
    steps = range(int(measure.lowest), int(measure.highest) + 1)
    chosen = sent.get("change", "")
    scored = known.reports.measure(measure.key)
    return Overall(
        ask=measure.ask or measure.name,
        hints=measure.how,
        waiting=_waiting(overall_change_from(known.state), known.now.date()),
        tiles=tuple(Tile(str(step), number_of(step, measure), str(step) == chosen) for step in steps),
        problem=wrong.get("change", ""),
        measured=measured(known.method, measure, scored, "overall-change") if scored else None,
    )


def _waiting(since: date | None, today: date) -> str:
    if since is None:
        return _("This question comes four weeks after your first training day.")
    if today < since:
        return _("This question comes on {day}, four weeks after your first training day.").format(day=day_words(since))
    return ""


def _total(method: Method, sent: Mapping[str, str], wrong: Mapping[str, str]) -> Total:
    chosen = sent.get("measure", "")
    choices = tuple(Choice(one.key, _choice_words(one), one.key == chosen) for one in forms.questionnaires(method))
    return Total(
        choices, sent.get("total", ""), wrong.get("measure", ""), wrong.get("total", ""), sent.get("what") == "total"
    )


def _choice_words(measure: Measure) -> str:
    return _("{measure} ({lowest} to {highest})").format(
        measure=measure.name, lowest=number_of(measure.lowest, measure), highest=number_of(measure.highest, measure)
    )


def card_row(method: Method, measure: Measure, scored: Scored) -> CardRow:
    """One thing that was scored, in a line."""
    first, last = (number_of(score, measure) for score in (scored.scores[0], scored.scores[-1]))
    last = last if len(scored.scores) > 1 else ""
    return CardRow(scored.words or measure.name, first, last, said_of(method, measure, scored.scores))


def said_of(method: Method, measure: Measure, scores: tuple[float, ...]) -> Said:
    """What scores say, oldest first, read with the error of their measure."""
    verdict = verdict_of(method, measure.key, scores)
    words, detail = str(VERDICTS[verdict]), rule_words(measure)
    icon, state = _STATES.get(verdict, _UNDECIDED)
    if verdict == "too_few":
        missing = reports_missing(method, measure.key, scores)
        more = ngettext(
            "{count} more report on another day is needed.", "{count} more reports on other days are needed.", missing
        ).format(count=missing)
        detail = f"{more} {detail}"
    elif waits_for_confirmation(method, measure.key, scores):
        words, (icon, state) = str(NOT_CONFIRMED), _UNDECIDED
        detail = _("The last report alone would count; another like it is needed.") + f" {detail}"
    return Said(words, icon, state, detail)


def _row(measure: Measure, report: Report) -> Row:
    return Row(short_day_words(report.day), score_words(report.score, measure), report.events[-1])


def _track(measure: Measure, scores: tuple[float, ...]) -> Track:
    def place(score: float) -> float:
        share = (score - measure.lowest) / (measure.highest - measure.lowest)
        return round(_START + (_END - _START) * min(1.0, max(0.0, share)), 1)

    first = 0.0 if measure.kind == "change" else scores[0]
    left, right = place(first - measure.error), place(first + measure.error)
    return Track(
        lowest=number_of(measure.lowest, measure),
        highest=number_of(measure.highest, measure),
        band_x=left,
        band_width=round(right - left, 1),
        first_x=place(first),
        last_x=place(scores[-1]),
    )
