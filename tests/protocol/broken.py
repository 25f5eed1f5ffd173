"""Broken methods: each case file changes a copy of the shipped method and names the lines that `check` prints.

A case says `why` it matters, the `changes`, and the `expected` lines. A change names a `file` and one of: `remove`;
a whole new `text`; what to `replace` and `with` what, beginning behind the text `after`; or what to cut out, from
`cut_from` as far as `cut_to`.
"""

from __future__ import annotations

import shutil
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quadratus.protocol.loading import METHODS

CASES = Path(__file__).parent / "broken_methods"
OVERLAY_CASES = Path(__file__).parent / "broken_overlays"
SHIPPED = METHODS / "lower_back_mastery"


@dataclass(frozen=True)
class Case:
    """One broken method."""

    name: str
    why: str
    changes: tuple[dict[str, Any], ...]
    expected: tuple[str, ...]


def cases(folder: Path = CASES) -> list[Case]:
    """Every case of a folder, by name."""
    return [_case(file) for file in sorted(folder.glob("*.toml"))]


def _case(file: Path) -> Case:
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return Case(file.stem, table["why"], tuple(table["changes"]), tuple(table["expected"]))


def broken_copy(case: Case, folder: Path) -> Path:
    """A copy of the shipped method in `folder` with the changes of a case."""
    copy = folder / "method"
    shutil.copytree(SHIPPED, copy)
    for change in case.changes:
        _change(copy / change["file"], change)
    return copy


def _change(file: Path, change: dict[str, Any]) -> None:
    if change.get("remove"):
        shutil.rmtree(file) if file.is_dir() else file.unlink()
    elif "text" in change:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(change["text"], encoding=change.get("encoding", "utf-8"))
    elif "cut_from" in change:
        head, _, tail = file.read_text(encoding="utf-8").partition(change["cut_from"])
        _, kept, tail = tail.partition(change["cut_to"])
        assert kept, f"{file.name} has no {change['cut_from']!r} before {change['cut_to']!r}"
        file.write_text(head + kept + tail, encoding="utf-8")
    else:
        text, after = file.read_text(encoding="utf-8"), change.get("after", "")
        start = text.index(after) + len(after)
        assert change["replace"] in text[start:], f"{file.name} has no {change['replace']!r}"
        file.write_text(text[:start] + text[start:].replace(change["replace"], change["with"], 1), encoding="utf-8")
