"""`escalate`: raises an immediate risk from a shell, about a case or about nobody known."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated
from uuid import UUID, uuid4

import typer

from handrail.acts.context import reading
from handrail.cli.acting import acting
from handrail.cli.call import call_of
from handrail.cli.centre import open_centre
from handrail.errors import Fault, InputError
from handrail.risk import queries
from handrail.risk.actions import escalating
from handrail.risk.domain import Alarm

app = typer.Typer(add_completion=False)

CALL_999 = "Nobody has taken this over. If danger is now, call 999."
NOT_YOURS = "It goes without a case: you have none of that reference. Say in the text who it is."


@app.command()
def escalate(
    context: typer.Context,
    *,
    ref: Annotated[str, typer.Argument(help="The case, where there is one.")] = "",
    text: Annotated[str, typer.Option(help="What is happening; others here may see it.")] = "",
    text_file: Annotated[
        Path | None, typer.Option(help="A file with what is happening; - for standard input.")
    ] = None,
) -> None:
    """Raise an immediate risk. If someone is in danger now, call 999.

    A file keeps the text out of the list of processes and the shell's history.
    """
    call = call_of(context)
    words, case, reference = _words(text, text_file), _case(ref), uuid4()
    with open_centre(call.data):
        by = acting(call)
        escalating.raise_escalation(
            case, by=by, at=call.at, escalation_id=reference, alarm=Alarm(words=words)
        )
        with reading(by):
            held = queries.escalation(reference)
    if ref and held.about_case is None:
        call.say(NOT_YOURS)
    call.say(CALL_999)
    document = {
        "reference": str(held.id),
        "case": str(held.about_case) if held.about_case else None,
        "state": held.state.value,
        "told": CALL_999,
    }
    call.answer(document, [str(held.id)])


def _words(text: str, text_file: Path | None) -> str:
    """What is happening, from one place, whole: no length and no stray byte turns a warning away."""
    if bool(text) == (text_file is not None):
        sentence = "Say what is happening: with --text, or with --text-file FILE."
        raise InputError((Fault("--text", "missing", sentence),))
    if text_file is None:
        return os.fsencode(text).decode(errors="replace")
    said = sys.stdin.buffer.read() if str(text_file) == "-" else text_file.read_bytes()
    return said.decode(errors="replace")


def _case(ref: str) -> UUID | None:
    """The case that was named. What is no reference stops no warning."""
    try:
        return UUID(ref)
    except ValueError:
        return None
