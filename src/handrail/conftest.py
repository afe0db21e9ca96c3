"""What tests stand on: a real PostgreSQL, migrated once and wiped between tests, and a fixed cast."""

from __future__ import annotations

import hashlib
import hmac
import os
import shutil
import tempfile
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from uuid import UUID

import django
import psycopg
import pytest
from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.management import call_command
from django.db import connections
from django.utils import timezone
from psycopg import sql

SEED = b"the seed of every test"


class QuickHasher(PBKDF2PasswordHasher):
    """The hasher we ship, with one iteration."""

    iterations = 1


def pytest_configure(config):
    folder = Path(tempfile.mkdtemp(prefix="handrail-test-"))
    folder.chmod(0o711)  # so that root's database account may pass
    (folder / "keys").mkdir(mode=0o700)
    os.environ["HANDRAIL_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "handrail.site.settings"
    os.environ["HANDRAIL_SYNTHETIC"] = "yes"
    django.setup()
    # Hashing is slow by design; the cast's passwords protect nobody.
    settings.PASSWORD_HASHERS = ["handrail.conftest.QuickHasher"]
    config.handrail_data = folder


def pytest_unconfigure(config):
    from handrail.database.server import discard

    discard(config.handrail_data)
    shutil.rmtree(config.handrail_data, ignore_errors=True)


@pytest.fixture(scope="session")
def data(pytestconfig):
    return pytestconfig.handrail_data


@pytest.fixture(scope="session")
def cluster(data):
    """A PostgreSQL of this run's own, with our roles and one migrated database."""
    from handrail.database.provision import provision
    from handrail.database.server import using
    from handrail.site import settings as ours

    with using(data) as server:
        access = provision(data, database="handrail")
        for alias in ("owner", "sequencer", "web"):
            name = "default" if alias == "web" else alias
            given = ours.database_of(getattr(access, alias), pool=alias == "web")
            connections.settings[name].update(given)
        call_command("migrate", database="owner", verbosity=0)
        yield server
        for connection in connections.all(initialized_only=True):
            connection.close()
            if hasattr(connection, "close_pool"):
                connection.close_pool()


@pytest.fixture(scope="session")
def superuser(cluster):
    """Past every wall: for wiping and for playing the dishonest operator."""
    password = cluster.password_file.read_text().strip()
    with psycopg.connect(
        host=cluster.host,
        port=cluster.port,
        user=cluster.superuser,
        password=password,
        dbname="handrail",
        autocommit=True,
    ) as connection:
        yield connection


@pytest.fixture
def database(superuser):
    """An empty centre. What a test committed is gone before the next one starts."""
    yield settings.DATABASES
    wipe(superuser)


def wipe(superuser):
    """Empty every table that holds a row; triggers that forbid it do not bind the superuser."""
    with past_every_trigger(superuser):
        for name in held_tables(superuser):
            superuser.execute(sql.SQL("DELETE FROM {}").format(name))


def rows_of(superuser):
    """Every row of every table, as PostgreSQL copies them."""
    rows = []
    for name in held_tables(superuser):
        with superuser.cursor().copy(sql.SQL("COPY {} TO STDOUT").format(name)) as copied:
            rows.append((name, b"".join(copied)))
    return rows


def put_back(superuser, rows):
    """The rows of `rows_of`, into empty tables."""
    with past_every_trigger(superuser):
        for name, copied in rows:
            with superuser.cursor().copy(sql.SQL("COPY {} FROM STDIN").format(name)) as copy:
                copy.write(copied)


@contextmanager
def past_every_trigger(superuser):
    """A transaction in which no trigger and no foreign key is asked."""
    with superuser.transaction():
        superuser.execute("SET LOCAL session_replication_role = replica")
        yield


def held_tables(superuser):
    """The tables that hold a row."""
    tables = superuser.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        " AND tablename <> 'django_migrations'"
    ).fetchall()
    asked = sql.SQL(" UNION ALL ").join(
        sql.SQL("(SELECT {} FROM {} LIMIT 1)").format(sql.Literal(table), sql.Identifier(table))
        for (table,) in tables
    )
    return [sql.Identifier(table) for (table,) in superuser.execute(asked).fetchall()]


def labelled(label):
    """The same identifier for the same label in every run."""
    digest = hmac.new(SEED, label.encode(), hashlib.sha256).digest()
    return UUID(bytes=digest[:16], version=4)


@pytest.fixture(scope="session")
def kept():
    """What was made once and is put back for each test that asks."""
    return {}


@pytest.fixture
def cast(database, superuser, kept):
    """Six members of five organisations and the agreements between them (rehearsal.small_pilot).

    Made by the real actions the first time; put back row by row after that.
    """
    from handrail.acts.domain import the_founding
    from handrail.rehearsal.small_pilot import small_pilot

    if "rows" in kept:
        put_back(superuser, kept["rows"])
    else:
        at = timezone.now()
        kept["cast"] = small_pilot(
            by=the_founding(at), at=at, new_id=labelled, password="a synthetic password"
        )
        kept["rows"] = rows_of(superuser)
    return deepcopy(kept["cast"])


@pytest.fixture
def demo(database, superuser, kept, tmp_path_factory):
    """A loaded demo, and a data folder that says so for as long as the test lasts."""
    from handrail.site.tests import demo_data

    with demo_data.put_in(superuser, kept, keys=tmp_path_factory.mktemp("founding")) as put:
        yield put


@pytest.fixture
def browse(cast):
    """A signed-in client for a member of the cast, by short name."""
    from django.test import Client

    from handrail.members.queries import account

    def signed_in(name):
        client = Client()
        client.force_login(account(cast.members[name], at=cast.at))
        return client

    return signed_in


@pytest.fixture
def call(cast):
    """The API for a member of the cast: `call("carys").get("/api/cases")`, by a token of hers."""
    from django.test import Client

    from handrail.members import actions

    def with_token(name):
        token, by = actions.new_token(), cast.actor(name)
        token_id = cast.new_id(f"token {token}")
        actions.issue_token("self", by=by, at=cast.at, token_id=token_id, token=token)
        return Client(headers={"Authorization": f"Bearer {token}"})

    return with_token
