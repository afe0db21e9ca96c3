"""What is measured: a data folder of the bench's own, its web server and its database server."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import psutil

from handrail.database import server

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class Processes:
    """A process and all that it started, whose processor time is counted together."""

    pid: int

    def seconds(self) -> float:
        """Processor time of those that live; the long-lived do the work that is measured."""
        first = psutil.Process(self.pid)
        return sum(_seconds(each) for each in (first, *first.children(recursive=True)))


@dataclass(frozen=True)
class Web:
    """The web server under measurement."""

    port: int
    processes: Processes

    def connection(self) -> HTTPConnection:
        """One client's connection, kept open from request to request."""
        return HTTPConnection(LOOPBACK, self.port, timeout=30)


@contextmanager
def data_folder() -> Iterator[Path]:
    """A folder for one run. It is gone afterwards, and the database with it, wherever that lives."""
    folder = Path(tempfile.mkdtemp(prefix="handrail-bench-"))
    (folder / "keys").mkdir(mode=0o700)
    (folder / "synthetic").touch()
    try:
        yield folder
    finally:
        server.discard(folder)
        shutil.rmtree(folder, ignore_errors=True)


def measured_apart(module: str, folder: Path, *arguments: str) -> Any:
    """What a module of the bench measures in a process of its own, for which Django is set up."""
    known = {"HANDRAIL_DATA": str(folder), "HANDRAIL_SYNTHETIC": "yes"}
    done = subprocess.run(
        [sys.executable, "-m", f"bench.{module}", *arguments],
        cwd=ROOT,
        env=os.environ | known,
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(done.stdout)


@contextmanager
def serving(folder: Path) -> Iterator[Web]:
    """The web server as `handrail web` runs it, ready to answer."""
    port = _free_port()
    command = [sys.executable, "-P", "-m", "handrail", "--data", str(folder), "web"]
    with (folder / "web.log").open("wb") as log:
        started = subprocess.Popen(
            [*command, "--port", str(port)], cwd=ROOT, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            _wait_for(port, started, log=folder / "web.log")
            yield Web(port, Processes(started.pid))
        finally:
            started.terminate()
            started.wait(timeout=PATIENCE)


def postmaster(home: Path) -> Processes:
    """The database server, by the file in which it keeps its own process id."""
    (file,) = home.rglob("postmaster.pid")
    return Processes(int(file.read_text(encoding="utf-8").split()[0]))


def _seconds(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(times.user + times.system)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind((LOOPBACK, 0))
        return int(listener.getsockname()[1])


def _wait_for(port: int, started: subprocess.Popen[bytes], *, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and started.poll() is None:
        with socket.socket() as caller:
            if caller.connect_ex((LOOPBACK, port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit(f"The web server did not start:\n{log.read_text(encoding='utf-8')}")
