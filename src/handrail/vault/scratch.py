"""Scratch files: sealed for one reader, for an hour, under a key that is handed out and not kept.

Whoever holds the disk, or a backup of it, holds noise: the token that opens a file lies with its
reader alone. Knows no framework and no table.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from math import inf
from pathlib import Path
from struct import Struct
from types import TracebackType
from typing import BinaryIO, Final, Self
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from handrail.vault.errors import BrokenSealError

TOKEN_BYTES: Final = 32
BLOCK: Final = 64 * 1024
KEPT_FOR: Final = timedelta(hours=1)
SUFFIX: Final = ".sealed"
# Each file has a key of its own, so its blocks may be counted; the mark on the last one tells a
# whole file from one that was cut short.
NONCE: Final = Struct(">11sB")
LENGTH: Final = Struct(">I")
PRIVATE: Final = 0o600


class Scratch:
    """A sealed file being written. Without a word in it there is no file either.

    As a context manager it ends the file on leaving, or leaves nothing of it after an error.
    """

    def __init__(self, folder: Path, *, reader: UUID) -> None:
        self.token = os.urandom(TOKEN_BYTES)
        self._path = _path(folder, self.token)
        self._cipher, self._bound = AESGCM(_key(self.token)), reader.bytes
        self._file: BinaryIO | None = None
        self._held, self._blocks = bytearray(), 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            self.close()
        else:
            self.discard()

    def write(self, content: bytes, /) -> int:
        """Take these bytes; they reach the disk sealed, a block at a time."""
        self._held += content
        while len(self._held) > BLOCK:
            self._put(bytes(self._held[:BLOCK]), is_last=False)
            del self._held[:BLOCK]
        return len(content)

    def close(self) -> None:
        """End the file, which can then be read to its end."""
        if self._held:
            self._put(bytes(self._held), is_last=True)
            self._held.clear()
        if self._file:
            self._file.close()

    def discard(self) -> None:
        if self._file:
            self._file.close()
            self._path.unlink(missing_ok=True)

    def _put(self, block: bytes, *, is_last: bool) -> None:
        if self._file is None:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
            self._file = os.fdopen(os.open(self._path, flags, PRIVATE), "wb")
        sealed = self._cipher.encrypt(_nonce(self._blocks, is_last=is_last), block, self._bound)
        self._file.write(LENGTH.pack(len(sealed)) + sealed)
        self._blocks += 1


def taken(folder: Path, token: bytes, *, reader: UUID, at: datetime) -> Iterator[bytes] | None:
    """The content for its reader, once: it is gone from the folder before the first byte is read.

    None where there is no such file, or its hour is over.
    """
    sweep(folder, at=at)
    path = _path(folder, token)
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return None
    path.unlink(missing_ok=True)
    return _unsealed(file, AESGCM(_key(token)), bound=reader.bytes)


def token_of(text: str) -> bytes:
    """The token that its reader gave back as text; anything else opens nothing."""
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""


def sweep(folder: Path, *, at: datetime) -> int:
    """Remove what nobody came for within its hour, and say how many files that were."""
    last = (at - KEPT_FOR).timestamp()
    old = [path for path in folder.glob(f"*{SUFFIX}") if _made_at(path) < last]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _made_at(path: Path) -> float:
    """When it was made; what another process has just removed is not old any more."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return inf


def _unsealed(file: BinaryIO, cipher: AESGCM, *, bound: bytes) -> Iterator[bytes]:
    with file:
        sealed, number = _block(file), 0
        while sealed:
            following = _block(file)
            nonce = _nonce(number, is_last=not following)
            try:
                yield cipher.decrypt(nonce, sealed, bound)
            except InvalidTag:
                raise BrokenSealError("a scratch file", "changed, cut short or another's") from None
            sealed, number = following, number + 1


def _block(file: BinaryIO) -> bytes:
    header = file.read(LENGTH.size)
    return file.read(LENGTH.unpack(header)[0]) if len(header) == LENGTH.size else b""


def _nonce(number: int, *, is_last: bool) -> bytes:
    return NONCE.pack(number.to_bytes(11, "big"), is_last)


def _key(token: bytes) -> bytes:
    return hashlib.sha256(b"handrail scratch key" + token).digest()


def _path(folder: Path, token: bytes) -> Path:
    name = hashlib.sha256(b"handrail scratch name" + token).hexdigest()
    return folder / f"{name[:32]}{SUFFIX}"
