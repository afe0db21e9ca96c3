"""The role that sets a server up: the embedded server's superuser, or that of the URL.

Used for making roles and databases only; nothing is served with it.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from handrail.database.records import Elsewhere, read_record
from handrail.database.server import running
from handrail.errors import FailureError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

URL_VARIABLE = "HANDRAIL_DATABASE_URL"
OLDEST = 150000
TRANSPORT = ("sslmode", "sslrootcert", "channel_binding", "require_auth")


@dataclass(frozen=True)
class Administrator:
    """A login that may make roles and databases; its password is never kept by us."""

    conninfo: str = field(repr=False)
    is_embedded: bool

    @contextmanager
    def connected(self, *, database: str | None = None) -> Iterator[psycopg.Connection]:
        """A connection without a transaction, to the named database or that of set-up."""
        conninfo = make_conninfo(self.conninfo, dbname=database) if database else self.conninfo
        try:
            connection = psycopg.connect(conninfo, autocommit=True)
        except psycopg.OperationalError:
            # Not chained: the driver's message may repeat parts of the URL.
            raise FailureError(self._silence()) from None
        with connection:
            yield connection

    def elsewhere(self, connection: psycopg.Connection) -> Elsewhere | None:
        """Where the connection's server is, if it is not the embedded one."""
        if self.is_embedded:
            return None
        asked = conninfo_to_dict(self.conninfo)
        transport = {name: str(asked[name]) for name in TRANSPORT if asked.get(name)}
        return Elsewhere(connection.info.host, connection.info.port, transport)

    def _silence(self) -> str:
        whose = "the embedded server" if self.is_embedded else f"the server of {URL_VARIABLE}"
        return f"The database does not let Handrail set it up: {whose} does not answer its login."


def is_elsewhere() -> bool:
    """Whether a server of the site's own is named."""
    return bool(os.environ.get(URL_VARIABLE))


def administrator(data: Path) -> Administrator:
    """Who sets up the data folder's server. One data folder never moves between servers."""
    record = read_record(data)
    if record and bool(record.elsewhere) != is_elsewhere():
        raise FailureError(_moved(data, embedded=record.elsewhere is None), retry=False)
    if is_elsewhere():
        return Administrator(_checked_url(os.environ[URL_VARIABLE]), is_embedded=False)
    server = running(data)
    if server is None:
        raise FailureError(f"The database of {data} is not running.")
    return Administrator(server.superuser_login().conninfo(), is_embedded=True)


def _checked_url(url: str) -> str:
    try:
        asked = conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        raise FailureError(
            f"{URL_VARIABLE} is not a PostgreSQL address. It reads like "
            "postgresql://role:password@host:5432/postgres.",
            retry=False,
        ) from None
    return make_conninfo(url, dbname=asked.get("dbname") or "postgres", connect_timeout=10)


def _moved(data: Path, *, embedded: bool) -> str:
    if embedded:
        return (
            f"{data} has an embedded database, and {URL_VARIABLE} names another server. "
            "Unset it, or choose another data folder."
        )
    return f"The database of {data} is on a server of your own: name it in {URL_VARIABLE}."
