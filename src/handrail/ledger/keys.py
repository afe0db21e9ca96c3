"""The log's signing key: a file of its own, never in the database that it vouches for.

Who holds `ledger.key` can sign another history; only those who kept our checkpoints would notice.
"""

from __future__ import annotations

import secrets
import stat
from typing import TYPE_CHECKING

from handrail.database.private_files import locked, write_private
from handrail.ledger.errors import UnsafeKeyError
from handrail.ledger.note import Signer, Verifier

if TYPE_CHECKING:
    from pathlib import Path

KEY = "ledger.key"
VERIFIER = "ledger.vkey"
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def ledger_signer(folder: Path, *, origin: str) -> Signer:
    """The key in `<folder>/ledger.key`, made when there is none, for the log of this origin.

    The verifier's string is put beside it, for people to hand on. Safe against crashes and against
    other processes that make it, too: a key is on disk for good before anything is signed with it.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / KEY
    with locked(folder / f"{KEY}.lock"):
        if not path.exists():
            write_private(path, f"{Signer(origin, secrets.token_bytes(32)).secret()}\n")
        signer = _read(path, origin=origin)
        # A crash before this line leaves the key without its string, which the next call mends.
        if not (folder / VERIFIER).exists():
            write_private(folder / VERIFIER, f"{signer.verifier}\n")
    return signer


def ledger_verifier(folder: Path) -> Verifier:
    """The public half that the log's checkpoints are checked with."""
    return Verifier.parse((folder / VERIFIER).read_text(encoding="utf-8").strip())


def _read(path: Path, *, origin: str) -> Signer:
    if path.stat().st_mode & _OTHERS:
        raise UnsafeKeyError(path, "is open to other accounts: make it yours alone (chmod 600).")
    signer = Signer.parse(path.read_text(encoding="utf-8").strip())
    if signer.name != origin:
        raise UnsafeKeyError(path, f"is that of {signer.name}: a log keeps its name for life.")
    return signer
