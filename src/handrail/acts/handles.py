"""Fresh handles for ledger entries, and the sealed ties by which those with the key find them.

Every entry bears a random handle of its own; what says that two belong to one case is sealed under
the person's key and goes with it (ledger.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection

from handrail.acts.keys import vault
from handrail.acts.models import Handle
from handrail.vault.errors import KeyDestroyedError

# Past the ORM: every act and every opening comes by here.
KEEP = """
    INSERT INTO acts_handle (id, person_id, sealed)
    SELECT * FROM unnest(%s::uuid[], %s::uuid[], %s::bytea[])
"""


def tie(subjects: Iterable[tuple[UUID, UUID | None]], *, at: datetime) -> list[str]:
    """A handle for each (what the entry is about, whose key seals that), tied in the database.

    What concerns no person needs no tie: its own reference is its handle.
    """
    listed = list(subjects)
    people = {person for _, person in listed if person is not None}
    with vault().sealer(at=at, people=people) as sealer:
        ties = [
            (uuid4(), about, person) if person else (about, about, None) for about, person in listed
        ]
        _keep(
            [
                (handle, person, sealer.tie(handle, person, str(about)))
                for handle, about, person in ties
                if person is not None
            ]
        )
    return [handle.hex for handle, _, _ in ties]


def _keep(ties: list[tuple[UUID, UUID, bytes]]) -> None:
    if ties:
        with connection.cursor() as cursor:
            cursor.execute(KEEP, list(map(list, zip(*ties, strict=True))))


def handles_about(reference: UUID, *, person: UUID) -> list[str]:
    """The handles of the entries about one case, disclosure or action of this person."""
    return handles_among([reference], person=person)


def handles_among(references: Iterable[UUID], *, person: UUID) -> list[str]:
    """The handles of the entries about any of these things of this person."""
    wanted = set(map(str, references))
    rows = Handle.objects.filter(person_id=person).values_list("id", "sealed")
    opened = vault().untie(person, {handle: bytes(sealed) for handle, sealed in rows})
    return [handle.hex for handle, about in opened.items() if about in wanted]


def handles_of(reference: UUID) -> list[str]:
    """The handles of the entries about this reference, or about anything of this person.

    Whose it is is sealed, so without the person every tie is tried, person by person: for the
    rare question of an inspector, not for pages.
    """
    of_person = Handle.objects.filter(person_id=reference).values_list("id", flat=True)
    if found := [handle.hex for handle in of_person]:
        return found
    people = Handle.objects.order_by("person_id").values_list("person_id", flat=True).distinct()
    tried = (_tied(reference, person=person) for person in people.iterator())
    return next((found for found in tried if found), [reference.hex])


def _tied(reference: UUID, *, person: UUID) -> list[str]:
    try:
        return handles_about(reference, person=person)
    except KeyDestroyedError:
        return []  # erased: these entries can be linked to nobody any more
