"""The player in a browser: until it can be started, and from the press on Start to the first cue."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.measuring import Result

# A voice that says nothing, so that the first words are a moment that can be measured.
_LISTEN = """() => {
  const voice = { lang: 'en', default: true, localService: true };
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [voice], cancel: () => undefined, addEventListener: () => undefined,
    speak: () => { window.spoke ??= performance.now(); },
  } });
  window.SpeechSynthesisUtterance = class {};
  document.addEventListener('pointerdown', () => { window.pressed ??= performance.now(); }, true);
}"""
_TIMES = 5
# The server draws each figure once; by then those of the session are drawn.
_FIGURES_MS = 20_000


def opened(page: Page, address: str, waits_for: str) -> float:
    """Milliseconds until a part of a page is there."""
    begun = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(waits_for, state="visible")
    return (time.perf_counter() - begun) * 1000


def first_cue(page: Page, address: str) -> float:
    """Milliseconds from the press on Start to the first words."""
    page.goto(address)
    page.locator("#go").click()
    page.wait_for_function("() => window.spoke")
    return float(page.evaluate("() => window.spoke - window.pressed"))


def main() -> None:
    """Print the table."""
    from tests.site.browser import CHROMIUM, FLAGS
    from tests.site.training.server import Server

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder) / "data")
        server.seed()
        server.start()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = browser.new_page(base_url=server.url, viewport={"width": 390, "height": 844})
        page.add_init_script(f"({_LISTEN})()")
        page.goto("/check-in/")
        page.locator("#pain_now").get_by_label("3", exact=True).check()
        page.get_by_role("button", name="Go on").click()
        page.wait_for_selector("#player", state="visible")
        player = page.url
        page.wait_for_timeout(_FIGURES_MS)
        ready = statistics.median(opened(page, player, "#player") for _ in range(_TIMES))
        today = statistics.median(opened(page, "/", "main h1") for _ in range(_TIMES))
        cue = statistics.median(first_cue(page, player) for _ in range(_TIMES))
        browser.close()
        server.kill()
    print(Result("The player, until it can be started", ready, "Today, until it is read", today, "at most 2"))
    print(Result("From the press on Start to the first cue", cue, "opening Today", today, "below 1"))


if __name__ == "__main__":
    main()
