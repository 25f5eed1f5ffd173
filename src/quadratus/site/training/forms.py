"""What a person may enter on the pages of training, checked before an event is made of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from quadratus.prescription.prescription import TestPlan
from quadratus.prescription.record.events import Ended, Side
from quadratus.site.shell.forms import fault
from quadratus.site.training.words import SIDE, WHAT_ENDED

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

Pair = tuple[str, str]
_CHOOSE = _("Choose a number from 0 to 10.")
_TOWARDS = {Side.LEFT: _("To the left"), Side.RIGHT: _("To the right")}
_ENDED = [
    (Ended.COMPLETED.value, _("Nothing, it was complete")),
    *((ended.value, word) for ended, word in WHAT_ENDED),
]


def faults(form: forms.Form) -> list[dict[str, str]]:
    """What has to be mended, with the name of the field, for components/errors.html."""
    return [fault(_about(form[name].label, message), name) for name, said in form.errors.items() for message in said]


def _about(what: object, message: object) -> str:
    return gettext("{what}: {message}").format(what=what, message=message)


def _score(label: StrPromise | str) -> forms.IntegerField:
    messages = dict.fromkeys(("required", "invalid", "min_value", "max_value"), _CHOOSE)
    return forms.IntegerField(min_value=0, max_value=10, label=label, error_messages=messages)


def _minutes(label: StrPromise) -> forms.IntegerField:
    return forms.IntegerField(required=False, min_value=0, max_value=600, label=label)


def _hurt(rungs: Iterable[Pair]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(required=False, label=_("An exercise hurt"), choices=list(rungs))


class CheckInForm(forms.Form):
    """Before a session: pain now, news, a fall."""

    pain_now = _score(_("Pain now"))
    something_new = forms.BooleanField(required=False)
    fell = forms.BooleanField(required=False)


class MorningForm(forms.Form):
    """The back on waking."""

    pain = _score(_("Pain"))
    stiffness_minutes = _minutes(_("Stiffness minutes"))
    slept = forms.ChoiceField(
        required=False,
        label=_("Sleep"),
        choices=[("well", _("Well")), ("so_so", _("So-so")), ("badly", _("Badly"))],
    )


class FlareDayForm(forms.Form):
    """The one question of a flare-up day."""

    answer = forms.ChoiceField(choices=[("easier", _("Easier")), ("same", _("The same")), ("worse", _("Worse"))])


class FlareForm(forms.Form):
    """A flare-up is declared."""

    note = forms.CharField(required=False, max_length=2000, strip=True)


class WalkForm(forms.Form):
    """Minutes that were walked."""

    minutes = forms.IntegerField(min_value=1, max_value=600)


class EndForm(forms.Form):
    """The end of a session. One confidence a strand that was trained, and what hurt."""

    highest_pain = _score(_("Highest pain"))
    effort = _score(_("Effort"))
    new_leg_symptoms = forms.BooleanField(required=False)
    walked = _minutes(_("Walked"))
    note = forms.CharField(required=False, max_length=2000, strip=True)

    def __init__(
        self, data: Any = None, *, strands: Iterable[Pair], rungs: Iterable[Pair], initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.strands = tuple(strands)
        for key, name in self.strands:
            said = gettext("Confidence in {movements}").format(movements=name.lower())
            self.fields[f"confidence-{key}"] = _score(said)
        self.fields["hurt"] = _hurt(rungs)

    def confidence(self) -> dict[str, int]:
        """Confidence by strand."""
        return {strand: self.cleaned_data[f"confidence-{strand}"] for strand, name in self.strands}


class StopForm(forms.Form):
    """A session that was stopped. What was not answered is not asked again; the pain is."""

    stopped_for_pain = forms.TypedChoiceField(
        label=_("Stopped for pain"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
        error_messages={"required": _("Choose yes or no.")},
    )
    highest_pain = _score(_("Highest pain"))
    effort = _score(_("Effort"))
    new_leg_symptoms = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, *, rungs: Iterable[Pair], initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["hurt"] = _hurt(rungs)


class SetForm(forms.Form):
    """One set, entered by hand."""

    done = forms.FloatField(required=False, min_value=0, max_value=2000)
    ended = forms.ChoiceField(required=False, choices=[*_ENDED, (Ended.SKIPPED.value, _("Left out"))])
    too_hard = forms.BooleanField(required=False)
    hurts = forms.BooleanField(required=False)


class SideForm(forms.Form):
    """What is measured of one side. `measures` names it."""

    measures: StrPromise

    def __init__(self, data: Any, *, kind: str, side: Side) -> None:
        super().__init__(data, prefix=f"{kind}-{side}")
        self.side = side

    @property
    def side_words(self) -> str:
        """Left side, right side."""
        return str(SIDE[self.side])

    @property
    def towards(self) -> str:
        """To the left, to the right."""
        return str(_TOWARDS[self.side])

    def told(self) -> str:
        """What it measures on which side, for the list of what has to be mended."""
        return str(self.measures).format(side=self.side_words)


class HoldForm(SideForm):
    """A timed hold of one side."""

    measures = _("Hold, {side}")
    seconds = forms.FloatField(
        min_value=0,
        max_value=600,
        error_messages={"required": _("Enter the seconds, 0 if it was not possible.")},
    )
    ended = forms.ChoiceField(
        choices=[
            (Ended.COMPLETED.value, _("The time was up")),
            *((ended.value, word) for ended, word in WHAT_ENDED),
        ]
    )


class BendForm(SideForm):
    """A side bend to one side."""

    measures = _("Side bend, {side}")
    centimetres = forms.FloatField(min_value=0, max_value=60, error_messages={"required": _("Enter the centimetres.")})


class TestDayForms:
    """The forms of a test day: one for each hold and each side bend, the side that starts first."""

    def __init__(self, data: Any, plan: TestPlan) -> None:
        first = plan.hold.first if plan.hold else Side.LEFT
        sides = (first, Side.RIGHT if first is Side.LEFT else Side.LEFT)
        self.holds = {side: HoldForm(data, kind="hold", side=side) for side in sides if plan.hold}
        self.bends = {side: BendForm(data, kind="bend", side=side) for side in sides if plan.bend}

    def is_valid(self) -> bool:
        """Whether everything that was asked was entered."""
        return all(form.is_valid() for form in (*self.holds.values(), *self.bends.values()))

    def faults(self) -> list[dict[str, str]]:
        """What has to be mended in any of the forms."""
        every = (*self.holds.values(), *self.bends.values())
        return [
            fault(_about(form.told(), message), form[name].id_for_label)
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
