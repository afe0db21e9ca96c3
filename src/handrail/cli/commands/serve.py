"""`serve`: opens the centre. Web and worker run side by side and are kept going."""

from __future__ import annotations

import signal
from collections.abc import Callable
from typing import Annotated

import typer

from handrail.cli.call import Call, call_of
from handrail.cli.ports import DEFAULT_PORT, LOOPBACK, is_answered, refuse_taken_port
from handrail.cli.supervising import Child, Supervisor
from handrail.database.provision import opened

app = typer.Typer(add_completion=False)


@app.command()
def serve(
    context: typer.Context,
    *,
    port: Annotated[int, typer.Option(help="The port on this machine.")] = DEFAULT_PORT,
) -> None:
    """Open the centre on this machine until told to stop (Ctrl+C)."""
    call = call_of(context)
    refuse_taken_port(port)
    open_for_visitors(call, port, when_ready=lambda: _announce(call, port))


def open_for_visitors(call: Call, port: int, *, when_ready: Callable[[], None]) -> None:
    """Keep web and worker going until told to stop, and say so once the web answers."""
    with opened(call.data):
        supervisor = Supervisor(call.data, _children(call, port), say=call.say)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: supervisor.told.set())
        supervisor.run(when_ready=when_ready, is_ready=lambda: is_answered(port))
    call.say("Handrail has stopped.")


def _children(call: Call, port: int) -> list[Child]:
    where = ["--data", str(call.data)]
    return [Child("web", [*where, "web", "--port", str(port)]), Child("worker", [*where, "worker"])]


def _announce(call: Call, port: int) -> None:
    address = f"http://{LOOPBACK}:{port}/"
    lines = [f"Handrail is open at {address}", "Stop it with Ctrl+C."]
    call.answer({"address": address, "data": str(call.data)}, lines)
