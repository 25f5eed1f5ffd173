"""PUT /events/<uuid>: the way of events into the record."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.test import Client

from quadratus.prescription.record.reading import event_from
from quadratus.prescription.state import fold
from quadratus.site.people.actions import delete_everything
from quadratus.site.people.models import Person
from quadratus.site.record.actions import append
from quadratus.site.record.models import DecisionRow, EventRow, HistoryRow, NeverChangedError, StateRow
from quadratus.site.record.reading import history_of, prescription_for, state_of
from tests.site.conftest import NOW, morning, put

pytestmark = pytest.mark.django_db


def test_a_new_event_is_stored(browser: Client, kim: Person) -> None:
    answer = put(browser, morning())

    assert answer.status_code == 201
    assert answer.json()["state"] == "stored"
    assert EventRow.objects.filter(person=kim, kind="morning").count() == 1


def test_the_same_event_twice_is_fine(browser: Client, kim: Person) -> None:
    event = uuid4()
    put(browser, morning(), event)
    again = put(browser, morning(), event)

    assert (again.status_code, again.json()["state"]) == (200, "kept")
    assert EventRow.objects.filter(person=kim, kind="morning").count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("read", [state_of, history_of])
def test_who_deletes_everything_while_it_is_worked_out_gets_an_answer_and_leaves_nothing(
    kim: Person, read: Callable[[Person], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    asking = Person.objects.get(pk=kim.pk)

    def fold_while_it_is_deleted(*args: Any) -> Any:
        delete_everything(person=Person.objects.get(pk=asking.pk))
        return fold(*args)

    monkeypatch.setattr("quadratus.site.record.reading.fold", fold_while_it_is_deleted)
    assert read(asking) is not None
    assert not StateRow.objects.exists()
    assert not HistoryRow.objects.exists()


def test_the_order_of_keys_and_defaults_written_out_make_no_other_event(browser: Client) -> None:
    event = uuid4()
    put(browser, morning(), event)
    written_out = dict(reversed(morning(slept=None, stiffness_minutes=None).items()))

    assert put(browser, written_out, event).status_code == 200


def test_an_event_that_was_stored_before_it_got_a_field_is_the_same(browser: Client, kim: Person) -> None:
    event, now = uuid4(), NOW.isoformat()
    body = f'{{"id":"{event}","moment":"{now}","day":"{NOW.date()}","pain":3}}'
    values = {"kind": "morning", "body": body, "moment": NOW, "day": NOW.date(), "received_at": NOW}
    EventRow.objects.create(person=kim, event=event, **values)

    assert put(browser, morning(pain=3), event).status_code == 200
    assert put(browser, morning(pain=4), event).status_code == 409


def test_another_event_under_the_same_id_is_a_conflict(browser: Client, kim: Person) -> None:
    event = uuid4()
    put(browser, morning(pain=3), event)
    other = put(browser, morning(pain=7), event)

    assert other.status_code == 409
    assert "Nothing was changed" in other.json()["message"]
    assert '"pain":3' in EventRow.objects.get(person=kim, event=event).body


@pytest.mark.parametrize(
    ("values", "says"),
    [
        (morning(pain=11), "pain"),
        (morning(extra=1), "extra"),
        ({**morning(), "kind": "dream"}, "no kind of event 'dream'"),
        ({"pain": 3}, "kind"),
        ({**morning(), "moment": "2026-03-05T08:00:00+00:00", "day": "2026-03-05"}, "future"),
        ({**morning(), "day": "2026-03-01"}, "local day"),
        ({**morning(), "id": str(uuid4())}, "not the id in the address"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    browser: Client, kim: Person, values: dict[str, Any], says: str
) -> None:
    answer = put(browser, values)

    assert answer.status_code == 422
    assert says in answer.json()["message"]
    assert not EventRow.objects.filter(person=kim, kind="morning").exists()


@pytest.mark.parametrize("body", ["", "{", "[]", "null", "[" * 100_000, "\x00"])
def test_a_body_that_is_no_event_is_refused(browser: Client, body: str) -> None:
    answer = browser.put(f"/events/{uuid4()}", body, content_type="application/json")

    assert answer.status_code == 422
    assert answer.json()["state"] == "refused"


def test_someone_unknown_is_told_to_sign_in(db: None) -> None:
    answer = put(Client(), morning())

    assert answer.status_code == 401
    assert "Sign in" in answer.json()["message"]


def test_someone_else_gets_404(browser: Client, stranger: Person, browser_of: Callable[[Person], Client]) -> None:
    event = uuid4()
    put(browser, morning(), event)

    assert browser.get(f"/events/{event}").status_code == 200
    assert browser_of(stranger).get(f"/events/{event}").status_code == 404


def test_someone_else_may_use_the_same_id_and_learns_nothing(
    browser: Client, kim: Person, stranger: Person, browser_of: Callable[[Person], Client]
) -> None:
    event = uuid4()
    put(browser, morning(pain=3), event)

    assert put(browser_of(stranger), morning(pain=8), event).status_code == 201
    assert '"pain":3' in EventRow.objects.get(person=kim, event=event).body


def test_a_form_of_another_site_is_refused(kim: Person, browser_of: Callable[[Person], Client]) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = browser_of(kim).cookies
    answer = put(strict, morning())

    assert (answer.status_code, answer.json()["state"]) == (403, "form_expired")


def test_an_event_cannot_be_changed_or_removed(browser: Client, kim: Person) -> None:
    put(browser, morning())
    row = EventRow.objects.get(person=kim, kind="morning")

    for attempt in (row.save, row.delete, EventRow.objects.all().delete, lambda: EventRow.objects.update(body="")):
        with pytest.raises(NeverChangedError):
            attempt()


def test_the_database_itself_refuses_a_change(kim: Person) -> None:
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE record_eventrow SET body = '{}'")


def test_the_kept_state_is_used_until_an_event_comes(browser: Client, kim: Person) -> None:
    first = state_of(kim)
    assert state_of(kim) == first
    put(browser, morning(pain=6))

    assert [one.pain for one in state_of(kim).mornings] == [6]
    assert StateRow.objects.get(person=kim).event_count == EventRow.objects.filter(person=kim).count()


@pytest.mark.parametrize("spoiled", [{"state": b"{"}, {"made_by": "another version"}])
def test_a_kept_state_that_does_not_fit_is_made_anew(kim: Person, spoiled: dict[str, Any]) -> None:
    before = state_of(kim)
    StateRow.objects.filter(person=kim).update(**spoiled)

    assert state_of(kim) == before


def test_the_kept_history_is_used_until_an_event_comes(browser: Client, kim: Person) -> None:
    first = history_of(kim)
    assert history_of(kim) == first
    put(browser, morning(pain=6))

    assert [one.pain for one in history_of(kim).mornings] == [6]
    assert HistoryRow.objects.get(person=kim).event_count == EventRow.objects.filter(person=kim).count()


@pytest.mark.parametrize("spoiled", [{"history": b"{"}, {"made_by": "another version"}])
def test_a_kept_history_that_does_not_fit_is_made_anew(kim: Person, spoiled: dict[str, Any]) -> None:
    before = history_of(kim)
    HistoryRow.objects.filter(person=kim).update(**spoiled)

    assert history_of(kim) == before


def test_starting_a_session_keeps_what_was_prescribed(browser: Client, kim: Person) -> None:
    now = NOW.isoformat()
    values = {
        "kind": "session_started", "moment": now, "day": now[:10], "session": str(uuid4()), "day_kind": "practice",
        "exercises": [], "pain_before": 2, "method_version": "1.0.0",
    }  # fmt: skip
    assert put(browser, values).status_code == 201
    decision = DecisionRow.objects.get(person=kim)

    assert decision.event_count == 1
    assert decision.kind == prescription_for(kim, NOW).kind.value


@pytest.mark.django_db(transaction=True)
def test_what_was_answered_is_committed(browser: Client) -> None:
    event = uuid4()
    assert put(browser, morning(), event).status_code == 201
    seen = []

    def look() -> None:
        # Another thread has a connection of its own: it sees only what is committed.
        seen.append(EventRow.objects.filter(event=event).exists())
        connection.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()

    assert seen == [True]


@pytest.mark.django_db(transaction=True)
def test_many_threads_send_the_same_event_and_one_is_kept(kim: Person) -> None:
    body = {**morning(), "id": str(uuid4())}
    kind = body.pop("kind")
    outcomes: list[bool] = []

    def send() -> None:
        outcomes.append(append(person=kim, event=event_from(kind, body), now=NOW + timedelta(minutes=1)).new)
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == [False] * 5 + [True]


def test_a_page_that_outlived_a_sign_in_stores_nothing_as_someone_else(
    browser: Client, kim: Person, stranger: Person
) -> None:
    event = uuid4()
    address = f"/events/{event}"
    values = json.dumps(morning())
    of_stranger = browser.put(
        address, values, content_type="application/json", headers={"Quadratus-Person": stranger.device_key}
    )
    of_kim = browser.put(address, values, content_type="application/json", headers={"Quadratus-Person": kim.device_key})

    assert (of_stranger.status_code, of_stranger.json()["state"]) == (401, "unknown_person")
    assert of_kim.status_code == 201
    assert EventRow.objects.filter(kind="morning").count() == 1
