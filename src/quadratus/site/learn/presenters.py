"""What the Learn pages show beside their own words."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from quadratus.protocol.schema import Method, Phase
from quadratus.site.learn import pages
from quadratus.site.learn.anatomy import PARTS
from quadratus.site.learn.cited import Cited
from quadratus.site.learn.numbers import numbers_of
from quadratus.site.learn.rules import demands
from quadratus.site.screening.presenters import signs


def told(method: Method, page: pages.Page) -> dict[str, Any]:
    """The values of one page."""
    before, after = pages.beside(page)
    gate = method.frame.gates[0]
    return {
        "page": page,
        "before": before,
        "after": after,
        "cited": Cited(method),
        "numbers": numbers_of(method),
        "parts": PARTS,
        "foundation": [method.strand_by_key[key] for key in method.frame.phases[0].strands],
        "phases": [_phase(method, phase) for phase in method.frame.phases],
        "gate": demands(method, gate.opens),
        "review_weeks": gate.review.after_days // 7 if gate.review else None,
        "walking": next(one for one in method.exercises if one.slug == "walking"),
        "emergency_number": settings.EMERGENCY_NUMBER,
        "crisis_line": settings.CRISIS_LINE,
        "urgent": method.screening.actions["urgent"],
        "urgent_signs": method.screening.signs_of("urgent"),
        **signs(method),
    }


def _phase(method: Method, phase: Phase) -> dict[str, Any]:
    practice = [method.strand_by_key[key].name.lower() for key in phase.practice_strands]
    return {
        "name": phase.name,
        "purpose": phase.purpose,
        "days": phase.strength_days_a_week,
        "between": phase.days_between_strength - 1,
        "practice": ", ".join(practice),
    }
