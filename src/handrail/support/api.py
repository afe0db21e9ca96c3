"""Cases and actions of support for programs. Cases are here for what rests on them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Router, Schema

from handrail.acts.context import reading
from handrail.acts.pages import ActorRequest
from handrail.acts.routes import After, Why, next_after, purpose
from handrail.cases import queries as case_queries
from handrail.cases.domain import Case, CaseState
from handrail.disclosures import actions
from handrail.nominations.queries import NominationText
from handrail.people.domain import Identity

cases = Router(tags=["Cases"])


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


@cases.get("", response=CasePage, summary="List cases")
def listed(request: ActorRequest, after: After = None) -> CasePage:
    """List the cases in scope that are not closed."""
    with reading(request.actor):
        rows = case_queries.open_cases(after=after)
    items = [_shown(row) for row in rows]
    return CasePage(items=items, next=next_after(rows, page=case_queries.PAGE))


@cases.get("/{uuid:reference}", response=CaseOpened, summary="Open a case")
def opened(request: ActorRequest, reference: UUID, why: Why = "") -> CaseOpened:
    """Open a case: the person and the nominations. Who opened it and why goes on the ledger."""
    text = actions.open_case(
        reference, by=request.actor, at=request.received_at, purpose=purpose(why)
    )
    return CaseOpened(case=_shown(text.case), identity=text.identity, nominations=text.nominations)


def _shown(case: Case) -> CaseShown:
    names: dict[str, Any] = vars(case)
    return CaseShown(**{name: names[name] for name in CaseShown.model_fields})
