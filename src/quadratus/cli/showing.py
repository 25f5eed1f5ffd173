"""How the command line shows things: progress, the days of a replay, a decision."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from time import monotonic
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text
from rich.tree import Tree

from quadratus.prescription.prescription import FindingRaised, Prescription
from quadratus.prescription.reasons import Choice, Outcome, Reason
from quadratus.prescription.wording import dose_words, heading, sentence, sentences, subject
from quadratus.protocol.schema import Method
from quadratus.trials.replay import DayRecord, items_of

_Item = TypeVar("_Item")

PATIENCE_SECONDS = 0.5
# Wide enough that no line of a file or a pipe is broken.
PIPE_WIDTH = 2000
_JOINTS = {"all_of": "all of these", "any_of": "at least one of these"}


def console() -> Console:
    """The terminal, or the pipe, that standard output is."""
    width = None if sys.stdout.isatty() else PIPE_WIDTH
    return Console(file=sys.stdout, highlight=False, width=width)


def followed(items: Iterable[_Item], total: int, doing: str) -> Iterator[_Item]:
    """Pass items on; if it takes long, a progress bar shows on a terminal, gone when it is done."""
    terminal = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=terminal, transient=True, disable=not terminal.is_terminal)
    task = progress.add_task(doing, total=total)
    begun, shown = monotonic(), False
    try:
        for item in items:
            yield item
            progress.advance(task)
            if not shown and monotonic() - begun > PATIENCE_SECONDS:
                progress.start()
                shown = True
    finally:
        if shown:
            progress.stop()


def show_days(days: Iterable[DayRecord], method: Method, out: Console) -> None:
    """Print what each day asked and why."""
    for day in days:
        _show_day(day, method, out)


def _show_day(day: DayRecord, method: Method, out: Console) -> None:
    phase = method.phase_by_key[day.phase].name
    zone = f", last session {day.zone}" if day.zone else ""
    clearance = day.clearance.replace("_", " ")
    title = f"Day {day.number}, {day.date:%a %Y-%m-%d}: {day.kind.value} day"
    out.print(Text(title, style="bold"), Text(f"({phase}, clearance {clearance}{zone})", style="dim"))
    for note in day.notes:
        out.print(Text(f"  Diary: {note}", style="yellow"))
    widest = max((len(exercise.name) for exercise in day.exercises), default=0)
    for exercise in day.exercises:
        out.print(Text(f"  {exercise.name:{widest}}  ", style="green"), Text(exercise.dose), sep="")
    for finding in day.findings:
        out.print(Text(f"  {finding.name}. {_instruction(finding, method)}", style="red"))
    for head, said in _together(day.choices, method):
        out.print(Text(f"  {head}. {' '.join(said)}"))
    if day.gate:
        shut = [criterion.key for criterion in day.gate if not criterion.met]
        waits = f"; in the way: {', '.join(shut)}" if shut else ""
        met = len(day.gate) - len(shut)
        out.print(Text(f"  Gate: {met} of {len(day.gate)} criteria met{waits}.", style="cyan"))
    out.print()


def _instruction(finding: FindingRaised, method: Method) -> str:
    """What the tier of a finding asks to do; nothing where it only excludes exercises."""
    if finding.tier == "exclusions":
        return ""
    action = method.screening.actions[finding.tier]
    return f"{action.title}. {action.how_soon}"


def _together(choices: Iterable[Choice], method: Method) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Decisions with their sentences; those that are alike but for their subject become one."""
    alike: dict[tuple[Outcome, tuple[str, ...]], list[Choice]] = {}
    for choice in choices:
        said = sentences(choice.reason, method)
        alike.setdefault((choice.outcome, said), []).append(choice)
    for (_, said), group in alike.items():
        subjects = dict.fromkeys(subject(choice, method) for choice in group)
        yield heading(replace(group[0], subject=", ".join(subjects)), method), said


def show_decision(asked: Prescription, method: Method, out: Console) -> None:
    """Print one decision with its whole tree of reasons, their sources, and how well known."""
    phase = method.phase_by_key[asked.phase].name
    title = f"{asked.day:%A %Y-%m-%d}: {asked.kind.value} day"
    version = f"({phase}, week {asked.week}, {method.frame.name} {asked.method_version})"
    out.print(Text(title, style="bold"), Text(version, style="dim"))
    for finding in asked.findings:
        out.print(Text(f"{finding.name}. {_instruction(finding, method)}", style="red"))
    for choice in asked.choices:
        out.print(_choice_tree(choice, method))
    for item in items_of(asked):
        tree = Tree(Text(f"{item.name}: {dose_words(item, method.language)}", style="green"))
        for choice in item.choices:
            tree.add(_choice_tree(choice, method))
        out.print(tree)
    if asked.gate:
        gate = Tree(Text(asked.gate.name, style="bold cyan"))
        for criterion in asked.gate.criteria:
            branch = gate.add(Text(f"{criterion.name}: {_met(criterion.reason)}", style="cyan"))
            _add(branch, criterion.reason, method)
        out.print(gate)


def _choice_tree(choice: Choice, method: Method) -> Tree:
    tree = Tree(Text(heading(choice, method), style="bold"))
    _add(tree, choice.reason, method)
    return tree


def _met(reason: Reason) -> str:
    return "met" if reason.met else "not met"


def _add(tree: Tree, reason: Reason, method: Method) -> None:
    if reason.parts:
        branch = tree.add(Text(f"{_JOINTS[reason.operator]}: {_met(reason)}", style="dim"))
        for part in reason.parts:
            _add(branch, part, method)
        return
    leaf = tree.add(Text(sentence(reason, method)))
    if reason.source and reason.source in method.evidence_by_key:
        row = method.evidence_by_key[reason.source]
        source = f"{row.claim} [{row.origin}; how well known: {row.known.value}]"
        leaf.add(Text(source, style="dim"))
