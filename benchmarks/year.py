"""Years of a steady person: about 3,000 events a year, lived through by the core itself."""

from __future__ import annotations

from functools import cache

from quadratus.prescription.record.events import Event
from quadratus.protocol.loading import lower_back_mastery
from quadratus.trials.living import live
from quadratus.trials.parsing import diary_from

_DIARY = """\
person Ada
born 1978
starts 2025-01-06
minutes 18
weight 68
equipment stick, weight, band, support, tape

day 1
  screening all no
  baseline usual 3 worst 5 sitting 5
    where: left_lower
    observed: nothing

days 2-{days}
  screening all no when due
  morning 2 stiffness 10
  session before 2 highest 2 effort 4
    confidence 8
  test hold left 22 trunk right 23 trunk when due
  bend left 15 right 15.5 when due
"""


@cache
def years_of_events(years: int = 1) -> tuple[Event, ...]:
    """The events of some years, in the order in which they happened."""
    method = lower_back_mastery()
    diary = diary_from(_DIARY.format(days=365 * years), "years.diary", method)
    return tuple(event for day in live(diary, method) for event in day.events)
