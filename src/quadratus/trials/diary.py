"""A diary: what a person did, day by day, with days counted from the first.

The text format stands in docs/diary-format.md; `parsing` reads it, `living` lives through it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, timedelta, timezone
from typing import Literal

from quadratus.prescription.record.events import (
    ActivityScored,
    BaselineGiven,
    CheckedIn,
    ClinicianWord,
    CoachJoined,
    CoachLeft,
    CoachOpenedLadder,
    CoachSignedOff,
    ConfidenceGiven,
    Ended,
    Event,
    FlareDay,
    FlareDeclared,
    FlareOver,
    GateModeChosen,
    MaintenanceWished,
    MeasureEntered,
    MorningReported,
    ObservationsGiven,
    Screened,
    Side,
    WalkDone,
)


@dataclass(frozen=True, slots=True, order=True)
class DiaryProblem:
    """One fault of a diary: where it stands, what is wrong, and what to write instead."""

    file: str
    line: int
    fault: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.fault}. {self.mend}"


class BrokenDiaryError(Exception):
    """A diary that cannot be lived through. `problems` holds every fault that was found."""

    def __init__(self, problems: Iterable[DiaryProblem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True, slots=True)
class Happening:
    """A line that becomes one event; its stamp is filled in when the day is lived.

    With `when_due` it happens only on a day that asks for it.
    """

    line: int
    event: Event
    when_due: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """Circumstances that are new from this day on; what is None stays as it was."""

    line: int
    minutes: int | None = None
    weight_kg: float | None = None
    equipment: tuple[str, ...] | None = None
    conditions: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class TimedHold:
    """Seconds that one side was held, and what ended it."""

    seconds: float
    ended: Ended


@dataclass(frozen=True, slots=True)
class HoldsTested:
    """The timed holds of a test day; without `when_due`, a day that asks for none says so."""

    line: int
    left: TimedHold
    right: TimedHold
    when_due: bool = False


@dataclass(frozen=True, slots=True)
class BendsTested:
    """The side bends of a test day, in centimetres; `when_due` as with the holds."""

    line: int
    left: float
    right: float
    when_due: bool = False


@dataclass(frozen=True, slots=True)
class Deviation:
    """How an exercise of a session differed from what was asked.

    `of` is a rung, a ladder, a strand or *all*. `ended` is what ended its sets early, halfway; None
    where they were complete.
    """

    line: int
    of: str
    side: Side | None = None
    ended: Ended | None = None
    too_hard: bool = False
    hurts: bool = False


@dataclass(frozen=True, slots=True)
class Trained:
    """A session as it was asked, but for the deviations. `stopped_at` names where pain ended it."""

    line: int
    before: int
    highest: int
    effort: int
    deviations: tuple[Deviation, ...] = ()
    stopped_for_pain: bool = False
    stopped_at: str | None = None
    leg_symptoms: bool = False
    confidence: tuple[tuple[str | None, int], ...] = ()
    closing_answered: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Omitted:
    """A line of a wider block that does not hold on this day."""

    line: int
    what: Literal["session", "morning"]


Entry = Happening | Changed | HoldsTested | BendsTested | Trained | Omitted

# The order of a day, whatever the order of the lines.
ORDER: tuple[type, ...] = (
    MorningReported, CoachJoined, CoachLeft, CoachSignedOff, CoachOpenedLadder, GateModeChosen,
    MaintenanceWished, Changed, MeasureEntered, ActivityScored, ClinicianWord, CheckedIn,
    FlareDeclared, FlareDay, FlareOver, Screened, BaselineGiven, ObservationsGiven, ConfidenceGiven, WalkDone,
    HoldsTested, BendsTested, Trained,
)  # fmt: skip

# What happens at most once a day: the line of the narrowest block counts.
ONCE: tuple[type, ...] = (
    MorningReported, CheckedIn, FlareDay, Screened, BaselineGiven, ObservationsGiven,
    HoldsTested, BendsTested, Trained,
)  # fmt: skip


def matter_of(entry: Entry) -> type:
    """What an entry is about: the type of its event, or its own."""
    if isinstance(entry, Happening):
        return type(entry.event)
    if isinstance(entry, Omitted):
        return Trained if entry.what == "session" else MorningReported
    return type(entry)


def _place_in_day(entry: Entry) -> tuple[int, int]:
    return ORDER.index(matter_of(entry)), entry.line


@dataclass(frozen=True, slots=True)
class Block:
    """Entries that hold for each of some days."""

    line: int
    days: tuple[int, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Diary:
    """A person and the days that were written down."""

    file: str
    person: str
    born: int
    starts: date
    circumstances: Changed
    blocks: tuple[Block, ...]
    offset: timezone = UTC

    @property
    def last_day(self) -> int:
        """The number of the last day that is written down."""
        return max((day for block in self.blocks for day in block.days), default=1)

    def date_of(self, day: int) -> date:
        """The calendar day of a day number; day 1 is the first."""
        return self.starts + timedelta(days=day - 1)

    def ending(self, last: date, offset: timezone) -> Diary:
        """The same diary, shifted so that its last day is `last`, in another offset."""
        return replace(self, starts=last - timedelta(days=self.last_day - 1), offset=offset)

    def on(self, day: int) -> tuple[Entry, ...]:
        """What is written for a day, in its order; a narrower block wins over a wider one."""
        written = [block for block in self.blocks if day in block.days]
        once: dict[type, Entry] = {}
        others: list[Entry] = []
        widest_first = sorted(written, key=lambda block: -len(block.days))
        for entry in (entry for block in widest_first for entry in block.entries):
            matter = matter_of(entry)
            if matter in ONCE:
                once[matter] = entry
            else:
                others.append(entry)
        others += [entry for entry in once.values() if not isinstance(entry, Omitted)]
        return tuple(sorted(others, key=_place_in_day))

    def clashes(self) -> tuple[tuple[Entry, Entry], ...]:
        """Pairs of entries of which neither can win: on one day, from blocks equally wide."""
        found: list[tuple[Entry, Entry]] = []
        seen: dict[tuple[int, int, type], Entry] = {}
        for block in self.blocks:
            for entry in block.entries:
                matter = matter_of(entry)
                if matter not in ONCE:
                    continue
                for day in block.days:
                    first = seen.setdefault((day, len(block.days), matter), entry)
                    if first is not entry and (first, entry) not in found:
                        found.append((first, entry))
        return tuple(found)
