"""Adding an organisation to the programme."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handrail.acts.actions import action
from handrail.acts.domain import Actor, Event
from handrail.ledger.domain import Processing
from handrail.members.actions import registry
from handrail.partners import rules
from handrail.partners.domain import Organisation
from handrail.partners.models import Organisation as Row


@dataclass(frozen=True, kw_only=True)
class OrganisationAdded(Event):
    """An organisation joined the programme."""

    act: ClassVar[str] = "organisation.added"
    processing: ClassVar[Processing] = Processing.ALTERATION


@action("organisation.add", on=registry)
def add(_row: object, *, by: Actor, at: datetime, organisation: Organisation) -> OrganisationAdded:
    """Add an organisation, unless `may_join` refuses."""
    rules.may_join(organisation).or_raise()
    Row.objects.create(
        id=organisation.id,
        name=organisation.name,
        kind=organisation.kind,
        areas=list(organisation.areas),
        services=list(organisation.services),
        capacity=organisation.capacity,
        funding=organisation.funding,
    )
    return OrganisationAdded(about=organisation.id)
