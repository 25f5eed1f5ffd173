"""The database itself refuses to change an event."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SAYS = "events are never changed"

SQLITE = f"""
CREATE TRIGGER events_never_change BEFORE UPDATE ON record_eventrow
BEGIN SELECT RAISE(ABORT, '{SAYS}'); END
"""
POSTGRESQL = f"""
CREATE FUNCTION events_never_change() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '{SAYS}'; END; $$ LANGUAGE plpgsql;
CREATE TRIGGER events_never_change BEFORE UPDATE ON record_eventrow
FOR EACH ROW EXECUTE FUNCTION events_never_change();
"""


def guard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ARG001
    statement = {"sqlite": SQLITE, "postgresql": POSTGRESQL}.get(editor.connection.vendor)
    if statement:
        editor.execute(statement)


def unguard(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ARG001
    table = " ON record_eventrow" if editor.connection.vendor == "postgresql" else ""
    editor.execute(f"DROP TRIGGER events_never_change{table}")
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP FUNCTION events_never_change")


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
