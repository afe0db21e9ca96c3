"""Pairs of people who may be one, for programs (R8)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from ninja import Router, Schema, Status

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest
from handrail.acts.routes import Given, Made, Text, Why, made, purpose
from handrail.people import actions, queries
from handrail.people.domain import Identity, PairState

router = Router(tags=["People"])


class PairShown(Schema):
    """Two people who may be one, by their references."""

    id: UUID
    left_id: UUID
    right_id: UUID
    state: PairState
    decided_at: datetime | None
    reopened_at: datetime | None


class PairOpened(Schema):
    """A pair with who the two are, and the reasons that were given."""

    pair: PairShown
    left: Identity
    right: Identity
    reasons: str
    reopened_because: str


class DecisionGiven(Given):
    """Whether the two are one, and why."""

    is_same: bool
    reasons: Text


class ReopeningGiven(Given):
    """Why a decision is undone."""

    reasons: Text


@router.get("/pairs", response=list[PairShown], summary="List undecided pairs")
def listed(request: ActorRequest) -> list[PairShown]:
    """List the pairs in scope that wait for a human."""
    with reading(request.actor):
        found = queries.undecided_pairs()
    return [PairShown(**vars(pair)) for pair in found]


@router.get("/pairs/{uuid:reference}", response=PairOpened, summary="Open a pair")
def opened(request: ActorRequest, reference: UUID, why: Why = "") -> PairOpened:
    """Open who the two are. Who opened it and why goes on the ledger."""
    text = actions.open_pair(
        reference, by=request.actor, at=request.received_at, purpose=purpose(why)
    )
    return PairOpened(**(vars(text) | {"pair": PairShown(**vars(text.pair))}))


@router.post("/pairs/{uuid:reference}/decide", response={201: Made}, summary="Decide a pair")
def decide(request: ActorRequest, reference: UUID, given: DecisionGiven) -> Status[Made]:
    """Say whether the two are one, unless somebody did already."""
    done = actions.decide_same(
        reference,
        by=request.actor,
        at=request.received_at,
        same=given.is_same,
        reasons=given.reasons,
    )
    return made(reference, done)


@router.post("/pairs/{uuid:reference}/reopen", response={201: Made}, summary="Undo a decision")
def reopen(request: ActorRequest, reference: UUID, given: ReopeningGiven) -> Status[Made]:
    """Undo a decision: the pair waits for another one."""
    done = actions.reopen(
        reference, by=request.actor, at=request.received_at, reasons=given.reasons
    )
    return made(reference, done)
