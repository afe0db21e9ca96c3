"""Costs for programs: an organisation's own, entered and corrected."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from ninja import Router, Schema, Status
from pydantic import Field

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest
from handrail.acts.routes import Given, Key, Made, made, reference_of
from handrail.evaluation import actions, queries
from handrail.evaluation.actions import Correction
from handrail.evaluation.domain import Cost, Entered, totals

router = Router(tags=["Costs"])

Hours = Annotated[Decimal, Field(ge=0, max_digits=8, decimal_places=2)]
Pence = Annotated[int, Field(ge=0, le=2**53)]


class Sums(Schema):
    """The sums of what stands. Money is whole pence; short is promised and not paid."""

    hours: Decimal
    spend: int
    intervention: int
    promised: int
    paid: int
    short: int


class Book(Schema):
    """An organisation's own entries, corrected ones too, with the sums of what stands."""

    totals: Sums
    items: list[Entered]


class CostGiven(Given):
    """One amount of one kind, for a month that has begun and an area."""

    key: Key = None
    kind: str
    area: str
    month: date
    hours: Hours | None = None
    grade: str = ""
    pence: Pence | None = None


class CorrectionGiven(CostGiven):
    """What the entry should have said, and what was wrong with it."""

    reason: str


@router.get("", response=Book, summary="List one's own costs")
def listed(request: ActorRequest) -> Book:
    """List what one's own organisation entered. Nobody reads another's."""
    with reading(request.actor):
        entries = queries.entered()
    held = totals(queries.standing(entries))
    sums = Sums(
        hours=held.hours,
        spend=held.spend,
        intervention=held.intervention,
        promised=held.promised,
        paid=held.paid,
        short=held.short,
    )
    return Book(totals=sums, items=entries)


@router.post("", response={200: Made, 201: Made}, summary="Enter a cost")
def enter(request: ActorRequest, given: CostGiven) -> Status[Made]:
    """Enter an amount for one's own organisation."""
    said = given.model_dump()
    cost_id = reference_of(said.pop("key"), request)
    done = actions.enter(
        "own", by=request.actor, at=request.received_at, cost_id=cost_id, cost=Cost(**said)
    )
    return made(cost_id, done)


@router.post("/{uuid:reference}/correct", response={200: Made, 201: Made}, summary="Correct a cost")
def correct(request: ActorRequest, reference: UUID, given: CorrectionGiven) -> Status[Made]:
    """Correct an entry by a new one. Both stay."""
    said = given.model_dump()
    cost_id = reference_of(said.pop("key"), request)
    reason = said.pop("reason")
    done = actions.correct(
        reference,
        by=request.actor,
        at=request.received_at,
        cost_id=cost_id,
        correction=Correction(cost=Cost(**said), reason=reason),
    )
    return made(cost_id, done)
