"""The ledger's four tables: entries, the queue of those without an index, indexes, checkpoints.

Entries, indexes and checkpoints only grow: the database itself refuses anything else (see the
migrations). No column says anything that is not in an entry's body or computed from it.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class EntryRow(models.Model):
    """An entry's canonical bytes, final at commit. Its id is the entry's own random nonce."""

    id = models.UUIDField(primary_key=True)
    body = models.BinaryField()

    class Meta:
        db_table = "ledger_entry"

    def __str__(self) -> str:
        return f"entry {self.id}"


class WaitingRow(models.Model):
    """An entry that has no index yet, put here by the database itself when it is appended.

    `number` is drawn inside the act's transaction and only puts waiting entries in order.
    """

    number = models.BigIntegerField(primary_key=True)
    entry_id = models.UUIDField(unique=True)

    class Meta:
        db_table = "ledger_waiting"

    def __str__(self) -> str:
        return f"waiting {self.entry_id}"


class SequencedRow(models.Model):
    """An entry's place in the tree: `position` is the index that everybody else calls by."""

    entry_id = models.UUIDField(primary_key=True)
    position = models.BigIntegerField(unique=True)
    leaf_hash = models.BinaryField()

    class Meta:
        db_table = "ledger_sequenced"

    def __str__(self) -> str:
        return f"index {self.position}"


class CheckpointRow(models.Model):
    """A signed statement of the tree at one size, with the right edge that the next grows from."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField()
    note = models.TextField()
    edge = ArrayField(models.BinaryField())
    at = models.DateTimeField()

    class Meta:
        db_table = "ledger_checkpoint"

    def __str__(self) -> str:
        return f"checkpoint {self.size}"
