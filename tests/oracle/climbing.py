"""Where a person stands: the phase and every ladder, by living through the events once more from the start."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from quadratus.prescription.record.events import (
    BaselineGiven,
    CoachJoined,
    CoachLeft,
    CoachOpenedLadder,
    CoachSignedOff,
    Event,
    FlareDeclared,
    MaintenanceWished,
    MorningReported,
    Screened,
    SessionEnded,
    SessionStarted,
    SetDone,
)
from quadratus.protocol.schema import Method, Place
from tests.oracle.answering import (
    current_flare,
    flare_rule_holds,
    flares,
    held_back,
    performances,
    session_in,
    zone,
)
from tests.oracle.gates import confidence, open_but_for_screening
from tests.oracle.reading import Log, Performance, Session, Value, holds, role
from tests.oracle.screening import clearance


@dataclass
class Standing:
    """The place on one ladder. `changed_at` is the number of the event of the last change."""

    rung: int = 1
    step: int = 0
    changed_at: int = -1
    spared: bool = False
    rose: tuple[date, str] | None = None


@dataclass
class Life:
    """What living through the events leaves behind."""

    phase: str = "one"
    phase_since: date | None = None
    phase_at: int = -1
    ladders: dict[str, Standing] = field(default_factory=dict)
    return_left: int = 0
    opened: list[str] = field(default_factory=list)
    coach: str | None = None
    asks_sign_off: bool = False
    signed_off: bool = False
    baseline_due: bool = True
    absence_unscreened: bool = False
    started_again: date | None = None
    lowered: set[UUID] = field(default_factory=set)
    begun: set[UUID] = field(default_factory=set)
    returned: set[UUID] = field(default_factory=set)
    eased: set[UUID] = field(default_factory=set)
    phases: dict[UUID, str] = field(default_factory=dict)

    def on(self, ladder: str) -> Standing:
        return self.ladders.setdefault(ladder, Standing())


def live(log: Log) -> Life:
    """Live through all events."""
    life = Life()
    for at, event in enumerate(log.events):
        if at == 0 or event.day != log.events[at - 1].day:
            pass_time(log.until(at), life, event.day)
        happen(log, life, at, event)
        if isinstance(event, FlareDeclared):
            shut_by_flare(log.until(at + 1), life, event.day)
    return life


def standing_at(log: Log, now: datetime) -> Life:
    """Live through all events, and on to `now`, as the next session would find it."""
    life = live(log)
    pass_time(log, life, now.date())
    away_down(log, life, now.date(), len(log.events))
    return life


# What the mere passing of time does ------------------------------------------------------------


def days_away(log: Log, today: date) -> int:
    days = [session.day for session in log.trained]
    return (today - max(days)).days if days else 0


def pass_time(log: Log, life: Life, today: date) -> None:
    """A long absence starts again; a long flare-up closes the gate."""
    absence = log.method.frame.absence
    away = days_away(log, today)
    last = max(log.training_days, default=None)
    if away >= absence.start_again_days and life.started_again != last:
        life.started_again = last
        life.baseline_due = life.absence_unscreened = True
        life.ladders.clear()
        for key in log.method.ladder_by_key:
            life.on(key).changed_at = len(log.events)
        enter(life, "one", today, len(log.events))
    close_gate(log, life, today)


def close_gate(log: Log, life: Life, today: date) -> None:
    """A flare-up that is long, or not the first, leads back to Phase One."""
    shut_by_flare(log, life, today)


def shut_by_flare(log: Log, life: Life, today: date) -> None:
    """A flare-up that meets the rule closes the gate, on the day of its declaration or later."""
    if life.phase != "one" and current_flare(log) and flare_rule_holds(log, today, "closes_gate"):
        enter(life, "one", today, len(log.events))


def enter(life: Life, phase: str, day: date, at: int) -> None:
    life.phase, life.phase_since, life.phase_at = phase, day, at
    life.opened.clear()
    life.signed_off = False


def away_down(log: Log, life: Life, today: date, at: int) -> None:
    """A shorter absence takes down, with the first set that follows."""
    absence = log.method.frame.absence
    away = days_away(log, today)
    for key in log.method.ladder_by_key:
        standing = life.on(key)
        if absence.rung_down_days <= away < absence.start_again_days:
            rung_down(standing, at)
        elif absence.step_down_days <= away < absence.rung_down_days:
            step_down(standing, at)


# What an event does ----------------------------------------------------------------------------


def happen(log: Log, life: Life, at: int, event: Event) -> None:
    before, after = log.until(at), log.until(at + 1)
    match event:
        case BaselineGiven():
            life.baseline_due = False
        case Screened():
            screened(before, after, life, event, at)
        case MaintenanceWished() if life.phase == "two":
            enter(life, "maintenance", event.day, at)
        case CoachJoined():
            life.coach, life.asks_sign_off, life.signed_off = event.coach, event.asks_sign_off, False
        case CoachLeft():
            life.coach, life.asks_sign_off, life.signed_off = None, False, False
            life.opened.clear()
        case CoachSignedOff() if life.coach:
            life.signed_off = True
        case CoachOpenedLadder() if may_open(log.method, life, event):
            life.opened += [event.ladder] * (event.ladder not in life.opened)
        case SessionStarted():
            life.phases.setdefault(event.session, life.phase)
            if current_flare(before) or life.return_left:
                life.eased.add(event.session)
        case FlareDeclared():
            close_gate(after, life, event.day)
        case SetDone():
            set_done(before, after, life, event, at)
        case SessionEnded() | MorningReported():
            answered(before, after, life, event, at)
    if isinstance(event, SetDone):
        return
    if any(spell.ended_at == at for spell in flares(after)):
        life.return_left = log.method.frame.flare.return_sessions
        for key, standing in life.ladders.items():
            trained = any(one.place.ladder == key for session in after.sessions for one in session.performances)
            if role(log.method, key) == "strength" and trained:
                rung_down(standing, at)


def screened(before: Log, after: Log, life: Life, event: Screened, at: int) -> None:
    ready = open_but_for_screening(before, life, event.moment, clear=True)
    clear = clearance(after, event.moment) in ("clear", "clear_with_exclusions")
    life.absence_unscreened = False
    if ready and clear:
        enter(life, "two" if life.phase == "one" else "maintenance", event.day, at)


def may_open(method: Method, life: Life, event: CoachOpenedLadder) -> bool:
    review = next(gate.review for gate in method.frame.gates if gate.opens == "two")
    assert review is not None
    long_enough = life.phase_since is not None and (event.day - life.phase_since).days >= review.after_days
    return life.coach is not None and life.phase == "one" and long_enough


def set_done(before: Log, after: Log, life: Life, event: SetDone, at: int) -> None:
    """The first set of a session counts a day away; the first set of strength counts a session of return."""
    strength = role(after.method, after.method.rung_by_key[event.rung][1].ladder) == "strength"
    if event.session in life.begun and (event.session in life.returned or not strength):
        return
    session = next((one for one in after.sessions if one.id == event.session), None)
    if session is None:
        return
    if session.trained and session.id not in life.begun:
        life.begun.add(session.id)
        away_down(before, life, session.day, at - 1)
        if life.phase_since is None:
            life.phase_since = session.day
    if session.strength and session.id not in life.returned:
        life.returned.add(session.id)
        over = [spell for spell in flares(after) if spell.ended_at is not None and spell.ended_at < session.at]
        if over and life.return_left and not current_flare(before):
            life.return_left -= 1


def answered(before: Log, after: Log, life: Life, event: Event, at: int) -> None:
    """A closing or a morning: down first, then up."""
    told_of = [one for one in after.sessions if concerns(one, event)]
    for session in told_of:
        if session.id not in life.lowered and zone(after, session, event.moment) == "red":
            life.lowered.add(session.id)
            for one in to_lower(after.method, session):
                standing = life.on(one.place.ladder)
                place = min((standing.rung, standing.step), (one.place.rung, one.planned.step))
                standing.rung, standing.step = place
                step_down(standing, at)
    if isinstance(event, SessionEnded):
        for session in told_of:
            hard_and_sore(after, life, session, at)
    if isinstance(event, MorningReported):
        for session in told_of:
            then = session_in(before, session)
            if zone(after, session, event.moment) == "green" != zone(before, then, event.moment):
                go_up(after, life, session, event, at)


def concerns(session: Session, event: Event) -> bool:
    """Whether an event can change the zone of a session; no morning reaches back a week."""
    if isinstance(event, SessionEnded):
        return event.session == session.id
    return event.moment - session.start.moment < timedelta(days=7)


def to_lower(method: Method, session: Session) -> list[Performance]:
    """What a red session takes down: what hurt, or all of strength."""
    hurt = [one for one in session.performances if one.hurts or named_by_strand(method, session, one)]
    return hurt or list(session.strength)


def named_by_strand(method: Method, session: Session, one: Performance) -> bool:
    return method.ladder_by_key[one.place.ladder].strand in session.hurt


def hard_and_sore(after: Log, life: Life, session: Session, at: int) -> None:
    """Called too hard twice running: down. Ended by the arm twice running: the other ladder."""
    rule = after.method.frame.progression
    for one in session.performances:
        ladder = one.place.ladder
        standing = life.on(ladder)
        recent = performances(after, ladder, standing.changed_at)
        last = recent[-rule.too_hard_running :]
        if len(last) == rule.too_hard_running and all(each.too_hard for each in last):
            step_down(standing, at)
        last = performances(after, ladder)[-rule.shoulder_stops_running :]
        spare = after.method.ladder_by_key[ladder].spared_by
        often = len(last) == rule.shoulder_stops_running and all(each.arm_stop for each in last)
        if spare and often and not standing.spared:
            standing.spared = True
            other = life.on(spare)
            other.rung = min(standing.rung, len(after.method.rungs[spare]))
            other.step, other.changed_at = 0, at


# Up and down -----------------------------------------------------------------------------------


def rung_down(standing: Standing, at: int) -> None:
    standing.rung, standing.step, standing.changed_at = max(1, standing.rung - 1), 0, at


def step_down(standing: Standing, at: int) -> None:
    if standing.step == 0:
        rung_down(standing, at)
    else:
        standing.step, standing.changed_at = standing.step - 1, at


def go_up(after: Log, life: Life, session: Session, event: MorningReported, at: int) -> None:
    """What a session that has just turned green takes up."""
    if current_flare(after) or life.return_left or held_back(after, event.moment):
        return
    for one in session.performances:
        standing = life.on(one.place.ladder)
        recent = performances(after, one.place.ladder, standing.changed_at)
        wanted = after.method.frame.progression.performances
        last = recent[-wanted:]
        if len(last) == wanted and all(qualifies(after, life, standing, each, event.moment) for each in last):
            rise(after, life, one.place.ladder, event.day, at)


def qualifies(log: Log, life: Life, standing: Standing, one: Performance, now: datetime) -> bool:
    """Complete, green, within the range of effort, at the present rung and step."""
    session = session_in(log, one.session)
    phase = log.method.phase_by_key[life.phases[session.id]]
    values: dict[str, Value] = {
        "sets_complete": one.complete,
        "zone": zone(log, session, now),
        "too_hard": one.too_hard,
        "early_stop": one.early_stop,
        "hurt": one.hurts,
    }
    here = one.place.rung == standing.rung and one.planned.step == standing.step
    return (
        here
        and one.planned.counts_up
        and session.id not in life.eased
        and holds(log.method.frame.progression.qualifies, lambda predicate: values[predicate.fact])
        and holds(phase.effort, lambda predicate: session.effort)
    )


def load_of(place: Place) -> float:
    return place.load.percent if place.load else 0.0


def rise(log: Log, life: Life, ladder: str, day: date, at: int) -> None:
    """One dose step, or from the last one a rung; on loaded ladders not so soon after the other kind of rise."""
    rule = log.method.frame.progression
    rungs = [place for _, place in log.method.rungs[ladder]]
    standing = life.on(ladder)
    place = rungs[standing.rung - 1]
    loaded = any(one.load for one in rungs)
    last_step = standing.step >= len(place.doses) - 1
    if last_step and standing.rung >= len(rungs):
        return
    if last_step:
        trust = confidence(log, log.method.ladder_by_key[ladder].strand)
        if not holds(rule.confidence_for_rung, lambda predicate: trust):
            return
    kind = "load" if last_step and load_of(rungs[standing.rung]) > load_of(place) else "amount"
    if loaded and standing.rose and standing.rose[1] != kind and (day - standing.rose[0]).days < rule.one_rise_days:
        return
    if last_step:
        standing.rung, standing.step = standing.rung + 1, 0
    else:
        standing.step += 1
    standing.changed_at = at
    standing.rose = (day, kind) if loaded else None
