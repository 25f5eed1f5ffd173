"""What the baseline pages send, read part by part.

Each reader takes the method and what was posted and answers the values to keep (plain, fit for a session) and
the problems to show. The values are kept even where there are problems, so that nothing is typed twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quadratus.prescription.record.events import CircumstancesGiven
from quadratus.protocol.rules import predicates_of
from quadratus.protocol.schema import Method, Strand
from quadratus.site.shell import units
from quadratus.site.shell.forms import fault

Problems = list[dict[str, str]]
Values = dict[str, Any]

AREAS = {
    "left_lower": gettext_lazy("Left lower back"),
    "middle": gettext_lazy("Middle of the lower back"),
    "right_lower": gettext_lazy("Right lower back"),
    "left_hip": gettext_lazy("Left hip or buttock"),
    "right_hip": gettext_lazy("Right hip or buttock"),
    "left_leg": gettext_lazy("Left leg"),
    "right_leg": gettext_lazy("Right leg"),
}
# What an exercise can hurt: the middle, then left and right of the same, then what carries the weight.
HURT_AREAS = {
    "middle": AREAS["middle"],
    **AREAS,
    "arm": gettext_lazy("Shoulder or arm"),
    "knee": gettext_lazy("Knee"),
}
SITTING = {
    "1": gettext_lazy("Less than 2 hours"),
    "3": gettext_lazy("2 to 4 hours"),
    "5": gettext_lazy("4 to 6 hours"),
    "7": gettext_lazy("6 to 8 hours"),
    "9": gettext_lazy("8 or more hours"),
}
MINUTES = (10, 15, 20, 25, 30, 40)
ACTIVITIES = 5
WEIGHT_KG = (30.0, 300.0)


@dataclass(frozen=True)
class Circumstances:
    """What a session has to fit."""

    minutes: int = 20
    equipment: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    weight: float | None = None
    weight_text: str = field(default="", compare=False)

    @staticmethod
    def of(given: CircumstancesGiven | None) -> Circumstances:
        """The circumstances as they were last given."""
        if given is None:
            return Circumstances()
        weight = given.body_weight_kg
        text = "" if weight is None else units.body_weight(weight)
        return Circumstances(given.minutes, given.equipment, given.conditions, weight, text)


def read_pain(method: Method, post: QueryDict) -> tuple[Values, Problems]:  # noqa: ARG001
    """Usual and worst pain of the last week."""
    usual, worst = _score(post.get("usual")), _score(post.get("worst"))
    problems = []
    if usual is None:
        problems.append(fault(_("Choose a number for your usual pain."), "usual"))
    if worst is None:
        problems.append(fault(_("Choose a number for your worst pain."), "worst"))
    if usual is not None and worst is not None and worst < usual:
        problems.append(fault(_("The worst pain cannot be below the usual pain. Change one of them."), "worst"))
    return {"usual": usual, "worst": worst}, problems


def read_where(method: Method, post: QueryDict) -> tuple[Values, Problems]:  # noqa: ARG001
    """The areas of the body map."""
    return {"areas": [area for area in AREAS if area in post.getlist("areas")]}, []


def read_sitting(method: Method, post: QueryDict) -> tuple[Values, Problems]:  # noqa: ARG001
    """Hours of sitting on a usual day; none where the person does not know."""
    said = post.get("sitting", "")
    if said not in SITTING and said != "unknown":
        return {"sitting": None}, [fault(_("Choose one of the answers."), "sitting")]
    return {"sitting": said}, []


def read_observations(method: Method, post: QueryDict) -> tuple[Values, Problems]:
    """Yes or no to each observation; what is left open stays unknown."""
    said = {observation.key: post.get(observation.key) for observation in method.focuses.observations}
    return {"observations": {key: said == "yes" for key, said in said.items() if said in {"yes", "no"}}}, []


def read_activities(method: Method, post: QueryDict) -> tuple[Values, Problems]:  # noqa: ARG001
    """Activities in the person's own words, with a score each. Empty rows are fine."""
    rows, problems = [], []
    for number in range(1, ACTIVITIES + 1):
        words = post.get(f"activity-{number}", "").strip()[:200]
        score = _score(post.get(f"score-{number}"))
        if words and score is None:
            text = _("Choose how well you can do it now: {activity}").format(activity=words)
            problems.append(fault(text, f"score-{number}"))
        if words:
            rows.append({"activity": words, "score": score})
    return {"activities": rows}, problems


def strands_of_confidence(method: Method) -> tuple[Strand, ...]:
    """The strands whose confidence some gate asks for."""
    rules = [criterion.rule for gate in method.frame.gates for criterion in gate.criteria]
    asked = {p.of for rule in rules for p in predicates_of(rule) if p.fact == "confidence"}
    return tuple(strand for strand in method.frame.strands if strand.key in asked)


def read_confidence(method: Method, post: QueryDict) -> tuple[Values, Problems]:
    """Confidence in the strands that a gate asks about."""
    strands = strands_of_confidence(method)
    said = {strand.key: _score(post.get(strand.key)) for strand in strands}
    problems = [
        fault(_("Choose a number: {strand}.").format(strand=strand.name), strand.key)
        for strand in strands
        if said[strand.key] is None
    ]
    return {"confidence": said}, problems


def read_practice(method: Method, post: QueryDict) -> tuple[Values, Problems]:
    """Minutes a day, and equipment."""
    minutes = post.get("minutes", "")
    known = [thing.key for thing in method.frame.equipment]
    values = {"equipment": _known(known, post.getlist("equipment"))}
    if minutes not in map(str, MINUTES):
        return {**values, "minutes": None}, [fault(_("Choose how many minutes you have."), "minutes")]
    return {**values, "minutes": int(minutes)}, []


def read_conditions(method: Method, post: QueryDict) -> tuple[Values, Problems]:
    """What about the body changes the exercises."""
    known = [condition.key for condition in method.screening.conditions if condition.self_declared]
    return {"conditions": _known(known, post.getlist("conditions"))}, []


def read_weight(method: Method, post: QueryDict) -> tuple[Values, Problems]:  # noqa: ARG001
    """Body weight in kilograms, if it was given; it is written in the unit of the person."""
    text = post.get("weight", "").strip()
    if not text:
        return {"weight": None, "weight_text": ""}, []
    weight = units.read_kg(text)
    if weight is None or not WEIGHT_KG[0] <= weight <= WEIGHT_KG[1]:
        return {"weight": None, "weight_text": text}, [fault(_weight_asked(), "weight")]
    return {"weight": weight, "weight_text": text}, []


def _weight_asked() -> str:
    if units.here() is units.Unit.LB:
        return _("Write your weight in pounds, between 67 and 661, or leave it empty.")
    return _("Write your weight in kilograms, between 30 and 300, or leave it empty.")


def read_circumstances(method: Method, post: QueryDict) -> tuple[Circumstances, Problems]:
    """Minutes, equipment, conditions and weight from one page."""
    parts = [reader(method, post) for reader in (read_practice, read_conditions, read_weight)]
    values: Values = {key: value for part, _ in parts for key, value in part.items()}
    return circumstances(values), [problem for _, problems in parts for problem in problems]


def circumstances(values: Values) -> Circumstances:
    """Circumstances from the values that the readers kept."""
    return Circumstances(
        minutes=values.get("minutes") or 0,
        equipment=tuple(values["equipment"]),
        conditions=tuple(values["conditions"]),
        weight=values["weight"],
        weight_text=values["weight_text"],
    )


def _score(text: str | None) -> int | None:
    return int(text) if text in {str(number) for number in range(11)} else None


def _known(known: Iterable[str], said: Iterable[str]) -> list[str]:
    chosen = set(said)
    return [key for key in known if key in chosen]
