"""Safety statements for programs."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from ninja import Router, Schema, Status

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest
from handrail.acts.routes import Given, Key, Made, Text, Why, made, purpose, reference_of
from handrail.errors import NotFoundError
from handrail.safety import actions, queries
from handrail.safety.domain import SafetyAnswer, SafetyStatement

router = Router(tags=["Safety statements"])


class AskGiven(Given):
    """Asks the police who nominated."""

    key: Key = None


class StatementGiven(Given):
    """One of the three answers, and precautions that name no source."""

    answer: str
    precautions: Text = ""


class StatementShown(Schema):
    """A safety statement without its precautions. A risk raised later makes it outdated."""

    id: UUID
    answer: SafetyAnswer | None
    stated_at: datetime | None
    holds_until: datetime | None
    outdated_at: datetime | None


class WaitingShown(Schema):
    """What the police are asked, by their own reference."""

    id: UUID
    reference: str
    asked_at: datetime


class PrecautionsShown(Schema):
    """Which precautions to take."""

    precautions: str


@router.get("/waiting", response=list[WaitingShown], summary="List what the police are asked")
def waiting(request: ActorRequest) -> list[WaitingShown]:
    """List what waits for a statement of your own force, oldest first."""
    with reading(request.actor):
        found = queries.waiting()
    own = request.actor.organisation_id
    return [
        WaitingShown(id=each.id, reference=each.originator_reference, asked_at=each.asked_at)
        for each in found
        if each.police_id == own
    ]


@router.get(
    "/cases/{uuid:reference}", response=StatementShown, summary="See whether meeting is safe"
)
def of_case(request: ActorRequest, reference: UUID) -> StatementShown:
    """See what the police stated last about a case. 404 until they have."""
    with reading(request.actor):
        held = queries.statement_of(reference)
    if held is None or held.police_id == request.actor.organisation_id:
        raise NotFoundError
    return _shown(held)


@router.post("/cases/{uuid:reference}", response={200: Made, 201: Made}, summary="Ask the police")
def ask(request: ActorRequest, reference: UUID, given: AskGiven) -> Status[Made]:
    """Ask the police who nominated whether meeting the person is safe."""
    statement_id = reference_of(given.key, request)
    done = actions.ask(
        reference, by=request.actor, at=request.received_at, statement_id=statement_id
    )
    return made(statement_id, done)


@router.post("/{uuid:reference}", response={201: Made}, summary="State whether meeting is safe")
def state(request: ActorRequest, reference: UUID, given: StatementGiven) -> Status[Made]:
    """State, as the police's disclosure officer, whether meeting the person is safe."""
    by, at = request.actor, request.received_at
    actions.state(reference, by=by, at=at, answer=given.answer, precautions=given.precautions)
    return Status(201, Made(id=reference))


@router.get(
    "/{uuid:reference}/precautions", response=PrecautionsShown, summary="Open the precautions"
)
def precautions(request: ActorRequest, reference: UUID, why: Why = "") -> PrecautionsShown:
    """Open which precautions to take. Who opened them and why goes on the ledger."""
    by, at = request.actor, request.received_at
    text = actions.open_precautions(reference, by=by, at=at, purpose=purpose(why))
    return PrecautionsShown(precautions=text)


def _shown(held: SafetyStatement) -> StatementShown:
    return StatementShown(
        id=held.id,
        answer=held.answer,
        stated_at=held.stated_at,
        holds_until=held.holds_until,
        outdated_at=held.outdated_at,
    )
