"""What a person may enter on the pages of training, checked before an event is made of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from quadratus.prescription.prescription import TestPlan
from quadratus.prescription.record.events import Ended, Side
from quadratus.site.shell.forms import fault
from quadratus.site.training.words import WHAT_ENDED

Pair = tuple[str, str]
_CHOOSE = "Choose a number from 0 to 10."
_ENDED = [
    (Ended.COMPLETED.value, "Nothing, it was complete"),
    *((ended.value, word) for ended, word in WHAT_ENDED),
]


def faults(form: forms.Form) -> list[dict[str, str]]:
    """What has to be mended, with the name of the field, for components/errors.html."""
    return [fault(f"{form[name].label}: {message}", name) for name, said in form.errors.items() for message in said]


def _score(message: str = _CHOOSE) -> forms.IntegerField:
    return forms.IntegerField(min_value=0, max_value=10, error_messages={"required": message, "invalid": message})


class CheckInForm(forms.Form):
    """Before a session: pain now, news, a fall."""

    pain_now = _score()
    something_new = forms.BooleanField(required=False)
    fell = forms.BooleanField(required=False)


class MorningForm(forms.Form):
    """The back on waking."""

    pain = _score()
    stiffness_minutes = forms.IntegerField(required=False, min_value=0, max_value=600)
    slept = forms.ChoiceField(required=False, choices=[("well", "Well"), ("so_so", "So-so"), ("badly", "Badly")])


class FlareDayForm(forms.Form):
    """The one question of a flare-up day."""

    answer = forms.ChoiceField(choices=[("easier", "Easier"), ("same", "The same"), ("worse", "Worse")])


class FlareForm(forms.Form):
    """A flare-up is declared."""

    note = forms.CharField(required=False, max_length=2000, strip=True)


class WalkForm(forms.Form):
    """Minutes that were walked."""

    minutes = forms.IntegerField(min_value=1, max_value=600)


class EndForm(forms.Form):
    """The end of a session. One confidence a strand that was trained, and what hurt."""

    highest_pain = _score()
    effort = _score()
    new_leg_symptoms = forms.BooleanField(required=False)
    walked = forms.IntegerField(required=False, min_value=0, max_value=600)
    note = forms.CharField(required=False, max_length=2000, strip=True)

    def __init__(
        self, data: Any = None, *, strands: Iterable[Pair], rungs: Iterable[Pair], initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.strands = tuple(strands)
        for key, name in self.strands:
            self.fields[f"confidence-{key}"] = _score()
            self.fields[f"confidence-{key}"].label = f"Confidence in {name.lower()}"
        self.fields["hurt"] = forms.MultipleChoiceField(required=False, choices=list(rungs))

    def confidence(self) -> dict[str, int]:
        """Confidence by strand."""
        return {strand: self.cleaned_data[f"confidence-{strand}"] for strand, _ in self.strands}


class StopForm(forms.Form):
    """A session that was stopped. What was not answered is not asked again; the pain is."""

    stopped_for_pain = forms.TypedChoiceField(
        choices=[("yes", "Yes"), ("no", "No")],
        coerce=lambda value: value == "yes",
        error_messages={"required": "Choose yes or no."},
    )
    highest_pain = _score()
    effort = _score()
    new_leg_symptoms = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, *, rungs: Iterable[Pair], initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["hurt"] = forms.MultipleChoiceField(required=False, choices=list(rungs))


class SetForm(forms.Form):
    """One set, entered by hand."""

    done = forms.FloatField(required=False, min_value=0, max_value=2000)
    ended = forms.ChoiceField(required=False, choices=[*_ENDED, (Ended.SKIPPED.value, "Left out")])
    too_hard = forms.BooleanField(required=False)
    hurts = forms.BooleanField(required=False)


class HoldForm(forms.Form):
    """A timed hold of one side."""

    seconds = forms.FloatField(
        min_value=0,
        max_value=600,
        error_messages={"required": "Enter the seconds, 0 if it was not possible."},
    )
    ended = forms.ChoiceField(
        choices=[
            (Ended.COMPLETED.value, "The time was up"),
            *((ended.value, word) for ended, word in WHAT_ENDED),
        ]
    )


class BendForm(forms.Form):
    """A side bend to one side."""

    centimetres = forms.FloatField(min_value=0, max_value=60, error_messages={"required": "Enter the centimetres."})


class TestDayForms:
    """The forms of a test day: one for each hold and each side bend, the side that starts first."""

    def __init__(self, data: Any, plan: TestPlan) -> None:
        first = plan.hold.first if plan.hold else Side.LEFT
        sides = (first, Side.RIGHT if first is Side.LEFT else Side.LEFT)
        self.holds = {side: HoldForm(data, prefix=f"hold-{side}") for side in sides if plan.hold}
        self.bends = {side: BendForm(data, prefix=f"bend-{side}") for side in sides if plan.bend}

    def is_valid(self) -> bool:
        """Whether everything that was asked was entered."""
        return all(form.is_valid() for form in (*self.holds.values(), *self.bends.values()))

    def faults(self) -> list[dict[str, str]]:
        """What has to be mended in any of the forms."""
        every = (*self.holds.values(), *self.bends.values())
        return [
            fault(f"{form.prefix}: {message}".replace("-", " ").capitalize(), form[name].id_for_label)
            for form in every
            for name, said in form.errors.items()
            for message in said
        ]

    def held(self) -> dict[Side, tuple[float, Ended]]:
        """Seconds and what ended the hold, by side."""
        return {
            side: (form.cleaned_data["seconds"], Ended(form.cleaned_data["ended"])) for side, form in self.holds.items()
        }

    def bent(self) -> dict[Side, float]:
        """Centimetres by side."""
        return {side: form.cleaned_data["centimetres"] for side, form in self.bends.items()}
