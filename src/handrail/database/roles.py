"""The roles of the database, and what each may do before any table exists.

Everything here may be said again at any time and changes nothing the second time. No right to
a table comes by itself: migrations grant each.
"""

from __future__ import annotations

from typing import LiteralString

import psycopg
from psycopg import sql
from psycopg.rows import scalar_row

from handrail.errors import FailureError

OWNER = "handrail_owner"
WEB = "handrail_web"
SIGNIN = "handrail_signin"
SEQUENCER = "handrail_sequencer"
AUDIENCE = "handrail_audience"

MAY_LOG_IN = {OWNER: True, WEB: True, SIGNIN: False, SEQUENCER: True, AUDIENCE: False}
SETTINGS = {
    OWNER: {"statement_timeout": "15min", "lock_timeout": "10s"},
    WEB: {"statement_timeout": "30s", "lock_timeout": "10s"},
    SEQUENCER: {"statement_timeout": "60s", "lock_timeout": "10s"},
}
FOR_ALL = {"idle_in_transaction_session_timeout": "60s", "search_path": "public"}
SEPARATE_GRANTS_SINCE = 160000

DATABASE_RULES: tuple[LiteralString, ...] = (
    "REVOKE ALL ON DATABASE {database} FROM PUBLIC",
    "GRANT CONNECT ON DATABASE {database} TO {web}, {sequencer}",
    "ALTER SCHEMA public OWNER TO {owner}",
    "REVOKE ALL ON SCHEMA public FROM PUBLIC",
    "GRANT USAGE ON SCHEMA public TO {web}, {signin}, {sequencer}, {audience}",
    # A function's owner must be allowed to create where the function lies.
    "GRANT CREATE ON SCHEMA public TO {audience}, {signin}",
    "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
)


def make_roles(admin: psycopg.Connection) -> None:
    """Make the roles that are missing and bind them. `admin` may create roles."""
    for role in MAY_LOG_IN:
        _make_role(admin, role)
    _refuse_mighty_roles(admin)
    _stand_in_for_owner(admin)
    separate = admin.info.server_version >= SEPARATE_GRANTS_SINCE
    _bind(admin, separate=separate)
    for role, settings in SETTINGS.items():
        _limit(admin, role, {**settings, **FOR_ALL})


def rule_database(connection: psycopg.Connection) -> None:
    """Close the connection's database to the public. Speaks as its owner."""
    names = {
        "database": sql.Identifier(connection.info.dbname),
        "owner": sql.Identifier(OWNER),
        "web": sql.Identifier(WEB),
        "signin": sql.Identifier(SIGNIN),
        "sequencer": sql.Identifier(SEQUENCER),
        "audience": sql.Identifier(AUDIENCE),
    }
    with connection.transaction():
        connection.execute(sql.SQL("SET LOCAL ROLE {}").format(names["owner"]))
        for rule in DATABASE_RULES:
            connection.execute(sql.SQL(rule).format(**names))


def set_password(admin: psycopg.Connection, role: str, password: str) -> None:
    """Give the role a password; only its verifier travels, so that no log can hold the password."""
    verifier = admin.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
    admin.execute(
        sql.SQL("ALTER ROLE {} PASSWORD {}").format(
            sql.Identifier(role), sql.Literal(verifier.decode())
        )
    )


def _make_role(admin: psycopg.Connection, role: str) -> None:
    if not _exists(admin, role):
        log_in = sql.SQL("LOGIN" if MAY_LOG_IN[role] else "NOLOGIN")
        admin.execute(sql.SQL("CREATE ROLE {} {}").format(sql.Identifier(role), log_in))


def _exists(admin: psycopg.Connection, role: str) -> bool:
    found = admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
    return found.fetchone() is not None


def _refuse_mighty_roles(admin: psycopg.Connection) -> None:
    """A role of ours that somebody gave more rights is not taken over silently."""
    with admin.cursor(row_factory=scalar_row) as cursor:
        cursor.execute(
            "SELECT rolname FROM pg_roles WHERE rolname = ANY(%s) AND (rolsuper OR rolbypassrls"
            " OR rolcreaterole OR rolcreatedb OR rolreplication)",
            [list(MAY_LOG_IN)],
        )
        mighty = cursor.fetchall()
    if mighty:
        raise FailureError(
            f"The database roles {', '.join(mighty)} have rights that Handrail's roles must not "
            "have (superuser, BYPASSRLS, CREATEROLE, CREATEDB or REPLICATION). Take them away.",
            retry=False,
        )


def _stand_in_for_owner(admin: psycopg.Connection) -> None:
    """Who is no superuser may give a database only to a role it belongs to."""
    found = admin.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
    if found.fetchone() != (True,):
        admin.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(OWNER)))


def _bind(admin: psycopg.Connection, *, separate: bool) -> None:
    """Let migrations hand functions to the two roles that own them, and give nobody their rights.

    Without INHERIT FALSE a policy for such a role would match the owner too, and show it every row.
    """
    owner = sql.Identifier(OWNER)
    if separate:
        grant = sql.SQL("GRANT {} TO {} WITH INHERIT FALSE, SET TRUE")
    else:
        admin.execute(sql.SQL("ALTER ROLE {} NOINHERIT").format(owner))
        grant = sql.SQL("GRANT {} TO {}")
    for function_owner in (AUDIENCE, SIGNIN):
        admin.execute(grant.format(sql.Identifier(function_owner), owner))


def _limit(admin: psycopg.Connection, role: str, settings: dict[str, str]) -> None:
    for name, value in settings.items():
        admin.execute(
            sql.SQL("ALTER ROLE {} SET {} = {}").format(
                sql.Identifier(role), sql.Identifier(name), sql.Literal(value)
            )
        )
