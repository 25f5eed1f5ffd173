"""The catalogues: brought up to date with the texts, compiled, and looked through for gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tests.site.translating.sources import PACKAGE, PLURALS, App, marked_in

_SINCE = datetime(2026, 1, 1, tzinfo=UTC)
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|{(\w*)[^{}]*}")
_HEADER = "The texts of `{app}` in the language `{language}`. docs/translating.md says how to work on them."


def template_of(app: App) -> Catalog:
    """The texts of an app as they are marked now."""
    catalogue = Catalog(charset="utf-8")
    for one in marked_in(app):
        text = (one.said, one.many) if one.many else one.said
        catalogue.add(text, locations=[(one.file, one.line)], auto_comments=one.notes, context=one.context)
    return catalogue


def kept(app: App, language: str) -> Catalog:
    """The catalogue as it is kept; empty where there is none yet."""
    file = app.catalogue(language)
    if not file.exists():
        empty = Catalog(locale=language, fuzzy=False)
        empty.mime_headers = [("Plural-Forms", PLURALS[language])]
        return empty
    with file.open("rb") as source:
        return read_po(source, locale=language)


def update(app: App, language: str) -> Catalog:
    """Write the catalogue with what is marked now, what is known of it translated, and compile it."""
    catalogue = kept(app, language)
    catalogue.update(template_of(app), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    # Times of writing would make every branch quarrel with every other one.
    catalogue.creation_date = catalogue.revision_date = _SINCE
    catalogue.project, catalogue.version, catalogue.fuzzy = "Quadratus", "", False
    catalogue.msgid_bugs_address = catalogue.last_translator = ""
    catalogue.language_team = language
    catalogue.header_comment = "# " + _HEADER.format(app=app.name, language=language)
    file = app.catalogue(language)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as target:
        write_po(target, catalogue, width=110, include_lineno=False, sort_by_file=True)
    with file.with_suffix(".mo").open("wb") as target:
        write_mo(target, catalogue)
    return catalogue


def gaps(app: App, language: str) -> Iterator[str]:
    """What keeps a catalogue from being whole, each with the file and the text."""
    file = app.catalogue(language).relative_to(PACKAGE).as_posix()
    catalogue, wanted = kept(app, language), template_of(app)
    for message in _texts(wanted):
        found = catalogue.get(message.id, message.context)
        if found is None:
            yield f"{file} has no: {_first(message)}. Run `make texts`"
        else:
            yield from (f"{file}: {fault}: {_first(message)}" for fault in faults(found))
    for message in _texts(catalogue):
        if wanted.get(message.id, message.context) is None:
            yield f"{file} keeps what nobody says: {_first(message)}. Run `make texts`"


def compiled(file: Path) -> dict[tuple[str, str | None], tuple[str, ...]]:
    """The texts of a compiled catalogue by first form and context."""
    from babel.messages.mofile import read_mo

    with file.open("rb") as source:
        return translations(read_mo(source))


def translations(catalogue: Catalog) -> dict[tuple[str, str | None], tuple[str, ...]]:
    """What each text is in the language of the catalogue, all forms of it."""
    return {(_first(message), message.context): _forms(message.string) for message in _texts(catalogue)}


def _texts(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _first(message: Message) -> str:
    return _forms(message.id)[0]


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def faults(message: Message) -> Iterator[str]:
    said, asked = _forms(message.string), _forms(message.id)
    if message.fuzzy:
        yield "is only a guess (fuzzy)"
    if not said or not all(said):
        yield "is not translated"
        return
    if len(said) != len(asked):
        yield f"has {len(said)} forms instead of {len(asked)}"
    allowed = set().union(*map(placeholders, asked))
    if any(placeholders(form) - allowed for form in said) or placeholders(said[-1]) != placeholders(asked[-1]):
        yield f"has other placeholders than {sorted(allowed)}"


def placeholders(text: str) -> set[str]:
    """The names of what is filled in."""
    return {one or other for one, other in _PLACEHOLDER.findall(text.replace("%%", ""))}
