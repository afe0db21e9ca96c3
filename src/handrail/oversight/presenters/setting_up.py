"""What an administrator set up: organisations, posts, agreements and members of the own centre."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from handrail.agreements.domain import Agreement
from handrail.members.domain import ROLE_WORDS, Post
from handrail.partners import queries as partners
from handrail.partners.domain import AREAS, EVERYWHERE, Organisation

PLACES = {**AREAS, EVERYWHERE: "Everywhere"}


@dataclass(frozen=True, kw_only=True)
class OrganisationRow:
    """An organisation and the posts that it has."""

    name: str
    kind: str
    areas: str
    posts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AgreementRow:
    """An agreement: between whom, from when, and when it must be reviewed."""

    reference: str
    parties: str
    in_force_from: date
    review_on: date
    state: str


def organisations(found: Iterable[Organisation], posts: Iterable[Post]) -> list[OrganisationRow]:
    """Organisations by name, each with its posts."""
    held: dict[object, list[str]] = {}
    for post in posts:
        where = PLACES.get(post.area, post.area)
        words = f"{post.title} ({ROLE_WORDS[post.role].lower()}, {where})"
        held.setdefault(post.organisation_id, []).append(words)
    return [
        OrganisationRow(
            name=each.name,
            kind=each.kind_words,
            areas=", ".join(PLACES.get(area, area) for area in each.areas),
            posts=tuple(sorted(held.get(each.id, ()))),
        )
        for each in found
    ]


def agreements(found: Iterable[Agreement], *, on: date) -> list[AgreementRow]:
    """Agreements, the next review first."""
    listed = sorted(found, key=lambda each: (each.review_on, each.reference))
    names = partners.names_of(party for each in listed for party in each.parties)
    return [
        AgreementRow(
            reference=each.reference,
            parties=", ".join(sorted(names[party] for party in each.parties)),
            in_force_from=each.in_force_from,
            review_on=each.review_on,
            state="In force" if each.is_in_force(on) else "Not in force",
        )
        for each in listed
    ]
