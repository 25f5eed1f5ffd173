"""The words of each language: complete, with the same places to fill in, and set as the language is set."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields

import pytest

from quadratus.prescription.prescription import Item
from quadratus.prescription.reasons import Choice, Outcome, Reason
from quadratus.prescription.record.events import PlannedExercise, PlannedSet, Side
from quadratus.prescription.today.timeline import target
from quadratus.prescription.wording import asks, dose_words, heading, place_words, sentence, shown
from quadratus.prescription.words import TABLES, words_in
from quadratus.prescription.words.table import Words
from quadratus.protocol.facts import FACTS
from quadratus.protocol.loading import lower_back_mastery
from quadratus.protocol.rules import AllOf, AnyOf, Predicate

ENGLISH, FRENCH = lower_back_mastery(), lower_back_mastery("fr")
LANGUAGES = pytest.mark.parametrize("words", TABLES.values(), ids=list(TABLES))
NBSP = "\u00a0"


def places(pattern: str) -> list[str]:
    return sorted(set(re.findall(r"{\w*}", pattern)))


def patterns(words: Words) -> Iterator[tuple[str, str]]:
    """Every text of a table, by its place."""
    for name, fact in words.facts.items():
        for field in fields(fact):
            said = getattr(fact, field.name)
            for number, one in enumerate((said,) if isinstance(said, str) else said):
                yield f"facts.{name}.{field.name}.{number}", one
    yield from ((f"headings.{outcome}", said) for outcome, said in words.headings.items())
    yield from ((f"relations.{key}", said) for key, said in words.relations.items())
    yield from ((f"values.{key}", said) for key, said in words.values.items())
    yield from ((f"sides.{side}", said) for side, said in words.sides.items())
    for part in (words.sentences, words.doses, words.last_time):
        for field in fields(part):
            said = getattr(part, field.name)
            for number, one in enumerate((said,) if isinstance(said, str) else said):
                yield f"{field.name}.{number}", one


@LANGUAGES
def test_every_fact_outcome_and_relation_has_its_words(words: Words) -> None:
    english = TABLES["en"]
    assert set(words.facts) == set(FACTS)
    assert set(words.headings) == set(Outcome)
    assert set(words.sides) == set(Side)
    assert words.relations.keys() == english.relations.keys()
    assert words.values.keys() == english.values.keys() == {"green", "amber", "red", "pending"}


@LANGUAGES
def test_a_text_is_empty_only_where_english_has_none(words: Words) -> None:
    english = dict(patterns(TABLES["en"]))
    told = dict(patterns(words))
    assert told.keys() == english.keys()
    assert [place for place, said in told.items() if bool(said) is not bool(english[place])] == []


@LANGUAGES
def test_each_pattern_keeps_its_places(words: Words) -> None:
    english = dict(patterns(TABLES["en"]))
    assert {place: places(said) for place, said in patterns(words)} == {
        place: places(said) for place, said in english.items()
    }


@LANGUAGES
def test_a_label_is_completed_by_what_narrows_its_fact_down(words: Words) -> None:
    for name, spec in FACTS.items():
        taken = sorted(f"{{{one}}}" for one in spec.takes)
        assert places(words.facts[name].label) == taken, name
        assert spec.kind != "truth" or places(words.facts[name].no_label) == taken, name


def test_french_signs_that_stand_apart_never_begin_a_line() -> None:
    loose = rf"[^{NBSP}][:;?!»]|«(?!{NBSP})"
    apart = [said for _, said in patterns(TABLES["fr"]) if re.search(loose, said)]
    assert apart == []


def test_no_french_word_is_the_english_one() -> None:
    alike = {"Effort", "kg s", "minute", "minutes", "point", "points"}
    english = dict(patterns(TABLES["en"]))
    same = {said for place, said in patterns(TABLES["fr"]) if said and said == english[place] and places(said) == []}
    assert same <= alike | {"respiration de {seconds} s"}


def test_a_language_without_words_is_told_in_english() -> None:
    assert words_in("de") is words_in("en")


# Values ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "decimals", "english", "french"),
    [
        (None, 0, "not known", "pas connu"),
        (True, 0, "yes", "oui"),
        (False, 0, "no", "non"),
        ("amber", 0, "stay as you are", "rester ainsi"),
        (3.0, 0, "3", "3"),
        (3.5, 1, "3.5", "3,5"),
        (-1.5, 1, "-1.5", "-1,5"),
        (2.0, 1, "2", "2"),
        (10.0, 1, "10", "10"),
    ],
)
def test_a_value_as_it_is_read(value: float | bool | str | None, decimals: int, english: str, french: str) -> None:
    assert shown(value, decimals, "en") == english
    assert shown(value, decimals, "fr") == french


def leaf(
    fact: str,
    value: float | bool | str | None,
    operator: str,
    threshold: float | bool | str,
    *,
    met: bool,
    **narrowing: str,
) -> Reason:
    return Reason(operator, met, fact, value, threshold, words=tuple(narrowing.items()))  # fmt: skip


@pytest.mark.parametrize(
    ("reason", "english", "french"),
    [
        (leaf("days_in_phase", 0.0, "at_least", 14.0, met=False),
         "Days in this phase: 0 days, which is less than 14.", "Jours dans cette phase : 0 jour, soit moins de 14."),
        (leaf("days_in_phase", 1.0, "at_least", 14.0, met=False),
         "Days in this phase: 1 day, which is less than 14.", "Jours dans cette phase : 1 jour, soit moins de 14."),
        (leaf("days_in_phase", 2.0, "at_least", 2.0, met=True),
         "Days in this phase: 2 days, which is at least 2.", "Jours dans cette phase : 2 jours, soit au moins 2."),
        (leaf("added_pain", 1.5, "at_most", 1.0, met=False),
         "Added pain in the session: 1.5 points, which is more than 1.",
         "Douleur ajoutée pendant la séance : 1,5 point, soit plus de 1."),
        (leaf("sitting_hours", 6.5, "above", 6.0, met=True),
         "Hours of sitting a day: 6.5 hours, which is more than 6.",
         "Heures par jour en position assise : 6,5 heures, soit plus de 6."),
        (leaf("effort", 1.0, "at_most", 5.0, met=True), "Effort: 1 of 10, which is at most 5.",
         "Effort : 1 sur 10, soit au plus 5."),
        (leaf("weekly_load", 1.0, "at_most", 900.0, met=True),
         "Load x time of this week with the whole dose: 1 kg s, which is at most 900.",
         "Charge x temps de cette semaine avec la dose entière : 1 kg s, soit au plus 900."),
        (leaf("zone", "amber", "is", "green", met=False), "Answer of the back: stay as you are (asked: settled).",
         "Réponse du dos : rester ainsi (demandé : calme)."),
        (leaf("zone", "green", "is", "green", met=True), "Answer of the back: settled.", "Réponse du dos : calme."),
        (leaf("confidence", None, "at_least", 8.0, met=False, of="pelvic_control"),
         "Confidence in Pelvic control: not known (at least 8 asked).",
         "Confiance pour « Contrôle du bassin » : on ne le sait pas (demandé : au moins 8)."),
        (leaf("has_condition", True, "is", True, met=True, of="knee"), "You told us: Kneeling is hard.",
         "Vous nous avez signalé : Difficile de se mettre à genoux."),
        (leaf("has_condition", None, "is", True, met=False, of="knee"), "You told us: Kneeling is hard: not known.",
         "Vous nous avez signalé : Difficile de se mettre à genoux : on ne le sait pas."),
        (leaf("observed", None, "is", True, met=False, of="leg_or_night_pain"),
         "Not answered: Does pain go into a leg, or wake you at night?",
         "Sans réponse : La douleur descend-elle dans une jambe, ou vous réveille-t-elle la nuit ?"),
        (leaf("answered_yes", True, "is", True, met=True, of="pregnant"), "Yes, or not sure, to: Are you pregnant?",
         "Oui, ou « je ne sais pas », à : Êtes-vous enceinte ?"),
        (leaf("green_sessions", 3.0, "at_least", 3.0, met=True, of="breathing", within_days="14"),
         "Settled sessions with Breathing in the last 14 days: 3 sessions, which is at least 3.",
         "Séances calmes avec « Respiration » sur les 14 derniers jours : 3 séances, soit au moins 3."),
    ],
)  # fmt: skip
def test_a_reason_in_words(reason: Reason, english: str, french: str) -> None:
    assert sentence(reason, ENGLISH) == english
    assert sentence(reason, FRENCH).replace(NBSP, " ") == french


def test_a_number_in_french_keeps_its_unit_on_its_line() -> None:
    said = sentence(leaf("days_in_phase", 2.0, "at_least", 14.0, met=False), FRENCH)
    assert f"2{NBSP}jours" in said


@pytest.mark.parametrize(
    ("rule", "english", "french"),
    [
        (lambda m: m.frame.phases[0].effort, ("Effort: at most 5 of 10.",), ("Effort : au plus 5 sur 10.",)),
        (lambda m: m.frame.progression.hold_back,
         ("Sessions with a step back in the last 7 days: at least 2 sessions.",),
         ("Séances avec un pas en arrière sur les 7 derniers jours : au moins 2 séances.",)),
        (lambda m: m.frame.gates[0].criteria[5].rule,
         ("Flare-ups in the last 14 days: none.", "Sessions with a step back in the last 7 days: none."),
         ("Poussées sur les 14 derniers jours : zéro.",
          "Séances avec un pas en arrière sur les 7 derniers jours : zéro.")),
        (lambda m: m.frame.flare.clinician_first,
         ("Days since the flare-up began: more than 14 days. Or: "
          "Flare-ups in the last 28 days: at least 3 flare-ups.",),
         ("Jours depuis le début de la poussée : plus de 14 jours. Ou : "
          "Poussées sur les 28 derniers jours : au moins 3 poussées.",)),
    ],
)  # fmt: skip
def test_a_rule_in_words(
    rule: Callable[[object], AllOf | AnyOf | Predicate], english: tuple[str, ...], french: tuple[str, ...]
) -> None:
    assert asks(rule(ENGLISH), ENGLISH) == english
    assert tuple(line.replace(NBSP, " ") for line in asks(rule(FRENCH), FRENCH)) == french


@pytest.mark.parametrize(
    ("outcome", "key", "english", "french"),
    [
        (Outcome.STEP_UP, "dead_bug", "Dead bug: one dose step up", "Dead bug : un palier de dose de plus"),
        (Outcome.RUNG_DOWN, "bridge", "Bridge: back to the easier version", "Pont : retour à la version plus facile"),
        (Outcome.LEFT_OUT, "bridge_march", "Bridge: march: left out today", "Pont : marche : pas pour aujourd'hui"),
        (Outcome.REVIEW_DUE, "two", "Time for a review", "Le moment de faire le point"),
        (Outcome.GATE_OPEN, "two", "Gate to Phase Two: open", "Porte vers la Phase Deux : ouverte"),
        (Outcome.FOCUS, "settle_first", "Training focus: Settle first", "Priorité d'entraînement : Calmer d'abord"),
        (Outcome.NO_CLEAR_FOCUS, "", "Training focus: Mixed / not sure",
         "Priorité d'entraînement : Mixte / pas clair"),
        (Outcome.ZONE, "pending", "The answer of your back: waiting for the morning",
         "La réponse de votre dos : en attente du matin"),
        (Outcome.EMPHASIS, "", "Today's session: changed by the training focus",
         "La séance du jour : adaptée à la priorité d'entraînement"),
        (Outcome.SAME, "A ladder of an older version", "A ladder of an older version: the same as last time",
         "A ladder of an older version : comme la dernière fois"),
    ],
)  # fmt: skip
def test_a_heading_names_what_it_is_about(outcome: Outcome, key: str, english: str, french: str) -> None:
    choice = Choice(outcome, key, leaf("trained_today", True, "is", True, met=True))
    assert heading(choice, ENGLISH) == english
    assert heading(choice, FRENCH).replace(NBSP, " ") == french


# Doses -----------------------------------------------------------------------------------------

LADDER = lower_back_mastery()


def item(rung: str, step: int, *sides: Side, extra: tuple[PlannedSet, ...] = ()) -> Item:
    exercise, place = LADDER.rung_by_key[rung]
    dose = place.doses[step]
    planned = [PlannedSet(side, target(dose, number)) for number in range(len(dose.sets)) for side in sides]
    planned_exercise = PlannedExercise(rung, step, (*planned, *extra))
    return Item(rung, exercise.slug, exercise.name, "strand", "ladder", 1, step, dose, planned_exercise)


BOTH_SIDES = (Side.LEFT, Side.RIGHT)


@pytest.mark.parametrize("rung", sorted(LADDER.rung_by_key))
def test_each_dose_names_the_same_numbers_in_both_languages(rung: str) -> None:
    exercise, place = LADDER.rung_by_key[rung]
    sides = BOTH_SIDES if exercise.sides == "each" else (Side.BOTH,)
    for step, dose in enumerate(place.doses):
        one = item(rung, step, *sides)
        english, french = dose_words(one, "en"), dose_words(one, "fr")
        assert re.findall(r"\d+", french) == re.findall(r"\d+", english)
        assert not re.search(r"round|hold|slow|breath|carr|side|pace|each", french)
        assert re.findall(r"\d+", place_words(dose, "fr", each_side=exercise.sides == "each")) == re.findall(
            r"\d+", place_words(dose, "en", each_side=exercise.sides == "each")
        )


def test_a_dose_in_french() -> None:
    told = dose_words(item("bird_dog_leg", 2, *BOTH_SIDES), "fr").replace(NBSP, " ")
    assert told == "3 séries de maintiens de 10 s, de chaque côté : 3, puis 2, puis 1"
    more = item("bird_dog_leg", 2, *BOTH_SIDES, extra=(PlannedSet(Side.LEFT, 10),))
    assert dose_words(more, "fr").replace(NBSP, " ") == (
        "3 séries de maintiens de 10 s, de chaque côté : 3, puis 2, puis 1 ; "
        "puis encore 1 maintien de 10 s, côté gauche"
    )
