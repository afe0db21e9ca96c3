"""Destruction: what a destroyed key sealed is erased. Called inside the transaction of the act that decides it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from uuid import UUID


def destroy_item(row_id: UUID) -> bool:
    """Destroy the key and salt of one content row. False says that there was nothing left to destroy."""
    return _answer("SELECT vault_destroy_item(%s)", row_id)


def destroy_person(person_id: UUID) -> bool:
    """Destroy a person's key and those of all their items. False says that there was nothing left to destroy."""
    return _answer("SELECT vault_destroy_person(%s)", person_id)


def _answer(statement: str, subject: UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, [subject])
        return bool(cursor.fetchone()[0])
