"""Which evidence a page names, numbered in the order of reading."""

from __future__ import annotations

from dataclasses import dataclass

from quadratus.protocol.schema import Method
from quadratus.site.training.words import KNOWN


@dataclass(frozen=True, slots=True)
class Source:
    """One source at the foot of a page."""

    number: int
    key: str
    topic: str
    origin: str
    cited: bool
    known: str


class Cited:
    """The sources of one page; it fills while the page is written."""

    def __init__(self, method: Method) -> None:
        self._method = method
        self._numbers: dict[str, int] = {}

    def number(self, key: str) -> int:
        """The number of a source on this page.

        Raises:
            KeyError: the method has no such evidence.
        """
        row = self._method.evidence_by_key[key]
        return self._numbers.setdefault(row.key, len(self._numbers) + 1)

    def sources(self) -> tuple[Source, ...]:
        """The sources that were named so far."""
        rows = ((number, self._method.evidence_by_key[key]) for key, number in self._numbers.items())
        return tuple(
            Source(number, row.key, row.topic, row.origin, row.cited, str(KNOWN[row.known])) for number, row in rows
        )
