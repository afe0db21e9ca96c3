"""Entering a cost, and correcting one. Nothing is changed: a correction is an entry of its own."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from handrail.acts.actions import action
from handrail.acts.domain import Actor, Event
from handrail.acts.once import is_made, make
from handrail.evaluation import queries, rules
from handrail.evaluation.domain import Cost
from handrail.evaluation.models import Cost as Row
from handrail.evaluation.queries import CostBook
from handrail.ledger.domain import Processing

SAID = ("area", "kind", "grade", "hours", "pence", "month", "corrects", "correction")


@dataclass(frozen=True, kw_only=True)
class CostEntered(Event):
    """An organisation entered what taking part cost it, or what funding came."""

    act: ClassVar[str] = "cost.entered"
    processing: ClassVar[Processing] = Processing.COLLECTION


@dataclass(frozen=True, kw_only=True)
class CostCorrected(Event):
    """An entry of cost was corrected. Both stay."""

    act: ClassVar[str] = "cost.corrected"
    processing: ClassVar[Processing] = Processing.ALTERATION


@action("cost.enter", on=queries.own_book)
def enter(
    _row: CostBook, *, by: Actor, at: datetime, cost_id: UUID, cost: Cost
) -> list[CostEntered]:
    """Enter an amount for the member's own organisation, unless `may_enter` refuses."""
    row = _row_of(cost_id, cost, by=by, at=at)
    if is_made(row, names=SAID):
        return []
    rules.may_enter(cost, areas=by.areas, on=by.today).or_raise()
    make(row)
    return [CostEntered(about=row.id)]


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What the entry should have said, and what was wrong with it."""

    cost: Cost
    reason: str


@action("cost.correct", on=queries.scoped_cost)
def correct(
    held: Row, *, by: Actor, at: datetime, cost_id: UUID, correction: Correction
) -> list[CostCorrected]:
    """Put a new entry in the place of one that was wrong; the old one stays in view."""
    row = _row_of(cost_id, correction.cost, by=by, at=at)
    row.corrects, row.correction = held.id, correction.reason
    if is_made(row, names=SAID):
        return []
    rules.may_correct(
        queries.cost(held.id),
        correction.cost,
        reason=correction.reason,
        areas=by.areas,
        on=by.today,
    ).or_raise()
    make(row)
    return [CostCorrected(about=row.id)]


def _row_of(cost_id: UUID, cost: Cost, *, by: Actor, at: datetime) -> Row:
    said: dict[str, Any] = asdict(cost) | {"month": cost.month.replace(day=1)}
    return Row(
        id=cost_id,
        organisation_id=by.organisation_id,
        entered_by=by.member_id,
        entered_at=at,
        **said,
    )
