"""Draws a motion as SVG: stills, a pair of start and end, a film strip, and frames for an animation.

All colours come from classes (`style/figure.css`); a script may exchange the `d` of the moving paths and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import lru_cache
from html import escape
from importlib.resources import files
from typing import Literal

from quadratus.body.motion import Loop, Motion
from quadratus.body.moving import breath_at
from quadratus.body.paths import Drawn
from quadratus.body.posture import Posture
from quadratus.body.proportions import Side
from quadratus.body.scene import Box, Detail, Scene

Moment = Literal["start", "end"]
_GAP = 16


@lru_cache(maxsize=256)
def _scene(motion: Motion, side: Side) -> Scene:
    return Scene(motion, side)


def style_sheet() -> str:
    """The colours and lines of the figures, as a style sheet."""
    return files("quadratus.body").joinpath("style", "figure.css").read_text(encoding="utf-8")


# Stills ------------------------------------------------------------------------------------------


@lru_cache(maxsize=512)
def still(
    motion: Motion, at: Moment = "start", side: Side = "right", detail: Detail = "fine", alone: bool = False
) -> str:
    """One picture of a motion as an SVG element.

    Arguments:
        at: the pose with which it starts, or the one that says most about it.
        side: the side that is named; the left is the mirror image of the right.
        detail: *fine* for a picture as wide as a column, *small* for one of about 96 px.
        alone: with its own style sheet, for a file by itself.
    """
    scene = _scene(motion, side)
    posture = scene.way.start if at == "start" else scene.way.end
    words = motion.words.start if at == "start" else motion.words.end
    return _svg(_shapes(scene, posture, detail), scene.box, words, detail, alone)


def pair(motion: Motion, side: Side = "right", detail: Detail = "fine", alone: bool = False) -> str:
    """Start and end side by side in one SVG element; a motion that ends as it starts is drawn once."""
    scene = _scene(motion, side)
    if len(motion.keys) == 1:
        return still(motion, "end", side, detail, alone)
    words = f"{motion.words.start} {motion.words.end}"
    return _row(scene, (scene.way.start, scene.way.end), words, detail, alone)


def strip(motion: Motion, side: Side = "right", count: int = 6, alone: bool = False) -> str:
    """A film strip: moments of one repetition from left to right."""
    scene = _scene(motion, side)
    last = count - 1 if motion.loop == "hold" else count
    postures = [scene.way.at(number / last, _breath(motion, number / last)) for number in range(count)]
    return _row(scene, postures, f"{motion.words.start} {motion.words.end}", "small", alone)


def _breath(motion: Motion, share: float) -> float | None:
    return breath_at(share % 1.0) if motion.loop == "breath" else None


def _row(scene: Scene, postures: Iterable[Posture], words: str, detail: Detail, alone: bool) -> str:
    box = scene.box
    wide, high = round(box.wide), round(box.high)
    cells = [
        f'<svg x="{number * (wide + _GAP)}" y="0" width="{wide}" height="{high}" viewBox="{box}">'
        f"{_shapes(scene, posture, detail)}</svg>"
        for number, posture in enumerate(postures)
    ]
    whole = Box(0, 0, len(cells) * (wide + _GAP) - _GAP, high)
    return _svg("".join(cells), whole, words, detail, alone)


def _shapes(scene: Scene, posture: Posture, detail: Detail) -> str:
    return "".join(_path(drawn) for drawn in (*scene.still, *scene.moving(posture, detail), *scene.arrows))


def _path(drawn: Drawn) -> str:
    return f'<path class="{drawn.classes}" d="{drawn.d}"/>'


def _svg(shapes: str, box: Box, words: str, detail: Detail, alone: bool) -> str:
    said = escape(words)
    style = f"<style>{style_sheet()}</style>" if alone else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="q-figure q-{detail}" viewBox="{box}" role="img" '
        f'aria-label="{said}"><title>{said}</title>{style}{shapes}</svg>'
    )


# Frames ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Frames:
    """A motion as pictures that differ only in the `d` of some paths.

    `svg` is the first picture; each moving path carries `data-moves`, counted from 0. A frame holds the `d` of the
    moving paths in that order. The frames before `loops_from` lead from the start into a hold and are shown once, back
    to front at its end; those from `loops_from` on are one cycle: of the breath in a hold or a breathing exercise, of
    what is done in a hold where it says so, of
    one repetition in a movement, of two steps in a walk. All of a part are equally far apart in time.
    """

    loop: Loop
    view_box: str
    svg: str
    loops_from: int
    frames: tuple[tuple[str, ...], ...]

    def as_json(self) -> str:
        """The frames for a script, without spaces."""
        return json.dumps(asdict(self), separators=(",", ":"), ensure_ascii=False)


@lru_cache(maxsize=64)
def frames(motion: Motion, side: Side = "right", count: int = 16, detail: Detail = "fine") -> Frames:
    """The pictures of one repetition, `count` of them.

    Raises:
        ValueError: fewer than four pictures, which show no movement.
    """
    if count < 4:
        raise ValueError("a movement needs at least four pictures")
    scene = _scene(motion, side)
    postures, loops_from = _moments(scene, count)
    drawn = [scene.moving(posture, detail) for posture in postures]
    moving = [_path(one).replace("<path ", f'<path data-moves="{number}" ') for number, one in enumerate(drawn[0])]
    shapes = "".join([*map(_path, scene.still), *moving, *map(_path, scene.arrows)])
    words = f"{motion.words.start} {motion.words.end}" if len(motion.keys) > 1 else motion.words.end
    return Frames(
        loop=motion.loop,
        view_box=str(scene.box),
        svg=_svg(shapes, scene.box, words, detail, alone=False),
        loops_from=loops_from,
        frames=tuple(tuple(one.d for one in picture) for picture in drawn),
    )


def _moments(scene: Scene, count: int) -> tuple[list[Posture], int]:
    """The postures of the frames, and with which of them the cycle begins."""
    way = scene.way
    match scene.motion.loop:
        case "hold":
            breathing = count // 2
            into = count - breathing
            begun, last = scene.motion.again_at, scene.motion.keys[-1].at
            led = [way.at(begun * number / into) for number in range(into)]
            round_ = [begun + (last - begun) * number / breathing for number in range(breathing)]
            held = [way.at(share, breath_at(number / breathing)) for number, share in enumerate(round_)]
            return [*led, *held], into
        case "breath":
            return [way.at(number / count, breath_at(number / count)) for number in range(count)], 0
        case _:
            return [way.at(number / count) for number in range(count)], 0
