"""The home page: what kind of day it is, and what it asks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from quadratus.prescription.going_on import stands_against
from quadratus.prescription.prescription import DayKind, Item, Prescription, Zone
from quadratus.prescription.state import State, zone_of
from quadratus.prescription.wording import dose_words
from quadratus.protocol.schema import Method
from quadratus.site.screening.reading import Instruction
from quadratus.site.training import words
from quadratus.site.training.figures import small_still
from quadratus.site.training.presenters.last_time import last_time_lines
from quadratus.site.training.presenters.morning import saved_this_morning, settled_this_morning
from quadratus.site.training.presenters.why import GateCard, Why, gate_card, whys
from quadratus.site.training.reading import asks_for_morning, open_today

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

TITLE = {
    DayKind.BLOCKED: _("No training for now"),
    DayKind.SCREENING: _("The safety questions first"),
    DayKind.BASELINE: _("First, where you are now"),
    DayKind.CLINICIAN: _("Breathing and walking for now"),
    DayKind.FLARE: _("A flare-up day"),
    DayKind.EASE: _("An easier day"),
    DayKind.REST: _("A rest day"),
    DayKind.TEST: _("A test day"),
    DayKind.STRENGTH: _("Today's session"),
    DayKind.PRACTICE: _("Today's practice"),
    DayKind.DONE: _("Done for today"),
}
_LEAD = {
    DayKind.BLOCKED: _("Please read this first. Everything you entered is kept."),
    DayKind.BASELINE: _("The programme starts from your own back. It takes about five minutes."),
    DayKind.CLINICIAN: _(
        "Your answers ask for a clinician's word before more is trained. What is below is fine until then."
    ),
    DayKind.FLARE: _("Today is short: easy breaths, gentle movement, and a walk as it suits you."),
    DayKind.EASE: _("Your back is sorer than usual today. Easy breaths, gentle movement and a walk are enough."),
    DayKind.REST: _("Rest is when the body answers what you asked of it. No training today; a walk is fine."),
    DayKind.TEST: _("Today measures instead of training: easy breaths first, then the tests."),
    DayKind.STRENGTH: "",
    DayKind.PRACTICE: _("Breathing, control and easy movement. No holds and no strength work today."),
    DayKind.DONE: _("That is all for today. Tomorrow morning there is one short question."),
}
_SCREENING_LEAD = {
    "intake": _("They find out whether it is safe for you to train here."),
    "flare_up": _("You told us of a flare-up. These questions show whether something else needs care first."),
    "fall": _("You told us of a fall. These questions come before anything else."),
    "worry": _("You told us of something new. These questions come before anything else."),
    "gate": _("The gate is ready but for these questions."),
    "red_sessions": _("Your back answered two sessions strongly within a week. These questions come before more."),
    "absence": _("You have been away for a while. These questions open the programme again."),
    "rhythm": _("They come back every four weeks, in case something has changed."),
    "after_word": _("A clinician's word is recorded. Answer the questions once more, and it counts."),
}
_ZONE: dict[Zone, tuple[str, StrPromise, StrPromise]] = {
    "green": ("settled", _("Settled"), _("Your back took it well.")),
    "amber": (
        "hold",
        _("Stay as you are"),
        _("A little more than usual, or not clear. That is common; nothing goes up from this session."),
    ),
    "red": (
        "stop",
        _("Step back"),
        _("More than your back wanted. Nothing goes up, and what hurt steps down where it can."),
    ),
    "pending": ("info", _("Waiting for the morning"), _("The next morning completes the answer.")),
}


# As many exercises are as long as what stands beside them.
_A_COLUMN = 3
_CLOSED = (DayKind.BLOCKED, DayKind.BASELINE, DayKind.SCREENING, DayKind.CLINICIAN)


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the path through the programme."""

    name: str
    state: Literal["done", "here", "ahead"]
    gate: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One exercise of today. `figure` is an SVG element, or an empty text where none is drawn."""

    name: str
    figure: str
    strand: str
    dose: str
    load: str
    first_side: str
    position: str
    notes: tuple[str, ...]
    last_time: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ZoneBadge:
    """The answer of the back to the last session: a key for the shape, a word, a sentence."""

    zone: Zone
    state: str
    word: str
    says: str
    day: date


@dataclass(frozen=True, slots=True)
class FlareCard:
    """What the page says about a flare-up."""

    going_on: bool
    suggested: bool
    may_end: bool
    asks: bool
    returning: bool


@dataclass(frozen=True, slots=True)
class BrokenOff:
    """A session that was begun today and does not fit any more, and why."""

    session: UUID
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class TodayPage:
    """Everything that the home page shows."""

    kind: DayKind
    title: str
    lead: str
    phase: str
    week: int
    path: tuple[Stop, ...]
    minutes: str
    rows: tuple[Row, ...]
    walk: Row | None
    walk_session: UUID | None
    walk_may_be_noted: bool
    walked_today: int
    focus_asks: bool
    why: tuple[Why, ...]
    exercise_why: tuple[Why, ...]
    zone: ZoneBadge | None
    morning_due: bool
    morning_open: bool
    morning_saved: str
    flare: FlareCard
    gate: GateCard | None
    focus: tuple[str, str] | None
    instruction: Instruction | None
    open_session: UUID | None
    broken_off: BrokenOff | None
    can_start: bool
    under_way: bool

    @property
    def session_leads(self) -> bool:
        """Whether the exercises of today are enough to have the first column for themselves."""
        return len(self.rows) >= _A_COLUMN and self.open_session is None


def today_page(
    method: Method,
    state: State,
    today: Prescription,
    now: datetime,
    instruction: Instruction | None = None,
) -> TodayPage:
    """The home page of one person at one moment."""
    started = open_today(state, today.day)
    against = stands_against(method, state, started, now) if started else None
    open_session = started.session if started and against is None else None
    reported = any(morning.day == today.day for morning in state.mornings)
    morning_due = not reported and asks_for_morning(method, state, now)
    saved = "" if open_session or today.kind is DayKind.DONE else saved_this_morning(method, state, now)
    told = bool(saved) and settled_this_morning(method, state, now)
    return TodayPage(
        kind=today.kind,
        title=str(TITLE[today.kind]),
        lead=_lead(today),
        phase=method.phase_by_key[today.phase].name,
        week=today.week,
        path=path(method, today),
        minutes=words.minutes_words(today.minutes) if today.items else "",
        rows=tuple(row(method, state, item) for item in today.items),
        walk=row(method, state, today.walk) if today.walk else None,
        walk_session=_walk_session(state, today.day),
        walk_may_be_noted=_walk_may_be_noted(state, today),
        walked_today=state.walked.minutes if state.walked and state.walked.day == today.day else 0,
        focus_asks=today.focus_asks and today.kind not in _CLOSED,
        why=whys(method, today.choices),
        exercise_why=whys(method, [choice for item in today.items for choice in item.choices]),
        zone=None if told else _zone_beside(zone_badge(method, state, now), asked=morning_due),
        morning_due=morning_due,
        morning_saved=saved,
        morning_open=not reported and _is_under_way(state, today) and today.kind is not DayKind.DONE,
        flare=flare_card(state, today),
        gate=_gate(method, today) if _is_under_way(state, today) else None,
        focus=(today.focus.name, today.focus.helps) if today.focus and today.items else None,
        instruction=instruction,
        open_session=open_session,
        broken_off=BrokenOff(started.session, whys(method, [against])) if started and against else None,
        can_start=bool(today.items) and open_session is None,
        under_way=_is_under_way(state, today),
    )


def path(method: Method, today: Prescription) -> tuple[Stop, ...]:
    """The way through the programme: the phases with the gate between the first two."""
    here = {"one": 0, "two": 2, "maintenance": 3}[today.phase]
    names = [phase.name for phase in method.frame.phases]
    names.insert(1, str(_("Gate")))
    return tuple(
        Stop(name, "here" if index == here else "done" if index < here else "ahead", index == 1)
        for index, name in enumerate(names)
    )


def row(method: Method, state: State, item: Item) -> Row:
    """One exercise of today in words."""
    exercise, place = method.rung_by_key[item.rung]
    return Row(
        name=item.name,
        figure=small_still(item.rung, item.sides),
        strand=method.strand_by_key[item.strand].name,
        dose=dose_words(item, method.language),
        load=words.load_words(item.planned.load_kg, place.load.hands if place.load else 2),
        first_side=words.first_side_words(item.sides),
        position=str(words.POSITION[exercise.position]),
        notes=item.notes,
        last_time=last_time_lines(method, state, item),
    )


def zone_badge(method: Method, state: State, now: datetime) -> ZoneBadge | None:
    """The answer of the back to the last session that was begun before or ended today."""
    closed = [session for session in state.sessions if session.ended or session.day < now.date()]
    if not closed:
        return None
    zone = zone_of(method, closed[-1], now)
    shape, word, says = _ZONE[zone]
    return ZoneBadge(zone, shape, str(word), str(says), closed[-1].day)


def _zone_beside(badge: ZoneBadge | None, *, asked: bool) -> ZoneBadge | None:
    """The badge, unless it only waits for the report that the page asks for above it."""
    return None if badge and badge.zone == "pending" and asked else badge


def _gate(method: Method, today: Prescription) -> GateCard | None:
    """The gate ahead. Where only its safety questions are missing, nothing is left to look at with a coach."""
    card = gate_card(method, today.gate)
    return replace(card, review="") if card and today.screening_due == "gate" else card


def flare_card(state: State, today: Prescription) -> FlareCard:
    """Where the person stands with a flare-up."""
    going_on = state.flare is not None
    answered = state.flare is not None and any(day == today.day for day, _ in state.flare.answers)
    returning = state.return_left > 0 and not going_on
    return FlareCard(going_on, today.flare_suggested, today.flare_may_end, going_on and not answered, returning)


def _lead(today: Prescription) -> str:
    if today.kind is DayKind.SCREENING:
        return str(_SCREENING_LEAD.get(today.screening_due or "", _SCREENING_LEAD["rhythm"]))
    return str(_LEAD[today.kind])


def _is_under_way(state: State, today: Prescription) -> bool:
    """Whether the programme has begun and is not closed by an instruction."""
    return state.baseline_given is not None and today.kind not in (DayKind.BLOCKED, DayKind.BASELINE)


def _walk_may_be_noted(state: State, today: Prescription) -> bool:
    """On a day without a session, or after it; the walk of a session is told with the session."""
    if today.kind is DayKind.REST:
        return today.walk is not None
    return today.kind is DayKind.DONE and _walk_session(state, today.day) is None


def _walk_session(state: State, today: date) -> UUID | None:
    """Today's closed session whose walk is not recorded yet."""
    last = state.sessions[-1] if state.sessions else None
    if last is None or last.day != today or last.ended is None:
        return None
    walked = any(performance.strand == "walking" for performance in last.performances)
    return None if walked else last.id
