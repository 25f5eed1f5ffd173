"""The slow, obvious second answer to every question that the decision core answers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from quadratus.prescription.record.events import Event
from quadratus.protocol.schema import Method
from tests.oracle import answering, asking, climbing, gates, screening
from tests.oracle.fitting import Asked
from tests.oracle.reading import Log, ordered


class Oracle:
    """All answers about one history at one moment. Nothing is carried over from one question to the next."""

    def __init__(self, method: Method, events: Iterable[Event], now: datetime) -> None:
        self.log = Log(method, ordered(events))
        self.now = now
        self.life = climbing.standing_at(self.log, now)

    def baseline(self) -> float | None:
        return answering.baseline_at(self.log)

    def zones(self) -> dict[str, str]:
        return {str(one.id): answering.zone(self.log, one, self.now) for one in self.log.sessions}

    def positions(self) -> dict[str, tuple[int, int]]:
        return {key: (self.life.on(key).rung, self.life.on(key).step) for key in self.log.method.ladder_by_key}

    def spared(self) -> set[str]:
        return {key for key, standing in self.life.ladders.items() if standing.spared}

    def phase(self) -> tuple[str, object]:
        return self.life.phase, self.life.phase_since

    def flares(self) -> list[tuple[object, object]]:
        return [(spell.began, spell.ended) for spell in answering.flares(self.log)]

    def clearance(self) -> str:
        return screening.clearance(self.log, self.now)

    def screening_due(self) -> str | None:
        return asking.due(self.log, self.life, self.now) if self.day_kind() == "screening" else None

    def gate(self) -> dict[str, bool]:
        return gates.criteria(self.log, self.life, self.now)

    def return_left(self) -> int:
        return self.life.return_left

    def day_kind(self) -> str:
        return asking.day_kind(self.log, self.life, self.now)

    def test_rungs(self) -> set[str]:
        return asking.test_rungs(self.log, self.life, self.now)

    def items(self) -> list[Asked]:
        return asking.items(self.log, self.life, self.now)

    def walk(self) -> list[Asked]:
        return asking.walk(self.log, self.life, self.now)
