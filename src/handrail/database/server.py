"""The embedded server of a data folder: one for all processes that use it, last one out stops it.

Several processes may call at once. A server that runs is adopted; one that was killed is started
again and recovers what was committed.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psycopg

from handrail.database import cluster
from handrail.database.binaries import find_binaries, within_reach
from handrail.database.home import SIGNPOST, Home, existing_home, open_home
from handrail.database.logins import Login
from handrail.database.private_files import take_alone
from handrail.errors import FailureError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RETRIES_FOR = 10.0
OWN_TRANSPORT = (("sslmode", "disable"), ("require_auth", "scram-sha-256"))
REQUIRE_AUTH_SINCE = 160000


@dataclass(frozen=True)
class Server:
    """A running server: where it listens, and where its superuser's password is kept."""

    host: str
    port: int
    socket_dir: Path | None
    superuser: str
    password_file: Path
    home: Path

    def login(self, *, user: str, password: str, database: str) -> Login:
        """A login over the socket where there is one: nobody else can ever sit on that."""
        return Login(
            host=str(self.socket_dir or self.host),
            port=self.port,
            database=database,
            user=user,
            password=password,
            transport=_transport(),
        )

    def superuser_login(self, *, database: str = "postgres") -> Login:
        """The superuser's login: for setting up, never for serving."""
        password = self.password_file.read_text(encoding="utf-8")
        return self.login(user=self.superuser, password=password, database=database)


def ensure_running(data: Path) -> Server:
    """The data folder's server, started if need be and made at first use. Waits its turn.

    It stays up when we end. Who needs it to stay up says so with `using`.
    """
    home = open_home(data)
    with home.one_at_a_time():
        return _running(home) or _start(home)


def running(data: Path) -> Server | None:
    """The data folder's server if it runs; starts nothing and makes nothing."""
    home = existing_home(data)
    return _running(home) if home else None


def stop(data: Path) -> bool:
    """Stop the server, whoever uses it; False when it did not run."""
    home = existing_home(data)
    if home is None:
        return False
    with home.one_at_a_time():
        return _stop(home)


def discard(data: Path) -> None:
    """Stop the server and remove its database for good, wherever it lives. For tests and demos."""
    stop(data)
    home = existing_home(data)
    if home:
        shutil.rmtree(home.folder)
        shutil.rmtree(home.shelter, ignore_errors=True)
        (home.data / SIGNPOST).unlink(missing_ok=True)


@contextmanager
def using(data: Path, *, stop_after: bool = True) -> Iterator[Server]:
    """Keep the server up for the block; the last process to leave its block stops it.

    A process that is killed leaves too: its share in the lock ends with it. Children that were
    forked inside the block must end before it does.
    """
    home = open_home(data)
    users = home.open("users")
    try:
        fcntl.flock(users, fcntl.LOCK_SH)
        try:
            yield ensure_running(data)
        finally:
            if stop_after and take_alone(users):
                stop(data)
    finally:
        os.close(users)


def _running(home: Home) -> Server | None:
    deadline = time.monotonic() + cluster.PATIENCE
    while True:
        server = _recorded_server(home)
        if server and _answers(server):
            return server
        if not cluster.is_alive(home):
            return None
        if time.monotonic() > deadline:
            raise FailureError(f"The database server does not answer; see {home.log}.")
        time.sleep(cluster.BEAT)


def _start(home: Home) -> Server:
    major = cluster.major_of(home)
    binaries = within_reach(find_binaries(major=major), home=home)
    if major is None:
        cluster.create(home, binaries)
    deadline = time.monotonic() + RETRIES_FOR
    while True:
        # Again and again: the port may be taken meanwhile, or an orphan still be dying.
        ending = cluster.start(home, binaries)
        server = None if ending.code else _running(home)
        if server:
            return server
        if time.monotonic() > deadline:
            raise FailureError(
                f"The database server did not start ({ending.last_words}); see {home.log}."
            )
        time.sleep(cluster.BEAT)


def _stop(home: Home) -> bool:
    if _running(home) is None:
        return False
    if not cluster.end(home):
        raise FailureError(f"The database server did not stop; see {home.log}.")
    return True


def _recorded_server(home: Home) -> Server | None:
    port = cluster.recorded_port(home)
    if port is None:
        return None
    return Server(
        host=cluster.LOOPBACK,
        port=port,
        socket_dir=cluster.socket_folder(home),
        superuser=cluster.SUPERUSER,
        password_file=home.password_file,
        home=home.folder,
    )


def _answers(server: Server) -> bool:
    """Whether it is our server: one that knows the password proves it by SCRAM."""
    try:
        psycopg.connect(server.superuser_login().conninfo()).close()
    except psycopg.OperationalError:
        return False
    return True


def _transport() -> tuple[tuple[str, str], ...]:
    known = psycopg.pq.version() >= REQUIRE_AUTH_SINCE
    return OWN_TRANSPORT if known else OWN_TRANSPORT[:1]
