"""What the worker does each second; a long command does the second half of it at its end."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections

from handrail.cli.keys import FOLDER
from handrail.clocks.sweep import sweep
from handrail.ledger.errors import BrokenLogError
from handrail.ledger.keys import ledger_signer
from handrail.ledger.sequencer import sequence
from handrail.site.clock_table import CLOCK_TABLE

AT_ONCE = 10_000

logger = logging.getLogger(__name__)


def go_round(data: Path, *, at: datetime) -> None:
    """Clocks first, because what they do is to be sequenced too."""
    sweep(CLOCK_TABLE, at=at)
    connections["default"].close()  # back into the pool, which hands out healthy ones only
    sequence_waiting(data, at=at)


def sequence_waiting(data: Path, *, at: datetime) -> int:
    """Give every waiting entry its index, and say how many there were.

    A broken log is logged and not raised: acts go on, and `doctor` tells what is wrong.
    """
    signer = ledger_signer(data / FOLDER, origin=settings.LEDGER_ORIGIN)
    connection: Any = connections["sequencer"]
    total, added = 0, AT_ONCE
    try:
        while added == AT_ONCE:
            added = sequence(connection, signer=signer, at=at, most=AT_ONCE).added
            total += added
    except BrokenLogError as broken:
        logger.error("the ledger is broken at size %d: run ledger verify", broken.size)  # noqa: TRY400 - a trace says no more
    return total
