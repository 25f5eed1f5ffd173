"""`protocol.toml`: phases and gates in order, days without strength, names of strands and ladders."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from quadratus.protocol.checking.names import unknown
from quadratus.protocol.files import Problem
from quadratus.protocol.schema import Frame, Method, Pacer, Phase

FILE = "protocol.toml"
_problem = partial(Problem, FILE)
_PHASES = ["one", "two", "maintenance"]


def problems(method: Method) -> Iterator[Problem]:
    """Faults of the frame."""
    yield from _names(method)
    yield from _order(method.frame)
    for phase in method.frame.phases:
        yield from _phase(method, phase)
    yield from _quiet_days(method)
    yield from _ladders(method)


def _names(method: Method) -> Iterator[Problem]:
    frame, strands, ladders = method.frame, method.strand_by_key, method.ladder_by_key
    named = [(f"phases.{phase.key}.strands", phase.strands) for phase in frame.phases]
    named += [(f"phases.{phase.key}.practice_strands", phase.practice_strands) for phase in frame.phases]
    named += [("flare.strands", frame.flare.strands), ("ease_day.strands", frame.ease_day.strands)]
    for key, wanted in named:
        for strand in wanted:
            yield from unknown(FILE, key, "strand", strand, strands, FILE)
    for ladder in frame.ladders:
        yield from unknown(FILE, f"ladders.{ladder.key}.strand", "strand", ladder.strand, strands, FILE)
        if ladder.spared_by:
            yield from unknown(FILE, f"ladders.{ladder.key}.spared_by", "ladder", ladder.spared_by, ladders, FILE)
    for key in frame.test_day.hold_ladders:
        yield from unknown(FILE, "test_day.hold_ladders", "ladder", key, ladders, FILE)


def _order(frame: Frame) -> Iterator[Problem]:
    phases, gates = [phase.key for phase in frame.phases], [gate.opens for gate in frame.gates]
    if phases != _PHASES:
        yield _problem(
            "phases", f"they stand in the order {', '.join(phases)}", f"Write them in the order {', '.join(_PHASES)}"
        )
    if gates != _PHASES[1:]:
        yield _problem("gates", f"they open {', '.join(gates) or 'nothing'}", "Write one for two, then maintenance")
    pacing = frame.pacing
    minutes = (pacing.fewest_minutes, pacing.most_minutes_of_practice, pacing.most_minutes)
    if not minutes[0] <= minutes[1] <= minutes[2]:
        fault = f"the minutes {', '.join(map(str, minutes))} do not rise from the fewest to the most"
        mend = "Write fewest_minutes below most_minutes_of_practice, and that at most as high as most_minutes"
        yield _problem("pacing", fault, mend)
    yield from _pacer(frame.pacer)
    absence = frame.absence
    days = (absence.step_down_days, absence.rung_down_days, absence.start_again_days)
    if not days[0] < days[1] < days[2]:
        fault = f"the days {', '.join(map(str, days))} do not rise from a step down to a fresh start"
        yield _problem("absence", fault, "Write step_down_days below rung_down_days below start_again_days")


def _pacer(pacer: Pacer) -> Iterator[Problem]:
    written = [(f"breaths[{number}]", breath) for number, breath in enumerate(pacer.breaths)]
    for key, breath in [*written, ("beside_holds", pacer.beside_holds)]:
        if not (breath[0] and breath[2]):
            yield _problem(f"pacer.{key}", "it does not go in and out", "Write at least 1 second in and 1 second out")
    if pacer.beside_holds[1] or pacer.beside_holds[3]:
        # Holding the breath under strain raises the pressure in a disc and in the blood (evidence 6.11, 4.32).
        mend = "Write 0 for the second and the fourth number"
        yield _problem("pacer.beside_holds", "the breath does not flow beside a hold", mend)
    if not (pacer.movement[0] and pacer.movement[2]):
        yield _problem("pacer.movement", "it does not go out and back", "Write at least 1 for out and 1 for back")


def _phase(method: Method, phase: Phase) -> Iterator[Problem]:
    key = f"phases.{phase.key}"
    roles = [method.strand_by_key[strand].role for strand in phase.strands if strand in method.strand_by_key]
    if "strength" in roles and "breathing" not in roles[: roles.index("strength")]:
        yield _problem(f"{key}.strands", "holds come without breathing before them", "Put a breathing strand first")
    if phase.days_between_strength < 2:
        yield _problem(f"{key}.days_between_strength", "strength would fall on two days running", "Write at least 2")
    most = -(-7 // phase.days_between_strength)
    if phase.strength_days_a_week > most:
        days, apart = phase.strength_days_a_week, phase.days_between_strength
        fault = f"{days} days that are {apart} apart do not fit a week"
        yield _problem(f"{key}.strength_days_a_week", fault, f"Write at most {most}")


def _quiet_days(method: Method) -> Iterator[Problem]:
    frame = method.frame
    days = [(f"phases.{phase.key}.practice_strands", phase.practice_strands, "practice") for phase in frame.phases]
    days += [("flare.strands", frame.flare.strands, "flare-up"), ("ease_day.strands", frame.ease_day.strands, "ease")]
    for key, strands, day in days:
        for strand in strands:
            if strand in method.strand_by_key and method.strand_by_key[strand].role == "strength":
                yield _problem(key, f"'{strand}' is strength", f"Leave strength out of {day} days")


def _ladders(method: Method) -> Iterator[Problem]:
    frame = method.frame
    trained = {strand for phase in frame.phases for strand in phase.strands}
    for strand in frame.strands:
        if strand.role != "walking" and strand.key not in trained:
            yield _problem(f"strands.{strand.key}", "no phase trains it", "Name it under the strands of a phase")
        if not any(ladder.strand == strand.key and not ladder.stands_in_only for ladder in frame.ladders):
            yield _problem(f"strands.{strand.key}", "it has no ladder", "Add a ladder of this strand, or remove it")
    for role in ("breathing", "walking"):
        if not any(strand.role == role for strand in frame.strands):
            yield _problem("strands", f"no strand has the role '{role}'", f'Add one with role = "{role}"')
    stand_ins = {ladder.spared_by for ladder in frame.ladders}
    for ladder in frame.ladders:
        if ladder.stands_in_only and ladder.key not in stand_ins:
            fault = "it only stands in, but for no other ladder"
            yield _problem(f"ladders.{ladder.key}", fault, "Name it as spared_by of a ladder, or remove stands_in_only")
