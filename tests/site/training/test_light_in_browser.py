"""Pages are light, steady and quiet on a first visit, and the site can be installed, as the browser measures it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.site.browser import CHROMIUM, FLAGS
from tests.site.training.server import ROOT, Server

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
# Everything that a page fetches before it is quiet: what it keeps for a day without a network, too.
KB = 1000
MOST = {"today": (150 * KB, 60 * KB), "player": (240 * KB, 60 * KB), "progress": (180 * KB, 60 * KB)}
STEADY = 0.1
SHIFTS = """() => new Promise(resolve => {
  let sum = 0
  new PerformanceObserver(list => list.getEntries().forEach(one => { sum += one.value }))
    .observe({ type: 'layout-shift', buffered: true })
  requestAnimationFrame(() => setTimeout(() => resolve(sum), 100))
})"""
# What waits is sent with the newest token, and that stands in a cookie: reading it holds the page up for a moment.
ACCEPTED = {"PerformanceIssue"}
AHEAD = """() => performance.getEntriesByType('resource').some(one => new URL(one.name).pathname === '/ahead/')"""
# Everything unfolded: who goes from heading to heading misses no level.
LEVELS = """() => {
  document.querySelectorAll('details').forEach(one => { one.open = true })
  return [...document.querySelectorAll('h1, h2, h3, h4, h5, h6, [role=heading]')]
    .filter(one => one.offsetParent !== null).map(one => Number(one.ariaLevel ?? one.tagName[1]))
}"""
FACTS = """() => ({
  doctype: document.doctype && document.doctype.name + document.doctype.publicId,
  mode: document.compatMode,
  charset: document.characterSet,
  viewport: document.querySelector('meta[name=viewport]').content,
  language: document.documentElement.lang,
  title: document.title,
  unsafe: document.querySelectorAll('[style], script:not([src]):not([type="application/json"]), [onclick]').length,
})"""


@dataclass
class Seen:
    """What a browser saw of a page: bytes by kind, what it complained of, how much it jumped, facts of the document."""

    sizes: dict[str, float] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    figures: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    issues: set[str] = field(default_factory=set)
    shifts: float = 0.0
    facts: dict[str, Any] = field(default_factory=dict)

    def take(self, request: str, kind: str, url: str) -> None:
        """Note an answer. The player fetches the figures that come later some seconds after the first."""
        self.kinds[request] = kind
        if "/figures/" in url:
            self.figures.append(request)

    policy: str = ""

    def bytes(self, kind: str = "") -> float:
        """Over the wire, headers included: of one kind, or in all but for the figures that come later."""
        later = self.figures[1:]
        counted = {request: size for request, size in self.sizes.items() if request not in later}
        return sum(size for request, size in counted.items() if kind in ("", self.kinds.get(request)))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A home in which one person has trained for some days."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"The browser tests need Chromium at {CHROMIUM}: sudo apt-get install chromium")
    if not (ROOT / "src/quadratus/site/static/build/player.js").exists():
        pytest.skip("The scripts are not built: npm ci && npm run build")
    running = Server(tmp_path_factory.mktemp("home") / "data")
    running.seed(3)
    running.start()
    yield running
    running.kill()


@pytest.fixture(scope="module")
def addresses(chromium: Browser, server: Server) -> dict[str, str]:
    """The pages by name; a session is begun for the player."""
    context = chromium.new_context(base_url=server.url, service_workers="block")
    page = context.new_page()
    page.goto("/check-in/")
    page.locator("#pain_now").get_by_label("3", exact=True).check()
    with page.expect_navigation():
        page.get_by_role("button", name="Go on").click()
    session = page.url
    context.close()
    return {"today": f"{server.url}/", "player": session, "progress": f"{server.url}/progress/"}


@contextmanager
def first_visit(context: BrowserContext, address: str) -> Iterator[tuple[Page, Seen]]:
    """A page that this browser never saw, once it is quiet."""
    page, seen = context.new_page(), Seen()
    page.on("pageerror", lambda fault: seen.complaints.append(str(fault)))
    page.on("console", lambda said: seen.complaints.append(said.text) if said.type in ("error", "warning") else None)
    devtools = context.new_cdp_session(page)
    devtools.on(
        "Network.responseReceived", lambda one: seen.take(one["requestId"], one["type"], one["response"]["url"])
    )
    devtools.on("Network.loadingFinished", lambda one: seen.sizes.update({one["requestId"]: one["encodedDataLength"]}))
    devtools.on("Audits.issueAdded", lambda one: seen.issues.add(one["issue"]["code"]))
    devtools.send("Network.enable")
    devtools.send("Audits.enable")
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200
    seen.policy = answer.headers["content-security-policy"]
    page.wait_for_load_state("networkidle")
    page.wait_for_function(AHEAD)
    seen.shifts, seen.facts = page.evaluate(SHIFTS), page.evaluate(FACTS)
    yield page, seen


@pytest.mark.parametrize("name", list(MOST))
def test_a_first_visit_is_light_steady_and_quiet(chromium: Browser, addresses: dict[str, str], name: str) -> None:
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    with first_visit(context, addresses[name]) as (page, seen):
        everything, scripts = MOST[name]
        assert 10 * KB < seen.bytes() < everything
        assert 1 * KB < seen.bytes("Script") < scripts
        assert seen.shifts < STEADY
        assert seen.complaints == []
        assert seen.issues <= ACCEPTED
        assert seen.facts == {
            "doctype": "html",
            "mode": "CSS1Compat",
            "charset": "UTF-8",
            "viewport": "width=device-width, initial-scale=1, viewport-fit=cover",
            "language": "en",
            "title": page.title(),
            "unsafe": 0,
        }
        assert page.title().endswith(" - Quadratus")
        levels = page.evaluate(LEVELS)
        assert levels[0] == 1
        assert all(below <= above + 1 for above, below in itertools.pairwise(levels)), levels
        assert "default-src 'self'" in seen.policy
        assert "object-src 'none'" in seen.policy
        assert "unsafe" not in seen.policy
    context.close()


def test_nothing_jumps_in_the_player_of_a_slow_phone(chromium: Browser, addresses: dict[str, str]) -> None:
    context = chromium.new_context(viewport=PHONE, service_workers="block")  # type: ignore[arg-type]
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(addresses["player"])
    page.locator("#player svg").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHIFTS) < STEADY
    context.close()


def test_it_can_be_installed(chromium: Browser, server: Server, tmp_path: Path) -> None:
    # Nothing can be installed from a window that forgets.
    context = chromium.browser_type.launch_persistent_context(tmp_path, executable_path=CHROMIUM, args=FLAGS)
    page = context.new_page()
    page.goto(server.url)
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    devtools = context.new_cdp_session(page)
    assert devtools.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
    manifest = devtools.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert manifest["url"] == f"{server.url}/manifest.webmanifest"
    context.close()
