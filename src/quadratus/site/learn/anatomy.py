"""The parts of the anatomy figure: one entry each in the picture and in the list beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its key, name, what it is or does, and the evidence behind it.

    `x` and `y` are where its number stands in the picture, in units of the picture. `line` leads from the number to
    the part, as x1, y1, x2, y2; nothing where the number stands on the part itself.
    """

    key: str
    name: StrOrPromise
    says: StrOrPromise
    sources: tuple[str, ...]
    x: int
    y: int
    line: tuple[int, int, int, int] | None = None


PARTS = (
    Part(
        "whole",
        _("Quadratus lumborum"),
        _(
            "A flat, four-sided muscle on either side, deep beside the spine, from the pelvis to the last rib. "
            "It takes part in bending to its own side, in lifting that hip, and, both together, in straightening up."
        ),
        ("ql-anatomy",),
        400, 215, (378, 215, 338, 215),
    ),
    Part(
        "rib",
        _("Last rib"),
        _(
            "The twelfth rib, short and free at its end. About half of the muscle's fibres pull on it, "
            "and the muscle may hold it still while you breathe."
        ),
        ("ql-share", "ql-breathing"),
        400, 100, (378, 104, 333, 122),
    ),
    Part(
        "vertebrae",
        _("Lumbar vertebrae"),
        _("The five bones of the lower spine. The muscle is fixed to the side processes of the upper four."),
        ("ql-anatomy",),
        220, 226,
    ),
    Part(
        "pelvis",
        _("Pelvis"),
        _("The muscle starts on the crest, the rim you feel under your hands when you put them on your hips."),
        ("ql-anatomy",),
        340, 372,
    ),
    Part(
        "ilio_costal",
        _("Fibres from pelvis to rib"),
        _("The long outer fibres. They bring the last rib and the pelvis towards each other on one side."),
        ("ql-fibres",),
        40, 228, (62, 228, 104, 228),
    ),
    Part(
        "ilio_lumbar",
        _("Fibres from pelvis to vertebrae"),
        _(
            "They fan from the crest up to the side processes of the vertebrae, "
            "and steady the lower spine on the pelvis."
        ),
        ("ql-fibres", "no-single-muscle"),
        40, 300, (62, 296, 153, 262),
    ),
    Part(
        "lumbo_costal",
        _("Fibres from vertebrae to rib"),
        _("They run from the vertebrae up and outwards to the last rib, across the others."),
        ("ql-fibres",),
        40, 156, (62, 156, 146, 156),
    ),
)  # fmt: skip
