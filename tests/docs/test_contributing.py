"""What CONTRIBUTING.md shows and names is there."""

from __future__ import annotations

import re
from pathlib import Path

from tests.scenarios.person import Person

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_the_scenario_on_the_page_holds() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    names: dict[str, object] = {"Person": Person}
    exec(example, names)
    (scenario,) = [value for name, value in names.items() if name.startswith("test_") and callable(value)]
    scenario()


def test_every_target_that_is_named_exists() -> None:
    for target in set(re.findall(r"\bmake ([a-z]+)\b", PAGE)):
        assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE), target


def test_every_place_that_is_named_exists() -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", PAGE):
        assert (ROOT / link).exists(), link
    package = ROOT / "src" / "quadratus"
    for path in re.findall(r"`((?:[a-z_]+/)+[\w.]*)`", PAGE):
        assert (ROOT / path).exists() or (package / path).exists(), path
