"""The contact sheet shows what the motions say, and the guide to writing one holds."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

from quadratus.body.checking import problems
from quadratus.body.loading import read_motion
from quadratus.body.motion import MotionFile
from quadratus.body.pose import Arm, Leg, Pelvis, Pose
from quadratus.body.posture import SPOTS
from quadratus.body.proportions import LIMITS
from quadratus.body.props import Band, Block, Held, Mat, Stick, Wall
from quadratus.body.volumes import TOUCHING

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "figures-format.md").read_text(encoding="utf-8")


def test_the_contact_sheet_is_up_to_date() -> None:
    assert runpy.run_path(str(DOCS / "generate_figures.py"))["out_of_date"]() == (), "run: make docs"


def test_the_example_of_the_guide_is_whole() -> None:
    (example,) = re.findall(r"```toml\n(loop = .*?)```", GUIDE, re.DOTALL)
    told: list[object] = []
    file = read_motion(example.encode(), "example.toml", told)  # type: ignore[arg-type]
    assert told == []
    assert file is not None
    assert problems("example.toml", file) == ()


def test_the_guide_names_every_key() -> None:
    models = (MotionFile, Pose, Pelvis, Arm, Leg, Mat, Wall, Block, Held, Stick, Band)
    keys = {field.alias or name for model in models for name, field in model.model_fields.items()}
    assert [key for key in sorted(keys) if f"`{key}`" not in GUIDE] == []


def test_the_guide_names_every_place_and_every_limit() -> None:
    assert [spot for spot in SPOTS if f"`{spot}`" not in GUIDE] == []
    parts = {part.removeprefix("right ").removeprefix("left ") for part in TOUCHING}
    assert [part for part in sorted(parts) if f"`{part}`" not in GUIDE] == []
    for limit in LIMITS.values():
        assert f"| {limit.joint} | {limit.lowest:g} to {limit.highest:g} |" in GUIDE, limit.joint
