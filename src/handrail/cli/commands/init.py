"""`init`: makes an empty centre, and holds its founding when an administrator is named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from handrail.acts.domain import Actor
from handrail.cli import keys
from handrail.cli.call import Call, call_of
from handrail.cli.centre import migrate, open_centre
from handrail.cli.passwords import given_password
from handrail.database.provision import provision
from handrail.errors import Fault, InputError
from handrail.members import founding, queries
from handrail.members.actions import NewMember
from handrail.partners import actions as partners
from handrail.partners import queries as partner_queries
from handrail.partners.domain import EVERYWHERE, Organisation

app = typer.Typer(add_completion=False)

TRAINED_FOR = timedelta(days=365)  # [policy] training is renewed yearly (R37)
CEREMONY = """
Nobody may do anything here yet. The first administrator is appointed in a ceremony:

  1. Meet: the administrator to be, somebody of the police, somebody of local government.
  2. Run   ./handrail init --administrator EMAIL --name NAME --centre "NAME OF THE CENTRE"
     The password is asked for, or read from the file that HANDRAIL_PASSWORD_FILE names.
  3. It makes two private keys. Each of the two holders takes one away and deletes it here:
     later changes of policy need both.
"""


@dataclass(frozen=True)
class Appointment:
    """Who is to be the first administrator, of what centre."""

    centre: str
    email: str
    name: str


@app.command()
def init(
    context: typer.Context,
    *,
    centre: Annotated[str, typer.Option(help="What the centre is called.")] = "Multi-agency centre",
    administrator: Annotated[str, typer.Option(help="E-mail of the first administrator.")] = "",
    name: Annotated[str, typer.Option(help="Name of the first administrator.")] = "",
) -> None:
    """Make an empty centre: database, tables, keys. With --administrator hold its founding.

    A second time it changes nothing and says so.
    """
    call = call_of(context)
    appointment = _appointment(centre, administrator, name) if administrator or name else None
    is_new = make_centre(call)
    with open_centre(call.data):
        is_founded = queries.is_anybody_here()
        founded = None
        if appointment and not is_founded:
            founded = _found(call.data, appointment, at=call.at)
    files = [str(file) for file in founded.key_files] if founded else []
    document = {
        "data": str(call.data),
        "made": is_new,
        "founded": bool(founded) or is_founded,
        "key_files": files,
    }
    call.answer(document, _lines(call, is_new=is_new, was_founded=is_founded, key_files=files))


def make_centre(call: Call) -> bool:
    """Make what is not there yet of database, tables and keys; False when all of it was."""
    is_new = bool(keys.missing_keys(call.data))
    if is_new:
        call.say(f"Making an empty centre in {call.data}.")
    provision(call.data)
    keys.make_keys(call.data, origin=settings.LEDGER_ORIGIN)
    with open_centre(call.data):
        applied = migrate()
    return is_new or bool(applied)


def _appointment(centre: str, email: str, name: str) -> Appointment:
    missing = [
        field for field, given in (("--administrator", email), ("--name", name)) if not given
    ]
    if missing:
        fault = Fault(missing[0], "missing", "The ceremony needs an e-mail address and a name.")
        raise InputError((fault,))
    try:
        validate_email(email)
    except ValidationError as wrong:
        fault = Fault("--administrator", "not_an_address", "This is no e-mail address.")
        raise InputError((fault,)) from wrong
    return Appointment(centre, email, name)


def _found(data: Path, wanted: Appointment, *, at: datetime) -> founding.Founded:
    by = founding.founder(at)
    password = given_password(is_new=True)
    organisation = _centre(wanted.centre, by=by, at=at)
    member = NewMember(
        id=uuid4(),
        email=wanted.email,
        name=wanted.name,
        organisation_id=organisation.id,
        organisation_kind=organisation.kind,
        trained_until=at.date() + TRAINED_FOR,
        password=password,
    )
    return founding.appoint_first_administrator(
        by=by, at=at, centre_id=organisation.id, member=member, keys=fresh_key_folder(data)
    )


def _centre(name: str, *, by: Actor, at: datetime) -> Organisation:
    """The centre as an organisation, added unless a broken-off ceremony added it already."""
    left = partner_queries.of_kind("centre")
    if left:
        return left[0]
    organisation = Organisation(id=uuid4(), name=name, kind="centre", areas=(EVERYWHERE,))
    partners.add("registry", by=by, at=at, organisation=organisation)
    return organisation


def fresh_key_folder(data: Path) -> Path:
    """Where the two keys go. What a broken-off ceremony left was given to nobody and goes."""
    folder = data / keys.FOLDER / "founding"
    for left in folder.glob("*"):
        left.unlink()
    return folder


def _lines(call: Call, *, is_new: bool, was_founded: bool, key_files: list[str]) -> list[str]:
    if key_files:
        return [
            f"The centre in {call.data} is founded, and its first administrator appointed.",
            "Each of the two holders takes a key away and deletes it here:",
            *(f"  {file}" for file in key_files),
            "Open the centre with ./handrail serve.",
        ]
    made = (
        f"An empty centre is in {call.data}."
        if is_new
        else f"The centre in {call.data} is there already; nothing was changed."
    )
    if was_founded:
        return [made, "It has its first administrator, who appoints others."]
    return [made, *CEREMONY.strip("\n").splitlines()]
