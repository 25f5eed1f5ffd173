"""The words of the pages: calm, and nothing that a training programme must not say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "src" / "quadratus" / "site"
FILES = sorted([*TEMPLATES.rglob("*.html"), *TEMPLATES.rglob("*.py")], key=str)
NEVER = re.compile(
    r"\b(treats|heals|cures|diagnos\w+|prevents? injur\w+|releases|relieves|corrects an imbalance|"
    r"your ql is weak|smash|crush|no pain,? no gain)\b",
    re.IGNORECASE,
)
TAGS = re.compile(r"<[^>]*>|{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(TEMPLATES).as_posix())
def test_no_forbidden_words(file: Path) -> None:
    assert not NEVER.findall(file.read_text())


@pytest.mark.parametrize("file", [f for f in FILES if f.suffix == ".html"], ids=lambda f: f.name)
def test_no_exclamation_marks(file: Path) -> None:
    assert "!" not in TAGS.sub("", file.read_text())


@pytest.mark.parametrize("file", [f for f in FILES if f.suffix == ".html"], ids=lambda f: f.name)
def test_no_class_depends_on_the_language(file: Path) -> None:
    assert not re.findall(r'class="[^"]*\{% translate', file.read_text())
