"""What was said of an exercise last time, and what that means now: it says what the rules will do (DECISIONS 3)."""

from __future__ import annotations

import pytest

from quadratus.prescription.facts import Standing
from quadratus.prescription.last_time import said_last_time, too_hard_again
from quadratus.prescription.prescription import Item
from quadratus.prescription.record.events import Ended
from quadratus.prescription.today.choosing import Suited
from quadratus.prescription.wording import last_time_words, too_hard_words
from quadratus.protocol.loading import lower_back_mastery

from .person import HURTS, LEFT_OUT, METHOD, TOO_HARD, But, Person
from .test_progression import one_step_up

RUNG = "bird_dog_leg"


def item(ada: Person, day: int, ladder: str = "bird_dog") -> Item:
    standing = Standing(METHOD, ada.state(day), ada.at("17:55", day))
    made, _ = Suited(standing).item(METHOD.ladder_by_key[ladder])
    assert made is not None
    return made


def said(ada: Person, day: int, language: str = "en") -> list[str]:
    """What stands with the exercise on a day."""
    method, state = lower_back_mastery(language), ada.state(day)
    return [last_time_words(one, language) for one in said_last_time(method, state, item(ada, day))]


def if_hard(ada: Person, day: int) -> str:
    return too_hard_words(too_hard_again(METHOD, ada.state(day), item(ada, day)), "en")


def hard(ada: Person, day: int, step: int = 1) -> Person:
    return ada.on(day).does(f"{RUNG}.{step}", effort=6, but={"all": TOO_HARD}).on(day + 1).wakes_with(3)


def test_nothing_was_said_of_what_went_as_asked() -> None:
    assert said(one_step_up(), 6) == []


def test_too_hard_once_is_the_same_and_says_what_a_second_time_does() -> None:
    ada = one_step_up()
    assert if_hard(ada, 6) == (
        "It is noted. On its own it changes nothing next time; too hard twice running makes it easier."
    )
    hard(ada, 6)
    assert said(ada, 8) == ["Last time it was too hard. It stays where it was. Too hard once more, and it gets easier."]
    assert item(ada, 8).step == 1
    assert if_hard(ada, 8) == "It is noted. That is too hard twice running: next time it is easier."


def test_too_hard_twice_running_is_easier_and_begins_anew() -> None:
    ada = hard(hard(one_step_up(), 6), 8)
    assert said(ada, 10) == ["It was too hard twice running. Today it is easier."]
    assert item(ada, 10).step == 0


def test_a_good_session_between_begins_anew() -> None:
    ada = hard(one_step_up(), 6).on(8).does(f"{RUNG}.1").on(9).wakes_with(3)
    assert said(ada, 10) == []
    assert "On its own" in if_hard(ada, 10)


def test_the_easiest_form_promises_nothing_easier() -> None:
    ada = Person.ready()
    assert "easiest form already" in if_hard(ada, 2)
    hard(hard(ada, 2, step=0), 4, step=0)
    assert said(ada, 6) == ["It was too hard twice running. This is its easiest form."]
    assert item(ada, 6).step == 0


@pytest.mark.parametrize(
    ("told", "named"), [({"all": HURTS}, ()), ({"all": But(ended=Ended.PAIN, part=0.5)}, ()), (None, (RUNG,))],
    ids=["a_set_hurt", "pain_ended_a_set", "named_at_the_end"],
)  # fmt: skip
def test_what_hurt_without_a_red_answer_stays_and_says_how_to_go_on(
    told: dict[str, But] | None, named: tuple[str, ...]
) -> None:
    ada = one_step_up().on(6).does(f"{RUNG}.1", but=told, hurt=named).on(7).wakes_with(3)
    assert said(ada, 8) == ["Last time it hurt. It stays where it was. If it hurts again, end it or leave it out."]


def test_what_hurt_in_a_red_session_is_easier() -> None:
    ada = one_step_up().on(6).does(f"{RUNG}.1", before=3, highest=6, but={"all": HURTS}).on(7).wakes_with(3)
    ada.on(8).wakes_with(3)
    assert said(ada, 8) == ["Last time it hurt. Today it is easier. If it hurts again, end it or leave it out."]


def test_an_exercise_that_was_left_out_says_what_was_said_before() -> None:
    ada = hard(one_step_up(), 6).on(8).does(f"{RUNG}.1", "dead_bug_heel_slide", but={RUNG: LEFT_OUT})
    assert said(ada.on(9).wakes_with(3), 10)[0].startswith("Last time it was too hard.")


def test_a_session_that_is_open_is_not_last_time() -> None:
    ada = one_step_up().on(6).does(f"{RUNG}.1", but={"all": TOO_HARD}, closes=False)
    state = ada.state(6, at="19:00")
    assert said_last_time(METHOD, state, item(ada, 6), but=state.sessions[-1].id) == ()
    assert "On its own" in too_hard_words(too_hard_again(METHOD, state, item(ada, 6), but=state.sessions[-1].id), "en")


def test_where_it_hurt_is_told() -> None:
    ada = one_step_up().on(6).does(f"{RUNG}.1", but={"all": HURTS}).on(7).wakes_with(3)
    (one,) = said_last_time(METHOD, ada.state(8), item(ada, 8))
    assert last_time_words(one, "en", ["left leg", "middle"]).startswith("Last time it hurt: left leg, middle. ")


def test_french_says_the_same() -> None:
    ada = hard(one_step_up(), 6)
    assert said(ada, 8, "fr") == [
        "La dernière fois, c'était trop dur. Rien ne change pour l'instant. "
        "Encore une fois trop dur, et il devient plus facile."
    ]
