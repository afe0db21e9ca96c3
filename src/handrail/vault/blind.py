"""Finding without opening: truncated blind indexes; and commitments for the ledger. Pure.

An index tells who holds the table that two rows are alike, so it is made of compounds (surname
with year of birth), is cut so short that several people share each value, and is never made of flags.
"""

from __future__ import annotations

import hmac
import os
from typing import TYPE_CHECKING, Final

from handrail.vault import keyfile
from handrail.vault.sealing import KEY_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from handrail.vault.domain import BlindColumn

SALT_BYTES: Final = 32


def blind_index(key: bytes, *parts: str, bits: int) -> int:
    """The first bits of a keyed hash of the compound; the caller has normalised the parts."""
    # Each part goes with its length, or ("ab", "c") would read as ("a", "bc").
    encoded = (part.encode() for part in parts)
    compound = b"".join(len(part).to_bytes(4, "big") + part for part in encoded)
    digest = hmac.digest(key, compound, "sha256")
    return int.from_bytes(digest[:4], "big") >> (32 - bits)


def commitment(content: bytes, salt: bytes) -> str:
    """What the ledger keeps of content: checkable with the salt, silent once the salt is destroyed."""
    return hmac.digest(salt, content, "sha256").hex()


class IndexKeys:
    """One key a column, each a file of its own, made on first use."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._keys: dict[str, bytes] = {}

    def index(self, column: BlindColumn, *parts: str) -> int:
        return blind_index(self._key(column.name), *parts, bits=column.bits)

    def _key(self, name: str) -> bytes:
        if name not in self._keys:
            self._keys[name] = self._read_or_make(self._folder / f"index-{name}")
        return self._keys[name]

    def _read_or_make(self, path: Path) -> bytes:
        with keyfile.locked(self._folder) as folder:
            if not path.exists():
                keyfile.write(path, os.urandom(KEY_BYTES), folder=folder)
            return path.read_bytes()
