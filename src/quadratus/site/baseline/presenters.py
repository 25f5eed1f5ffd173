"""What the baseline pages show."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from quadratus.prescription.record.events import LEGS
from quadratus.prescription.state import State
from quadratus.protocol.schema import Method
from quadratus.site.baseline import forms
from quadratus.site.baseline.forms import Circumstances, Problems, Values
from quadratus.site.baseline.steps import NUMBER, STEPS, Step

LEG_PAIN = "leg_pain"
_INTO_A_LEG = "leg_or_night_pain"


def page(step: Step, method: Method, values: Values, problems: Problems, *, answered: bool = False) -> dict[str, Any]:
    """One step with the values so far. `answered` says that this step was gone through before."""
    number = NUMBER[step.key]
    implied = () if answered else _implied(step, method, values)
    if implied:
        values = {**values, "conditions": [*values.get("conditions", ()), LEG_PAIN]}
    return {
        "step": step,
        "number": number,
        "total": len(STEPS),
        "before": STEPS[number - 2].key if number > 1 else None,
        "last": number == len(STEPS),
        "values": values,
        "implied": implied,
        **_faults(problems),
        **_PARTS[step.key](method, values),
    }


def again(method: Method, values: Values, problems: Problems) -> dict[str, Any]:
    """The observations and the hours of sitting on one page, with nothing answered beforehand."""
    return {**_faults(problems), **_observations(method, values), **_sitting(method, values)}


def _faults(problems: Problems) -> dict[str, Any]:
    return {"errors": problems, "error": {problem["target"]: problem["text"] for problem in problems}}


def known(state: State) -> Values:
    """What was told before, as the values of the steps, so that a new baseline starts from the last one."""
    values: Values = {"confidence": dict(state.confidence)}
    if given := state.baseline_given:
        values |= {"areas": list(given.areas), "observations": dict(given.observations)}
        if given.sitting_hours is not None:
            values["sitting"] = f"{given.sitting_hours:g}"
    if state.circumstances:
        last = Circumstances.of(state.circumstances)
        values |= {
            "minutes": last.minutes,
            "equipment": list(last.equipment),
            "conditions": list(last.conditions),
            "weight_text": last.weight_text,
        }
    return values


def minutes(chosen: int | None) -> list[dict[str, Any]]:
    """The lengths of a session that can be chosen."""
    return [{"value": m, "label": _("{minutes} min").format(minutes=m), "chosen": m == chosen} for m in forms.MINUTES]


def equipment(method: Method, chosen: Collection[str]) -> list[dict[str, Any]]:
    """The things a person may have; what each home has is not asked."""
    return [
        {"value": thing.key, "label": thing.name, "chosen": thing.key in chosen}
        for thing in method.frame.equipment
        if not thing.everyone
    ]


def conditions(method: Method, chosen: Collection[str]) -> list[dict[str, Any]]:
    """What a person can tell about the own body."""
    return [
        {"value": condition.key, "label": condition.ask, "chosen": condition.key in chosen}
        for condition in method.screening.conditions
        if condition.self_declared
    ]


def _nothing(method: Method, values: Values) -> dict[str, Any]:  # noqa: ARG001
    return {}


def _where(method: Method, values: Values) -> dict[str, Any]:  # noqa: ARG001
    chosen = values.get("areas", ())
    return {"areas": [{"key": key, "label": label, "chosen": key in chosen} for key, label in forms.AREAS.items()]}


def _sitting(method: Method, values: Values) -> dict[str, Any]:  # noqa: ARG001
    said = values.get("sitting")
    rows = [*forms.SITTING.items(), ("unknown", _("I do not know"))]
    return {"sitting": [{"value": key, "label": label, "chosen": key == said} for key, label in rows]}


def _observations(method: Method, values: Values) -> dict[str, Any]:
    said = values.get("observations", {})
    return {
        "observations": [
            {"key": one.key, "ask": one.ask, "said": said.get(one.key)} for one in method.focuses.observations
        ]
    }


def _activities(method: Method, values: Values) -> dict[str, Any]:  # noqa: ARG001
    rows = [*values.get("activities", ())][: forms.ACTIVITIES]
    rows += [{"activity": "", "score": None}] * (forms.ACTIVITIES - len(rows))
    filled = [{"number": number, **row} for number, row in enumerate(rows, 1)]
    shown = max(3, sum(bool(row["activity"]) for row in filled))
    return {"rows": filled[:shown], "more": filled[shown:], "scores": range(11)}


def _confidence(method: Method, values: Values) -> dict[str, Any]:
    said = values.get("confidence", {})
    return {
        "meant": method.measure_by_key["confidence"].ask,
        "strands": [
            {"key": strand.key, "name": strand.name, "purpose": strand.purpose, "said": said.get(strand.key)}
            for strand in forms.strands_of_confidence(method)
        ],
    }


def _practice(method: Method, values: Values) -> dict[str, Any]:
    return {
        "minutes": minutes(values.get("minutes")),
        "equipment": equipment(method, values.get("equipment", ())),
    }


def _conditions(method: Method, values: Values) -> dict[str, Any]:
    return {"conditions": conditions(method, values.get("conditions", ()))}


def _implied(step: Step, method: Method, values: Values) -> tuple[str, ...]:
    """What was said before that speaks for pain into a leg, where it is not ticked: it is ticked for the person."""
    told = LEG_PAIN in values.get("conditions", ())
    if step.key != "conditions" or told or LEG_PAIN not in method.condition_by_key:
        return ()
    legs = [str(label) for key, label in forms.AREAS.items() if key in LEGS and key in values.get("areas", ())]
    said = values.get("observations", {})
    asked = [one.ask for one in method.focuses.observations if one.key == _INTO_A_LEG and said.get(one.key)]
    return (*legs, *asked)


_PARTS = {
    "pain": _nothing,
    "where": _where,
    "sitting": _sitting,
    "observations": _observations,
    "activities": _activities,
    "confidence": _confidence,
    "practice": _practice,
    "conditions": _conditions,
    "weight": _nothing,
}
