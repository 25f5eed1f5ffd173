"""All addresses of the site, and one for each fault."""

from __future__ import annotations

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from quadratus.site.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def fault(request: HttpRequest, status: int) -> HttpResponse:
    """The fault with this status."""
    raise {400: BadRequest, 403: PermissionDenied}.get(status, RuntimeError)


urlpatterns = [path("fault/<int:status>/", fault), path("", include("quadratus.site.urls"))]
