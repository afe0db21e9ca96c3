"""Where the database of a data folder lives, and which account it belongs to.

Normally below the data folder. Root's data may lie where the server's account cannot go (in
/root, say); then the database lives in /var/lib/handrail, and a file in the data folder says so.
No folder that was there before is ever opened to others.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from handrail.database.accounts import ROOT, Account, account_of, run_as, runner
from handrail.database.private_files import locked, open_private, write_private
from handrail.errors import FailureError

if TYPE_CHECKING:
    from collections.abc import Iterator

SHELTERS = Path("/var/lib/handrail")
SIGNPOST = "database-is-in"
ONLY_OWNER = 0o700
PASS_THROUGH = 0o711


@dataclass(frozen=True)
class Home:
    """The database's own folder (0700), and the account that owns it and runs the server."""

    data: Path
    folder: Path
    account: Account

    @property
    def cluster(self) -> Path:
        return self.folder / "cluster"

    @property
    def sockets(self) -> Path:
        return self.folder / "sockets"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    @property
    def password_file(self) -> Path:
        return self.folder / "superuser.password"

    @property
    def shelter(self) -> Path:
        """The folder for what the account cannot reach where it is."""
        return _shelter_of(self.data)

    def open(self, name: str) -> int:
        return open_private(self.folder / name, owner=self.account)

    def write(self, path: Path, text: str) -> None:
        write_private(path, text, owner=self.account)

    @contextmanager
    def one_at_a_time(self) -> Iterator[None]:
        """Of all processes on this machine, one starts or stops the server at a time."""
        with locked(self.folder / "lock", owner=self.account):
            yield


def existing_home(data: Path) -> Home | None:
    """The home of the data folder's database, if it was ever made."""
    data = data.resolve()
    try:
        folder = _written_on(data / SIGNPOST) or data / "database"
        owner = folder.stat().st_uid
    except FileNotFoundError:
        return None
    except PermissionError as error:
        raise FailureError(
            f"This account may not look into {data}. Run Handrail as the owner of that folder.",
            retry=False,
        ) from error
    if os.geteuid() == ROOT == owner:
        return None  # a first start was interrupted before the folder was given away
    if os.geteuid() not in {ROOT, owner}:
        raise FailureError(
            f"The database in {folder} belongs to the account {account_of(owner).name}. "
            "Run Handrail as that account or as root, or choose another data folder.",
            retry=False,
        )
    return Home(data=data, folder=folder, account=account_of(owner))


def open_home(data: Path) -> Home:
    """The home of the data folder's database, made at first use."""
    home = existing_home(data)
    if home is None:
        try:
            home = _make_home(data.resolve())
        except OSError as error:
            raise FailureError(
                f"No database can be kept in {data}: {error.strerror}. "
                "Choose a data folder that this account may write to.",
                retry=False,
            ) from error
    if not _may_pass(home.account, home.folder.parent):
        raise FailureError(
            f"The database in {home.folder} runs as the account {home.account.name}, which may "
            "not enter the folders above it any more. Let it pass (chmod o+x), or move the data.",
            retry=False,
        )
    return home


def make_data_folder(data: Path) -> None:
    """Make the data folder. Root's lets other accounts pass, not look; anybody else's neither."""
    if not data.exists():
        data.parent.mkdir(parents=True, exist_ok=True)
        data.mkdir(mode=ONLY_OWNER, exist_ok=True)
        data.chmod(PASS_THROUGH if os.geteuid() == ROOT else ONLY_OWNER)


def make_open_folder(folder: Path) -> None:
    """Make a folder of our own that other accounts may pass through."""
    for step in (folder.parent, folder):
        if not step.exists():
            step.mkdir(exist_ok=True)
            step.chmod(PASS_THROUGH)


def _make_home(data: Path) -> Home:
    make_data_folder(data)
    account, folder = runner(), data / "database"
    if not _may_pass(account, data):
        folder = _shelter_of(data) / "database"
        make_open_folder(folder.parent)
    folder.mkdir(mode=ONLY_OWNER, exist_ok=True)
    if not account.is_ours:
        os.lchown(folder, account.uid, account.gid)
    home = Home(data=data, folder=folder, account=account)
    if folder.parent != data:
        write_private(data / SIGNPOST, f"{folder}\n")
        _announce(home)
    return home


def _may_pass(account: Account, folder: Path) -> bool:
    return account.is_ours or run_as(account, ["/bin/sh", "-c", 'cd "$0"', str(folder)]).code == 0


def _written_on(signpost: Path) -> Path | None:
    if not signpost.exists():
        return None
    folder = Path(signpost.read_text(encoding="utf-8").strip())
    if not folder.is_dir():
        raise FailureError(
            f"{signpost} says that the database lives in {folder}, which is not there. Bring it "
            "back; or, to begin with an empty database, remove that file.",
            retry=False,
        )
    return folder


def _shelter_of(data: Path) -> Path:
    return SHELTERS / hashlib.sha256(os.fsencode(data)).hexdigest()[:16]


def _announce(home: Home) -> None:
    sys.stderr.write(
        f"The account {home.account.name}, which runs the database for root, may not enter "
        f"{home.data}: the database is in {home.folder}.\n"
    )
