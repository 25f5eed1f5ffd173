"""Screen 8, its second half: scores and goals."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from quadratus.prescription.record.reading import RefusedError
from quadratus.site.measuring.forms import READERS, Known, Problems
from quadratus.site.measuring.presenters import scores_page
from quadratus.site.measuring.reading import reports_of
from quadratus.site.people.reading import for_person, person_of
from quadratus.site.record.reading import method_of, state_of
from quadratus.site.record.refusing import refusal_words
from quadratus.site.shell.clock import now_for
from quadratus.site.shell.forms import fault


@require_http_methods(["GET", "HEAD", "POST"])
@for_person
def scores(request: HttpRequest) -> HttpResponse:
    """Everything that was scored, what it says, and a way to score it again."""
    person = person_of(request)
    known = Known(
        person=person,
        method=method_of(person),
        state=state_of(person),
        reports=reports_of(person),
        now=now_for(person),
    )
    problems: Problems = []
    if request.method == "POST":
        problems = _take(request, known)
        if not problems:
            return redirect("measuring:scores")
    page = scores_page(known, request.POST, problems)
    status = 422 if problems else 200
    return render(request, "measuring/scores.html", {"page": page, "errors": problems}, status=status)


def _take(request: HttpRequest, known: Known) -> Problems:
    read = READERS.get(request.POST.get("what", ""))
    if read is None:
        return [fault(_("Nothing was saved. Use one of the forms below."))]
    task, problems = read(known, request.POST)
    if task is None:
        return problems
    try:
        task.write()
    except RefusedError as refused:
        return [fault(refusal_words(refused))]
    messages.success(request, task.saved)
    return []
