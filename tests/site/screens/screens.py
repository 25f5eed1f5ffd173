"""The list of screens. One line adds one: its section, name, story, address, and what is done before one looks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from playwright.sync_api import Page, expect

from tests.site.training.test_player_in_browser import do_one_set, go_to_a_hold, kind, play_to_the_end
from tests.site.translating.catalogues import kept, translations
from tests.site.translating.sources import APPS, LANGUAGES

Act = Callable[[Page], object]
NOBODY, EMPTY_HOUSE = "", "-"
SESSION = "/session/{session}/"


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen in one state.

    `story` names the person who looks; NOBODY has not signed in, and in an EMPTY_HOUSE nobody has joined yet.
    `{session}` in the address is the last training session. `own` gives the screen a person whom no other screen sees.
    """

    section: str
    name: str
    story: str
    address: str
    acts: tuple[Act, ...] = ()
    own: bool = False
    scripts: bool = True

    @property
    def person(self) -> str:
        """The name under which the person of this screen is cast."""
        return f"{self.story}/{self.name}" if self.own else self.story

    @property
    def plays(self) -> bool:
        """Whether a session runs on this screen."""
        return self.address == SESSION and self.scripts


@cache
def _translated(language: str) -> dict[str, str]:
    if language not in LANGUAGES:
        return {}
    return {text: forms[0] for app in APPS for (text, _), forms in translations(kept(app, language)).items()}


def said(page: Page, words: str) -> str:
    """The words in the language of the page."""
    return _translated(page.evaluate("document.documentElement.lang")).get(words, words)


def press(words: str) -> Act:
    """A button that leads to another page."""

    def act(page: Page) -> None:
        with page.expect_navigation():
            page.get_by_role("button", name=said(page, words), exact=True).first.click()

    return act


def tap(words: str) -> Act:
    """A button that stays on the page."""
    return lambda page: page.get_by_role("button", name=said(page, words), exact=True).first.click()


def answer(words: str, until: str) -> Act:
    """The same answer to each question until an address is reached."""

    def act(page: Page) -> None:
        while not re.search(until, page.url):
            press(words)(page)

    return act


def unfold(words: str) -> Act:
    """Open what is folded under these words."""
    return lambda page: page.locator("summary", has_text=said(page, words)).first.click()


def unfold_all(page: Page) -> None:
    """Open everything that is folded."""
    page.evaluate("() => document.querySelectorAll('main details').forEach(one => { one.open = true })")


def tick(words: str) -> Act:
    return lambda page: page.get_by_label(said(page, words)).first.check(force=True)


def unasked(page: Page) -> None:
    """Let the server refuse what the browser would refuse as well."""
    page.evaluate("() => document.querySelectorAll('form').forEach(one => { one.noValidate = true })")


def ready(page: Page) -> None:
    """The player has taken the place of the list of all sets."""
    expect(page.locator("#player")).to_be_visible()


def start(page: Page) -> None:
    ready(page)
    page.locator("#go").click()


def end_the_hold(page: Page) -> None:
    page.locator("#go").click()


def pause(page: Page) -> None:
    page.locator("#pause").click()


def stop(page: Page) -> None:
    page.locator("#stop").click()


def wait(seconds: float) -> Act:
    return lambda page: page.clock.run_for(round(seconds * 1000))


def go_to_a_movement(page: Page) -> None:
    """The beginning of the first set of repetitions."""
    player = page.locator("#player")
    while not (kind(page) == "set" and player.get_attribute("data-does") == "movement"):
        if kind(page) == "set":
            do_one_set(page)
        else:
            page.locator("#go").click()


def change(page: Page) -> None:
    """Between two exercises."""
    while kind(page) != "change":
        do_one_set(page)


def rest(page: Page) -> None:
    while kind(page) != "rest":
        do_one_set(page)


LEARN = ("muscle", "strength-first", "phases", "pain", "sitting", "walking", "help", "evidence")
STEPS = ("pain", "where", "sitting", "observations", "activities", "confidence", "practice", "conditions", "weight")

SCREENS = (
    Screen("way-in", "welcome", EMPTY_HOUSE, "/welcome/"),
    Screen("way-in", "welcome-refused", EMPTY_HOUSE, "/welcome/", (press("Start"),)),
    Screen("way-in", "welcome-with-password", NOBODY, "/welcome/"),
    Screen("way-in", "sign-in", NOBODY, "/sign-in/"),
    Screen("way-in", "sign-in-refused", NOBODY, "/sign-in/", (press("Sign in"),)),
    Screen("way-in", "screening-start", "newcomer", "/screening/"),
    Screen("way-in", "screening-again", "away", "/screening/"),
    Screen("way-in", "screening-question", "newcomer", "/screening/", (press("Begin"),), own=True),
    Screen(
        "way-in", "screening-long-question", "newcomer", "/screening/", (press("Begin"), answer("No", "/8/")), own=True
    ),
    Screen("way-in", "screening-check", "newcomer", "/screening/", (press("Begin"), answer("No", "/check/")), own=True),
    Screen(
        "way-in", "screening-check-enough", "newcomer", "/screening/", (press("Begin"), press("Not sure")), own=True
    ),
    *(Screen("way-in", f"baseline-{step}", "screened", f"/baseline/{step}/") for step in STEPS),
    Screen("way-in", "baseline-refused", "screened", "/baseline/pain/", (press("Next"),)),
    Screen("way-in", "baseline-where-chosen", "screened", "/baseline/where/", (tick("Left lower back"),)),
    Screen("way-in", "lately", "ready", "/lately/"),
    Screen("way-in", "lately-rest", "ready", "/lately/", (tap("Leave the rest open"),)),
    Screen("safety", "instruction-emergency", "emergency", "/safety/"),
    Screen("safety", "instruction-urgent", "urgent", "/safety/"),
    Screen("safety", "instruction-clinician", "clinician_first", "/safety/"),
    Screen("safety", "something-new", "ready", "/safety/"),
    Screen("safety", "clinicians-word", "clinician_first", "/settings/clinician/"),
    Screen("today", "today-first", "newcomer", "/"),
    Screen("today", "today-baseline", "screened", "/"),
    Screen("today", "today-blocked", "emergency", "/"),
    Screen("today", "today-clinician", "clinician_first", "/"),
    Screen("today", "today-screening-due", "away", "/"),
    Screen("today", "today-gate-questions", "gate_questions", "/"),
    Screen("today", "today-strength", "ready", "/"),
    Screen("today", "today-why", "ready", "/", (unfold("Why this?"),)),
    Screen("today", "today-spared-shoulder", "spared_shoulder", "/"),
    Screen("today", "today-practice", "practice", "/"),
    Screen("today", "today-morning-due", "morning_due", "/"),
    Screen("today", "today-open-session", "playing", "/"),
    Screen("today", "today-broken-off", "broken_off", "/"),
    Screen("today", "today-done", "done", "/"),
    Screen("today", "today-red", "red", "/"),
    Screen("today", "today-rest", "rest", "/"),
    Screen("today", "today-test", "test_day", "/"),
    Screen("today", "today-ease", "ease", "/"),
    Screen("today", "today-flare-suggested", "flare_suggested", "/"),
    Screen("today", "today-flare", "flare", "/"),
    Screen("today", "today-flare-settles", "flare_settles", "/"),
    Screen("today", "today-gate-review", "gate_review", "/"),
    Screen("today", "today-phase-two", "phase_two_strength", "/"),
    Screen("today", "today-phase-two-practice", "phase_two_practice", "/"),
    Screen("today", "today-maintenance", "maintenance", "/"),
    Screen("session", "check-in", "ready", "/check-in/"),
    Screen("session", "check-in-refused", "ready", "/check-in/", (unasked, press("Go on"))),
    Screen("session", "player-start", "playing", SESSION, (ready,), own=True),
    Screen("session", "player-get-ready", "playing", SESSION, (start, wait(2)), own=True),
    Screen("session", "player-breaths", "playing", SESSION, (start, wait(9)), own=True),
    Screen("session", "player-hold", "playing", SESSION, (start, go_to_a_hold, wait(2)), own=True),
    Screen("session", "player-movement", "playing", SESSION, (start, go_to_a_movement, wait(2)), own=True),
    Screen("session", "player-paused", "playing", SESSION, (start, wait(9), pause), own=True),
    Screen("session", "player-rest", "playing", SESSION, (start, rest, wait(2)), own=True),
    Screen("session", "player-over", "playing", SESSION, (start, play_to_the_end), own=True),
    Screen(
        "session",
        "player-ended-early",
        "playing",
        SESSION,
        (start, go_to_a_hold, wait(2), end_the_hold),
        own=True,
    ),
    Screen("session", "player-too-hard", "playing", SESSION, (start, wait(9), tap("Too hard")), own=True),
    Screen("session", "player-hurts", "playing", SESSION, (start, wait(9), tap("It hurts")), own=True),
    Screen("session", "player-hurts-between", "playing", SESSION, (start, change, tap("It hurts")), own=True),
    Screen("session", "player-sound", "playing", SESSION, (start, tap("Sound")), own=True),
    Screen("session", "player-stopped", "playing", SESSION, (start, wait(9), stop), own=True),
    Screen("session", "player-without-scripts", "playing", SESSION, scripts=False),
    Screen("session", "end", "carried_on", f"{SESSION}end/"),
    Screen("session", "end-refused", "carried_on", f"{SESSION}end/", (unasked, press("Finish"))),
    Screen("session", "end-hurt", "carried_on", f"{SESSION}end/", (unfold("An exercise hurt"),)),
    Screen("session", "stop", "playing", f"{SESSION}stop/"),
    Screen("session", "stopped", "ready", "/stopped/"),
    Screen("session", "morning", "morning_due", "/morning/"),
    Screen("session", "test-day", "test_day", "/test-day/"),
    Screen("flare-up", "flare-up", "ready", "/flare-up/"),
    Screen("flare-up", "flare-up-day", "flare", "/flare-up/"),
    Screen("flare-up", "flare-up-settles", "flare_settles", "/flare-up/"),
    Screen("flare-up", "flare-up-questions", "flare_declared", "/flare-up/"),
    Screen("flare-up", "flare-up-way-back", "way_back", "/flare-up/"),
    Screen("progress", "progress-fresh", "ready", "/progress/"),
    Screen("progress", "progress-two-weeks", "test_day", "/progress/"),
    Screen("progress", "progress-twelve-weeks", "twelve_weeks", "/progress/"),
    Screen("progress", "progress-four-weeks", "twelve_weeks", "/progress/?span=4w"),
    Screen("progress", "progress-all", "twelve_weeks", "/progress/?span=all"),
    Screen("progress", "progress-unfolded", "twelve_weeks", "/progress/?span=4w", (unfold_all,)),
    Screen("progress", "scores-fresh", "first_scores", "/measures/"),
    Screen("progress", "scores-unfolded", "scores", "/measures/", (unfold_all,)),
    Screen("progress", "scores", "scores", "/measures/"),
    Screen("learn", "learn", "ready", "/learn/"),
    *(Screen("learn", f"learn-{page}", "ready", f"/learn/{page}/") for page in LEARN),
    Screen("learn", "learn-sources", "ready", "/learn/phases/", (unfold_all,)),
    Screen("learn", "learn-evidence-found", "ready", "/learn/evidence/?topic=breathing"),
    Screen("today", "today-on-paper", "ready", "/today/print/"),
    Screen("settings", "settings", "ready", "/settings/"),
    Screen("settings", "settings-fresh", "newcomer", "/settings/"),
    Screen("settings", "reminders-fresh", "ready", "/settings/reminders/"),
    Screen("settings", "reminders", "reminded", "/settings/reminders/"),
    Screen("settings", "settings-reminded", "reminded", "/settings/"),
    Screen("today", "today-reminders-in-trouble", "reminded", "/"),
    Screen("settings", "settings-training", "ready", "/settings/training/"),
    Screen("settings", "settings-password", "ready", "/settings/password/"),
    Screen("settings", "settings-delete", "ready", "/settings/delete/"),
    Screen("settings", "deleted", NOBODY, "/deleted/"),
    Screen("faults", "fault-400", "ready", "/fault/400/"),
    Screen("faults", "fault-403", "ready", "/fault/403/"),
    Screen("faults", "fault-404", "ready", "/nowhere/"),
    Screen("faults", "fault-404-nobody", NOBODY, "/nowhere/"),
    Screen("faults", "fault-500", "ready", "/fault/500/"),
)
SECTIONS = tuple(dict.fromkeys(screen.section for screen in SCREENS))
