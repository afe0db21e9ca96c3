"""Beginning, pausing and closing a case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from django.db import connection

from handrail.acts.actions import action, consult
from handrail.acts.domain import Actor, Event
from handrail.acts.keys import vault
from handrail.acts.once import is_made, make
from handrail.acts.sealed import sealed
from handrail.agreements.queries import intake
from handrail.cases import domain, queries, rules
from handrail.cases.domain import TRANSITIONS
from handrail.cases.models import Case, Lead
from handrail.cases.rules import Ending
from handrail.ledger.domain import Processing


@dataclass(frozen=True, kw_only=True)
class NewCase:
    """What is needed to begin a case."""

    id: UUID
    person_id: UUID
    area: str
    is_paused: bool = False


@dataclass(frozen=True, kw_only=True)
class CaseBegun(Event):
    """The centre has a case about a nominated person."""

    act: ClassVar[str] = "case.begun"
    processing: ClassVar[Processing] = Processing.COLLECTION


@dataclass(frozen=True, kw_only=True)
class CaseClosed(Event):
    """A case ended with an outcome."""

    act: ClassVar[str] = "case.closed"
    processing: ClassVar[Processing] = Processing.DECISION


@dataclass(frozen=True, kw_only=True)
class LeadRecorded(Event):
    """The coordinator recorded who already leads, or that nobody does."""

    act: ClassVar[str] = "case.lead_recorded"
    processing: ClassVar[Processing] = Processing.COLLECTION


@dataclass(frozen=True, kw_only=True)
class LeadAnswer:
    """The answer to 'Who already leads?', with the lead's own reference where it has one."""

    id: UUID
    kind: str
    organisation_id: UUID | None = None
    pointer: str = ""


@action("case.begin", on=intake)
def begin(_row: object, *, by: Actor, at: datetime, cases: Sequence[NewCase]) -> list[CaseBegun]:
    """Begin a case for each nominated person, seen by the area's coordinators and nobody else.

    The database makes the rows, because the originator who nominates may not see the case (R32).
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT cases_begin(%s, %s, %s, %s, %s)",
            [
                [case.id for case in cases],
                [case.person_id for case in cases],
                [case.area for case in cases],
                [case.is_paused for case in cases],
                at,
            ],
        )
    return [CaseBegun(about=case.id, person=case.person_id) for case in cases]


@action("case.close", on=queries.locked_case)
def close(
    row: Case,
    *,
    by: Actor,
    at: datetime,
    counted: Callable[[domain.Case], Ending],
    ends: Callable[[domain.Case], object] | None = None,
) -> CaseClosed:
    """Close a case with an outcome, unless `may_close` refuses. What changed is kept, sealed.

    What may still wait lies above cases, so the caller says how to count it; it is counted here,
    where the case is locked and nothing can be added to it. What ends with the case lies above
    too: `ends` does that, and stands or falls with the closing.
    """
    ending = counted(row.as_domain())
    rules.may_close(row.as_domain(), ending).or_raise()
    with vault().sealer(at=at, people=[row.person_id]) as sealer:
        sealed(row, sealer=sealer, texts={"what_has_changed": ending.what_has_changed})
    row.state = TRANSITIONS["close"][row.as_domain().state]
    row.closed_at, row.outcome = at, ending.outcome
    row.save(update_fields=["state", "closed_at", "outcome", "what_has_changed"])
    if ends is not None:
        ends(row.as_domain())
    return CaseClosed(about=row.id, person=row.person_id)


@action("case.record_lead", on=queries.locked_case)
def record_lead(row: Case, *, by: Actor, at: datetime, answer: LeadAnswer) -> list[LeadRecorded]:
    """Record who already leads (R44), unless `may_record_lead` refuses. The newest answer holds.

    The same answer sent again records nothing.
    """
    case = row.as_domain()
    made = Lead(
        id=answer.id,
        case_id=row.id,
        person_id=row.person_id,
        area=row.area,
        audience=list(case.working),
        kind=answer.kind,
        organisation_id=answer.organisation_id,
        recorded_by=by.member_id,
        recorded_at=at,
    )
    texts = {"pointer": answer.pointer.strip()}
    if is_made(made, names=("case_id", "kind", "organisation_id"), texts=texts):
        return []
    has_organisation = answer.organisation_id is not None
    rules.may_record_lead(case, kind=answer.kind, has_organisation=has_organisation).or_raise()
    with vault().sealer(at=at, people=[row.person_id]) as sealer:
        sealed(made, sealer=sealer, texts=texts)
    make(made)
    return [LeadRecorded(about=row.id, person=row.person_id)]


@consult("lead.open", on=queries.scoped_case)
def open_lead(row: Case, *, by: Actor, at: datetime) -> str:
    """Open the lead's own reference, for who works on the case."""
    return queries.lead_pointer(row.id)
