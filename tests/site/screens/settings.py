"""The settings of the site, with a clock that may be set and pages that fail when asked to."""

from quadratus.site.settings import *  # noqa: F403

CLOCK_MAY_BE_SET = True
ROOT_URLCONF = "tests.site.screens.urls"
