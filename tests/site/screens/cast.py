"""Lives the stories in a data folder and writes who came of them.

`python -m tests.site.screens.cast LANGUAGE NAME...`
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from quadratus.site.server import prepare


@dataclass(frozen=True, slots=True)
class Member:
    """A person for the browser: the session cookie, the moment (ISO), the last training session if there is one."""

    cookie: str
    now: str
    session: str


def cast(language: str, names: Iterable[str]) -> dict[str, Member]:
    """Live each story, of people who read this language.

    A name is a story, or a story and the screen that needs a person of its own (`story/screen`).
    """
    from django.db import transaction
    from django.utils import translation

    from quadratus.site.people.actions import set_language
    from quadratus.site.record.reading import state_of
    from tests.site.screens.stories import STORIES, cookie_of, moment_of

    found = {}
    for name in names:
        # At once: to put each event on the disk by itself takes longer than to work it out.
        with transaction.atomic(), translation.override(language):
            life = STORIES[name.partition("/")[0]](name)
            set_language(person=life.person, language=language)
        state = state_of(life.person)
        last = state.open_session or (state.sessions[-1] if state.sessions else None)
        session = getattr(last, "session", None) or getattr(last, "id", "")
        found[name] = Member(cookie_of(life.person), moment_of(life).isoformat(), str(session))
    return found


if __name__ == "__main__":
    prepare("127.0.0.1")
    print(json.dumps({name: asdict(member) for name, member in cast(sys.argv[1], sys.argv[2:]).items()}))
