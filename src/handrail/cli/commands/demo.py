"""`demo`: a synthetic pilot of two years, loaded once and opened for everybody who wants to look."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from handrail.cli.call import Call, call_of
from handrail.cli.centre import open_centre
from handrail.cli.commands.init import fresh_key_folder, make_centre
from handrail.cli.commands.pilot import progress
from handrail.cli.commands.serve import open_for_visitors
from handrail.cli.demo_marks import told
from handrail.cli.ports import DEFAULT_PORT, LOOPBACK, refuse_taken_port
from handrail.cli.rounds import sequence_waiting
from handrail.clocks.calendar import london_day
from handrail.database import server
from handrail.database.home import make_data_folder
from handrail.database.private_files import write_private
from handrail.database.records import read_record
from handrail.errors import FailureError, RefusedError
from handrail.members import queries
from handrail.rehearsal.demo.hashing import light_hashing
from handrail.rehearsal.demo.loading import PASSWORD, Wanted, load
from handrail.site.clock_table import CLOCK_TABLE
from handrail.site.start.visitors import DEMO_MARK, Demo, read_demo, write_demo

app = typer.Typer(add_completion=False)

SYNTHETIC_MARK = "synthetic"
SEED = b"handrail demo"
STALE_AFTER = 1  # days; a check of today holds for five working days


@app.command()
def demo(
    context: typer.Context,
    *,
    port: Annotated[int, typer.Option(help="The port on this machine.")] = DEFAULT_PORT,
    fresh: Annotated[bool, typer.Option(help="Begin anew; only ever removes a demo.")] = False,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Stop after loading.")] = False,
) -> None:
    """Open the centre with a synthetic pilot of two years; the first time it is loaded.

    Nobody in it is real. A loading that was broken off begins anew; one that is whole stays.
    """
    call = call_of(context)
    if not no_serve:
        refuse_taken_port(port)
    if fresh:
        _discard(call)
    demo_here = _loaded_once(call)
    _warn_if_old(call, demo_here)
    if no_serve:
        call.answer(_document(call, demo_here, port=None), _lines(call, demo_here))
        return
    answer = (_document(call, demo_here, port=port), _opened_lines(call, demo_here, port))
    open_for_visitors(call, port, when_ready=lambda: call.answer(*answer))


def _loaded_once(call: Call) -> Demo:
    held = read_demo(call.data)
    if held and held.is_complete:
        make_centre(call)  # a newer Handrail may bring tables
        return held
    if held:
        call.say("A loading was broken off earlier. It is removed and begun anew.")
        _discard(call)
    return _load(call)


def _load(call: Call) -> Demo:
    _refuse_others(call.data)
    today = london_day(call.at)
    begun = Demo(today=today, is_complete=False, password=PASSWORD)
    make_data_folder(call.data)
    write_demo(call.data, begun)
    write_private(call.data / SYNTHETIC_MARK, f"{SEED.hex()}\n")
    make_centre(call)
    with open_centre(call.data), progress(call) as tell, light_hashing():
        if queries.is_anybody_here():
            raise RefusedError("load the demo", ("data_not_demo",))
        loaded = load(_wanted(call, today), tell=tell)
        tell("The ledger")
        sequence_waiting(call.data, at=call.at)
    whole = told(begun, loaded)
    write_demo(call.data, whole)
    return whole


def _wanted(call: Call, today: date) -> Wanted:
    folder = fresh_key_folder(call.data)
    return Wanted(seed=SEED, today=today, keys=folder, clocks=CLOCK_TABLE)


def _refuse_others(data: Path) -> None:
    """A folder that holds anything else is left alone: what becomes a demo's is removed one day."""
    held = data.iterdir() if data.exists() else ()
    if any(not each.match(f"{DEMO_MARK}.*.new") for each in held):
        raise RefusedError("load the demo", ("data_not_demo",))


def _discard(call: Call) -> None:
    """Remove a demo with its database; nothing else is ever removed.

    Its mark goes last, and says first that the demo is not whole: so a removal that is broken off
    is taken up again.
    """
    held = read_demo(call.data)
    if held is None:
        _refuse_others(call.data)
        return
    record = read_record(call.data)
    if record and record.elsewhere:
        raise FailureError(
            f"The demo's database is on a server of your own. Drop {record.database} there, "
            f"remove {call.data}, and run the demo again.",
            retry=False,
        )
    write_demo(call.data, replace(held, is_complete=False))
    server.discard(call.data)
    for each in set(call.data.iterdir()) - {call.data / DEMO_MARK}:
        shutil.rmtree(each) if each.is_dir() and not each.is_symlink() else each.unlink()
    (call.data / DEMO_MARK).unlink()


def _warn_if_old(call: Call, demo: Demo) -> None:
    age = (london_day(call.at) - demo.today).days
    if age > STALE_AFTER:
        call.say(
            f"This pilot was made {age} days ago, and its clocks have gone on: offers have lapsed "
            "and checks have run out. ./handrail demo --fresh makes a new one."
        )


def _document(call: Call, demo: Demo, *, port: int | None) -> dict[str, Any]:
    return {
        "data": str(call.data),
        "today": demo.today,
        "steps": demo.steps,
        "address": f"http://{LOOPBACK}:{port}/" if port else None,
        "password": demo.password,
        "sign_in": [
            {
                "email": each.email,
                "role": each.role,
                "post": each.post,
                "organisation": each.organisation,
            }
            for each in demo.visitors
        ],
    }


def _lines(call: Call, demo: Demo) -> list[str]:
    who = [f"  {each.email:<56} {each.post}, {each.organisation}" for each in demo.visitors]
    return [
        f"A synthetic pilot of two years, up to {demo.today}, is in {call.data}.",
        f"Who can sign in, each with the password '{demo.password}':",
        *who,
    ]


def _opened_lines(call: Call, demo: Demo, port: int) -> list[str]:
    address = f"http://{LOOPBACK}:{port}/"
    return [
        *_lines(call, demo),
        "",
        f"The demo is open at {address}start/: choose somebody to sign in as, or a journey to try.",
        "Stop it with Ctrl+C.",
    ]
