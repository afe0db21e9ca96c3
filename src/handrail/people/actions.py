"""Entering a person, and deciding whether two nominated people are one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from django.db import connection

from handrail.acts.actions import action, consult
from handrail.acts.domain import Actor, Event
from handrail.acts.keys import vault
from handrail.acts.sealed import sealed
from handrail.agreements.queries import intake
from handrail.ledger.domain import Processing
from handrail.names.normalisation import same_person_keys
from handrail.people import queries, rules
from handrail.people.domain import Identity, PairState
from handrail.people.models import Person, SamePersonPair
from handrail.people.queries import PairText
from handrail.vault.domain import BlindColumn

# Compounds of a whole date and a name: equal rows show as equal and nothing else does. Wide enough
# that chance alone proposes next to no pair among 20,000 people.
SAME_PERSON = BlindColumn("people_same_person", bits=30)


@dataclass(frozen=True, kw_only=True)
class NewPerson:
    """What is needed to enter a person."""

    id: UUID
    area: str
    identity: Identity
    born_on: date | None
    audience: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class PersonEntered(Event):
    """A person's identity was taken in."""

    act: ClassVar[str] = "person.entered"
    processing: ClassVar[Processing] = Processing.COLLECTION


@dataclass(frozen=True, kw_only=True)
class SamePersonDecided(Event):
    """Somebody decided whether two nominated people are one."""

    act: ClassVar[str] = "same_person.decided"
    processing: ClassVar[Processing] = Processing.COMBINATION


@dataclass(frozen=True, kw_only=True)
class SamePersonReopened(Event):
    """Somebody undid the decision whether two nominated people are one."""

    act: ClassVar[str] = "same_person.reopened"
    processing: ClassVar[Processing] = Processing.ALTERATION


@action("person.enter", on=intake)
def enter(
    _row: object, *, by: Actor, at: datetime, people: Sequence[NewPerson]
) -> list[PersonEntered]:
    """Seal these people's identities under keys of their own, and propose who may be the same.

    The proposals are made inside the database and seen by the area's coordinators only: whoever
    enters a person does not learn that the centre knows somebody like that (R8).
    """
    with vault().sealer(at=at) as sealer:
        sealer.new_people([person.id for person in people])
        rows = [_row_of(person, sealer=sealer, at=at) for person in people]
    Person.objects.bulk_create(rows)
    with connection.cursor() as cursor:
        cursor.execute("SELECT people_propose_pairs(%s)", [[person.id for person in people]])
    return [PersonEntered(about=person.id, person=person.id) for person in people]


@consult("same_person.open", on=queries.scoped_pair)
def open_pair(row: SamePersonPair, *, by: Actor, at: datetime) -> PairText:
    """Open who two people are, side by side, and why somebody decided what they decided."""
    return queries.opened_pair(row)


@action("same_person.decide", on=queries.locked_pair)
def decide_same(
    row: SamePersonPair, *, by: Actor, at: datetime, same: bool, reasons: str
) -> SamePersonDecided:
    """Say whether two people are one, unless somebody did already. Records the reasons, sealed."""
    rules.may_decide(row.as_domain(), reasons=reasons).or_raise()
    row.state = PairState.SAME if same else PairState.DIFFERENT
    row.decided_at, row.decided_by = at, by.member_id
    held = {"rows": [row.id]} if row.reopened_at else {"people": [row.person_id]}
    with vault().sealer(at=at, **held) as sealer:
        sealed(row, sealer=sealer, texts={"reasons": reasons})
    row.save(update_fields=["state", "decided_at", "decided_by", "reasons"])
    return SamePersonDecided(about=row.id, person=row.person_id)


@action("same_person.reopen", on=queries.locked_pair)
def reopen(row: SamePersonPair, *, by: Actor, at: datetime, reasons: str) -> SamePersonReopened:
    """Undo a decision, with reasons: the pair waits again, and holds up what it held up before."""
    rules.may_reopen(row.as_domain(), reasons=reasons).or_raise()
    row.state, row.reopened_at = PairState.PROPOSED, at
    with vault().sealer(at=at, rows=[row.id]) as sealer:
        sealed(row, sealer=sealer, texts={"reopened_because": reasons})
    row.save(update_fields=["state", "reopened_at", "reopened_because"])
    return SamePersonReopened(about=row.id, person=row.person_id)


def _row_of(person: NewPerson, *, sealer: Any, at: datetime) -> Person:
    identity = person.identity
    keys = same_person_keys(identity.forename, identity.surname, person.born_on)
    row = Person(
        id=person.id,
        area=person.area,
        audience=list(person.audience),
        entered_at=at,
        blind_keys=sorted({vault().blind_index(SAME_PERSON, key) for key in keys}),
    )
    sealed(row, sealer=sealer, texts=asdict(identity))
    return row
