"""What the screens say of the reminders does not depend on which screen the loop of the server happened upon."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from quadratus.site.reminders.models import Round
from quadratus.site.shell.clock import now


def just_looked_through(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: the last round was at the moment of the screen."""

    def answer(request: HttpRequest) -> HttpResponse:
        Round.objects.update_or_create(pk=1, defaults={"ran_at": now(), "fault": ""})
        return get_response(request)

    return answer
