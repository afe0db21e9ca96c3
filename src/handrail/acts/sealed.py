"""Sealed columns of a content row: each model names its own in `SEALED`, and its person.

Sealing and unsealing work on many rows at once, so that a page costs one query for its keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from handrail.acts.keys import vault
from handrail.vault.domain import SealedRow
from handrail.vault.vault import Sealer


def unsealed(rows: Iterable[Any]) -> dict[UUID, dict[str, str]]:
    """The sealed texts of these rows by row and field; a column that is null is left out."""
    return vault().unseal_rows(_sealed_row(row) for row in rows)


def sealed(row: Any, *, sealer: Sealer, texts: Mapping[str, str]) -> None:
    """Seal these texts into the row's columns. A field that the model does not seal is a bug."""
    unknown = set(texts) - set(row.SEALED)
    if unknown:
        raise ValueError(f"{row._meta.db_table} does not seal {sorted(unknown)}")
    blobs = sealer.seal(row._meta.db_table, row_id=row.id, person_id=row.person_id, texts=texts)
    for field, blob in blobs.items():
        setattr(row, field, blob)


def _sealed_row(row: Any) -> SealedRow:
    held = {field: getattr(row, field) for field in row.SEALED}
    fields = {field: bytes(blob) for field, blob in held.items() if blob is not None}
    return SealedRow(table=row._meta.db_table, row_id=row.id, fields=fields)
