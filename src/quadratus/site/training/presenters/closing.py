"""The questions at the end of a session, and the tests of a test day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from quadratus.prescription.prescription import HoldTest, TestPlan
from quadratus.prescription.record.events import LEGS, Ended, SetDone, Side
from quadratus.protocol.schema import Measure, Method
from quadratus.site.training.reading import Training, is_walk, walk_of

_FIRST = {
    Side.LEFT: _("Start with the left side, then rest for two minutes."),
    Side.RIGHT: _("Start with the right side, then rest for two minutes."),
}


@dataclass(frozen=True, slots=True)
class ScaleField:
    """One scale from 0 to 10 of a form."""

    name: str
    legend: str
    value: object
    error: str
    help: str


@dataclass(frozen=True, slots=True)
class ClosingPage:
    """What was trained: the strands, the exercises that may have hurt, the walk still to tell."""

    session: UUID
    strands: tuple[tuple[str, str], ...]
    meant: Mapping[str, str]
    confidence: str
    rungs: tuple[tuple[str, str], ...]
    walk_minutes: int | None
    walk_rung: str | None
    open_sets: int
    highest_pain: int | None
    hurt: tuple[str, ...]
    leg: bool

    @property
    def initial(self) -> dict[str, Any]:
        """What was said during the session stands in the questions already; it may be changed."""
        return {"highest_pain": self.highest_pain, "hurt": list(self.hurt), "new_leg_symptoms": self.leg}

    def fields(self, form: forms.Form) -> tuple[ScaleField, ...]:
        """One confidence scale for each strand."""
        return tuple(_confidence(form, key, name, self.meant[key]) for key, name in self.strands)


def closing_page(method: Method, training: Training) -> ClosingPage:
    """What the end of a session asks about."""
    timed = [planned for planned in training.started.exercises if not is_walk(method, planned.rung)]
    tried = {rung for (rung, _), done in training.done.items() if done.ended is not Ended.SKIPPED}
    planned_sets = sum(len(planned.sets) for planned in timed)
    saved = sum(1 for rung, _ in training.done if not is_walk(method, rung))
    strands = dict.fromkeys(_strand(method, planned.rung) for planned in timed if planned.rung in tried)
    walk = walk_of(method, training)
    return ClosingPage(
        session=training.started.session,
        strands=tuple((key, method.strand_by_key[key].name) for key in strands),
        meant={key: method.strand_by_key[key].purpose for key in strands},
        confidence=method.measure_by_key["confidence"].ask or "",
        rungs=tuple((planned.rung, _name(method, planned.rung)) for planned in timed),
        walk_minutes=round(walk.sets[0].target) if walk and (walk.rung, 0) not in training.done else None,
        walk_rung=walk.rung if walk else None,
        open_sets=planned_sets - saved,
        highest_pain=max((done.pain for done in training.done.values() if done.pain is not None), default=None),
        hurt=tuple(planned.rung for planned in timed if planned.rung in _hurt(training)),
        leg=any(_hurts(done) and not LEGS.isdisjoint(done.where) for done in training.done.values()),
    )


def _hurt(training: Training) -> set[str]:
    return {rung for (rung, _), done in training.done.items() if _hurts(done)}


def _hurts(done: SetDone) -> bool:
    return done.hurts or done.ended is Ended.PAIN


@dataclass(frozen=True, slots=True)
class TestDayPage:
    """What a test day measures, and how each test is done."""

    hold: HoldTest | None
    hold_ask: str
    hold_how: tuple[str, ...]
    bend: Measure | None


def test_day_page(method: Method, plan: TestPlan) -> TestDayPage:
    """The tests of a day."""
    hold, bend = method.measure_by_key["timed_hold"], method.measure_by_key["side_bend"]
    return TestDayPage(plan.hold, _hold_ask(plan.hold), hold.how, bend if plan.bend else None)


def _hold_ask(hold: HoldTest | None) -> str:
    if hold is None:
        return ""
    how = gettext("Hold for as long as it stays easy to breathe, at most {seconds} seconds.")
    return f"{how.format(seconds=hold.cap_seconds)} {_FIRST[hold.first]}"


def _strand(method: Method, rung: str) -> str:
    return method.ladder_by_key[method.rung_by_key[rung][1].ladder].strand


def _name(method: Method, rung: str) -> str:
    exercise, place = method.rung_by_key[rung]
    return place.name or exercise.name


def _confidence(form: forms.Form, key: str, name: str, meant: str) -> ScaleField:
    field = form[f"confidence-{key}"]
    return ScaleField(field.name, name, field.value(), str(field.errors[0]) if field.errors else "", meant)
