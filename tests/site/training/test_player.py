"""The player page: the plan for the script, and the list that works without one."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from quadratus.prescription.today.timeline import length
from quadratus.protocol.checking import load_method
from quadratus.protocol.loading import METHODS
from quadratus.site.record.actions import tell
from quadratus.site.record.models import EventRow
from quadratus.site.record.reading import method_of, state_of
from quadratus.site.training.presenters.player import player_page, red_from, tempo_of, turns_of
from quadratus.site.training.reading import training_of
from tests.site.training.conftest import Visitor


def plan_in(page: str) -> Any:
    found = re.search(r'<script id="plan" type="application/json">(.*?)</script>', page)
    assert found
    return json.loads(found[1])


def test_the_steps_are_as_long_as_the_session_was_said_to_be(visit: Visitor) -> None:
    asked = visit.life.ready().at(9).today()
    plan = plan_in(visit.sees("player", visit.life.begins()))
    assert sum(step["seconds"] for step in plan["steps"]) == asked.seconds
    assert [one["rung"] for one in plan["exercises"]] == [item.rung for item in asked.items]
    assert plan["done"] == []


def test_the_walk_is_not_timed(visit: Visitor) -> None:
    plan = plan_in(visit.sees("player", visit.life.ready().begins()))
    assert "walk" not in {one["kind"] for one in plan["exercises"]}


def test_one_set_is_as_long_as_its_repetitions_and_pauses(visit: Visitor) -> None:
    plan = plan_in(visit.sees("player", visit.life.ready().begins()))
    exercises = {one["rung"]: one for one in plan["exercises"]}
    for step in plan["steps"]:
        if step["kind"] == "set":
            exercise = exercises[step["rung"]]
            times = exercise["sets"][step["set"]]["repetitions"]
            pauses = (times - 1) * exercise["pause_seconds"]
            assert step["seconds"] == times * exercise["each_seconds"] + pauses, exercise["rung"]


def test_sets_that_are_saved_are_told_to_the_script(visit: Visitor) -> None:
    session = visit.life.ready().begins()
    visit.post("sets", session, rung="breathing_legs_on_chair", **{"0-done": "15", "0-ended": "completed"})
    told = plan_in(visit.sees("player", session))["done"]
    event = EventRow.objects.get(kind="set_done").event
    assert told == [
        {
            "event": str(event),
            "rung": "breathing_legs_on_chair",
            "number": 0,
            "done": 15,
            "ended": "completed",
            "too_hard": False,
            "hurts": False,
            "pain": None,
            "where": [],
        }
    ]


def test_a_set_that_was_taken_back_is_open_again(visit: Visitor) -> None:
    session = visit.life.ready().begins()
    visit.post("sets", session, rung="breathing_legs_on_chair", **{"0-done": "15", "0-ended": "completed"})
    event = EventRow.objects.get(kind="set_done").event
    tell(person=visit.life.person, kind="withdrawn", now=visit.life.now, event=event)
    assert plan_in(visit.sees("player", session))["done"] == []


def test_every_breath_and_every_repetition_is_paced_in_the_seconds_that_the_timeline_counts(visit: Visitor) -> None:
    plan = plan_in(visit.sees("player", visit.life.ready().begins()))
    for exercise in plan["exercises"]:
        if exercise["kind"] == "breath":
            assert sum(exercise["breath"]) == exercise["each_seconds"]
        else:
            assert exercise["breath"] == [4, 0, 6, 0]
        if exercise["tempo"] is not None:
            assert exercise["kind"] == "movement"
            assert sum(exercise["tempo"]) == pytest.approx(exercise["each_seconds"])


@pytest.mark.parametrize(
    ("rung", "parts", "turns", "because"),
    [
        ("hip_hinge", (2, 1, 3), (), "there and back"),
        ("cat_camel", None, (0.4, 0.8), "round and hollow: more than there and back"),
        ("side_plank_roll", None, (0.12, 0.4, 0.54, 0.78, 0.9), "to the front and back, without a turn on the way"),
        ("breathing_prone", None, (), "no movement"),
    ],
)
def test_a_repetition_has_parts_where_it_simply_goes_out_and_back(
    rung: str, parts: tuple[int, ...] | None, turns: tuple[float, ...], because: str
) -> None:
    method = load_method(METHODS / "lower_back_mastery")
    place = method.rung_by_key[rung][1]
    seconds = place.doses[0].tempo_seconds or 0
    told = tempo_of(rung, place.doses[0], method.frame.pacer)
    assert told == (None if parts is None else tuple(seconds * part / 6 for part in parts)), because
    assert turns_of(rung, place.doses[0]) == turns, because


@pytest.mark.parametrize(
    ("usual", "before", "red", "because"),
    [
        (3, 3, 6, "added 3, and 6 at B+3"),
        (3, 0, 3, "added 3"),
        (5, 6, 7, "highest 7 and B+2"),
        (8, 8, 10, "highest 10 and B+2"),
        (9, 9, 11, "no pain alone makes it red"),
    ],
)
def test_the_pain_that_makes_a_session_red_comes_from_the_rule(
    visit: Visitor, usual: int, before: int, red: int, because: str
) -> None:
    state = replace(state_of(visit.life.ready().person), baseline=float(usual))
    assert red_from(method_of(visit.life.person), state, before) == red, because


def test_the_instructions_are_on_the_page(visit: Visitor) -> None:
    page = visit.sees("player", visit.life.ready().begins())
    for words in ("Set-up", "Movement", "Breathing", "If this happens", "Stop when"):
        assert words in page


def test_a_rung_says_what_is_done_on_it_and_not_what_comes_on_the_next(visit: Visitor) -> None:
    page = visit.sees("player", visit.life.ready().begins())
    dead_bug, first = method_of(visit.life.person).rung_by_key["dead_bug_heel_slide"]
    _, next_one = method_of(visit.life.person).rung_by_key["dead_bug_one_leg"]
    for step in (*dead_bug.set_up_of(first), *dead_bug.movement_of(first)):
        assert step in page
    assert dead_bug.movement_of(next_one)[1] not in page


def test_a_condition_changes_what_the_exercise_says(visit: Visitor) -> None:
    life = visit.life.screened().baseline(conditions=["knee"])
    session = life.begins()
    training = training_of(life.person, session)
    assert training is not None
    page = player_page(method_of(life.person), state_of(life.person), training)
    assert any(card.notes for card in page.cards)
    assert length(page.steps) > 0


def test_a_closed_session_is_not_played_again(visit: Visitor) -> None:
    session = visit.life.ready().begins()
    visit.life.ends(session)
    assert visit.get("player", session).status_code == 302


def test_someone_else_gets_404(visit: Visitor, other: Visitor) -> None:
    session = visit.life.ready().begins()
    assert other.get("player", session).status_code == 404


def test_without_scripts_every_set_can_be_entered(visit: Visitor) -> None:
    session = visit.life.ready().begins()
    rung = "dead_bug_heel_slide"
    values = {f"{number}-done": "10" for number in range(4)} | {f"{number}-ended": "completed" for number in range(4)}
    visit.post("sets", session, rung=rung, **(values | {"3-done": "4", "3-ended": "arm_or_shoulder"}))
    training = training_of(visit.life.person, session)
    assert training is not None
    assert [training.done[rung, number].done for number in range(4)] == [10, 10, 10, 4]
    assert training.done[rung, 3].ended == "arm_or_shoulder"
    assert "Saved" in visit.sees("player", session)


def test_less_than_asked_is_never_complete(visit: Visitor) -> None:
    session = visit.life.ready().begins()
    rung = "breathing_legs_on_chair"
    visit.post("sets", session, rung=rung, **{"0-done": "9", "0-ended": "completed"})
    training = training_of(visit.life.person, session)
    assert training is not None
    assert training.done[rung, 0].ended == "other"


@pytest.mark.parametrize(("done", "told"), [(1, "1 second, saved"), (2, "2 seconds, saved")])
def test_one_that_was_done_is_told_as_one(visit: Visitor, done: int, told: str) -> None:
    session = visit.life.ready().begins()
    one = {"rung": "dead_bug_heel_slide", "number": 0, "side": "left", "ended": "trunk"}
    visit.life.tells("set_done", session=session, done=done, **one)
    assert told in visit.sees("player", session)


def test_a_set_that_is_saved_is_not_entered_again(visit: Visitor) -> None:
    session = visit.life.ready().begins()
    for _ in range(2):
        values = {"0-done": "15", "0-ended": "completed"}
        visit.post("sets", session, rung="breathing_legs_on_chair", **values)
    assert EventRow.objects.filter(kind="set_done").count() == 1


def test_a_number_that_does_not_fit_saves_nothing(visit: Visitor) -> None:
    session = visit.life.ready().begins()
    visit.post("sets", session, rung="breathing_legs_on_chair", **{"0-done": "-3"})
    assert not EventRow.objects.filter(kind="set_done").exists()
    assert "Not saved" in visit.sees("player", session)


def test_sets_of_an_unknown_exercise_or_person_are_404(visit: Visitor, other: Visitor) -> None:
    session = visit.life.ready().begins()
    assert visit.post("sets", session, rung="nothing").status_code == 404
    assert other.post("sets", session, rung="breathing_legs_on_chair").status_code == 404


def test_what_was_never_done_is_new_to_the_player(visit: Visitor) -> None:
    first = plan_in(visit.sees("player", visit.life.ready().begins()))
    assert {one["is_new"] for one in first["exercises"]} == {True}
    life = visit.life
    life.trains()
    life.days_later().wakes()
    known = {one.rung for session in state_of(life.person).sessions for one in session.performances}
    plan = plan_in(visit.sees("player", life.begins()))
    assert {one["rung"]: one["is_new"] for one in plan["exercises"]} == {
        one["rung"]: one["rung"] not in known for one in plan["exercises"]
    }
    assert any(not one["is_new"] for one in plan["exercises"])
