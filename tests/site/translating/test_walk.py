"""A walk over the screens in French: no English is left on any of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

import pytest
from django.test import Client

from quadratus.protocol.loading import lower_back_mastery
from quadratus.site.people.actions import set_language
from tests.site.screens.screens import EMPTY_HOUSE, NOBODY, SCREENS, SECTIONS, Screen
from tests.site.screens.stories import GOALS, STORIES, moment_of
from tests.site.training.life import Life
from tests.site.translating.catalogues import kept, translations
from tests.site.translating.sources import APPS

pytestmark = pytest.mark.django_db
LANGUAGE = "fr"
# Words that every English sentence has one of, and that no French one has.
ENGLISH = re.compile(
    r"\b(the|your|you|and|of|is|are|was|with|this|that|not|have|has|to|it|in the|for)\b", re.IGNORECASE
)
_SPOKEN = ("alt", "aria-label", "aria-description", "placeholder", "title")
_EMPTY = {"br", "hr", "img", "input", "link", "meta", "source", "wbr"}
# Words of the person, and names.
NOT_OURS = (*GOALS, "carry the shopping home", "Quadratus")


class Reader(HTMLParser):
    """The texts of a page that are in its own language; what says that it is in another one is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.language = ""
        self.texts = list[str]()
        self._open = list[tuple[str, bool]]()

    @property
    def _silent(self) -> bool:
        return any(silent for _, silent in self._open)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        said = dict(attributes)
        if tag == "html":
            self.language = said.get("lang") or ""
        foreign = said.get("lang") not in (None, LANGUAGE)
        if not self._silent and not foreign:
            self.texts += [value for name in _SPOKEN if (value := said.get(name))]
        if tag not in _EMPTY:
            self._open.append((tag, foreign or tag in ("script", "style")))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            if self._open.pop()[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        said = " ".join(data.split())
        if said and not self._silent:
            self.texts.append(said)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader


def english_in(texts: list[str], known: frozenset[str]) -> Iterator[str]:
    """The texts that are English: one that a catalogue translates otherwise, or a sentence with an English word."""
    for text in texts:
        bare = text
        for name in NOT_OURS:
            bare = bare.replace(name, " ")
        if (text in known and text not in NOT_OURS) or ENGLISH.search(bare):
            yield text


@cache
def english_of_the_site() -> frozenset[str]:
    """What the catalogues say otherwise in French."""
    said = {text: forms for app in APPS for (text, _), forms in translations(kept(app, LANGUAGE)).items()}
    return frozenset(text for text, forms in said.items() if text not in forms) - {*said_in_french(said)}


@pytest.fixture
def english() -> frozenset[str]:
    return english_of_the_site()


def said_in_french(said: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Words that are French as well: Question, Note."""
    for forms in said.values():
        yield from forms
    yield from (ladder.name for ladder in lower_back_mastery(LANGUAGE).frame.ladders)


def life_of(screen: Screen, lives: dict[str, Life]) -> Life | None:
    if screen.story in (NOBODY, EMPTY_HOUSE):
        return None
    if screen.story not in lives:
        life = STORIES[screen.story](screen.story)
        set_language(person=life.person, language=LANGUAGE)
        lives[screen.story] = life
    return lives[screen.story]


def page_of(screen: Screen, life: Life | None, monkeypatch: pytest.MonkeyPatch) -> str:
    """The page of a screen before anything is done there; where it shows a refusal, what an empty form is answered."""
    from quadratus.site.people.views import BACKEND
    from quadratus.site.record.reading import state_of

    client = Client(raise_request_exception=False, headers={"accept-language": LANGUAGE})
    session = ""
    if life:
        monkeypatch.setenv("QUADRATUS_NOW", moment_of(life).isoformat())
        client.force_login(life.person.user, backend=BACKEND)
        state = state_of(life.person)
        last = state.open_session or (state.sessions[-1] if state.sessions else None)
        session = str(getattr(last, "session", None) or getattr(last, "id", ""))
    address = screen.address.format(session=session)
    answer = client.post(address) if screen.name.endswith("-refused") else client.get(address)
    assert answer.status_code in (200, 400, 403, 404, 422, 500), f"{screen.name}: {answer.status_code}"
    return answer.content.decode()


def screens_of(section: str) -> list[Screen]:
    """The screens of a section, each page once: what is done on a page does not count here."""
    pages = {
        (screen.story, screen.address, screen.name.endswith("-refused")): screen
        for screen in reversed(SCREENS)
        if screen.section == section
    }
    return [*reversed(pages.values())]


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.urls("tests.site.screens.urls")
def test_no_screen_keeps_a_word_of_english(
    section: str, english: frozenset[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lives: dict[str, Life] = {}
    left = []
    for screen in screens_of(section):
        page = read(page_of(screen, life_of(screen, lives), monkeypatch))
        assert page.language == LANGUAGE, screen.name
        assert len(page.texts) > 5, screen.name
        left += [f"{screen.name}: {text}" for text in english_in(page.texts, english)]
    assert not left, "\n" + "\n".join(left)


@pytest.mark.parametrize(
    ("page", "left"),
    [
        ("<p>Aujourd'hui</p>", []),
        ("<p>Today</p>", ["Today"]),
        ("<p>Train with care</p>", ["Train with care"]),
        ("<p title='Go on with it'>Bien</p>", ["Go on with it"]),
        ("<p lang='en'>Train <b>with</b> care</p><p>Bien</p>", []),
        ("<p>Lift my granddaughter out of her cot</p>", []),
        ("<script>let the = 1</script><br><p>Bien</p>", []),
    ],
)
def test_english_is_found(page: str, left: list[str], english: frozenset[str]) -> None:
    assert list(english_in(read(page).texts, english)) == left
