"""Progress: pictures with their tables, the gate, the ladders."""

from __future__ import annotations

import re

from quadratus.site.record.reading import method_of, state_of
from quadratus.site.training.presenters.butterfly import Compared, butterfly
from quadratus.site.training.presenters.pain_chart import pain_chart
from tests.site.training.conftest import Visitor


def test_an_empty_page_says_what_will_fill_it(visit: Visitor) -> None:
    page = visit.sees("progress")
    assert "Nothing to draw yet" in page
    assert "The first test day fills this" in page


def test_pain_and_mornings_have_a_table_behind_the_picture(visit: Visitor) -> None:
    visit.life.ready().lives(5)
    page = visit.sees("progress")
    assert page.count('class="pc-morning"') >= 5
    assert "Your usual pain, with the error of the scale" in page
    assert "<td>settled</td>" in page


def test_the_gate_is_a_checklist_with_sentences(visit: Visitor) -> None:
    visit.life.ready().lives(4)
    page = visit.sees("progress")
    assert "Gate to Phase Two" in page
    assert re.search(r"\d of 8 met", page)
    assert "Days in this phase:" in page


def test_ladders_show_the_rung_and_the_dose(visit: Visitor) -> None:
    visit.life.ready().lives(2)
    page = visit.sees("progress")
    assert "rung 1 of" in page
    assert "Dead bug: heel slide, dose 1 of 3" in page
    assert "Ladders of other phases" in page


def test_left_and_right_are_a_pair_within_the_noise(visit: Visitor) -> None:
    life = visit.life.ready()
    while not state_of(life.person).holds:
        life.lives(1)
    page = visit.sees("progress")
    assert "No clear difference." in page
    assert "left 24, right 22" in page
    assert '<th scope="col">Left</th>' in page


def test_left_lies_left_and_right_lies_right_of_the_centre() -> None:
    pair = butterfly("holds", "Holds", "seconds", [Compared("Today", 30, 15, 30)], highest=60, lower=None)
    row = pair.rows[0]
    assert row.left.x + row.left.width == pair.centre == row.right.x
    assert row.left.width == 2 * row.right.width
    assert row.left.band_x + row.left.band_width == pair.centre
    assert row.left.band_x < row.left.x


def test_a_real_difference_names_the_lower_side() -> None:
    pair = butterfly("bends", "Side bends", "cm", [Compared("Today", 12, 17, 3.5)], highest=20, lower="left")
    assert pair.clear
    assert pair.verdict.startswith("The left side is lower")


def test_the_axis_runs_from_no_pain_below_to_ten_above(visit: Visitor) -> None:
    life = visit.life.ready()
    life.at(7).wakes(0)
    life.days_later().wakes(10)
    chart = pain_chart(method_of(life.person), state_of(life.person), life.now)
    low, high = chart.mornings
    assert (low.y, high.y) == (chart.levels[0].y, chart.levels[2].y)
    assert low.x < high.x <= chart.right
