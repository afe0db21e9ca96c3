"""`ledger`: verify the whole log, show its checkpoint, read it as an inspector."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer
from django.db import connections

from handrail.acts.vocabulary import in_words
from handrail.cli import catalogue
from handrail.cli.acting import acting, member_id
from handrail.cli.call import call_of
from handrail.cli.centre import open_centre
from handrail.cli.keys import FOLDER
from handrail.errors import Fault, FaultFoundError, InputError
from handrail.ledger import queries
from handrail.ledger.audit import SENTENCES
from handrail.ledger.audit import Fault as LedgerFault
from handrail.ledger.keys import ledger_verifier
from handrail.ledger.queries import Recorded
from handrail.ledger.verify import Verdict
from handrail.ledger.verify import verify as verify_log
from handrail.oversight.queries import Selection, read_log

app = typer.Typer(add_completion=False)


@app.callback()
def ledger() -> None:
    """Verify the ledger, show its checkpoint, read its log."""


@app.command()
def checkpoint(context: typer.Context) -> None:
    """Show the latest signed checkpoint: keep it, and the log can be held to it."""
    call = call_of(context)
    with open_centre(call.data):
        published = queries.latest_checkpoint()
    if published is None:
        call.say("No entry has its index yet: ./handrail worker or serve gives them.")
        call.answer(None, [])
        return
    found = published.checkpoint
    document = {
        "origin": found.origin,
        "size": found.size,
        "root": found.root.hex(),
        "at": published.at.isoformat(),
        "note": published.note,
    }
    call.answer(document, [published.note.rstrip("\n")])


@app.command()
def verify(
    context: typer.Context,
    *,
    against: Annotated[
        Path | None, typer.Option(help="A checkpoint of this log that was kept elsewhere.")
    ] = None,
) -> None:
    """Check each entry, index and checkpoint. Exit 4 names the first bad index."""
    call = call_of(context)
    kept = against.read_text(encoding="utf-8") if against else None
    with open_centre(call.data):
        verifier = ledger_verifier(call.data / FOLDER)
        verdict = verify_log(connections["sequencer"], verifier=verifier, against=kept)
    call.answer(_verdict(verdict), _verdict_lines(verdict))
    if not verdict.is_sound:
        raise typer.Exit(FaultFoundError.exit_code)


@app.command()
def log(
    context: typer.Context,
    *,
    about: Annotated[str, typer.Option(help="Entries about this reference.")] = "",
    by: Annotated[str, typer.Option(help="Entries of this member, by e-mail or id.")] = "",
    to: Annotated[str, typer.Option(help="Entries that sent something to this organisation.")] = "",
) -> None:
    """Read the log as an inspector: who did what, when, under which rule. Reading is recorded."""
    call = call_of(context)
    if sum(map(bool, (about, by, to))) > 1:
        raise InputError((Fault("log", "one_at_a_time", "Ask by --about, --by or --to: one."),))
    with open_centre(call.data):
        actor = acting(call)
        wanted = Selection(
            about=_reference(about, "--about"), by=_member(by), to=_reference(to, "--to")
        )
        entries = read_log("log", by=actor, at=call.at, purpose="supervise", wanted=wanted)
    catalogue.events()  # so that every act has its words
    call.answer([_entry(each) for each in entries], [_line(each) for each in entries])


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "sound": verdict.is_sound,
        "entries": verdict.entries,
        "waiting": verdict.waiting,
        "size": verdict.size,
        "first_bad_index": verdict.first_bad_index,
        "faults": [_fault(fault) for fault in verdict.faults],
    }


def _fault(fault: LedgerFault) -> dict[str, Any]:
    return {
        "code": fault.wrong.value,
        "first": fault.first,
        "end": fault.end,
        "entry": str(fault.entry) if fault.entry else None,
        "sentence": SENTENCES[fault.wrong],
    }


def _verdict_lines(verdict: Verdict) -> list[str]:
    counts = (
        f"{verdict.entries} entries, {verdict.size} under the last checkpoint, "
        f"{verdict.waiting} waiting for their index."
    )
    if verdict.is_sound:
        return [f"The ledger is sound: {counts}"]
    where = verdict.first_bad_index
    first = "" if where is None else f" The first bad index is {where}."
    return [f"The ledger is NOT sound: {counts}{first}", *map(str, verdict.faults)]


def _entry(recorded: Recorded) -> dict[str, Any]:
    entry = recorded.entry
    return {
        "index": recorded.index,
        "at": entry.at.isoformat(),
        "act": entry.act,
        "words": in_words(entry.act),
        "processing": entry.processing.value,
        "door": entry.door,
        "actor": entry.actor,
        "organisation": entry.organisation,
        "object": entry.object,
        "recipients": list(entry.recipients),
        "policies": list(entry.policies),
        "reasons": list(entry.reasons),
        "purpose": entry.purpose,
    }


def _line(recorded: Recorded) -> str:
    entry = recorded.entry
    index = "-" if recorded.index is None else str(recorded.index)
    return (
        f"{index:>8}  {entry.at:%Y-%m-%d %H:%M:%S}  {entry.act:<28} {entry.door:<5} {entry.actor}"
    )


def _reference(written: str, option: str) -> UUID | None:
    try:
        return UUID(written) if written else None
    except ValueError as wrong:
        fault = Fault(option, "not_a_reference", "A reference looks like a UUID.")
        raise InputError((fault,)) from wrong


def _member(named: str) -> UUID | None:
    if not named:
        return None
    found = member_id(named)
    if found is None:
        raise InputError((Fault("--by", "unknown", "No member goes by that e-mail or id."),))
    return found
