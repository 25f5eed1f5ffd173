"""Progress as a person sees it: pictures with their tables, the gate, the ladders, walking, confidence."""

from __future__ import annotations

import re

import pytest

from quadratus.site.record.reading import state_of
from tests.site.training.conftest import Visitor


def test_an_empty_page_says_what_will_fill_it(visit: Visitor) -> None:
    page = visit.sees("progress")
    assert "Nothing to draw yet" in page
    assert "The first test day adds holds and side bends" in page
    assert "This week so far: <strong>0 of 150 minutes</strong>" in page


def test_pain_and_mornings_have_a_table_behind_the_picture(visit: Visitor) -> None:
    visit.life.ready().lives(5)
    page = visit.sees("progress")
    assert page.count('<use href="#mark-morning"') >= 5
    assert "Your usual pain, now 3, with the error of the scale" in page
    assert "<td>settled</td>" in page


def test_the_mornings_are_read_with_the_error_of_the_scale(visit: Visitor) -> None:
    life = visit.life.ready()
    life.days_later().wakes(6)
    assert "Too few reports yet to say" in visit.sees("progress")
    life.days_later().wakes(5)
    life.days_later().wakes(5)
    page = visit.sees("progress")
    assert "Within measurement error" in page
    assert "The last 2 mornings: 5 and 5." in page
    life.days_later().wakes(4)
    life.days_later().wakes(3)
    assert "A real change, better" in visit.sees("progress")


@pytest.mark.parametrize(("span", "mornings"), [("4w", 28), ("12w", 84), ("all", 100), ("nonsense", 84)])
def test_it_reaches_back_as_far_as_is_chosen(visit: Visitor, span: str, mornings: int) -> None:
    life = visit.life.ready()
    for _ in range(100):
        life.days_later().wakes(3)
    answer = visit.get("progress", span=span)
    assert answer.content.decode().count('<use href="#mark-morning" x="') == mornings


def test_the_gate_is_a_checklist_with_sentences_and_since_when(visit: Visitor) -> None:
    visit.life.ready().lives(4)
    page = visit.sees("progress")
    assert "Gate to Phase Two" in page
    assert re.search(r"\d of 8 met", page)
    assert "Days in this phase:" in page
    assert "met since " in page
    assert "not yet" in page


def test_a_criterion_that_is_lost_says_since_when(visit: Visitor) -> None:
    life = visit.life.ready().lives(4)
    life.tells("flare_declared")
    assert f"no longer met, since {life.now:%-d %B}" in visit.sees("progress")


def test_ladders_show_every_rung_and_what_comes_next(visit: Visitor) -> None:
    visit.life.ready().lives(2)
    page = visit.sees("progress")
    assert "version 1 of" in page
    assert "Now: Dead bug: heel slide, " in page
    assert "you are here" in page
    assert "Next: Dead bug: heel slide, " in page
    assert "Begins with: " in page
    assert "Ladders of other phases" in page


def test_a_strand_says_before_it_is_unfolded_where_the_person_stands(visit: Visitor) -> None:
    visit.life.ready().lives(2)
    strands = dict(re.findall(r"<h3>([^<]+)</h3><span>([^<]+)</span>", visit.sees("progress")))
    assert re.fullmatch(r"version 1 of \d", strands["Breathing"])
    assert re.fullmatch(r"\d ladders begun", strands["Mobility"])
    assert strands["Side plank"] == "not begun"


def test_what_is_folded_says_in_a_line_what_it_holds(visit: Visitor) -> None:
    visit.life.ready().lives(3)
    folds = dict(re.findall(r"<h2[^>]*>([^<]+)</h2><span>([^<]*)</span></span></summary>", visit.sees("progress")))
    assert re.fullmatch(r"\d+ of 150 minutes this week", folds["Walking"])
    assert re.match(r"\d of \d: ", folds["Confidence"])
    assert folds["Training focus"]


def test_what_a_step_up_asks_is_read_from_the_rules(visit: Visitor) -> None:
    page = visit.sees("progress")
    assert "The last two performances at the same place" in page
    assert "Effort: at most 5 of 10." in page
    assert "Answer of the back: settled." in page
    assert "Confidence in the movement: at least 7 of 10." in page


def test_a_rung_that_does_not_suit_says_so(visit: Visitor) -> None:
    visit.life.screened().baseline(conditions=("shoulder",))
    assert "not for you as things are" in visit.sees("progress")


def test_walks_add_up_by_week(visit: Visitor) -> None:
    visit.life.ready().lives(7)
    page = visit.sees("progress")
    assert page.count('class="walk-bar"') >= 2
    assert re.search(r'<th scope="row">[^<]+</th><td>[1-9]\d*</td>', page)


def test_confidence_is_read_with_its_own_error(visit: Visitor) -> None:
    visit.life.ready().lives(3)
    page = visit.sees("progress")
    assert "Confidence: first score, last score, what they say" in page
    assert '<th scope="row" role="rowheader">Isometric holds</th>' in page


def test_left_and_right_are_a_pair_within_the_noise(visit: Visitor) -> None:
    life = visit.life.ready()
    while not state_of(life.person).holds:
        life.lives(1)
    page = visit.sees("progress")
    assert "No clear difference." in page
    assert '<span class="visually-hidden">left </span>24<' in page
    assert '<th scope="col">Left</th>' in page
    assert "2 more test days until the mean can be compared." in page


def test_a_pair_shows_the_row_that_its_verdict_is_about(visit: Visitor) -> None:
    visit.life.ready().lives(9)
    pair = visit.sees("progress").split('<figure class="butterfly">')[-1]
    shown, unfolds = pair.split("<details", 1)
    assert "Since " in shown
    assert "The last 7 days" not in shown
    assert "The last 7 days" in unfolds


def test_sets_done_are_counted_without_a_band(visit: Visitor) -> None:
    visit.life.ready().lives(2)
    page = visit.sees("progress")
    assert "As many on both sides." in page
    assert 'class="bf-band"' not in page


def test_a_flare_up_is_marked_with_shape_and_word_and_a_line(visit: Visitor) -> None:
    life = visit.life.ready().lives(3)
    life.tells("flare_declared")
    life.screened()
    page = visit.sees("progress")
    assert 'class="pc-flare"' in page
    assert ">Flare-up</text>" in page
    assert f"Flare-up, since {life.now:%-d %B}" in page


def test_someone_else_sees_their_own(visit: Visitor, other: Visitor) -> None:
    visit.life.ready().lives(3)
    assert "Nothing to draw yet" in other.sees("progress")


def test_it_asks_the_database_no_more_with_a_longer_history(
    visit: Visitor, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    visit.life.ready().lives(10)
    visit.sees("progress")
    with django_assert_max_num_queries(9):  # type: ignore[operator]
        visit.sees("progress")
