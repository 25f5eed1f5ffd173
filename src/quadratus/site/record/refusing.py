"""Why an event was not taken, in the language of the page."""

from __future__ import annotations

from django.utils.translation import gettext

from quadratus.prescription.record.reading import RefusedError


def refusal_words(refused: RefusedError) -> str:
    """The message of a refusal, which says what to do instead."""
    return gettext(refused.said).format(**refused.values)
