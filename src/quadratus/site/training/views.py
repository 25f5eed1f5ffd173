"""The pages of a training day: each reads, calls an action, renders."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from quadratus.prescription.prescription import DayKind
from quadratus.prescription.record.events import Ended
from quadratus.prescription.state import State
from quadratus.site.measuring.presenters import scores_card
from quadratus.site.measuring.reading import reports_of
from quadratus.site.people.reading import for_person, person_of
from quadratus.site.record.actions import shown
from quadratus.site.record.reading import history_of, method_of, prescription_for, read_last, state_of
from quadratus.site.reminders.presenters import troubles
from quadratus.site.screening.presenters import signs
from quadratus.site.screening.reading import instruction_of
from quadratus.site.shell.clock import now_for
from quadratus.site.training import actions
from quadratus.site.training.forms import (
    CheckInForm,
    EndForm,
    FlareDayForm,
    FlareForm,
    MorningForm,
    SetForm,
    StopForm,
    TestDayForms,
    WalkForm,
    faults,
)
from quadratus.site.training.presenters.closing import closing_page, test_day_page
from quadratus.site.training.presenters.flare import flare_page
from quadratus.site.training.presenters.player import PlayerPage, player_page
from quadratus.site.training.presenters.progress import progress_page
from quadratus.site.training.presenters.sheet import sheet as sheet_of
from quadratus.site.training.presenters.time_axis import span_from
from quadratus.site.training.presenters.today import TITLE, today_page
from quadratus.site.training.reading import Training, going_on, may_go_on, open_today, training_of

SCREENING = "screening:start"
_FLARE = {"none": "flare_declare", "going_on": "flare_day", "returning": "flare_return"}


@require_GET
@for_person
def today(request: HttpRequest) -> HttpResponse:
    """What today asks."""
    person, now = person_of(request), now_for(person_of(request))
    decided = shown(person=person, now=now)
    # An event that arrives while the page is made is not on it.
    events, state = read_last(person)
    instruction = instruction_of(method_of(person), decided)
    page = today_page(method_of(person), state, decided, now, instruction)
    values = {"page": page, "troubles": troubles(person, now), "events": events}
    return render(request, "training/today.html", values)


@require_GET
@for_person
def sheet(request: HttpRequest) -> HttpResponse:
    """Today's session on paper; where today asks for no exercise, Today says why."""
    person = person_of(request)
    decided = shown(person=person, now=now_for(person))
    page = sheet_of(method_of(person), decided, str(TITLE[decided.kind]))
    return render(request, "training/sheet.html", {"sheet": page}) if page else redirect("training:today")


@require_http_methods(["GET", "POST"])
@for_person
def check_in(request: HttpRequest) -> HttpResponse:
    """Three short questions, then the session."""
    person = person_of(request)
    form = CheckInForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        now = now_for(person)
        decided = actions.check_in(person=person, now=now, **form.cleaned_data)
        if form.cleaned_data["something_new"] or form.cleaned_data["fell"]:
            return redirect(SCREENING)
        if decided.kind is DayKind.TEST and not decided.items:
            return redirect("training:test-day")
        started = actions.begin(person=person, now=now)
        return redirect("training:player", started.session) if started else redirect("training:today")
    if started := going_on(method_of(person), state_of(person), now_for(person)):
        return redirect("training:player", started.session)
    return render(request, "training/check_in.html", {"form": form, "errors": faults(form)})


@require_GET
@for_person
def player(request: HttpRequest, session: UUID) -> HttpResponse:
    """The session, timed; without scripts a list to fill in."""
    training, person = _training(request, session), person_of(request)
    if not may_go_on(method_of(person), state_of(person), training, now_for(person)):
        return redirect("training:today")
    return render(request, "training/player.html", {"page": _player_page(request, training)})


@require_POST
@for_person
def enter_sets(request: HttpRequest, session: UUID) -> HttpResponse:
    """Sets of one exercise, entered by hand."""
    training, person = _training(request, session), person_of(request)
    card = next(
        (card for card in _player_page(request, training).cards if card.rung == request.POST.get("rung")),
        None,
    )
    if card is None:
        raise Http404
    forms = [(row, SetForm(request.POST, prefix=str(row.number))) for row in card.sets if not row.done]
    if all(form.is_valid() for __, form in forms):
        entries = [_entry(card.rung, row.number, row.target, form) for row, form in forms]
        actions.enter_sets(person=person, training=training, entries=entries, now=now_for(person))
    else:
        messages.error(request, _("Not saved: a number does not fit. Enter what was done, 0 if nothing."))
    return redirect(f"{reverse('training:player', args=[session])}#card-{card.rung}")


@require_http_methods(["GET", "POST"])
@for_person
def end(request: HttpRequest, session: UUID) -> HttpResponse:
    """How it went: pain, effort, confidence."""
    training, person = _training(request, session), person_of(request)
    if training.ended is not None:
        return redirect("training:today")
    if "tests" not in request.GET and prescription_for(person, now_for(person)).test:
        return redirect("training:test-day")
    page = closing_page(method_of(person), training)
    form = EndForm(_sent(request), strands=page.strands, rungs=page.rungs, initial=page.initial)
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        ending = actions.Ending(
            highest_pain=answers["highest_pain"],
            effort=answers["effort"],
            new_leg_symptoms=answers["new_leg_symptoms"],
            hurt=tuple(answers["hurt"]),
            confidence=form.confidence(),
            note=answers["note"],
        )
        actions.end(
            person=person,
            training=training,
            ending=ending,
            walked=answers["walked"] or 0,
            now=now_for(person),
        )
        return redirect("training:stopped" if ending.new_leg_symptoms else "training:today")
    values = {"page": page, "form": form, "fields": page.fields(form), "errors": faults(form)}
    return render(request, "training/end.html", values)


@require_http_methods(["GET", "POST"])
@for_person
def stop(request: HttpRequest, session: UUID) -> HttpResponse:
    """A session was stopped: was it pain?"""
    training, person = _training(request, session), person_of(request)
    if training.ended is not None:
        return redirect("training:stopped")
    page = closing_page(method_of(person), training)
    form = StopForm(_sent(request), rungs=page.rungs, initial=page.initial)
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        ending = actions.Ending(
            highest_pain=answers["highest_pain"],
            effort=answers["effort"],
            new_leg_symptoms=answers["new_leg_symptoms"],
            stopped_for_pain=answers["stopped_for_pain"],
            hurt=tuple(answers["hurt"]),
        )
        actions.end(person=person, training=training, ending=ending, walked=0, now=now_for(person))
        return redirect("training:stopped")
    return render(request, "training/stop.html", {"page": page, "form": form, "errors": faults(form)})


@require_POST
@for_person
def walk(request: HttpRequest, session: UUID) -> HttpResponse:
    """The walk of today, told after the session."""
    training, person = _training(request, session), person_of(request)
    _take_walk(
        request, lambda minutes: actions.walk(person=person, training=training, minutes=minutes, now=now_for(person))
    )
    return redirect("training:today")


@require_POST
@for_person
def note_walk(request: HttpRequest) -> HttpResponse:
    """A walk on a day without a session, or one walk more."""
    person, now = person_of(request), now_for(person_of(request))
    _take_walk(request, lambda minutes: actions.note_walk(person=person, minutes=minutes, now=now))
    return redirect("training:today")


def _take_walk(request: HttpRequest, take: Callable[[int], None]) -> None:
    form = WalkForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Not saved: enter the minutes that you walked, from 1 to 600."))
        return
    take(form.cleaned_data["minutes"])
    messages.success(request, _("Your walk is noted."))


@require_GET
@for_person
def stopped(request: HttpRequest) -> HttpResponse:
    """The safety page: what asks for help at once, and what to do else."""
    method = method_of(person_of(request))
    return render(request, "training/stopped.html", signs(method))


@require_http_methods(["GET", "POST"])
@for_person
def morning(request: HttpRequest) -> HttpResponse:
    """The back's answer of this morning."""
    person = person_of(request)
    form = MorningForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        answers = {**form.cleaned_data, "slept": form.cleaned_data["slept"] or None}
        actions.report_morning(person=person, now=now_for(person), **answers)
        return redirect("training:today")
    return render(request, "training/morning.html", {"form": form, "errors": faults(form)})


@require_http_methods(["GET", "POST"])
@for_person
def flare(request: HttpRequest) -> HttpResponse:
    """The way through a flare-up. It is declared here, once it is confirmed; the screening follows."""
    person, now = person_of(request), now_for(person_of(request))
    form = FlareForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        actions.declare_flare(person=person, note=form.cleaned_data["note"], now=now)
        return redirect(SCREENING)
    decided = shown(person=person, now=now)
    _events, state = read_last(person)
    instruction = instruction_of(method_of(person), decided)
    page = flare_page(method_of(person), state, history_of(person), decided, now, instruction)
    return render(request, f"training/{_FLARE[page.stage]}.html", {"page": page, "form": form})


@require_POST
@for_person
def flare_day(request: HttpRequest) -> HttpResponse:
    """The one question of a flare-up day."""
    form = FlareDayForm(request.POST)
    on_its_page = "flare-page" in request.POST
    if form.is_valid():
        person = person_of(request)
        actions.answer_flare_day(person=person, answer=form.cleaned_data["answer"], now=now_for(person))
        if not on_its_page:
            messages.success(
                request, _("Your answer is saved. You can change it today, under “Your flare-up, day by day”.")
            )
    return redirect("training:flare" if on_its_page else "training:today")


@require_POST
@for_person
def flare_over(request: HttpRequest) -> HttpResponse:
    """The person says that the flare-up is over."""
    person = person_of(request)
    actions.end_flare(person=person, now=now_for(person))
    return redirect("training:flare")


@require_http_methods(["GET", "POST"])
@for_person
def test_day(request: HttpRequest) -> HttpResponse:
    """The tests of a test day. They come before the end of the session that is open."""
    person = person_of(request)
    method = method_of(person)
    decided = prescription_for(person, now_for(person))
    plan, after = decided.test, _after_tests(state_of(person), decided.day)
    if plan is None:
        return redirect("training:today")
    form = TestDayForms(_sent(request), plan)
    if form.is_valid():
        rung = plan.hold.rung if plan.hold else None
        actions.record_test(person=person, rung=rung, holds=form.held(), bends=form.bent(), now=now_for(person))
        messages.success(request, _("Your results are saved."))
        return redirect(after)
    page = test_day_page(method, plan)
    values = {"page": page, "form": form, "later": after, "errors": form.faults()}
    return render(request, "training/test_day.html", values)


@require_GET
@for_person
def progress(request: HttpRequest) -> HttpResponse:
    """How it goes over time, as far back as is chosen."""
    person, now = person_of(request), now_for(person_of(request))
    span, today = span_from(request.GET.get("span")), prescription_for(person, now)
    page = progress_page(method_of(person), state_of(person), history_of(person), today, span, now)
    scores = scores_card(method_of(person), reports_of(person))
    return render(request, "training/progress.html", {"page": page, "scores": scores})


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _training(request: HttpRequest, session: UUID) -> Training:
    training = training_of(person_of(request), session)
    if training is None:
        raise Http404
    return training


def _player_page(request: HttpRequest, training: Training) -> PlayerPage:
    person = person_of(request)
    return player_page(method_of(person), state_of(person), training)


def _entry(rung: str, number: int, target: float, form: SetForm) -> actions.SetEntry:
    answers = form.cleaned_data
    done = answers["done"] if answers["done"] is not None else 0.0
    said = Ended(answers["ended"] or Ended.COMPLETED)
    ended = Ended.OTHER if said is Ended.COMPLETED and done < target else said
    return actions.SetEntry(
        rung=rung,
        number=number,
        done=done,
        ended=ended,
        too_hard=answers["too_hard"],
        hurts=answers["hurts"],
    )


def _after_tests(state: State, today: date) -> str:
    """The end of the open session; without one, the home page."""
    started = open_today(state, today)
    if started is None:
        return reverse("training:today")
    return f"{reverse('training:end', args=[started.session])}?tests=done"
