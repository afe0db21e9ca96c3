"""People and pairs, always in the scope of who looks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from handrail.acts.domain import Actor
from handrail.acts.sealed import unsealed
from handrail.errors import NotFoundError
from handrail.people.domain import Identity, PairState, SamePersonPair
from handrail.people.models import Person
from handrail.people.models import SamePersonPair as PairRow


@dataclass(frozen=True, kw_only=True)
class PairText:
    """Two people who may be one, opened, with the reasons of whoever decided, and decided anew."""

    pair: SamePersonPair
    left: Identity
    right: Identity
    reasons: str
    reopened_because: str


def identities(people: Iterable[UUID]) -> dict[UUID, Identity]:
    """Who these people are, for those in scope. Opens content: call it from a consultation."""
    rows = list(Person.objects.filter(id__in=set(people)))
    opened = unsealed(rows)
    return {row.id: Identity(**opened[row.id]) for row in rows}


def scoped_pair(reference: UUID, *, seen_by: Actor) -> PairRow:
    """One pair in scope. Raises `NotFoundError`."""
    return _found(PairRow.objects.filter(id=reference).first())


def pair(reference: UUID) -> SamePersonPair:
    """One pair in scope as a value: references only. Raises `NotFoundError`."""
    return _found(PairRow.objects.filter(id=reference).first()).as_domain()


def opened_pair(row: PairRow) -> PairText:
    """A pair with who the two are. Opens content: call it from a consultation."""
    who = identities([row.left_id, row.right_id])
    # A pair that nobody decided has nothing sealed, and no key.
    texts = unsealed([row])[row.id] if row.reasons is not None else {}
    return PairText(
        pair=row.as_domain(),
        left=who[row.left_id],
        right=who[row.right_id],
        reasons=texts.get("reasons", ""),
        reopened_because=texts.get("reopened_because", ""),
    )


def locked_pair(reference: UUID, *, seen_by: Actor) -> PairRow:
    """One pair in scope, locked. Raises `NotFoundError`."""
    return _found(PairRow.objects.select_for_update().filter(id=reference).first())


def undecided_pairs() -> list[SamePersonPair]:
    """The pairs that wait for a human, in scope, in a fixed order."""
    rows = PairRow.objects.filter(state=PairState.PROPOSED).order_by("id")
    return [row.as_domain() for row in rows]


def pairs_of(person: UUID) -> list[SamePersonPair]:
    rows = PairRow.objects.filter(Q(left_id=person) | Q(right_id=person)).order_by("id")
    return [row.as_domain() for row in rows]


def undecided_people(people: Iterable[UUID]) -> set[UUID]:
    """Which of these people are in a pair that nobody has decided."""
    wanted = set(people)
    rows = PairRow.objects.filter(state=PairState.PROPOSED).filter(
        Q(left_id__in=wanted) | Q(right_id__in=wanted)
    )
    found = {one for pair in rows.values_list("left_id", "right_id") for one in pair}
    return found & wanted


def _found(row: PairRow | None) -> PairRow:
    if row is None:
        raise NotFoundError
    return row
