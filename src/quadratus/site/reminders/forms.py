"""What a person may choose about reminders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quadratus.site.shell.forms import QuietForm

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _time(label: StrOrPromise) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=False,
        widget=forms.TimeInput({"type": "time", "class": "input narrow"}, format="%H:%M"),
        error_messages={"invalid": _("Write the time as hours and minutes, such as 18:30.")},
    )


class TimesForm(QuietForm):
    """When a word is wanted. An empty time is none."""

    session_at = _time(_("On session days"))
    morning_at = _time(_("Morning report"))


class MailForm(QuietForm):
    """The address, and whether reminders go there."""

    address = forms.EmailField(
        label=_("E-mail"),
        required=False,
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={"invalid": _("Write the e-mail as name@example.org.")},
    )
    on = forms.BooleanField(required=False, label=_("Send reminders there"))

    def clean(self) -> dict[str, Any]:
        """An address is needed to send anything."""
        values = super().clean() or self.cleaned_data
        if values.get("on") and not values.get("address") and "address" not in self.errors:
            self.add_error("address", _("Write the e-mail that reminders go to."))
        return values


class PlaceForm(forms.Form):
    """A browser as its script sends it."""

    endpoint = forms.URLField(max_length=1000, assume_scheme="https")
    p256dh = forms.RegexField(r"^[\w-]{80,120}={0,2}$")
    auth = forms.RegexField(r"^[\w-]{16,60}={0,2}$")
    name = forms.CharField(max_length=60)
