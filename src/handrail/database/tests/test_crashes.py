"""What was acknowledged stays, whatever is killed."""

from __future__ import annotations

import os
import shutil
import signal
import threading

import psycopg

from handrail.database import cluster, server
from handrail.database.home import existing_home

ENOUGH = 100


def postmaster_of(running):
    return int((running.home / "cluster" / "postmaster.pid").read_text().splitlines()[0])


def insert_until_killed(login, acknowledged, enough):
    try:
        with psycopg.connect(login.conninfo(), autocommit=True) as connection:
            for number in range(1_000_000):
                connection.execute("INSERT INTO promises VALUES (%s)", [number])
                acknowledged.append(number)
                if number == ENOUGH:
                    enough.set()
    except psycopg.OperationalError:
        return


def test_no_acknowledged_row_is_lost_when_the_server_is_killed(data, connect):
    running = server.ensure_running(data)
    connect(running.superuser_login()).execute("CREATE TABLE promises (number int)")
    acknowledged, enough = [], threading.Event()
    arguments = (running.superuser_login(), acknowledged, enough)
    writer = threading.Thread(target=insert_until_killed, args=arguments)
    writer.start()
    enough.wait(30)

    os.kill(postmaster_of(running), signal.SIGKILL)
    writer.join(30)
    again = connect(server.ensure_running(data).superuser_login())

    kept = {number for (number,) in again.execute("SELECT number FROM promises")}
    assert len(acknowledged) > ENOUGH
    assert set(acknowledged) <= kept


def test_a_killed_server_comes_back_time_and_again(data):
    for _ in range(3):
        os.kill(postmaster_of(server.ensure_running(data)), signal.SIGKILL)

    assert server.ensure_running(data) == server.running(data)


def test_a_lock_file_that_names_a_living_stranger_is_cleared(data):
    with server.using(data) as running:
        pid_file = running.home / "cluster" / "postmaster.pid"
        left = pid_file.read_text().splitlines()
    left[0] = str(os.getpid())
    pid_file.write_text("\n".join(left))
    socket_lock = running.socket_dir / f".s.PGSQL.{running.port}.lock"
    socket_lock.write_text(f"{os.getpid()}\n")

    assert server.ensure_running(data).home == running.home
    assert not socket_lock.exists()


def test_another_programs_port_is_not_taken_for_ours(folders):
    first, second = folders
    with server.using(first) as running:
        pid_file = running.home / "cluster" / "postmaster.pid"
        left = pid_file.read_text().splitlines()
    left[3] = str(server.ensure_running(second).port)
    pid_file.write_text("\n".join(left))

    assert server.running(first) is None


def test_a_half_made_cluster_is_made_again(data):
    with server.using(data):
        home = existing_home(data)
    shutil.move(home.cluster, home.folder / "cluster.new")

    server.ensure_running(data)

    assert cluster.major_of(home)
    assert not (home.folder / "cluster.new").exists()


def test_a_server_that_lives_is_known_to_live_without_asking_it(data):
    with server.using(data):
        home = existing_home(data)
        assert cluster.is_alive(home)

    assert not cluster.is_alive(home)
