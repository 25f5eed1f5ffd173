"""Writes docs/figures.md and docs/images/figures.svg: the contact sheet of all figures.

`python docs/generate_figures.py` writes them; with `--check` it only tells which are out of date (exit code 1).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from quadratus.body.figure import still, style_sheet
from quadratus.body.loading import read_motions
from quadratus.body.motion import Motion
from quadratus.protocol.loading import METHODS, lower_back_mastery

DOCS = Path(__file__).parent
_COLUMNS, _CELL, _HIGH = 5, 200, 176
_MADE = "<!-- Made by docs/generate_figures.py (`make docs`). Do not edit. -->"


def drawn() -> Iterator[tuple[str, Motion]]:
    """The rungs with their names, in the order of the exercises."""
    method = lower_back_mastery()
    motions = read_motions(METHODS / "lower_back_mastery" / "motions")
    for exercise in method.exercises:
        for place in exercise.places:
            yield place.name or exercise.name, motions[exercise.slug].motion(place.key)


def sheet() -> str:
    """All figures in one picture, each at its end pose, named below."""
    cells = []
    for number, (name, motion) in enumerate(drawn()):
        x, y = number % _COLUMNS * _CELL, number // _COLUMNS * _HIGH
        picture = re.sub(
            r"<svg [^>]*viewBox", f'<svg x="{x + 16}" y="{y + 8}" width="168" height="132" viewBox', _small(motion)
        )
        cells.append(f'{picture}<text x="{x + _CELL / 2:.0f}" y="{y + 160}">{escape(name)}</text>')
    rows = -(-len(cells) // _COLUMNS)
    style = (
        ".sheet{fill:#fbfaf7}text{font:9.5px system-ui,sans-serif;text-anchor:middle;fill:#14232b}"
        "@media (prefers-color-scheme:dark){.sheet{fill:#0f1a20}text{fill:#e9efed}}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_COLUMNS * _CELL} {rows * _HIGH}" role="img" '
        f'aria-label="The figures of all exercises"><style>{style_sheet()}{style}</style>'
        f'<rect class="sheet" width="100%" height="100%"/><g class="q-figure q-small">{"".join(cells)}</g></svg>\n'
    )


def _small(motion: Motion) -> str:
    return re.sub(r"<title>.*?</title>", "", still(motion, "end", detail="small"))


def page() -> str:
    """The sheet, and what each figure shows in words."""
    parts = [
        _MADE,
        "# The figures",
        "Each rung at the pose that says most about it. [The format of the figures](figures-format.md) says how they "
        "are written; `quadratus figures --out FOLDER` draws all of them in full.",
        "![The figures of all exercises](images/figures.svg)",
        "## In words",
    ]
    for name, motion in drawn():
        parts.append(f"**{name}.** *Start:* {motion.words.start} *Then:* {motion.words.end}")
    return "\n\n".join(parts) + "\n"


PAGES = {"figures.md": page, "images/figures.svg": sheet}


def out_of_date() -> tuple[str, ...]:
    """The files that do not say what they should."""
    return tuple(name for name, made in PAGES.items() if _kept(DOCS / name) != made())


def _kept(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""


def write() -> None:
    """Write page and picture."""
    for name, made in PAGES.items():
        (DOCS / name).write_text(made(), encoding="utf-8")


if __name__ == "__main__":
    if "--check" in sys.argv:
        old = out_of_date()
        if old:
            sys.exit(f"Out of date: {', '.join(old)}. Run: make docs")
    else:
        write()
