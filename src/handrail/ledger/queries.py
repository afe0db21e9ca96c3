"""Reads the ledger for those who may: entries with their index, and the checkpoint they stand under.

Whoever calls this has decided and recorded that the reader may look: entries say who did what.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.db import connection

from handrail.ledger.domain import Entry
from handrail.ledger.models import CheckpointRow
from handrail.ledger.note import Checkpoint

if TYPE_CHECKING:
    from collections.abc import Iterable

_PAGE = 50
_NO_BOUND = 2**63 - 1
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)

# Letter for letter the expressions of the indexes in the migration, or they are not used.
_OBJECT = """substring(encode(entry.body, 'escape') from '"object":"([^"]*)"')"""
_ACTOR = """substring(encode(entry.body, 'escape') from '"actor":"([^"]*)"')"""

_RECIPIENTS = """substring(encode(entry.body, 'escape') from '"recipients":\\[([^]]*)\\]')"""

_BY_OBJECT = f"""
SELECT sequenced.position, entry.body
FROM ledger_entry AS entry LEFT JOIN ledger_sequenced AS sequenced ON sequenced.entry_id = entry.id
WHERE {_OBJECT} = ANY(%s) ORDER BY sequenced.position DESC NULLS FIRST, entry.id
"""  # noqa: S608 - made of our own words
_SEQUENCED = """
SELECT sequenced.position, entry.body
FROM ledger_sequenced AS sequenced JOIN ledger_entry AS entry ON entry.id = sequenced.entry_id
WHERE sequenced.position < %s {also} ORDER BY sequenced.position DESC LIMIT %s
"""
_DRAWN = """
SELECT sequenced.position, entry.body
FROM ledger_sequenced AS sequenced JOIN ledger_entry AS entry ON entry.id = sequenced.entry_id
ORDER BY md5(%s || sequenced.position::text), sequenced.position LIMIT %s
"""
# Outright, the refusal is the proposing organisation's own entry; by a reviewer, it is a recipient.
_AT = """substring(encode(entry.body, 'escape') from '"at":"([^"]*)"')::timestamptz"""
_WATCHING = f"""
SELECT count(*) FROM ledger_entry AS entry
WHERE (encode(entry.body, 'escape') LIKE '%%"watching_task"%%'
       AND substring(encode(entry.body, 'escape') from '"organisation":"([^"]*)"') = ANY(%s)
    OR encode(entry.body, 'escape') LIKE '{{"act":"support_action.refused_as_watching",%%'
       AND EXISTS (SELECT 1 FROM unnest(%s::text[]) AS asked
                    WHERE {_RECIPIENTS} LIKE '%%"' || asked || '"%%'))
  AND {_AT} >= %s AND {_AT} < %s
"""  # noqa: S608 - made of our own words


@dataclass(frozen=True)
class Recorded:
    """An entry with its index, or with none while it waits for one."""

    index: int | None
    entry: Entry


@dataclass(frozen=True)
class Published:
    """A checkpoint as it was signed, with the note to hand on."""

    checkpoint: Checkpoint
    note: str
    at: datetime


def latest_checkpoint() -> Published | None:
    """The largest tree that was signed; none before the first entry has its index."""
    row = CheckpointRow.objects.order_by("-size").first()
    if row is None:
        return None
    return Published(Checkpoint.parse(row.note.rpartition("\n\n")[0] + "\n"), row.note, row.at)


def by_handles(handles: Iterable[str]) -> tuple[Recorded, ...]:
    """The entries about these objects, the newest first; those that wait for an index before all."""
    return _recorded(_BY_OBJECT, [list(handles)])


def page(*, before: int | None = None, most: int = _PAGE) -> tuple[Recorded, ...]:
    """Entries that have an index, the newest first, from below the index `before` downwards."""
    return _recorded(_SEQUENCED.format(also=""), [_bound(before), most])


def by_actor(actor: str, *, before: int | None = None, most: int = _PAGE) -> tuple[Recorded, ...]:
    """As `page`, of what this actor did (DPA 2018 s.62: who consulted, who disclosed)."""
    also = f"AND {_ACTOR} = %s"
    return _recorded(_SEQUENCED.format(also=also), [_bound(before), actor, most])


def by_recipient(
    organisation: str, *, before: int | None = None, most: int = _PAGE
) -> tuple[Recorded, ...]:
    """As `page`, of what went to this organisation. Reads the log through: no index knows it."""
    also = f"AND {_RECIPIENTS} LIKE %s"
    return _recorded(_SEQUENCED.format(also=also), [_bound(before), f'%"{organisation}"%', most])


def sample(*, seed: str, most: int = 10) -> tuple[Recorded, ...]:
    """Entries drawn at random: whoever names the same seed at the same size draws the same."""
    return _recorded(_DRAWN, [seed, most])


def watching_refused(
    organisations: Iterable[str], *, until: datetime, since: datetime = _LONG_AGO
) -> int:
    """How often these organisations were refused a task to watch somebody, in this time (R18).

    Outright, or by a reviewer after a second look.
    """
    asked = list(organisations)
    with connection.cursor() as cursor:
        cursor.execute(_WATCHING, [asked, asked, since, until])
        (count,) = cursor.fetchone()
    return int(count)


def _bound(before: int | None) -> int:
    return _NO_BOUND if before is None else before


def _recorded(statement: str, values: list[Any]) -> tuple[Recorded, ...]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return tuple(Recorded(at, Entry.parse(bytes(body))) for at, body in cursor.fetchall())
