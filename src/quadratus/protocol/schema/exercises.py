"""`exercises/<slug>.toml`: a movement, the rungs on which it stands, and the doses of each."""

from __future__ import annotations

from collections.abc import Set
from typing import Annotated, Literal

from pydantic import Field, model_validator

from quadratus.protocol.rules import Frozen
from quadratus.protocol.schema.words import EvidenceKey, Key, Text


class Dose(Frozen):
    """How much of a rung is asked: the repetitions of each set, and what one repetition is.

    Exactly one of `hold_seconds`, `tempo_seconds`, `breath_seconds`, `metres` and `minutes` says what one
    repetition is: a hold, a movement, a breath, a stretch of carrying, a walk.
    """

    sets: tuple[int, ...] = Field(min_length=1)
    hold_seconds: int | None = Field(default=None, gt=0, le=60)
    tempo_seconds: int | None = Field(default=None, gt=0, le=30)
    breath_seconds: int | None = Field(default=None, gt=0, le=20)
    metres: int | None = Field(default=None, gt=0, le=200)
    minutes: int | None = Field(default=None, gt=0, le=60)
    pause_seconds: int = Field(default=0, ge=0, le=30)
    rest_seconds: int = Field(default=0, ge=0, le=180)

    @model_validator(mode="after")
    def _one_kind(self) -> Dose:
        kinds = ("hold_seconds", "tempo_seconds", "breath_seconds", "metres", "minutes")
        written = [kind for kind in kinds if getattr(self, kind) is not None]
        if len(written) != 1:
            raise ValueError(f"a dose is of one kind: write exactly one of {', '.join(kinds)}")
        if any(repetitions < 1 for repetitions in self.sets):
            raise ValueError("a set is empty: write at least 1 repetition in every set")
        return self

    @property
    def kind(self) -> Literal["hold", "movement", "breath", "carry", "walk"]:
        """What one repetition is."""
        if self.hold_seconds is not None:
            return "hold"
        if self.tempo_seconds is not None:
            return "movement"
        if self.breath_seconds is not None:
            return "breath"
        return "carry" if self.metres is not None else "walk"


class Load(Frozen):
    """The weight of a rung, in percent of body weight in each hand."""

    percent: float = Field(gt=0, le=50)
    hands: Literal[1, 2]


Steps = Annotated[tuple[Text, ...], Field(min_length=1)]


class Place(Frozen):
    """Where an exercise stands: a rung of a ladder, with the dose steps of that rung.

    `set_up` and `movement` stand here where the rungs of an exercise are done differently, else in the exercise.
    """

    key: Key
    ladder: Key
    rung: int = Field(ge=1)
    name: Text | None = None
    set_up: Steps | None = None
    movement: Steps | None = None
    load: Load | None = None
    doses: tuple[Dose, ...] = Field(min_length=1)


class Fault(Frozen):
    """A common deviation of form and the short sentence that mends it."""

    fault: Text
    cue: Text


Exclusion = Literal["block", "clearance", "modify"]


class Exercise(Frozen):
    """A movement: how it is done, whom it does not suit, and on which rungs it stands."""

    slug: Key
    name: Text
    purpose: Text
    set_up: Steps | None = None
    movement: Steps | None = None
    breathing: Text
    faults: tuple[Fault, ...] = Field(min_length=1)
    stop_signs: tuple[Text, ...] = Field(min_length=1)
    sides: Literal["together", "each"]
    position: Literal["floor", "standing", "sitting"]
    gentle: bool = False
    needs: tuple[Key, ...] = ()
    exclusions: dict[Key, Exclusion] = Field(default_factory=dict)
    modifications: dict[Key, Text] = Field(default_factory=dict)
    stands_in: dict[Key, tuple[Key, ...]] = Field(default_factory=dict)
    places: tuple[Place, ...] = Field(min_length=1)
    source: tuple[EvidenceKey, ...] = Field(min_length=1)

    def set_up_of(self, place: Place) -> tuple[str, ...]:
        """How one comes into position on a rung."""
        return place.set_up or self.set_up or ()

    def movement_of(self, place: Place) -> tuple[str, ...]:
        """What one does on a rung."""
        return place.movement or self.movement or ()

    def changes_for(self, present: Set[str]) -> tuple[str, ...]:
        """What to do differently under the conditions in force; what another change stands in for is not said too."""
        replaced = {other for condition in present for other in self.stands_in.get(condition, ())}
        return tuple(said for condition, said in self.modifications.items() if condition in present - replaced)
