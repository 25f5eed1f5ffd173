"""The one entry point: Django's pages, each request in one of a few threads."""

from __future__ import annotations

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "quadratus.site.settings")

from a2wsgi import WSGIMiddleware
from django.core.wsgi import get_wsgi_application

THREADS = 4

# Django is a WSGI application; its stubs name the answer by its own class.
application = WSGIMiddleware(get_wsgi_application(), workers=THREADS)  # type: ignore[arg-type]
