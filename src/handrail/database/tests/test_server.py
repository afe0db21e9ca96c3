"""One server for all processes of a data folder: started, shared, adopted, stopped."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import psycopg
import pytest

from handrail.database import server
from handrail.errors import FailureError

START = "import sys, pathlib; from handrail.database.server import *; data = pathlib.Path(sys.argv[1]); "


def run(script, data):
    command = [sys.executable, "-c", START + script, str(data)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_data_outlives_a_stop_and_a_start(kept, connect):
    connect(server.ensure_running(kept).superuser_login()).execute("CREATE TABLE kept (n int)")

    assert server.stop(kept)

    connect(server.ensure_running(kept).superuser_login()).execute("SELECT n FROM kept")


def test_stopping_a_stopped_server_says_so(kept):
    server.ensure_running(kept)

    assert [server.stop(kept), server.stop(kept)] == [True, False]


def test_a_folder_without_a_database_has_no_server(data):
    assert server.running(data) is None
    assert not server.stop(data)
    assert not data.exists()


def test_a_running_server_is_adopted(kept):
    assert server.ensure_running(kept) == server.ensure_running(kept) == server.running(kept)


def test_six_processes_at_once_see_one_server(data):
    with ThreadPoolExecutor(6) as six:
        ports = list(six.map(run, ["print(ensure_running(data).port)"] * 6, [data] * 6))

    assert set(ports) == {str(server.running(data).port)}


def test_the_last_one_out_stops_the_server(kept):
    with server.using(kept):
        with server.using(kept):
            pass
        assert server.running(kept)

    assert server.running(kept) is None


def test_a_failed_block_leaves_too(kept):
    with pytest.raises(ZeroDivisionError), server.using(kept):
        raise ZeroDivisionError

    assert server.running(kept) is None


def test_a_killed_client_does_not_keep_the_server_up(kept):
    script = START + "u = using(data); u.__enter__(); print('in', flush=True); input()"
    client = subprocess.Popen(
        [sys.executable, "-c", script, str(kept)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with client, server.using(kept):
        assert client.stdout.readline() == b"in\n"
        client.send_signal(signal.SIGKILL)
        client.wait()

    assert server.running(kept) is None


def test_a_wrong_password_is_refused_on_socket_and_loopback(kept):
    login = replace(server.ensure_running(kept).superuser_login(), password="wrong")

    for host in (login.host, "127.0.0.1"):
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(replace(login, host=host).conninfo())


def test_the_right_password_opens_the_loopback_port(kept, connect):
    login = server.ensure_running(kept).superuser_login()

    assert connect(replace(login, host="127.0.0.1")).execute("SELECT 1").fetchone() == (1,)


def test_nothing_lies_open_to_other_accounts(kept):
    running = server.ensure_running(kept)

    assert mode(running.home) == mode(running.home / "cluster") == 0o700
    assert mode(running.socket_dir) == 0o700
    assert mode(running.password_file) == 0o600
    assert mode(kept) in ({0o711} if os.geteuid() == 0 else {0o700})


def test_folders_that_were_there_keep_their_modes(data):
    data.mkdir(mode=0o750)
    parents = {folder: mode(folder) for folder in (data, *data.parents)}

    server.ensure_running(data)

    assert parents == {folder: mode(folder) for folder in parents}


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("synchronous_commit", "on"),
        ("fsync", "on"),
        ("data_checksums", "on"),
        ("listen_addresses", "127.0.0.1"),
        ("password_encryption", "scram-sha-256"),
        ("TimeZone", "UTC"),
    ],
)
def test_the_server_is_durable_and_local(provisioned, connect, setting, value):
    connection = connect(server.running(provisioned).superuser_login())

    assert connection.execute(f"SHOW {setting}").fetchone() == (value,)


def test_failing_statements_leave_no_content_in_the_log(provisioned, connect):
    running = server.running(provisioned)
    connection = connect(running.superuser_login())
    connection.execute("CREATE TABLE people (name text PRIMARY KEY)")

    for _ in range(2):
        with pytest.raises(psycopg.Error):
            connection.execute("INSERT INTO people VALUES ('Grace'), ('Grace')")

    log = (running.home / "server.log").read_text()
    assert "duplicate key" in log
    assert "Grace" not in log


def test_a_path_too_long_for_a_socket_still_has_its_port(data, connect):
    deep = data / ("a" * 100)
    running = server.ensure_running(deep)
    try:
        assert running.socket_dir is None
        connect(running.superuser_login()).execute("SELECT 1")
    finally:
        server.stop(deep)


def test_a_path_with_blanks_and_quotes_is_a_path(data):
    odd = data / 'it\'s a "folder"'
    with server.using(odd) as running:
        assert running.home == odd.resolve() / "database"


def test_a_database_of_another_version_is_left_alone(data):
    with server.using(data) as running:
        pass
    (running.home / "cluster" / "PG_VERSION").write_text("11\n")

    with pytest.raises(FailureError, match="needs PostgreSQL 11"):
        server.ensure_running(data)
