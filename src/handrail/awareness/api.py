"""Telling the person for programs."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from ninja import Router, Schema, Status
from pydantic import Field

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest
from handrail.acts.routes import Given, Made, Text, Why, made, purpose
from handrail.awareness import actions, queries
from handrail.awareness.domain import Awareness, AwarenessState, NotYet, Ruling, SafeRoute
from handrail.cases.queries import case

router = Router(tags=["Awareness"])


class AwarenessShown(Schema):
    """Whether the person of a case knows."""

    case: UUID
    state: AwarenessState
    told_on: date | None
    tell_by: date | None
    review_on: date | None
    by_post: str
    renewals: int
    is_asked: bool


class TellGiven(Given):
    """When and how the person was told, and what was checked before (R28)."""

    told_on: date
    how: str
    is_checked: bool
    words: Text
    is_shared_address: bool
    names_scheme: bool = Field(
        default=True, description="Of a letter: whether it names the scheme."
    )


class NotYetGiven(Given):
    """On what ground the person is told later, what less was considered, and until when."""

    regime: str
    ground: str
    considered: list[str]
    reasons: Text
    review_on: date


class RulingGiven(Given):
    """What a reviewer decides, with reasons."""

    is_agreed: bool
    reasons: Text
    is_one_more: bool = False


class WithholdingOpened(Schema):
    """Why the person is told later, opened."""

    id: UUID
    case: UUID
    state: str
    regime: str
    ground: str
    considered: tuple[str, ...]
    review_on: date | None
    reasons: str
    decision_reasons: str


@router.get("/not-yet", response=list[UUID], summary="List what reviewers are asked")
def asked(request: ActorRequest) -> list[UUID]:
    """List the proposals not to tell yet that wait for a decision, in scope."""
    with reading(request.actor):
        return [row.id for row in queries.asked_answers()]


@router.get("/not-yet/{uuid:reference}", response=WithholdingOpened, summary="Open a proposal")
def opened(request: ActorRequest, reference: UUID, why: Why = "") -> WithholdingOpened:
    """Open why the person is told later. Who opened it and why goes on the ledger."""
    text = actions.open_withholding(
        reference, by=request.actor, at=request.received_at, purpose=purpose(why)
    )
    return WithholdingOpened(
        id=reference,
        case=text.answer.case_id,
        state=text.answer.state,
        review_on=text.answer.review_on,
        regime=text.ground.regime,
        ground=text.ground.ground,
        considered=text.ground.considered,
        reasons=text.reasons,
        decision_reasons=text.decision_reasons,
    )


@router.post("/not-yet/{uuid:reference}/decide", response={201: Made}, summary="Decide a proposal")
def decide(request: ActorRequest, reference: UUID, given: RulingGiven) -> Status[Made]:
    """Agree or refuse, as an independent reviewer, that the person is told later."""
    ruling = Ruling(**given.model_dump())
    done = actions.decide_not_yet(
        reference, by=request.actor, at=request.received_at, ruling=ruling
    )
    return made(reference, done)


@router.get("/{uuid:reference}", response=AwarenessShown, summary="Does the person know?")
def show(request: ActorRequest, reference: UUID) -> AwarenessShown:
    """Say whether the person of a case in scope knows."""
    with reading(request.actor):
        known = queries.awareness_of(case(reference).id)
    return _shown(reference, known)


@router.post("/{uuid:reference}/tell", response={201: Made}, summary="Record that they were told")
def tell(request: ActorRequest, reference: UUID, given: TellGiven) -> Status[Made]:
    """Record that the person was told, by a safe route."""
    said = given.model_dump()
    told_on = said.pop("told_on")
    done = actions.tell(
        reference,
        by=request.actor,
        at=request.received_at,
        told_on=told_on,
        route=SafeRoute(**said),
    )
    return made(reference, done)


@router.get("/{uuid:reference}/route", response=str, summary="Open the safe route")
def route(request: ActorRequest, reference: UUID, why: Why = "") -> str:
    """Open what was found out about home, post and phone. It goes on the ledger."""
    return actions.open_route(
        reference, by=request.actor, at=request.received_at, purpose=purpose(why)
    )


@router.post("/{uuid:reference}/not-yet", response={201: Made}, summary="Ask not to tell yet")
def ask_not_yet(request: ActorRequest, reference: UUID, given: NotYetGiven) -> Status[Made]:
    """Put to an independent reviewer that the person is told later."""
    said = given.model_dump()
    asked = NotYet(**(said | {"considered": tuple(said["considered"])}))
    done = actions.ask_not_yet(reference, by=request.actor, at=request.received_at, asked=asked)
    return made(reference, done)


def _shown(reference: UUID, known: Awareness) -> AwarenessShown:
    return AwarenessShown(case=reference, **vars(known))
