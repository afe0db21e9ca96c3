"""`nominate`: sends a batch of nominations as the acting member. The answer is always JSON."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, BinaryIO
from uuid import uuid4

import typer

from handrail.cli.acting import acting
from handrail.cli.call import call_of
from handrail.cli.centre import open_centre
from handrail.nominations.importing import Batch, Import, import_batch
from handrail.nominations.intake import Layout

app = typer.Typer(add_completion=False)

PRIVATE = 0o600


@app.command()
def nominate(
    context: typer.Context,
    *,
    file: Annotated[Path, typer.Argument(help="The batch: CSV, or JSON by its name.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen.")] = False,
    refused_to: Annotated[
        Path | None, typer.Option(help="Where rows that stay out go, to be corrected and sent.")
    ] = None,
) -> None:
    """Send a batch of nominations. Sending it twice creates nothing twice.

    Good rows go in; each bad one is told with row, field, code and what to do. A marking above
    OFFICIAL-SENSITIVE anywhere refuses all of it.
    """
    call = call_of(context)
    with file.open("rb") as stream, open_centre(call.data), _refused_rows(refused_to) as sink:
        by = acting(call)
        batch = Batch(
            stream=stream,
            layout=Layout.of_name(file.name),
            refused_to=sink,
            is_rehearsal=dry_run,
        )
        outcome = import_batch(batch, by=by, at=call.at, new_id=uuid4)
    call.say(_sentence(outcome, is_rehearsal=dry_run, refused_to=refused_to))
    call.answer_in_json(document(outcome))


def document(outcome: Import) -> dict[str, Any]:
    """What came of a batch, as scripts read it."""
    return {
        "accepted": outcome.accepted,
        "refused": outcome.refused,
        "repeated": outcome.repeated,
        "errors": [asdict(fault) for fault in outcome.faults],
        "references": [str(reference) for reference in outcome.references],
    }


@contextmanager
def _refused_rows(wanted: Path | None) -> Iterator[BinaryIO]:
    """Where refused rows are written: they hold people's details, so for our eyes only."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
    descriptor = os.open(wanted, flags, PRIVATE) if wanted else os.open(os.devnull, os.O_WRONLY)
    with os.fdopen(descriptor, "wb") as sink:
        yield sink
    if wanted and not wanted.stat().st_size:
        wanted.unlink()


def _sentence(outcome: Import, *, is_rehearsal: bool, refused_to: Path | None) -> str:
    what = "would be accepted" if is_rehearsal else "accepted"
    said = f"{outcome.accepted} {what}, {outcome.repeated} sent before, {outcome.refused} refused."
    if outcome.refused and refused_to:
        return f"{said} The refused rows are in {refused_to}: correct them and send that file."
    if outcome.refused:
        return f"{said} With --refused-to FILE the refused rows come back to be corrected."
    return said
