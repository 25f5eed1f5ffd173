"""What was said of an exercise last time, in sentences."""

from __future__ import annotations

from uuid import UUID

from quadratus.prescription.last_time import said_last_time
from quadratus.prescription.prescription import Item
from quadratus.prescription.state import State
from quadratus.prescription.wording import last_time_words
from quadratus.protocol.schema import Method
from quadratus.site.baseline.forms import HURT_AREAS


def last_time_lines(method: Method, state: State, item: Item, *, but: UUID | None = None) -> tuple[str, ...]:
    """Too hard, it hurt and where, and what that means now. `but` is a session under way."""
    return tuple(
        last_time_words(said, method.language, [str(HURT_AREAS[area]).lower() for area in said.where])
        for said in said_last_time(method, state, item, but=but)
    )
