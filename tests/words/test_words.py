"""No text that a person can see promises, labels, scolds or shouts."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.words import rules
from tests.words.french import FRENCH
from tests.words.rules import ALLOWED, ENGLISH, Allowed, Banned
from tests.words.texts import (
    PACKAGE,
    Text,
    all_texts,
    of_catalogue,
    of_page,
    of_python,
    of_script,
    of_template,
    of_toml,
)

TEXTS = all_texts()
BANNED = (*ENGLISH, *FRENCH)


def breaches(texts: Iterable[Text], allowed: tuple[Allowed, ...] = ALLOWED) -> list[tuple[Text, Banned]]:
    return list(rules.breaches(texts, BANNED, allowed))


def test_no_text_promises_labels_scolds_or_shouts() -> None:
    told = [f"{text}\n    {banned.why}" for text, banned in breaches(TEXTS)]
    assert not told, "\n" + "\n".join(told)


def test_every_exception_is_needed_and_says_why() -> None:
    for one in ALLOWED:
        assert one.why
        spoken = [text for text in TEXTS if text.file == one.file and one.said in text.said]
        assert spoken, f"{one.file} no longer says: {one.said}"
        assert breaches(spoken, allowed=()), f"{one.file}: nothing is banned in: {one.said}"


@pytest.mark.parametrize("banned", BANNED, ids=lambda banned: banned.example)
def test_the_checker_catches_each_banned_word(banned: Banned) -> None:
    text = Text("a.toml", 1, banned.example, language=banned.language)
    assert banned in [found for _, found in breaches([text], allowed=())]


@pytest.mark.parametrize(
    "said",
    [
        "A secure floor and a healthy appetite for small steps.",
        "Obscure, accurate, procured: none of these is the word.",
        "Curled up on your side is a good way to rest.",
        "The back of the chair is tight against the wall.",
        "Correct your grip, then carry.",
        "Release the band slowly.",
        "If a > b, a != b and !important are not shouted.",
        "Builds side endurance. This focus helps you build calm, easy movement.",
    ],
)
def test_plain_sentences_pass(said: str) -> None:
    assert breaches([Text("a.toml", 1, said)], allowed=()) == []


@pytest.mark.parametrize(
    "said",
    [
        "Un trait sur le mur marque la hauteur ; la trajectoire reste droite.",
        "Évitez toute traction à l'extérieur de la hanche.",
        "La bande tendue tire légèrement ; gardez le bras tendu et le tronc immobile.",
        "Corrigez la prise, puis portez. Relâchez la bande lentement.",
        "Un effort faible suffit ; le dos reste calme.",
        "Cette priorité vous aide à construire des mouvements calmes et faciles.",
        "Le tutoriel et la tension ont leur place ; la tonalité aussi.",
        "A deep muscle in treatment: an English sentence is read by the English words.",
    ],
)
def test_plain_french_sentences_pass(said: str) -> None:
    assert breaches([Text("a.toml", 1, said, language="fr")], allowed=()) == []


def test_each_language_has_its_own_words() -> None:
    assert breaches([Text("a.toml", 1, "Il veut quitter sa place.", language="fr")], allowed=()) == []
    assert breaches([Text("a.toml", 1, "A quitter.")], allowed=())
    spoken = {text.language for text in TEXTS}
    assert spoken == {banned.language for banned in BANNED}


def test_an_exception_covers_its_own_words_and_no_more() -> None:
    allowed = (Allowed("a.md", "It is not a diagnosis", "says what it is not"),)
    fine = Text("a.md", 1, "It is not a diagnosis.")
    assert breaches([fine], allowed) == []
    assert len(breaches([Text("a.md", 1, "It is not a diagnosis. It diagnoses.")], allowed)) == 1
    assert len(breaches([Text("b.md", 1, fine.said)], allowed)) == 1


def test_scolding_words_may_be_used_about_the_work_but_not_to_the_person() -> None:
    assert breaches([Text("docs/a.md", 1, "A test that fails.", addressed=False)]) == []
    assert breaches([Text("docs/a.md", 1, "It cures.", addressed=False)])


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (of_toml('# no\na = "Bird dog"\nb = ["Count.", \'Down.\']', "a"), {2: "Bird dog", 3: "Count."}),
        (of_python('"""Not this."""\nSAID = f"Rest for {n} days"\nkey = "one_word"', "a"), {2: "Rest for "}),
        (
            of_template('<p\n title="Why">\n{% if a > b %}\n Easy\n day{# no #}\n{% endif %}</p>', "a"),
            {1: "Why", 4: "Easy day"},
        ),
        (of_template('{% include "x.html" with label="Start today" %}<style>p{}</style>', "a"), {1: "Start today"}),
        (
            of_script("// No\nsay('Rest now');\n/* no\n 'no' */ say(`Next ${side}`);", "a"),
            {2: "Rest now", 4: "Next ${side}"},
        ),
        (
            of_catalogue('msgid ""\nmsgstr "Content-Type: no"\n\nmsgid "One"\nmsgstr ""\n"Un "\n"jour"\n', "a", "fr"),
            {5: "Un jour"},
        ),
        (of_page("# Title\n\nOne\ntwo `code`\n\n```\nno\n```\n", "a"), {1: "# Title", 3: "One two"}),
    ],
)
def test_texts_are_found_with_their_lines(texts: list[Text], expected: dict[int, str]) -> None:
    found = {text.line: text.said.strip() for text in reversed(texts)}
    assert {line: said.strip() for line, said in expected.items()} == found


def test_no_part_of_what_a_person_sees_is_left_out() -> None:
    files = {text.file for text in TEXTS}
    for needed in (
        "README.md",
        "src/quadratus/prescription/words/english.py",
        "src/quadratus/prescription/words/french_facts.py",
        "src/quadratus/protocol/facts.py",
        "src/quadratus/methods/lower_back_mastery/screening.toml",
        "src/quadratus/methods/lower_back_mastery/exercises/dead_bug.toml",
        "src/quadratus/methods/lower_back_mastery/locale/fr/exercises/dead_bug.toml",
        "src/quadratus/site/shell/locale/fr/LC_MESSAGES/django.po",
        "frontend/words/english.ts",
        "frontend/words/french.ts",
    ):
        assert needed in files
    templates = {file.name for file in (PACKAGE / "site").rglob("*.html")}
    with_words = {file.rsplit("/", 1)[-1] for file in files if file.endswith(".html")}
    assert len(with_words) > len(templates) // 2
