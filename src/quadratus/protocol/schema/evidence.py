"""`evidence.toml`: the claims that the numbers of a method rest on."""

from __future__ import annotations

from enum import StrEnum

from quadratus.protocol.rules import Frozen
from quadratus.protocol.schema.words import EvidenceKey, Text


class HowWellKnown(StrEnum):
    """How well a row of evidence is known, from a page that was read to a mere proposal."""

    PAGE = "page"
    TOPIC = "topic"
    RECALL = "recall"
    UNSURE = "unsure"
    DERIVED = "derived"
    PROPOSAL = "proposal"


class Evidence(Frozen):
    """A claim that a number of the method rests on, and how well it is known."""

    key: EvidenceKey
    rows: Text
    claim: Text
    citation: Text
    known: HowWellKnown
