"""Days and numbers as a person reads them, in the language of the page."""

from __future__ import annotations

from datetime import date

from django.utils.dateformat import format as formatted
from django.utils.translation import get_language, pgettext

from quadratus.prescription.words import words_in


def number_words(number: float, decimals: int = 1) -> str:
    """A number without needless zeros, with the decimal mark and the minus sign of the language."""
    text = f"{number:.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return _in_language("0" if text == "-0" else text)


def pair_words(left: float, right: float) -> tuple[str, str]:
    """Two numbers of one kind beside each other: both with one decimal where one of them needs it."""
    if float(f"{left:.1f}").is_integer() and float(f"{right:.1f}").is_integer():
        return number_words(left), number_words(right)
    return _in_language(f"{left:.1f}"), _in_language(f"{right:.1f}")


def _in_language(digits: str) -> str:
    return digits.replace("-", "\N{MINUS SIGN}").replace(".", words_in(get_language() or "").decimal_mark)


def day_words(day: date) -> str:
    """A day: 2 March 2026."""
    return _told(day, pgettext("format of a day: 2 March 2026", "j F Y"))


def full_day_words(day: date) -> str:
    """A day with its name: Monday 2 March 2026."""
    return _told(day, pgettext("format of a day: Monday 2 March 2026", "l j F Y"))


def short_day_words(day: date) -> str:
    """A day where there is little room: 2 Mar 2026."""
    return _told(day, pgettext("format of a day: 2 Mar 2026", "j M Y"))


def day_of_year_words(day: date) -> str:
    """A day whose year is known: 2 March."""
    return _told(day, pgettext("format of a day: 2 March", "j F"))


def short_day_of_year_words(day: date) -> str:
    """A day whose year is known, where there is little room: 2 Mar."""
    return _told(day, pgettext("format of a day: 2 Mar", "j M"))


def _told(day: date, pattern: str) -> str:
    # French counts the first day of a month, and only that one, as the first: 1er mars.
    if day.day == 1:
        pattern = pattern.replace("j", pgettext("format of the first day of a month: 1 March", "j"))
    return formatted(day, pattern)
