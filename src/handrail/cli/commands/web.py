"""`web`: the web application alone, on a loopback port. A proxy of the site's own faces outwards."""

from __future__ import annotations

import os
from typing import Annotated

import typer
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from handrail.cli.call import DATA_VARIABLE, call_of
from handrail.cli.lifeline import end_with_supervisor
from handrail.cli.ports import DEFAULT_PORT, LOOPBACK, refuse_taken_port
from handrail.database.provision import opened

app = typer.Typer(add_completion=False)

THREADS = 4
TO_STDERR = {"class": "logging.StreamHandler", "formatter": "generic", "stream": "ext://sys.stderr"}


@app.command()
def web(
    context: typer.Context,
    *,
    port: Annotated[int, typer.Option(help="The port on this machine.")] = DEFAULT_PORT,
) -> None:
    """Serve the pages and the API until told to stop."""
    call = call_of(context)
    refuse_taken_port(port)
    os.environ[DATA_VARIABLE] = str(call.data)
    end_with_supervisor()
    with opened(call.data):
        Server(
            "handrail.site.wsgi:application",
            address=LOOPBACK,
            port=port,
            interface=Interfaces.WSGI,
            workers=1,
            blocking_threads=THREADS,
            workers_kill_timeout=10,
            respawn_failed_workers=True,
            log_level=LogLevels.warning,
            log_dictconfig={"handlers": {"console": TO_STDERR, "access": TO_STDERR}},
        ).serve()
