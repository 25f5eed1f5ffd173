"""The kinds of text that stand in a method: keys, keys of evidence, words that a person reads."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
EvidenceKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
PhaseKey = Literal["one", "two", "maintenance"]
