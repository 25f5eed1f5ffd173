"""How forms are made and how their faults are told."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.utils import ErrorDict


class QuietForm(forms.Form):
    """A form whose fields look like the rest of the page."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if not isinstance(field.widget, forms.CheckboxInput | forms.RadioSelect):
                field.widget.attrs.setdefault("class", "input")

    def faults(self) -> list[dict[str, str]]:
        """What has to be mended, each with the place it stands at."""
        return faults_of(self.errors)


def faults_of(errors: ErrorDict) -> list[dict[str, str]]:
    """The messages of a form for components/errors.html."""
    return [
        {"text": str(message), "target": "" if name == NON_FIELD_ERRORS else f"id_{name}"}
        for name, messages in errors.items()
        for message in messages
    ]


def fault(text: str, target: str = "") -> dict[str, str]:
    """One message for components/errors.html; `target` is the id of what it is about."""
    return {"text": text, "target": target}
