"""Making a data folder's database ready, and telling who may log in to it.

The server is the embedded one, or the one that HANDRAIL_DATABASE_URL names. That URL is used to
set up and never stored; what is stored, for our eyes only, is the passwords of our own roles.
"""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

from handrail.database import roles, server
from handrail.database.administrator import OLDEST, Administrator, administrator, is_elsewhere
from handrail.database.home import make_data_folder
from handrail.database.logins import Access as Access
from handrail.database.logins import Login as Login
from handrail.database.records import Record, read_record, write_record
from handrail.errors import FailureError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUILTIN_LOCALE_SINCE = 170000
ONE_AT_A_TIME = 0x48414E44  # any number, as long as it is ours: it orders provisioning
LOGINS = (roles.OWNER, roles.WEB, roles.SEQUENCER)
SPARE_DATABASES = ("postgres", "template1")


def provision(data: Path, *, database: str = "handrail") -> Access:
    """Make roles, passwords and the empty database; the second time nothing changes.

    The embedded server is left running. Roles belong to a whole server: a second data folder on
    the same server gives them new passwords, and the first is locked out.
    """
    make_data_folder(data)
    record = read_record(data)
    if is_elsewhere() or (record and record.elsewhere):  # without the URL this says what is missing
        return _provision(data, database)
    with server.using(data, stop_after=False):
        return _provision(data, database)


def read_access(data: Path) -> Access:
    """The logins of the data folder's database, at the port where it answers now."""
    record = read_record(data)
    if record is None:
        raise FailureError(
            f"There is no database for {data} yet. Run ./handrail init, or ./handrail pilot run for "
            "invented data.",
            retry=False,
        )
    return _access(data, record)


@contextmanager
def opened(data: Path) -> Iterator[Access]:
    """The provisioned database's logins, its server kept up for as long as the block lasts."""
    record = read_record(data)
    if record is None or record.elsewhere:
        yield read_access(data)
        return
    with server.using(data):
        yield read_access(data)


def create_database(data: Path, name: str, *, template: str | None = None) -> Access:
    """Make another database beside the provisioned one, for tests; a template is copied whole.

    Nobody may be connected to the template meanwhile.
    """
    access = read_access(data).to(name)
    admin = administrator(data)
    with admin.connected() as connection:
        _create(connection, name, template=template)
    _rule(admin, name)
    return access


def drop_database(data: Path, name: str) -> None:
    """Drop a database that `create_database` made, whoever is connected to it."""
    if read_access(data).owner.database == name:
        raise FailureError(f"{name} is the database of {data}: it is not dropped.", retry=False)
    with administrator(data).connected() as connection:
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        connection.execute(drop.format(sql.Identifier(name)))


def _provision(data: Path, database: str) -> Access:
    admin = administrator(data)
    with admin.connected() as connection:
        _refuse_old_server(connection)
        connection.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        record = _remembered(data, database)
        write_record(data, replace(record, elsewhere=admin.elsewhere(connection)))
        roles.make_roles(connection)
        if not _exists(connection, database):
            _create(connection, database)
        _rule(admin, database)
        if admin.is_embedded:
            _close_spare_databases(connection)
        access = read_access(data)
        for login in (access.owner, access.web, access.sequencer):
            _let_in(connection, login)
    return access


def _remembered(data: Path, database: str) -> Record:
    """The passwords are on disk before the server learns them: a crash between locks nobody out."""
    record = read_record(data)
    if record:
        return replace(record, database=database)
    return Record(database, passwords={role: secrets.token_urlsafe(32) for role in LOGINS})


def _access(data: Path, record: Record) -> Access:
    first = _first_login(data, record)
    return Access(*(replace(first, user=role, password=record.passwords[role]) for role in LOGINS))


def _first_login(data: Path, record: Record) -> Login:
    user, away = LOGINS[0], record.elsewhere
    password = record.passwords[user]
    if away:
        transport = tuple(away.transport.items())
        return Login(away.host, away.port, record.database, user, password, transport)
    embedded = server.running(data)
    if embedded is None:
        raise FailureError(f"The database of {data} is not running. Run ./handrail serve.")
    return embedded.login(user=user, password=password, database=record.database)


def _refuse_old_server(connection: psycopg.Connection) -> None:
    if connection.info.server_version < OLDEST:
        raise FailureError("The database server is older than PostgreSQL 15.", retry=False)


def _exists(connection: psycopg.Connection, database: str) -> bool:
    found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database])
    return found.fetchone() is not None


def _create(connection: psycopg.Connection, name: str, *, template: str | None = None) -> None:
    shape = _shape(connection, template=template)
    connection.execute(
        sql.SQL("CREATE DATABASE {} OWNER {} {}").format(
            sql.Identifier(name), sql.Identifier(roles.OWNER), shape
        )
    )


def _shape(connection: psycopg.Connection, *, template: str | None) -> sql.Composable:
    """Sorted by code point everywhere, whatever the server's own locale is."""
    if template:
        return sql.SQL("TEMPLATE {}").format(sql.Identifier(template))
    plain = "TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"
    if connection.info.server_version >= BUILTIN_LOCALE_SINCE:
        return sql.SQL(plain + " LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'")
    return sql.SQL(plain + " LOCALE_PROVIDER libc")


def _rule(admin: Administrator, database: str) -> None:
    with admin.connected(database=database) as connection:
        roles.rule_database(connection)


def _close_spare_databases(connection: psycopg.Connection) -> None:
    for name in SPARE_DATABASES:
        revoke = sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC")
        connection.execute(revoke.format(sql.Identifier(name)))


def _let_in(connection: psycopg.Connection, login: Login) -> None:
    if _may_enter(login):
        return
    roles.set_password(connection, login.user, login.password)
    if not _may_enter(login):
        raise FailureError(
            f"The database server refuses {login.user} although its password was just set. "
            "See that the server's pg_hba.conf lets Handrail's roles in by password.",
            retry=False,
        )


def _may_enter(login: Login) -> bool:
    try:
        psycopg.connect(login.conninfo()).close()
    except psycopg.OperationalError:
        return False
    return True
