"""Core and oracle side by side: the questions on which they answer differently."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from quadratus.prescription.prescribe import as_of, prescribe
from quadratus.prescription.prescription import DayKind, Item
from quadratus.prescription.record.events import Event
from quadratus.prescription.state import fold, zone_of
from quadratus.protocol.schema import Method
from tests.oracle.fitting import Asked
from tests.oracle.oracle import Oracle


def of_core(items: Iterable[Item]) -> list[object]:
    return [(item.rung, item.step, item.planned.sets, item.planned.load_kg) for item in items]


def of_oracle(items: Iterable[Asked]) -> list[object]:
    return [(one.place.key, one.step, one.sets, one.load_kg) for one in items]


def answers(method: Method, events: Iterable[Event], now: datetime) -> dict[str, tuple[object, object]]:
    """Every question with the answer of the core and that of the oracle."""
    told = list(events)
    oracle = Oracle(method, told, now)
    folded = fold(method, told)
    state = as_of(method, folded, now)
    asked = prescribe(method, folded, now)
    ladders = {key: state.ladders.get(key) for key in method.ladder_by_key}
    zones = {str(one.id): zone_of(method, one, now) for one in state.sessions}
    gate = {criterion.key: criterion.met for criterion in asked.gate.criteria} if asked.gate else {}
    found: dict[str, tuple[object, object]] = {
        "baseline": (state.baseline, oracle.baseline()),
        "zones": (zones, {key: zone for key, zone in oracle.zones().items() if key in zones}),
        "positions": (
            {key: (one.rung, one.step) if one else (1, 0) for key, one in ladders.items()},
            oracle.positions(),
        ),
        "spared": ({key for key, one in ladders.items() if one and one.spared}, oracle.spared()),
        "phase": ((asked.phase, state.phase_since), oracle.phase()),
        "flares": ([(one.began, one.ended) for one in state.flares][-3:], oracle.flares()[-3:]),
        "clearance": (asked.clearance, oracle.clearance()),
        "screening": (asked.screening_due, oracle.screening_due()),
        "gate": (gate, oracle.gate()),
        "return": (state.return_left, oracle.return_left()),
        "kind": (asked.kind.value, oracle.day_kind()),
    }
    hold = asked.test.hold if asked.test else None
    if hold:
        may = oracle.test_rungs()
        found["tested hold"] = (hold.rung, hold.rung if hold.rung in may else may)
    if asked.focus is None or asked.focus.key is None or asked.kind in (DayKind.FLARE, DayKind.EASE):
        found["items"] = (of_core(asked.items), of_oracle(oracle.items()))
    found["walk"] = (of_core([asked.walk] if asked.walk else []), of_oracle(oracle.walk()))
    return found


def differences(method: Method, events: Iterable[Event], now: datetime) -> dict[str, tuple[object, object]]:
    """The questions that core and oracle answer differently."""
    return {name: (core, slow) for name, (core, slow) in answers(method, events, now).items() if core != slow}


def smallest(method: Method, events: Iterable[Event], now: datetime, name: str, tries: int = 400) -> list[Event]:
    """The events cut down, as far as some tries go, to those without which the answers would agree."""
    kept = list(events)
    size = len(kept) // 2
    while size and tries:
        at = 0
        while at < len(kept) and tries:
            tries -= 1
            fewer = kept[:at] + kept[at + size :]
            if name in differences(method, fewer, now):
                kept = fewer
            else:
                at += size
        size //= 2
    return kept
