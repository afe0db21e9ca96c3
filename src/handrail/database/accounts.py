"""The account of the operating system that owns the database's files and runs its programs.

PostgreSQL refuses to run as root, so root lends the work to an account without rights.
"""

from __future__ import annotations

import os
import pwd
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from handrail.errors import FailureError

CANDIDATES = ("postgres", "nobody", "daemon")
ROOT = 0
ANYWHERE = Path("/")


@dataclass(frozen=True)
class Account:
    """An account by its numbers; `name` is for people."""

    name: str
    uid: int
    gid: int

    @property
    def is_ours(self) -> bool:
        return self.uid == os.geteuid()


@dataclass(frozen=True)
class Ending:
    """How a program ended, and what it said."""

    code: int
    said: str

    @property
    def last_words(self) -> str:
        lines = self.said.strip().splitlines()
        return lines[-1] if lines else f"it ended with code {self.code}"


def current_account() -> Account:
    return Account(name=_name_of(os.geteuid()), uid=os.geteuid(), gid=os.getegid())


def account_of(uid: int) -> Account:
    """The account of that number, with its own group where the machine knows one."""
    try:
        return Account(name=_name_of(uid), uid=uid, gid=pwd.getpwuid(uid).pw_gid)
    except KeyError:
        return Account(name=_name_of(uid), uid=uid, gid=uid)


def runner() -> Account:
    """Who is to run a new server: ourselves, or for root the first candidate there is."""
    if os.geteuid() != ROOT:
        return current_account()
    for name in CANDIDATES:
        try:
            return account_of(pwd.getpwnam(name).pw_uid)
        except KeyError:
            continue
    raise FailureError(
        "PostgreSQL does not run as root, and this machine has no account to lend it to. "
        f"Add one of {', '.join(CANDIDATES)}, or run Handrail as an ordinary user.",
        retry=False,
    )


def run_as(
    account: Account,
    command: list[str],
    *,
    folder: Path = ANYWHERE,
    keep_open: tuple[int, ...] = (),
) -> Ending:
    """Run a program as the account in the folder, with nothing of our environment.

    What it says goes to a file and not a pipe: a server that it starts would inherit the pipe,
    and waiting for its end would never end.
    """
    lent = not account.is_ours
    with tempfile.TemporaryFile(mode="w+", encoding="utf-8", errors="replace") as said:
        try:
            ended = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                cwd=folder,
                env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
                user=account.uid if lent else None,
                group=account.gid if lent else None,
                extra_groups=[] if lent else None,
                pass_fds=keep_open,
                start_new_session=True,
                check=False,
            )
        except OSError as error:
            return Ending(code=126, said=f"{command[0]}: {error.strerror}")
        said.seek(0)
        return Ending(code=ended.returncode, said=said.read())


def _name_of(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"number {uid}"
