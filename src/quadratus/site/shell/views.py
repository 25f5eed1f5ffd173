"""What makes the site an app on a device: its worker, its manifest, and the page for when nothing else is there."""

from __future__ import annotations

import json

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from quadratus.site.shell.shell_files import shell_files, shell_version

# The colours of css/tokens.css that a device needs before it has read a style sheet.
PAPER, TEAL = "#fbfaf7", "#0b5563"


@require_safe
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The service worker. It differs in a byte as soon as any file of the shell does."""
    built = finders.find("build/worker.js")
    if not isinstance(built, str):
        raise Http404
    shell = {
        "version": shell_version(),
        "files": shell_files(),
        "offline": reverse("shell:offline"),
        "icon": static("icons/icon-192.png"),
    }
    with open(built) as script:
        text = "\n".join((f"self.SHELL={json.dumps(shell)};", script.read()))
    return HttpResponse(text, content_type="text/javascript")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What a device shows in place of a page that it does not have. It is kept without anybody's name."""
    return render(request, "offline.html")


@require_safe
@cache_control(no_cache=True)
def manifest(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """What a device needs to install the site."""
    icons = [
        {"src": static("icons/icon.svg"), "sizes": "any", "type": "image/svg+xml"},
        {"src": static("icons/icon-192.png"), "sizes": "192x192", "type": "image/png"},
        {"src": static("icons/icon-512.png"), "sizes": "512x512", "type": "image/png"},
        {"src": static("icons/maskable-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
    ]
    told = {
        "id": "/",
        "name": "Quadratus",
        "short_name": "Quadratus",
        "description": gettext("Staged training for the lower back, with its reasons."),
        "start_url": reverse("training:today"),
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": TEAL,
        "lang": get_language(),
        "icons": icons,
    }
    return JsonResponse(told, content_type="application/manifest+json")
