"""The append: puts entries on the ledger in the transaction of the act that they tell of."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection

from handrail.ledger.errors import NoTransactionError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handrail.ledger.domain import Entry

# Past the ORM: every act and every opening comes by here.
APPEND = "INSERT INTO ledger_entry (id, body) SELECT * FROM unnest(%s::uuid[], %s::bytea[])"


def append(entries: Sequence[Entry]) -> None:
    """Append these entries, in this order, in one statement; they stand or fall with the caller's.

    Call it after the locks of the act are taken: an entry's number in the queue is drawn here, and
    acts that lock the same row are promised to be sequenced in the order of their locks.
    An entry goes in once: a nonce that was used before is refused by the database.
    """
    if not connection.in_atomic_block:
        raise NoTransactionError
    if entries:
        with connection.cursor() as cursor:
            nonces = [UUID(hex=entry.nonce) for entry in entries]
            cursor.execute(APPEND, [nonces, [entry.canonical() for entry in entries]])
