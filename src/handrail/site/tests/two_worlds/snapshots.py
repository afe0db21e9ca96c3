"""A whole world kept in memory and put back, past every wall, as only the superuser can."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from psycopg import Connection, sql

from handrail.conftest import wipe

# Kept beside the rows that people see: nobody is shown these as an address, and there are hundreds.
NO_ADDRESSES = frozenset(
    {"acts_handle", "clocks_clock", "ledger_entry", "vault_item_key", "vault_person_key"}
)


@dataclass(frozen=True)
class Snapshot:
    """The rows of every table that has any, and the references of those that can be asked for."""

    rows: dict[str, bytes]
    references: dict[str, frozenset[UUID]]


def taken(superuser: Connection[Any]) -> Snapshot:
    """The world as it stands."""
    held = [table for table in _tables(superuser) if _holds_any(superuser, table)]
    with_ids = _tables_with_ids(superuser) - NO_ADDRESSES
    return Snapshot(
        rows={table: _copied_out(superuser, table) for table in held},
        references={table: _ids(superuser, table) for table in held if table in with_ids},
    )


def put_back(superuser: Connection[Any], snapshot: Snapshot) -> None:
    """Make the world what it was. Triggers do not bind the superuser, so the ledger too."""
    wipe(superuser)
    with superuser.transaction(), superuser.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table, rows in snapshot.rows.items():
            with cursor.copy(sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))) as copy:
                copy.write(rows)


def _tables(superuser: Connection[Any]) -> list[str]:
    found = superuser.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        " AND tablename <> 'django_migrations' ORDER BY 1"
    )
    return [table for (table,) in found]


def _tables_with_ids(superuser: Connection[Any]) -> set[str]:
    found = superuser.execute(
        "SELECT table_name FROM information_schema.columns"
        " WHERE table_schema = 'public' AND column_name = 'id' AND data_type = 'uuid'"
    )
    return {table for (table,) in found}


def _holds_any(superuser: Connection[Any], table: str) -> bool:
    query = sql.SQL("SELECT EXISTS (SELECT 1 FROM {})").format(sql.Identifier(table))
    return bool(superuser.execute(query).fetchone()[0])


def _ids(superuser: Connection[Any], table: str) -> frozenset[UUID]:
    found = superuser.execute(sql.SQL("SELECT id FROM {}").format(sql.Identifier(table)))
    return frozenset(reference for (reference,) in found)


def _copied_out(superuser: Connection[Any], table: str) -> bytes:
    query = sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))
    with superuser.cursor() as cursor, cursor.copy(query) as copy:
        return b"".join(map(bytes, copy))
