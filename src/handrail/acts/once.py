"""Making something once: sent again under the same reference it is found, not made a second time.

A client that got no answer can send what it sent before. An action that makes something asks
`is_made` first and returns no event where it is; so nothing is recorded twice either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError

from handrail.acts.sealed import unsealed
from handrail.errors import ConflictError

TAKEN = "Something else was made under this reference. Give another one, or none."


def is_made(row: Any, *, names: Sequence[str], texts: Mapping[str, str] | None = None) -> bool:
    """Whether this row stands already and says the same in these columns and sealed texts.

    Raises `ConflictError` where it stands and says anything else. Call it under the act's lock.
    """
    held = type(row).objects.filter(id=row.id).first()
    if held is None:
        return False
    is_same = all(getattr(held, name) == getattr(row, name) for name in names)
    if not is_same or (texts and not _says(held, texts)):
        raise ConflictError(TAKEN, retry=False)
    return True


def make(row: Any) -> None:
    """Put a new row on its table. Raises `ConflictError` where its reference is taken out of scope."""
    try:
        row.save(force_insert=True)
    except IntegrityError as clash:
        raise ConflictError(TAKEN, retry=False) from clash


def _says(held: Any, texts: Mapping[str, str]) -> bool:
    kept = unsealed([held])[held.id]
    return all(kept.get(field, "") == text for field, text in texts.items())
