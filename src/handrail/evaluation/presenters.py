"""An organisation's own costs as its page shows them: sums, a column for each month, and entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handrail.evaluation.domain import GRADES, KINDS, Cost, Entered, totals
from handrail.partners.domain import AREAS

MONTHS_SHOWN = 12
ENTERING = frozenset({"practitioner", "chair", "coordinator", "disclosure_officer"})


@dataclass(frozen=True, kw_only=True)
class Row:
    """One entry in words."""

    id: UUID
    month: str
    what: str
    area: str
    amount: str
    is_corrected: bool
    is_correction: bool


@dataclass(frozen=True, kw_only=True)
class Month:
    """The hours of one month, as a column and as a line of the table beside it."""

    label: str
    value: float
    shown: str
    most: float | None = None


@dataclass(frozen=True, kw_only=True)
class Funding:
    """What was paid and what is still short, as the two parts of one bar."""

    label: str
    first: int
    second: int
    shown: str


def rows(entries: Iterable[Entered]) -> tuple[Row, ...]:
    """Every entry, corrected ones too: nothing that was entered goes away."""
    return tuple(
        Row(
            id=each.id,
            month=f"{each.cost.month:%B %Y}",
            what=_what(each.cost),
            area=AREAS[each.cost.area],
            amount=_amount(each.cost),
            is_corrected=each.is_corrected,
            is_correction=each.corrects is not None,
        )
        for each in entries
    )


def hours_by_month(costs: Iterable[Cost], *, today: date) -> tuple[Month, ...]:
    """The hours of the last twelve months, oldest first, months without any included."""
    listed = [each for each in costs if each.kind == "hours"]
    found = []
    year, month = today.year, today.month
    for _ in range(MONTHS_SHOWN):
        first = date(year, month, 1)
        hours = totals(each for each in listed if each.month == first).hours
        found.append(Month(label=f"{first:%b %Y}", value=float(hours), shown=f"{hours:,}"))
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    return tuple(reversed(found))


def funding_by_area(costs: Iterable[Cost]) -> tuple[Funding, ...]:
    """What was promised in each area, parted into what was paid and what is short."""
    listed = list(costs)
    held = {area: totals(c for c in listed if c.area == area) for area in AREAS}
    return tuple(
        Funding(
            label=AREAS[area],
            first=min(each.paid, each.promised),
            second=each.short,
            shown=_pounds(each.promised),
        )
        for area, each in held.items()
        if each.promised
    )


def _what(cost: Cost) -> str:
    return f"{KINDS[cost.kind]}, {GRADES[cost.grade].lower()}" if cost.grade else KINDS[cost.kind]


def _amount(cost: Cost) -> str:
    return f"{cost.hours:,} hours" if cost.hours is not None else _pounds(cost.pence or 0)


def _pounds(pence: int) -> str:
    whole, rest = divmod(pence, 100)
    return f"£{whole:,}.{rest:02}"
