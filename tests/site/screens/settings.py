"""The settings of the site, with a clock that may be set and pages that fail when asked to."""

from quadratus.site.settings import *  # noqa: F403

CLOCK_MAY_BE_SET = True
# A mail server is set, and nothing is ever sent.
EMAIL_HOST = "mail.example.org"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
ROOT_URLCONF = "tests.site.screens.urls"
MIDDLEWARE = [*MIDDLEWARE, "tests.site.screens.rounds.just_looked_through"]  # noqa: F405
