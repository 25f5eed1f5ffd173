"""What has been so far, also what the state no longer keeps."""

from __future__ import annotations

import random

from quadratus.prescription.history import History, dump_history, history, load_history
from quadratus.prescription.record.events import Side
from quadratus.prescription.state import KEPT_DAYS

from .person import LEFT_OUT, METHOD, But, Person, in_phase_two


def told(ada: Person) -> History:
    return history(METHOD, ada.events)


def test_mornings_and_sessions_are_never_forgotten() -> None:
    ada = Person.ready().on(1).does("bird_dog_leg", before=3, highest=4).on(2).wakes_with(3)
    ada.on(2 + 2 * KEPT_DAYS).wakes_with(2)
    so_far = told(ada)
    assert [one.pain for one in so_far.mornings] == [3, 2]
    assert [(one.before, one.highest, one.settled) for one in so_far.sessions] == [(3, 4, "amber")]
    assert so_far.first_day == ada.start
    assert ada.state(2 + 2 * KEPT_DAYS).sessions == ()


def test_a_walk_is_minutes_and_no_session() -> None:
    ada = Person.ready().on(1).does("walking.1").does("walking.0", at="19:00")
    so_far = told(ada)
    assert [one.minutes for one in so_far.walks] == [15]
    assert so_far.sessions == ()


def test_a_walk_that_was_cut_short_counts_as_far_as_it_went() -> None:
    ada = Person.ready().on(1).does("walking.1", but={"walking": But(part=0.4)})
    assert [one.minutes for one in told(ada).walks] == [4]


def test_walks_outside_of_sessions_are_added_to_those_within() -> None:
    ada = Person.ready().on(1).does("walking.1").on(1).walks(20).walks(10, at="15:00").on(3).walks(5)
    assert [one.minutes for one in told(ada).walks] == [40, 5]


def test_sets_are_counted_by_side_and_what_was_left_out_is_not() -> None:
    ada = (
        Person.ready()
        .on(1)
        .does("bird_dog_leg.0", but={"bird_dog_leg": But(ended=LEFT_OUT.ended, part=0, side=Side.LEFT, number=0)})
    )
    planned = METHOD.rung_by_key["bird_dog_leg"][1].doses[0].sets
    assert [(one.left, one.right) for one in told(ada).sides] == [(len(planned) - 1, len(planned))]


def test_phases_and_baselines_are_dated() -> None:
    ada = in_phase_two()
    so_far = told(ada)
    assert [(one.phase, (one.day - ada.start).days + 1) for one in so_far.phases] == [("one", 1), ("two", 16)]
    assert so_far.baselines[0].value == 3


def test_a_usual_pain_that_follows_downwards_is_dated_too() -> None:
    ada = Person.ready(usual=4).wakes_on(range(2, 8), 2)
    days = [((one.day - ada.start).days + 1, one.value) for one in told(ada).baselines]
    assert days == [(1, 4), (6, 2)]


def test_a_flare_up_keeps_its_note_and_its_answers() -> None:
    ada = Person.ready().on(2).declares_a_flare_up(note="after gardening").feels("worse")
    seen = told(ada).flares[0]
    assert seen.note == "after gardening"
    assert [answer for _, answer in seen.spell.answers] == ["worse"]


def test_confidence_is_the_last_one_of_a_day() -> None:
    ada = Person.ready().on(2).is_confident("breathing", 4).is_confident("breathing", 6, at="13:00")
    assert [one.scores for one in told(ada).confidence] == [{"breathing": 6}]


def test_it_depends_on_the_set_of_events_alone() -> None:
    ada = in_phase_two()
    shuffled = ada.events * 2
    random.Random(1).shuffle(shuffled)
    assert history(METHOD, shuffled) == told(ada)


def test_it_is_written_and_read_again() -> None:
    so_far = told(in_phase_two())
    assert load_history(dump_history(so_far)) == so_far
    assert history(METHOD, ()) == History()
