"""Keeps child processes and the embedded database going until told to stop.

A child that ends is started again, each time a little later; what is left of its own children goes
first, because they could still hold its port. A database that ended is started again; where it
answers elsewhere afterwards, the children are started anew.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from handrail.cli.lifeline import SUPERVISOR_VARIABLE
from handrail.database import server
from handrail.database.logins import Login
from handrail.database.provision import read_access
from handrail.database.records import read_record
from handrail.errors import FailureError

BEAT = 0.25
LOOK_AT_DATABASE = 2.0
LONG_ENOUGH = 10.0  # a child that lived so long starts again at once
MOST_FAILURES = 6
PATIENCE = 15.0
WITHOUT_DATABASE = 1.0  # what a child still does without its database helps nobody


@dataclass
class Child:
    """One command of ours as a process of its own, with its own children in its group."""

    name: str
    words: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    failures: int = 0
    next_start: float = 0.0

    def start(self) -> None:
        """Start it; what it says goes to our standard error."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "handrail", *self.words],
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr.fileno(),
            env=os.environ | {SUPERVISOR_VARIABLE: str(os.getpid())},
            start_new_session=True,
        )

    def ask_to_stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def end(self, *, patience: float) -> None:
        """Wait for it so long, then end whatever is left of its group."""
        if self.process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(patience)
        self._end_group()
        self.process = None

    def ended(self) -> int | None:
        """How it ended, told once; None while it runs."""
        code = self.process.poll() if self.process else None
        if code is None:
            return None
        self._end_group()
        self.process = None
        self.failures = 0 if time.monotonic() - self.started > LONG_ENOUGH else self.failures + 1
        self.next_start = time.monotonic() + (2.0**self.failures) / 4
        return code

    def _end_group(self) -> None:
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@dataclass
class Supervisor:
    """The children of one data folder."""

    data: Path
    children: list[Child]
    say: Callable[[str], None]
    told: threading.Event = field(default_factory=threading.Event)

    def run(self, *, when_ready: Callable[[], None], is_ready: Callable[[], bool]) -> None:
        """Keep all going until told to stop. Raises `FailureError` when a child will not live."""
        where, looked, is_told_ready = self._where(), time.monotonic(), False
        try:
            while not self.told.wait(BEAT):
                self._see_to_children()
                if not is_told_ready and is_ready():
                    is_told_ready = True
                    when_ready()
                if time.monotonic() - looked > LOOK_AT_DATABASE:
                    where, looked = self._see_to_database(where), time.monotonic()
        finally:
            self.stop()

    def stop(self, *, patience: float = PATIENCE) -> None:
        """Ask all to stop at once, then wait for each."""
        for child in self.children:
            child.ask_to_stop()
        for child in self.children:
            child.end(patience=patience)

    def _see_to_children(self) -> None:
        for child in self.children:
            code = child.ended()
            if code is not None:
                self.say(f"{child.name} ended ({code}); it is started again.")
            if child.failures >= MOST_FAILURES:
                raise FailureError(f"{child.name} does not stay up; see what it said above.")
            if child.process is None and time.monotonic() >= child.next_start:
                child.start()

    def _see_to_database(self, where: Login | None) -> Login | None:
        if where is None:
            return where
        if not server.running(self.data):
            self.say("The database ended; it is started again.")
            server.ensure_running(self.data)
        found = self._where()
        if found != where:  # also where the worker was quicker to start it
            self.stop(patience=WITHOUT_DATABASE)
        return found

    def _where(self) -> Login | None:
        """Where the embedded database answers; None where it is not ours to start."""
        record = read_record(self.data)
        return read_access(self.data).web if record and not record.elsewhere else None
