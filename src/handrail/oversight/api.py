"""The twelve questions for programs: the same safe counts as the page."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from ninja import Query, Router, Schema

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest
from handrail.errors import NotFoundError
from handrail.oversight import queries
from handrail.oversight.domain import EVALUATING
from handrail.oversight.presenters import twelve
from handrail.partners.domain import AREAS

router = Router(tags=["Twelve questions"])

Area = Annotated[str, Query(description="One of the areas that you answer for.", enum=[*AREAS])]


class LineShown(Schema):
    """One figure, in the words in which it may be told."""

    label: str
    shown: str


class AnsweredShown(Schema):
    """One of the twelve questions with its answer and where it comes from."""

    code: str
    question: str
    says: str
    lines: list[LineShown]
    source: str


class TwelveShown(Schema):
    """The twelve questions for an area, counted up to a day."""

    area: str
    up_to: date
    answers: list[AnsweredShown]


class CostsShown(Schema):
    """What one organisation entered for one area. Money is whole pence; short is not yet paid."""

    organisation: UUID
    area: str
    hours: Decimal
    spend: int
    intervention: int
    promised: int
    paid: int
    short: int


@router.get("/costs", response=list[CostsShown], summary="Read the costs of all organisations")
def costs(request: ActorRequest) -> list[CostsShown]:
    """Read what taking part cost, organisation by organisation: for evaluators and inspectors."""
    if not request.actor.roles & EVALUATING:
        raise NotFoundError
    with reading(request.actor):
        found = queries.costs_by_organisation()
    return [
        CostsShown(
            organisation=each.organisation_id,
            area=each.area,
            hours=each.totals.hours,
            spend=each.totals.spend,
            intervention=each.totals.intervention,
            promised=each.totals.promised,
            paid=each.totals.paid,
            short=each.totals.short,
        )
        for each in found
    ]


@router.get("/twelve-questions", response=TwelveShown, summary="Read the twelve questions")
def twelve_questions(request: ActorRequest, area: Area = "") -> TwelveShown:
    """Read what is known of the twelve questions for an area: bands and sums, never a name."""
    areas = queries.areas_of(request.actor)
    asked = area or areas[0]
    if asked not in areas:
        raise NotFoundError
    with reading(request.actor):
        held = twelve.sources(asked, seen_by=request.actor)
    listed = [_shown(each) for each in twelve.answers(held)]
    return TwelveShown(area=asked, up_to=held.up_to, answers=listed)


def _shown(each: twelve.Answered) -> AnsweredShown:
    return AnsweredShown(
        code=each.code,
        question=each.question,
        says=each.says,
        lines=[LineShown(label=line.label, shown=line.shown) for line in each.lines],
        source=each.source,
    )
