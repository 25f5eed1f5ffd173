"""Screen 2: is it safe to train?"""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from quadratus.prescription.prescription import DayKind
from quadratus.site.people.reading import for_person, person_of
from quadratus.site.record.reading import method_of, prescription_for, state_of
from quadratus.site.screening import draft, presenters
from quadratus.site.screening.actions import send, worry
from quadratus.site.screening.reading import Asking, enough_said, instruction_for
from quadratus.site.shell.clock import now_for

QUESTIONS_A_MINUTE = 7
_WITH_CARE = _("You can train with care: some exercises are changed or left out for you.")
_RESULT = {"clear": _("The safety questions are answered. You can train."), "clear_with_exclusions": _WITH_CARE}


@require_safe
@for_person
def safety(request: HttpRequest) -> HttpResponse:
    """Something new or worrying: what to do at once, and the questions. The instruction, while one stands."""
    person = person_of(request)
    method = method_of(person)
    instruction = instruction_for(person, now_for(person))
    if instruction:
        told = {"instruction": instruction, "state": presenters.state_of_sign(instruction)}
        return render(request, "screening/instruction.html", told)
    return render(request, "screening/safety.html", presenters.signs(method))


@require_http_methods(["GET", "HEAD", "POST"])
@for_person
def start(request: HttpRequest) -> HttpResponse:
    """Why these questions are asked, and how many there are."""
    person = person_of(request)
    if request.method == "POST":
        if "worry" in request.POST:
            worry(person=person, now=now_for(person))
        draft.begin(request)
        return redirect("screening:question", number=1)
    asked = len(method_of(person).screening.questions_after({}))
    told = {
        "total": asked,
        "minutes": max(1, round(asked / QUESTIONS_A_MINUTE)),
        "first": state_of(person).screenings == 0,
        "under_way": bool(draft.answers(request)),
        "emergency": presenters.emergency_of(method_of(person)),
    }
    return render(request, "screening/start.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@for_person
def question(request: HttpRequest, number: int) -> HttpResponse:
    """One question."""
    person = person_of(request)
    screening = method_of(person).screening
    if not 1 <= number <= len(screening.questions):
        raise Http404
    answers = draft.answers(request)
    if answers is None:
        return redirect("screening:start")
    asking = Asking(screening, answers)
    asked = asking.numbered(number)
    if asked is None:
        return redirect("screening:check")
    mending = "mend" in request.GET
    if request.method == "POST":
        try:
            answers = draft.keep(request, screening, asked.key, request.POST.get("answer", ""))
        except ValueError:
            return redirect("screening:question", number=number)
        asking = Asking(screening, answers)
        following = asking.next_after(number) if asking.first_missing() else None
        if mending or following is None or enough_said(person, answers, now_for(person)):
            return redirect("screening:check")
        return redirect("screening:question", number=following)
    told = presenters.question(asking, asked, answers, mending=mending)
    return render(request, "screening/question.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@for_person
def check(request: HttpRequest) -> HttpResponse:
    """All answers before they are sent."""
    person = person_of(request)
    answers = draft.answers(request)
    if not answers:
        return redirect("screening:start")
    now = now_for(person)
    asking = Asking(method_of(person).screening, answers)
    enough = enough_said(person, answers, now)
    missing = asking.first_missing()
    if missing and not enough:
        return redirect("screening:question", number=missing)
    if request.method == "POST":
        send(person=person, answers=answers, now=now)
        draft.forget(request)
        return redirect("screening:result")
    told = presenters.summary(asking, answers, enough=enough)
    return render(request, "screening/check.html", told)


@require_safe
@for_person
def result(request: HttpRequest) -> HttpResponse:
    """Where the answers lead: the instruction, or on."""
    person = person_of(request)
    now = now_for(person)
    if instruction_for(person, now):
        return redirect("screening:safety")
    asked = prescription_for(person, now)
    if says := _RESULT.get(asked.clearance):
        messages.success(request, says)
    if asked.kind is DayKind.BASELINE:
        return redirect("baseline:start")
    return redirect("training:today")
