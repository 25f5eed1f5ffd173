"""The browser of the browser tests: Debian's Chromium, quiet and without a network of its own."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, BrowserContext, ViewportSize

CHROMIUM = "/usr/bin/chromium"
# Every window would load two pages of the address bar, which cost more than many a page under test. The other
# features are those that Playwright switches off; a list of one's own stands in the place of its list.
_SWITCHED_OFF = (
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "AimEnabled",
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "LensOverlay",
    "MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)  # fmt: skip
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    f"--disable-features={','.join(_SWITCHED_OFF)}",
)  # fmt: skip
PHONE: ViewportSize = {"width": 390, "height": 844}


def phone_on(browser: Browser, url: str, **how: Any) -> BrowserContext:
    """A phone whose person asked for less motion.

    Minutes that a test lets pass at once are drawn picture by picture otherwise, which takes the browser longer than
    all the rest. A test of what moves asks for motion: `page.emulate_media(reduced_motion="no-preference")`.
    """
    how = {"viewport": PHONE, "timezone_id": "UTC", "reduced_motion": "reduce", **how}
    return browser.new_context(base_url=url, **how)
