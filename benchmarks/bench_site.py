"""The Today page with a year of history, and the start of the server from a ready checkout."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from benchmarks.measuring import Result, median_ms
from benchmarks.year import year_of_events

_COMMAND = Path(sys.executable).parent / "quadratus"


def today_page() -> tuple[Result, int, int]:
    """Server time of the Today page and its queries, beside a page of the same site that decides nothing."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from quadratus.prescription.record.events import Joined
    from quadratus.prescription.record.reading import write_event
    from quadratus.site.people.actions import join
    from quadratus.site.people.views import BACKEND
    from quadratus.site.record.models import EventRow
    from quadratus.site.server import migrate

    migrate()
    events = year_of_events()
    now = events[-1].moment + timedelta(hours=1)
    os.environ["QUADRATUS_NOW"] = now.isoformat()
    person = join(name="Ada", birth_year=1978, email="", password=None, zone="UTC", now=events[0].moment)
    rows = []
    for event in events:
        kind, body = write_event(event)
        if not isinstance(event, Joined):
            stamp = {"moment": event.moment, "day": event.day, "received_at": now}
            rows.append(EventRow(person=person, event=event.id, kind=kind, body=body.decode(), **stamp))
    EventRow.objects.bulk_create(rows)
    client = Client(SERVER_NAME="localhost")
    client.force_login(person.user, backend=BACKEND)

    def get(path: str) -> None:
        assert client.get(path).status_code == 200, path

    get("/")
    with CaptureQueriesContext(connection) as asked:
        get("/")
        queries = len(asked)
    took = median_ms(lambda: get("/"), 30)
    reference = median_ms(lambda: get("/check-in/"), 30)
    return Result("Today page", took, "the check-in page", reference, "at most 30 ms"), queries, len(events)


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
    """Print both lines."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "QUADRATUS_DATA": folder,
            "QUADRATUS_DEBUG": "1",
            "DJANGO_SETTINGS_MODULE": "quadratus.site.settings",
        }
        import django

        django.setup()
        page, queries, events = today_page()
        print(f"{page}; {queries} queries (goal: at most 10), {events} events")
        print(server_start())


if __name__ == "__main__":
    main()
