"""What the database itself lets a member read of a person, past every query of ours."""

from __future__ import annotations

from uuid import UUID

from django.db import connection
from psycopg import sql

from handrail.acts.context import reading
from handrail.acts.domain import Actor

WALLED = """
    SELECT t.relname FROM pg_class t
      JOIN pg_attribute p ON p.attrelid = t.oid AND p.attname = %s AND NOT p.attisdropped
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = 'audience' AND NOT a.attisdropped
     WHERE t.relkind = 'r' AND has_any_column_privilege(t.oid, 'SELECT')
"""


def rows_seen(by: Actor, *, person_id: UUID) -> dict[str, int]:
    """How many rows of each walled table are about a person, in this member's compartments."""
    return _counted(by, "person_id", person_id)


def rows_of_case(by: Actor, *, case_id: UUID) -> dict[str, int]:
    """The same for the rows that belong to a case."""
    return _counted(by, "case_id", case_id)


def _counted(by: Actor, column: str, value: UUID) -> dict[str, int]:
    with reading(by), connection.cursor() as cursor:
        cursor.execute(WALLED, [column])
        counted = {}
        for (table,) in cursor.fetchall():
            asked = sql.SQL("SELECT count(*) FROM {} WHERE {} = %s")
            cursor.execute(asked.format(sql.Identifier(table), sql.Identifier(column)), [value])
            (counted[table],) = cursor.fetchone()
    return {table: count for table, count in counted.items() if count}
