"""The key-encryption key: wraps people's keys, and ends them for good when a version is destroyed. Pure."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from handrail.vault import keyfile
from handrail.vault.errors import BrokenSealError, KeyDestroyedError, KeyMissingError
from handrail.vault.sealing import KEY_BYTES, decrypt, encrypt

if TYPE_CHECKING:
    from pathlib import Path

VERSION_FILE: Final = re.compile(r"kek-([1-9][0-9]*)")


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A key under a version of the key-encryption key."""

    version: int
    blob: bytes


class KeyEncryptionKey(Protocol):
    """The four calls that a file, a hardware module or a key service answers.

    `wrap` always uses the newest version. `unwrap` needs the same context and a version not yet
    destroyed. `rotate` makes a new version and returns it; older ones still unwrap. `destroy` is
    final, and everything still wrapped under that version is erased with it.
    """

    def wrap(self, plain: bytes, *, context: bytes) -> Wrapped: ...

    def unwrap(self, wrapped: Wrapped, *, context: bytes) -> bytes: ...

    def rotate(self) -> int: ...

    def destroy(self, version: int) -> None: ...


class FileKeyEncryptionKey:
    """Versions as files of a folder; `kek-<n>` emptied means destroyed.

    Destroying is as good as the disk: where it keeps old blocks, use a hardware module.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ciphers: dict[int, AESGCM] = {}

    def wrap(self, plain: bytes, *, context: bytes) -> Wrapped:
        version = self._newest() or self._first()
        return Wrapped(
            version, encrypt(self._cipher(version), plain, bound=_bound(version, context))
        )

    def unwrap(self, wrapped: Wrapped, *, context: bytes) -> bytes:
        bound = _bound(wrapped.version, context)
        try:
            return decrypt(self._cipher(wrapped.version), wrapped.blob, bound=bound)
        except InvalidTag:
            raise BrokenSealError(_name(wrapped.version), "changed or moved") from None

    def rotate(self) -> int:
        with keyfile.locked(self._folder) as folder:
            return self._make(self._newest() + 1, folder=folder)

    def destroy(self, version: int) -> None:
        """Destroy a version; already destroyed is well. The newest stays, because new keys need it."""
        with keyfile.locked(self._folder):
            if version == self._newest():
                raise ValueError(f"{_name(version)} is in use: rotate before destroying it")
            if not self._path(version).exists():
                raise KeyMissingError(_name(version))
            keyfile.empty(self._path(version))
        self._ciphers.pop(version, None)

    def _first(self) -> int:
        with keyfile.locked(self._folder) as folder:
            return self._newest() or self._make(1, folder=folder)

    def _make(self, version: int, *, folder: int) -> int:
        keyfile.write(self._path(version), os.urandom(KEY_BYTES), folder=folder)
        return version

    def _newest(self) -> int:
        # Asked each time: another process may have rotated, and a key wrapped under a version
        # about to be destroyed would be lost.
        paths = self._folder.iterdir() if self._folder.is_dir() else ()
        found = (VERSION_FILE.fullmatch(path.name) for path in paths)
        return max((int(match[1]) for match in found if match), default=0)

    def _cipher(self, version: int) -> AESGCM:
        # Asked each time too, so that a version destroyed by one process opens nothing in any other.
        try:
            size = self._path(version).stat().st_size
        except FileNotFoundError:
            raise KeyMissingError(_name(version)) from None
        if not size:
            self._ciphers.pop(version, None)
            raise KeyDestroyedError(_name(version))
        if version not in self._ciphers:
            self._ciphers[version] = self._read(version)
        return self._ciphers[version]

    def _read(self, version: int) -> AESGCM:
        secret = self._path(version).read_bytes()
        if not any(secret):  # a crash between overwriting and emptying
            raise KeyDestroyedError(_name(version))
        return AESGCM(secret)

    def _path(self, version: int) -> Path:
        return self._folder / f"kek-{version}"


def _name(version: int) -> str:
    return f"key-encryption key {version}"


def _bound(version: int, context: bytes) -> bytes:
    return version.to_bytes(4, "big") + context
