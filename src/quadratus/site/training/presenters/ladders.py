"""The ladders: every rung by its name, where the person stands, what comes next, and what a step up asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quadratus.prescription.facts import Standing
from quadratus.prescription.rules.progression import next_place
from quadratus.prescription.state import LadderState
from quadratus.prescription.today.choosing import Suited
from quadratus.prescription.wording import asks, place_words, told
from quadratus.protocol.schema import Exercise, Ladder, Method, PhaseKey, Place

Where = Literal["done", "here", "ahead"]
_COUNTS = {2: gettext_lazy("two"), 3: gettext_lazy("three")}


@dataclass(frozen=True, slots=True)
class RungRow:
    """One rung: its name, where it lies from here, and whether it suits the person as things are."""

    name: str
    where: Where
    suits: bool


@dataclass(frozen=True, slots=True)
class LadderCard:
    """A ladder and where the person stands on it.

    `places` are its rungs, or the dose steps where it has a single rung; `stands` says the same in words. `last` is
    the last change with the sentences of its reason.
    """

    name: str
    stands: str
    here: str
    places: tuple[Where, ...]
    rungs: tuple[RungRow, ...]
    next: str
    last: tuple[str, tuple[str, ...]] | None
    spared: bool


@dataclass(frozen=True, slots=True)
class StrandCard:
    """A strand with its ladders."""

    name: str
    ladders: tuple[LadderCard, ...]

    @property
    def stands(self) -> str:
        """Where the person stands, in a few words: on the one ladder that is begun, or on how many of them."""
        begun = [ladder for ladder in self.ladders if ladder.here]
        if len(begun) < 2:
            return begun[0].stands if begun else _("not begun")
        top = sum(not ladder.next for ladder in begun)
        said = _("{begun} ladders begun, {top} at the top") if top else _("{begun} ladders begun")
        return said.format(begun=len(begun), top=top)


@dataclass(frozen=True, slots=True)
class StepUp:
    """What a step up asks, from the rules of the method: of each performance, and of a new rung besides."""

    running: str
    each: tuple[str, ...]
    rung: tuple[str, ...]


def strand_cards(standing: Standing) -> dict[str, StrandCard]:
    """Every strand of the method, by key."""
    method, suited = standing.method, Suited(standing)
    return {
        strand.key: StrandCard(
            strand.name,
            tuple(
                _ladder(method, suited, ladder, standing.state.ladders.get(ladder.key) or LadderState())
                for ladder in method.frame.ladders
                if ladder.strand == strand.key
            ),
        )
        for strand in method.frame.strands
    }


def step_up(method: Method, phase: PhaseKey) -> StepUp:
    """What a step up asks in a phase."""
    rule = method.frame.progression
    return StepUp(
        str(_COUNTS.get(rule.performances, rule.performances)),
        (*asks(rule.qualifies, method), *asks(method.phase_by_key[phase].effort, method)),
        asks(rule.confidence_for_rung, method),
    )


def _ladder(method: Method, suited: Suited, ladder: Ladder, stands: LadderState) -> LadderCard:
    rungs = method.rungs[ladder.key]
    begun = stands.last_trained is not None
    here = stands.rung if begun else 0
    step = stands.step + 1 if begun else 0
    single = len(rungs) == 1
    places = _places(len(rungs[0][1].doses), step) if single else _places(len(rungs), here)
    after = next_place(method, ladder.key, stands) if begun else (stands.rung, stands.step)
    return LadderCard(
        name=ladder.name,
        stands=_stands(rungs, here, step),
        here=_at(method, ladder, stands.rung, stands.step) if begun else "",
        places=places,
        rungs=tuple(
            RungRow(_name(exercise, place), _where(number, here, stands.best), suited.suits(exercise, place))
            for number, (exercise, place) in enumerate(rungs, 1)
        ),
        next=_next(begun, _at(method, ladder, *after)) if after else "",
        last=told(stands.last_change, method) if begun and stands.last_change else None,
        spared=stands.spared,
    )


def _next(begun: bool, place: str) -> str:
    said = _("Next: {place}") if begun else _("Begins with: {place}")
    return said.format(place=place)


def _stands(rungs: tuple[tuple[Exercise, Place], ...], here: int, step: int) -> str:
    if not here:
        return _("not begun")
    if len(rungs) == 1:
        return _("dose {step} of {all}").format(step=step, all=len(rungs[0][1].doses))
    return _("version {version} of {all}").format(version=here, all=len(rungs))


def _where(number: int, here: int, best: int) -> Where:
    if number == here:
        return "here"
    return "done" if number < here or number <= best else "ahead"


def _places(count: int, here: int) -> tuple[Where, ...]:
    return tuple(_where(number, here, 0) for number in range(1, count + 1))


def _at(method: Method, ladder: Ladder, rung: int, step: int) -> str:
    """A place in words: its name and its dose."""
    exercise, place = method.rungs[ladder.key][rung - 1]
    dose = place.doses[min(step, len(place.doses) - 1)]
    return f"{_name(exercise, place)}, {place_words(dose, method.language, each_side=exercise.sides == 'each')}"


def _name(exercise: Exercise, place: Place) -> str:
    return place.name or exercise.name
