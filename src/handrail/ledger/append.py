"""The append: puts entries on the ledger in the transaction of the act that they tell of."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection

from handrail.ledger.errors import NoTransactionError
from handrail.ledger.models import EntryRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handrail.ledger.domain import Entry


def append(entries: Sequence[Entry]) -> None:
    """Append these entries, in this order, in one statement; they stand or fall with the caller's.

    Call it after the locks of the act are taken: an entry's number in the queue is drawn here, and
    acts that lock the same row are promised to be sequenced in the order of their locks.
    An entry goes in once: a nonce that was used before is refused by the database.
    """
    if not connection.in_atomic_block:
        raise NoTransactionError
    EntryRow.objects.bulk_create(
        [EntryRow(id=UUID(hex=entry.nonce), body=entry.canonical()) for entry in entries]
    )
