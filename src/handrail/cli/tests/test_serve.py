"""The open centre: it answers, outlives its parts, and stops when told. Slow: real processes."""

from __future__ import annotations

import os
import signal

import pytest
from psutil import Process

from handrail.cli.tests.shell import asked, begun, free_port, handrail, kill_database, until, value
from handrail.database import server

pytestmark = pytest.mark.slow


@pytest.fixture
def port():
    return free_port()


@pytest.fixture
def serving(pilot, port):
    """The pilot's centre, open, with its web answering and its worker sweeping."""
    data, _, _ = pilot
    process = begun("serve", "--port", port, "--data", data, "--json")
    until(lambda: asked(port)[0] == 200)
    yield process
    process.terminate()
    process.wait(30)
    process.stdout.close()


def child(process, name):
    """The child that runs this command, with what it started itself."""
    of = Process(process.pid).children()
    return next(each for each in of if name in each.cmdline())


def test_it_answers_sweeps_and_stops_clean(pilot, serving, port):
    data, _, _ = pilot
    status, page = asked(port, "/sign-in/")
    below = Process(serving.pid).children(recursive=True)

    serving.terminate()

    assert serving.wait(30) == 0
    assert "Traceback" not in page
    assert status in (200, 404)
    assert not any(each.is_running() for each in below)
    assert server.running(data) is None


def test_a_killed_web_comes_back_on_its_port(serving, port):
    child(serving, "web").kill()

    until(lambda: asked(port)[0] == 0, seconds=10)
    assert until(lambda: asked(port)[0] == 200)


def test_a_killed_database_comes_back_and_clocks_are_swept_again(pilot, serving, port):
    data, _, _ = pilot
    kill_database(data)

    until(lambda: asked(port)[0] == 200)
    age = "SELECT extract(epoch FROM now() - beat_at) FROM clocks_heartbeat"
    assert until(lambda: (value(data, age) or 99) < 3)


def test_what_is_left_of_a_killed_serve_ends_by_itself(serving):
    below = Process(serving.pid).children(recursive=True)
    os.kill(serving.pid, signal.SIGKILL)

    until(lambda: not any(each.is_running() for each in below), seconds=30)


def test_waiting_entries_get_their_index(pilot, serving):
    data, _, _ = pilot
    handrail("token", "--as", "inspector@synthetic.example", "--data", data)

    assert until(lambda: value(data, "SELECT count(*) = 0 FROM ledger_waiting"), seconds=10)


def test_a_second_serve_on_the_same_port_is_told(pilot, serving, port):
    data, _, _ = pilot
    second = handrail("serve", "--port", port, "--data", data, "--json")

    assert (second.code, second.document["exit_code"]) == (3, 3)
