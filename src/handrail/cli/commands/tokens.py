"""`token`: a token for the shell and the API, shown once and kept as a hash only."""

from __future__ import annotations

from uuid import uuid4

import typer

from handrail.acts.domain import Actor, Door
from handrail.cli.acting import HELD_IN, acting
from handrail.cli.call import Call, call_of
from handrail.cli.centre import open_centre
from handrail.cli.passwords import given_password
from handrail.errors import RefusedError
from handrail.members import actions, queries
from handrail.members.sign_in import LocalAccounts

app = typer.Typer(add_completion=False)


@app.command()
def token(context: typer.Context) -> None:
    """Make a token for the acting member; it holds for 30 days.

    The first one is given for the member's password: typed, or in the file that
    HANDRAIL_PASSWORD_FILE names.
    """
    call = call_of(context)
    with open_centre(call.data):
        by = _by_password_or_token(call)
        made, token_id = actions.new_token(), uuid4()
        actions.issue_token("self", by=by, at=call.at, token_id=token_id, token=made)
    expires_at = call.at + actions.TOKEN_LIFE
    call.say(f"Keep it in a file that only you can read, and name that in {HELD_IN}.")
    document = {"token": made, "reference": str(token_id), "expires_at": expires_at.isoformat()}
    call.answer(document, [made])


def _by_password_or_token(call: Call) -> Actor:
    try:
        return acting(call)
    except RefusedError as refusal:
        if refusal.reasons != ("token_needed",):
            raise
    member = LocalAccounts().authenticate(
        None, email=call.member or "", password=given_password(is_new=False)
    )
    if member is None:
        raise RefusedError("make token", ("wrong_password",))
    return queries.actor(member.id, door=Door.SHELL, at=call.at)
