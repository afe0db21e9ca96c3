"""Cases and actions of support for programs. Cases are here for what rests on them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
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
from handrail.cases import queries as case_queries
from handrail.cases.domain import Case, CaseState
from handrail.disclosures.actions import open_case
from handrail.nominations.queries import NominationText
from handrail.people.domain import Identity
from handrail.support import actions, queries
from handrail.support.domain import ActionState, Held, Proposal, SupportAction
from handrail.support.queries import DoubtfulText
from handrail.support.stopping import refuse_support, withdraw_support
from handrail.voluntary.domain import Said

cases = Router(tags=["Cases"])
of_disclosures = Router(tags=["Actions"])
of_agreement = Router(tags=["Agreement to support"])
router = Router(tags=["Actions"])


class CaseShown(Schema):
    """A case as a list shows it."""

    id: UUID
    area: str
    state: CaseState
    opened_at: datetime
    closed_at: datetime | None
    outcome: str


class CasePage(Schema):
    """A page of cases, in a fixed order, and where it goes on."""

    items: list[CaseShown]
    next: UUID | None


class CaseOpened(Schema):
    """A case with its content."""

    case: CaseShown
    identity: Identity
    nominations: tuple[NominationText, ...]


class ProposalGiven(Given):
    """What will be done, for what and by when (R18)."""

    key: Key = None
    purpose: str
    description: Text
    due_on: date
    need_id: UUID | None = None
    sessions_ordered: int = 0


class SessionGiven(Given):
    """A session: the day it was for, and why it was not delivered: cancelled_by_us or person_could_not_come."""

    key: Key = None
    happened_on: date
    why_not: str = ""


class SecondLookGiven(Given):
    """Whether a doubtful task asks to watch somebody, and why."""

    is_watching: bool
    reasons: Text


class FinishGiven(Given):
    """Whether an agreed action was done, and what came of it."""

    is_done: bool
    outcome: Text


class NoGiven(Given):
    """On which day the person said no. Nobody asks why."""

    on_day: date
    present: Text = ""


class ActionShown(Schema):
    """An action without its words."""

    id: UUID
    disclosure: UUID
    owner: UUID
    is_yours: bool
    state: ActionState
    purpose: str
    due_on: date
    told_on: date
    agreed_on: date
    need_id: UUID | None
    sessions_ordered: int


class ActionPage(Schema):
    """A page of actions, soonest due first, and where it goes on."""

    items: list[ActionShown]
    next: UUID | None


class ActionOpened(Schema):
    """An action with its words."""

    action: ActionShown
    description: str
    outcome: str
    second_look: str


@cases.get("", response=CasePage, summary="List cases")
def list_cases(request: ActorRequest, after: After = None) -> CasePage:
    """List the cases in scope that are not closed."""
    with reading(request.actor):
        rows = case_queries.open_cases(after=after)
    items = [_case(row) for row in rows]
    return CasePage(items=items, next=next_after(rows, page=case_queries.PAGE))


@cases.get("/{uuid:reference}", response=CaseOpened, summary="Open a case")
def opened_case(request: ActorRequest, reference: UUID, why: Why = "") -> CaseOpened:
    """Open a case: the person and the nominations. Who opened it and why goes on the ledger."""
    text = open_case(reference, by=request.actor, at=request.received_at, purpose=purpose(why))
    return CaseOpened(case=_case(text.case), identity=text.identity, nominations=text.nominations)


@of_disclosures.post(
    "/{uuid:reference}/actions",
    response={200: Made, 201: Made},
    summary="Propose an action of support",
)
def propose(request: ActorRequest, reference: UUID, given: ProposalGiven) -> Status[Made]:
    """Propose an action that came of a disclosure which this officer accepted."""
    said: dict[str, Any] = given.model_dump()
    action_id = reference_of(said.pop("key"), request)
    done = actions.propose(
        reference,
        by=request.actor,
        at=request.received_at,
        action_id=action_id,
        proposal=Proposal(**said),
    )
    return made(action_id, done)


@of_agreement.post(
    "/{uuid:reference}/refuse", response={201: Made}, summary="Record that they said no"
)
def refuse(request: ActorRequest, reference: UUID, given: NoGiven) -> Status[Made]:
    """Record that the person does not want support. Whatever was under way stops."""
    said = Said(**given.model_dump())
    refuse_support(reference, by=request.actor, at=request.received_at, said=said)
    return Status(201, Made(id=reference))


@of_agreement.post(
    "/{uuid:reference}/withdraw", response={201: Made}, summary="Record that they stop"
)
def withdraw(request: ActorRequest, reference: UUID, given: NoGiven) -> Status[Made]:
    """Record that the person stops. Whatever was under way stops."""
    said = Said(**given.model_dump())
    withdraw_support(reference, by=request.actor, at=request.received_at, said=said)
    return Status(201, Made(id=reference))


@router.get("", response=ActionPage, summary="List actions")
def listed(request: ActorRequest, after: After = None) -> ActionPage:
    """List the actions in scope, soonest due first."""
    with reading(request.actor):
        is_reviewer = "reviewer" in request.actor.roles  # who has words to look at and no list
        rows = [] if is_reviewer else queries.in_states(*ActionState, after=after)
    items = [_shown(row, request) for row in rows]
    return ActionPage(items=items, next=next_after(rows, page=queries.PAGE))


@router.get("/{uuid:reference}", response=ActionOpened, summary="Open an action")
def opened(request: ActorRequest, reference: UUID, why: Why = "") -> ActionOpened:
    """Open an action's words. Who opened them and why goes on the ledger."""
    text = actions.open_action(
        reference, by=request.actor, at=request.received_at, purpose=purpose(why)
    )
    return ActionOpened(
        action=_shown(text.action, request),
        description=text.description,
        outcome=text.outcome,
        second_look=text.second_look,
    )


@router.post("/{uuid:reference}/confirm", response={201: Made}, summary="Agree an action")
def confirm(request: ActorRequest, reference: UUID) -> Status[Made]:
    """Agree a proposed action in the centre."""
    done = actions.confirm(reference, by=request.actor, at=request.received_at)
    return made(reference, done)


@router.post(
    "/{uuid:reference}/sessions",
    response={200: Made, 201: Made},
    summary="Record a session",
)
def record_session(request: ActorRequest, reference: UUID, given: SessionGiven) -> Status[Made]:
    """Keep one session of an agreed action, delivered or not. Nothing follows for the person."""
    session_id = reference_of(given.key, request)
    done = actions.record_session(
        reference,
        by=request.actor,
        at=request.received_at,
        session_id=session_id,
        held=Held(happened_on=given.happened_on, why_not=given.why_not),
    )
    return made(session_id, done)


@router.get("/{uuid:reference}/second-look", response=DoubtfulText, summary="Open a doubtful task")
def doubtful(request: ActorRequest, reference: UUID, why: Why = "") -> DoubtfulText:
    """Open the words of a task that is held: the reviewer's. Nothing else of it is told."""
    return actions.second_look(
        reference, by=request.actor, at=request.received_at, purpose=purpose(why)
    )


@router.post(
    "/{uuid:reference}/second-look", response={201: Made}, summary="Clear or refuse a doubtful task"
)
def look(request: ActorRequest, reference: UUID, given: SecondLookGiven) -> Status[Made]:
    """Let a doubtful task go on, or refuse it as watching, with reasons."""
    act = actions.refuse_as_watching if given.is_watching else actions.clear
    done = act(reference, by=request.actor, at=request.received_at, reasons=given.reasons)
    return made(reference, done)


@router.post("/{uuid:reference}/finish", response={201: Made}, summary="Finish an action")
def finish(request: ActorRequest, reference: UUID, given: FinishGiven) -> Status[Made]:
    """Say what came of an agreed action, whether it was done or not."""
    done = actions.finish(
        reference,
        by=request.actor,
        at=request.received_at,
        is_done=given.is_done,
        outcome=given.outcome,
    )
    return made(reference, done)


def _case(case: Case) -> CaseShown:
    known: dict[str, Any] = vars(case)
    return CaseShown(**{name: known[name] for name in CaseShown.model_fields})


def _shown(action: SupportAction, request: ActorRequest) -> ActionShown:
    return ActionShown(
        id=action.id,
        disclosure=action.disclosure_id,
        owner=action.owner_id,
        is_yours=action.worker_id == request.actor.member_id,
        state=action.state,
        purpose=action.purpose,
        due_on=action.due_on,
        told_on=action.told_on,
        agreed_on=action.agreed_on,
        need_id=action.need_id,
        sessions_ordered=action.sessions_ordered,
    )
