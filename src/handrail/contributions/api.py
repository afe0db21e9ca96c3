"""Contributions and requests for programs."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Router, Schema, Status

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest
from handrail.acts.routes import Given, Key, Made, Text, Why, made, purpose, reference_of
from handrail.contributions import actions, queries
from handrail.contributions.domain import (
    Asked,
    ContentClass,
    Contribution,
    ContributionState,
    InformationRequest,
    RequestState,
    Said,
)

router = Router(tags=["Contributions"])
OR_BEFORE = {200: Made, 201: Made}


class ContributionGiven(Given):
    """One thing that a partner knows, and which decision it serves (R17)."""

    key: Key = None
    part: str
    topic: str
    decision_served: str
    basis: str
    statement_kind: str
    as_of: date
    text: Text
    names_nobody: bool
    answers: UUID | None = None


class RequestGiven(Given):
    """Of whom something is asked, for which decision, and what (R20)."""

    key: Key = None
    asked_of_id: UUID
    decision_served: str
    question: Text


class NoGiven(Given):
    """Why a partner that is asked says nothing."""

    reason: str


class ContributionShown(Schema):
    """A contribution without its words."""

    id: UUID
    owner_id: UUID
    is_yours: bool
    state: ContributionState
    part: str
    topic: str
    content_class: ContentClass
    decision_served: str
    basis: str
    statement_kind: str
    as_of: date
    is_shared: bool
    contributed_at: datetime
    released_at: datetime | None


class RequestShown(Schema):
    """A request without its words."""

    id: UUID
    asked_of_id: UUID
    is_yours: bool
    decision_served: str
    state: RequestState
    asked_at: datetime
    answered_at: datetime | None
    reason: str


class ContributionsShown(Schema):
    """What partners contributed to a case and were asked, as far as it is in scope."""

    contributions: list[ContributionShown]
    requests: list[RequestShown]


class ContributionOpened(Schema):
    """A contribution with its words."""

    contribution: ContributionShown
    text: str


class RequestOpened(Schema):
    """A request with its words."""

    request: RequestShown
    question: str


@router.get("/{uuid:case_id}", response=ContributionsShown, summary="List contributions")
def listed(request: ActorRequest, case_id: UUID) -> ContributionsShown:
    """List what partners contributed to a case and were asked, as far as it is in scope."""
    with reading(request.actor):
        queries.worked_on(case_id, seen_by=request.actor)
        found, asked = queries.contributions_of(case_id), queries.requests_of(case_id)
    return ContributionsShown(
        contributions=[_shown(each, request) for each in found],
        requests=[_asked(each, request) for each in asked],
    )


@router.post("/{uuid:case_id}", response=OR_BEFORE, summary="Contribute what you know")
def add(request: ActorRequest, case_id: UUID, given: ContributionGiven) -> Status[Made]:
    """Say one thing that this partner knows, to the centre alone."""
    said: dict[str, Any] = given.model_dump()
    contribution_id = reference_of(said.pop("key"), request)
    done = actions.add(
        case_id,
        by=request.actor,
        at=request.received_at,
        contribution_id=contribution_id,
        said=Said(**said),
    )
    return made(contribution_id, done)


@router.post("/{uuid:case_id}/requests", response=OR_BEFORE, summary="Ask a partner")
def ask(request: ActorRequest, case_id: UUID, given: RequestGiven) -> Status[Made]:
    """Ask an organisation that works on the case what it knows, for one decision."""
    said: dict[str, Any] = given.model_dump()
    request_id = reference_of(said.pop("key"), request)
    done = actions.ask(
        case_id,
        by=request.actor,
        at=request.received_at,
        request_id=request_id,
        asked=Asked(**said),
    )
    return made(request_id, done)


@router.get("/item/{uuid:reference}", response=ContributionOpened, summary="Open a contribution")
def opened(request: ActorRequest, reference: UUID, why: Why = "") -> ContributionOpened:
    """Open a contribution's words. Who opened them and why goes on the ledger."""
    text = actions.open_contribution(
        reference, by=request.actor, at=request.received_at, purpose=purpose(why)
    )
    return ContributionOpened(contribution=_shown(text.contribution, request), text=text.text)


@router.post("/item/{uuid:reference}/release", response={201: Made}, summary="Release it")
def release(request: ActorRequest, reference: UUID) -> Status[Made]:
    """Release one item to those who work on the case; a clinical one to health workers alone."""
    done = actions.release(reference, by=request.actor, at=request.received_at)
    return made(reference, done)


@router.post("/item/{uuid:reference}/withdraw", response={201: Made}, summary="Withdraw it")
def withdraw(request: ActorRequest, reference: UUID) -> Status[Made]:
    """Take back what was not released."""
    done = actions.withdraw(reference, by=request.actor, at=request.received_at)
    return made(reference, done)


@router.get("/requests/{uuid:reference}", response=RequestOpened, summary="Open a request")
def opened_request(request: ActorRequest, reference: UUID, why: Why = "") -> RequestOpened:
    """Open what a partner is asked. Who opened it and why goes on the ledger."""
    text = actions.open_request(
        reference, by=request.actor, at=request.received_at, purpose=purpose(why)
    )
    return RequestOpened(request=_asked(text.request, request), question=text.question)


@router.post("/requests/{uuid:reference}/no", response={201: Made}, summary="Say no")
def answer_no(request: ActorRequest, reference: UUID, given: NoGiven) -> Status[Made]:
    """Say that this organisation contributes nothing to a request, for one of the reasons."""
    done = actions.answer_no(
        reference, by=request.actor, at=request.received_at, reason=given.reason
    )
    return made(reference, done)


def _shown(each: Contribution, request: ActorRequest) -> ContributionShown:
    known: dict[str, Any] = vars(each)
    names = ContributionShown.model_fields.keys() - {"is_yours"}
    is_yours = each.contributor_id == request.actor.member_id
    return ContributionShown(is_yours=is_yours, **{name: known[name] for name in names})


def _asked(each: InformationRequest, request: ActorRequest) -> RequestShown:
    known: dict[str, Any] = vars(each)
    names = RequestShown.model_fields.keys() - {"is_yours"}
    is_yours = request.actor.member_id in each.asked
    return RequestShown(is_yours=is_yours, **{name: known[name] for name in names})
