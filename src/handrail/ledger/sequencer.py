"""The sequencer: gives every waiting entry its index, grows the tree and signs a checkpoint.

It runs under a role of its own, which may neither write entries nor change what it once wrote.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from handrail.ledger.audit import kept_mark
from handrail.ledger.errors import BrokenLogError
from handrail.ledger.note import Checkpoint, Signer, Verifier
from handrail.ledger.tree import Edge, leaf_hash

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.backends.utils import CursorWrapper

_ONE_AT_A_TIME = 0x6C_6564_6765_72  # "ledger": any number that no other lock of ours uses

_LOCK = "SELECT pg_advisory_xact_lock(%s)"

_LAST = """
SELECT last.size, last.root, last.note, last.edge, given.size
FROM (SELECT coalesce(max(position) + 1, 0) AS size FROM ledger_sequenced) AS given
LEFT JOIN (SELECT * FROM ledger_checkpoint ORDER BY size DESC LIMIT 1) AS last ON true
"""

# Everything that waits, the lowest number first, and never "above the last number": an act may
# draw its number early and commit late. Of two acts that locked the same row the first committed
# before the second drew its number, so whoever sees the second sees the first, too.
_WAITING = """
SELECT waiting.number, entry.id, entry.body
FROM ledger_waiting AS waiting JOIN ledger_entry AS entry ON entry.id = waiting.entry_id
ORDER BY waiting.number LIMIT %s
"""

_NUMBER = "COPY ledger_sequenced (entry_id, position, leaf_hash) FROM STDIN"

_SIGNED = """
INSERT INTO ledger_checkpoint (size, root, note, edge, at) VALUES (%s, %s, %s, %s::bytea[], %s)
"""

_DONE = "DELETE FROM ledger_waiting WHERE number = ANY(%s)"


@dataclass(frozen=True)
class Sequenced:
    """What one round did: how many entries it added, and the size of the tree since."""

    added: int
    size: int


def sequence(
    connection: BaseDatabaseWrapper, *, signer: Signer, at: datetime, most: int = 10_000
) -> Sequenced:
    """Index up to `most` waiting entries and sign the tree that they make.

    Waits for another sequencer to end. Call it again while it adds as many as it may. Refuses
    to sign on top of a checkpoint that does not hold; acts go on meanwhile, and entries wait.

    One transaction holds it all. A crash before its commit leaves every entry waiting and no
    index given; after its commit nothing is left to do. A signature made and lost in between
    was seen by nobody, because checkpoints are published from the database only.
    """
    with transaction.atomic(using=connection.alias, durable=True), connection.cursor() as cursor:
        # The lock ends with the transaction, so that no crash leaves it behind. Each statement
        # sees what was committed before it began: all that the last holder of the lock wrote.
        cursor.execute(_LOCK, [_ONE_AT_A_TIME])
        edge = _last_edge(cursor, verifier=signer.verifier)
        cursor.execute(_WAITING, [most])
        waiting = cursor.fetchall()
        if not waiting:
            return Sequenced(0, edge.size)
        hashes = [leaf_hash(bytes(body)) for _, _, body in waiting]
        _number(cursor, [entry_id for _, entry_id, _ in waiting], hashes=hashes, start=edge.size)
        grown = edge.extended(hashes)
        _sign(cursor, grown, signer=signer, at=at)
        cursor.execute(_DONE, [[number for number, _, _ in waiting]])
    return Sequenced(len(waiting), grown.size)


def _last_edge(cursor: CursorWrapper, *, verifier: Verifier) -> Edge:
    """The right edge to grow from: vouched for by our own signature, or nothing is."""
    cursor.execute(_LAST)
    size, root, note, nodes, given = cursor.fetchone()
    if size is None and given == 0:
        return Edge()
    if size != given:
        raise BrokenLogError(given)
    edge = Edge(size, tuple(map(bytes, nodes)))
    kept = kept_mark(size, note, root=bytes(root), edge=edge, verifier=verifier)
    if not kept.holds:
        raise BrokenLogError(size)
    return edge


def _number(
    cursor: CursorWrapper, entries: Sequence[UUID], *, hashes: Sequence[bytes], start: int
) -> None:
    with cursor.copy(_NUMBER) as copy:
        for index, (entry_id, leaf) in enumerate(zip(entries, hashes, strict=True), start):
            copy.write_row((entry_id, index, leaf))


def _sign(cursor: CursorWrapper, edge: Edge, *, signer: Signer, at: datetime) -> None:
    checkpoint = Checkpoint(signer.name, edge.size, edge.root())
    note = checkpoint.signed(signer)
    cursor.execute(_SIGNED, [edge.size, checkpoint.root, note, list(edge.nodes), at])
