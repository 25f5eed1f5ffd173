"""The page of the evidence: every row of the method, by topic, narrowed by a word, a topic, how well it is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quadratus.protocol.schema import Evidence, Method
from quadratus.site.training.words import KNOWN


@dataclass(frozen=True, slots=True)
class Row:
    """One claim."""

    key: str
    claim: str
    origin: str
    cited: bool
    known: str


@dataclass(frozen=True, slots=True)
class Group:
    """The claims of one topic."""

    key: str
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A topic that can be chosen."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Search:
    """What was looked for, and what was found."""

    words: str
    topic: str
    known: str
    topics: tuple[Choice, ...]
    known_words: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    all: int

    @property
    def found(self) -> int:
        """How many claims are shown."""
        return sum(len(group.rows) for group in self.groups)

    @property
    def narrowed(self) -> bool:
        """Whether anything was asked for."""
        return bool(self.words or self.topic or self.known)


def search(method: Method, asked: Mapping[str, str]) -> Search:
    """The evidence that fits `q` (each of its words), `topic` and `known`. An unknown topic narrows nothing."""
    words = asked.get("q", "").strip()[:80]
    topic = asked.get("topic", "") if asked.get("topic") in method.topic_by_key else ""
    known = asked.get("known", "") if asked.get("known") in KNOWN else ""
    fitting = [row for row in method.evidence if _fits(row, words, topic, known)]
    groups = (
        Group(one.key, one.name, tuple(_row(row) for row in fitting if row.topic == one.key)) for one in method.topics
    )
    return Search(
        words=words,
        topic=topic,
        known=known,
        topics=tuple(Choice(one.key, one.name) for one in method.topics),
        known_words=tuple((key.value, str(word)) for key, word in KNOWN.items()),
        groups=tuple(group for group in groups if group.rows),
        all=len(method.evidence),
    )


def _fits(row: Evidence, words: str, topic: str, known: str) -> bool:
    said = f"{row.claim} {row.origin}".casefold()
    return (
        all(word in said for word in words.casefold().split())
        and topic in ("", row.topic)
        and known in ("", row.known.value)
    )


def _row(row: Evidence) -> Row:
    return Row(row.key, row.claim, row.origin, row.cited, str(KNOWN[row.known]))
