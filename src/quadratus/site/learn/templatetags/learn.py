"""Tags of the Learn pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.template.context import RequestContext

register = template.Library()


@register.inclusion_tag("learn/parts/cite.html", takes_context=True)
def cite(context: RequestContext, *keys: str) -> dict[str, Any]:
    """The numbers of the evidence behind a sentence, each a way to its line at the foot of the page."""
    return {"numbers": [context["cited"].number(key) for key in keys]}


@register.inclusion_tag("learn/parts/cite.html", takes_context=True)
def cite_all(context: RequestContext, keys: Sequence[str]) -> dict[str, Any]:
    """The same for keys that stand in a list."""
    return cite(context, *keys)
