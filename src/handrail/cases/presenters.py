"""Who leads a case, put into words."""

from __future__ import annotations

from uuid import UUID

from handrail.cases import queries
from handrail.cases.domain import LEADS, Case
from handrail.partners.queries import names_of, partners_in

UNASKED = "Not answered yet"


def partners_by_id(case: Case) -> dict[UUID, str]:
    """The organisations that could lead: those of the case's area, and the one that does."""
    found = {each.id: each.name for each in partners_in(case.area)}
    held = queries.lead_of(case.id)
    if held and held.organisation_id:
        found |= names_of([held.organisation_id])
    return found


def lead_status(case_id: UUID) -> str:
    """Who already leads, as the list of a case's parts says it."""
    held = queries.lead_of(case_id)
    return LEADS[held.kind] if held else UNASKED
