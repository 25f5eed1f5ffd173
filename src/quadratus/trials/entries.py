"""The entries of a diary: what each line of a day means."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, cast, get_args

from quadratus.prescription.record.events import (
    ActivityScored,
    Answer,
    Area,
    BaselineGiven,
    CheckedIn,
    ClinicianWord,
    CoachJoined,
    CoachLeft,
    CoachOpenedLadder,
    CoachSignedOff,
    ConfidenceGiven,
    FlareDay,
    FlareDeclared,
    FlareOver,
    GateModeChosen,
    MaintenanceWished,
    MeasureEntered,
    MorningReported,
    ObservationsGiven,
    Screened,
    WalkDone,
)
from quadratus.trials.diary import Entry, Happening
from quadratus.trials.names import (
    UNSTAMPED,
    Names,
    Reader,
    if_due,
    no_details,
    read_details,
    strand_and_score,
)
from quadratus.trials.sessions import ASKED, CIRCUMSTANCES
from quadratus.trials.words import FaultError, Line, Words

_Slept = Literal["well", "so_so", "badly"]
_Flare = Literal["easier", "same", "worse"]

LONGEST_STIFFNESS_MINUTES = 600
LONGEST_WALK_MINUTES = 600


def _morning(line: Line, words: Words, _: Names) -> Entry:
    no_details(line)
    pain = words.score("the pain of the morning")
    stiffness, slept = None, None
    while not words.ended:
        if words.maybe("stiffness"):
            stiffness = words.whole("the minutes of stiffness", 0, LONGEST_STIFFNESS_MINUTES)
        elif words.maybe("slept"):
            slept = cast(_Slept, words.one_of("how the night was", get_args(_Slept)))
        else:
            words.end()
    event = MorningReported(**UNSTAMPED, pain=pain, stiffness_minutes=stiffness, slept=slept)
    return Happening(line.number, event)


def _check_in(line: Line, words: Words, _: Names) -> Entry:
    no_details(line)
    pain = words.score("the pain now")
    fell = new = False
    while words.maybe(":") or words.maybe(","):
        if words.maybe("fell"):
            fell = True
        elif words.maybe("something new"):
            new = True
        else:
            break
    words.end()
    event = CheckedIn(**UNSTAMPED, pain_now=pain, something_new=new, fell=fell)
    return Happening(line.number, event)


def _screening(line: Line, words: Words, names: Names) -> Entry:
    no_details(line)
    answers = dict.fromkeys(names.questions, Answer.NO)
    if not words.maybe("all no"):
        if words.peek() not in ("yes", "not"):
            raise words.fault("the answers are missing")
        while not words.ended and words.peek() != "when":
            answer = Answer.YES if words.maybe("yes") else Answer.NOT_SURE
            if answer is Answer.NOT_SURE:
                words.expect("not sure")
            words.expect(":")
            answers.update(dict.fromkeys(_questions(words, names), answer))
            words.maybe(";")
    return Happening(line.number, Screened(**UNSTAMPED, answers=answers), when_due=if_due(words))


def _questions(words: Words, names: Names) -> Iterable[str]:
    yield words.one_of("the screening question", names.questions)
    while words.maybe(","):
        yield words.one_of("the screening question", names.questions)


_BASELINE = {"where": "where: left_lower, right_hip", "observed": "observed: worse_with_staying"}


def _baseline(line: Line, words: Words, names: Names) -> Entry:
    words.expect("usual")
    usual = words.score("the usual pain")
    words.expect("worst")
    worst = words.score("the worst pain")
    if worst < usual:
        fault = f"the worst pain ({worst}) is below the usual pain ({usual})"
        raise FaultError(fault, "Correct one of the two")
    sitting = words.number("the hours of sitting", 0, 24) if words.maybe("sitting") else None
    when_due = if_due(words)
    areas: list[str] = []
    observations: dict[str, bool] = {}

    def read(_: int, name: str, rest: Words) -> None:
        if name == "where":
            areas.extend(rest.names("the area", get_args(Area)))
            return
        nothing = rest.maybe("nothing")
        yes = () if nothing else rest.names("the observation", names.observations)
        observations.update({key: key in yes for key in names.observations})

    read_details(line, _BASELINE, read)
    event = BaselineGiven(
        **UNSTAMPED, usual_pain=usual, worst_pain=worst, areas=cast(tuple[Area, ...], tuple(areas)),
        sitting_hours=sitting, observations=observations,
    )  # fmt: skip
    return Happening(line.number, event, when_due)


def _observed(line: Line, words: Words, names: Names) -> Entry:
    no_details(line)
    sitting = words.number("the hours of sitting", 0, 24) if words.maybe("sitting") else None
    words.maybe(":")
    yes = () if words.maybe("nothing") else words.names("the observation", names.observations)
    words.end()
    said = {key: key in yes for key in names.observations}
    return Happening(line.number, ObservationsGiven(**UNSTAMPED, observations=said, sitting_hours=sitting))


def _walked(line: Line, words: Words, _: Names) -> Entry:
    no_details(line)
    minutes = words.whole("the minutes walked", 1, LONGEST_WALK_MINUTES)
    words.end()
    return Happening(line.number, WalkDone(**UNSTAMPED, minutes=minutes))


def _confidence(line: Line, words: Words, names: Names) -> tuple[Entry, ...]:
    no_details(line)
    strand, score = strand_and_score(words, names)
    strands = (strand,) if strand else tuple(names.method.strand_by_key)
    events = (ConfidenceGiven(**UNSTAMPED, strand=key, score=score) for key in strands)
    return tuple(Happening(line.number, event) for event in events)


def _activity(line: Line, words: Words, _: Names) -> Entry:
    no_details(line)
    activity = words.quoted("the activity")
    score = words.score("how well it goes")
    words.end()
    return Happening(line.number, ActivityScored(**UNSTAMPED, activity=activity, score=score))


def _flare(line: Line, words: Words, _: Names) -> Entry:
    no_details(line)
    event: FlareDay | FlareOver | FlareDeclared
    if words.maybe("day"):
        answer = cast(_Flare, words.one_of("how the day was", get_args(_Flare)))
        event = FlareDay(**UNSTAMPED, answer=answer)
    elif words.maybe("over"):
        event = FlareOver(**UNSTAMPED)
    else:
        event = FlareDeclared(**UNSTAMPED, note=words.maybe_quoted("the note"))
    words.end()
    return Happening(line.number, event)


_CLINICIAN = {"covers": "covers: steroids_long", "conditions": "conditions: shoulder"}


def _clinician(line: Line, words: Words, names: Names) -> Entry:
    who: list[str] = []
    while words.peek() and not words.maybe("says"):
        who.append(words.take("who the clinician is"))
    said = words.quoted("what the clinician said")
    words.end()
    findings: list[str] = []
    conditions: list[str] = []

    def read(_: int, name: str, rest: Words) -> None:
        if name == "covers":
            findings.extend(rest.names("the finding", names.findings))
        else:
            conditions.extend(rest.names("the condition", names.conditions))

    read_details(line, _CLINICIAN, read)
    event = ClinicianWord(
        **UNSTAMPED, who=" ".join(who) or "A clinician", said=said,
        findings=tuple(findings), conditions=tuple(conditions),
    )  # fmt: skip
    return Happening(line.number, event)


def _measure(line: Line, words: Words, names: Names) -> Entry:
    no_details(line)
    measure = names.method.measure_by_key[words.one_of("the measure", names.method.measure_by_key)]
    score = words.number(measure.name, measure.lowest, measure.highest)
    words.end()
    return Happening(line.number, MeasureEntered(**UNSTAMPED, measure=measure.key, score=score))


def _gate(line: Line, words: Words, _: Names) -> Entry:
    no_details(line)
    strict = words.one_of("how the gate reads pain-free", ("strict", "usual")) == "strict"
    words.end()
    return Happening(line.number, GateModeChosen(**UNSTAMPED, strict=strict))


def _coach(line: Line, words: Words, names: Names) -> Entry:
    no_details(line)
    event: CoachLeft | CoachSignedOff | CoachOpenedLadder | CoachJoined
    if words.maybe("leaves"):
        event = CoachLeft(**UNSTAMPED)
    elif words.maybe("signs off"):
        event = CoachSignedOff(**UNSTAMPED, note=words.maybe_quoted("the note"))
    elif words.maybe("opens"):
        ladder = words.one_of("the ladder", names.method.ladder_by_key)
        event = CoachOpenedLadder(**UNSTAMPED, ladder=ladder, reason=words.quoted("the reason"))
    else:
        coach = words.take("the name of the coach")
        asks = words.maybe("asks sign-off")
        event = CoachJoined(**UNSTAMPED, coach=coach, asks_sign_off=asks)
    words.end()
    return Happening(line.number, event)


def _wish(line: Line, words: Words, _: Names) -> Entry:
    no_details(line)
    words.expect("maintenance")
    words.end()
    return Happening(line.number, MaintenanceWished(**UNSTAMPED))


_COACH = 'coach Kim asks sign-off, coach signs off, or coach opens side_plank "the reason"'

ENTRIES: dict[str, tuple[str, Reader]] = {
    "morning": ("morning 3 stiffness 10 slept well", _morning),
    "check-in": ("check-in 4: fell", _check_in),
    "screening": ("screening all no, or: screening yes: fever; not sure: cancer", _screening),
    "baseline": ("baseline usual 3 worst 5 sitting 6", _baseline),
    "observed": ("observed sitting 5: eases_quickly, or: observed: nothing", _observed),
    "walked": ("walked 20", _walked),
    "confidence": ("confidence isometric_hold 8", _confidence),
    "activity": ('activity "carry the shopping" 4', _activity),
    "flare": ("flare, flare day easier, or flare over", _flare),
    "measure": ("measure rmdq_24 9", _measure),
    "clinician": ('clinician Dr Lee says "You may train."', _clinician),
    "gate": ("gate strict", _gate),
    "coach": (_COACH, _coach),
    "wish": ("wish maintenance", _wish),
    **ASKED,
    **CIRCUMSTANCES,
}
