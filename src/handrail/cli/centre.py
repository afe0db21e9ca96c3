"""The centre of a data folder, opened for one command: its database up, its connections aimed.

Where the embedded database answers changes with each of its starts, so connections are aimed when
a command begins, and again when the database was lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import InterfaceError, OperationalError, connections
from django.db.migrations.executor import MigrationExecutor

from handrail.database import server
from handrail.database.provision import Access, opened, read_access
from handrail.database.records import read_record
from handrail.errors import FailureError

LOST = (OperationalError, InterfaceError)


@contextmanager
def open_centre(data: Path) -> Iterator[None]:
    """The centre as long as the block lasts. A database lost meanwhile is a `FailureError`."""
    with opened(data) as access:
        aim(access)
        try:
            yield
        except LOST as lost:
            raise FailureError(
                "The database stopped answering. What was acknowledged is kept; run the command "
                "again for the rest."
            ) from lost
        finally:
            hang_up()


def aim(access: Access) -> None:
    """Let Django's connections go to where the database answers now."""
    hang_up()
    for alias, login in (("default", access.web), ("owner", access.owner),
                         ("sequencer", access.sequencer)):  # fmt: skip
        wanted: dict[str, Any] = {
            "NAME": login.database,
            "USER": login.user,
            "PASSWORD": login.password,
            "HOST": login.host,
            "PORT": login.port,
        }
        connections.settings[alias].update(wanted)
        connections.settings[alias]["OPTIONS"].update(login.transport)


def aim_again(data: Path) -> None:
    """Start the embedded database again if it ended, and find it."""
    record = read_record(data)
    if record is not None and record.elsewhere is None:
        server.ensure_running(data)
    aim(read_access(data))


def hang_up() -> None:
    """End every connection of this process, also the pooled ones, which may be dead."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()


def waiting_migrations() -> list[str]:
    """Migrations that the database has not seen, by capability and name."""
    executor = MigrationExecutor(connections["owner"])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def migrate() -> list[str]:
    """Bring the tables up to date, and say which migrations that took."""
    waiting = waiting_migrations()
    if waiting:
        call_command("migrate", database="owner", verbosity=0)
    return waiting
