"""What a person has scored so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from quadratus.prescription.record.events import ActivityScored, MeasureEntered
from quadratus.prescription.record.ordering import in_order
from quadratus.prescription.record.reading import read_event
from quadratus.prescription.state import State
from quadratus.site.people.models import Person
from quadratus.site.record.models import EventRow

_KINDS = ("activity", "measure", "withdrawn")
# Overall change is asked about the start; before that there is hardly anything to look back on.
OVERALL_CHANGE_AFTER = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class Report:
    """The score of one day: the last one given. `events` are all that were given that day."""

    day: date
    score: float
    events: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """One thing that was scored, oldest report first. `key` is of the measure, or of the words of an activity."""

    key: str
    words: str
    reports: tuple[Report, ...]

    @property
    def scores(self) -> tuple[float, ...]:
        """The scores alone."""
        return tuple(report.score for report in self.reports)


@dataclass(frozen=True, slots=True)
class Reports:
    """Everything that was scored, in the order in which it came up."""

    activities: tuple[Scored, ...] = ()
    measures: tuple[Scored, ...] = ()

    def measure(self, key: str) -> Scored | None:
        """The reports of one measure, if there are any."""
        return next((scored for scored in self.measures if scored.key == key), None)

    def with_event(self, event: UUID) -> Report | None:
        """The report that an event belongs to."""
        scored = (*self.activities, *self.measures)
        return next((report for one in scored for report in one.reports if event in report.events), None)


@dataclass
class _Growing:
    words: str = ""
    by_day: dict[date, Report] = field(default_factory=dict)

    def add(self, words: str, event: ActivityScored | MeasureEntered) -> None:
        before = self.by_day.get(event.day)
        self.words = words
        self.by_day[event.day] = Report(event.day, event.score, (*(before.events if before else ()), event.id))


def activity_key(words: str) -> str:
    """The same for the same words, however they are spaced or capitalised."""
    return " ".join(words.split()).casefold()


def reports_of(person: Person) -> Reports:
    """What a person has scored, without what was taken back."""
    rows = EventRow.objects.filter(person=person, kind__in=_KINDS).order_by("pk").values_list("kind", "body")
    activities: dict[str, _Growing] = {}
    measures: dict[str, _Growing] = {}
    for event in in_order(read_event(kind, body) for kind, body in rows):
        if isinstance(event, ActivityScored):
            activities.setdefault(activity_key(event.activity), _Growing()).add(event.activity, event)
        elif isinstance(event, MeasureEntered):
            measures.setdefault(event.measure, _Growing()).add("", event)
    return Reports(_scored(activities.items()), _scored(measures.items()))


def overall_change_from(state: State) -> date | None:
    """The day from which overall change is asked; none before the first training day."""
    return state.first_training + OVERALL_CHANGE_AFTER if state.first_training else None


def _scored(grown: Iterable[tuple[str, _Growing]]) -> tuple[Scored, ...]:
    return tuple(Scored(key, one.words, tuple(sorted(one.by_day.values(), key=lambda r: r.day))) for key, one in grown)
