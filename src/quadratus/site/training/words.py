"""Sides, loads and evidence in the words that a person reads."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from quadratus.prescription.record.events import Ended, Side
from quadratus.prescription.words import words_in
from quadratus.protocol.schema import HowWellKnown
from quadratus.site.shell import units

SIDE = {Side.LEFT: _("left side"), Side.RIGHT: _("right side"), Side.BOTH: ""}
_FIRST_SIDE = {Side.LEFT: _("Start with the left."), Side.RIGHT: _("Start with the right.")}

WHAT_ENDED = (
    (Ended.TRUNK, _("My trunk gave way")),
    (Ended.ARM_OR_SHOULDER, _("Arm or shoulder")),
    (Ended.PAIN, _("Pain")),
    (Ended.BREATH, _("Breath")),
    (Ended.OTHER, _("Something else")),
)

KNOWN = {
    HowWellKnown.PAGE: _("read at its source"),
    HowWellKnown.TOPIC: _("a source on this subject"),
    HowWellKnown.RECALL: _("from general knowledge of the field"),
    HowWellKnown.UNSURE: _("uncertain"),
    HowWellKnown.DERIVED: _("worked out from other evidence"),
    HowWellKnown.PROPOSAL: _("a proposal of this method, not yet tested"),
}

POSITION = {"floor": _("on the floor"), "standing": _("standing"), "sitting": _("sitting")}

_UNIT = {
    "hold": (_("second"), _("seconds")),
    "movement": (_("repetition"), _("repetitions")),
    "breath": (_("breath"), _("breaths")),
    "carry": (_("metre"), _("metres")),
    "walk": (_("minute"), _("minutes")),
}


def counted_in(kind: str) -> tuple[str, str]:
    """What is counted in a dose, as one and as many."""
    one, many = _UNIT[kind]
    return str(one), str(many)


def unit_of(kind: str, amount: float, language: str) -> str:
    """What is counted in a dose, as it stands behind an amount: repetition, repetitions."""
    one, many = counted_in(kind)
    return one if words_in(language).singular(amount) else many


def load_words(load_kg: float, hands: int) -> str:
    """The weight in the unit of the person: 6 kg in each hand; nothing where there is none."""
    if load_kg <= 0:
        return ""
    said = gettext("{weight} in each hand") if hands == 2 else gettext("{weight} in one hand")
    return said.format(weight=units.with_unit(units.load(load_kg)))


def first_side_words(sides: Sequence[Side]) -> str:
    """Which side starts, where the sides take turns."""
    return str(_FIRST_SIDE[sides[0]]) if len(sides) > 1 else ""


def minutes_words(minutes: int) -> str:
    """A length in minutes."""
    return ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)
