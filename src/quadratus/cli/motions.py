"""What `quadratus check` and `quadratus figures` do with the motions of a method."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import escape
from pathlib import Path

import click

from quadratus.body.checking import MotionProblem, nameless, problems
from quadratus.body.figure import pair, still, strip, style_sheet
from quadratus.body.loading import BrokenMotionsError, read_motions, read_words
from quadratus.body.motion import MotionFile
from quadratus.protocol.overlays import LOCALE, languages_of
from quadratus.protocol.schema import Method

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


# Checking ----------------------------------------------------------------------------------------


def motions_of(folder: Path, method: Method) -> tuple[Mapping[str, MotionFile], tuple[MotionProblem, ...]]:
    """The motions of a method, and everything that is wrong with them; every rung has one."""
    try:
        motions = read_motions(folder / "motions")
    except BrokenMotionsError as broken:
        return {}, broken.problems
    strangers = tuple(sorted(_strangers(motions, method)))
    return motions, strangers or (*faults(motions), *missing(motions, method), *_unsaid(folder, motions))


def _unsaid(folder: Path, motions: Mapping[str, MotionFile]) -> Iterator[MotionProblem]:
    """What is wrong with the words of the motions in other languages, and what is missing there."""
    for language in languages_of(folder):
        place = f"{LOCALE}/{language}/motions"
        try:
            said = read_words(folder / place)
        except BrokenMotionsError as broken:
            yield from (replace(problem, file=f"{LOCALE}/{language}/{problem.file}") for problem in broken.problems)
            continue
        for slug in sorted({*motions, *said}):
            own = motions[slug].rungs if slug in motions else {}
            other = said[slug].rungs if slug in said else {}
            for rung in sorted(own.keys() - other.keys()):
                yield MotionProblem(f"{place}/{slug}.toml", f"rungs.{rung}.words", "the words are missing", "Add them")
            for rung in sorted(other.keys() - own.keys()):
                fault = "the motions have no such rung"
                yield MotionProblem(f"{place}/{slug}.toml", f"rungs.{rung}", fault, "Remove it")


def faults(motions: Mapping[str, MotionFile]) -> Iterator[MotionProblem]:
    """What is wrong with each motion by itself."""
    for slug, file in motions.items():
        yield from problems(f"motions/{slug}.toml", file)


def _strangers(motions: Mapping[str, MotionFile], method: Method) -> Iterator[MotionProblem]:
    """Motions of what the method does not have."""
    rungs = {exercise.slug: [place.key for place in exercise.places] for exercise in method.exercises}
    for slug, file in motions.items():
        name = f"motions/{slug}.toml"
        if slug not in rungs:
            mend = "Name the file after an exercise, or remove it"
            yield MotionProblem(name, "(name of the file)", f"there is no exercise '{slug}'", mend)
            continue
        for rung in file.rungs:
            if rung not in rungs[slug]:
                mend = f"Write one of: {', '.join(rungs[slug])}"
                yield MotionProblem(name, f"rungs.{rung}", f"the exercise has no rung '{rung}'", mend)


def missing(motions: Mapping[str, MotionFile], method: Method) -> tuple[MotionProblem, ...]:
    """The rungs that no motion shows."""
    return tuple(
        MotionProblem(f"motions/{exercise.slug}.toml", f"rungs.{place.key}", "no motion shows this rung", "Add it")
        for exercise in method.exercises
        for place in exercise.places
        if exercise.slug not in motions or place.key not in motions[exercise.slug].rungs
    )


# Drawing -----------------------------------------------------------------------------------------

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Figures</title><style>
{style}
body {{ margin: 1.5rem; background: #fbfaf7; color: #14232b; font: 1rem/1.5 system-ui, sans-serif; }}
section {{ margin-bottom: 2rem; }}
.row {{ display: flex; gap: 1.5rem; align-items: end; }}
.small svg {{ width: 96px; height: 96px; }}
.pair svg {{ width: 52rem; max-height: 24rem; }}
.strip svg {{ width: 68rem; max-height: 14rem; }}
</style></head><body>{body}</body></html>
"""


def draw(motions: Mapping[str, MotionFile], out: Path) -> Path:
    """Write the figures of all rungs into a folder; the sheet that shows them."""
    out.mkdir(parents=True, exist_ok=True)
    sections = []
    for slug, file in motions.items():
        if any(nameless(file)):
            continue
        for rung in file.rungs:
            motion = file.motion(rung)
            for kind, svg in {
                "small": still(motion, "end", detail="small", alone=True),
                "pair": pair(motion, alone=True),
                "strip": strip(motion, alone=True),
            }.items():
                (out / f"{rung}.{kind}.svg").write_text(svg, encoding="utf-8")
            sections.append(
                f"<section><h2>{escape(rung)}</h2><p>{escape(slug)}: {escape(motion.words.start)} "
                f'{escape(motion.words.end)}</p><div class="row"><div class="pair">{pair(motion)}</div>'
                f'<div class="small">{still(motion, "end", detail="small")}</div>'
                f'<div class="small">{still(motion, "end", side="left", detail="small")}</div></div>'
                f'<div class="strip">{strip(motion)}</div></section>'
            )
    sheet = out / "sheet.html"
    sheet.write_text(_PAGE.format(style=style_sheet(), body="".join(sections)), encoding="utf-8")
    return sheet


def photograph(sheet: Path) -> Path:
    """A picture of a sheet, taken by Chromium.

    Raises:
        click.ClickException: no such browser is installed, or it takes none.
    """
    browser = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        raise click.ClickException("A picture needs Chromium: sudo apt-get install chromium. Or leave --png out")
    picture = sheet.with_suffix(".png").resolve()
    high = min(16000, 160 + 720 * sheet.read_text(encoding="utf-8").count("<section>"))
    command = [
        browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
        f"--window-size=1180,{high}", f"--screenshot={picture}", sheet.resolve().as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    if done.returncode or not picture.exists():
        raise click.ClickException("Chromium made no picture. Open the sheet itself instead")
    return picture
