"""The kinds of text that stand in a method: keys, words that a person reads, and what is alike in every language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import StringConstraints


@dataclass(frozen=True)
class Spoken:
    """Marks words that a person reads: they, and nothing else, can be said in another language."""


Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
EvidenceKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True), Spoken()]
# A citation or a row of the literature: it is looked up as it is written, in whatever language one reads.
Reference = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
PhaseKey = Literal["one", "two", "maintenance"]
