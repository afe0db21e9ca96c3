"""What each role may and may not do on a fresh database."""

from __future__ import annotations

import psycopg
import pytest
from psycopg import errors

from handrail.database import server
from handrail.database.provision import create_database, drop_database, read_access


@pytest.fixture
def access(provisioned):
    """A database of the test's own."""
    yield create_database(provisioned, "roles_test")
    drop_database(provisioned, "roles_test")


@pytest.fixture
def owner(access, connect):
    return connect(access.owner)


@pytest.fixture
def web(access, connect):
    return connect(access.web)


@pytest.mark.parametrize(
    "wish",
    [
        "CREATE TABLE mine (n int)",
        "CREATE TEMP TABLE mine (n int)",
        "CREATE SCHEMA mine",
        "CREATE ROLE mine",
        "CREATE DATABASE mine",
        "SET ROLE handrail_owner",
        "SET ROLE handrail_audience",
        "SET ROLE postgres",
        "ALTER ROLE handrail_web BYPASSRLS",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "SELECT pg_read_file('PG_VERSION')",
    ],
)
def test_web_is_refused(web, wish):
    with pytest.raises(errors.InsufficientPrivilege):
        web.execute(wish)


def test_web_owns_nothing(provisioned, connect):
    superuser = connect(server.running(provisioned).superuser_login(database="handrail"))
    owned = superuser.execute(
        "SELECT count(*) FROM pg_shdepend WHERE deptype = 'o' AND refobjid = 'handrail_web'::regrole"
    )

    assert owned.fetchone() == (0,)


@pytest.mark.parametrize("role", ["web", "sequencer"])
def test_nobody_but_the_superuser_enters_the_spare_databases(provisioned, role):
    login = getattr(read_access(provisioned).to("postgres"), role)

    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(login.conninfo())


def test_no_role_has_rights_over_the_server(provisioned, connect):
    superuser = connect(server.running(provisioned).superuser_login())
    mighty = superuser.execute(
        "SELECT rolname FROM pg_roles WHERE rolname LIKE 'handrail%' AND "
        "(rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)"
    )

    assert mighty.fetchall() == []


def test_rows_outside_the_context_stay_hidden_from_web_and_owner(owner, web):
    owner.execute("CREATE TABLE secrets (compartment int)")
    owner.execute("INSERT INTO secrets VALUES (1), (2)")
    owner.execute("ALTER TABLE secrets ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
    owner.execute(
        "CREATE POLICY own ON secrets USING"
        " (compartment = ANY (current_setting('handrail.compartments', true)::int[]))"
    )
    owner.execute("GRANT SELECT ON secrets TO handrail_web")

    assert owner.execute("SELECT * FROM secrets").fetchall() == []
    with web.transaction():
        assert web.execute("SELECT * FROM secrets").fetchall() == []
        web.execute("SET LOCAL handrail.compartments = '{2}'")
        assert web.execute("SELECT * FROM secrets").fetchall() == [(2,)]
    with pytest.raises(errors.InsufficientPrivilege):
        web.execute("SET row_security = off; SELECT * FROM secrets")


def test_a_table_is_closed_until_it_is_granted(owner, web):
    owner.execute("CREATE TABLE closed (n int)")

    with pytest.raises(errors.InsufficientPrivilege):
        web.execute("SELECT * FROM closed")


@pytest.mark.parametrize("role", ["handrail_signin", "handrail_audience"])
def test_the_web_role_cannot_put_on_the_role_of_a_function(web, role):
    with pytest.raises(errors.InsufficientPrivilege):
        web.execute(f"SET ROLE {role}")


def test_a_policy_for_the_audience_role_shows_the_owner_nothing(owner):
    owner.execute("CREATE TABLE walled (n int)")
    owner.execute("INSERT INTO walled VALUES (1)")
    owner.execute("ALTER TABLE walled ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
    owner.execute("CREATE POLICY audience ON walled TO handrail_audience USING (true)")

    assert owner.execute("SELECT * FROM walled").fetchall() == []


def test_the_owner_makes_functions_for_the_audience_role(owner, web):
    owner.execute(
        "CREATE FUNCTION who() RETURNS text LANGUAGE sql SECURITY DEFINER "
        "SET search_path = pg_catalog AS 'SELECT current_user::text'"
    )
    with pytest.raises(errors.InsufficientPrivilege):
        web.execute("SELECT who()")
    # What is handed over is no longer the owner's to grant.
    owner.execute("GRANT EXECUTE ON FUNCTION who() TO handrail_web")
    owner.execute("ALTER FUNCTION who() OWNER TO handrail_audience")

    assert web.execute("SELECT who()").fetchone() == ("handrail_audience",)


@pytest.mark.parametrize("role", ["owner", "web", "sequencer"])
def test_nobody_waits_for_ever(access, connect, role):
    connection = connect(getattr(access, role))

    for name in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"):
        assert connection.execute(f"SHOW {name}").fetchone() != ("0",)


def test_sorting_is_by_code_point_and_case_knows_all_letters(web):
    rows = web.execute("SELECT x FROM unnest(ARRAY['é', 'z', 'Z']) AS x ORDER BY x").fetchall()

    assert [letter for (letter,) in rows] == ["Z", "z", "é"]
    assert web.execute("SELECT upper('é')").fetchone() == ("É",)
