"""Who acts from a shell: the member named after --as, by a token or on synthetic data.

The same policies decide as for pages; entries on the ledger say that the door was the shell.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from uuid import UUID

from handrail.acts.domain import Actor, Door
from handrail.cli import rules
from handrail.cli.call import Call
from handrail.errors import Fault, InputError
from handrail.members import queries

HELD_IN = "HANDRAIL_TOKEN_FILE"


def acting(call: Call) -> Actor:
    """The member that this call acts as. Raises `RefusedError` where `may_act` says no."""
    if not call.member:
        raise InputError((Fault("--as", "missing", "Say as whom you act: an e-mail or an id."),))
    return the_member(call.member, is_synthetic=call.is_synthetic, at=call.at)


def the_member(named: str, *, is_synthetic: bool, at: datetime) -> Actor:
    """This member, if the token in the file says so or nothing here is about anybody."""
    token = _token()
    holder = queries.member_of_token(token, at=at) if token else None
    member = member_id(named)
    rules.may_act(
        member=member, holder=holder, has_token=token is not None, is_synthetic=is_synthetic
    ).or_raise()
    if member is None:
        raise InputError((Fault("--as", "unknown", "No member goes by that e-mail or id."),))
    return queries.actor(member, door=Door.SHELL, at=at)


def member_id(named: str) -> UUID | None:
    """The reference of the member who is named by it or by e-mail; None where there is none."""
    try:
        return UUID(named)
    except ValueError:
        found = queries.signing_in(named)
        return found.id if found else None


def _token() -> str | None:
    file = os.environ.get(HELD_IN)
    return Path(file).read_text(encoding="utf-8").strip() if file else None
