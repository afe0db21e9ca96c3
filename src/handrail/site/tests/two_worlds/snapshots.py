"""A whole world kept in memory and put back, past every wall, as only the superuser can."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from psycopg import Connection, sql

from handrail.conftest import put_back, rows_of, wipe

# Kept beside the rows that people see: nobody is shown these as an address, and there are hundreds.
NO_ADDRESSES = frozenset(
    {"acts_handle", "clocks_clock", "ledger_entry", "vault_item_key", "vault_person_key"}
)
TABLES_WITH_IDS = """
SELECT table_name FROM information_schema.columns
 WHERE table_schema = 'public' AND column_name = 'id' AND data_type = 'uuid'
"""


@dataclass(frozen=True)
class Snapshot:
    """Every row of a world, and the references of those that can be asked for, by table."""

    rows: list[tuple[sql.Identifier, bytes]]
    references: dict[str, frozenset[UUID]]


def taken(superuser: Connection[Any]) -> Snapshot:
    """The world as it stands."""
    tables = {table for (table,) in superuser.execute(TABLES_WITH_IDS)} - NO_ADDRESSES
    found = {table: _ids(superuser, table) for table in sorted(tables)}
    return Snapshot(
        rows=rows_of(superuser),
        references={table: ids for table, ids in found.items() if ids},
    )


def restore(superuser: Connection[Any], snapshot: Snapshot) -> None:
    """Make the world what it was, whatever it is now."""
    wipe(superuser)
    put_back(superuser, snapshot.rows)


def _ids(superuser: Connection[Any], table: str) -> frozenset[UUID]:
    found = superuser.execute(sql.SQL("SELECT id FROM {}").format(sql.Identifier(table)))
    return frozenset(reference for (reference,) in found)
