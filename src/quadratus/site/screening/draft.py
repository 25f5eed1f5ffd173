"""Answers that are not sent yet. They stay in the browser's session, so that a mis-tap can be mended."""

from __future__ import annotations

from django.http import HttpRequest

from quadratus.prescription.record.events import Answer
from quadratus.protocol.schema import Screening

_KEY = "screening"


def begin(request: HttpRequest) -> None:
    """Start with no answers."""
    request.session[_KEY] = {}


def answers(request: HttpRequest) -> dict[str, str] | None:
    """The answers so far by question, or None where no screening is under way."""
    kept: dict[str, str] | None = request.session.get(_KEY)
    return kept


def keep(request: HttpRequest, screening: Screening, question: str, answer: str) -> dict[str, str]:
    """Keep one answer, and none to a question that it makes needless; the answers so far.

    Raises:
        ValueError: it is none of the answers that can be given.
    """
    told = {**(answers(request) or {}), question: Answer(answer).value}
    asked = {one.key for one in screening.questions_after(told)}
    kept = {key: answer for key, answer in told.items() if key in asked}
    request.session[_KEY] = kept
    return kept


def forget(request: HttpRequest) -> None:
    """The answers were sent."""
    request.session.pop(_KEY, None)
