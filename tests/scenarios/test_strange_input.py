"""Late, twice, out of order, impossible, contradictory, elsewhere in the world, and missing (DECISIONS 8)."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta, timezone
from functools import cache
from typing import Any
from uuid import UUID

import pytest

from quadratus.prescription.prescribe import prescribe
from quadratus.prescription.prescription import DayKind
from quadratus.prescription.record.events import (
    BaselineGiven,
    ClinicianWord,
    CoachOpenedLadder,
    ConfidenceGiven,
    Ended,
    Event,
    HoldTested,
    Joined,
    MeasureEntered,
    MorningReported,
    SessionEnded,
    SessionStarted,
    SetDone,
    Side,
)
from quadratus.prescription.record.reading import RefusedError, event_from, read_event, refuse_impossible, write_event
from quadratus.prescription.state import dump_state, fold, load_state

from .person import METHOD, Person, criteria, in_phase_two, planned_exercise, rungs

EAST, WEST = timezone(timedelta(hours=14)), timezone(timedelta(hours=-10))


@cache
def _a_full_life() -> Person:
    """Training, a red session, a flare-up, a coach, tests: a bit of everything in 40 days."""
    ada = Person.ready(minutes=25).trains(days=range(1, 10))
    ada.on(10).wakes_with(3).does("bird_dog_leg.1", before=3, highest=6).on(12).is_coached()
    ada.trains(days=range(12, 20)).on(20).declares_a_flare_up().is_screened(at="13:00")
    ada.on(21).wakes_with(4).feels("easier").on(22).wakes_with(4).says_it_is_over()
    return ada.trains(days=range(23, 40))


# The set of events decides ---------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_arrival_changes_nothing(seed: int) -> None:
    events = list(_a_full_life().events)
    random.Random(seed).shuffle(events)
    assert fold(METHOD, events) == fold(METHOD, _a_full_life().events)


def test_arriving_twice_changes_nothing() -> None:
    events = _a_full_life().events
    assert fold(METHOD, [*events, *reversed(events)]) == fold(METHOD, events)


def test_one_id_with_two_contents_counts_once_whichever_came_first() -> None:
    ada = Person.ready().on(2).does("lying_tilt").on(3).wakes_with(3)
    report = ada.events[-1]
    assert isinstance(report, MorningReported)
    other = replace(report, pain=9)
    before = fold(METHOD, [*ada.events, other])
    assert before == fold(METHOD, [other, *ada.events])
    assert len(before.mornings) == 1


def test_what_arrives_late_counts_as_if_it_had_come_in_time() -> None:
    def life(*, late: bool) -> Person:
        ada = Person.ready()
        for day in (2, 4):
            ada.on(day).does("bird_dog_leg")
            if not late:
                ada.on(day + 1).wakes_with(3)
        if late:
            ada.on(5).wakes_with(3).on(3).wakes_with(3)
        return ada

    assert life(late=True).stands_on("bird_dog", 6) == life(late=False).stands_on("bird_dog", 6) == "bird_dog_leg.1"


def test_a_late_red_takes_back_what_had_gone_up_without_it() -> None:
    ada = Person.ready()
    for day in (2, 4):
        ada.on(day).does("bird_dog_leg").on(day + 1).wakes_with(3)
    assert ada.stands_on("bird_dog", 6) == "bird_dog_leg.1"
    ada.on(3).wakes_with(8, at="08:00")
    assert ada.stands_on("bird_dog", 6) == "bird_dog_leg.0"


def test_a_set_that_arrives_after_the_end_still_counts() -> None:
    ada = Person.ready().on(2).does("bird_dog_leg")
    late = next(event for event in ada.events if isinstance(event, SetDone) and event.number == 3)
    ada.events.remove(late)
    assert not ada.session(day=3).performances[0].complete
    ada.tells(late)
    assert ada.session(day=3).performances[0].complete


def test_a_set_entered_after_the_end_of_the_session_still_counts() -> None:
    ada = Person.ready().on(2).does("bird_dog_leg")
    late = next(event for event in ada.events if isinstance(event, SetDone) and event.number == 3)
    ada.events.remove(late)
    ada.tells(replace(late, moment=ada.at("19:30")))
    assert ada.session(day=3).performances[0].complete


def later_by(days: int, event: Event) -> Event:
    moment = event.moment + timedelta(days=days)
    if isinstance(event, Joined):
        return replace(event, moment=moment, day=moment.date(), birth_year=event.birth_year + days // 365)
    return replace(event, moment=moment, day=moment.date())


@pytest.mark.parametrize("shift", [1, 6, 29, 365, 20_000])
def test_the_same_life_on_other_dates_has_the_same_answer(shift: int) -> None:
    events = _a_full_life().events
    moved = [later_by(shift, event) for event in events]
    now = _a_full_life().at("17:55", 40)
    asked = prescribe(METHOD, fold(METHOD, events), now)
    later = prescribe(METHOD, fold(METHOD, moved), now + timedelta(days=shift))
    assert (later.kind, later.phase, rungs(later), later.seconds) == (
        asked.kind,
        asked.phase,
        rungs(asked),
        asked.seconds,
    )


def with_sets_moved(hours: float) -> Person:
    """A session of which the sets carry the clock of a phone that is wrong by some hours."""
    ada = Person.ready().on(4).does("bird_dog_leg", at="12:00")
    shift = timedelta(hours=hours)
    ada.events = [
        replace(event, moment=event.moment + shift, day=(event.moment + shift).date())
        if isinstance(event, SetDone)
        else event
        for event in ada.events
    ]
    return ada


@pytest.mark.parametrize("hours", [-11.5, -1, 1, 11])
def test_clocks_may_be_half_a_day_apart_without_losing_a_set(hours: float) -> None:
    session = with_sets_moved(hours).session(day=5, at="20:00")
    assert [one.complete for one in session.performances] == [True]


# Refused ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ahead", "refused"),
    [(timedelta(hours=24), False), (timedelta(hours=24, minutes=1), True), (timedelta(days=-400), False)],
    ids=["a_day", "a_day_and_a_minute", "long_past"],
)
def test_an_event_more_than_a_day_ahead_is_refused(ahead: timedelta, refused: bool) -> None:
    ada = Person.ready()
    now = ada.at("12:00")
    moment = now + ahead
    event = MorningReported(id=UUID(int=999), moment=moment, day=moment.date(), pain=3)
    if not refused:
        refuse_impossible(event, METHOD, now)
        return
    with pytest.raises(RefusedError, match="more than a day in the future"):
        refuse_impossible(event, METHOD, now)


def stamped(kind: str, **values: Any) -> dict[str, Any]:
    return {"id": str(UUID(int=7)), "moment": "2026-01-06T18:00:00+01:00", "day": "2026-01-06", **values}


@pytest.mark.parametrize(
    ("kind", "values", "fine"),
    [
        ("morning", {"pain": 0}, True),
        ("morning", {"pain": 10}, True),
        ("morning", {"pain": 11}, False),
        ("morning", {"pain": -1}, False),
        ("morning", {"pain": 3.5}, False),
        ("morning", {}, False),
        ("morning", {"pain": 3, "mood": "good"}, False),
        ("morning", {"pain": 3, "stiffness_minutes": 600}, True),
        ("morning", {"pain": 3, "stiffness_minutes": 601}, False),
        ("morning", {"pain": 3, "moment": "2026-01-06T18:00:00"}, False),
        ("check_in", {"pain_now": 11}, False),
        ("confidence", {"strand": "breathing", "score": 11}, False),
        ("circumstances", {"minutes": 40}, True),
        ("circumstances", {"minutes": 41}, False),
        ("circumstances", {"minutes": 5}, True),
        ("circumstances", {"minutes": 4}, False),
        ("circumstances", {"minutes": 20, "body_weight_kg": 29}, False),
        ("hold_tested", {"rung": "wall_side_lean", "side": "left", "seconds": 600, "ended": "trunk"}, True),
        ("hold_tested", {"rung": "wall_side_lean", "side": "left", "seconds": 601, "ended": "trunk"}, False),
        ("hold_tested", {"rung": "wall_side_lean", "side": "both", "seconds": 30, "ended": "trunk"}, False),
        ("bend_tested", {"side": "left", "centimetres": 61}, False),
        ("coach_opened_ladder", {"ladder": "side_plank", "reason": ""}, False),
        ("dance", {}, False),
    ],
    ids=str,
)
def test_impossible_values_are_refused_and_possible_ones_are_read(
    kind: str, values: dict[str, Any], fine: bool
) -> None:
    if fine:
        assert event_from(kind, stamped(kind, **values)).id == UUID(int=7)
        return
    with pytest.raises(RefusedError) as refused:
        event_from(kind, stamped(kind, **values))
    assert len(str(refused.value)) > 20, "the message says what is wrong"


def set_done(seconds: float, rung: str = "wall_side_lean") -> SetDone:
    moment = Person().at("18:00")
    return SetDone(
        id=UUID(int=8), moment=moment, day=moment.date(), session=UUID(int=9), rung=rung, number=0, side=Side.LEFT,
        done=seconds,
    )  # fmt: skip


def test_a_hold_longer_than_ten_minutes_is_refused() -> None:
    now = Person().at("19:00")
    refuse_impossible(set_done(600), METHOD, now)
    with pytest.raises(RefusedError, match="ten minutes"):
        refuse_impossible(set_done(601), METHOD, now)
    refuse_impossible(set_done(601, "suitcase_walk_5"), METHOD, now)


def test_a_day_that_is_not_the_local_day_of_the_moment_is_refused() -> None:
    ada = Person()
    wrong = replace(set_done(10), day=ada.start + timedelta(days=1))
    with pytest.raises(RefusedError, match="local day"):
        refuse_impossible(wrong, METHOD, ada.at("19:00"))


STAMP: dict[str, Any] = {"id": UUID(int=8), "moment": Person().at("18:00"), "day": Person().start}


@pytest.mark.parametrize(
    "event",
    [
        set_done(10, "handstand"),
        HoldTested(**STAMP, rung="handstand", side=Side.LEFT, seconds=10, ended=Ended.TRUNK),
        ConfidenceGiven(**STAMP, strand="handstand", score=5),
        ClinicianWord(**STAMP, who="Dr Weber", said="Go on.", findings=("fever", "handstand")),
        ClinicianWord(**STAMP, who="Dr Weber", said="Go on.", conditions=("handstand",)),
        CoachOpenedLadder(**STAMP, ladder="handstand", reason="Why not."),
        MeasureEntered(**STAMP, measure="handstand", score=1),
        BaselineGiven(**STAMP, usual_pain=3, worst_pain=5, observations={"handstand": True}),
    ],
    ids=lambda event: type(event).__name__,
)
def test_what_the_method_does_not_know_is_refused_by_name(event: Event) -> None:
    with pytest.raises(RefusedError, match="does not know 'handstand'"):
        refuse_impossible(event, METHOD, Person().at("19:00"))


def test_a_word_on_known_findings_and_conditions_is_taken() -> None:
    word = ClinicianWord(**STAMP, who="Dr Weber", said="", findings=("fever",), conditions=("vertebral_fracture",))
    refuse_impossible(word, METHOD, Person().at("19:00"))


def test_the_worst_pain_cannot_be_below_the_usual() -> None:
    now = Person().at("19:00")
    refuse_impossible(BaselineGiven(**STAMP, usual_pain=5, worst_pain=5), METHOD, now)
    with pytest.raises(RefusedError, match="worst pain is below"):
        refuse_impossible(BaselineGiven(**STAMP, usual_pain=5, worst_pain=4), METHOD, now)


def test_every_event_of_a_life_is_taken_and_read_back_as_written() -> None:
    ada = _a_full_life()
    for event in ada.events:
        refuse_impossible(event, METHOD, ada.at("23:59", 40))
        assert read_event(*write_event(event)) == event


def test_the_state_is_read_back_as_written() -> None:
    state = fold(METHOD, _a_full_life().events)
    assert load_state(dump_state(state)) == state


# Contradictory ---------------------------------------------------------------------------------


def test_with_no_event_at_all_there_is_an_answer() -> None:
    assert Person().kind(1) is DayKind.BLOCKED


def test_a_set_of_a_session_that_never_began_is_nothing() -> None:
    ada = Person.ready().on(2)
    before = ada.state(2)
    assert ada.tells(replace(set_done(5), moment=ada.at("10:00"), day=ada.at("10:00").date())).state(2) == before


def test_an_end_of_a_session_that_never_began_is_nothing() -> None:
    ada = Person.ready().on(2)
    ended = SessionEnded(
        id=ada.new_id(),
        moment=ada.at("10:00"),
        day=ada.at("10:00").date(),
        session=UUID(int=9),
        highest_pain=9,
        effort=9,
    )
    before = ada.state(2)
    assert ada.tells(ended).state(2) == before


def test_a_session_that_began_twice_is_one() -> None:
    ada = Person.ready().on(2).does("bird_dog_leg")
    started = next(event for event in ada.events if isinstance(event, SessionStarted))
    ada.tells(replace(started, id=ada.new_id(), moment=ada.at("18:05"), pain_before=0))
    assert len(ada.state(3).sessions) == 1
    assert ada.session(day=3).pain_before == 3


@pytest.mark.parametrize("better_first", [True, False])
def test_of_two_sets_of_closing_answers_the_worse_of_each_counts(better_first: bool) -> None:
    ada = Person.ready().on(2).does("bird_dog_leg", highest=3, effort=9)
    first = ada.events[-1]
    assert isinstance(first, SessionEnded)
    second = replace(first, id=ada.new_id(), moment=first.moment + timedelta(minutes=5), highest_pain=7, effort=2)
    if not better_first:
        ada.events[-1] = replace(second, moment=first.moment)
        second = replace(first, id=second.id, moment=second.moment)
        ada.events[-1] = replace(ada.events[-1], id=first.id)
    session = ada.tells(second).session(day=3)
    assert (session.highest_pain, session.effort, session.settled) == (7, 9, "red")


def test_of_two_reports_of_one_set_the_later_counts() -> None:
    ada = Person.ready().on(2).does("bird_dog_leg")
    first = next(event for event in ada.events if isinstance(event, SetDone))
    ada.tells(replace(first, id=ada.new_id(), moment=ada.at("18:20"), done=1.0, ended=Ended.TRUNK))
    assert not ada.session(day=3).performances[0].complete


def test_a_set_called_complete_that_fell_short_is_not_complete() -> None:
    ada = Person.ready().on(2).does("bird_dog_leg")
    first = next(event for event in ada.events if isinstance(event, SetDone))
    ada.events[ada.events.index(first)] = replace(first, done=9.5)
    assert not ada.session(day=3).performances[0].complete


def test_a_set_on_the_other_side_than_planned_does_not_stand_for_it() -> None:
    ada = Person.ready().on(2).does("bird_dog_leg")
    first = next(event for event in ada.events if isinstance(event, SetDone))
    ada.events[ada.events.index(first)] = replace(first, side=Side.RIGHT)
    assert not ada.session(day=3).performances[0].complete


def test_a_set_of_an_exercise_that_was_not_planned_earns_nothing() -> None:
    ada = Person.ready()
    for day in (2, 4):
        ada.on(day).does("lying_tilt")
        session = next(event.session for event in reversed(ada.events) if isinstance(event, SessionStarted))
        moment = ada.at("18:10")
        for number, planned in enumerate(planned_exercise("bird_dog_leg").sets):
            ada.tells(
                SetDone(
                    id=ada.new_id(), moment=moment, day=moment.date(), session=session, rung="bird_dog_leg",
                    number=number, side=planned.side, done=planned.target,
                )
            )  # fmt: skip
        ada.on(day + 1).wakes_with(3)
    assert ada.stands_on("bird_dog", 6) == "bird_dog_leg.0"


def test_a_flare_up_entered_by_mistake_can_be_taken_back() -> None:
    ada = Person.ready().on(2).declares_a_flare_up()
    ada.takes_back(ada.events[-1], at="12:30")
    assert ada.kind(2) is DayKind.STRENGTH
    assert ada.state(2).flares == ()


# Elsewhere in the world ------------------------------------------------------------------------


def test_a_day_is_the_local_day_of_the_person() -> None:
    ada = Person.ready().living_in(EAST).on(3).does("bird_dog_leg", at="06:00")
    assert ada.session(day=3, at="20:00").day == ada.start + timedelta(days=2)


@pytest.mark.parametrize("there", [EAST, WEST], ids=["east", "west"])
def test_two_sessions_stay_two_whatever_the_clocks_show(there: timezone) -> None:
    ada = Person.ready().on(3).does("lying_tilt").living_in(there).on(4).does("lying_tilt")
    assert ada.state(6).sessions_in_phase == 2


def test_two_sessions_on_one_calendar_day_flying_west_stay_two() -> None:
    ada = Person.ready().living_in(EAST).on(4).does("lying_tilt", at="20:00")
    ada.living_in(WEST).does("lying_tilt", at="18:00")
    first, second = ada.state(6).sessions
    assert second.started - first.started == timedelta(hours=22)
    assert first.day == second.day
    assert ada.state(6).sessions_in_phase == 2


def test_one_session_stays_one_when_its_end_shows_another_date() -> None:
    ada = Person.ready().on(3).does("lying_tilt", at="23:50", minutes=30)
    assert len(ada.state(5).sessions) == 1
    assert ada.session(day=5).day == ada.start + timedelta(days=2)
    assert ada.state(5).sessions_in_phase == 1


@pytest.mark.parametrize(
    ("clock", "kind", "because"),
    [
        ("07:59", DayKind.PRACTICE, "23 hours 59 minutes, though the dates are two apart"),
        ("08:00", DayKind.STRENGTH, "24 hours and two dates apart"),
    ],
)
def test_flying_east_makes_no_rest_out_of_a_jump_of_the_calendar(clock: str, kind: DayKind, because: str) -> None:
    ada = Person.ready().on(2).does("bird_dog_leg", at="18:00").living_in(EAST)
    assert ada.kind(4, at=clock) is kind, because


@pytest.mark.parametrize(("clock", "kind"), [("07:59", DayKind.PRACTICE), ("08:00", DayKind.STRENGTH)])
def test_flying_east_in_phase_two(clock: str, kind: DayKind) -> None:
    ada = in_phase_two().on(20).does("side_hip_hitch", at="18:00").living_in(EAST)
    assert ada.kind(22, at=clock) is kind


def test_the_next_morning_is_found_by_hours_when_the_date_stands_still() -> None:
    ada = Person.ready().living_in(EAST).on(4).does("lying_tilt", at="05:00", minutes=30)
    ada.living_in(WEST).on(3).wakes_with(5, at="12:00")
    assert ada.zone_of_last(4) == "red"


# Missing ---------------------------------------------------------------------------------------


def test_without_any_morning_nothing_ever_goes_up() -> None:
    ada = Person.ready().trains(days=range(1, 28), mornings=False)
    state = ada.state(28)
    assert {(place.rung, place.step) for place in state.ladders.values()} == {(1, 0)}
    assert state.phase == "one"
    assert {one.settled for one in state.sessions if one.day < ada.start + timedelta(days=25)} <= {"pending", "amber"}


def test_without_any_morning_the_gate_stays_shut() -> None:
    ada = Person.ready().trains(days=range(1, 28), mornings=False)
    assert not criteria(ada.prescription(28))["settled"]
    assert not criteria(ada.prescription(28))["strands"]


def test_without_closing_answers_nothing_ever_goes_up() -> None:
    ada = Person.ready().trains(days=range(1, 22), closes=False)
    assert {(place.rung, place.step) for place in ada.state(22).ladders.values()} == {(1, 0)}


def test_without_a_check_in_no_ease_day_is_guessed_and_none_refused() -> None:
    assert Person.ready().kind(2) is DayKind.STRENGTH
    assert Person.ready().on(2).checks_in(9).kind(2) is DayKind.EASE


def test_a_missing_morning_between_two_good_ones_makes_its_session_amber() -> None:
    ada = Person.ready()
    for day in (2, 4, 6):
        ada.on(day).does("bird_dog_leg")
    ada.on(3).wakes_with(3).on(7).wakes_with(3)
    assert ada.stands_on("bird_dog", 8) == "bird_dog_leg.0"


@pytest.mark.parametrize("hours_behind", [2, 11, 13, 40])
def test_the_answers_at_the_end_count_however_wrong_the_clock_was(hours_behind: int) -> None:
    ada = Person.ready().on(3).does("dead_bug_heel_slide", "bridge_two_legs", closes=False)
    started = next(event for event in reversed(ada.events) if isinstance(event, SessionStarted))
    when = started.moment - timedelta(hours=hours_behind)
    ada.tells(
        SessionEnded(
            id=ada.new_id(), moment=when, day=when.date(), session=started.session, highest_pain=9, effort=9,
            stopped_for_pain=True,
        )
    )  # fmt: skip
    assert ada.zone_of_last(4) == "red"
