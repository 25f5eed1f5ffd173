"""Lives through a diary: each day the person is asked what `prescribe` asks, and answers so.

Everything becomes real events with ids that depend only on the person and the order, so that the
same diary always gives the same history.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from quadratus.prescription.folding import Folding
from quadratus.prescription.prescribe import prescribe
from quadratus.prescription.prescription import DayKind, HoldTest, Prescription
from quadratus.prescription.record.events import (
    BaselineGiven,
    BendTested,
    CheckedIn,
    CircumstancesGiven,
    Event,
    HoldTested,
    Joined,
    MorningReported,
    Screened,
    Side,
)
from quadratus.prescription.record.reading import (
    RefusedError,
    read_event,
    refuse_impossible,
    write_event,
)
from quadratus.prescription.state import State
from quadratus.protocol.schema import Method
from quadratus.trials.diary import (
    BendsTested,
    BrokenDiaryError,
    Changed,
    Diary,
    DiaryProblem,
    Entry,
    Happening,
    HoldsTested,
    Trained,
)
from quadratus.trials.names import UNSTAMPED
from quadratus.trials.parsing import merged
from quadratus.trials.training import events_of_session

_JOINING = time(6, 30)
_WAKING = time(7, 0)
_NOON = time(12, 0)
_EVENING = time(18, 0)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class LivedDay:
    """A day as it was lived.

    `prescription` is what the day asked when the person trained, or in the evening of a day without
    a session; `state` is what was known then. `notes` say what of the diary did not apply, and
    which questions came first.
    """

    number: int
    day: date
    moment: datetime
    prescription: Prescription
    state: State
    events: tuple[Event, ...]
    notes: tuple[str, ...]


def live(diary: Diary, method: Method) -> Iterator[LivedDay]:
    """Live through every day of a diary, the first to the last that is written down.

    Raises:
        BrokenDiaryError: a line says what cannot be, for example a score out of its range.
    """
    life = _Life(diary, method)
    for day in range(1, diary.last_day + 1):
        yield life.live(day)


class _Life:
    """The history of one person while it grows."""

    def __init__(self, diary: Diary, method: Method) -> None:
        self._diary = diary
        self._method = method
        self._events: list[Event] = []
        self._circumstances = diary.circumstances
        self._folding = Folding(method)
        self._notes: list[str] = []
        self._day = 0

    def live(self, day: int) -> LivedDay:
        """Live one day; the days before it have been lived."""
        before = len(self._events)
        self._day, self._notes = day, []
        if day == 1:
            self._join()
        entries = self._diary.on(day)
        noon = self._at(_NOON)
        for number, entry in enumerate(entries):
            if isinstance(entry, Happening | Changed):
                waking = isinstance(entry, Happening) and isinstance(entry.event, MorningReported)
                self._happen(entry, self._at(_WAKING) if waking else noon + number * _MINUTE)
        moment, state, prescription = self._evening(entries)
        return LivedDay(
            day, self._date, moment, prescription, state,
            tuple(self._events[before:]), tuple(self._notes),
        )  # fmt: skip

    # What happens ----------------------------------------------------------------------------

    def _join(self) -> None:
        born, method = self._diary.born, self._method
        adult = self._date.year - born >= method.frame.adults_from
        joined = Joined(**UNSTAMPED, name=self._diary.person, birth_year=born, adult=adult)
        self._add(joined, self._at(_JOINING), 1)
        self._circumstances_given(self._at(_JOINING) + _MINUTE, 1)

    def _circumstances_given(self, moment: datetime, line: int) -> None:
        now = self._circumstances
        event = CircumstancesGiven(
            **UNSTAMPED, minutes=now.minutes or 0, equipment=now.equipment or (),
            conditions=now.conditions or (), body_weight_kg=now.weight_kg,
        )  # fmt: skip
        self._add(event, moment, line)

    def _happen(self, entry: Happening | Changed, moment: datetime) -> None:
        if isinstance(entry, Changed):
            self._circumstances = merged(self._circumstances, entry)
            self._circumstances_given(moment, entry.line)
        elif not entry.when_due or self._is_due(entry.event, moment):
            self._add(entry.event, moment, entry.line)

    def _is_due(self, event: Event, moment: datetime) -> bool:
        asked = prescribe(self._method, self._state(), moment)
        if isinstance(event, Screened) and asked.screening_due is not None:
            self._notes.append(f"The safety questions were due ({asked.screening_due}) and answered.")
            return True
        if isinstance(event, BaselineGiven) and asked.kind is DayKind.BASELINE:
            self._notes.append("Where the person stands was asked and answered.")
            return True
        return False

    # The evening -----------------------------------------------------------------------------

    def _evening(self, entries: tuple[Entry, ...]) -> tuple[datetime, State, Prescription]:
        moment = self._at(_EVENING)
        asked = prescribe(self._method, self._state(), moment)
        trained = next((entry for entry in entries if isinstance(entry, Trained)), None)
        if trained and asked.items:
            check_in = CheckedIn(**UNSTAMPED, pain_now=trained.before)
            self._add(check_in, moment, trained.line)
            moment += _MINUTE
            asked = prescribe(self._method, self._state(), moment)
        state = self._state()
        self._test(entries, asked, moment + _MINUTE)
        if trained and asked.items:
            self._train(trained, asked, moment + 5 * _MINUTE)
        elif trained:
            walk = " but the walk" if asked.walk else ""
            self._notes.append(f"Nothing to train was prescribed{walk} ({asked.kind.value}).")
        return moment, state, asked

    def _test(self, entries: tuple[Entry, ...], asked: Prescription, moment: datetime) -> None:
        for entry in entries:
            if isinstance(entry, HoldsTested):
                if asked.test and asked.test.hold:
                    self._test_holds(entry, asked.test.hold, moment)
                elif not entry.when_due:
                    self._notes.append("No timed hold was asked.")
            elif isinstance(entry, BendsTested):
                if asked.test and asked.test.bend:
                    self._test_bends(entry, moment + 2 * _MINUTE)
                elif not entry.when_due:
                    self._notes.append("No side bend was asked.")

    def _test_holds(self, entry: HoldsTested, asked: HoldTest, moment: datetime) -> None:
        left = HoldTested(
            **UNSTAMPED, rung=asked.rung, side=Side.LEFT,
            seconds=min(entry.left.seconds, asked.cap_seconds), ended=entry.left.ended,
        )  # fmt: skip
        right = replace(
            left, side=Side.RIGHT,
            seconds=min(entry.right.seconds, asked.cap_seconds), ended=entry.right.ended,
        )  # fmt: skip
        pair = (left, right) if asked.first is Side.LEFT else (right, left)
        for number, hold in enumerate(pair):
            self._add(hold, moment + number * _MINUTE, entry.line)

    def _test_bends(self, entry: BendsTested, moment: datetime) -> None:
        left = BendTested(**UNSTAMPED, side=Side.LEFT, centimetres=entry.left)
        self._add(left, moment, entry.line)
        right = replace(left, side=Side.RIGHT, centimetres=entry.right)
        self._add(right, moment + _MINUTE, entry.line)

    def _train(self, trained: Trained, asked: Prescription, moment: datetime) -> None:
        session = self._id("session", len(self._events))
        done = events_of_session(trained, asked, session, moment, self._method)
        for event in done.events:
            self._add(event, event.moment, trained.line)
        self._notes += done.notes

    # Stamps ----------------------------------------------------------------------------------

    @property
    def _date(self) -> date:
        return self._diary.date_of(self._day)

    def _at(self, clock: time) -> datetime:
        return datetime.combine(self._date, clock, self._diary.offset)

    def _id(self, what: str, number: int) -> UUID:
        person = f"{self._diary.person}/{self._diary.born}/{self._diary.starts.isoformat()}"
        return uuid5(NAMESPACE_URL, f"quadratus-diary:{person}/{number}/{what}")

    def _add(self, event: Event, moment: datetime, line: int) -> None:
        number = len(self._events)
        stamped = replace(event, id=self._id(type(event).__name__, number), moment=moment, day=moment.date())
        try:
            refuse_impossible(read_event(*write_event(stamped)), self._method, moment)
        except RefusedError as refused:
            said = str(refused).removeprefix("Not saved: ")
            fault = said.partition(". ")[0]
            problem = DiaryProblem(self._diary.file, line, fault, "Correct this line")
            raise BrokenDiaryError([problem]) from refused
        self._events.append(stamped)
        self._folding.add(stamped)

    def _state(self) -> State:
        return self._folding.state()
