"""The vault's two tables in four statements, each of the same text for one row and for thousands.

Every act and every opening asks for keys, so these go past the ORM: it took longer to write a
statement than PostgreSQL took to answer it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

PERSON_KEYS = "SELECT id, wrapped, kek_version FROM vault_person_key WHERE id = ANY (%s)"
ITEM_KEYS = """
    SELECT i.id, i.version, i.wrapped, p.id, p.wrapped, p.kek_version
      FROM vault_item_key i JOIN vault_person_key p ON p.id = i.person_key_id
     WHERE i.id = ANY (%s)
"""
ADD_PERSON_KEYS = """
    INSERT INTO vault_person_key (id, wrapped, kek_version, made_at)
    SELECT id, wrapped, version, %s
      FROM unnest(%s::uuid[], %s::bytea[], %s::integer[]) AS added (id, wrapped, version)
"""
ADD_ITEM_KEYS = """
    INSERT INTO vault_item_key (id, person_key_id, version, wrapped)
    SELECT * FROM unnest(%s::uuid[], %s::uuid[], %s::smallint[], %s::bytea[])
"""


class KeptItemKey(NamedTuple):
    """An item's key as it is kept, with the person's that wraps it; None where destroyed."""

    id: UUID
    version: int
    wrapped: bytes | None
    person_id: UUID
    person_wrapped: bytes | None
    kek_version: int


class NewPersonKey(NamedTuple):
    """A person's key on its way to the table."""

    id: UUID
    wrapped: bytes
    kek_version: int


class NewItemKey(NamedTuple):
    """An item's key on its way to the table."""

    id: UUID
    person_id: UUID
    version: int
    wrapped: bytes


def person_keys(wanted: Collection[UUID]) -> list[tuple[UUID, bytes | None, int]]:
    """The keys of these people that there are, and the version that wraps each."""
    with connection.cursor() as cursor:
        cursor.execute(PERSON_KEYS, [list(wanted)])
        return list(cursor.fetchall())


def item_keys(wanted: Collection[UUID]) -> list[KeptItemKey]:
    """The keys of these rows that there are, each with its person's."""
    with connection.cursor() as cursor:
        cursor.execute(ITEM_KEYS, [list(wanted)])
        return [KeptItemKey(*row) for row in cursor.fetchall()]


def add_person_keys(keys: Sequence[NewPersonKey], *, at: datetime) -> None:
    if keys:
        with connection.cursor() as cursor:
            cursor.execute(ADD_PERSON_KEYS, [at, *map(list, zip(*keys, strict=True))])


def add_item_keys(keys: Sequence[NewItemKey]) -> None:
    if keys:
        with connection.cursor() as cursor:
            cursor.execute(ADD_ITEM_KEYS, list(map(list, zip(*keys, strict=True))))
