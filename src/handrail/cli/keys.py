"""The keys of a centre: made at the beginning, and looked after since. Never shown, never sent.

Who holds `kek-*` and the database opens every sealed text; who holds `ledger.key` signs the log.
"""

from __future__ import annotations

import secrets
import stat
from pathlib import Path

from handrail.database.private_files import write_private
from handrail.ledger.keys import KEY as LEDGER_KEY
from handrail.ledger.keys import ledger_signer
from handrail.vault.kek import FileKeyEncryptionKey

FOLDER = "keys"
SESSION_KEY = "session.key"
PUBLIC = frozenset({".pub", ".vkey", ".lock"})
TRIAL = b"is there a key-encryption key"
OTHERS = stat.S_IRWXG | stat.S_IRWXO


def make_keys(data: Path, *, origin: str) -> None:
    """Make the keys that are not there yet: sessions, sealing, signing the ledger."""
    folder = data / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    if not (folder / SESSION_KEY).exists():
        write_private(folder / SESSION_KEY, secrets.token_urlsafe(48))
    FileKeyEncryptionKey(folder).wrap(TRIAL, context=TRIAL)
    ledger_signer(folder, origin=origin)


def missing_keys(data: Path) -> list[str]:
    """Keys without which the centre cannot work, by the name of their file."""
    folder = data / FOLDER
    needed = ("database.json", SESSION_KEY, LEDGER_KEY)
    missing = [name for name in needed if not (folder / name).exists()]
    return missing if any(folder.glob("kek-*")) else [*missing, "kek-1"]


def open_keys(data: Path) -> list[str]:
    """Keys that other accounts of this machine could read, by the name of their file."""
    files = (file for file in (data / FOLDER).rglob("*") if file.is_file())
    secret = (file for file in files if file.suffix not in PUBLIC)
    return sorted(file.name for file in secret if file.stat().st_mode & OTHERS)
