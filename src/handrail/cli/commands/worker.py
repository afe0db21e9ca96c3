"""`worker`: each second acts on the clocks that ran out and gives waiting entries their index.

It outlives its database: while that is gone it waits, starts the embedded one again, and goes on.
"""

from __future__ import annotations

import logging
import signal
import threading

import typer
from django.utils import timezone

from handrail.cli.call import Call, call_of
from handrail.cli.centre import LOST, aim_again, open_centre
from handrail.cli.lifeline import is_orphaned
from handrail.cli.rounds import go_round
from handrail.errors import FailureError

app = typer.Typer(add_completion=False)
logger = logging.getLogger(__name__)

BEAT = 1.0
LONGEST_WAIT = 10.0


@app.command()
def worker(context: typer.Context) -> None:
    """Sweep the clocks and sequence the ledger until told to stop."""
    call = call_of(context)
    told = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told.set())
    with open_centre(call.data):
        call.say("The worker has started.")
        _work(call, told=told)
    call.say("The worker has stopped.")


def _work(call: Call, *, told: threading.Event) -> None:
    wait = BEAT
    while not told.wait(wait) and not is_orphaned():
        try:
            go_round(call.data, at=timezone.now())
            wait = BEAT
        except (*LOST, FailureError) as lost:
            # Its name only: a message of the database may repeat a row.
            logger.warning("the database is lost (%s)", type(lost).__name__)
            wait = min(wait * 2, LONGEST_WAIT)
            _find_database(call)


def _find_database(call: Call) -> None:
    try:
        aim_again(call.data)
    except (*LOST, FailureError) as still:
        logger.warning("the database does not come back (%s)", type(still).__name__)
