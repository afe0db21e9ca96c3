"""Runs the command line as people do: another process, and nothing of this one's environment."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import psycopg

from handrail.database import server
from handrail.database.home import existing_home

EXAMPLES = Path(__file__).resolve().parents[4] / "examples"
OURS = ("HANDRAIL_", "DJANGO_")


@dataclass(frozen=True)
class Ended:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """Standard output, which must be one JSON document and nothing else."""
        return json.loads(self.out)


def environment(**more: str) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return plain | more


def command(*words: object) -> list[str]:
    return [sys.executable, "-P", "-m", "handrail", *map(str, words)]


def handrail(*words: object, **more: str) -> Ended:
    """Run a command to its end; `more` is added to its environment."""
    ended = subprocess.run(
        command(*words),
        capture_output=True,
        text=True,
        env=environment(**more),
        stdin=subprocess.DEVNULL,
        timeout=240,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def begun(*words: object, **more: str) -> subprocess.Popen[str]:
    """Start a command and leave it running."""
    return subprocess.Popen(
        command(*words),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        text=True,
        env=environment(**more),
    )


def until(is_so: Any, *, seconds: float = 60, beat: float = 0.05) -> Any:
    """Wait until it is so, and give what it was."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := is_so():
            return found
        time.sleep(beat)
    raise AssertionError("it did not come about in time")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def asked(port: int, path: str = "/health", **sent: Any) -> tuple[int, str]:
    """The answer of the web: its status and body; (0, "") where nobody answers."""
    request = Request(f"http://127.0.0.1:{port}{path}", **sent)
    try:
        with urlopen(request, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()
    except (URLError, OSError):
        return 0, ""


def value(data: Path, statement: str) -> Any:
    """What the superuser reads in the data folder's database; None where it does not answer."""
    running = server.running(data)
    if running is None:
        return None
    try:
        login = running.superuser_login(database="handrail")
        with psycopg.connect(login.conninfo(), autocommit=True) as connection:
            cursor = connection.execute(statement)
            while cursor.nextset():
                pass
            return cursor.fetchone()[0]
    except psycopg.OperationalError:
        return None


def kill_database(data: Path) -> None:
    """As a power cut would: no process of the server gets to say goodbye."""
    file = existing_home(data).cluster / "postmaster.pid"
    os.kill(int(file.read_text().splitlines()[0]), signal.SIGKILL)
