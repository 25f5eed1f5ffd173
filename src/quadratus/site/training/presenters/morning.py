"""What the report of this morning changed, in a sentence."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from quadratus.prescription.prescription import Zone
from quadratus.prescription.state import Morning, SessionRecord, State, zone_of
from quadratus.protocol.schema import Method

_ANSWERS = {
    "green": _("Saved this morning: {pain} of 10. Your back took the last session well, so it counts as settled."),
    "amber": _(
        "Saved this morning: {pain} of 10. The last session was a little more than usual: nothing goes up from it."
    ),
    "red": _(
        "Saved this morning: {pain} of 10. The last session was more than your back wanted: nothing goes up from it."
    ),
}
_FLARE = _("Saved this morning: {pain} of 10. Your mornings show when the flare-up has settled.")
_ALONE = _("Saved this morning: {pain} of 10. It is kept with your mornings on the Progress page.")


def saved_this_morning(method: Method, state: State, now: datetime) -> str:
    """What the report of today did; an empty text where there is none. `now` is aware, in the person's own zone."""
    report = next((morning for morning in reversed(state.mornings) if morning.day == now.date()), None)
    if report is None:
        return ""
    says = _FLARE if state.flare else _ANSWERS.get(_answered(method, state, report, now) or "", _ALONE)
    return str(says).format(pain=report.pain)


def settled_this_morning(method: Method, state: State, now: datetime) -> bool:
    """Whether the report of today says that the last session is settled. `now` is aware, in the person's own zone."""
    report = next((morning for morning in reversed(state.mornings) if morning.day == now.date()), None)
    return report is not None and state.flare is None and _answered(method, state, report, now) == "green"


def _answered(method: Method, state: State, report: Morning, now: datetime) -> Zone | None:
    """The zone of the last session, where it is the report of today that completed it."""
    told = [one for one in state.sessions if one.morning is not None and one.last_moment <= report.moment]
    if not told or _had_a_morning(state, told[-1], now):
        return None
    return zone_of(method, told[-1], now)


def _had_a_morning(state: State, session: SessionRecord, now: datetime) -> bool:
    return any(session.day < morning.day < now.date() for morning in state.mornings)
