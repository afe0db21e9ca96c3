"""Verifies the whole log as the database has it now, in one pass and in bounded memory."""

from __future__ import annotations

import heapq
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from django.db import transaction

from handrail.ledger.audit import Audit, Fault, Line, Mark, Wrong, kept_mark
from handrail.ledger.note import Checkpoint, Verifier
from handrail.ledger.tree import Edge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.backends.base.base import BaseDatabaseWrapper

_LINES = """
SELECT sequenced.position, sequenced.leaf_hash, sequenced.entry_id, entry.body
FROM ledger_sequenced AS sequenced LEFT JOIN ledger_entry AS entry ON entry.id = sequenced.entry_id
ORDER BY sequenced.position
"""
_MARKS = "SELECT size, note, root, edge FROM ledger_checkpoint ORDER BY size"
_COUNTS = """
SELECT (SELECT count(*) FROM ledger_entry), (SELECT count(*) FROM ledger_waiting),
    (SELECT coalesce(max(size), 0) FROM ledger_checkpoint)
"""
_LOST = """
SELECT id FROM ledger_entry AS entry
WHERE NOT EXISTS (SELECT FROM ledger_sequenced WHERE entry_id = entry.id)
AND NOT EXISTS (SELECT FROM ledger_waiting WHERE entry_id = entry.id) LIMIT 100
"""
_QUEUED = """
SELECT entry_id FROM ledger_waiting AS waiting
WHERE NOT EXISTS (SELECT FROM ledger_entry WHERE id = waiting.entry_id)
OR EXISTS (SELECT FROM ledger_sequenced WHERE entry_id = waiting.entry_id) LIMIT 100
"""
_AT_A_TIME = 500


@dataclass(frozen=True)
class Verdict:
    """What a verification found: how much there is, and every fault with where it is.

    `size` is that of the last checkpoint; entries that wait have no index yet, and are no fault.
    """

    entries: int
    waiting: int
    size: int
    faults: tuple[Fault, ...]

    @property
    def is_sound(self) -> bool:
        return not self.faults

    @property
    def first_bad_index(self) -> int | None:
        """Where the first fault begins, of those that are at an index."""
        return min((f.first for f in self.faults if f.first is not None), default=None)


def verify(
    connection: BaseDatabaseWrapper, *, verifier: Verifier, against: str | None = None
) -> Verdict:
    """Check each entry, index and checkpoint, and that they make one tree that only ever grew.

    `against` is a checkpoint of this log that was kept elsewhere. Only by one can a log be found
    out whose end was cut off together with its checkpoints, or that was written anew and signed
    with its own key: from within, such a log is whole.
    """
    stops = [] if against is None else [_outside(against, verifier=verifier)]
    with _one_moment(connection):
        at_indexes = _read(connection, verifier=verifier, stops=stops)
        with connection.cursor() as cursor:
            cursor.execute(_COUNTS)
            entries, waiting, size = cursor.fetchone()
            queued = [*_rows(cursor, _LOST, Wrong.LOST), *_rows(cursor, _QUEUED, Wrong.QUEUE)]
    return Verdict(entries, waiting, size, (*at_indexes, *queued))


def _outside(note: str, *, verifier: Verifier) -> Mark:
    stated = Checkpoint.opened(note, verifier=verifier)
    return Mark(stated.size, stated, is_ours=False)


def _read(
    connection: BaseDatabaseWrapper, *, verifier: Verifier, stops: list[Mark]
) -> tuple[Fault, ...]:
    with connection.chunked_cursor() as lines, connection.chunked_cursor() as kept:
        lines.execute(_LINES)
        kept.execute(_MARKS)
        marks = heapq.merge(stops, _marks(kept, verifier=verifier), key=attrgetter("size"))
        return Audit(_lines(lines)).read(marks)


def _lines(cursor: Any) -> Iterator[Line]:
    for index, leaf, entry_id, body in _fetched(cursor):
        yield Line(index, bytes(leaf), entry_id, None if body is None else bytes(body))


def _marks(cursor: Any, *, verifier: Verifier) -> Iterator[Mark]:
    for size, note, root, nodes in _fetched(cursor):
        edge = Edge(size, tuple(map(bytes, nodes)))
        yield kept_mark(size, note, root=bytes(root), edge=edge, verifier=verifier)


def _fetched(cursor: Any) -> Iterator[tuple[Any, ...]]:
    while rows := cursor.fetchmany(_AT_A_TIME):
        yield from rows


def _rows(cursor: Any, statement: str, wrong: Wrong) -> Iterator[Fault]:
    cursor.execute(statement)
    return (Fault(wrong, entry=entry_id) for (entry_id,) in cursor.fetchall())


@contextmanager
def _one_moment(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """All that is read in here is as of one moment, however long that takes and whoever writes."""
    with transaction.atomic(using=connection.alias, durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield
