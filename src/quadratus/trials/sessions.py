"""The entries of a diary that depend on what the day asks, and the circumstances."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quadratus.prescription.record.events import Ended, Side
from quadratus.trials.diary import (
    BendsTested,
    Changed,
    Deviation,
    Entry,
    HoldsTested,
    Omitted,
    TimedHold,
    Trained,
)
from quadratus.trials.names import Names, Reader, if_due, no_details, read_details, strand_and_score
from quadratus.trials.words import Line, Words

MOST_WEIGHT_KG = 300
LEAST_WEIGHT_KG = 30
LONGEST_HOLD_SECONDS = 600
LONGEST_BEND_CM = 60

_STOPS = (Ended.TRUNK, Ended.ARM_OR_SHOULDER, Ended.PAIN, Ended.BREATH, Ended.OTHER)


def _hold(words: Words, side: str) -> TimedHold:
    words.expect(side)
    seconds = words.number(f"the seconds on the {side}", 0, LONGEST_HOLD_SECONDS)
    ended = Ended(words.one_of("what ended the hold", (Ended.COMPLETED, *_STOPS)))
    return TimedHold(seconds, ended)


def _test(line: Line, words: Words, _: Names) -> Entry:
    no_details(line)
    words.expect("hold")
    left, right = _hold(words, "left"), _hold(words, "right")
    return HoldsTested(line.number, left, right, if_due(words))


def _bend(line: Line, words: Words, _: Names) -> Entry:
    no_details(line)
    words.expect("left")
    left = words.number("the centimetres to the left", 0, LONGEST_BEND_CM)
    words.expect("right")
    right = words.number("the centimetres to the right", 0, LONGEST_BEND_CM)
    return BendsTested(line.number, left, right, if_due(words))


def _no(line: Line, words: Words, _: Names) -> Entry:
    no_details(line)
    what = words.one_of("what did not happen", ("session", "morning"))
    words.end()
    return Omitted(line.number, "session" if what == "session" else "morning")


_SESSION = {
    "too hard": "too hard: bird_dog_leg",
    "hurts": "hurts: bird_dog left",
    "stopped for pain": "stopped for pain at bridge",
    "stopped": "stopped arm_or_shoulder: wall_lean left",
    "left out": "left out: walking",
    "leg symptoms": "leg symptoms",
    "confidence": "confidence isometric_hold 8",
    "closing not answered": "closing not answered",
    "note": 'note "slept badly"',
}


@dataclass
class _Session:
    """What the details of a session add up to."""

    deviations: list[Deviation]
    confidence: list[tuple[str | None, int]]
    stopped_for_pain: bool = False
    stopped_at: str | None = None
    leg_symptoms: bool = False
    closing_answered: bool = True
    note: str = ""


def _session(line: Line, words: Words, names: Names) -> Entry:
    words.expect("before")
    before = words.score("the pain before")
    words.expect("highest")
    highest = words.score("the highest pain")
    words.expect("effort")
    effort = words.score("the effort")
    words.end()
    said = _Session([], [])
    read_details(line, _SESSION, lambda *detail: _session_detail(said, names, *detail))
    return Trained(
        line.number, before, highest, effort, tuple(said.deviations),
        said.stopped_for_pain, said.stopped_at, said.leg_symptoms, tuple(said.confidence),
        said.closing_answered, said.note,
    )  # fmt: skip


def _session_detail(said: _Session, names: Names, line: int, name: str, words: Words) -> None:
    match name:
        case "too hard":
            said.deviations += _exercises(line, words, names, too_hard=True)
        case "hurts":
            said.deviations += _exercises(line, words, names, hurts=True)
        case "left out":
            said.deviations += _exercises(line, words, names, ended=Ended.SKIPPED)
        case "stopped":
            ended = Ended(words.one_of("what ended the sets", _STOPS))
            words.expect(":")
            said.deviations += _exercises(line, words, names, ended=ended)
        case "stopped for pain":
            said.stopped_for_pain = True
            if words.maybe("at"):
                said.stopped_at = words.one_of("the exercise", names.exercises)
        case "leg symptoms":
            said.leg_symptoms = True
        case "confidence":
            said.confidence.append(strand_and_score(words, names))
        case "closing not answered":
            said.closing_answered = False
        case _:
            said.note = words.quoted("the note")


def _exercises(
    line: int,
    words: Words,
    names: Names,
    *,
    ended: Ended | None = None,
    too_hard: bool = False,
    hurts: bool = False,
) -> Iterable[Deviation]:
    more = True
    while more:
        of = words.one_of("the exercise", names.exercises)
        side = Side(words.take("the side")) if words.peek() in (Side.LEFT, Side.RIGHT) else None
        yield Deviation(line, of, side, ended, too_hard, hurts)
        more = words.maybe(",")


# Circumstances -----------------------------------------------------------------------------------


def _minutes(line: Line, words: Words, names: Names) -> Entry:
    no_details(line)
    most = names.method.frame.pacing.most_minutes
    minutes = words.whole("the minutes", names.method.frame.pacing.fewest_minutes, most)
    words.end()
    return Changed(line.number, minutes=minutes)


def _weight(line: Line, words: Words, _: Names) -> Entry:
    no_details(line)
    weight = words.number("the body weight in kilograms", LEAST_WEIGHT_KG, MOST_WEIGHT_KG)
    words.end()
    return Changed(line.number, weight_kg=weight)


def _equipment(line: Line, words: Words, names: Names) -> Entry:
    no_details(line)
    things = () if words.maybe("none") else words.names("the equipment", names.equipment)
    words.end()
    return Changed(line.number, equipment=things)


def _conditions(line: Line, words: Words, names: Names) -> Entry:
    no_details(line)
    conditions = () if words.maybe("none") else words.names("the condition", names.conditions)
    words.end()
    return Changed(line.number, conditions=conditions)


CIRCUMSTANCES: dict[str, tuple[str, Reader]] = {
    "minutes": ("minutes 25", _minutes),
    "weight": ("weight 70", _weight),
    "equipment": ("equipment stick, weight", _equipment),
    "conditions": ("conditions shoulder", _conditions),
}

ASKED: dict[str, tuple[str, Reader]] = {
    "session": ("session before 3 highest 3 effort 4", _session),
    "test": ("test hold left 22 trunk right 30 trunk", _test),
    "bend": ("bend left 14.5 right 18", _bend),
    "no": ("no session", _no),
}
