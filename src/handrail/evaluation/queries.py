"""Costs, always those of the organisation of who looks; nobody reads another's entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.errors import NotFoundError
from handrail.evaluation.domain import Cost, Entered, Totals, totals
from handrail.evaluation.models import Cost as Row
from handrail.policy.engine import Entity


@dataclass(frozen=True)
class CostBook:
    """An organisation's own entries, as one thing that something is added to."""

    organisation_id: UUID

    def as_entity(self) -> Entity:
        organisation = str(self.organisation_id)
        return Entity("CostBook", organisation, {"organisation": organisation})


def own_book(_reference: object, *, seen_by: Actor) -> CostBook:
    """The book of the acting member's own organisation. There is no way to another's."""
    return CostBook(seen_by.organisation_id)


def scoped_cost(reference: UUID, *, seen_by: Actor) -> Row:
    """One entry of one's own organisation. Raises `NotFoundError`."""
    row = Row.objects.filter(id=reference).first()
    if row is None:
        raise NotFoundError
    return row


def cost(reference: UUID) -> Entered:
    """One entry as it stands. Raises `NotFoundError`."""
    found = [each for each in entered() if each.id == reference]
    if not found:
        raise NotFoundError
    return found[0]


def entered() -> list[Entered]:
    """Every entry in scope, the newest month first, corrected ones too."""
    rows = list(Row.objects.order_by("-month", "kind", "entered_at", "id"))
    corrected = {row.corrects for row in rows if row.corrects}
    return [
        Entered(
            id=row.id,
            cost=row.as_domain(),
            entered_at=row.entered_at,
            corrects=row.corrects,
            is_corrected=row.id in corrected,
        )
        for row in rows
    ]


def standing(entries: Iterable[Entered]) -> list[Cost]:
    """What the entries say now: without those that were corrected."""
    return [each.cost for each in entries if not each.is_corrected]


def own_totals() -> Totals:
    """The sums of one's own organisation."""
    return totals(standing(entered()))
