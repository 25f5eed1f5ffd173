"""Flare-ups: declared by the person, over when the mornings have settled and the person says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from quadratus.prescription.evaluation import explain
from quadratus.prescription.facts import Standing
from quadratus.prescription.reasons import Reason
from quadratus.prescription.record.events import FlareDay, FlareDeclared
from quadratus.prescription.state import FlareSpell
from quadratus.protocol.rules import predicates_of
from quadratus.protocol.schema import Method

Spells = tuple[FlareSpell, ...]


def declared(spells: Spells, event: FlareDeclared) -> Spells:
    """The spells with a new one that begins now."""
    return (*spells, FlareSpell(event.day, event.moment))


def _going_on(spells: Spells) -> FlareSpell | None:
    return spells[-1] if spells and spells[-1].ended is None else None


def answered(spells: Spells, event: FlareDay) -> Spells:
    """The spells with the answer of one day; a worse day takes back that it was over."""
    spell = _going_on(spells)
    if spell is None:
        return spells
    answers = tuple(answer for answer in spell.answers if answer[0] != event.day)
    still_over = spell.said_over and event.answer != "worse"
    return (*spells[:-1], replace(spell, answers=(*answers, (event.day, event.answer)), said_over=still_over))


def said_over(spells: Spells) -> Spells:
    """The spells with the person's word that it is over."""
    spell = _going_on(spells)
    return spells if spell is None else (*spells[:-1], replace(spell, said_over=True))


def ended(spells: Spells, day: date) -> Spells:
    """The spells with the last one ended on a day."""
    return (*spells[:-1], replace(spells[-1], ended=day))


def settled(standing: Standing) -> Reason:
    """Whether the mornings have settled."""
    return explain(standing.method.frame.flare.settled, standing.lookup)


def needs_clinician(standing: Standing) -> Reason:
    """Whether the flare-ups ask for a clinician first, every part evaluated."""
    return explain(standing.method.frame.flare.clinician_first, standing.lookup)


def closes_gate(standing: Standing) -> Reason | None:
    """Whether the flare-ups lead back to Phase One, every part evaluated; None in Phase One."""
    if standing.state.phase == "one":
        return None
    return explain(standing.method.frame.flare.closes_gate, standing.lookup)


def settled_points(method: Method) -> float | None:
    """How many points above the usual pain a settled morning may be; None where the method asks otherwise."""
    points = (one.points for one in predicates_of(method.frame.flare.settled) if one.fact == "mornings_settled")
    return next(points, None)


def suggested(standing: Standing) -> Reason | None:
    """Why a flare-up is suggested, where the mornings speak for one and none is going on."""
    if standing.state.flare is not None:
        return None
    reason = explain(standing.method.frame.flare.suggest, standing.lookup)
    return reason if reason.met else None
