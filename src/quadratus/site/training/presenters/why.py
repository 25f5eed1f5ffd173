"""Decisions with their reasons and sources, as a page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from quadratus.prescription.gate_since import Stands
from quadratus.prescription.prescription import GateProgress
from quadratus.prescription.reasons import Choice
from quadratus.prescription.wording import joined_heading, sentence, told_together
from quadratus.protocol.schema import Method
from quadratus.site.shell.words import day_of_year_words
from quadratus.site.training.words import KNOWN


@dataclass(frozen=True, slots=True)
class Source:
    """What a rule rests on, and how well that is known. `key` and `topic` lead to it on the page of the evidence."""

    key: str
    topic: str
    claim: str
    origin: str
    cited: bool
    known: str


@dataclass(frozen=True, slots=True)
class Why:
    """One decision: what was decided, the sentences of its reason, and its sources."""

    heading: str
    sentences: tuple[str, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One evaluated predicate of a criterion."""

    sentence: str
    met: bool


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of the gate; `stands` says whether it is met, and since when where that is known."""

    name: str
    met: bool
    stands: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class GateCard:
    """The gate ahead as a checklist."""

    name: str
    met: int
    asked: int
    criteria: tuple[Criterion, ...]
    review: str


def whys(method: Method, choices: Iterable[Choice]) -> tuple[Why, ...]:
    """Decisions in the order in which they were made; those that were made alike for the same reason are one."""
    return tuple(
        Why(joined_heading(together, method), sentences, _sources(method, together))
        for together, sentences in told_together(choices, method)
    )


def _sources(method: Method, choices: Iterable[Choice]) -> tuple[Source, ...]:
    """The evidence behind the leaves that made an outcome, each row once."""
    leaves = (leaf for choice in choices for leaf in choice.reason.deciding())
    keys = dict.fromkeys(leaf.source for leaf in leaves if leaf.source)
    rows = (method.evidence_by_key[key] for key in keys if key in method.evidence_by_key)
    return tuple(Source(row.key, row.topic, row.claim, row.origin, row.cited, str(KNOWN[row.known])) for row in rows)


def gate_card(method: Method, gate: GateProgress | None, since: Mapping[str, Stands] | None = None) -> GateCard | None:
    """The gate ahead, or nothing where none is. `since` holds since when each criterion stands as it does."""
    if gate is None:
        return None
    criteria = tuple(
        Criterion(
            criterion.name,
            criterion.met,
            _stands((since or {}).get(criterion.key), criterion.met),
            tuple(Line(sentence(leaf, method), leaf.met) for leaf in criterion.reason.leaves()),
        )
        for criterion in gate.criteria
    )
    met = sum(criterion.met for criterion in criteria)
    review = (gate.says or "") if gate.review_due else ""
    return GateCard(gate.name, met, len(criteria), criteria, review)


def _stands(known: Stands | None, met: bool) -> str:
    if known is None or known.met != met or not (met or known.changed):
        return _("met") if met else _("not yet")
    if met:
        said = _("met since before {day}") if known.before else _("met since {day}")
    else:
        said = _("no longer met, since before {day}") if known.before else _("no longer met, since {day}")
    return said.format(day=day_of_year_words(known.since))
