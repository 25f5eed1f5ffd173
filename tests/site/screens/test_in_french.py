"""What scripts say in a session is French where the page is. What the server says is walked over without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.screens.screens import SCREENS
from tests.site.screens.studio import Studio
from tests.site.translating.test_walk import LANGUAGE, english_in, read
from tests.words.texts import ROOT, of_script

PLAYED = [screen for screen in SCREENS if screen.name.startswith("player-") and screen.scripts]


def said_by_scripts(language: str) -> set[str]:
    file = ROOT / "frontend" / "words" / f"{language}.ts"
    return {text.said for text in of_script(file.read_text(encoding="utf-8"), file.name)}


@pytest.mark.browser
@pytest.mark.slow
def test_no_english_is_left_in_a_session(chromium: Browser, tmp_path: Path) -> None:
    english = frozenset(said_by_scripts("english") - said_by_scripts("french"))
    left = []
    with Studio(chromium, tmp_path / "studio", PLAYED, language=LANGUAGE) as studio:
        for screen in PLAYED:
            with studio.open(screen) as page:
                found = read(page.content())
                assert found.language == LANGUAGE, screen.name
                left += [f"{screen.name}: {text}" for text in english_in(found.texts, english)]
    assert not left, "\n".join(left)
