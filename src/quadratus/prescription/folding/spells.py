"""Flare-ups and times away, and what they do to the phase and the ladders."""

from __future__ import annotations

from datetime import date

from quadratus.prescription.evaluation import found
from quadratus.prescription.folding.draft import Draft
from quadratus.prescription.reasons import Choice, Outcome
from quadratus.prescription.record import events as happened
from quadratus.prescription.rules import flares, gates, progression


def flare_declared(draft: Draft, event: happened.FlareDeclared) -> None:
    """A flare-up begins, asks for a screening, and may close the gate."""
    if draft.so_far.flare is None:
        draft.set(flares=flares.declared(draft.so_far.flares, event))
        draft.wait_for_screening("flare")
        close_gate(draft, event.day)


def flare_day(draft: Draft, event: happened.FlareDay) -> None:
    """The one answer of a flare-up day."""
    draft.set(flares=flares.answered(draft.so_far.flares, event))


def flare_over(draft: Draft, event: happened.FlareOver) -> None:
    """The person says that it is over."""
    draft.set(flares=flares.said_over(draft.so_far.flares))
    flare_may_be_over(draft, event.day)


def flare_may_be_over(draft: Draft, day: date) -> None:
    """End a flare-up where the person has said so and the mornings have settled."""
    flare = draft.so_far.flare
    if flare is None:
        return
    settled = flares.settled(draft.standing())
    if not (flare.said_over and settled.met):
        return
    draft.set(
        flares=flares.ended(draft.so_far.flares, day),
        return_left=draft.method.frame.flare.return_sessions,
    )
    draft.focus_due_at = None
    for key, standing in draft.ladders.items():
        ladder = draft.method.ladder_by_key[key]
        if ladder.strand in draft.strength_strands and standing.last_trained is not None:
            draft.ladders[key] = progression.rung_down(ladder, standing, settled)


def close_gate(draft: Draft, day: date) -> None:
    """Go back to Phase One where a flare-up asks for it."""
    if draft.so_far.phase == "one":
        return
    reason = gates.back_to_phase_one(draft.standing())
    if reason is not None:
        draft.enter("one", day, Choice(Outcome.BACK_TO_PHASE_ONE, "", reason))


def long_absence(draft: Draft, day: date) -> None:
    """A fresh start after a long time away, once, with whatever event comes first after it."""
    last, rule = draft.so_far.last_training, draft.method.frame.absence
    if last is None or (day - last).days < rule.start_again_days or draft.away_since == last:
        return
    draft.away_since = last
    days = (day - last).days
    draft.each_ladder(lambda ladder, standing: progression.after_absence(draft.method, ladder, standing, days))
    draft.set(baseline_due=True)
    draft.wait_for_screening("absence")
    reason = found("days_since_training", days, "at_least", rule.start_again_days, source=rule.source)
    why = Choice(Outcome.BACK_TO_PHASE_ONE, "", reason) if draft.so_far.phase != "one" else None
    draft.enter("one", day, why)
