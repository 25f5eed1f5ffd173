"""The training focus: points from observations, a clear lead or *mixed / not sure*. It changes emphasis only."""

from __future__ import annotations

from datetime import date

from quadratus.prescription.evaluation import both, explain, found, holds
from quadratus.prescription.facts import Standing
from quadratus.prescription.prescription import FocusPoints, FocusToday
from quadratus.prescription.reasons import Choice, Outcome
from quadratus.prescription.state import FocusHeld
from quadratus.protocol.schema import Focus, Method


def points(standing: Standing) -> tuple[FocusPoints, ...]:
    """The points of every focus, with the evaluated signs behind them, in the order of the method."""
    return tuple(_points_of(standing, focus) for focus in standing.method.focuses.focuses)


def _points_of(standing: Standing, focus: Focus) -> FocusPoints:
    signs = tuple(
        (sign.points, explain(sign.rule, standing.lookup, standing.words), sign.noise) for sign in focus.signs
    )
    return FocusPoints(focus.key, focus.name, sum(each for each, reason, _ in signs if reason.met), signs)


def _winning(standing: Standing, counted: tuple[FocusPoints, ...]) -> str | None:
    """A focus that wins over all while its observations hold."""
    winners = {focus.key for focus in standing.method.focuses.focuses if focus.wins}
    enough = standing.method.focuses.fewest_points
    return next((one.key for one in counted if one.key in winners and one.points >= enough), None)


def evaluated(standing: Standing) -> FocusHeld:
    """The focus as of today: the one with enough points and a clear lead, or none."""
    rule = standing.method.focuses
    counted = {
        focus.key: sum(sign.points for sign in focus.signs if holds(sign.rule, standing.lookup))
        for focus in rule.focuses
    }
    for focus in rule.focuses:
        if focus.wins and counted[focus.key] >= rule.fewest_points:
            return FocusHeld(focus.key, standing.today)
    best = max(counted, key=counted.__getitem__, default=None)
    if best is None or counted[best] < rule.fewest_points or _lead(list(counted.values())) < rule.clear_lead:
        return FocusHeld(None, standing.today)
    return FocusHeld(best, standing.today)


def _lead(counted: list[int]) -> int:
    """How far the first lies before the second."""
    ranked = sorted(counted, reverse=True)
    return ranked[0] - (ranked[1] if len(ranked) > 1 else 0)


def is_due(method: Method, last: date | None, today: date) -> bool:
    """Whether the focus is to be evaluated anew, after the day on which it was evaluated last."""
    return last is None or (today - last).days >= method.focuses.reevaluate_days


def in_force(standing: Standing) -> FocusToday:
    """The focus of today: one that wins over all is looked at daily, the others hold until evaluated anew."""
    counted = points(standing)
    held = standing.state.focus
    key = evaluated(standing).key if held is None or is_due(standing.method, held.day, standing.today) else held.key
    winners = {focus.key for focus in standing.method.focuses.focuses if focus.wins}
    winner = _winning(standing, counted)
    if winner is not None:
        key = winner
    elif key in winners:
        key = None
    focus = next((focus for focus in standing.method.focuses.focuses if focus.key == key), None)
    if focus is None:
        return FocusToday(None, standing.method.focuses.mixed_name, standing.method.focuses.mixed_helps, counted)
    return FocusToday(focus.key, focus.name, focus.helps, counted)


def choice(standing: Standing, today: FocusToday) -> Choice:
    """The focus as a decision: the signs that gave its points, or the missing points or lead."""
    rule = standing.method.focuses
    ranked = sorted(today.points, key=lambda one: -one.points)
    if today.key is None:
        reason = both(
            found(
                "focus_points", ranked[0].points if ranked else 0, "at_least", rule.fewest_points, source=rule.source
            ),
            found(
                "focus_lead",
                _lead([one.points for one in ranked]) if ranked else 0,
                "at_least",
                rule.clear_lead,
                source=rule.source,
            ),
        )
        return Choice(Outcome.NO_CLEAR_FOCUS, today.name, reason)
    chosen = next(one for one in today.points if one.key == today.key)
    met = tuple(reason for each, reason, _ in chosen.signs if reason.met and each > 0)
    total = found("focus_points", chosen.points, "at_least", rule.fewest_points, source=rule.source)
    return Choice(Outcome.FOCUS, today.name, both(total, *met))
