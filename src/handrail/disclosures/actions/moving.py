"""How an act moves a disclosure on: its state, the words said with it, who is let in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection

from handrail.acts.domain import Actor
from handrail.acts.keys import vault
from handrail.acts.once import is_made, make
from handrail.acts.sealed import sealed
from handrail.disclosures import rules
from handrail.disclosures.domain import Said
from handrail.disclosures.models import Disclosure, Remark


def move(row: Disclosure, verb: str, **changes: Any) -> None:
    row.state = rules.next_state(row.as_domain(), verb)
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=["state", *changes])


def say(row: Disclosure, verb: str, *, by: Actor, at: datetime, said: Said, **changes: Any) -> bool:
    """Keep what is said and move on. False where the very same was said before."""
    remark = Remark(
        id=said.remark_id,
        disclosure_id=row.id,
        person_id=row.person_id,
        audience=row.audience,
        kind=verb,
        organisation_id=by.organisation_id,
        said_at=at,
    )
    texts = {"text": said.text}
    if is_made(remark, names=("disclosure_id", "kind", "organisation_id"), texts=texts):
        return False
    rules.may_say(row.as_domain(), verb, text=said.text).or_raise()
    if said.text.strip():
        with vault().sealer(at=at, people=[row.person_id]) as sealer:
            sealed(remark, sealer=sealer, texts=texts)
        make(remark)
    move(row, verb, **changes)
    return True


def seal_words(row: Disclosure, *, at: datetime, **texts: str) -> None:
    """Seal words into a disclosure that stands already. The caller saves the row."""
    with vault().sealer(at=at, rows=[row.id]) as sealer:
        sealed(row, sealer=sealer, texts=texts)


def let_in(step: str, row: Disclosure, *values: Any) -> None:
    """Change who is in the audience, through the one function for this step."""
    places = ", ".join(["%s"] * (1 + len(values)))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {step}({places})", [row.id, *values])
