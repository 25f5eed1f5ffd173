"""Rounds: what is due is sent once, whatever happens."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection

from quadratus.site.record import reading
from quadratus.site.reminders import sending
from quadratus.site.reminders.mailing import NotSentError
from quadratus.site.reminders.models import Place, Reminders, Round, Sending
from quadratus.site.reminders.sending import AGAIN_AFTER, one_round
from tests.site.conftest import NOW
from tests.site.reminders.conftest import ADDRESS, PushService, wanting
from tests.site.training.life import Life, joined

Clock = Callable[[datetime], datetime]
TEN = NOW + timedelta(hours=1)  # ten in Berlin


def test_a_session_is_told_by_mail_once(by_mail: Reminders, clock: Clock) -> None:
    assert one_round(clock(TEN - timedelta(minutes=1))).sent == 0
    assert one_round(clock(TEN)).sent == 1
    assert one_round(clock(TEN + timedelta(minutes=1))).sent == 0

    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == ([ADDRESS], "Quadratus: Your session for today is ready.")


def test_the_text_says_nothing_of_health_and_how_to_end_it(by_mail: Reminders, clock: Clock, settings: Any) -> None:
    settings.ADDRESS = "https://home.example.org"
    one_round(clock(TEN))
    body = str(mail.outbox[0].body)
    assert body.split("\n\n")[:2] == ["Your session for today is ready.", "https://home.example.org/"]
    assert "Settings, Reminders" in body
    assert not any(word in body.lower() for word in ("pain", "flare", "kim", "phase"))


def test_without_an_address_of_the_site_there_is_no_way_back_in_the_mail(by_mail: Reminders, clock: Clock) -> None:
    one_round(clock(TEN))
    assert "http" not in str(mail.outbox[0].body)


def test_the_morning_after_a_session_is_told_at_its_own_time(by_mail: Reminders, life: Life, clock: Clock) -> None:
    life.at(18).trains()
    life.days_later()
    one_round(clock(life.now))
    assert [letter.subject for letter in mail.outbox] == ["Quadratus: How is your back this morning?"]


def test_who_has_trained_already_is_left_alone(by_mail: Reminders, life: Life, clock: Clock) -> None:
    life.trains()
    assert one_round(clock(TEN)).sent == 0


def test_a_notification_goes_to_each_browser(life: Life, place: Place, push: PushService, clock: Clock) -> None:
    wanting(life)
    assert one_round(clock(TEN)).sent == 1
    assert one_round(clock(TEN)).sent == 0
    assert push.opened() == [{"says": "Your session for today is ready.", "path": "/"}]


def test_each_way_is_tried_for_itself(by_mail: Reminders, place: Place, push: PushService, clock: Clock) -> None:
    push.answer = 500
    done = one_round(clock(TEN))
    assert (done.sent, done.not_sent) == (1, 1)
    assert len(mail.outbox) == 1


def broken(*_: object) -> None:
    raise NotSentError("The mail server did not take it: it sleeps")


def test_what_did_not_get_through_is_tried_again_after_a_while_and_not_for_ever(
    by_mail: Reminders, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "send_mail", broken)
    moments = [TEN, TEN + AGAIN_AFTER - timedelta(seconds=1), *(TEN + AGAIN_AFTER * times for times in range(1, 6))]
    assert [one_round(clock(moment)).not_sent for moment in moments] == [1, 0, 1, 1, 0, 0, 0]
    kept = Sending.objects.get()
    assert (kept.tries, kept.done_at) == (3, None)
    assert "it sleeps" in kept.fault


def test_a_try_that_gets_through_at_last_is_the_last(
    by_mail: Reminders, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sending, "send_mail", broken)
        one_round(clock(TEN))
    assert [one_round(clock(TEN + AGAIN_AFTER * times)).sent for times in (1, 2, 3)] == [1, 0, 0]
    assert Sending.objects.get().fault == ""


def test_what_was_cut_off_is_not_sent_twice(by_mail: Reminders, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody knows whether it arrived: better once too few than twice."""

    def killed(*_: object) -> None:
        raise SystemExit

    clock(TEN)
    with monkeypatch.context() as patch:
        patch.setattr(sending, "send_mail", killed)
        with pytest.raises(SystemExit):
            one_round(TEN)
    assert one_round(clock(TEN + AGAIN_AFTER * 2)).sent == 0


def test_a_browser_that_ended_it_is_told_as_ended_and_not_asked_again(
    life: Life, place: Place, push: PushService, clock: Clock
) -> None:
    wanting(life)
    push.answer = 410
    one_round(clock(TEN))
    place.refresh_from_db()
    assert place.gone_at == TEN
    push.answer = 201
    assert one_round(clock(TEN + timedelta(days=1))).sent == 0
    assert len(push.taken) == 1


def test_a_fault_with_one_person_stops_no_other_and_is_kept(
    by_mail: Reminders, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = joined(NOW, "Ada").ready()
    wanting(other)
    reminders = wanting(other)
    reminders.by_mail = True
    reminders.save()
    other.person.user.email = "ada@example.org"
    other.person.user.save()
    real = reading.prescription_for

    def failing(person: Any, now: datetime) -> Any:
        if person.pk == by_mail.person_id:
            raise RuntimeError
        return real(person, now)

    monkeypatch.setattr("quadratus.site.reminders.sending.prescription_for", failing)
    done = one_round(clock(TEN))
    assert [letter.to for letter in mail.outbox] == [["ada@example.org"]]
    assert done.faults
    assert Round.objects.get().fault == f"RuntimeError ({by_mail.person_id})"


def test_every_round_is_noted(db: None, clock: Clock) -> None:
    one_round(clock(NOW))
    one_round(clock(TEN))
    assert Round.objects.get().ran_at == TEN


def test_old_sendings_are_forgotten(by_mail: Reminders, clock: Clock) -> None:
    one_round(clock(TEN))
    one_round(clock(TEN + timedelta(days=61)))
    assert Sending.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_of_several_workers_one_sends(by_mail: Reminders, clock: Clock) -> None:
    clock(TEN)
    together, faults = threading.Barrier(4), list[Exception]()

    def work() -> None:
        try:
            together.wait()
            one_round(TEN)
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert faults == []
    assert len(mail.outbox) == 1
    assert Sending.objects.count() == 1
