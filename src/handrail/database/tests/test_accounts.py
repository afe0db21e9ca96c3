"""Root lends the server to another account; an ordinary user runs their own."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

import handrail
from handrail.database import server
from handrail.database.accounts import account_of, run_as
from handrail.database.home import existing_home

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root lends the server to others")
SCRIPT = """
import sys, pathlib, psycopg
from handrail.database.provision import opened, provision
data = pathlib.Path(sys.argv[1])
provision(data)
with opened(data) as access, psycopg.connect(access.web.conninfo()) as connection:
    print(connection.execute("SELECT current_user").fetchone()[0])
"""


@pytest.fixture
def hidden(data):
    """A data folder below one that only root may enter."""
    data.parent.chmod(0o700)
    return data


@pytest.fixture
def readable_python():
    """A Python of our version that an account without rights may run, and our packages for it."""
    nobody = account_of(65_534)
    version = "import sys, psycopg, handrail; print(sys.version_info[:2])"
    packages = (Path(handrail.__file__).parents[1], Path(psycopg.__file__).parents[1])
    paths = "PYTHONPATH=" + os.pathsep.join(map(str, packages))
    for python in (sys.executable, "/usr/bin/python3"):
        command = ["/usr/bin/env", paths, python, "-B"]
        ending = run_as(nobody, [*command, "-c", version])
        if ending.code == 0 and ending.last_words == str(sys.version_info[:2]):
            return command
    pytest.skip("no Python here that the account nobody may run with our packages")


def owner_of(path):
    return path.stat().st_uid


@as_root
def test_root_lends_the_server_to_an_account_without_rights(data):
    running = server.ensure_running(data)

    assert owner_of(running.home) == owner_of(running.home / "cluster") != 0
    assert owner_of(running.password_file) == owner_of(running.home)


@as_root
def test_what_the_account_cannot_reach_is_kept_elsewhere_and_said(hidden, capsys):
    running = server.ensure_running(hidden)

    assert running.home.parts[:4] == ("/", "var", "lib", "handrail")
    assert str(running.home) in capsys.readouterr().err
    assert stat.S_IMODE(hidden.parent.stat().st_mode) == 0o700


@as_root
def test_discarding_leaves_nothing_in_the_other_place(hidden):
    home = server.ensure_running(hidden).home

    server.discard(hidden)

    assert not home.parent.exists()
    assert list(hidden.iterdir()) == []


@as_root
def test_the_other_place_is_said_once_and_kept(hidden, capsys):
    first = server.ensure_running(hidden)
    capsys.readouterr()
    hidden.parent.chmod(0o711)

    assert server.ensure_running(hidden).home == first.home
    assert capsys.readouterr().err == ""


@as_root
def test_a_lost_other_place_is_not_replaced_by_an_empty_database(hidden):
    with server.using(hidden) as running:
        pass
    shutil.move(running.home, running.home.with_name("moved"))

    with pytest.raises(server.FailureError, match="is not there"):
        server.ensure_running(hidden)
    shutil.move(running.home.with_name("moved"), running.home)


@as_root
def test_a_database_that_was_cut_off_from_its_account_is_explained(data):
    with server.using(data):
        data.parent.chmod(0o700)

    with pytest.raises(server.FailureError, match="may not enter the folders above it"):
        server.ensure_running(data)


@as_root
def test_an_ordinary_user_runs_their_own_server(data, readable_python):
    os.chown(data.parent, 65_534, 65_534)

    ending = run_as(account_of(65_534), [*readable_python, "-c", SCRIPT, str(data)])

    assert ending.said.strip() == "handrail_web"
    assert owner_of(data / "database") == owner_of(data / "keys" / "database.json") == 65_534
    assert stat.S_IMODE(data.stat().st_mode) == 0o700


@as_root
def test_root_runs_an_ordinary_users_database_as_that_user(data, readable_python):
    os.chown(data.parent, 65_534, 65_534)
    assert run_as(account_of(65_534), [*readable_python, "-c", SCRIPT, str(data)]).code == 0

    with server.using(data):
        assert existing_home(data).account.uid == 65_534
        assert owner_of(data / "database" / "cluster" / "postmaster.pid") == 65_534


@as_root
def test_a_stranger_is_told_whose_the_database_is(data, readable_python):
    with server.using(data):
        pass

    ending = run_as(account_of(1), [*readable_python, "-c", SCRIPT, str(data)])

    assert ending.code != 0
    assert "belongs to the account" in ending.last_words


def test_a_program_that_is_not_there_ends_in_words():
    ending = run_as(account_of(os.geteuid()), ["/nowhere/initdb"])

    assert ending.last_words == "/nowhere/initdb: No such file or directory"


def test_programs_see_nothing_of_our_environment(monkeypatch):
    monkeypatch.setenv("HANDRAIL_TOKEN_FILE", "/secret")
    ours = subprocess.run(["/usr/bin/env"], capture_output=True, text=True, check=True).stdout

    assert "/secret" in ours
    assert "/secret" not in run_as(account_of(os.geteuid()), ["/usr/bin/env"]).said
