"""What the page of scores sends: each reader answers what to do, or the problems to show."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from quadratus.prescription.state import State
from quadratus.protocol.schema import Measure, Method
from quadratus.site.measuring.actions import enter_measure, score_activity, take_back
from quadratus.site.measuring.reading import Reports, overall_change_from
from quadratus.site.measuring.words import score_words
from quadratus.site.people.models import Person
from quadratus.site.shell.forms import fault
from quadratus.site.shell.words import day_words, number_words

Problems = list[dict[str, str]]
LONGEST = 200
_NUMBER = re.compile(r"[-−+]?[0-9]{1,4}([.,][0-9]{1,3})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the readers may look at."""

    person: Person
    method: Method
    state: State
    reports: Reports
    now: datetime


@dataclass(frozen=True, slots=True)
class Task:
    """What to write, and what to say when it is written."""

    write: Callable[[], None]
    saved: str


Read = tuple[Task | None, Problems]


def overall_change(method: Method) -> Measure | None:
    """The measure that asks about the back as a whole."""
    return next((measure for measure in method.measures if measure.kind == "change"), None)


def questionnaires(method: Method) -> tuple[Measure, ...]:
    """The questionnaires whose totals can be entered, by name."""
    return tuple(sorted((one for one in method.measures if one.kind == "score"), key=lambda one: one.name.casefold()))


def own_activity(method: Method) -> Measure:
    """How activities in own words are measured."""
    return next(measure for measure in method.measures if measure.kind == "own_words")


def read_activity(known: Known, post: QueryDict) -> Read:
    """An activity and how well it goes; one that is known, or a new one."""
    number = post.get("number", "new")
    words = " ".join(post.get("activity", "").split())
    text = post.get(f"score-{number}")
    problems = []
    if not words:
        problems.append(fault(_("Write the activity in your own words."), "activity-new"))
    if len(words) > LONGEST:
        too_long = _("Say it in at most {most} characters; it has {now} now.")
        problems.append(fault(too_long.format(most=LONGEST, now=len(words)), "activity-new"))
    if text not in {str(score) for score in range(11)}:
        problems.append(fault(_("Choose how well you can do it now, from 0 to 10."), f"score-{number}"))
    if problems or text is None:
        return None, problems
    score = int(text)
    return Task(
        lambda: score_activity(person=known.person, activity=words, score=score, now=known.now),
        _saved(words, score_words(score, own_activity(known.method))),
    ), []


def read_change(known: Known, post: QueryDict) -> Read:
    """The back as a whole, compared with the start."""
    measure, since = overall_change(known.method), overall_change_from(known.state)
    if measure is None or since is None or known.now.date() < since:
        if since is None:
            return None, [fault(_("This question is not open yet. It comes four weeks after your first training day."))]
        text = _("This question is not open yet. It comes on {day}.").format(day=day_words(since))
        return None, [fault(text)]
    score = _number(post.get("change", ""), measure)
    if score is None:
        ends = {"lowest": number_words(measure.lowest), "highest": number_words(measure.highest)}
        return None, [fault(_("Choose a number from {lowest} to {highest}.").format(**ends), "change")]
    return _entering(known, measure, score), []


def read_total(known: Known, post: QueryDict) -> Read:
    """The total of a questionnaire that was taken elsewhere."""
    measure = next((one for one in questionnaires(known.method) if one.key == post.get("measure")), None)
    text = post.get("total", "").strip()
    if measure is None:
        problems = [fault(_("Choose which questionnaire it was."), "measure")]
        return None, problems if text else [*problems, fault(_("Enter the total."), "total")]
    score = _number(text, measure)
    if score is None:
        return None, [fault(_range_asked(measure), "total")]
    return _entering(known, measure, score), []


def _range_asked(measure: Measure) -> str:
    if measure.step == 1:
        said = _("{measure} runs from {lowest} to {highest}. Enter a whole number in that range.")
    else:
        said = _("{measure} runs from {lowest} to {highest}. Enter a number in that range, in steps of {step}.")
    return said.format(
        measure=measure.name,
        lowest=number_words(measure.lowest),
        highest=number_words(measure.highest),
        step=number_words(measure.step, 3),
    )


def read_taking_back(known: Known, post: QueryDict) -> Read:
    """A score that was entered by mistake."""
    try:
        report = known.reports.with_event(UUID(post.get("event", "")))
    except ValueError:
        report = None
    if report is None:
        return None, [fault(_("There is no such score; it may have been taken back already."))]
    return Task(
        lambda: take_back(person=known.person, report=report, now=known.now),
        _("Taken back: the score of {day}.").format(day=day_words(report.day)),
    ), []


READERS: dict[str, Callable[[Known, QueryDict], Read]] = {
    "activity": read_activity,
    "change": read_change,
    "total": read_total,
    "take_back": read_taking_back,
}


def _entering(known: Known, measure: Measure, score: float) -> Task:
    return Task(
        lambda: enter_measure(person=known.person, measure=measure.key, score=score, now=known.now),
        _saved(measure.name, score_words(score, measure)),
    )


def _saved(what: str, score: str) -> str:
    return _("Saved: {what}, {score}.").format(what=what, score=score)


def _number(text: str, measure: Measure) -> float | None:
    if not _NUMBER.fullmatch(text):
        return None
    number = Decimal(text.replace(",", ".").replace("−", "-"))
    lowest, highest, step = (Decimal(str(value)) for value in (measure.lowest, measure.highest, measure.step))
    if not lowest <= number <= highest or (number - lowest) % step:
        return None
    return float(number)
