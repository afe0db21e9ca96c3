"""Opens the bench's centre: tables, keys, a synthetic cast, tokens and a session."""

from __future__ import annotations

import json
from uuid import uuid4

from django.core.management import call_command
from django.test import Client
from django.utils import timezone

import bench.ready  # noqa: F401 -- before anything with tables
from handrail.acts.domain import Actor, the_founding
from handrail.members import actions
from handrail.members.queries import account
from handrail.rehearsal.small_pilot import small_pilot


def main() -> None:
    call_command("migrate", database="owner", verbosity=0)
    at = timezone.now()
    cast = small_pilot(by=the_founding(at), at=at, new_id=lambda _: uuid4(), password="x" * 20)
    client = Client()
    client.force_login(account(cast.members["carys"], at=at))
    names = ("nadia", "carys")
    told = {
        "tokens": {name: _token(cast.actor(name)) for name in names},
        "session": client.cookies["sessionid"].value,
        **{name: str(cast.members[name]) for name in names},
    }
    print(json.dumps(told))


def _token(by: Actor) -> str:
    token = actions.new_token()
    actions.issue_token("self", by=by, at=timezone.now(), token_id=uuid4(), token=token)
    return token


if __name__ == "__main__":
    main()
