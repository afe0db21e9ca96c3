"""`pilot run`: the main job on files, in a synthetic centre of its own."""

from __future__ import annotations

import json
import os
import secrets
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer
from rich.console import Console

from handrail.cli import keys
from handrail.cli.call import Call, call_of
from handrail.cli.centre import open_centre
from handrail.cli.commands.init import fresh_key_folder, make_centre
from handrail.cli.rounds import sequence_waiting
from handrail.database.private_files import write_private
from handrail.errors import RefusedError
from handrail.members import queries
from handrail.rehearsal.packs import Pack, pack_of
from handrail.rehearsal.pilot import Pilot
from handrail.rehearsal.pilot_centre import PilotCentre, SignIn
from handrail.rehearsal.pilot_folder import PartnerFile, read_partners

app = typer.Typer(add_completion=False)

MARK = "synthetic"
SIGN_IN_WITH = "a synthetic password"  # it opens nothing but invented data


@app.callback()
def pilot() -> None:
    """The main job on files, up to where people decide."""


@dataclass(frozen=True)
class Wanted:
    """What a run is given, and where its results go."""

    nominations: tuple[Path, ...]
    partners: tuple[PartnerFile, ...]
    deconfliction: Path | None
    out: Path


@dataclass(frozen=True)
class Ran:
    """What came of a run: its figures, a pack a partner, and how many drafts each would get."""

    summary: dict[str, Any]
    packs: list[Pack]
    drafts: Counter[UUID]


@app.command()
def run(
    context: typer.Context,
    *,
    nominations: Annotated[list[Path], typer.Option(help="A batch; may be given several times.")],
    partners: Annotated[Path, typer.Option(help="One folder a partner, with a partner.toml.")],
    out: Annotated[Path, typer.Option(help="Where summary, packs and refused rows go.")],
    deconfliction: Annotated[Path | None, typer.Option(help="Results of the checks (CSV).")] = None,
) -> None:
    """Nominate, deconflict, propose, draft; stop wherever a human decides.

    On an empty data folder it first makes a synthetic centre. Running it twice changes nothing
    twice. The answer is always JSON, the same as OUT/summary.json.
    """
    call = call_of(context)
    wanted = Wanted(
        nominations=tuple(nominations),
        partners=read_partners(partners, on=call.at.date()),
        deconfliction=deconfliction,
        out=out,
    )
    for file in (*nominations, *([deconfliction] if deconfliction else [])):
        file.open("rb").close()  # a name that is wrong is told before anything is made
    out.mkdir(parents=True, exist_ok=True)
    seed = _synthetic_folder(call)
    centre = PilotCentre(
        seed=seed, at=call.at, password=SIGN_IN_WITH, keys=call.data / keys.FOLDER / "founding"
    )
    with open_centre(call.data), progress(call) as tell:
        ran = _run(call, wanted, centre=centre, tell=tell)
    _write(call, wanted, ran=ran)
    _write_sign_ins(wanted.out, centre.sign_ins)
    _tell_what_next(call, wanted, centre=centre, ran=ran)
    call.answer_in_json(ran.summary)


def _synthetic_folder(call: Call) -> bytes:
    """Make the folder and mark it synthetic before anybody is in it; gives its seed."""
    mark = call.data / MARK
    make_centre(call)
    if not mark.exists():
        with open_centre(call.data):
            if queries.is_anybody_here():
                raise RefusedError("run the pilot", ("data_not_synthetic",))
        write_private(mark, f"{secrets.token_hex(32)}\n")
        fresh_key_folder(call.data)
    return mark.read_bytes()


def _run(call: Call, wanted: Wanted, *, centre: PilotCentre, tell: Any) -> Ran:
    tell("A synthetic centre and its people")
    centre.enter(wanted.partners)
    pilot = Pilot(centre, tell)
    pilot.nominate(wanted.nominations, refused=_refused_into(wanted.out))
    if wanted.deconfliction:
        pilot.deconflict(wanted.deconfliction)
    pilot.go_on()
    tell("The ledger")
    sequence_waiting(call.data, at=call.at)
    drafts = pilot.outcome.drafts_for
    packs = [
        pack_of(partner, drafts=drafts[centre.organisations[partner.slug].id])
        for partner in wanted.partners
    ]
    return Ran(pilot.outcome.summary(packs=len(packs)), packs, drafts)


def _refused_into(out: Path) -> Any:
    """Where the rows that stay out go: for our eyes only, because they hold people's details."""

    def keep(name: str, content: bytes) -> None:
        file = out / f"refused-{name}"
        file.unlink(missing_ok=True)
        if content:
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as opened:
                opened.write(content)

    return keep


def _write(call: Call, wanted: Wanted, *, ran: Ran) -> None:
    for pack in ran.packs:
        pack.write(wanted.out / "packs")
    text = json.dumps(ran.summary, indent=2, ensure_ascii=False) + "\n"
    fresh = wanted.out / ".summary.json.new"
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(wanted.out / "summary.json")
    for partner in wanted.partners:
        if partner.assumed:
            call.say(f"{partner.slug}: assumed, because its file does not say: "
                     f"{', '.join(partner.assumed)}.")  # fmt: skip


def _write_sign_ins(out: Path, sign_ins: list[SignIn]) -> None:
    lines = [f"Password of everybody here: {SIGN_IN_WITH}", ""]
    lines += [f"{each.email:<48} {each.post}, {each.organisation}" for each in sign_ins]
    write_private(out / "sign-in.txt", "\n".join(lines) + "\n")


@contextmanager
def progress(call: Call) -> Iterator[Any]:
    """A line that moves where somebody watches; plain lines where nobody does."""
    console = Console(stderr=True, highlight=False)
    if not console.is_terminal:
        yield call.say
        return
    with console.status("Starting") as status:
        yield status.update


def _tell_what_next(call: Call, wanted: Wanted, *, centre: PilotCentre, ran: Ran) -> None:
    summary, drafts = ran.summary, ran.drafts
    stopped = summary["stopped_at"]
    call.say(
        f"\n{summary['nominations']} nominations are in, {summary['refused']} rows stayed out. "
        f"{stopped['approval']} drafts wait for people; {stopped['deconflicting']} wait for a "
        f"clear check, {stopped['same_person']} for a same-person decision, "
        f"{stopped['best_placed']} for the choice of a partner. Discovery is not part of this "
        "version and was not run."
    )
    if not stopped["approval"]:
        call.say(
            "No draft waits now. Sign in as a coordinator to record checks, to decide who "
            f"is the same person, or to choose a partner: {wanted.out / 'sign-in.txt'} says how."
        )
        return
    partner = max(wanted.partners, key=lambda each: drafts[centre.organisations[each.slug].id])
    area = partner.areas[0]
    call.say(
        f"""
Next, three people decide. Start the centre, then sign in as each in turn:

  ./handrail serve --data {call.data}

  1. coordinator-{area}@synthetic.example
     Open a case with a draft for {partner.name}:
     decide which partner is asked, check the draft, submit it.
  2. disclosure@synthetic.example
     Approve it for the originator. Then, as the coordinator again, offer it.
  3. {partner.slug}@synthetic.example
     Accept the ask: only now the content opens. Propose an action of support;
     the coordinator agrees it.

Everybody's password: {SIGN_IN_WITH}   (all sign-ins: {wanted.out / "sign-in.txt"})
As inspector@synthetic.example read every act on the ledger; ./handrail ledger verify checks it."""
    )
