"""Immediate risks for programs: raise one, see what became of it, answer it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Router, Schema, Status
from pydantic import AwareDatetime, StringConstraints

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest
from handrail.acts.routes import (
    After,
    Given,
    Key,
    Made,
    Text,
    Why,
    made,
    next_after,
    purpose,
    reference_of,
)
from handrail.risk import queries
from handrail.risk.actions import escalating
from handrail.risk.domain import LONGEST_WARNING, Alarm, Escalation, EscalationState, Standing

router = Router(tags=["Escalations"])

NOT_TAKEN_OVER = "Nobody has taken this over. If danger is now, call 999."


class AlarmGiven(Given):
    """What is happening; everything else may be left out (R26)."""

    key: Key = None
    case: UUID | None = None
    words: Annotated[str, StringConstraints(max_length=LONGEST_WARNING)]
    whereabouts: Text = ""
    in_danger: Text = ""
    children: Text = ""
    weapons: Text = ""
    called_999: Text = ""
    call_back: Text = ""


class NumberGiven(Given):
    """The police incident number."""

    incident_number: Text


class StandingGiven(Given):
    """Why the police stand down, and who accepted it from them, when."""

    reason: Text
    next_owner: str
    accepted_by: Text
    accepted_at: AwareDatetime


class EscalationShown(Schema):
    """An immediate risk without its words. `told` is what its raiser is told, word for word."""

    id: UUID
    case: UUID | None
    area: str
    state: EscalationState
    level: int
    raised_at: datetime
    acknowledged_at: datetime | None
    taken_over_at: datetime | None
    stood_down_at: datetime | None
    next_owner: str
    told: str


class EscalationPage(Schema):
    """A page of immediate risks, in a fixed order, and where it goes on."""

    items: list[EscalationShown]
    next: UUID | None


class EscalationOpened(Schema):
    """An immediate risk with what was said."""

    escalation: EscalationShown
    said: dict[str, str]


@router.post("", response={200: Made, 201: Made}, summary="Raise an immediate risk")
def raise_risk(request: ActorRequest, given: AlarmGiven) -> Status[Made]:
    """Raise an immediate risk, about a case or about nobody known. It is stored before it is answered."""
    said: dict[str, Any] = given.model_dump()
    reference, case = reference_of(said.pop("key"), request), said.pop("case")
    done = escalating.raise_escalation(
        case,
        by=request.actor,
        at=request.received_at,
        escalation_id=reference,
        alarm=Alarm(**said),
    )
    return made(reference, done)


@router.get("", response=EscalationPage, summary="List immediate risks")
def listed(request: ActorRequest, after: After = None) -> EscalationPage:
    """List the immediate risks that you raised or are to answer, without their words."""
    with reading(request.actor):
        rows = queries.escalations(after=after)
    items = [_shown(row) for row in rows]
    return EscalationPage(items=items, next=next_after(rows, page=queries.PAGE))


@router.get("/{uuid:reference}", response=EscalationShown, summary="See an immediate risk")
def seen(request: ActorRequest, reference: UUID) -> EscalationShown:
    """See where an immediate risk stands, without its words."""
    with reading(request.actor):
        return _shown(queries.escalation(reference))


@router.get("/{uuid:reference}/words", response=EscalationOpened, summary="Open an immediate risk")
def opened(request: ActorRequest, reference: UUID, why: Why = "") -> EscalationOpened:
    """Open what was said. Who opened it and why goes on the ledger."""
    text = escalating.open_escalation(
        reference, by=request.actor, at=request.received_at, purpose=purpose(why)
    )
    return EscalationOpened(escalation=_shown(text.escalation), said=dict(text.texts))


@router.post(
    "/{uuid:reference}/acknowledge",
    response={200: Made, 201: Made},
    summary="Say that it was seen",
)
def acknowledge(request: ActorRequest, reference: UUID) -> Status[Made]:
    """Say that an immediate risk was seen. It rings again unless somebody takes it over."""
    done = escalating.acknowledge(reference, by=request.actor, at=request.received_at)
    return made(reference, done)


@router.post("/{uuid:reference}/take-over", response={201: Made}, summary="Take it over")
def take_over(request: ActorRequest, reference: UUID, given: NumberGiven) -> Status[Made]:
    """Take an immediate risk over for the police, with an incident number."""
    done = escalating.take_over(
        reference,
        by=request.actor,
        at=request.received_at,
        incident_number=given.incident_number,
    )
    return made(reference, done)


@router.post("/{uuid:reference}/stand-down", response={201: Made}, summary="Stand down")
def stand_down(request: ActorRequest, reference: UUID, given: StandingGiven) -> Status[Made]:
    """Stand down, once somebody else has accepted it."""
    done = escalating.stand_down(
        reference,
        by=request.actor,
        at=request.received_at,
        standing=Standing(**given.model_dump()),
    )
    return made(reference, done)


def _shown(held: Escalation) -> EscalationShown:
    known = {
        name: getattr(held, name) for name in EscalationShown.model_fields if hasattr(held, name)
    }
    told = NOT_TAKEN_OVER if held.is_waiting else ""
    return EscalationShown(case=held.about_case, told=told, **known)
