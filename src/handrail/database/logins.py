"""What a program needs to log in to a database, in values that are safe to print."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from psycopg.conninfo import make_conninfo


@dataclass(frozen=True)
class Login:
    """One role's way into one database. `host` is a name, an address or a folder of sockets."""

    host: str
    port: int
    database: str
    user: str
    password: str = field(repr=False)
    transport: tuple[tuple[str, str], ...] = ()
    """How the connection is secured, in libpq's words: sslmode, require_auth and the like."""

    def conninfo(self) -> str:
        """What `psycopg.connect` takes. Holds the password: not for logs."""
        return make_conninfo(
            host=self.host,
            port=self.port,
            dbname=self.database,
            user=self.user,
            password=self.password,
            connect_timeout=10,
            **dict(self.transport),
        )


@dataclass(frozen=True)
class Access:
    """The three logins of one database."""

    owner: Login
    web: Login
    sequencer: Login

    def to(self, database: str) -> Access:
        """The same logins to another database of the server."""
        return Access(
            owner=replace(self.owner, database=database),
            web=replace(self.web, database=database),
            sequencer=replace(self.sequencer, database=database),
        )
