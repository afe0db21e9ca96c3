"""The vault's words: where a sealed text belongs, and which columns can be searched blind. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

COLUMN_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")
MOST_BITS: Final = 31  # what a PostgreSQL integer holds without a sign


class Place(NamedTuple):
    """Where a sealed text belongs; it opens nowhere else."""

    table: str
    row_id: UUID
    field: str

    def __str__(self) -> str:
        return f"{self.table}.{self.field}"


@dataclass(frozen=True, slots=True)
class SealedRow:
    """The sealed fields of one row, as its table holds them."""

    table: str
    row_id: UUID
    fields: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class BlindColumn:
    """A column searched without opening it, with a key of its own.

    Choose `bits` so small that several people are expected to share each value.
    """

    name: str
    bits: int = 12

    def __post_init__(self) -> None:
        if not COLUMN_NAME.fullmatch(self.name) or not 1 <= self.bits <= MOST_BITS:
            raise ValueError("a blind column needs a plain name and between 1 and 31 bits")
