"""The texts of a method in other languages: `locale/<language>/` mirrors its files and holds texts, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quadratus.protocol.files import FOLDER, WHOLE, BrokenMethodError, Problem, table_in
from quadratus.protocol.plain_words import near_or_none, shown
from quadratus.protocol.rules import Frozen
from quadratus.protocol.schema import EvidenceFile, Method
from quadratus.protocol.schema.texts import Tree, counted, texts_of, whole, with_texts

LOCALE = "locale"
MOTIONS = "motions"
"""A folder of a method, and of its texts in other languages, that the body reads, and nobody here."""

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_PLACEHOLDER = re.compile(r"{\w*}")


@dataclass(frozen=True)
class Overlay:
    """The texts of a method in one language, file by file as far as they can be used.

    `problems` are faults that keep it from being used; `missing` names each text that it does not say. `texts` is how
    many the method has.
    """

    language: str
    said: Mapping[str, Tree]
    problems: tuple[Problem, ...]
    missing: tuple[Problem, ...]
    texts: int
    translated: int


def languages_of(folder: Path) -> tuple[str, ...]:
    """The languages in which a method has texts, beside its own."""
    return tuple(sorted(one.name for one in (folder / LOCALE).glob("*") if one.is_dir() and one.name[0] != "."))


def in_language(folder: Path, method: Method, language: str) -> Method:
    """The same method with its texts in another language; a text that is missing there stays as the method says it.

    Raises:
        BrokenMethodError: there are no texts in this language, or they cannot be used.
    """
    if language == method.language:
        return method
    overlay = read_overlay(folder, method, language)
    if overlay.problems:
        raise BrokenMethodError(overlay.problems)
    files = _files_of(method)
    said = {name: with_texts(value, overlay.said.get(name, {})) for name, value in files.items()}
    frame: Any = said["protocol.toml"]
    evidence: Any = said["evidence.toml"]
    return Method.model_validate(
        {
            "frame": frame.model_copy(update={"language": language}),
            "screening": said["screening.toml"],
            "focuses": said["focuses.toml"],
            "exercises": tuple(said[f"exercises/{one.slug}.toml"] for one in method.exercises),
            "measures": tuple(said[f"measures/{one.key}.toml"] for one in method.measures),
            "topics": evidence.topics,
            "evidence": evidence.rows,
        }
    )


def read_overlay(folder: Path, method: Method, language: str) -> Overlay:
    """Read the texts of one language and hold them against the method."""
    files = _files_of(method)
    wanted = {name: texts_of(value) for name, value in files.items()}
    texts = sum(counted(one) for one in wanted.values())
    problems, missing, said = list[Problem](), list[Problem](), dict[str, Tree]()
    if fault := _no_language(folder, method, language):
        return Overlay(language, said, (fault,), (), texts, 0)
    for name, value in files.items():
        file = f"{LOCALE}/{language}/{name}"
        if not (folder / file).exists():
            missing.append(Problem(file, WHOLE, "the file is missing", f"Create it with the texts of {name}"))
            continue
        table = _usable(folder, file, value, wanted[name], problems)
        if table is not None:
            said[name] = table
            gaps = _gaps(wanted[name], table)
            missing += [Problem(file, key, "the text is missing", _asks_for(text)) for key, text in gaps]
    problems += _strangers(folder / LOCALE / language, files, language)
    translated = sum(counted(table) for table in said.values())
    return Overlay(language, said, tuple(sorted(problems)), tuple(missing), texts, translated)


def _usable(folder: Path, file: str, value: Frozen, wanted: Tree, problems: list[Problem]) -> Tree | None:
    """The texts of one file, if nothing in it is wrong."""
    found: list[Problem] = []
    table = table_in(folder, file, found)
    if table is not None and any(_faults(wanted, {}, table, "")):
        # Only to tell what is wrong, it counts what else the method says.
        found = [Problem(file, *fault) for fault in _faults(wanted, whole(value), table, "")]
    problems += found
    return None if found else table


def _files_of(method: Method) -> dict[str, Frozen]:
    """What each file of a method says, by its name."""
    return {
        "protocol.toml": method.frame,
        "screening.toml": method.screening,
        "focuses.toml": method.focuses,
        "evidence.toml": EvidenceFile(topics=method.topics, rows=method.evidence),
        **{f"exercises/{one.slug}.toml": one for one in method.exercises},
        **{f"measures/{one.key}.toml": one for one in method.measures},
    }


def _no_language(folder: Path, method: Method, language: str) -> Problem | None:
    """Why there can be no texts in this language, if so."""
    place = f"{LOCALE}/{language}/"
    if language == method.language:
        return Problem(place, FOLDER, "the method itself is written in this language", "Remove the folder")
    if not _LANGUAGE.fullmatch(language):
        return Problem(
            place, FOLDER, "no language has this code", "Name the folder by two or three letters, such as fr"
        )
    if not (folder / LOCALE / language).is_dir():
        has = ", ".join((method.language, *languages_of(folder)))
        return Problem(place, FOLDER, "the method has no texts in this language", f"It has {has}; or create the folder")
    return None


def _strangers(place: Path, files: Mapping[str, Frozen], language: str) -> Iterator[Problem]:
    """Files that no file of the method answers to."""
    for file in sorted(place.rglob("*.toml")):
        name = file.relative_to(place).as_posix()
        if name not in files and not name.startswith(f"{MOTIONS}/"):
            yield Problem(
                f"{LOCALE}/{language}/{name}", WHOLE, "the method has no such file", near_or_none(name, files)
            )


def _faults(wanted: Any, method_says: Any, given: Any, key: str) -> Iterator[tuple[str, str, str]]:
    """What cannot be used of a table of texts: key, fault and mend."""
    if isinstance(wanted, Mapping):
        yield from _faults_of_table(wanted, method_says, given, key)
    elif isinstance(wanted, list):
        yield from _faults_of_list(wanted, method_says, given, key)
    elif not isinstance(given, str):
        yield key, f"it must be a text, found {shown(given)}", "Write it in quotation marks"
    elif not given.strip():
        yield key, "the text is empty", "Write a text"
    elif (kept := _placeholders(wanted)) != _placeholders(given):
        fault = f"its placeholders are {_listed(_placeholders(given))} and not {_listed(kept)}"
        yield key, fault, "Keep each as it is written in the method"


def _faults_of_table(wanted: Tree, method_says: Any, given: Any, key: str) -> Iterator[tuple[str, str, str]]:
    if not isinstance(given, dict):
        yield key, f"it must be a table, found {shown(given)}", f"Write {_example(wanted, key)}"
        return
    for name, inner in given.items():
        here = f"{key}.{name}" if key else name
        if name in wanted:
            yield from _faults(wanted[name], method_says.get(name, {}), inner, here)
        elif name in method_says:
            yield here, "this is no text; numbers, keys and rules stand in the method alone", "Remove it"
        else:
            yield here, "the method has no text of this name", near_or_none(name, wanted)


def _faults_of_list(wanted: list[Any], method_says: Any, given: Any, key: str) -> Iterator[tuple[str, str, str]]:
    if not isinstance(given, list):
        yield key, f"it must be a list, found {shown(given)}", "Write it in square brackets: [ ... ]"
    elif len(given) != len(wanted):
        fault = f"it has {len(given)} entries and the method has {len(wanted)} with texts"
        yield key, fault, "Write one for each, in the order of the method"
    else:
        everything = {name: said for one in method_says if isinstance(one, Mapping) for name, said in one.items()}
        for number, (text, inner) in enumerate(zip(wanted, given, strict=True)):
            yield from _faults(text, everything, inner, f"{key}[{number}]")


def _gaps(wanted: Any, given: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """The texts that a table does not give: key and the text of the method."""
    if given is None and isinstance(wanted, str):
        yield key, wanted
    elif isinstance(wanted, Mapping):
        for name, inner in wanted.items():
            yield from _gaps(inner, None if given is None else given.get(name), f"{key}.{name}" if key else name)
    elif isinstance(wanted, list):
        for number, inner in enumerate(wanted):
            yield from _gaps(inner, None if given is None else given[number], f"{key}[{number}]")


def _asks_for(text: str) -> str:
    return f"Add it; the method says: {shown(text)}"


def _example(wanted: Tree, key: str) -> str:
    inner = next(iter(wanted))
    return f"[{key}.{inner}]" if isinstance(wanted[inner], Mapping) else f"[{key}] and below it: {inner} = ..."


def _placeholders(text: str) -> list[str]:
    return sorted(_PLACEHOLDER.findall(text))


def _listed(names: list[str]) -> str:
    return ", ".join(names) or "none"
