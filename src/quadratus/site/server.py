"""Starts the site: prepares the database, checks the method, serves the pages."""

from __future__ import annotations

import ipaddress
import os
import sys


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server that is bound to `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def serve(host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve the pages until stopped. Anything but a loopback address asks for passwords.

    Raises:
        BrokenMethodError: the method cannot be used; nothing was started.
    """
    prepare(host)
    import uvicorn

    from quadratus.site.reminders.loop import Loop
    from quadratus.site.training.warming import Warming

    beside = (Loop(), Warming())
    for one in beside:
        one.start()
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    print(f"Quadratus is at {address}  (stop it with Ctrl+C)", flush=True)
    try:
        uvicorn.run(
            "quadratus.site.asgi:application",
            host=host,
            port=port,
            lifespan="off",
            log_level="warning",
            proxy_headers=False,
            server_header=False,
        )
    finally:
        for one in beside:
            one.stop()


def prepare(host: str) -> None:
    """Set the site up for an address: settings, database, method."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "quadratus.site.settings")
    if not is_loopback(host):
        os.environ["QUADRATUS_REQUIRE_PASSWORD"] = "1"
        _answer_to(host)
    import django

    django.setup()
    from django.conf import settings

    from quadratus.protocol.loading import lower_back_mastery
    from quadratus.site.data import make_data_folder

    make_data_folder()
    for language, _ in settings.LANGUAGES:
        lower_back_mastery(language)
    migrate()


def _answer_to(host: str) -> None:
    """Answer requests for the bound address; where all are bound, only the names that were set."""
    if os.environ.get("QUADRATUS_HOSTS"):
        return
    if host in {"0.0.0.0", "::", ""}:
        print(_NO_HOSTS.format(host=host), file=sys.stderr)
    else:
        os.environ["QUADRATUS_HOSTS"] = host


def migrate() -> None:
    """Bring the database to the shape of this version; quick where nothing is to be done."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)


_NO_HOSTS = (
    "Bound to {host}, but QUADRATUS_HOSTS is empty: only this machine will be answered. "
    "Set it to the names or addresses by which others reach this machine, with commas between."
)
