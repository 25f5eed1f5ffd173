"""Which files an app's texts stand in, and the texts that are marked there."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.extract import extract
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).parents[3] / "src" / "quadratus"
SITE = PACKAGE / "site"
PLURALS = {"fr": "nplurals=2; plural=(n > 1);"}
"""The languages beside English, each with its forms for one and for many, as gettext writes them."""
LANGUAGES = tuple(PLURALS)
_KEYWORDS = {
    "RefusedError": None,
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


@dataclass(frozen=True)
class App:
    """A part of the site with a catalogue of its own.

    `templates` are folders and files below site/templates; `others` are files elsewhere whose texts reach a person.
    """

    name: str
    templates: tuple[str, ...] = ()
    others: tuple[Path, ...] = ()

    def pages(self) -> list[Path]:
        """Its templates."""
        places = [SITE / "templates" / name for name in self.templates]
        return sorted(file for place in places for file in ([place] if place.is_file() else place.rglob("*.html")))

    def code(self) -> list[Path]:
        """Its Python files."""
        own = (file for file in (SITE / self.name).rglob("*.py") if "migrations" not in file.parts)
        return sorted([*own, *self.others])

    def catalogue(self, language: str) -> Path:
        """Its texts in a language."""
        return SITE / self.name / "locale" / language / "LC_MESSAGES" / "django.po"


# One line adds an app: from then on each of its texts has to be marked, and translated.
APPS = (
    App("shell", ("base.html", "error.html", "failed.html", "offline.html", "components")),
    App("learn", ("learn",)),
    App("reminders", ("reminders",)),
    App("people", ("people",)),
    App("record", others=(PACKAGE / "prescription" / "record" / "reading.py",)),
    App("screening", ("screening",)),
    App("baseline", ("baseline",)),
    App("measuring", ("measuring",)),
    App("training", ("training",)),
)


@dataclass(frozen=True)
class Marked:
    """A text that is marked. `many` is its plural; `context` keeps apart what only looks the same."""

    file: str
    line: int
    said: str
    many: str = ""
    context: str | None = None
    notes: tuple[str, ...] = ()


def marked_in(app: App) -> Iterator[Marked]:
    """Every text of an app that is marked for translation."""
    for file in app.pages():
        code = templatize(file.read_text(encoding="utf-8"), origin=file.name)
        # It is read as Python, where the indents of a page mean nothing.
        yield from _marked(file, "\n".join(line.lstrip() for line in code.split("\n")))
    for file in app.code():
        yield from _marked(file, file.read_text(encoding="utf-8"))


def _marked(file: Path, code: str) -> Iterator[Marked]:
    name = file.relative_to(PACKAGE).as_posix()
    found = extract("python", io.BytesIO(code.encode()), keywords=_KEYWORDS, comment_tags=("Translators",))
    for line, said, notes, context in found:
        one, many = (said[0], said[1]) if isinstance(said, tuple) else (said, "")
        if one:
            yield Marked(name, line, one, many, context, tuple(notes))
