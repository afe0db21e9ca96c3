"""Alarms when nobody sweeps. Runs outside the worker, which cannot report its own death."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from handrail.clocks import queries

LONGEST_SILENCE: Final = timedelta(seconds=60)


def late(at: datetime) -> bool:
    """The sweep's last beat is 60 seconds old, or there never was one."""
    age = queries.heartbeat_age(at)
    return age is None or age >= LONGEST_SILENCE
