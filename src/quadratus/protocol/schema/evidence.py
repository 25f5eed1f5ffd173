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
    """A claim that the method rests on, the `topic` under which it is read, and how well it is known.

    It comes from a `citation`, or where there is none to look up from a `basis` in words.
    """

    key: EvidenceKey
    rows: Reference
    topic: Key
    claim: Text
    citation: Reference | None = None
    basis: Text | None = None
    known: HowWellKnown

    @property
    def cited(self) -> bool:
        """Whether it comes from something that can be looked up."""
        return self.citation is not None

    @property
    def origin(self) -> str:
        """Where the claim comes from."""
        return self.citation or self.basis or ""


class EvidenceFile(Frozen):
    """`evidence.toml`."""

    topics: tuple[Topic, ...]
    rows: tuple[Evidence, ...]
