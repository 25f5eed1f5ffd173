"""The page of the reminders, and the calendar feed."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from quadratus.site.people.reading import for_person, person_of
from quadratus.site.reminders import actions
from quadratus.site.reminders.feed import calendar_of
from quadratus.site.reminders.forms import MailForm, PlaceForm, TimesForm
from quadratus.site.reminders.models import Place, Reminders, Sending
from quadratus.site.reminders.presenters import reminders_page
from quadratus.site.reminders.pushing import public_key
from quadratus.site.reminders.words import push_words
from quadratus.site.shell.clock import now

PAGE = "reminders:page"


@require_safe
@for_person
def page(request: HttpRequest) -> HttpResponse:
    """What is on, when, and whether it gets through."""
    return _page(request)


@require_POST
@for_person
def times(request: HttpRequest) -> HttpResponse:
    """When a word is wanted."""
    form = TimesForm(request.POST)
    if not form.is_valid():
        return _page(request, times=form)
    actions.choose_times(person=person_of(request), **form.cleaned_data)
    messages.success(request, _("Saved."))
    return redirect(PAGE)


@require_POST
@for_person
def calendar(request: HttpRequest) -> HttpResponse:
    """The address of the calendar: make one, take it back, put a test in."""
    person = person_of(request)
    match request.POST.get("do"):
        case "open":
            actions.open_calendar(person=person)
            messages.success(request, _("The calendar has a new address."))
        case "close":
            actions.close_calendar(person=person)
            messages.success(request, _("The calendar is off, and its address no longer works."))
        case "test":
            actions.test_calendar(person=person, now=now())
            messages.success(
                request,
                _("A test stands in the calendar, ten minutes from now. It shows when your calendar fetches it."),
            )
    return redirect(PAGE)


@require_POST
@for_person
def mail(request: HttpRequest) -> HttpResponse:
    """The e-mail address, and whether it is used."""
    form = MailForm(request.POST)
    if not form.is_valid():
        return _page(request, mail=form)
    actions.choose_mail(person=person_of(request), **form.cleaned_data)
    messages.success(request, _("Saved."))
    return redirect(PAGE)


@require_POST
@for_person
def mail_test(request: HttpRequest) -> HttpResponse:
    """A test by e-mail."""
    return _tested(request, lambda: actions.test_mail(person=person_of(request), now=now()))


@require_POST
@for_person
def place(request: HttpRequest) -> HttpResponse:
    """A browser that takes notifications from now on; its script asks."""
    form = PlaceForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"message": _("This browser did not say where notifications go. Try again.")}, status=422)
    try:
        actions.add_place(person=person_of(request), now=now(), **form.cleaned_data)
    except actions.PlaceRefusedError as refused:
        return JsonResponse({"message": str(refused)}, status=422)
    return JsonResponse({"message": _("Notifications are on in this browser.")}, status=201)


@require_POST
@for_person
def place_test(request: HttpRequest, place: int) -> HttpResponse:
    """A test to one browser."""
    kept = _place(request, place)
    return _tested(request, lambda: actions.test_place(place=kept, now=now()))


@require_POST
@for_person
def place_remove(request: HttpRequest, place: int) -> HttpResponse:
    """No more notifications to one browser."""
    actions.remove_place(place=_place(request, place))
    messages.success(request, _("That browser gets no more notifications."))
    return redirect(PAGE)


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponseBase:
    """The calendar behind a secret address. Whoever has the address may read it, until it is taken back."""
    reminders = Reminders.objects.filter(calendar_secret=secret).select_related("person__user").first()
    if reminders is None:
        raise Http404
    body = calendar_of(reminders)
    actions.note_calendar_read(reminders=reminders, now=now())
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer["ETag"] = quote_etag(sha256(body).hexdigest()[:32])
    answer["Cache-Control"] = "private, max-age=300"
    answer["X-Robots-Tag"] = "noindex"
    return get_conditional_response(request, etag=answer["ETag"], response=answer) or answer


def _page(request: HttpRequest, times: TimesForm | None = None, mail: MailForm | None = None) -> HttpResponse:
    person = person_of(request)
    reminders = actions.reminders_of(person)
    shown = reminders_page(reminders, now(), _calendar_address(request, reminders))
    told = {
        "page": shown,
        "times": times or TimesForm({"session_at": shown.session_at, "morning_at": shown.morning_at}),
        "mail": mail or MailForm({"address": shown.address, "on": shown.mail_on}),
        "errors": [*(times.faults() if times else ()), *(mail.faults() if mail else ())],
        "push_key": public_key(),
        "push_words": push_words(),
    }
    return render(request, "reminders/page.html", told, status=422 if told["errors"] else 200)


def _calendar_address(request: HttpRequest, reminders: Reminders) -> str:
    if not reminders.calendar_secret:
        return ""
    path = reverse("reminders:feed", args=[reminders.calendar_secret])
    return f"{settings.ADDRESS}{path}" if settings.ADDRESS else request.build_absolute_uri(path)


def _tested(request: HttpRequest, test: Callable[[], Sending | None]) -> HttpResponse:
    try:
        sending = test()
    except actions.TooManyTestsError as many:
        messages.warning(request, str(many))
        return redirect(PAGE)
    if sending is None:
        messages.warning(request, _("Switch it on and save it first."))
    elif sending.done_at:
        messages.success(request, _("The test is sent. It should reach you within a minute."))
    else:
        messages.warning(request, _("The test did not get through. {fault}").format(fault=sending.fault))
    return redirect(PAGE)


def _place(request: HttpRequest, pk: int) -> Place:
    return get_object_or_404(Place, pk=pk, person=person_of(request))
