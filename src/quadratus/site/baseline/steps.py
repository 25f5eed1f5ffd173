"""The steps of the baseline in their order: how each is read, and what is written when it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quadratus.protocol.schema import Method
from quadratus.site.baseline import actions, forms
from quadratus.site.baseline.forms import Problems, Values
from quadratus.site.people.models import Person


@dataclass(frozen=True)
class Step:
    """One page: its key and title, its reader, the values it needs from before, and its write if it has one."""

    key: str
    title: str | Promise
    lead: str | Promise
    read: Callable[[Method, QueryDict], tuple[Values, Problems]]
    write: Callable[[Person, Values, datetime], None] | None = None
    needs: tuple[str, ...] = ()


def _baseline(person: Person, values: Values, now: datetime) -> None:
    actions.give_baseline(person=person, values=values, now=now)


def _activities(person: Person, values: Values, now: datetime) -> None:
    actions.score_activities(person=person, rows=values["activities"], now=now)


def _confidence(person: Person, values: Values, now: datetime) -> None:
    actions.give_confidence(person=person, scores=values["confidence"], now=now)


def _circumstances(person: Person, values: Values, now: datetime) -> None:
    actions.give_circumstances(person=person, given=forms.circumstances(values), now=now)


STEPS = (
    Step("pain", _("Your back in the last week"), _("Think of the last seven days."), forms.read_pain),
    Step(
        "where",
        _("Where do you feel it?"),
        _("Your back, seen from behind. Tap every place, or none."),
        forms.read_where,
    ),
    Step("sitting", _("How long do you sit?"), _("On a usual day, all together: work, car, sofa."), forms.read_sitting),
    Step(
        "observations",
        _("What you notice"),
        _("Yes or no, as it mostly is. Leave open what you do not know."),
        forms.read_observations,
        _baseline,
        ("usual", "areas", "sitting"),
    ),
    Step(
        "activities",
        _("What do you want back?"),
        _("Up to five things that are hard because of your back, in your own words."),
        forms.read_activities,
        _activities,
    ),
    Step(
        "confidence",
        _("How confident are you?"),
        _("A guess is fine. You will be asked again as you train."),
        forms.read_confidence,
        _confidence,
    ),
    Step("practice", _("Your time and equipment"), _("Sessions are made to fit this."), forms.read_practice),
    Step(
        "conditions",
        _("What should the exercises spare?"),
        _("Tick what is true for you. Exercises that do not suit are changed or left out."),
        forms.read_conditions,
    ),
    Step(
        "weight",
        _("Your weight, if you like"),
        _("Later on you carry weights. How heavy they are is worked out from your own weight."),
        forms.read_weight,
        _circumstances,
        ("minutes", "conditions"),
    ),
)
NUMBER = {step.key: number for number, step in enumerate(STEPS, 1)}
