"""Which rung and dose of a ladder suit this person today: exclusions and equipment, then the rung, then the dose."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from quadratus.prescription.conditions import conditions_of
from quadratus.prescription.evaluation import either, found
from quadratus.prescription.facts import Standing
from quadratus.prescription.prescription import Item
from quadratus.prescription.reasons import Choice, Outcome, Reason
from quadratus.prescription.record.events import PlannedExercise, PlannedSet, Side
from quadratus.prescription.rules import progression
from quadratus.prescription.rules.difference import lower_side
from quadratus.prescription.state import zone_of
from quadratus.prescription.today import loads
from quadratus.prescription.today.timeline import target
from quadratus.protocol.schema import Dose, Exercise, Ladder, Place


@dataclass(frozen=True)
class Suited:
    """What may be asked of a person: the ladders a strand may draw on and how far the person stands on each."""

    standing: Standing
    sets_percent: float = 100.0
    gentle_only: bool = False

    @cached_property
    def present(self) -> frozenset[str]:
        """The conditions in force."""
        return conditions_of(self.standing.method, self.standing.state)

    @cached_property
    def rising(self) -> progression.Rising:
        """What keeps ladders from going up today."""
        method, state = self.standing.method, self.standing.state
        today = progression.Today(self.standing.today, state.flare is not None, state.hold_back_since)
        return progression.Rising(method, progression.StepRule(method), today)

    @cached_property
    def lower_side(self) -> Side | None:
        """The side that the tests name as the lower one."""
        return lower_side(self.standing.method, self.standing.state)

    def item(self, ladder: Ladder) -> tuple[Item | None, tuple[Choice, ...]]:
        """The exercise of a ladder for today with its choices, or None with the choice that says why it is left out."""
        standing, method = self.standing, self.standing.method
        position = standing.state.ladders[ladder.key]
        rungs = method.rungs[ladder.key]
        in_the_way: Reason | None = None
        for number in range(position.rung, 0, -1):
            exercise, place = rungs[number - 1]
            against = self.against(exercise, place)
            if against is None:
                lower = Choice(Outcome.LOWER_RUNG, ladder.key, in_the_way) if in_the_way else None
                return self._made(ladder, exercise, place, number, lower)
            in_the_way = in_the_way or against
        assert in_the_way is not None
        return None, (Choice(Outcome.LEFT_OUT, ladder.key, in_the_way),)

    def suits(self, exercise: Exercise, place: Place) -> bool:
        """Whether nothing speaks against an exercise for this person."""
        return self.against(exercise, place) is None

    def against(self, exercise: Exercise, place: Place) -> Reason | None:
        """The reason why an exercise does not suit this person, if there is one."""
        standing = self.standing
        for condition, effect in exercise.exclusions.items():
            cleared = effect == "clearance" and condition in standing.state.cleared_conditions
            if condition in self.present and effect != "modify" and not cleared:
                return found(
                    "has_condition",
                    True,
                    "is",
                    True,
                    source=standing.method.condition_by_key[condition].source,
                    of=condition,
                )
        return self._missing_thing(exercise, place)

    def _missing_thing(self, exercise: Exercise, place: Place) -> Reason | None:
        given, everyone = (
            self.standing.state.circumstances,
            {t.key for t in self.standing.method.frame.equipment if t.everyone},
        )
        at_hand = everyone | set(given.equipment if given else ())
        for thing in exercise.needs:
            if thing not in at_hand:
                return found("thing_at_hand", False, "is", False, of=thing)
        if place.load is not None and (given is None or given.body_weight_kg is None):
            return found("body_weight_known", False, "is", False)
        if self.gentle_only and not exercise.gentle:
            return found(
                "in_flare_up", self.standing.state.flare is not None, "is", self.standing.state.flare is not None
            )
        return None

    def _made(
        self, ladder: Ladder, exercise: Exercise, place: Place, number: int, lower: Choice | None
    ) -> tuple[Item | None, tuple[Choice, ...]]:
        position = self.standing.state.ladders[ladder.key]
        step = min(position.step, len(place.doses) - 1) if number == position.rung else len(place.doses) - 1
        dose = place.doses[step]
        choices = [lower] if lower else [self._why_here(ladder)]
        kg, sets = 0.0, dose.sets
        if place.load is not None:
            kg, sets, capped = self._loaded(exercise, place, dose)
            if not sets and capped is not None:
                return None, (Choice(Outcome.LEFT_OUT, ladder.key, capped),)
            if capped is not None:
                choices.append(Choice(Outcome.FEWER_SETS, ladder.key, capped))
        if self.sets_percent < 100 and self._is_strength(ladder):
            sets = sets[: max(1, int(len(sets) * self.sets_percent / 100))]
            left = self.standing.state.return_left
            choices.append(
                Choice(
                    Outcome.FEWER_SETS,
                    ladder.key,
                    found("return_sessions_left", left, "at_least", 1, source="flare-plan"),
                )
            )
        planned, weaker = self._planned(exercise, ladder, place, replace_sets(dose, sets))
        if weaker is not None:
            choices.append(weaker)
        item = Item(
            rung=place.key,
            exercise=exercise.slug,
            name=place.name or exercise.name,
            strand=ladder.strand,
            ladder=ladder.key,
            rung_number=number,
            step=step,
            dose=dose,
            planned=PlannedExercise(place.key, step, planned, kg, self.sets_percent >= 100),
            notes=exercise.changes_for(self.present),
            choices=tuple(choice for choice in choices if choice),
        )
        return item, ()

    def _is_strength(self, ladder: Ladder) -> bool:
        return self.standing.method.strand_by_key[ladder.strand].role == "strength"

    def _loaded(self, exercise: Exercise, place: Place, dose: Dose) -> tuple[float, tuple[int, ...], Reason | None]:
        standing, method = self.standing, self.standing.method
        given = standing.state.circumstances
        assert place.load is not None
        assert given is not None
        assert given.body_weight_kg is not None
        sides = 2 if exercise.sides == "each" else 1
        kg = loads.load_kg(method, place.load, given.body_weight_kg, with_coach=standing.state.coach is not None)
        first_exercise, first = next((e, p) for e, p in method.rungs[place.ladder] if p.load is not None)
        assert first.load is not None
        first_kg = loads.load_kg(method, first.load, given.body_weight_kg, with_coach=False)
        first_sides = 2 if first_exercise.sides == "each" else 1
        start = loads.load_seconds(method, first, first.doses[0], first_kg, first.doses[0].sets, first_sides)
        start *= method.frame.load.starting_sessions_a_week
        sets, capped = loads.fitting_sets(method, standing.state, place, dose, kg, sides, standing.today, start)
        return kg, sets, capped

    def _planned(
        self, exercise: Exercise, ladder: Ladder, place: Place, dose: Dose
    ) -> tuple[tuple[PlannedSet, ...], Choice | None]:
        targets = [target(dose, number) for number in range(len(dose.sets))]
        if exercise.sides == "together":
            return tuple(PlannedSet(Side.BOTH, each) for each in targets), None
        lower = self.lower_side
        first = lower or Side.LEFT
        other = Side.RIGHT if first is Side.LEFT else Side.LEFT
        planned = [PlannedSet(side, each) for each in targets for side in (first, other)]
        if lower is None or not self._is_strength(ladder) or self.sets_percent < 100 or place.load is not None:
            return tuple(planned), None
        rule = self.standing.method.frame.sides
        planned += [PlannedSet(lower, targets[-1])] * rule.extra_sets
        kinds = _difference_reason(self.standing)
        return tuple(planned), Choice(Outcome.WEAKER_SIDE_FIRST, ladder.key, kinds)

    def _why_here(self, ladder: Ladder) -> Choice | None:
        """Why the exercise stands where it does: the last change, or what keeps it the same."""
        position = self.standing.state.ladders[ladder.key]
        kept = self._kept_by(ladder) if position.recent else None
        return Choice(Outcome.SAME, ladder.key, kept) if kept else position.last_change

    def _kept_by(self, ladder: Ladder) -> Reason | None:
        """What keeps a ladder from going up now, else what did when its last performance was answered."""
        method, state, now = self.standing.method, self.standing.state, self.standing.now
        position, by_id = state.ladders[ladder.key], {session.id: session for session in state.sessions}
        if position.recent[-1] not in by_id:
            return None
        last = tuple(
            progression.performed(by_id[key], ladder.key, zone_of(method, by_id[key], now), state.confidence)
            for key in position.recent
            if key in by_id
        )
        return self.rising.kept_by(ladder, position, lambda: last) or position.kept_by


def _difference_reason(standing: Standing) -> Reason:
    source = standing.method.frame.sides.source
    return either(
        found(
            "hold_difference_real",
            standing.lower_side_of_holds is not None,
            "is",
            True,
            source=source,
        ),
        found(
            "bend_difference_real",
            standing.lower_side_of_bends is not None,
            "is",
            True,
            source=source,
        ),
    )


def replace_sets(dose: Dose, sets: tuple[int, ...]) -> Dose:
    """A dose with other sets."""
    return dose if sets == dose.sets else dose.model_copy(update={"sets": sets})


def without_last_round(item: Item) -> Item:
    """An item with one round less: the last set of every side."""
    sides = {planned.side for planned in item.planned.sets}
    return replace(item, planned=replace(item.planned, sets=item.planned.sets[: -len(sides)]))


def with_one_round_more(item: Item) -> Item:
    """An item with its last round once more."""
    sides = {planned.side for planned in item.planned.sets}
    sets = item.planned.sets
    return replace(item, planned=replace(item.planned, sets=(*sets, *sets[-len(sides) :])))


def rounds(item: Item) -> int:
    """How many rounds an item has: sets of the side with the fewest."""
    sides = {planned.side for planned in item.planned.sets}
    return len(item.planned.sets) // len(sides) if sides else 0
