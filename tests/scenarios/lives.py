"""Very different lives, day by day: what the tests of reasons and of words look at."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from quadratus.prescription.prescription import Prescription
from quadratus.prescription.reasons import Reason

from .person import Person, every_choice, in_phase_two


@cache
def lives() -> tuple[Prescription, ...]:
    """What was asked on many days of very different lives."""
    asked: list[Prescription] = []
    for minutes in (8, 17, 25, 40):
        asked += Person.ready(minutes=minutes).trains(days=range(1, 90)).each_day(1, 90)
    bea = Person().joins().is_screened(yes=["osteoporosis"])
    bea.has_baseline(5, observed=["familiar_tender_ache"], sitting=9)
    bea.has(minutes=20, conditions=["shoulder", "knee"], equipment=[]).trains(days=range(1, 20), effort=6)
    bea.on(20).wakes_with(8).on(21).wakes_with(8).is_coached()
    bea.does("bird_dog_leg", before=5, highest=9).on(22).does("lying_tilt", before=5, highest=9)
    asked += bea.each_day(1, 60)
    cem = in_phase_two().on(18).trains().on(20).declares_a_flare_up().is_screened(at="13:00").on(30).wakes_with(3)
    asked += cem.each_day(16, 60)
    flagged = (Person().joins().is_screened(yes=[yes]).has_baseline(3) for yes in ("chest", "rash", "cancer"))
    begun = (Person(), Person().joins(), Person().joins().is_screened(), Person.ready().checks_in(8), *flagged)
    return (*asked, *(one.prescription(1) for one in begun))


def reasons_of(asked: Prescription) -> Iterator[Reason]:
    """Every tree of reasons of a prescription: of its choices, its gate, its findings and its focus."""
    yield from (one.reason for one in every_choice(asked))
    yield from (finding.reason for finding in asked.findings)
    if asked.gate:
        yield from (criterion.reason for criterion in asked.gate.criteria)
    if asked.focus:
        yield from (reason for one in asked.focus.points for _, reason, _ in one.signs)
