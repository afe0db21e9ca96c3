"""Reviews, and the closing that arranges them, for programs."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Router, Schema, Status

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest
from handrail.acts.routes import Given, Key, Made, Text, Why, made, purpose, reference_of
from handrail.cases.queries import case
from handrail.reviews import actions, queries
from handrail.reviews.domain import Closing, ExitReview, Said
from handrail.reviews.queries import ReviewText

router = Router(tags=["Reviews"])
cases = Router(tags=["Cases"])


class EndingGiven(Given):
    """With which outcome a case ends, what has changed since last time, and whose the reviews are."""

    outcome: str
    what_has_changed: Text
    owner_id: UUID | None = None


class ReviewGiven(Given):
    """How support goes, on which day that was reviewed, and when to look again."""

    key: Key = None
    happened_on: date
    narrative: Text
    next_on: date | None = None


class ExitGiven(Given):
    """How it goes after the case closed."""

    happened_on: date
    narrative: Text


class ExitShown(Schema):
    """A review after closing, without words."""

    id: UUID
    kind: str
    owner_id: UUID
    due_at: datetime
    state: str


@cases.post("/{uuid:reference}/close", response={201: Made}, summary="Close a case")
def close(request: ActorRequest, reference: UUID, given: EndingGiven) -> Status[Made]:
    """Close a case with an outcome, unless anything still waits. Its reviews get their clocks."""
    closing = Closing(**given.model_dump())
    actions.close_case(reference, by=request.actor, at=request.received_at, closing=closing)
    return Status(201, Made(id=reference))


@router.get("/on-case/{uuid:reference}", response=list[ReviewText], summary="Open reviews")
def opened(request: ActorRequest, reference: UUID, why: Why = "") -> list[ReviewText]:
    """Open what the reviews of a case say. Who opened them and why goes on the ledger."""
    return actions.open_reviews(
        reference, by=request.actor, at=request.received_at, purpose=purpose(why)
    )


@router.post(
    "/on-case/{uuid:reference}", response={200: Made, 201: Made}, summary="Record a review"
)
def record(request: ActorRequest, reference: UUID, given: ReviewGiven) -> Status[Made]:
    """Keep how support goes in an open case."""
    said: dict[str, Any] = given.model_dump()
    review_id = reference_of(said.pop("key"), request)
    done = actions.record(
        reference, by=request.actor, at=request.received_at, review_id=review_id, said=Said(**said)
    )
    return made(review_id, done)


@router.get(
    "/on-case/{uuid:reference}/after",
    response=list[ExitShown],
    summary="List reviews after closing",
)
def after(request: ActorRequest, reference: UUID) -> list[ExitReview]:
    """List what is due or was done after a case closed."""
    with reading(request.actor):
        return queries.exits_of(case(reference).id)


@router.post(
    "/after/{uuid:reference}", response={201: Made}, summary="Record a review after closing"
)
def record_exit(request: ActorRequest, reference: UUID, given: ExitGiven) -> Status[Made]:
    """Keep a review after closing: its owner's or the centre's. Its clock stops."""
    said = Said(**given.model_dump())
    done = actions.record_exit(reference, by=request.actor, at=request.received_at, said=said)
    return made(reference, done)
