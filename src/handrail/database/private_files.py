"""Files for one account's eyes only (0600), written whole or not at all, and locks on them.

No link is followed in the last step of a path, so that the account a server runs as cannot lead
root to write elsewhere.
"""

from __future__ import annotations

import fcntl
import os
import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handrail.database.accounts import Account

PRIVATE = 0o600


def open_private(path: Path, *, owner: Account | None = None) -> int:
    """A descriptor of the file, which is made when absent and given to its owner."""
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(path, flags, PRIVATE)
    _give(descriptor, owner)
    return descriptor


def write_private(path: Path, text: str, *, owner: Account | None = None) -> None:
    """Replace the file's text; after a crash there is the old text or the new, never a part."""
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    with os.fdopen(os.open(fresh, flags, PRIVATE), "w", encoding="utf-8") as file:
        _give(file.fileno(), owner)
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make what was renamed or removed in the folder outlive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def locked(path: Path, *, owner: Account | None = None) -> Iterator[None]:
    """Hold the file's lock alone; waits for whoever has it. The kernel frees it when we die."""
    descriptor = open_private(path, owner=owner)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def take_alone(descriptor: int) -> bool:
    """Take the lock for ourselves if nobody else has a share in it; does not wait."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def share(descriptor: int) -> bool:
    """Take a share in the lock unless somebody has it alone; does not wait."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _give(descriptor: int, owner: Account | None) -> None:
    if owner and os.fstat(descriptor).st_uid != owner.uid:
        os.fchown(descriptor, owner.uid, owner.gid)
