"""The training focus: points from observations, a clear lead or *mixed / not sure*. It changes emphasis only."""

from __future__ import annotations

from datetime import date

from quadratus.prescription.evaluation import both, explain, found
from quadratus.prescription.facts import Standing
from quadratus.prescription.prescription import FocusPoints, FocusToday
from quadratus.prescription.reasons import Choice, Outcome, Reason
from quadratus.prescription.state import FocusHeld
from quadratus.protocol.schema import Focus, Focuses, Method


def points(standing: Standing) -> tuple[FocusPoints, ...]:
    """The points of every focus, with the evaluated signs behind them, in the order of the method."""
    return tuple(_points_of(standing, focus) for focus in standing.method.focuses.focuses)


def _points_of(standing: Standing, focus: Focus) -> FocusPoints:
    signs = tuple((sign.points, explain(sign.rule, standing.lookup), sign.noise) for sign in focus.signs)
    return FocusPoints(focus.key, focus.name, sum(each for each, reason, _ in signs if reason.met), signs)


def evaluated(standing: Standing) -> FocusHeld:
    """The focus as of today, with the signs that spoke for it: the one with enough points and a clear lead, or none."""
    return _evaluated(standing, points(standing))


def _evaluated(standing: Standing, counted: tuple[FocusPoints, ...]) -> FocusHeld:
    key = _chosen(standing.method.focuses, counted)
    return FocusHeld(key, standing.today, _choice(standing.method.focuses, counted, key))


def _chosen(rule: Focuses, counted: tuple[FocusPoints, ...]) -> str | None:
    """A focus that wins over all while its observations hold, else the one with enough points and a clear lead."""
    enough = [one for one in counted if one.points >= rule.fewest_points]
    winners = winning(rule)
    for one in enough:
        if one.key in winners:
            return one.key
    best = max(enough, key=lambda one: one.points, default=None)
    return best.key if best and _lead(counted) >= rule.clear_lead else None


def winning(rule: Focuses) -> frozenset[str]:
    """The keys of the focuses that win over all others."""
    return frozenset(focus.key for focus in rule.focuses if focus.wins)


def _lead(counted: tuple[FocusPoints, ...]) -> int:
    """How far the first lies before the second."""
    ranked = sorted((one.points for one in counted), reverse=True)
    return ranked[0] - (ranked[1] if len(ranked) > 1 else 0)


def _choice(rule: Focuses, counted: tuple[FocusPoints, ...], key: str | None) -> Choice:
    """The focus as a decision: the signs that gave its points, or the missing points or lead."""
    if key is None:
        most = max((one.points for one in counted), default=0)
        lead = _lead(counted) if counted else 0
        reason = both(
            found("focus_points", most, "at_least", rule.fewest_points, source=rule.source),
            found("focus_lead", lead, "at_least", rule.clear_lead, source=rule.source),
        )
        return Choice(Outcome.NO_CLEAR_FOCUS, "", reason)
    chosen = next(one for one in counted if one.key == key)
    met = tuple(reason for each, reason, _ in chosen.signs if reason.met and each > 0)
    total = found("focus_points", chosen.points, "at_least", rule.fewest_points, source=rule.source)
    return Choice(Outcome.FOCUS, chosen.key, both(total, *met))


def is_due(method: Method, last: date | None, today: date) -> bool:
    """Whether the focus is to be evaluated anew, after the day on which it was evaluated last."""
    return last is None or (today - last).days >= method.focuses.reevaluate_days


def asks(standing: Standing) -> Reason | None:
    """Why the observations are asked anew: it is as long since they were said as a focus holds."""
    said, rule = standing.state.observed, standing.method.focuses
    if said is None:
        return None
    days = (standing.today - said.day).days
    reason = found("days_since_observed", days, "at_least", rule.reevaluate_days, source=rule.source)
    return reason if reason.met else None


def in_force(standing: Standing) -> FocusToday:
    """The focus of today: one that wins over all is looked at daily, the others hold until evaluated anew."""
    rule, held, counted = standing.method.focuses, standing.state.focus, points(standing)
    today, winners = _evaluated(standing, counted), winning(standing.method.focuses)
    if held is None or is_due(standing.method, held.day, standing.today) or winners & {held.key, today.key}:
        held = today
    focus = next((focus for focus in rule.focuses if focus.key == held.key), None)
    if focus is None:
        return FocusToday(None, rule.mixed_name, rule.mixed_helps, counted, held.choice)
    return FocusToday(focus.key, focus.name, focus.helps, counted, held.choice)
