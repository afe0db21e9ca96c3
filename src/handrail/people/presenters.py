"""Two people side by side: what agrees, what is swapped, and what cannot be compared. No score."""

from __future__ import annotations

from dataclasses import dataclass

from handrail.people.domain import Identity
from handrail.people.queries import PairText

FIELDS = {
    "forename": "Forename",
    "surname": "Surname",
    "date_of_birth": "Date of birth",
    "address": "Address",
    "postcode": "Postcode",
}
SWAPPED_WITH = {"forename": "surname", "surname": "forename"}


@dataclass(frozen=True)
class Compared:
    """One thing that was given of both."""

    name: str
    one: str
    other: str
    alike: str


def side_by_side(opened: PairText) -> tuple[Compared, ...]:
    """What was given of either, line by line."""
    return tuple(
        Compared(
            name,
            _shown(opened.left, field),
            _shown(opened.right, field),
            _alike(opened.left, opened.right, field),
        )
        for field, name in FIELDS.items()
    )


def _shown(identity: Identity, field: str) -> str:
    born_on = identity.born_on
    if field == "date_of_birth" and born_on:
        return f"{born_on.day} {born_on:%B %Y}"
    return str(getattr(identity, field)) or "Not given"


def _alike(left: Identity, right: Identity, field: str) -> str:
    one, other = _folded(left, field), _folded(right, field)
    if not one or not other:
        return "Cannot be compared"
    if one == other:
        return "Yes"
    is_swapped = field in SWAPPED_WITH and one == _folded(right, SWAPPED_WITH[field])
    return "Swapped with the other name" if is_swapped else "No"


def _folded(identity: Identity, field: str) -> str:
    return " ".join(str(getattr(identity, field)).casefold().split())
