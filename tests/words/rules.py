"""Words that Quadratus does not use, and why; and the few places where one of them says something precise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tests.words.texts import Text


@dataclass(frozen=True)
class Banned:
    """A word or turn of phrase, why it is not used, and an example that must be caught.

    `only_addressed` marks words that may be used about the work, but not to the person who trains.
    """

    pattern: str
    why: str
    example: str
    only_addressed: bool = False
    language: str = "en"

    def found_in(self, text: Text) -> bool:
        """Whether a text uses it."""
        if self.language != text.language or (self.only_addressed and not text.addressed):
            return False
        return re.search(self.pattern, text.said, re.IGNORECASE) is not None


@dataclass(frozen=True)
class Allowed:
    """A sentence, or a part of one, that may use a banned word, and why. `file` is where it may."""

    file: str
    said: str
    why: str


CLAIM = "promises what a training method cannot promise"
LABEL = "labels a body; no test tells it"
SCOLDING = "scolds or pushes"
_NEAR = r"\b[^.:;]{0,40}?\b"

ENGLISH = (
    Banned(r"\btreat(s|ed|ing|ment|ments|able)?\b", CLAIM, "This treats low back pain."),
    Banned(r"\bheal(s|ed|ing)?\b", CLAIM, "Holds heal the back."),
    Banned(r"\bcur(e|es|ed|ing|able)\b", CLAIM, "Breathing cures it."),
    Banned(r"\brehab(s|ilitat\w*)?\b", CLAIM, "Rehabilitates the spine."),
    Banned(r"\bdiagnos\w*", "names a disease, which is for clinicians", "It diagnoses the cause."),
    Banned(rf"\b(correct|fix|mend|remov|restor|undo)\w*{_NEAR}(im|dis)balanc\w*", CLAIM, "Corrects an imbalance."),
    Banned(r"\brebalanc\w*", CLAIM, "Rebalances both sides."),
    Banned(rf"\breleas\w*{_NEAR}(spasm|muscle|knot|tension|trigger|QL|quadratus)\w*", CLAIM, "Releases a spasm."),
    Banned(rf"\breliev\w*{_NEAR}compress\w*|\bdecompress\w*", CLAIM, "Relieves the compression."),
    Banned(rf"\bprevent\w*{_NEAR}injur\w*|\binjur\w*[- ]prevent\w*|\binjury-proof\w*", CLAIM, "Prevents injury."),
    Banned(r"\b(clinically|medically|scientifically) (proven|tested|validated)\b", CLAIM, "Clinically proven."),
    Banned(r"\bguarantee\w*", CLAIM, "Results are guaranteed."),
    Banned(
        r"\b(QL|quadratus lumborum|muscles?|core|trunk|back|spine|glutes?)\b (is|are|seems?|looks?) "
        r"(\w+ )?(weak|inactive|underactive|overactive|overworked|tight|unstable|damaged|crooked)\b",
        LABEL,
        "Your QL is weak.",
    ),
    Banned(
        r"\byour (weak|inactive|overworked|tight|unstable|damaged) (QL|muscles?|core|back|spine)\b",
        LABEL,
        "Train your weak QL.",
    ),
    Banned(r"\bQL strength\b|\bstrength of (the|your) QL\b", LABEL, "QL strength: 62 %."),
    Banned(r"\bnewtons?\b", "shows loads of the spine that nobody measured", "2585 newtons on your spine."),
    Banned(r"\b(bad|poor|faulty|wrong) posture\b|\bposture photos?\b", LABEL, "You have bad posture."),
    Banned(r"\bfail(s|ed|ing|ure|ures)?\b", SCOLDING, "You failed this set.", only_addressed=True),
    Banned(
        r"\b(must not|must never|don't|do not|never) (miss|skip|forget)\b",
        SCOLDING,
        "You must not miss a day.",
        only_addressed=True,
    ),
    Banned(r"\bstreaks?\b", SCOLDING, "A streak of five days.", only_addressed=True),
    Banned(r"\blaz(y|iness)\b", SCOLDING, "Lazy today?", only_addressed=True),
    Banned(
        r"\b(no excuses?|shame on|you should have|you forgot|cheat\w*|quitters?|give up)\b",
        SCOLDING,
        "No excuses.",
        only_addressed=True,
    ),
    Banned(r"[A-Za-z)]!(?=\s|$|[\"'<])", "shouts", "Well done!", only_addressed=True),
)


ALLOWED: tuple[Allowed, ...] = (Allowed("GLOSSARY.md", "it is not a diagnosis", "says what a focus is not"),)


def breaches(
    texts: Iterable[Text], banned_words: Sequence[Banned], allowed: tuple[Allowed, ...] = ALLOWED
) -> Iterator[tuple[Text, Banned]]:
    """Each text that uses a banned word, with the word; what is allowed is taken out of a text first."""
    for text in texts:
        said = text.said
        for one in allowed:
            if one.file == text.file:
                said = said.replace(one.said, " ")
        bare = replace(text, said=said)
        yield from ((text, banned) for banned in banned_words if banned.found_in(bare))
