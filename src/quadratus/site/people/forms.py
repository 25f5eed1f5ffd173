"""The forms about people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from quadratus.site.shell.forms import QuietForm


class WelcomeForm(QuietForm):
    """Who you are, and that you want this. `this_year` and `adults_from` bound the year of birth."""

    name = forms.CharField(
        label=_("Name or nickname"),
        max_length=60,
        widget=forms.TextInput({"autocomplete": "nickname"}),
        error_messages={"required": _("Write a name or a nickname.")},
    )
    birth_year = forms.IntegerField(
        label=_("Year of birth"),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "bday-year", "class": "input narrow"}),
        error_messages={
            "required": _("Write the year you were born in."),
            "invalid": _("Write the year as four digits, such as 1980."),
        },
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Only kept here, for reminders if you switch them on."),
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={"invalid": _("Write the e-mail as name@example.org, or leave it empty.")},
    )
    adult = forms.BooleanField(
        error_messages={"required": _("Quadratus is for adults. Tick this if you are 18 or over.")}
    )
    consent = forms.BooleanField(
        error_messages={"required": _("Tick this if your answers may be kept. The training is made to fit them.")}
    )
    zone = forms.CharField(required=False, widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, this_year: int, adults_from: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.this_year, self.adults_from = this_year, adults_from

    def clean_birth_year(self) -> int:
        """The year, if it is one of an adult."""
        year = int(self.cleaned_data["birth_year"])
        if not 1900 <= year <= self.this_year:
            raise forms.ValidationError(_("Write the year as four digits, such as 1980."))
        if self.this_year - year < self.adults_from:
            raise forms.ValidationError(
                _("Quadratus is for adults. Please talk to a doctor or a physiotherapist instead.")
            )
        return year


def _new_password(*, another: bool) -> forms.CharField:
    return forms.CharField(
        label=_("New password") if another else _("Password"),
        help_text=_("At least 10 characters. A few words in a row are easy to remember."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        error_messages={"required": _("Choose a password.")},
    )


class SignUpForm(WelcomeForm):
    """The welcome form where others can reach this machine: with a password."""

    password = _new_password(another=False)

    def clean(self) -> dict[str, Any]:
        """Hold the password to the rules, with the name known."""
        values = super().clean() or self.cleaned_data
        if password := values.get("password"):
            user = User(username=values.get("name", ""), email=values.get("email", ""))
            try:
                validate_password(password, user)
            except forms.ValidationError as weak:
                self.add_error("password", weak)
        return values


class PasswordForm(QuietForm):
    """A new password."""

    password = _new_password(another=True)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        """Hold the password to the rules."""
        password = str(self.cleaned_data["password"])
        validate_password(password, self.user)
        return password


class SignInForm(QuietForm):
    """Name and password."""

    name = forms.CharField(
        label=_("Name"),
        max_length=150,
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none"}),
        error_messages={"required": _("Write the name you sign in with.")},
    )
    password = forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        error_messages={"required": _("Write your password.")},
    )


class ClinicianForm(QuietForm):
    """What a clinician said."""

    who = forms.CharField(
        label=_("Who said it"),
        max_length=200,
        help_text=_("For example: Dr Lee, my family doctor."),
        error_messages={"required": _("Write who said it.")},
    )
    said = forms.CharField(
        label=_("What they said"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    agreed = forms.BooleanField(
        error_messages={"required": _("Tick this only if a clinician said that you may train.")}
    )
