"""The Today page with a year of history, Progress with two years, and the start of the server from a ready checkout."""

from __future__ import annotations

import gzip
import os
import socket
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measuring import Result, median_ms
from benchmarks.year import years_of_events

if TYPE_CHECKING:
    from django.test import Client

_COMMAND = Path(sys.executable).parent / "quadratus"


def person_with(name: str, years: int) -> Client:
    """The browser of a person with some years of history, who takes the place of anyone before.

    From here on it is the hour after their last event.
    """
    from django.test import Client

    from quadratus.prescription.record.events import Joined
    from quadratus.prescription.record.reading import write_event
    from quadratus.site.people.actions import delete_everything, join
    from quadratus.site.people.models import Person
    from quadratus.site.people.views import BACKEND
    from quadratus.site.record.models import EventRow

    events = years_of_events(years)
    now = events[-1].moment + timedelta(hours=1)
    os.environ["QUADRATUS_NOW"] = now.isoformat()
    for before in Person.objects.all():
        delete_everything(person=before)
    person = join(name=name, birth_year=1978, email="", password=None, zone="UTC", now=events[0].moment)
    rows = []
    for event in events:
        kind, body = write_event(event)
        if not isinstance(event, Joined):
            stamp = {"moment": event.moment, "day": event.day, "received_at": now}
            rows.append(EventRow(person=person, event=event.id, kind=kind, body=body.decode(), **stamp))
    EventRow.objects.bulk_create(rows)
    client = Client(SERVER_NAME="localhost")
    client.force_login(person.user, backend=BACKEND)
    return client


def page(client: Client, what: str, path: str, goal: str, most: int = 10) -> str:
    """Server time of a page, its queries and bytes, beside a page of the same site that decides nothing."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def get(path: str) -> bytes:
        answer = client.get(path)
        assert answer.status_code == 200, path
        return bytes(answer.content)

    body = get(path)
    with CaptureQueriesContext(connection) as asked:
        get(path)
        queries = len(asked)
    took = median_ms(lambda: get(path), 30)
    result = Result(what, took, "the check-in page", median_ms(lambda: get("/check-in/"), 30), goal)
    sizes = f"{len(body) / 1000:.0f} kB, {len(gzip.compress(body)) / 1000:.0f} kB compressed"
    return f"{result}; {queries} queries (goal: at most {most}); {sizes}"


def first_progress(client: Client) -> Result:
    """Progress just after an event, when the history is made anew, beside reading the same events alone."""
    from quadratus.prescription.record.reading import read_event
    from quadratus.site.record.models import EventRow, HistoryRow

    def anew() -> None:
        HistoryRow.objects.all().delete()
        assert client.get("/progress/?span=all").status_code == 200

    def read() -> None:
        for kind, body in EventRow.objects.filter(person__user__username="Bea").values_list("kind", "body"):
            read_event(kind, body)

    took = median_ms(anew, 5)
    return Result(
        "Progress after an event, two years", took, "reading its events", median_ms(read, 5), "at most 600 ms"
    )


def server_start() -> Result:
    """From the command to the first answer, beside a bare start of Python with the same two libraries."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def start() -> None:
        server = subprocess.Popen([_COMMAND, "serve", "--port", str(port)], stdout=subprocess.DEVNULL)
        try:
            while True:
                with socket.socket() as knock:
                    if knock.connect_ex(("127.0.0.1", port)) == 0:
                        return
                time.sleep(0.01)
        finally:
            server.terminate()
            server.wait()

    def bare() -> None:
        subprocess.run([sys.executable, "-c", "import django.core.wsgi, pydantic, uvicorn"], check=True)

    took = median_ms(start, 5)
    return Result("Start of the server", took, "importing Django, pydantic, uvicorn", median_ms(bare, 5), "at most 2 s")


def main() -> None:
    """Print all lines."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "QUADRATUS_DATA": folder,
            "QUADRATUS_DEBUG": "1",
            "DJANGO_SETTINGS_MODULE": "quadratus.site.settings",
        }
        import django

        django.setup()
        from quadratus.site.server import migrate

        migrate()
        print(page(person_with("Ada", 1), "Today page, one year", "/", "at most 30 ms"))
        bea = person_with("Bea", 2)
        print(page(bea, "Today page, two years", "/", "at most 30 ms"))
        print(page(bea, "Progress, two years", "/progress/", "at most 90 ms"))
        print(page(bea, "Progress, two years, all", "/progress/?span=all", "at most 90 ms"))
        print(page(bea, "Flare-up page, two years", "/flare-up/", "at most 60 ms", 12))
        print(first_progress(bea))
        print(server_start())


if __name__ == "__main__":
    main()
