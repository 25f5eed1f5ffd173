"""The one entry point: Django's pages, each request in one of a few threads."""

from __future__ import annotations

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "quadratus.site.settings")

from importlib import import_module

from a2wsgi import WSGIMiddleware
from django.conf import settings
from django.core.wsgi import get_wsgi_application

THREADS = 4

_pages = get_wsgi_application()
# Django would do it at the first request, and whoever sends that one would wait.
import_module(settings.ROOT_URLCONF)
# Django is a WSGI application; its stubs name the answer by its own class.
application = WSGIMiddleware(_pages, workers=THREADS)  # type: ignore[arg-type]
