"""The pages for what went wrong. Each says what happened, what is safe, and what to do."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def _page(request: HttpRequest, status: int, title: str, text: str, action: str) -> HttpResponse:
    if request.path.startswith("/events/"):
        message = {"state": "failed", "message": f"{title}. {text}"}
        return JsonResponse(message, status=status)
    told = {"title": title, "text": text, "action": action, "here": request.path}
    return render(request, "error.html", told, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """400."""
    text = _("The address or the form did not arrive as it should. Nothing was saved or lost.")
    return _page(request, 400, _("That could not be read"), text, "today")


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """403 of a form that is too old, or that another site sent."""
    text = _(
        "This form was open for a long time, or cookies are switched off, so it was not saved. "
        "Open the page again and send it once more."
    )
    if request.path.startswith("/events/"):
        return JsonResponse({"state": "form_expired", "message": text}, status=403)
    return _page(request, 403, _("This form has expired"), text, "again")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """403."""
    text = _("This page belongs to someone else, or you have to sign in first.")
    return _page(request, 403, _("Not open to you"), text, "today")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """404."""
    text = _("There is no page at this address. Check how it is written.")
    return _page(request, 404, _("There is nothing here"), text, "today")


def conflict(request: HttpRequest, text: str) -> HttpResponse:
    """409: something else is stored already."""
    return _page(request, 409, _("Saved before with other answers"), text, "today")


def failed(request: HttpRequest) -> HttpResponse:
    """500. Made without the database and without the person, either of which may be the trouble."""
    if request.path.startswith("/events/"):
        text = _("The server could not do this. It was not saved; send it again in a moment.")
        return JsonResponse({"state": "failed", "message": text}, status=500)
    return HttpResponse(render_to_string("failed.html", {"language": get_language()}), status=500)
