"""Making a database ready, on the embedded server and on one of the site's own."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from handrail.database import server
from handrail.database.provision import (
    create_database,
    drop_database,
    opened,
    provision,
    read_access,
)
from handrail.errors import FailureError

ALL_THAT_PROVISIONING_SETS = """
    SELECT 'role', to_jsonb(a)::text FROM pg_authid a
    UNION ALL SELECT 'member', to_jsonb(m)::text FROM pg_auth_members m
    UNION ALL SELECT 'setting', to_jsonb(s)::text FROM pg_db_role_setting s
    UNION ALL SELECT 'database', to_jsonb(d)::text FROM
        (SELECT datname, datdba, datacl FROM pg_database) d
    UNION ALL SELECT 'schema', to_jsonb(n)::text FROM pg_namespace n
    UNION ALL SELECT 'default', to_jsonb(d)::text FROM pg_default_acl d
    ORDER BY 1, 2
"""


@pytest.fixture
def site(folders, monkeypatch):
    """A data folder, and a server of the site's own whose role may make roles and databases."""
    data, other = folders
    theirs = server.ensure_running(other)
    with psycopg.connect(theirs.superuser_login().conninfo(), autocommit=True) as connection:
        connection.execute("CREATE ROLE site LOGIN CREATEROLE CREATEDB PASSWORD 'site-password'")
    url = f"postgresql://site:site-password@127.0.0.1:{theirs.port}/postgres"
    monkeypatch.setenv("HANDRAIL_DATABASE_URL", url)
    return data


def all_set(data):
    login = server.running(data).superuser_login(database="handrail")
    with psycopg.connect(login.conninfo()) as connection:
        return connection.execute(ALL_THAT_PROVISIONING_SETS).fetchall()


def who_am_i(login):
    with psycopg.connect(login.conninfo()) as connection:
        return connection.execute("SELECT current_user::text, current_database()::text").fetchone()


def test_each_role_logs_in_to_the_database(provisioned):
    access = read_access(provisioned)

    assert who_am_i(access.owner) == ("handrail_owner", "handrail")
    assert who_am_i(access.web) == ("handrail_web", "handrail")
    assert who_am_i(access.sequencer) == ("handrail_sequencer", "handrail")


def test_provisioning_twice_changes_nothing(provisioned):
    record = provisioned / "keys" / "database.json"
    before = all_set(provisioned), record.read_bytes()

    provision(provisioned)

    assert (all_set(provisioned), record.read_bytes()) == before


def test_the_passwords_are_for_our_eyes_only(provisioned):
    record = provisioned / "keys" / "database.json"

    assert stat.S_IMODE(record.stat().st_mode) == 0o600
    assert stat.S_IMODE(record.parent.stat().st_mode) == 0o700
    assert read_access(provisioned).web.password not in repr(read_access(provisioned))


def test_the_roles_have_three_different_passwords(provisioned):
    access = read_access(provisioned)

    assert len({access.owner.password, access.web.password, access.sequencer.password}) == 3


def test_provisioning_at_once_agrees(data):
    with ThreadPoolExecutor(3) as three:
        found = list(three.map(provision, [data] * 3))

    assert found[0] == found[1] == found[2]
    assert who_am_i(found[0].web) == ("handrail_web", "handrail")


def test_access_follows_the_server_to_its_new_port(data):
    provision(data)
    server.stop(data)

    with opened(data) as access:
        assert access.web.port == server.running(data).port
        assert who_am_i(access.web) == ("handrail_web", "handrail")
    assert server.running(data) is None


def test_a_lost_password_file_is_made_anew(data):
    before = provision(data)
    (data / "keys" / "database.json").unlink()

    after = provision(data)

    assert after.web.password != before.web.password
    assert who_am_i(after.web) == ("handrail_web", "handrail")


def test_without_a_database_access_says_what_to_do(data):
    with pytest.raises(FailureError, match=r"\./handrail init"):
        read_access(data)


def test_with_a_stopped_server_access_says_what_to_do(data):
    provision(data)
    server.stop(data)

    with pytest.raises(FailureError, match="not running"):
        read_access(data)


def test_a_role_with_too_many_rights_is_not_taken_over(data):
    with psycopg.connect(server.ensure_running(data).superuser_login().conninfo()) as connection:
        connection.execute("CREATE ROLE handrail_web LOGIN BYPASSRLS")

    with pytest.raises(FailureError, match="handrail_web have rights"):
        provision(data)


def test_a_copied_database_has_the_templates_rows_and_its_own_rules(provisioned, connect):
    template = create_database(provisioned, "pattern")
    with psycopg.connect(template.owner.conninfo()) as connection:
        connection.execute("CREATE TABLE copied AS SELECT 1 AS n")
    copy = create_database(provisioned, "copy", template="pattern")

    assert connect(copy.owner).execute("SELECT n FROM copied").fetchall() == [(1,)]
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        connect(copy.web).execute("CREATE TEMP TABLE mine (n int)")


def test_a_database_is_dropped_under_its_clients(provisioned, connect):
    connection = connect(create_database(provisioned, "short_lived").web)

    drop_database(provisioned, "short_lived")

    with pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT 1")


def test_the_provisioned_database_is_not_dropped(provisioned):
    with pytest.raises(FailureError, match="is not dropped"):
        drop_database(provisioned, "handrail")


def test_a_site_server_is_provisioned_without_a_superuser(site):
    provision(site)

    with opened(site) as access:
        assert who_am_i(access.owner) == ("handrail_owner", "handrail")
        assert who_am_i(access.web) == ("handrail_web", "handrail")
    assert not (site / "database").exists()


def test_a_site_server_is_read_without_the_url(site, monkeypatch):
    before = provision(site)
    monkeypatch.delenv("HANDRAIL_DATABASE_URL")

    assert read_access(site) == before


def test_the_url_is_stored_nowhere(site):
    provision(site)

    kept = [file.read_text() for file in site.rglob("*") if file.is_file()]
    assert kept
    assert not any("site-password" in text for text in kept)


def test_a_site_server_serves_test_databases(site):
    provision(site)
    create_database(site, "pattern")
    copy = create_database(site, "copy", template="pattern")

    assert who_am_i(copy.web) == ("handrail_web", "copy")
    drop_database(site, "copy")
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        who_am_i(copy.web)


def test_a_data_folder_does_not_move_between_servers(site, monkeypatch):
    provision(site)
    monkeypatch.delenv("HANDRAIL_DATABASE_URL")

    with pytest.raises(FailureError, match="name it in HANDRAIL_DATABASE_URL"):
        provision(site)
    assert server.running(site) is None


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("postgresql://site:hush@127.0.0.1:1/postgres", "does not answer"),
        ("mysql//site:hush@127.0.0.1", "is not a PostgreSQL address"),
    ],
)
def test_a_useless_url_is_explained_and_not_repeated(data, monkeypatch, url, sentence):
    monkeypatch.setenv("HANDRAIL_DATABASE_URL", url)

    with pytest.raises(FailureError, match=sentence) as failure:
        provision(data)
    assert "hush" not in str(failure.value)


def test_logins_ask_for_the_password_by_scram_only(provisioned):
    asked = conninfo_to_dict(read_access(provisioned).web.conninfo())

    assert asked["require_auth"] == "scram-sha-256"


def test_a_login_to_another_database_is_the_same_but_for_its_name(provisioned):
    access = read_access(provisioned)

    assert access.to("other").web == replace(access.web, database="other")
