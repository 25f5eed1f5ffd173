"""Reading one line of a diary word by word, with faults that say what to write."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

_WORD = re.compile(r'"([^"]*)"|([^\s,;:]+)|([,;:])')


class FaultError(Exception):
    """Something in a line that cannot be read: the fault, and what to write instead."""

    def __init__(self, fault: str, mend: str) -> None:
        self.fault = fault
        self.mend = mend
        super().__init__(f"{fault}. {mend}")


class FaultsError(Exception):
    """Faults in the lines under a line: each with the number of its line."""

    def __init__(self, faults: Iterable[tuple[int, FaultError]]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(str(fault) for _, fault in self.faults))


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something: number, indentation, text, and the lines under it."""

    number: int
    indent: int
    text: str
    details: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    quoted: bool = False


class Words:
    """The words of a line from left to right. `form` is an example of how the line is written."""

    def __init__(self, text: str, form: str) -> None:
        self._form = form
        self._left: list[_Word] = []
        place = 0
        for match in _WORD.finditer(text):
            if text[place : match.start()].strip():
                break
            place = match.end()
            quoted = match.group(1) is not None
            self._left.append(_Word(match.group(1) if quoted else match.group(0), quoted))
        if text[place:].strip():
            raise self.fault(f"'{text[place:].strip()}' cannot be read")

    def fault(self, fault: str) -> FaultError:
        """A fault of this line, mended by its form."""
        return FaultError(fault, f"Write for example: {self._form}")

    @property
    def ended(self) -> bool:
        """Whether no word is left."""
        return not self._left

    def peek(self) -> str:
        """The next word, empty at the end or where a text in quotation marks comes."""
        return self._left[0].text if self._left and not self._left[0].quoted else ""

    def take(self, what: str) -> str:
        """The next word; `what` names it where it is missing."""
        if not self.peek():
            raise self.fault(f"{what} is missing")
        return self._left.pop(0).text

    def maybe(self, phrase: str) -> bool:
        """Take the words of `phrase` if they come next."""
        wanted = phrase.split()
        if [word.text for word in self._left[: len(wanted)] if not word.quoted] != wanted:
            return False
        del self._left[: len(wanted)]
        return True

    def expect(self, phrase: str) -> None:
        """Take the words of `phrase`, which have to come next."""
        if not self.maybe(phrase):
            raise self.fault(f"'{phrase}' is missing")

    def number(self, what: str, lowest: float, highest: float) -> float:
        """A number within bounds."""
        word = self.take(what)
        try:
            value = float(word)
        except ValueError:
            raise self.fault(f"{what}: '{word}' is not a number") from None
        if not lowest <= value <= highest:
            fault = f"{what}: {word} is not between {lowest:g} and {highest:g}"
            raise FaultError(fault, "Correct the number")
        return value

    def whole(self, what: str, lowest: int, highest: int) -> int:
        """A whole number within bounds."""
        value = self.number(what, lowest, highest)
        if value != int(value):
            mend = f"Write {int(value)} or {int(value) + 1}"
            raise FaultError(f"{what}: {value:g} is not a whole number", mend)
        return int(value)

    def score(self, what: str) -> int:
        """A whole number from 0 to 10."""
        return self.whole(what, 0, 10)

    def one_of(self, what: str, known: Iterable[str]) -> str:
        """A word of a known set."""
        return known_name(self.take(what), what, known)

    def quoted(self, what: str) -> str:
        """A text in quotation marks."""
        if not self._left or not self._left[0].quoted or not self._left[0].text.strip():
            raise self.fault(f'{what} is missing; it stands in "quotation marks"')
        return self._left.pop(0).text

    def maybe_quoted(self, what: str) -> str:
        """A text in quotation marks, empty if there is none."""
        return self.quoted(what) if self._left and self._left[0].quoted else ""

    def names(self, what: str, known: Iterable[str]) -> tuple[str, ...]:
        """One name or more of a known set, with commas or spaces between them."""
        known, found = tuple(known), [self.one_of(what, known)]
        while self.maybe(",") or (self.peek() and self.peek() not in (";", ":")):
            found.append(self.one_of(what, known))
        return tuple(found)

    def end(self) -> None:
        """Nothing may be left."""
        if self._left:
            raise self.fault(f"'{' '.join(word.text for word in self._left)}' is not understood")


def known_name(word: str, what: str, known: Iterable[str]) -> str:
    """A name that has to be one of `known`; the fault proposes the nearest ones."""
    names = sorted(known)
    if word in names:
        return word
    near = get_close_matches(word, names, n=1, cutoff=0.7)
    if near:
        raise FaultError(f"{what}: there is no '{word}'", f"Did you mean '{near[0]}'?")
    shown = ", ".join(names[:12]) + (" ..." if len(names) > 12 else "")
    mend = f"Write one of: {shown}" if names else "Remove it"
    raise FaultError(f"{what}: there is no '{word}'", mend)
