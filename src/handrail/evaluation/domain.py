"""What taking part costs an organisation, month by month: hours, money spent, funding (R39)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

KINDS: dict[str, str] = {
    "hours": "Hours worked",
    "spend": "Money spent",
    "intervention": "Cost of an intervention",
    "promised": "Funding promised to you",
    "paid": "Funding paid to you",
}
MONEY = frozenset(KINDS) - {"hours"}

GRADES: dict[str, str] = {
    "administration": "Administration",
    "practitioner": "Practitioner",
    "senior": "Senior practitioner or specialist",
    "management": "Management",
}

# Closed, so that no word about a person is ever typed beside an amount.
CORRECTIONS: dict[str, str] = {
    "amount": "The amount was wrong",
    "month": "The month was wrong",
    "kind": "The kind or the grade was wrong",
    "area": "The area was wrong",
    "twice": "It was entered twice",
}

LARGEST_HOURS = Decimal(10_000)
LARGEST_PENCE = 10_000_000_000


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What is entered: a kind, its amount, and for which month and area. Money is whole pence."""

    kind: str
    area: str
    month: date
    hours: Decimal | None = None
    grade: str = ""
    pence: int | None = None


@dataclass(frozen=True, kw_only=True)
class Entered:
    """An entry as it stands: what it says, when it was made, and which one it corrects."""

    id: UUID
    cost: Cost
    entered_at: datetime
    corrects: UUID | None
    is_corrected: bool


@dataclass(frozen=True, kw_only=True)
class Totals:
    """The sums of some entries. Short is what was promised and has not been paid."""

    hours: Decimal = Decimal(0)
    spend: int = 0
    intervention: int = 0
    promised: int = 0
    paid: int = 0

    @property
    def short(self) -> int:
        return max(self.promised - self.paid, 0)


def totals(costs: Iterable[Cost]) -> Totals:
    """Add up what stands; whoever calls leaves out what was corrected."""
    listed = list(costs)
    hours = sum((each.hours or Decimal(0) for each in listed), Decimal(0))
    money = {kind: sum(each.pence or 0 for each in listed if each.kind == kind) for kind in MONEY}
    return Totals(hours=hours, **money)
