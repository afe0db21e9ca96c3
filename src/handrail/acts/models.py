"""What ties the ledger's fresh handles to a person's case, sealed under that person's key.

When the key goes, so does the tie: entries of one case can then not be linked to each other.
"""

from __future__ import annotations

from django.db import models


class Handle(models.Model):
    """One entry's handle, with the sealed reference of what the entry is about."""

    id = models.UUIDField(primary_key=True)
    person_id = models.UUIDField(db_index=True)
    sealed = models.BinaryField()

    class Meta:
        db_table = "acts_handle"
