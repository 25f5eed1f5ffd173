"""What the server makes ahead for a device that may lose its network."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.urls import reverse

from quadratus.prescription.record.events import SessionStarted
from quadratus.site.record.actions import append
from quadratus.site.record.reading import state_of
from tests.site.training.conftest import Visitor
from tests.site.training.life import Life


def ahead(visit: Visitor) -> Any:
    answer = visit.get("ahead")
    assert answer.status_code == 200
    return json.loads(answer.content)


def today(visit: Visitor) -> Any:
    return ahead(visit)["days"][0]


def test_each_pain_leads_to_what_a_check_in_with_it_would_begin(life: Life, visit: Visitor) -> None:
    life.ready()
    day = today(visit)
    for pain in (0, 3, 5, 6, 10):
        begun = day["plans"][day["answers"]["none"][pain]]
        asked = visited_with(life, pain)
        assert begun["day_kind"] == asked.kind
        rungs = [item.rung for item in (*asked.items, *([asked.walk] if asked.walk else []))]
        assert [exercise["rung"] for exercise in begun["exercises"]] == rungs


def visited_with(life: Life, pain: int) -> Any:
    life.tells("check_in", pain_now=pain)
    return life.today()


def test_an_easier_day_from_two_above_the_baseline(life: Life, visit: Visitor) -> None:
    life.ready()
    day = today(visit)
    kinds = [day["plans"][session]["day_kind"] for session in day["answers"]["none"]]
    assert kinds == ["strength"] * 6 + ["ease"] * 5


def test_the_morning_that_is_due_is_asked_for_and_looked_up(life: Life, visit: Visitor) -> None:
    life.ready().lives(1)
    before = today(visit)
    assert before["reported"] is False
    assert set(before["answers"]) == {"none", *map(str, range(11))}
    life.wakes(3)
    after = today(visit)
    assert after["reported"] is True
    assert set(after["answers"]) == {"none"}
    assert after["answers"]["none"] == before["answers"]["3"]


def test_a_due_screening_needs_the_network(life: Life, visit: Visitor) -> None:
    assert today(visit)["answers"]["none"] == ["network"] * 11
    life.ready()
    life.tells("check_in", pain_now=3, fell=True)
    assert today(visit)["answers"]["none"] == ["network"] * 11
    assert today(visit)["plans"] == {}


def test_an_emergency_leaves_nothing_to_begin_and_says_what_to_do(life: Life, visit: Visitor) -> None:
    life.screened(bladder_bowel="yes")
    told = ahead(visit)
    assert all(day["answers"]["none"] == ["network"] * 11 for day in told["days"])
    assert 'class="sign state-stop"' in told["pages"]["/"]


def test_tomorrow_is_seen_from_its_beginning(life: Life, visit: Visitor) -> None:
    life.ready()
    life.wakes(3)
    life.trains()
    first, second = ahead(visit)["days"]
    assert first["answers"]["none"] == ["nothing"] * 11
    assert second["day"] == (life.now.date() + timedelta(days=1)).isoformat()
    kinds = {plan["day_kind"] for plan in second["plans"].values()}
    assert kinds == {"practice", "ease"}


def test_every_plan_has_its_pages(life: Life, visit: Visitor) -> None:
    life.ready()
    told = ahead(visit)
    for day in told["days"]:
        for session in day["plans"]:
            assert f'"session": "{session}"' in told["pages"][f"/session/{session}/"]
            assert f'data-session="{session}"' in told["pages"][f"/session/{session}/end/"]
            assert f'data-session="{session}"' in told["pages"][f"/session/{session}/stop/"]
            assert f'data-plan="{session}"' in told["pages"]["/"]
    ours = {"/", "/check-in/", "/morning/", "/stopped/", reverse("screening:safety"), reverse("shell:offline")}
    assert ours <= set(told["pages"])


def test_the_moving_figures_of_every_plan_are_named_once(life: Life, visit: Visitor) -> None:
    life.ready()
    figures = ahead(visit)["figures"]
    assert len(figures) == len(set(figures)) > 0
    assert all(visit.client.get(address).status_code == 200 for address in figures)


def test_the_last_page_asks_about_every_strand_that_could_be_trained(life: Life, visit: Visitor) -> None:
    life.ready()
    told = ahead(visit)
    session = told["days"][0]["answers"]["none"][0]
    page = told["pages"][f"/session/{session}/end/"]
    for strand in ("breathing", "pelvic_control", "mobility", "isometric_hold"):
        assert f'name="confidence-{strand}"' in page


def test_a_session_that_device_and_server_both_begin_is_one_session(life: Life, visit: Visitor) -> None:
    life.ready()
    day = today(visit)
    begun = day["plans"][day["answers"]["none"][3]]
    visit.post("check-in", pain_now=3)
    started = state_of(life.person).open_session
    assert started is not None
    assert str(started.session) == begun["session"]
    again = {**begun, "id": str(uuid4()), "moment": life.now.isoformat(), "day": day["day"], "pain_before": 3}
    sent = visit.client.put(
        f"/events/{again['id']}", json.dumps({**again, "kind": "session_started"}), content_type="application/json"
    )
    assert sent.status_code == 201
    sessions = state_of(life.person).sessions
    assert [session.id for session in sessions] == [UUID(begun["session"])]


def test_a_second_session_of_a_day_is_another_one(life: Life, visit: Visitor) -> None:
    """Breathing while a screening is due can be done again; it is never the session that was ended."""
    life.ready()
    first = today(visit)["answers"]["none"][3]
    session = life.begins()
    life.does(session)
    assert today(visit)["answers"]["none"][3] != first


def test_the_open_session_keeps_its_pages(life: Life, visit: Visitor) -> None:
    life.ready()
    session = life.begins()
    told = ahead(visit)
    assert told["open"] == str(session)
    for page in ("", "end/", "stop/"):
        assert f"/session/{session}/{page}" in told["pages"]


def test_nothing_is_sent_twice_while_nothing_happens(life: Life, visit: Visitor) -> None:
    life.ready()
    address = reverse("training:ahead")
    first = visit.get("ahead")
    same = visit.client.get(address, headers={"If-None-Match": first["ETag"]})
    assert same.status_code == 304
    life.wakes(3)
    assert visit.client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_someone_else_sees_their_own_day_and_someone_unknown_none(life: Life, visit: Visitor, other: Visitor) -> None:
    life.ready()
    assert not set(today(visit)["plans"]) & set(today(other)["plans"])
    visit.client.logout()
    assert visit.get("ahead").status_code == 302


def test_an_event_of_a_stale_plan_is_what_happened_and_nothing_goes_up(life: Life, visit: Visitor) -> None:
    """A plan of a day that is over: it is on the record, of the day on which it was done."""
    life.ready()
    day = today(visit)
    begun = day["plans"][day["answers"]["none"][3]]
    life.days_later(3)
    event = SessionStarted(
        id=uuid4(), moment=life.now, day=life.now.date(), session=UUID(begun["session"]), day_kind=begun["day_kind"],
        exercises=(), pain_before=3, method_version=begun["method_version"],
    )  # fmt: skip
    before = state_of(life.person).ladders
    append(person=life.person, event=event, now=life.now)
    assert state_of(life.person).ladders == before
