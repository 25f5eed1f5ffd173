"""What axe-core finds on a page: the rules of WCAG 2.2, A and AA, and its best practices."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
_RUN = """async options => (await axe.run(document, options)).violations
  .map(one => `${one.id}: ${one.help} (${one.nodes.map(node => node.target.join(' ')).slice(0, 3).join('; ')})`)"""
_ALL = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
_CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}


@cache
def _source() -> str:
    return AXE.read_text(encoding="utf-8")


def violations(page: Page, *, only_contrast: bool = False) -> list[str]:
    """What a page breaks as it stands. What depends on colours alone can be asked by itself, theme by theme."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_source())
    found: list[str] = page.evaluate(_RUN, _CONTRAST if only_contrast else _ALL)
    return found
