"""Secrets as files that only their owner reads: written whole or not at all, by one process at a time. Pure."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER_MODE: Final = 0o700
FILE_MODE: Final = 0o600


@contextmanager
def locked(folder: Path) -> Iterator[int]:
    """Holds the folder against every other process; gives its descriptor, to make names durable with."""
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield descriptor
    finally:
        os.close(descriptor)


def write(path: Path, secret: bytes, *, folder: int) -> None:
    """Put a secret on disk, safe against a crash at any point; the folder is held by the caller."""
    draft = path.with_name(f".{path.name}.draft")
    draft.unlink(missing_ok=True)  # left by a crash; nobody ever read it
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    os.fsync(folder)


def empty(path: Path) -> None:
    """Overwrite a secret and leave an empty file in its place, which says that it was destroyed."""
    with path.open("r+b") as file:
        file.write(bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
        file.truncate(0)
        os.fsync(file.fileno())
