"""Why an exercise stays the same: the first predicate of a step up that did not hold, on both sides of its edge."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from quadratus.prescription.facts import Standing
from quadratus.prescription.prescribe import as_of
from quadratus.prescription.reasons import Choice, Outcome
from quadratus.prescription.record.events import SessionEnded
from quadratus.prescription.today.choosing import Suited
from quadratus.prescription.wording import sentences
from tests.oracle.histories import History, lives, some_lives

from .person import ASKED, METHOD, But, Person, every_choice, in_phase_two, why

BIRD_DOG, DEAD_BUG = "bird_dog_leg", "dead_bug_heel_slide"
IN_A_ROW = "Times in a row that it was complete, settled and not too great an effort"
GOING_ON = "A flare-up is going on."
NOT_COUNTED = "Done in a flare-up or on the way back from one, which does not count towards a step up."
ELSEWHERE = "Done as another version or dose than is asked now, which does not count towards a step up."


def choice_on(ada: Person, ladder: str, day: int, *, at: str = ASKED) -> Choice:
    """Why a ladder stands where it does, whether or not the day asks for it."""
    item, _ = Suited(Standing(METHOD, ada.state(day, at=at), ada.at(at, day))).item(METHOD.ladder_by_key[ladder])
    assert item is not None
    return item.choices[0]


def kept(ada: Person, ladder: str, day: int, *, at: str = ASKED) -> tuple[str, ...]:
    """The sentences of what keeps a ladder the same; none where it has gone up."""
    one = choice_on(ada, ladder, day, at=at)
    if one.outcome in (Outcome.STEP_UP, Outcome.RUNG_UP):
        return ()
    assert one.outcome is Outcome.SAME
    return sentences(one.reason, METHOD)


def does(ada: Person, rung: str, *days: int, **told: Any) -> Person:
    """Do a rung on some days, each with a settled morning after it."""
    for day in days:
        ada.on(day).does(rung, **told).on(day + 1).wakes_with(ada.usual)
    return ada


# What was done ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ({}, ()),
        ({"effort": 5}, ()),
        ({"effort": 6}, ("Effort: 6 of 10, which is more than 5.",)),
        ({"but": {BIRD_DOG: But(part=0.9)}}, ("Not every set on every side was complete.",)),
        ({"but": {BIRD_DOG: But(too_hard=True, number=0)}}, ("It was called too hard.",)),
        ({"before": 2, "highest": 3}, ()),
        ({"before": 1, "highest": 3}, ("Answer of the back: stay as you are (asked: settled).",)),
        (
            {"closes": False},
            ("Answer of the back: stay as you are (asked: settled).", "Effort: not known (at most 5 asked)."),
        ),
    ],
)
def test_the_last_performance_is_asked_first(second: dict[str, Any], said: tuple[str, ...]) -> None:
    ada = does(does(Person.ready(), BIRD_DOG, 2), BIRD_DOG, 4, **second)
    assert kept(ada, "bird_dog", 6) == said


def test_once_is_not_often_enough_and_twice_is() -> None:
    assert kept(does(Person.ready(), BIRD_DOG, 2), "bird_dog", 4) == (f"{IN_A_ROW}: 1 time, which is less than 2.",)
    assert kept(does(Person.ready(), BIRD_DOG, 2, 4), "bird_dog", 6) == ()


def test_only_what_ran_in_a_row_is_counted() -> None:
    ada = does(does(does(Person.ready(), BIRD_DOG, 2), BIRD_DOG, 4, effort=6), BIRD_DOG, 6)
    assert kept(ada, "bird_dog", 8) == (f"{IN_A_ROW}: 1 time, which is less than 2.",)


@pytest.mark.parametrize(
    ("clock", "said"),
    [("06:59", ("Answer of the back: waiting for the morning (asked: settled).",)), ("07:00", ())],
)
def test_while_the_morning_is_not_reported_the_answer_is_pending(clock: str, said: tuple[str, ...]) -> None:
    assert kept(does(Person.ready(), BIRD_DOG, 2, 4), "bird_dog", 5, at=clock) == said


def test_a_morning_that_never_came_reads_amber() -> None:
    ada = does(Person.ready(), BIRD_DOG, 2).on(4).does(BIRD_DOG)
    assert kept(ada, "bird_dog", 8) == ("Answer of the back: stay as you are (asked: settled).",)


def test_answers_that_came_after_the_morning_say_what_that_morning_read() -> None:
    ada = does(Person.ready(), BIRD_DOG, 2).on(4).does(BIRD_DOG, closes=False).on(5).wakes_with(3)
    closing = SessionEnded(
        id=ada.new_id(),
        moment=ada.at("12:00"),
        day=ada.at("12:00").date(),
        session=ada.session().id,
        highest_pain=3,
        effort=4,
        new_leg_symptoms=False,
        stopped_for_pain=False,
    )
    ada.tells(closing)
    assert ada.session().settled == "green"
    assert kept(ada, "bird_dog", 6)[0] == "Answer of the back: stay as you are (asked: settled)."


@pytest.mark.parametrize(("step", "said"), [(0, ()), (2, (ELSEWHERE,))])
def test_another_dose_than_is_asked_now_does_not_count(step: int, said: tuple[str, ...]) -> None:
    assert kept(does(Person.ready(), f"{BIRD_DOG}.{step}", 2, 4), "bird_dog", 6) == said


# A rung up -------------------------------------------------------------------------------------


def at_the_last_dose(confidence: int | None) -> tuple[Person, int]:
    """Dead bug twice at the last dose of its first rung; the day after the last morning."""
    ada, day = Person.ready(), 2
    while ada.stands_on("dead_bug", day) != f"{DEAD_BUG}.2":
        does(ada, ada.stands_on("dead_bug", day), day)
        day += 2
    does(ada, f"{DEAD_BUG}.2", day, day + 2, confidence=confidence)
    return ada, day + 4


@pytest.mark.parametrize(
    ("confidence", "said"),
    [
        (7, ()),
        (6, ("Confidence in the movement: 6 of 10, which is less than 7.",)),
        (None, ("Confidence in the movement: not known (at least 7 asked).",)),
    ],
)
def test_a_rung_up_says_what_confidence_is_missing(confidence: int | None, said: tuple[str, ...]) -> None:
    ada, day = at_the_last_dose(confidence)
    assert kept(ada, "dead_bug", day) == said


def test_confidence_that_came_later_leaves_what_the_morning_decided() -> None:
    ada, day = at_the_last_dose(6)
    ada.on(day).is_confident("isometric_hold", 9)
    assert kept(ada, "dead_bug", day) == ("Confidence in the movement: 6 of 10, which is less than 7.",)


def test_the_top_of_a_ladder_is_named() -> None:
    ada, day = Person.ready(), 2
    while ada.stands_on("lying_tilt", day) != "lying_tilt.2":
        does(ada, ada.stands_on("lying_tilt", day), day)
        day += 2
    assert kept(does(ada, "lying_tilt.2", day, day + 2), "lying_tilt", day + 4) == ("It is at the top of its ladder.",)
    assert kept(does(Person.ready(), "lying_tilt", 2, 4), "lying_tilt", 6) == ()


@pytest.mark.parametrize(
    ("morning", "said"),
    [(31, ("Days since load or distance last rose: 6 days, which is less than 7.",)), (32, ())],
)
def test_load_soon_after_distance_is_named(morning: int, said: tuple[str, ...]) -> None:
    ada = in_phase_two()
    for on, step in ((20, 0), (21, 0), (22, 1), (24, 1)):
        does(ada, f"two_hand_carry.{step}", on, kg=3.5, confidence=8)
    does(ada, "two_hand_carry.2", morning - 3, morning - 1, kg=3.5, confidence=8)
    assert kept(ada, "loaded_carry", morning) == said


# What forbids every step up --------------------------------------------------------------------


def two_reds() -> Person:
    """Red on day 2 and on day 5, screened since."""
    ada = Person.ready().on(2).does("lying_tilt", before=3, highest=6)
    return ada.on(5).does("lying_tilt", before=3, highest=6).on(6).is_screened()


@pytest.mark.parametrize(
    ("last", "asked", "said"),
    [
        (8, 9, ("Days since repeated steps back: 4 days, which is less than 7.",)),
        (8, 11, ("Days since repeated steps back: 6 days, which is less than 7.",)),
        (10, 11, ("Days since repeated steps back: 6 days, which is less than 7.",)),
        (11, 12, ()),
    ],
)
def test_after_two_reds_the_days_are_named(last: int, asked: int, said: tuple[str, ...]) -> None:
    assert kept(does(two_reds(), BIRD_DOG, 6, last), "bird_dog", asked) == said


def test_when_the_days_are_over_it_is_said_what_the_morning_decided() -> None:
    ada = does(two_reds(), BIRD_DOG, 6, 8)
    assert kept(ada, "bird_dog", 12) == ("Days since repeated steps back: 4 days, which is less than 7.",)


def test_today_names_the_days_after_two_reds() -> None:
    asked = does(two_reds(), BIRD_DOG, 6, 8).prescription(10)
    assert why(asked, Outcome.SAME, "Bird dog") == ("Days since repeated steps back: 5 days, which is less than 7.",)


def test_a_flare_up_forbids_a_step_up_before_and_after_its_end() -> None:
    ada = does(Person.ready(), BIRD_DOG, 2).on(4).does(BIRD_DOG)
    calm = ada.copy().on(5).wakes_with(3)
    ada.on(5).declares_a_flare_up(at="06:30").wakes_with(3)
    assert kept(calm, "bird_dog", 6) == ()
    assert kept(ada, "bird_dog", 6) == (GOING_ON,)


def test_sessions_of_the_return_do_not_count_and_those_after_do() -> None:
    ada = Person.ready().on(2).declares_a_flare_up().is_screened(at="13:00")
    ada.wakes_on((3, 4), 3).says_it_is_over()
    assert ada.state(4).return_left == 2
    does(ada, BIRD_DOG, 4, 6)
    assert kept(ada, "bird_dog", 8) == (NOT_COUNTED,)
    does(ada, BIRD_DOG, 8)
    assert kept(ada, "bird_dog", 10) == (NOT_COUNTED,), "of the two in a row one does not count"
    does(ada, BIRD_DOG, 10)
    assert kept(ada, "bird_dog", 12) == ()


# In every life ---------------------------------------------------------------------------------


@some_lives
@given(lives())
def test_what_stays_the_same_never_has_a_reason_to_go_up(history: History) -> None:
    for one in history.askings:
        same = [chosen for chosen in every_choice(one.prescription) if chosen.outcome is Outcome.SAME]
        assert not [chosen for chosen in same if chosen.reason.met]
        standing = as_of(METHOD, one.state, one.now).ladders
        trained = [item for item in one.prescription.items if standing[item.ladder].recent]
        stays = [item for item in trained if item.rung_number == standing[item.ladder].rung]
        assert all(Outcome.SAME in {chosen.outcome for chosen in item.choices} for item in stays)
