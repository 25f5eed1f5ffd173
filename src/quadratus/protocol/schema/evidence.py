"""`evidence.toml`: the claims that the numbers of a method rest on."""

from __future__ import annotations

from enum import StrEnum

from quadratus.protocol.rules import Frozen
from quadratus.protocol.schema.words import EvidenceKey, Key, Reference, Text


class HowWellKnown(StrEnum):
    """How well a row of evidence is known, from a page that was read to a mere proposal."""

    PAGE = "page"
    TOPIC = "topic"
    RECALL = "recall"
    UNSURE = "unsure"
    DERIVED = "derived"
    PROPOSAL = "proposal"


class Topic(Frozen):
    """A subject under which a person looks for evidence."""

    key: Key
    name: Text


class Evidence(Frozen):
    """A claim that the method rests on, the `topic` under which it is read, and how well it is known."""

    key: EvidenceKey
    rows: Reference
    topic: Key
    claim: Text
    citation: Reference
    known: HowWellKnown


class EvidenceFile(Frozen):
    """`evidence.toml`."""

    topics: tuple[Topic, ...]
    rows: tuple[Evidence, ...]
