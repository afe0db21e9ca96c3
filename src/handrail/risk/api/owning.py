"""Risks for programs: raise one, see its owners, move it, close it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from ninja import Router, Schema, Status

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
from handrail.cases import queries as cases
from handrail.partners import queries as partners
from handrail.risk import queries
from handrail.risk.actions import owning
from handrail.risk.actions.owning import NewRisk
from handrail.risk.domain import Risk, RiskState

of_cases = Router(tags=["Risks"])
router = Router(tags=["Risks"])


class RiskGiven(Given):
    """What kind of harm, and in words what it is."""

    key: Key = None
    kind: str
    words: Text


class DutyGiven(Given):
    """A statutory duty of one's own organisation."""

    key: Key = None
    duty: str


class OfferGiven(Given):
    """The organisation to which a risk is offered."""

    to: UUID


class ReasonGiven(Given):
    """Why it is done."""

    reason: Text


class RiskShown(Schema):
    """A risk with its one owner, without its words."""

    id: UUID
    area: str
    kind: str
    state: RiskState
    owner_id: UUID
    offered_to: UUID | None
    contact_post: str
    climbed: int
    raised_at: datetime
    closed_at: datetime | None


class StepShown(Schema):
    """One line of a risk's history: what happened, and who owned it from then on."""

    how: str
    owner_id: UUID
    to_id: UUID | None
    at: datetime


class RiskPage(Schema):
    """A page of risks, in a fixed order, and where it goes on."""

    items: list[RiskShown]
    next: UUID | None


class RiskSeen(Schema):
    """A risk with the history of its owners."""

    risk: RiskShown
    history: list[StepShown]


class RiskOpened(Schema):
    """A risk with its words."""

    risk: RiskShown
    words: str
    why_closed: str


@of_cases.post("/{uuid:reference}/risks", response={200: Made, 201: Made}, summary="Raise a risk")
def raise_risk(request: ActorRequest, reference: UUID, given: RiskGiven) -> Status[Made]:
    """Raise a risk in a case. The police own it from that moment."""
    new = NewRisk(id=reference_of(given.key, request), kind=given.kind, words=given.words)
    done = owning.raise_risk(reference, by=request.actor, at=request.received_at, new=new)
    return made(new.id, done)


@of_cases.get("/{uuid:reference}/risks", response=list[RiskShown], summary="List a case's risks")
def of_case(request: ActorRequest, reference: UUID) -> list[RiskShown]:
    """List the risks of a case, each with its one owner."""
    with reading(request.actor):
        cases.case(reference)
        return [_shown(each) for each in queries.risks_of(reference)]


@of_cases.post("/{uuid:reference}/duties", response={200: Made, 201: Made}, summary="Record a duty")
def record_duty(request: ActorRequest, reference: UUID, given: DutyGiven) -> Status[Made]:
    """Record a statutory duty that your organisation has anyway. No risk moves."""
    duty_id = reference_of(given.key, request)
    done = owning.record_duty(
        reference, by=request.actor, at=request.received_at, duty_id=duty_id, duty=given.duty
    )
    return made(duty_id, done)


@router.get("", response=RiskPage, summary="List risks")
def listed(request: ActorRequest, after: After = None) -> RiskPage:
    """List the risks in scope, without their words."""
    with reading(request.actor):
        rows = queries.risks(after=after)
    items = [_shown(row) for row in rows]
    return RiskPage(items=items, next=next_after(rows, page=queries.PAGE))


@router.get("/{uuid:reference}", response=RiskSeen, summary="See a risk")
def seen(request: ActorRequest, reference: UUID) -> RiskSeen:
    """See a risk and who owned it since when, without its words."""
    with reading(request.actor):
        held, steps = queries.risk(reference), queries.history(reference)
    history = [
        StepShown(how=each.how, owner_id=each.owner_id, to_id=each.to_id, at=each.at)
        for each in steps
    ]
    return RiskSeen(risk=_shown(held), history=history)


@router.get("/{uuid:reference}/words", response=RiskOpened, summary="Open a risk")
def opened(request: ActorRequest, reference: UUID, why: Why = "") -> RiskOpened:
    """Open a risk's words. Who opened them and why goes on the ledger."""
    text = owning.open_risk(
        reference, by=request.actor, at=request.received_at, purpose=purpose(why)
    )
    return RiskOpened(risk=_shown(text.risk), words=text.words, why_closed=text.why_closed)


@router.post("/{uuid:reference}/offer", response={201: Made}, summary="Offer a risk")
def offer(request: ActorRequest, reference: UUID, given: OfferGiven) -> Status[Made]:
    """Offer a risk to another organisation. It stays yours until somebody there accepts it."""
    with reading(request.actor):
        to = partners.organisation(given.to)
    done = owning.offer_transfer(reference, by=request.actor, at=request.received_at, to=to)
    return made(reference, done)


@router.post("/{uuid:reference}/accept", response={201: Made}, summary="Accept a risk")
def accept(request: ActorRequest, reference: UUID) -> Status[Made]:
    """Accept a risk for your organisation, which owns it from now on."""
    done = owning.accept_transfer(reference, by=request.actor, at=request.received_at)
    return made(reference, done)


@router.post("/{uuid:reference}/return", response={201: Made}, summary="Do not take a risk")
def give_back(request: ActorRequest, reference: UUID) -> Status[Made]:
    """Do not take a risk over. It stays where it was."""
    done = owning.return_transfer(reference, by=request.actor, at=request.received_at)
    return made(reference, done)


@router.post("/{uuid:reference}/withdraw", response={201: Made}, summary="Withdraw an offer")
def withdraw(request: ActorRequest, reference: UUID) -> Status[Made]:
    """Take an offer back before anybody answered it."""
    done = owning.withdraw_offer(reference, by=request.actor, at=request.received_at)
    return made(reference, done)


@router.post("/{uuid:reference}/close", response={201: Made}, summary="Close a risk")
def close(request: ActorRequest, reference: UUID, given: ReasonGiven) -> Status[Made]:
    """Close a risk as its owner, with a reason."""
    done = owning.close_risk(
        reference, by=request.actor, at=request.received_at, reason=given.reason
    )
    return made(reference, done)


def _shown(held: Risk) -> RiskShown:
    return RiskShown(**{name: getattr(held, name) for name in RiskShown.model_fields})
