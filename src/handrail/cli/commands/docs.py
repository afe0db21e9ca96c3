"""`docs`: writes the reference pages from the code, or compares them with what is there."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Annotated

import typer

from handrail.cli.call import call_of
from handrail.cli.catalogue import PACKAGE
from handrail.cli.reference import pages
from handrail.errors import FaultFoundError

app = typer.Typer(add_completion=False)

REFERENCE = PACKAGE.parents[1] / "docs" / "reference"


@app.command()
def docs(
    context: typer.Context,
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Compare only; exit 4 if they differ.")
    ] = False,
    to: Annotated[Path, typer.Option(help="The folder of the pages.")] = REFERENCE,
) -> None:
    """Write the reference pages, or compare them with the code."""
    call = call_of(context)
    wanted = pages(data=str(call.data))
    differing = {name: text for name, text in wanted.items() if _held(to / name) != text}
    stray = sorted(file.name for file in to.glob("*.md") if file.name not in wanted)
    if check:
        for name, text in differing.items():
            call.say(_difference(to / name, text))
        call.answer(
            {"differ": sorted(differing), "stray": stray},
            [*(f"{name} differs: run ./handrail docs" for name in sorted(differing)),
             *(f"{name} is no page of ours: remove it" for name in stray)]
            or ["The reference pages are up to date."],
        )  # fmt: skip
        if differing or stray:
            raise typer.Exit(FaultFoundError.exit_code)
        return
    to.mkdir(parents=True, exist_ok=True)
    for name, text in differing.items():
        (to / name).write_text(text, encoding="utf-8")
    call.answer({"written": sorted(differing)}, [f"{len(differing)} pages written to {to}"])


def _held(file: Path) -> str | None:
    return file.read_text(encoding="utf-8") if file.exists() else None


def _difference(file: Path, wanted: str) -> str:
    held = (_held(file) or "").splitlines()
    lines = difflib.unified_diff(held, wanted.splitlines(), file.name, "as the code says", n=1)
    return "\n".join(line.rstrip("\n") for line in lines)
