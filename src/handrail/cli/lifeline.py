"""Ends a child when the process that supervises it is gone, however that ended."""

from __future__ import annotations

import os
import signal
import threading
import time

SUPERVISOR_VARIABLE = "HANDRAIL_SUPERVISOR"
BEAT = 0.5


def is_orphaned() -> bool:
    """Whether this process was started by a supervisor that is not there any more."""
    supervisor = os.environ.get(SUPERVISOR_VARIABLE)
    return supervisor is not None and os.getppid() != int(supervisor)


def end_with_supervisor() -> None:
    """Watch from the side, for a process whose own loop is not ours; it ends in good order."""
    threading.Thread(target=_watch, daemon=True, name="lifeline").start()


def _watch() -> None:
    while not is_orphaned():
        time.sleep(BEAT)
    os.kill(os.getpid(), signal.SIGTERM)
