"""An information sharing agreement: who may tell whom what, for what, from when until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

# What a disclosure may contain, by kind of item. An agreement names those it allows.
ITEM_KINDS: dict[str, str] = {
    "identity": "Who the person is",
    "contact": "How to reach the person",
    "need": "A need",
    "strength": "A strength",
    "risk": "A risk",
    "context": "What happened",
    "adjustment": "An adjustment that helps",
}

# Purposes are closed. Immigration enforcement, employment decisions, eligibility and surveillance
# cannot be written here (R15).
PURPOSES: dict[str, str] = {
    "safeguarding": "Safeguarding a person",
    "support": "Offering support",
    "health_or_social_care": "Health or social care",
}


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """An agreement between organisations; nothing flows without one in force."""

    id: UUID
    reference: str
    parties: tuple[UUID, ...]
    purposes: tuple[str, ...]
    item_kinds: tuple[str, ...]
    gateways: tuple[str, ...]
    signatories: tuple[str, ...]
    signed_on: date
    in_force_from: date
    review_on: date
    live_nominations: int
    ended_on: date | None = None

    def is_in_force(self, on: date) -> bool:
        """From its first day, until it ended or its review ran out (ICO: at least yearly)."""
        has_ended = self.ended_on is not None and self.ended_on <= on
        return self.in_force_from <= on < self.review_on and not has_ended
