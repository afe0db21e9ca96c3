"""The twelve questions for programs: the same safe counts as the page."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from ninja import Query, Router, Schema

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest
from handrail.errors import NotFoundError
from handrail.oversight import queries
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
