"""Today and the player say of an exercise that it was too hard or hurt last time, and what that means."""

from __future__ import annotations

from html import unescape

from quadratus.site.record.reading import state_of
from tests.site.training.conftest import Visitor
from tests.site.training.test_player import plan_in

HARD = "Last time it was too hard. This is its easiest form."
HURT = "Last time it hurt: left hip or buttock, shoulder or arm."


def trained_with_trouble(visit: Visitor) -> str:
    """A first session in which the first exercise was too hard and hurt; its rung."""
    life = visit.life.ready().at(9)
    session = life.begins()
    started = state_of(life.person).open_session
    assert started
    rung = started.exercises[0].rung
    life.tells("set_done", session=session, rung=rung, number=0, side="both", done=1, ended="other",
               too_hard=True, hurts=True, where=("left_hip", "arm"))  # fmt: skip
    life.ends(session)
    life.days_later().wakes()
    life.at(9)
    return rung


def test_todays_row_says_so(visit: Visitor) -> None:
    trained_with_trouble(visit)
    page = unescape(visit.sees("today"))
    assert HARD in page
    assert HURT in page


def test_the_players_page_says_so_and_what_too_hard_means(visit: Visitor) -> None:
    rung = trained_with_trouble(visit)
    page = visit.sees("player", visit.life.begins())
    exercises = plan_in(page)["exercises"]
    assert all(one["if_too_hard"].startswith("It is noted.") for one in exercises)
    how = unescape(page).split(f'id="how-{rung}"')[1].split("</details>")[0]
    assert HARD in how
    assert HURT in how
