"""`screening.toml`: the safety questions, what their answers mean, and when they are due."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from quadratus.protocol.rules import Frozen, Rule
from quadratus.protocol.schema.words import EvidenceKey, Key, Text

Tier = Literal["emergency", "urgent", "clinician", "exclusions"]
Occasion = Literal["intake", "flare_up", "fall", "worry", "gate", "red_sessions", "absence", "rhythm", "after_word"]


class Question(Frozen):
    """One screening question, in plain words. `not_sure_is_yes` reads an unsure answer as a yes.

    `only_after` names an earlier question: a no to it is a no to this one, which is not asked then.
    """

    key: Key
    text: Text
    more: Text | None = None
    only_after: Key | None = None
    not_sure_is_yes: bool = True
    source: EvidenceKey


class Finding(Frozen):
    """What a combination of answers means for training: a tier, and the conditions it brings along."""

    key: Key
    tier: Tier
    name: Text
    rule: Rule
    conditions: tuple[Key, ...] = ()
    say: Text | None = None
    source: EvidenceKey


class Action(Frozen):
    """The instruction of a tier: what to do, how soon, what to say. `call` are the phone numbers in its steps."""

    title: Text
    do: tuple[Text, ...] = Field(min_length=1)
    call: tuple[Text, ...] = ()
    how_soon: Text
    say: Text


class Condition(Frozen):
    """Something about a person's body that rules exercises out or changes them."""

    key: Key
    name: Text
    ask: Text
    compare_sides: bool = True
    self_declared: bool = True
    source: EvidenceKey


class Trigger(Frozen):
    """What makes a screening due, and what may be trained until it is answered."""

    occasion: Occasion
    rule: Rule
    until_answered: Literal["nothing", "breathing_and_walking"]
    source: EvidenceKey


class Screening(Frozen):
    """`screening.toml`."""

    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]
    conditions: tuple[Condition, ...]
    triggers: tuple[Trigger, ...]
    actions: dict[Literal["emergency", "urgent", "clinician"], Action]
    stop_now: tuple[Text, ...] = Field(min_length=1)

    def questions_after(self, answers: Mapping[str, str]) -> tuple[Question, ...]:
        """What to ask, with these answers by key: a question that follows on another comes after a yes or not sure."""

        def asked(question: Question) -> bool:
            return question.only_after is None or answers.get(question.only_after, "no") != "no"

        return tuple(filter(asked, self.questions))

    def signs_of(self, tier: Tier) -> tuple[str, ...]:
        """What a person with a finding of this tier would notice."""
        return tuple(finding.name for finding in self.findings if finding.tier == tier)
