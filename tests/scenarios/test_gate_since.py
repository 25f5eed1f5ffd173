"""Since when a criterion of the gate stands as it stands: read at the end of each day, never guessed."""

from __future__ import annotations

from datetime import timedelta

from quadratus.prescription.gate_since import Stands, stands_now
from quadratus.prescription.history import history

from .person import METHOD, Person
from .test_gate import foundation


def stands(ada: Person, day: int, clock: str = "17:55") -> dict[str, Stands]:
    """How the criteria stand on a day, from what had happened until then."""
    now = ada.at(clock, day)
    events = [event for event in ada.events if event.moment <= now]
    so_far = history(METHOD, events)
    return stands_now(METHOD, ada.state(day), so_far.stands, so_far.last_day, now)


def day_of(ada: Person, one: Stands) -> int:
    return (one.since - ada.start).days + 1


def test_what_has_not_been_met_so_far_is_not_met_since_the_gate_came_ahead() -> None:
    ada = Person.ready()
    for day in (1, 2, 9):
        assert not stands(ada, day)["holds"].met
        assert not stands(ada, day)["holds"].changed
        assert day_of(ada, stands(ada, day)["holds"]) == 1


def test_the_last_set_that_was_asked_for_is_the_day() -> None:
    ada = foundation((3, 5))
    assert not stands(ada, 3)["holds"].met
    holds = stands(ada, 6)["holds"]
    assert (holds.met, holds.changed, day_of(ada, holds)) == (True, True, 3)


def test_a_day_counts_as_it_ends() -> None:
    ada = Person.ready().on(3).is_confident("pelvic_control", 9).is_confident("isometric_hold", 9)
    ada.is_confident("isometric_hold", 5, at="16:00")
    confidence = stands(ada, 4)["confidence"]
    assert (confidence.met, day_of(ada, confidence)) == (False, 1)


def test_what_is_lost_again_is_not_met_since_the_day_on_which_it_was_lost() -> None:
    ada = Person.ready().on(3).is_confident("pelvic_control", 9).is_confident("isometric_hold", 9)
    ada.on(6).is_confident("isometric_hold", 5)
    before, after = stands(ada, 5)["confidence"], stands(ada, 9)["confidence"]
    assert (before.met, day_of(ada, before)) == (True, 3)
    assert (after.met, after.changed, day_of(ada, after)) == (False, True, 6)


def test_time_alone_can_make_it_so() -> None:
    """No flare-up in the last 14 days: 14 days after the last one, without an event on that day."""
    ada = Person.ready().on(2).declares_a_flare_up().is_screened(at="13:00").wakes_on((3, 4), 3).says_it_is_over()
    for day, met, since in ((2, False, 2), (17, False, 2), (18, True, 18), (25, True, 18)):
        quiet = stands(ada, day)["quiet"]
        assert (quiet.met, day_of(ada, quiet)) == (met, since), day


def test_a_stricter_reading_counts_from_the_day_it_was_chosen() -> None:
    ada = foundation(range(1, 8, 2), before=0, highest=0, morning=0)
    ada.on(9).wants_the_strict_gate()
    assert day_of(ada, stands(ada, 10)["settled"]) == 9
    assert stands(ada, 10)["settled"].met
    assert day_of(ada, stands(ada, 10)["quiet"]) == 1


def test_another_gate_begins_anew() -> None:
    ada = foundation()
    ada.on(16).is_screened(at="12:00")
    assert ada.state(16).phase == "two"
    time = stands(ada, 20)["time"]
    assert (time.opens, time.met, day_of(ada, time)) == ("maintenance", False, 16)


def test_a_run_that_is_older_than_what_is_read_says_so() -> None:
    ada = Person.ready(usual=3)
    ada.wakes_on(range(2, 200, 14), 9)
    quiet = stands(ada, 199)["quiet"]
    assert (quiet.met, quiet.before) == (True, True)
    assert not stands(ada, 60)["quiet"].before


def test_the_answer_does_not_depend_on_the_calendar() -> None:
    ada = foundation(range(1, 8, 2))
    later = foundation(range(1, 8, 2), ada=Person.ready(start=ada.start + timedelta(days=400)))
    days = {key: (one.met, day_of(ada, one)) for key, one in stands(ada, 9).items()}
    assert days == {key: (one.met, day_of(later, one)) for key, one in stands(later, 9).items()}
