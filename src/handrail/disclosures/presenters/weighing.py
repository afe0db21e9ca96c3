"""The partners of an area side by side: what speaks for and against each, and what it carries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from handrail.cases.domain import LEADS
from handrail.cases.queries import lead_of
from handrail.disclosures import queries
from handrail.disclosures.domain import FOR_AND_AGAINST, Alternative
from handrail.partners import queries as partners
from handrail.partners.domain import SUPPORT_PURPOSES


@dataclass(frozen=True, kw_only=True)
class WeighedPartner:
    """One partner with what speaks for and against it, in words, and how much it carries."""

    id: UUID
    name: str
    kind: str
    services: str
    live: int
    capacity: int
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]


def lead_words(case_id: UUID) -> str:
    """Who already leads a case, in words (R44)."""
    held = lead_of(case_id)
    if held is None:
        return "Not answered yet. No partner can be chosen until it is."
    if held.organisation_id is None:
        return LEADS[held.kind]
    return f"{LEADS[held.kind]}: {partners.names_of([held.organisation_id])[held.organisation_id]}"


def lead_by_id(case_id: UUID) -> dict[UUID, str]:
    """The organisation that leads already, which can be chosen though nobody weighed it (R44)."""
    held = lead_of(case_id)
    return partners.names_of([held.organisation_id]) if held and held.organisation_id else {}


def weighed(alternatives: Iterable[Alternative]) -> tuple[WeighedPartner, ...]:
    """The partners considered, in the order in which they were weighed, with their load today."""
    considered = list(alternatives)
    live = queries.live_by_recipient(each.organisation_id for each in considered)
    return tuple(_weighed(each, live=live[each.organisation_id]) for each in considered)


def _weighed(alternative: Alternative, *, live: int) -> WeighedPartner:
    partner = partners.organisation(alternative.organisation_id)
    return WeighedPartner(
        id=partner.id,
        name=partner.name,
        kind=partner.kind_words,
        services=", ".join(SUPPORT_PURPOSES[code] for code in partner.services),
        live=live,
        capacity=partner.capacity,
        speaks_for=tuple(FOR_AND_AGAINST[code] for code in alternative.reasons_for),
        speaks_against=tuple(FOR_AND_AGAINST[code] for code in alternative.reasons_against),
    )
