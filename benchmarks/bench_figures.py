"""What a figure costs: one animated motion, beside writing the same amount of path data without computing it."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.measuring import Result, median_ms
from quadratus.body.camera import Spot2
from quadratus.body.figure import frames, still
from quadratus.body.loading import read_motions
from quadratus.body.paths import closed
from quadratus.protocol.loading import METHODS

_MOTIONS = METHODS / "lower_back_mastery" / "motions"


def _uncached(draw: Callable[[], object], *caches: Callable[[], None]) -> Callable[[], object]:
    def run() -> object:
        for clear in caches:
            clear()
        return draw()

    return run


def animated_figure() -> Result:
    """The 16 frames of one motion, never drawn before, beside writing as many corners that are already there."""
    motion = read_motions(_MOTIONS)["bird_dog"].motion("bird_dog_arm_and_leg")
    shown = frames(motion)
    size = sum(len(d) for frame in shown.frames for d in frame)
    polygon: list[Spot2] = [(number * 1.7, number * 0.9) for number in range(20)]
    count = size // len(closed(polygon))
    written = median_ms(lambda: [closed(polygon) for _ in range(count)], 5)
    drawn = median_ms(_uncached(lambda: frames(motion), frames.cache_clear), 5)
    return Result("One animated figure, 16 frames", drawn, "writing its path data alone", written, "at most 1 s")


def small_still() -> Result:
    """A still for a list that was drawn before, beside drawing it anew."""
    motion = read_motions(_MOTIONS)["bird_dog"].motion("bird_dog_arm_and_leg")
    anew = median_ms(_uncached(lambda: still(motion, "end", detail="small"), still.cache_clear), 20)
    kept = median_ms(lambda: still(motion, "end", detail="small"), 200)
    return Result("A small still that is kept", kept, "drawing it anew", anew, "at most 0.5 ms")


BENCHMARKS: list[Callable[[], Result]] = [animated_figure, small_still]


def main() -> None:
    """Print one line for each benchmark."""
    for benchmark in BENCHMARKS:
        print(benchmark(), flush=True)


if __name__ == "__main__":
    main()
