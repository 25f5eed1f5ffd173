"""What was said of an exercise when it was last done, and what that means for how it is asked now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from quadratus.prescription.evaluation import found
from quadratus.prescription.prescription import Item
from quadratus.prescription.reasons import Choice, Outcome, Reason
from quadratus.prescription.record.events import HurtArea
from quadratus.prescription.state import LadderState, Performance, SessionRecord, State
from quadratus.protocol.schema import Method

Moved = Literal["same", "down", "up"]
_RUNNING = "too_hard_running"


@dataclass(frozen=True, slots=True)
class SaidLastTime:
    """One thing that was said of an exercise: the choice says what and why, `moved` where it stands since.

    `choice` has the outcome *too hard last time* or *hurt last time*. `where` are the areas that hurt.
    `lowest` says that nothing easier is below.
    """

    choice: Choice
    moved: Moved
    where: tuple[HurtArea, ...] = ()
    lowest: bool = False


def said_last_time(method: Method, state: State, item: Item, *, but: UUID | None = None) -> tuple[SaidLastTime, ...]:
    """What was said of an exercise when its ladder was last trained.

    Args:
        method: holds the rule.
        state: what is true of the person.
        item: the exercise as it is asked now.
        but: a session that is under way, and does not count as last time.
    """
    performance = _last(state, item.ladder, but)
    if performance is None:
        return ()
    moved, lowest = _moved(method, item, performance), _is_lowest(item)
    said = []
    if performance.too_hard:
        reason = _took_down(state.ladders[item.ladder]) or _too_hard(method, _running(state, item.ladder, but))
        said.append(SaidLastTime(Choice(Outcome.TOO_HARD_LAST_TIME, item.ladder, reason), moved, lowest=lowest))
    if performance.hurts:
        choice = Choice(Outcome.HURT_LAST_TIME, item.ladder, found("hurt_named", True, "is", True))
        said.append(SaidLastTime(choice, moved, performance.where, lowest))
    return tuple(said)


def too_hard_again(method: Method, state: State, item: Item, *, but: UUID | None = None) -> SaidLastTime:
    """What it will mean if the exercise is called too hard now: whether the rule of a step down will hold.

    Args:
        method: holds the rule.
        state: what is true of the person.
        item: the exercise as it is asked now.
        but: the session that is under way.
    """
    reason = _too_hard(method, _running(state, item.ladder, but) + 1)
    choice = Choice(Outcome.TOO_HARD_LAST_TIME, item.ladder, reason)
    return SaidLastTime(choice, "down" if reason.met else "same", lowest=_is_lowest(item))


def _last(state: State, ladder: str, but: UUID | None) -> Performance | None:
    """How a ladder was last trained, as far as the answers of that session count already."""
    for session in reversed(state.sessions):
        if session.id == but or not _counts(state.ladders[ladder], session):
            continue
        for performance in session.performances:
            if performance.ladder == ladder:
                return performance
    return None


def _counts(standing: LadderState, session: SessionRecord) -> bool:
    """A session that was never ended counts from the moment in which it is on record."""
    return session.ended is not None or session.id in standing.recent


def _took_down(standing: LadderState) -> Reason | None:
    """The reason of the last change, where it was too hard too often and nothing was trained since."""
    change = standing.last_change
    return change.reason if change and not standing.recent and change.reason.fact == _RUNNING else None


def _running(state: State, ladder: str, but: UUID | None) -> int:
    """How many performances running were too hard; a move of the ladder begins the count anew."""
    by_id = {session.id: session for session in state.sessions}
    running = 0
    for key in reversed([key for key in state.ladders[ladder].recent if key != but]):
        session = by_id.get(key)
        if session is None or not any(one.ladder == ladder and one.too_hard for one in session.performances):
            break
        running += 1
    return running


def _too_hard(method: Method, running: int) -> Reason:
    rule = method.frame.progression
    return found(_RUNNING, running, "at_least", rule.too_hard_running, source=rule.source)


def _moved(method: Method, item: Item, performance: Performance) -> Moved:
    then = (method.rung_by_key[performance.rung][1].rung, performance.step)
    now = (item.rung_number, item.step)
    return "same" if now == then else "down" if now < then else "up"


def _is_lowest(item: Item) -> bool:
    return (item.rung_number, item.step) == (1, 0)
