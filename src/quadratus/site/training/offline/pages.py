"""The pages of a day without a network, rendered by the templates that serve it with one."""

from __future__ import annotations

import itertools
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from quadratus.prescription.record.events import SetDone
from quadratus.prescription.state import State
from quadratus.protocol.schema import Method
from quadratus.site.people.reading import person_of
from quadratus.site.record.reading import method_of, prescription_for, state_of
from quadratus.site.screening import views as screening
from quadratus.site.screening.reading import instruction_for
from quadratus.site.shell import views as shell
from quadratus.site.shell.clock import now_for
from quadratus.site.training import views
from quadratus.site.training.forms import CheckInForm, EndForm, StopForm
from quadratus.site.training.offline.looking import DayAhead, PlanAhead, plans_of
from quadratus.site.training.presenters.closing import closing_page
from quadratus.site.training.presenters.player import player_page
from quadratus.site.training.presenters.today import TITLE, row
from quadratus.site.training.reading import Training, is_walk, open_today

Pages = dict[str, str]


def pages_of(request: HttpRequest, days: tuple[DayAhead, ...]) -> Pages:
    """Every page by its address."""
    pages = {
        reverse("training:today"): _home(request, days),
        reverse("training:check-in"): _check_in(request),
        **_as_served(request, reverse("training:morning"), views.morning),
        **_as_served(request, reverse("training:stopped"), views.stopped),
        **_as_served(request, reverse("screening:safety"), screening.safety),
        **_as_served(request, reverse("shell:offline"), shell.offline),
    }
    method, state = method_of(person_of(request)), state_of(person_of(request))
    sessions = [_session(request, method, state, plan).items() for plan in plans_of(days)]
    # Pages of one kind stand side by side: only what is near is seen as the same when they are compressed.
    return pages | dict(itertools.chain.from_iterable(zip(*sessions, strict=True))) | _open_session(request)


def _as_served(request: HttpRequest, address: str, view: Any, **values: Any) -> Pages:
    """A page as its view serves it now; none where the view sends elsewhere."""
    answer = cast(HttpResponse, view(request, **values))
    return {address: answer.content.decode()} if answer.status_code == 200 else {}


def _home(request: HttpRequest, days: tuple[DayAhead, ...]) -> str:
    person = person_of(request)
    method, state, now = method_of(person), state_of(person), now_for(person)
    plans = [
        {
            "session": plan.session,
            "title": TITLE[plan.prescription.kind],
            "minutes": plan.prescription.minutes,
            "rows": [row(method, state, item) for item in plan.prescription.items],
        }
        for plan in plans_of(days)
    ]
    walk = prescription_for(person, now).walk
    instruction = instruction_for(person, now)
    values = {
        "plans": plans,
        "walk": row(method, state, walk) if walk else None,
        "instruction": instruction,
        "made": now,
    }
    return render_to_string("training/offline/today.html", values, request)


def _check_in(request: HttpRequest) -> str:
    return render_to_string("training/check_in.html", {"form": CheckInForm()}, request)


def _session(request: HttpRequest, method: Method, state: State, plan: PlanAhead) -> Pages:
    planned = Training(plan.started, {}, None)
    page = player_page(method, state, planned)
    closing = closing_page(method, _all_done(method, planned))
    end = EndForm(strands=closing.strands, rungs=closing.rungs)
    stop = StopForm(rungs=closing.rungs)
    of_end = {"page": closing, "form": end, "fields": closing.fields(end)}
    return {
        reverse("training:player", args=[plan.session]): render_to_string(
            "training/player.html", {"page": page}, request
        ),
        reverse("training:end", args=[plan.session]): render_to_string("training/end.html", of_end, request),
        reverse("training:stop", args=[plan.session]): render_to_string(
            "training/stop.html", {"page": closing, "form": stop}, request
        ),
    }


def _open_session(request: HttpRequest) -> Pages:
    person = person_of(request)
    started = open_today(state_of(person), now_for(person).date())
    if started is None:
        return {}
    session = started.session
    return {
        **_as_served(request, reverse("training:player", args=[session]), views.player, session=session),
        **_as_served(request, reverse("training:end", args=[session]), views.end, session=session),
        **_as_served(request, reverse("training:stop", args=[session]), views.stop, session=session),
    }


def _all_done(method: Method, planned: Training) -> Training:
    """The session with every set done: its last page asks about everything that could be trained."""
    started = planned.started
    done = {
        (exercise.rung, number): SetDone(
            id=started.id, moment=started.moment, day=started.day, session=started.session,
            rung=exercise.rung, number=number, side=asked.side, done=asked.target, load_kg=exercise.load_kg,
        )
        for exercise in started.exercises if not is_walk(method, exercise.rung)
        for number, asked in enumerate(exercise.sets)
    }  # fmt: skip
    return Training(started, done, None)
