"""Agreements that bind two organisations, as one of their parties sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.agreements.domain import Agreement
from handrail.agreements.models import Agreement as Row
from handrail.policy.engine import Entity


def in_force(*parties: UUID, on: date) -> Agreement | None:
    """The agreement in force on this day between all of these, or None. The newest counts."""
    rows = Row.objects.filter(parties__contains=list(parties)).order_by("-in_force_from", "id")
    agreements = (row.as_domain() for row in rows)
    return next((one for one in agreements if one.is_in_force(on)), None)


def is_in_force(reference: UUID, *, on: date) -> bool:
    """Whether this agreement is in force on this day, and seen by who looks."""
    row = Row.objects.filter(id=reference).first()
    return row is not None and row.as_domain().is_in_force(on)


def agreement(reference: UUID) -> Agreement | None:
    """One agreement, where the one who looks is a party to it."""
    row = Row.objects.filter(id=reference).first()
    return row.as_domain() if row else None


def seen() -> list[Agreement]:
    """Every agreement to which the one who looks is a party, the newest first."""
    return [row.as_domain() for row in Row.objects.order_by("-in_force_from", "id")]


@dataclass(frozen=True)
class Intake:
    """One organisation's way in for nominations, and whether an agreement holds it open."""

    organisation_id: UUID
    agreement: Agreement | None

    def as_entity(self) -> Entity:
        attributes = {
            "organisation": str(self.organisation_id),
            "in_force": self.agreement is not None,
        }
        return Entity("Intake", str(self.organisation_id), attributes)


def intake(centre_id: UUID, *, seen_by: Actor) -> Intake:
    """The way in of the acting member's own organisation to this centre, as of today."""
    agreement = in_force(seen_by.organisation_id, centre_id, on=seen_by.today)
    return Intake(seen_by.organisation_id, agreement)
