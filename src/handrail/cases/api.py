"""Who already leads a case, for programs."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from ninja import Router, Schema, Status

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest
from handrail.acts.routes import Given, Key, Made, Text, Why, made, purpose, reference_of
from handrail.cases import actions, queries
from handrail.cases.domain import LeadKind
from handrail.errors import NotFoundError

router = Router(tags=["Cases"])


class LeadGiven(Given):
    """Which arrangement leads already, its body where it takes part, and its own reference."""

    key: Key = None
    kind: str
    organisation: UUID | None = None
    pointer: Text = ""


class LeadShown(Schema):
    """Who already leads a case. Who it is that leads is shared by all who work on it."""

    kind: LeadKind
    organisation: UUID | None
    recorded_at: datetime


class PointerShown(Schema):
    """The lead's own reference."""

    pointer: str


@router.get("/{uuid:reference}/lead", response=LeadShown, summary="See who already leads")
def lead(request: ActorRequest, reference: UUID) -> LeadShown:
    """See who already leads a case. 404 until the question is answered."""
    with reading(request.actor):
        held = queries.lead_of(reference)
    if held is None:
        raise NotFoundError
    return LeadShown(
        kind=held.kind, organisation=held.organisation_id, recorded_at=held.recorded_at
    )


@router.get(
    "/{uuid:reference}/lead/pointer", response=PointerShown, summary="Open the lead's reference"
)
def pointer(request: ActorRequest, reference: UUID, why: Why = "") -> PointerShown:
    """Open the lead's own reference. Who opened it and why goes on the ledger."""
    by, at = request.actor, request.received_at
    return PointerShown(pointer=actions.open_lead(reference, by=by, at=at, purpose=purpose(why)))


@router.post(
    "/{uuid:reference}/lead", response={200: Made, 201: Made}, summary="Record who already leads"
)
def record_lead(request: ActorRequest, reference: UUID, given: LeadGiven) -> Status[Made]:
    """Record who already leads, or that nobody does. The newest answer holds."""
    answer = actions.LeadAnswer(
        id=reference_of(given.key, request),
        kind=given.kind,
        organisation_id=given.organisation,
        pointer=given.pointer,
    )
    done = actions.record_lead(reference, by=request.actor, at=request.received_at, answer=answer)
    return made(answer.id, done)
