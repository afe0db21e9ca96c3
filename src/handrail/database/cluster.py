"""One PostgreSQL cluster in its home: made whole or not at all, started, asked, stopped.

While any of a server's processes lives it holds the lock on the file `running`, which it was
started with. So the kernel says who is alive. Process numbers do not: a killed server may stay
a zombie, and after a restart of the machine its number may be somebody else's.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import time
from typing import TYPE_CHECKING

from handrail.database.accounts import Ending, run_as
from handrail.database.private_files import share, sync_folder, take_alone
from handrail.errors import FailureError

if TYPE_CHECKING:
    from pathlib import Path

    from handrail.database.binaries import Binaries
    from handrail.database.home import Home

LOOPBACK = "127.0.0.1"
SUPERUSER = "postgres"
LONGEST_SOCKET_PATH = 100
SPECIAL = set(",\"'\\@")
LOG_BYTES = 4_000_000
SETTINGS = "handrail.conf"
PATIENCE = 60.0
BEAT = 0.05
BUILTIN_LOCALE_SINCE = 17


def major_of(home: Home) -> int | None:
    """The major version the cluster was made by, or None when there is no cluster."""
    try:
        return int((home.cluster / "PG_VERSION").read_text(encoding="ascii"))
    except FileNotFoundError:
        return None


def create(home: Home, binaries: Binaries) -> None:
    """Make the cluster beside its place and move it there: a crash leaves none, or a whole one."""
    fresh = home.folder / "cluster.new"
    shutil.rmtree(fresh, ignore_errors=True)
    home.write(home.password_file, secrets.token_urlsafe(32))
    ending = run_as(home.account, _initdb(home, binaries, fresh))
    if ending.code:
        raise FailureError(f"PostgreSQL could not make a database: {ending.last_words}")
    fresh.rename(home.cluster)
    sync_folder(home.folder)


def start(home: Home, binaries: Binaries) -> Ending:
    """Start the server on a free port and wait until it answers. Nobody else may be starting it."""
    _prepare(home)
    running = home.open("running")
    try:
        if not take_alone(running):
            return Ending(code=1, said="the server before it has not ended yet")
        _clear_locks(home)
        # Names relative to the home: pg_ctl puts them into a shell's line without escaping.
        places = [f"--pgdata={home.cluster.name}", f"--log={home.log.name}"]
        settings = [f"--options=-c config_file={SETTINGS}", f"--timeout={PATIENCE:.0f}"]
        command = [binaries.program("pg_ctl"), "start", "--wait", "--silent", *places, *settings]
        return run_as(home.account, command, folder=home.folder, keep_open=(running,))
    finally:
        os.close(running)


def recorded_port(home: Home) -> int | None:
    """The port that the last server wrote down, whether it is alive or not."""
    match _recorded(home):
        case [_, _, _, port, *_] if port.isdigit():
            return int(port)
    return None


def is_alive(home: Home) -> bool:
    running = home.open("running")
    try:
        return not share(running)
    finally:
        os.close(running)


def end(home: Home) -> bool:
    """Ask the server to end in good order, its clients disconnected; says whether it did."""
    match _recorded(home):
        case [pid, *_] if pid.isdigit():
            # As the account: a number that it wrote must not steer a signal sent by root.
            run_as(home.account, ["/bin/sh", "-c", 'kill -INT "$0"', pid])
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if not _recorded(home) and not is_alive(home):
            return True
        time.sleep(BEAT)
    return False


def socket_folder(home: Home) -> Path | None:
    """Where the server's socket lies, if its path is short enough for one, and plain."""
    longest = f"{home.sockets}/.s.PGSQL.65535"
    fits = len(os.fsencode(longest)) <= LONGEST_SOCKET_PATH
    return home.sockets if fits and not set(longest) & SPECIAL else None


def _initdb(home: Home, binaries: Binaries, folder: Path) -> list[str]:
    if binaries.major >= BUILTIN_LOCALE_SINCE:
        locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    else:
        locale = ["--locale=C"]
    return [
        binaries.program("initdb"),
        f"--pgdata={folder}",
        f"--username={SUPERUSER}",
        f"--pwfile={home.password_file}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--data-checksums",
        *locale,
    ]


def _prepare(home: Home) -> None:
    home.write(home.folder / SETTINGS, _settings(home, port=_free_port()))
    if not home.sockets.exists():
        home.sockets.mkdir(mode=0o700)
        if not home.account.is_ours:
            os.lchown(home.sockets, home.account.uid, home.account.gid)
    if home.log.exists() and home.log.stat().st_size > LOG_BYTES:
        home.log.replace(home.log.with_suffix(".log.old"))


def _settings(home: Home, *, port: int) -> str:
    """What initdb found to fit this machine, then ours: loopback, durable, no row in the log."""
    values = {
        "listen_addresses": LOOPBACK,
        "port": str(port),
        "unix_socket_directories": str(socket_folder(home) or ""),
        "cluster_name": "handrail",
        "unix_socket_permissions": "0700",
        "password_encryption": "scram-sha-256",
        "fsync": "on",
        "full_page_writes": "on",
        "synchronous_commit": "on",
        "max_connections": "200",
        "jit": "off",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "log_line_prefix": "%m [%p] %u@%d ",
        "log_error_verbosity": "terse",
        "log_min_error_statement": "panic",
        "log_parameter_max_length": "0",
        "log_parameter_max_length_on_error": "0",
    }
    lines = [f"{name} = {_quoted(value)}" for name, value in values.items()]
    return "\n".join(["include 'cluster/postgresql.conf'", *lines, ""])


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
    return port


def _recorded(home: Home) -> list[str]:
    try:
        text = (home.cluster / "postmaster.pid").read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return []
    return text.splitlines()


def _clear_locks(home: Home) -> None:
    """Remove what a killed server left. Safe because none of its processes lives any more."""
    (home.cluster / "postmaster.pid").unlink(missing_ok=True)
    for left in home.sockets.glob(".s.PGSQL.*"):
        left.unlink(missing_ok=True)
