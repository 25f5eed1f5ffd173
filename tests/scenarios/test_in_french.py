"""The same lives in French: the same decisions from the same state, told in French words and the same numbers."""

from __future__ import annotations

import re
from functools import cache

from quadratus.prescription.prescribe import prescribe
from quadratus.prescription.prescription import Item, Prescription
from quadratus.prescription.reasons import Reason
from quadratus.prescription.state import dump_state, fold, load_state
from quadratus.prescription.wording import dose_words, heading, sentence
from quadratus.protocol.loading import lower_back_mastery

from .lives import lives, reasons_of
from .person import METHOD, Person, every_choice, in_phase_two

FRENCH = lower_back_mastery("fr")
# Words that only English has; names that are alike in both languages stand apart.
ENGLISH_WORDS = re.compile(
    r"\b(the|and|with|your|of|you|not|known|less|than|least|most|more|days?|sessions? in|last|since|pain|sets?|side|"
    r"hours?|training|screening|was|is|yes|no to|told|answer|back|asked|rounds?|holds?|breaths?|each|flare-ups?|"
    r"left|right|up|down|today|step|rung|gate|none)\b",
    re.IGNORECASE,
)
ALIKE = ("Dead bug", "Bird dog")


@cache
def _leaves() -> tuple[Reason, ...]:
    leaves = (leaf for asked in lives() for reason in reasons_of(asked) for leaf in reason.leaves())
    return tuple(dict.fromkeys(leaves))


def english_in(said: str) -> list[str]:
    for name in ALIKE:
        said = said.replace(name, "")
    return ENGLISH_WORDS.findall(said)


def numbers(said: str) -> list[str]:
    return [number.replace(",", ".") for number in re.findall(r"-?\d+(?:[.,]\d+)?", said)]


def test_every_sentence_is_french_and_names_the_same_numbers() -> None:
    assert len(_leaves()) > 200
    for leaf in _leaves():
        french, english = sentence(leaf, FRENCH), sentence(leaf, METHOD)
        assert english_in(french) == [], french
        # Blood pressure is told in two ways in French.
        if "160" not in english and "180" not in english:
            assert numbers(french) == numbers(english), french
        assert not re.search(r"\d\.\d", french), french
        assert "{" not in french
        assert "_" not in french, french


def test_every_heading_is_french() -> None:
    for asked in lives():
        for one in every_choice(asked):
            french = heading(one, FRENCH)
            assert english_in(french) == [], french
            assert french != heading(one, METHOD)


def test_every_dose_is_french() -> None:
    for asked in lives():
        for item in asked.items:
            assert english_in(dose_words(item, "fr")) == []


def people() -> tuple[Person, ...]:
    trained = Person.ready().trains(days=range(1, 30))
    flared = in_phase_two().on(18).trains().on(20).declares_a_flare_up().is_screened(at="13:00").on(30).wakes_with(3)
    sore = Person.ready(conditions=["shoulder", "knee"])
    return (Person(), Person.ready(), trained, flared, sore.trains(days=range(1, 12)))


def without_texts(asked: Prescription) -> dict[str, object]:
    """What is decided, without what is said: names, notes, instructions."""
    walk = (asked.walk,) if asked.walk else ()
    return {
        "kind": asked.kind, "phase": asked.phase, "week": asked.week, "clearance": asked.clearance,
        "items": [decided(item) for item in (*asked.items, *walk)], "seconds": asked.seconds, "choices": asked.choices,
        "due": asked.screening_due, "findings": [(one.key, one.tier, one.reason) for one in asked.findings],
        "gate": asked.gate and [(one.key, one.reason) for one in asked.gate.criteria],
        "focus": asked.focus and (asked.focus.key, [(one.key, one.points) for one in asked.focus.points]),
    }  # fmt: skip


def decided(item: Item) -> tuple[object, ...]:
    return item.rung, item.step, item.dose, item.planned, item.choices, len(item.notes)


def test_what_is_asked_is_the_same_in_every_language() -> None:
    for person in people():
        for day in (1, 8, 22, 31, 45):
            now = person.at("17:45", day)
            events = [event for event in person.events if event.moment <= now]
            state = fold(METHOD, events)
            assert fold(FRENCH, events) == state, "what is true of a person knows no language"
            assert without_texts(prescribe(FRENCH, state, now)) == without_texts(prescribe(METHOD, state, now))


def test_a_state_that_was_kept_in_one_language_is_told_in_the_other() -> None:
    person = Person.ready().trains(days=range(1, 30))
    kept = load_state(dump_state(fold(METHOD, person.events)))
    changes = [stands.last_change for stands in kept.ladders.values() if stands.last_change]
    assert changes
    for change in changes:
        assert english_in(heading(change, FRENCH)) == []


def test_the_names_of_a_session_are_those_of_the_method() -> None:
    person = Person.ready()
    asked = prescribe(FRENCH, fold(FRENCH, person.events), person.at("17:45", 1))
    assert asked.items
    for item in asked.items:
        exercise, place = FRENCH.rung_by_key[item.rung]
        assert item.name == (place.name or exercise.name)
    assert asked.gate is not None
    assert asked.gate.name == "Porte vers la Phase Deux"
