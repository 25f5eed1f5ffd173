"""Screen 3: where are you now?"""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from quadratus.prescription.record.reading import RefusedError
from quadratus.site.baseline import actions, presenters
from quadratus.site.baseline.forms import Problems, Values, read_observations, read_sitting
from quadratus.site.baseline.steps import NUMBER, STEPS, Step
from quadratus.site.people.models import Person
from quadratus.site.people.reading import for_person, person_of
from quadratus.site.record.reading import method_of, state_of
from quadratus.site.record.refusing import refusal_words
from quadratus.site.shell.clock import now_for
from quadratus.site.shell.forms import fault

_DRAFT = "baseline"


@require_safe
@for_person
def start(request: HttpRequest) -> HttpResponse:
    """On to the first step that is not answered yet."""
    answered = request.session.get(_DRAFT, {}).get("answered", [])
    open_steps = [step.key for step in STEPS if step.key not in answered]
    return redirect("baseline:step", key=open_steps[0] if open_steps else STEPS[0].key)


@require_http_methods(["GET", "HEAD", "POST"])
@for_person
def step(request: HttpRequest, key: str) -> HttpResponse:
    """One step."""
    if key not in NUMBER:
        raise Http404
    this = STEPS[NUMBER[key] - 1]
    person = person_of(request)
    method = method_of(person)
    values: Values = {**presenters.known(state_of(person)), **_values(request)}
    answered = request.session.get(_DRAFT, {}).get("answered", [])
    problems: Problems = []
    if request.method == "POST":
        told, problems = this.read(method, request.POST)
        values |= told
        if not problems:
            _keep(request, key, told)
            if any(name not in _values(request) for name in this.needs):
                return redirect("baseline:start")
            problems = _write(person, this, values)
        if not problems:
            return _onward(request, this)
    told_page = presenters.page(this, method, values, problems, answered=request.method == "POST" or key in answered)
    status = 422 if problems else 200
    return render(request, f"baseline/{key}.html", told_page, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_person
def again(request: HttpRequest) -> HttpResponse:
    """The observations and the hours of sitting, said anew for the training focus."""
    person = person_of(request)
    method, values, problems = method_of(person), Values(), Problems()
    if state_of(person).baseline_given is None:
        return redirect("baseline:start")
    if request.method == "POST":
        for read in (read_observations, read_sitting):
            told, found = read(method, request.POST)
            values |= told
            problems += found
        if not problems:
            actions.say_again(person=person, values=values, now=now_for(person))
            messages.success(request, _("Thank you. It counts for your training focus from now on."))
            return redirect("training:today")
    page = presenters.again(method, values, problems)
    return render(request, "baseline/again.html", page, status=422 if problems else 200)


def _values(request: HttpRequest) -> Values:
    values: Values = request.session.get(_DRAFT, {}).get("values", {})
    return values


def _keep(request: HttpRequest, key: str, told: Values) -> None:
    draft = request.session.get(_DRAFT, {"answered": [], "values": {}})
    request.session[_DRAFT] = {
        "answered": sorted({*draft["answered"], key}),
        "values": {**draft["values"], **told},
    }


def _write(person: Person, this: Step, values: Values) -> Problems:
    if this.write is None:
        return []
    try:
        this.write(person, values, now_for(person))
    except RefusedError as refused:
        return [fault(refusal_words(refused))]
    return []


def _onward(request: HttpRequest, this: Step) -> HttpResponse:
    if this is STEPS[-1]:
        del request.session[_DRAFT]
        messages.success(request, _("That is all. Your plan is ready."))
        return redirect("training:today")
    return redirect("baseline:step", key=STEPS[NUMBER[this.key]].key)
