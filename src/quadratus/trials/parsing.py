"""Reads a diary file. Every fault is told with its line and what to write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, timedelta, timezone
from itertools import takewhile
from pathlib import Path

from quadratus.protocol.schema import Method
from quadratus.trials.diary import Block, BrokenDiaryError, Changed, Diary, DiaryProblem, Entry
from quadratus.trials.entries import ENTRIES
from quadratus.trials.names import Names
from quadratus.trials.sessions import CIRCUMSTANCES
from quadratus.trials.words import FaultError, FaultsError, Line, Words, known_name

LONGEST_DIARY_DAYS = 1500
DEFAULT_MINUTES = 25
_OFFSET = re.compile(r"([+-])(\d{2}):(\d{2})")
_COMMENT = re.compile(r'^((?:[^"#]|"[^"]*")*?)(?:^|(?<=\s))#.*$')
_HEADERS = {
    "person": "person Ada",
    "born": "born 1970",
    "starts": "starts 2026-01-05",
    "offset": "offset +01:00",
    **{name: form for name, (form, _) in CIRCUMSTANCES.items()},
}


@dataclass
class _Reading:
    """What is known of a diary while it is read."""

    file: str
    names: Names
    problems: list[DiaryProblem] = field(default_factory=list)
    given: dict[str, int] = field(default_factory=dict)
    person: str = ""
    born: int = 0
    starts: date = date.min
    offset: timezone = UTC
    circumstances: Changed = field(default_factory=lambda: Changed(0, minutes=DEFAULT_MINUTES))
    blocks: list[Block] = field(default_factory=list)

    def problem(self, line: int, fault: FaultError) -> None:
        self.problems.append(DiaryProblem(self.file, line, fault.fault, fault.mend))

    def problems_of(self, faults: FaultsError) -> None:
        for line, fault in faults.faults:
            self.problem(line, fault)


def read_diary(path: Path, method: Method) -> Diary:
    """Read a diary file.

    Raises:
        BrokenDiaryError: with every fault that was found.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        problem = DiaryProblem(path.name, 1, "this is no text", "Save the file as UTF-8 text")
        raise BrokenDiaryError([problem]) from error
    return diary_from(text, path.name, method)


def diary_from(text: str, file: str, method: Method) -> Diary:
    """Read a diary from its text; `file` is its name in messages.

    Raises:
        BrokenDiaryError: with every fault that was found.
    """
    reading = _Reading(file, Names(method))
    for line in _tree(text, reading):
        try:
            _margin_line(line, reading)
        except FaultError as error:
            reading.problem(line.number, error)
    _missing_headers(reading)
    diary = Diary(
        file, reading.person, reading.born, reading.starts,
        reading.circumstances, tuple(reading.blocks), reading.offset,
    )  # fmt: skip
    for first, second in diary.clashes():
        clash = f"line {first.line} speaks of the same on the same day"
        mend = "Remove one of the two, or write it in a block of fewer days"
        reading.problem(second.line, FaultError(clash, mend))
    if reading.problems:
        raise BrokenDiaryError(reading.problems)
    return diary


# From lines to a tree ----------------------------------------------------------------------------


def _lines(text: str) -> Iterator[Line]:
    for number, raw in enumerate(text.splitlines(), start=1):
        written = _COMMENT.sub(r"\1", raw.expandtabs(8)).rstrip()
        said = written.lstrip()
        if said:
            yield Line(number, len(written) - len(said), said)


def _tree(text: str, reading: _Reading) -> tuple[Line, ...]:
    return _nested(list(_lines(text)), reading, depth=0)


def _end_of_group(lines: list[Line]) -> int:
    """Where the lines end that are indented deeper than the first."""
    deeper = takewhile(lambda line: line.indent > lines[0].indent, lines[1:])
    return 1 + sum(1 for _ in deeper)


def _nested(lines: list[Line], reading: _Reading, depth: int) -> tuple[Line, ...]:
    """Group lines by indentation: the first sets it, deeper lines belong to the one above them."""
    grouped: list[Line] = []
    expected = lines[0].indent if lines and depth else 0
    while lines:
        head, below = lines[0], _end_of_group(lines)
        if head.indent != expected:
            fault = FaultError("this line is indented like none above it", "Indent it like them")
            reading.problem(head.number, fault)
        if depth == 2 and below > 1:
            fault = FaultError("nothing can stand under a detail", "Indent it like the line above")
            reading.problem(lines[1].number, fault)
        details = _nested(lines[1:below], reading, depth + 1) if depth < 2 else ()
        grouped.append(replace(head, details=details))
        lines = lines[below:]
    return tuple(grouped)


# Headers -----------------------------------------------------------------------------------------


def _margin_line(line: Line, reading: _Reading) -> None:
    word = line.text.split()[0]
    if word in ("day", "days"):
        reading.blocks.append(_block(line, reading))
        return
    if word in ENTRIES and word not in _HEADERS:
        raise FaultError(f"'{line.text}' stands in no day", "Indent it under a line such as: day 1")
    name = known_name(word, "the line at the margin", (*_HEADERS, "day", "days"))
    if reading.blocks:
        inside = ", or indented in a day" if name in CIRCUMSTANCES else ""
        fault = f"'{name}' comes after the first day"
        raise FaultError(fault, f"Write it before the first day{inside}")
    if name in reading.given:
        fault = f"'{name}' stands in line {reading.given[name]} already"
        raise FaultError(fault, "Remove one of the two")
    reading.given[name] = line.number
    if line.details:
        raise FaultError(f"nothing can stand under '{name}'", "Do not indent the line below it")
    _header(name, line, Words(line.text[len(word) :], _HEADERS[name]), reading)


def _header(name: str, line: Line, words: Words, reading: _Reading) -> None:
    if name == "person":
        reading.person = line.text.removeprefix("person").strip()
        if not reading.person:
            raise words.fault("the name is missing")
        return
    if name == "born":
        reading.born = words.whole("the year of birth", 1900, 2100)
    elif name == "starts":
        reading.starts = _date(words)
    elif name == "offset":
        reading.offset = _offset(words, line)
    else:
        new = CIRCUMSTANCES[name][1](line, words, reading.names)
        assert isinstance(new, Changed)
        reading.circumstances = merged(reading.circumstances, new)
    words.end()


def merged(before: Changed, new: Changed) -> Changed:
    """Circumstances with what is new put in."""
    return Changed(
        new.line,
        before.minutes if new.minutes is None else new.minutes,
        before.weight_kg if new.weight_kg is None else new.weight_kg,
        before.equipment if new.equipment is None else new.equipment,
        before.conditions if new.conditions is None else new.conditions,
    )


def _date(words: Words) -> date:
    word = words.take("the date of day 1")
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise words.fault(f"'{word}' is not a date") from None


def _offset(words: Words, line: Line) -> timezone:
    match = _OFFSET.fullmatch(line.text.removeprefix("offset").strip())
    if not match:
        raise words.fault("the offset from UTC cannot be read")
    while not words.ended:
        words.maybe(":") or words.take("the offset")
    ahead = timedelta(hours=int(match[2]), minutes=int(match[3]))
    if ahead > timedelta(hours=14):
        raise FaultError(f"no place is {match[0]} from UTC", "Correct the offset")
    return timezone(ahead if match[1] == "+" else -ahead)


def _missing_headers(reading: _Reading) -> None:
    for name in ("person", "born", "starts"):
        if name not in reading.given:
            mend = f"Write at the top, for example: {_HEADERS[name]}"
            reading.problem(1, FaultError(f"'{name}' is missing", mend))
    if not reading.blocks:
        reading.problem(1, FaultError("there is no day", "Write for example: day 1"))


# Days --------------------------------------------------------------------------------------------


def _block(line: Line, reading: _Reading) -> Block:
    word = line.text.split()[0]
    words = Words(line.text[len(word) :], "day 1, days 3-20, or days 3, 5, 8-10")
    days: list[int] = []
    while not words.ended:
        days += _days(words)
        words.maybe(",")
    if not days:
        raise words.fault("the number of the day is missing")
    entries: list[Entry] = []
    for detail in line.details:
        try:
            entries += _entries(detail, reading)
        except FaultError as error:
            reading.problem(detail.number, error)
            _look_at_details(detail, reading)
        except FaultsError as error:
            reading.problems_of(error)
    if not line.details:
        fault = f"nothing stands under '{line.text}'"
        raise FaultError(fault, "Write what happened on that day under it, indented")
    return Block(line.number, tuple(sorted(set(days))), tuple(entries))


def _days(words: Words) -> range:
    word = words.take("the number of the day")
    first, dash, last = word.partition("-")
    if not first.isdigit() or (dash and not last.isdigit()):
        raise words.fault(f"'{word}' is not a day")
    start, end = int(first), int(last) if dash else int(first)
    if not 1 <= start <= end <= LONGEST_DIARY_DAYS:
        mend = f"Count days upwards from 1 to at most {LONGEST_DIARY_DAYS}"
        raise FaultError(f"days '{word}' cannot be", mend)
    return range(start, end + 1)


def _entries(line: Line, reading: _Reading) -> tuple[Entry, ...]:
    word = line.text.split()[0].rstrip(":")
    name = known_name(word, "the entry", ENTRIES)
    form, read = ENTRIES[name]
    found = read(line, Words(line.text[len(name) :], form), reading.names)
    return found if isinstance(found, tuple) else (found,)


def _look_at_details(line: Line, reading: _Reading) -> None:
    """Of a line that is at fault itself, read what stands under it, with its form in its place."""
    name = next((name for name in ENTRIES if line.text.split()[0] == name), None)
    if name is None or not line.details:
        return
    form, read = ENTRIES[name]
    try:
        read(line, Words(form[len(name) :], form), reading.names)
    except FaultsError as error:
        reading.problems_of(error)
    except FaultError:
        return
