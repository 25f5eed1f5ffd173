"""May this person train: findings, blocks, clearance, conditions, and which screening is due."""

from __future__ import annotations

from datetime import datetime

from quadratus.prescription.record.events import (
    Answer,
    CheckedIn,
    CircumstancesGiven,
    ClinicianWord,
    Joined,
    Screened,
    SessionEnded,
    WorryTold,
)
from quadratus.protocol.rules import Predicate
from quadratus.protocol.schema import Finding
from tests.oracle.answering import double_reds, flare_rule_holds, flares, turned_red
from tests.oracle.reading import Log, Value, holds, remembered


def raised(log: Log, at: int, screened: Screened, left_out: Answer = Answer.NOT_SURE) -> list[Finding]:
    """The findings of one screening, with `left_out` as the answer to what was left out."""
    questions = log.method.question_by_key
    joined = log.until(at).last(Joined)

    def said(key: str) -> Answer:
        """What was answered. A question that was left out is a no where a no came before it."""
        before = questions[key].only_after
        ruled_out = before is not None and screened.answers.get(before) is Answer.NO
        return screened.answers.get(key, Answer.NO if ruled_out else left_out)

    def found(finding: Finding) -> bool:
        def value_of(predicate: Predicate) -> Value:
            if predicate.fact == "age":
                return screened.day.year - joined[1].birth_year if joined else None
            answer = said(predicate.of or "")
            unsure_counts = finding.tier in ("emergency", "urgent") or questions[predicate.of or ""].not_sure_is_yes
            yes = answer is Answer.YES or (answer is Answer.NOT_SURE and unsure_counts)
            return yes if predicate.fact == "answered_yes" else not yes

        return holds(finding.rule, value_of)

    return [finding for finding in log.method.screening.findings if found(finding)]


def covered(log: Log, before: int) -> set[str]:
    """The findings that clinicians have spoken on before event number `before`.

    A word speaks on what the answers of the last screening before it raised, and neither on anything else nor on what
    was raised only because questions were left out. One on an urgent finding reaches
    no further than the next screening, one on a clinician-first finding as long as every screening raises it again.
    """
    names: set[str] = set()
    asked: list[Finding] = []
    told: list[Finding] = []
    for at, event in enumerate(log.events[:before]):
        if isinstance(event, ClinicianWord):
            there = {finding.key for finding in asked if finding in told}
            names |= there & set(event.findings) if event.findings else there
        elif isinstance(event, Screened):
            asked = raised(log, at, event)
            told = raised(log, at, event, Answer.NO)
            names &= {finding.key for finding in asked if finding.tier == "clinician"}
    return names


@remembered
def block(log: Log) -> str | None:
    """The tier that blocks until a word and a new screening after it."""
    tier: str | None = None
    blocked_at = -1
    for at, screened in log.all(Screened):
        if any(blocked_at < one < at for one, _ in log.all(ClinicianWord)):
            tier = None
        findings = raised(log, at, screened)
        urgent = [one for one in findings if one.tier == "urgent" and one.key not in covered(log, at)]
        if any(one.tier == "emergency" for one in findings):
            tier, blocked_at = "emergency", at
        elif urgent:
            tier, blocked_at = tier or "urgent", at
    return tier


def clearance(log: Log, now: datetime) -> str:
    screenings = log.all(Screened)
    if not screenings:
        return "unknown"
    blocked = block(log)
    if blocked:
        return blocked
    spoken = covered(log, len(log.events))
    findings = raised(log, *screenings[-1])
    if any(one.tier == "clinician" and one.key not in spoken for one in findings):
        return "clinician_first"
    if flare_rule_holds(log, now.date(), "clinician_first") and not flare_covered(log):
        return "clinician_first"
    return "clear_with_exclusions" if conditions(log) else "clear"


def flare_covered(log: Log) -> bool:
    """Whether a clinician has spoken on the flare-ups: while the rule held, since the last one began."""
    spells = flares(log)
    if not spells:
        return False
    return any(
        at > spells[-1].at and flare_rule_holds(log.until(at + 1), word.day, "clinician_first")
        for at, word in log.all(ClinicianWord)
    )


def conditions(log: Log) -> set[str]:
    """What is special about this person's body, told at a screening or of the circumstances."""
    screenings = log.all(Screened)
    found = {key for finding in (raised(log, *screenings[-1]) if screenings else []) for key in finding.conditions}
    circumstances = log.last(CircumstancesGiven)
    return found | set(circumstances[1].conditions if circumstances else ())


def cleared_conditions(log: Log) -> set[str]:
    return {key for _, word in log.all(ClinicianWord) for key in word.conditions}


def waiting(log: Log, now: datetime) -> set[str]:
    """What happened since the last screening and asks for one."""
    last = log.last(Screened)
    since = last[0] if last else -1
    found = set()
    worried = [at for at, event in log.all(CheckedIn) if event.something_new] + [at for at, _ in log.all(WorryTold)]
    worried += [at for at, event in log.all(SessionEnded) if event.new_leg_symptoms]
    if any(at > since for at in worried):
        found.add("news_unanswered")
    if any(at > since and event.fell for at, event in log.all(CheckedIn)):
        found.add("fall_unanswered")
    if any(spell.at > since for spell in flares(log)):
        found.add("flare_unanswered")
    for one, other in double_reds(log, now):
        ends = [turned_red(log, one), turned_red(log, other)]
        if any(at is not None and at > since for at in ends):
            found.add("reds_unanswered")
    if last and any(at > since for at, _ in log.all(ClinicianWord)) and block(log):
        found.add("word_unanswered")
    return found


def screening_due(log: Log, now: datetime, absent: bool, gate_ready: bool) -> str | None:
    """The occasion of the screening that comes first, or None.

    `absent` says that a long absence was not screened yet, `gate_ready` that the gate waits for its screening.
    """
    last = log.last(Screened)
    facts: dict[str, Value] = {
        name: name in waiting(log, now)
        for name in ("news_unanswered", "fall_unanswered", "flare_unanswered", "reds_unanswered", "word_unanswered")
    }
    facts["never_screened"] = last is None
    facts["absence_unanswered"] = absent
    facts["gate_unanswered"] = gate_ready
    facts["days_since_screening"] = (now.date() - last[1].day).days if last else None
    for trigger in log.method.screening.triggers:
        if holds(trigger.rule, lambda predicate: facts[predicate.fact]):
            return trigger.occasion
    return None
