"""Joining, signing in and out, and the settings."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quadratus.prescription.record.reading import RefusedError
from quadratus.site.baseline.actions import give_circumstances
from quadratus.site.baseline.forms import Circumstances, Problems, read_circumstances
from quadratus.site.people import actions, presenters
from quadratus.site.people.forms import (
    ClinicianForm,
    PasswordForm,
    SignInForm,
    SignUpForm,
    WelcomeForm,
)
from quadratus.site.people.models import Person, Theme, Weights
from quadratus.site.people.reading import for_person, person_of, person_or_none
from quadratus.site.record.actions import tell
from quadratus.site.record.reading import method_here, method_of, prescription_for, state_of
from quadratus.site.record.refusing import refusal_words
from quadratus.site.shell.clock import now, now_for
from quadratus.site.shell.forms import fault

BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest) -> HttpResponse:
    """Screen 1: what this is, and joining."""
    if person_or_none(request):
        return redirect("training:today")
    with_password = settings.REQUIRE_PASSWORD or Person.objects.exists()
    form_class = SignUpForm if with_password else WelcomeForm
    frame = method_here().frame
    form = form_class(request.POST or None, this_year=now().year, adults_from=frame.adults_from)
    if request.method == "POST" and form.is_valid():
        try:
            person = _join(form)
        except actions.NameTakenError as taken:
            form.add_error("name", str(taken))
        except RefusedError as refused:
            form.add_error("name", refusal_words(refused))
        else:
            login(request, person.user, backend=BACKEND)
            return redirect("screening:start")
    told = {"form": form, "with_password": with_password, "method": frame, "at_home": not with_password}
    return render(request, "people/welcome.html", told)


def _join(form: WelcomeForm) -> Person:
    told = form.cleaned_data
    return actions.join(
        name=told["name"],
        birth_year=told["birth_year"],
        email=told["email"],
        password=told.get("password"),
        zone=told["zone"],
        language=translation.get_language() or settings.LANGUAGE_CODE,
        now=now(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with name and password."""
    if person_or_none(request):
        return redirect("training:today")
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _signed_in(request, form):
        return redirect(_after_sign_in(request))
    return render(request, "people/sign_in.html", {"form": form, "next": request.GET.get("next", "")})


def _signed_in(request: HttpRequest, form: SignInForm) -> bool:
    name, moment = form.cleaned_data["name"], now()
    address = request.META.get("REMOTE_ADDR", "")
    if actions.must_wait(username=name, address=address, now=moment):
        form.add_error(None, _("Too many wrong passwords. Wait a quarter of an hour, then try again."))
        return False
    known = User.objects.filter(username__iexact=name).values_list("username", flat=True).first()
    user = authenticate(request, username=known or name, password=form.cleaned_data["password"])
    if user is None:
        actions.note_wrong_password(username=name, address=address, now=moment)
        form.add_error(None, _("The name and the password do not belong together. Check both."))
        return False
    actions.forget_wrong_passwords(username=name)
    login(request, user, backend=BACKEND)
    return True


def _after_sign_in(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
        return wanted
    return "training:today"


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign this browser out."""
    logout(request)
    return redirect("people:sign-in")


@require_POST
@for_person
def zone(request: HttpRequest) -> HttpResponse:
    """The browser's time zone."""
    actions.set_zone(person=person_of(request), zone=request.POST.get("zone", ""))
    return HttpResponse(status=204)


@require_safe
@for_person
def settings_page(request: HttpRequest) -> HttpResponse:
    """Screen 11: everything that can be chosen, seen and taken along."""
    person = person_of(request)
    return render(request, "people/settings.html", presenters.settings_of(person, now_for(person)))


@require_POST
@for_person
def choose_theme(request: HttpRequest) -> HttpResponse:
    """How the pages look."""
    theme = request.POST.get("theme", "")
    if theme in Theme.values:
        actions.set_theme(person=person_of(request), theme=theme)
        messages.success(request, _("The look is changed."))
    return redirect("people:settings")


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """In which language the pages speak: kept with the person, and on the device for when nobody is signed in."""
    person, language = person_or_none(request), request.POST.get("language", "")
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = "/"
    answer = redirect(back)
    if language in dict(settings.LANGUAGES):
        _keep_on_device(answer, language)
        if person:
            actions.set_language(person=person, language=language)
            with translation.override(language):
                messages.success(request, _("The pages speak English now."))
    return answer


def _keep_on_device(answer: HttpResponse, language: str) -> None:
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )


@require_POST
@for_person
def choose_weights(request: HttpRequest) -> HttpResponse:
    """In what unit weights are read and written."""
    weights = request.POST.get("weights", "")
    if weights in Weights.values:
        actions.set_weights(person=person_of(request), weights=weights)
        messages.success(request, _("Saved. Weights are shown and taken in this unit."))
    return redirect("people:settings")


@require_POST
@for_person
def choose_gate(request: HttpRequest) -> HttpResponse:
    """How *pain-free* is read at the gate."""
    person = person_of(request)
    strict = request.POST.get("strict") == "yes"
    if strict != state_of(person).strict_gate:
        tell(person=person, kind="gate_mode", now=now_for(person), strict=strict)
    messages.success(request, _("Saved. The gate is read this way from now on."))
    return redirect("people:settings")


@require_http_methods(["GET", "HEAD", "POST"])
@for_person
def training(request: HttpRequest) -> HttpResponse:
    """Minutes, equipment, conditions and body weight."""
    person = person_of(request)
    method = method_of(person)
    given = Circumstances.of(state_of(person).circumstances)
    problems: Problems = []
    if request.method == "POST":
        given, problems = read_circumstances(method, request.POST)
        if not problems:
            give_circumstances(person=person, given=given, now=now_for(person))
            messages.success(request, _("Saved. The next session takes it into account."))
            return redirect("people:settings")
    told = {"errors": problems, **presenters.training_form(method, given)}
    return render(request, "people/training.html", told, status=422 if problems else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_person
def clinician(request: HttpRequest) -> HttpResponse:
    """Record that a clinician said yes to training."""
    person = person_of(request)
    moment = now_for(person)
    form = ClinicianForm(request.POST or None)
    method = method_of(person)
    if request.method == "POST" and form.is_valid():
        tell(
            person=person,
            kind="clinician_word",
            now=moment,
            who=form.cleaned_data["who"],
            said=form.cleaned_data["said"],
            conditions=[key for key in request.POST.getlist("conditions") if key in method.condition_by_key],
        )
        if prescription_for(person, moment).screening_due:
            messages.success(request, _("Saved. Answer the safety questions once more, then training goes on."))
            return redirect("screening:start")
        messages.success(request, _("Saved. Today takes it into account."))
        return redirect("training:today")
    findings = prescription_for(person, moment).findings
    told = {"form": form, "findings": findings, "conditions": presenters.conditions(method, ())}
    return render(request, "people/clinician.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@for_person
def password(request: HttpRequest) -> HttpResponse:
    """Set or change the password."""
    person = person_of(request)
    form = PasswordForm(request.POST or None, user=person.user)
    if request.method == "POST" and form.is_valid():
        actions.set_password(person=person, password=form.cleaned_data["password"])
        update_session_auth_hash(request, person.user)
        messages.success(request, _("The password is set."))
        return redirect("people:settings")
    return render(request, "people/password.html", {"form": form})


@require_safe
@for_person
def export(request: HttpRequest) -> HttpResponseBase:
    """Everything that is kept about the person, as one JSON file."""
    person = person_of(request)
    answer = JsonResponse(presenters.everything(person), json_dumps_params={"indent": 1})
    day = now_for(person).date().isoformat()
    answer["Content-Disposition"] = f'attachment; filename="quadratus-{day}.json"'
    answer["Cache-Control"] = "no-store"
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@for_person
def delete(request: HttpRequest) -> HttpResponse:
    """Delete everything, after asking."""
    errors = []
    if request.method == "POST":
        if request.POST.get("sure") == "yes":
            actions.delete_everything(person=person_of(request))
            logout(request)
            return redirect("people:deleted")
        errors = [fault(_("Tick the box if you are sure."), "sure")]
    return render(request, "people/delete.html", {"errors": errors})


@require_safe
def deleted(request: HttpRequest) -> HttpResponse:
    """Say that all is gone."""
    return render(request, "people/deleted.html")
