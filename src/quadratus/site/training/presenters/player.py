"""The session as the player runs it, and as a page without scripts shows it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from quadratus.prescription.conditions import conditions_of
from quadratus.prescription.last_time import too_hard_again
from quadratus.prescription.prescription import Item
from quadratus.prescription.record.events import PlannedExercise, PlannedSet, SetDone
from quadratus.prescription.rules.response import SessionAnswers, zone
from quadratus.prescription.state import State
from quadratus.prescription.today.timeline import Step, repetitions_in, set_seconds, timeline
from quadratus.prescription.wording import dose_words, side_words, too_hard_words
from quadratus.protocol.schema import Breath, Dose, LoadCaps, Method, Pacer
from quadratus.site.baseline.forms import HURT_AREAS
from quadratus.site.screening.presenters import Emergency, emergency_of
from quadratus.site.training import words
from quadratus.site.training.drawing import address_of
from quadratus.site.training.figures import motion_of
from quadratus.site.training.presenters.last_time import last_time_lines
from quadratus.site.training.reading import Training

# The key poses of a movement that goes from a start to a far point and back.
_OUT_AND_BACK = 2


@dataclass(frozen=True, slots=True)
class SetRow:
    """One set of one side. `done` is set once the server knows of it. The units are those of target and done."""

    number: int
    side: str
    side_words: str
    target: float
    repetitions: int
    unit: str
    done: SetDone | None
    done_unit: str


@dataclass(frozen=True, slots=True)
class ExerciseCard:
    """One exercise with its sets and its instructions."""

    rung: str
    name: str
    kind: str
    dose: str
    units: tuple[str, str]
    load: str
    load_kg: float
    first_side: str
    each_seconds: int
    pause_seconds: int
    breath: Breath
    tempo: tuple[float, ...] | None
    turns: tuple[float, ...]
    figures: dict[str, str]
    sets: tuple[SetRow, ...]
    purpose: str
    set_up: tuple[str, ...]
    movement: tuple[str, ...]
    breathing: str
    cues: tuple[tuple[str, str], ...]
    stop_signs: tuple[str, ...]
    notes: tuple[str, ...]
    is_new: bool
    last_time: tuple[str, ...]
    if_too_hard: str

    @property
    def all_done(self) -> bool:
        """Whether the server knows of every set."""
        return all(row.done for row in self.sets)


@dataclass(frozen=True, slots=True)
class PlayerPage:
    """A session: its exercises, its steps in seconds, and the sets that are saved.

    `red_from` holds, by the pain before, the lowest pain that makes the session red: a page that is made ahead of its
    check-in cannot know the pain before.
    """

    session: UUID
    cards: tuple[ExerciseCard, ...]
    steps: tuple[Step, ...]
    get_ready_seconds: int
    screenings: int
    pain_before: int
    red_from: tuple[int, ...]
    done: tuple[SetDone, ...]
    emergency: Emergency
    stop_signs: tuple[str, ...]

    @property
    def areas(self) -> tuple[tuple[str, str], ...]:
        """Where it may hurt: as the baseline asks it, and what carries the weight."""
        return tuple((key, str(label)) for key, label in HURT_AREAS.items())

    @property
    def plan(self) -> dict[str, Any]:
        """What the script of the player reads, as JSON."""
        return {
            "session": str(self.session),
            "get_ready_seconds": self.get_ready_seconds,
            "screenings": self.screenings,
            "pain_before": self.pain_before,
            "red_from": self.red_from,
            "steps": [
                {
                    "kind": step.kind,
                    "seconds": step.seconds,
                    "rung": step.rung,
                    "set": step.set_number,
                }
                for step in self.steps
            ],
            "exercises": [_for_script(card) for card in self.cards],
            "done": [_done_for_script(one) for one in self.done],
        }


def player_page(method: Method, state: State, training: Training) -> PlayerPage:
    """The page of one session. The walk stands beside it and is told at the end."""
    items = tuple(item_of(method, planned) for planned in training.started.exercises)
    timed = tuple(item for item in items if item.dose.kind != "walk")
    known = _done_before(state, training)
    return PlayerPage(
        session=training.started.session,
        cards=tuple(_card(method, state, item, training, known) for item in timed),
        steps=timeline(timed, method.frame.pacing, method.frame.load),
        get_ready_seconds=method.frame.pacing.get_ready_seconds,
        screenings=state.screenings,
        pain_before=training.started.pain_before,
        red_from=tuple(red_from(method, state, before) for before in range(11)),
        done=tuple(one for one in training.done.values() if one.rung in {item.rung for item in timed}),
        emergency=emergency_of(method),
        stop_signs=method.screening.stop_now,
    )


def red_from(method: Method, state: State, pain_before: int) -> int:
    """The lowest pain, 0 to 10, that alone makes the answer to a session red; 11 where none does."""
    baseline = state.baseline or 0.0
    return next((pain for pain in range(11) if zone(method, _pain_alone(pain_before, baseline, pain)) == "red"), 11)


def _pain_alone(pain_before: int, baseline: float, highest: int) -> SessionAnswers:
    """A session of which nothing is known but its pain."""
    return SessionAnswers(
        pain_before, baseline, ended=False, highest_pain=highest, new_leg_symptoms=False, stopped_for_pain=False,
        morning=None, late=False,
    )  # fmt: skip


def item_of(method: Method, planned: PlannedExercise) -> Item:
    """An exercise of a stored session, as it was prescribed."""
    exercise, place = method.rung_by_key[planned.rung]
    ladder = method.ladder_by_key[place.ladder]
    return Item(
        rung=planned.rung,
        exercise=exercise.slug,
        name=place.name or exercise.name,
        strand=ladder.strand,
        ladder=ladder.key,
        rung_number=place.rung,
        step=planned.step,
        dose=place.doses[planned.step],
        planned=planned,
    )


def _done_before(state: State, training: Training) -> frozenset[str]:
    """What the person has done in sessions before this one."""
    before = (one for one in state.sessions if one.id != training.started.session)
    return frozenset(performance.rung for session in before for performance in session.performances)


def _card(method: Method, state: State, item: Item, training: Training, known: frozenset[str]) -> ExerciseCard:
    exercise, place = method.rung_by_key[item.rung]
    session = training.started.session
    return ExerciseCard(
        rung=item.rung,
        name=item.name,
        kind=item.dose.kind,
        dose=dose_words(item, method.language),
        units=words.counted_in(item.dose.kind),
        load=words.load_words(item.planned.load_kg, place.load.hands if place.load else 2),
        load_kg=item.planned.load_kg,
        first_side=words.first_side_words(item.sides),
        each_seconds=_each_seconds(item.dose, method.frame.load),
        pause_seconds=item.dose.pause_seconds,
        breath=_breath(item.dose, method.frame.pacer),
        tempo=tempo_of(item.rung, item.dose, method.frame.pacer),
        turns=turns_of(item.rung, item.dose),
        figures=_figures(item),
        sets=tuple(
            _set_row(method, item, number, planned, training) for number, planned in enumerate(item.planned.sets)
        ),
        purpose=exercise.purpose,
        set_up=exercise.set_up_of(place),
        movement=exercise.movement_of(place),
        breathing=exercise.breathing,
        cues=tuple((fault.fault, fault.cue) for fault in exercise.faults),
        stop_signs=exercise.stop_signs,
        notes=exercise.changes_for(conditions_of(method, state)),
        is_new=item.rung not in known,
        last_time=last_time_lines(method, state, item, but=session),
        if_too_hard=too_hard_words(too_hard_again(method, state, item, but=session), method.language),
    )


def _each_seconds(dose: Dose, caps: LoadCaps) -> int:
    """The seconds of one repetition, by the same function that makes the timeline."""
    return set_seconds(dose, float(dose.hold_seconds or dose.metres or dose.minutes or 1), caps)


def _breath(dose: Dose, pacer: Pacer) -> Breath:
    """The breath that is paced: that of a breathing dose, else the one that runs beside holds and movements."""
    paced = None if dose.breath_seconds is None else pacer.breath_of(dose.breath_seconds)
    return paced or pacer.beside_holds


def tempo_of(rung: str, dose: Dose, pacer: Pacer) -> tuple[float, ...] | None:
    """Seconds out, staying, back of one repetition; nothing where it does not simply go out and back."""
    seconds, motion = dose.tempo_seconds, motion_of(rung)
    if seconds is None or (motion is not None and len(motion.keys) != _OUT_AND_BACK):
        return None
    return tuple(seconds * part / sum(pacer.movement) for part in pacer.movement)


def turns_of(rung: str, dose: Dose) -> tuple[float, ...]:
    """Shares of a repetition at which the figure turns, where it does more than go out and back."""
    motion = motion_of(rung)
    if dose.kind != "movement" or motion is None or len(motion.keys) == _OUT_AND_BACK:
        return ()
    return tuple(key.at for key in motion.keys if 0 < key.at < 1 and not key.through)


def _figures(item: Item) -> dict[str, str]:
    """Where the moving figures are, by side."""
    addresses = {planned.side: address_of(item.rung, planned.side) for planned in item.planned.sets}
    return {side.value: address for side, address in addresses.items() if address}


def _set_row(method: Method, item: Item, number: int, planned: PlannedSet, training: Training) -> SetRow:
    done = training.done.get((item.rung, number))
    kind, language = item.dose.kind, method.language
    return SetRow(
        number=number,
        side=planned.side.value,
        side_words=side_words(planned.side, method.language),
        target=planned.target,
        repetitions=repetitions_in(item.dose, planned.target),
        unit=words.unit_of(kind, planned.target, language),
        done=done,
        done_unit=words.unit_of(kind, done.done, language) if done else "",
    )


def _for_script(card: ExerciseCard) -> dict[str, Any]:
    names = (
        "rung",
        "name",
        "kind",
        "dose",
        "units",
        "each_seconds",
        "pause_seconds",
        "breath",
        "tempo",
        "turns",
        "figures",
        "is_new",
        "load_kg",
        "load",
        "if_too_hard",
    )
    sets = [
        {key: value for key, value in asdict(row).items() if key in ("side", "side_words", "target", "repetitions")}
        for row in card.sets
    ]
    return {**{name: getattr(card, name) for name in names}, "sets": sets}


def _done_for_script(done: SetDone) -> dict[str, Any]:
    return {
        "event": str(done.id),
        "rung": done.rung,
        "number": done.number,
        "done": done.done,
        "ended": done.ended.value,
        "too_hard": done.too_hard,
        "hurts": done.hurts,
        "pain": done.pain,
        "where": list(done.where),
    }
