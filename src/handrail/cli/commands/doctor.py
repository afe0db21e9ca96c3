"""`doctor`: is the centre well? One line a check; exit 4 when one of them found a fault."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typer
from django.db import connections

from handrail.cli import keys
from handrail.cli.call import call_of
from handrail.cli.centre import open_centre, waiting_migrations
from handrail.clocks import queries as clocks
from handrail.clocks.watchdog import LONGEST_SILENCE
from handrail.errors import FaultFoundError, HandrailError
from handrail.ledger.keys import ledger_verifier
from handrail.ledger.verify import verify
from handrail.policy.engine import engine

app = typer.Typer(add_completion=False)

LEAST_DISK = 1_000_000_000
OLDEST_PYTHON = (3, 11)
OLDEST_DATABASE = 150000
TOLD = ("django", "psycopg", "cedarpy", "cryptography", "granian")


@dataclass(frozen=True)
class Finding:
    """What one check found, in a sentence without a person in it."""

    name: str
    ok: bool
    detail: str


@app.command()
def doctor(context: typer.Context) -> None:
    """Check database, tables, keys, clocks, ledger, policies, disk and versions."""
    call = call_of(context)
    found = list(_findings(call.data, at=call.at))
    lines = [f"{'ok   ' if each.ok else 'FAULT'}  {each.name:<10} {each.detail}" for each in found]
    call.answer([asdict(each) for each in found], lines)
    if not all(each.ok for each in found):
        raise typer.Exit(FaultFoundError.exit_code)


def _findings(data: Path, *, at: datetime) -> Iterator[Finding]:
    yield _keys(data)
    yield _disk(data)
    yield _policies()
    try:
        with open_centre(data):
            yield _database()
            tables = _tables()
            yield tables
            if tables.ok:
                yield _clocks(at)
                yield _ledger(data)
    except HandrailError as error:
        yield Finding("database", ok=False, detail=str(error))
    yield _versions()


def _keys(data: Path) -> Finding:
    missing, opened = keys.missing_keys(data), keys.open_keys(data)
    if missing:
        return Finding("keys", ok=False, detail=f"missing: {', '.join(missing)}; run init")
    if opened:
        sentence = f"others may read {', '.join(opened)}; chmod 600 them in {data / keys.FOLDER}"
        return Finding("keys", ok=False, detail=sentence)
    return Finding("keys", ok=True, detail="all there, for this account alone")


def _disk(data: Path) -> Finding:
    place = next(folder for folder in (data, *data.parents) if folder.exists())
    free = shutil.disk_usage(place).free
    return Finding("disk", ok=free >= LEAST_DISK, detail=f"{free / 1e9:.1f} GB free")


def _policies() -> Finding:
    problems = engine().problems()
    if problems:
        return Finding("policies", ok=False, detail="; ".join(problems))
    count = f"{len(engine().policies)} policies fit the schema"
    return Finding("policies", ok=True, detail=f"{count}; digest {engine().digest[:16]}")


def _database() -> Finding:
    number = _asked("SELECT current_setting('server_version_num')::int")
    is_safe = _asked("SELECT current_setting('synchronous_commit')") == "on"
    ok = number >= OLDEST_DATABASE and is_safe
    safety = "commits are durable" if is_safe else "synchronous_commit is off"
    return Finding("database", ok=ok, detail=f"PostgreSQL {number // 10000} answers; {safety}")


def _tables() -> Finding:
    waiting = waiting_migrations()
    if waiting:
        return Finding("tables", ok=False, detail=f"not applied: {', '.join(waiting)}; run init")
    return Finding("tables", ok=True, detail="every migration is applied")


def _clocks(at: datetime) -> Finding:
    age, unswept = clocks.heartbeat_age(at), clocks.unswept(at - LONGEST_SILENCE)
    late = sum(unswept.values())
    overdue = f"{late} clocks ran out and nobody acted; start the worker" if late else ""
    if age is None:
        said = overdue or "no worker has ever run, and no clock has run out"
        return Finding("clocks", ok=not late, detail=said)
    is_late = age >= LONGEST_SILENCE
    idle = "nobody sweeps now; start ./handrail serve" if is_late else ""
    parts = [f"the last sweep was {_seconds(age)} ago", overdue or idle]
    return Finding("clocks", ok=not late and not is_late, detail="; ".join(filter(None, parts)))


def _ledger(data: Path) -> Finding:
    verifier = ledger_verifier(data / keys.FOLDER)
    verdict = verify(connections["sequencer"], verifier=verifier)
    counts = f"{verdict.size} entries verified, {verdict.waiting} waiting for their index"
    if verdict.is_sound:
        return Finding("ledger", ok=True, detail=counts)
    where = f"first bad index {verdict.first_bad_index}"
    return Finding("ledger", ok=False, detail=f"NOT sound, {where}; run ledger verify")


def _versions() -> Finding:
    own = [f"handrail {version('handrail')}", f"Python {platform.python_version()}"]
    others = [f"{name} {version(name)}" for name in TOLD]
    import_ok = tuple(map(int, platform.python_version_tuple()[:2])) >= OLDEST_PYTHON
    return Finding("versions", ok=import_ok, detail=", ".join([*own, *others]))


def _asked(statement: str) -> Any:
    with connections["default"].cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


def _seconds(age: timedelta) -> str:
    return f"{age.total_seconds():.0f} s"
