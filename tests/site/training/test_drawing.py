"""The moving figures: their addresses in the plan, and what is behind them."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from quadratus.prescription.record.events import Side
from quadratus.site.people.actions import set_language
from quadratus.site.training.drawing import PICTURES, address_of
from tests.site.training.conftest import Visitor
from tests.site.training.test_player import plan_in

RUNG = "dead_bug_heel_slide"


def figure(client: Client, rung: str = RUNG, side: str = "left", **headers: str) -> Any:
    return client.get(reverse("training:figure", args=[rung, side]), headers=headers)


def test_the_plan_names_the_figures_of_the_sides_that_are_trained(visit: Visitor) -> None:
    plan = plan_in(visit.sees("player", visit.life.ready().begins()))
    named = {one["rung"]: one["figures"] for one in plan["exercises"]}
    assert set(named[RUNG]) == {"left", "right"}
    assert set(named["breathing_legs_on_chair"]) == {"both"}
    for sides in named.values():
        for address in sides.values():
            assert visit.client.get(address).status_code == 200


def test_a_figure_is_a_picture_and_what_moves_in_it(visit: Visitor) -> None:
    answer = figure(visit.client)
    drawn = json.loads(answer.content)
    assert drawn["svg"].startswith("<svg")
    assert len(drawn["frames"]) == PICTURES
    assert drawn["svg"].count("data-moves=") == len(drawn["frames"][0])


def test_left_and_right_are_drawn_apart_and_both_as_one_of_them(visit: Visitor) -> None:
    assert figure(visit.client, side="left").content != figure(visit.client, side="right").content
    assert address_of(RUNG, Side.BOTH) == address_of(RUNG, Side.RIGHT)


def test_a_figure_travels_small_and_may_be_kept(visit: Visitor) -> None:
    small = figure(visit.client, **{"Accept-Encoding": "gzip, br"})
    assert small.headers["Content-Encoding"] == "gzip"
    assert len(small.content) < len(figure(visit.client).content) / 4
    assert "immutable" in small.headers["Cache-Control"]
    assert "?v=" in (address_of(RUNG, Side.LEFT) or "")


def test_what_is_not_drawn_has_no_address(visit: Visitor) -> None:
    assert address_of("nothing", Side.BOTH) is None
    assert figure(visit.client, rung="nothing").status_code == 404
    assert figure(visit.client, side="upside").status_code == 404


def test_a_figure_is_described_in_the_language_of_the_person(visit: Visitor) -> None:
    english = json.loads(figure(visit.client).content)
    before = address_of(RUNG, Side.LEFT)
    set_language(person=visit.life.person, language="fr")
    french = json.loads(figure(visit.client).content)
    with override("fr"):
        after = address_of(RUNG, Side.LEFT)

    assert "genoux" in french["svg"] or "genou" in french["svg"]
    assert french["svg"] != english["svg"]
    assert french["frames"] == english["frames"]
    # What a device keeps under one address never changes.
    assert before != after
