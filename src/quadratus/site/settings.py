"""Settings of the site. Everything that may differ between machines comes from the environment.

Each variable is described in docs/reference/settings.md; a test holds the two together.
"""

from __future__ import annotations

import os
from email.utils import parseaddr
from pathlib import Path
from typing import Any

import dj_database_url
import django
from django.utils.functional import SimpleLazyObject

from quadratus.site.data import WrongSettingError, data_folder, kept_secret


def _switch(name: str) -> bool:
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}


def _port(name: str, otherwise: int) -> int:
    said = os.environ.get(name) or str(otherwise)
    if not (said.isascii() and said.isdigit() and 0 < int(said) < 65536):
        raise WrongSettingError(f"{name} is no port: {said}. Write a number such as {otherwise}")
    return int(said)


def _one_of(name: str, *words: str) -> str:
    """The word that is set; the first one if none is."""
    said = os.environ.get(name, "").lower() or words[0]
    if said not in words:
        raise WrongSettingError(f"{name} is not known: {said}. Write one of: {', '.join(words)}")
    return said


HERE = Path(__file__).parent

DEBUG = _switch("QUADRATUS_DEBUG")
# Lazy, so that checking the code or the tests leaves no key behind in a person's data folder.
SECRET_KEY = os.environ.get("QUADRATUS_SECRET_KEY") or SimpleLazyObject(kept_secret)

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
ALLOWED_HOSTS = [*LOOPBACK, *filter(None, os.environ.get("QUADRATUS_HOSTS", "").split(","))]
REQUIRE_PASSWORD = _switch("QUADRATUS_REQUIRE_PASSWORD")
HTTPS = _switch("QUADRATUS_HTTPS")
# Only then is the clock of the site taken from QUADRATUS_NOW; tests switch it on for themselves.
CLOCK_MAY_BE_SET = DEBUG

_OWN_APPS = ("shell", "people", "record", "screening", "baseline", "measuring", "training", "learn", "reminders")
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    *(f"quadratus.site.{app}" for app in _OWN_APPS),
]
CSP_BUILT_IN = django.VERSION >= (6, 0)
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Pages with drawn figures are five times smaller; it pads answers, so that their length tells nothing of a secret.
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware" if CSP_BUILT_IN else "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "quadratus.site.shell.middleware.at_home",
    "quadratus.site.shell.middleware.as_the_person_reads",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "quadratus.site.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.static",
                "django.templatetags.i18n",
                "quadratus.site.shell.templatetags.shell",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "quadratus.site.shell.context.frame",
            ],
        },
    }
]

# Reminders -----------------------------------------------------------------------------------

# The address under which others reach the pages, for the way back from an e-mail.
ADDRESS = os.environ.get("QUADRATUS_ADDRESS", "").rstrip("/")
EMAIL_HOST = os.environ.get("QUADRATUS_MAIL_HOST", "")
EMAIL_PORT = _port("QUADRATUS_MAIL_PORT", 587)
EMAIL_HOST_USER = os.environ.get("QUADRATUS_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("QUADRATUS_MAIL_PASSWORD", "")
_MAIL_SECURITY = _one_of("QUADRATUS_MAIL_SECURITY", "starttls", "tls", "none")
EMAIL_USE_TLS, EMAIL_USE_SSL = _MAIL_SECURITY == "starttls", _MAIL_SECURITY == "tls"
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = os.environ.get("QUADRATUS_MAIL_FROM") or EMAIL_HOST_USER or "quadratus@localhost"
# A push service may want to know whom to ask about this machine.
CONTACT = f"mailto:{parseaddr(DEFAULT_FROM_EMAIL)[1]}"
# Only tests send notifications to this machine itself.
PUSH_MAY_STAY_AT_HOME = False

# Help ----------------------------------------------------------------------------------------

EMERGENCY_NUMBER = os.environ.get("QUADRATUS_EMERGENCY_NUMBER", "")
CRISIS_LINE = os.environ.get("QUADRATUS_CRISIS_LINE", "")

# The events ----------------------------------------------------------------------------------

DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{data_folder() / 'quadratus.sqlite3'}"
    )
}
# The pages are served by a few long-lived threads; each keeps its connection.
DATABASES["default"]["CONN_MAX_AGE"] = None
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        # A transaction that reads first and writes later would fail instead of waiting its turn.
        "transaction_mode": "IMMEDIATE",
        # FULL: what was answered with "saved" is still there after a power cut. secure_delete: what a
        # person deleted is overwritten.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Ways in -------------------------------------------------------------------------------------

LOGIN_URL = "people:sign-in"
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]
SESSION_COOKIE_AGE = 60 * 60 * 24 * 90
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "quadratus_session"
CSRF_COOKIE_NAME = "quadratus_csrf"
CSRF_FAILURE_VIEW = "quadratus.site.shell.errors.csrf_failed"
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024

_POLICY = {
    "default-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}
if CSP_BUILT_IN:
    SECURE_CSP = _POLICY
else:
    CONTENT_SECURITY_POLICY = {"DIRECTIVES": _POLICY}

# Pages ---------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "static", ("css", HERE.parent / "body" / "style")]
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "quadratus.site.shell.shell_files.VersionedStorage"},
}
# Each address carries the version of its content, so that a browser need never ask again.
WHITENOISE_MAX_AGE = 60 * 60 * 24 * 365
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LANGUAGE_CODE = "en"
# Each in its own words, so that a person finds the own one. `docs/translating.md` says how to add one.
LANGUAGES = [("en", "English"), ("fr", "Français")]
LOCALE_PATHS = [HERE / app / "locale" for app in _OWN_APPS]
FORMAT_MODULE_PATH = "quadratus.site.formats"
LANGUAGE_COOKIE_NAME = "quadratus_language"
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365
LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        # What a browser asked for in vain is answered by a page; it is no trouble of the server.
        "django.request": {"level": "ERROR"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
