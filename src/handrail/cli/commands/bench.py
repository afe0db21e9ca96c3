"""`bench`: print what the centre costs, measured here against a real server and database."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

import handrail
from handrail.cli.call import call_of
from handrail.errors import FailureError, Fault, InputError

app = typer.Typer(add_completion=False)

BENCHES = Path(handrail.__file__).resolve().parents[2] / "bench"
NAMES = ("main", "demo")  # others come with what they measure


@app.command()
def bench(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Which one.")] = NAMES[0],
    *,
    quick: Annotated[bool, typer.Option(help="Fewer rows and requests: within a minute.")] = False,
) -> None:
    """Measure in a data folder of its own. Exit 4 where a figure misses its target."""
    if name not in NAMES:
        meant = f"There is no such bench. Choose one of: {', '.join(NAMES)}."
        raise InputError((Fault("NAME", "unknown_bench", meant),))
    if not BENCHES.is_dir():
        raise FailureError("The benches come with the source, not with the package.", retry=False)
    flags = ["--quick"] * quick + ["--json"] * call_of(context).as_json
    # A process of its own, so that this one's data folder and settings are not what is measured.
    own = {key: value for key, value in os.environ.items() if not key.startswith("HANDRAIL_DATA")}
    command = [sys.executable, "-m", f"bench.{name}", *flags]
    raise typer.Exit(subprocess.run(command, cwd=BENCHES.parent, env=own, check=False).returncode)
