"""Cases, always in the scope of who looks."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.acts.sealed import unsealed
from handrail.cases.domain import Case, CaseState, Lead
from handrail.cases.models import Case as Row
from handrail.cases.models import Lead as LeadRow
from handrail.errors import NotFoundError

PAGE = 50


def scoped_case(reference: UUID, *, seen_by: Actor) -> Row:
    """One case in scope. Raises `NotFoundError`."""
    return _found(Row.objects.filter(id=reference).first())


def locked_case(reference: UUID, *, seen_by: Actor) -> Row:
    """One case in scope, locked until the act ends. Raises `NotFoundError`."""
    return _found(Row.objects.select_for_update().filter(id=reference).first())


def case(reference: UUID) -> Case:
    return _found(Row.objects.filter(id=reference).first()).as_domain()


def open_cases(*, after: UUID | None = None) -> list[Case]:
    """The cases in scope that are not closed, a page at a time, in a fixed order."""
    rows = Row.objects.exclude(state=CaseState.CLOSED).order_by("id")
    if after is not None:
        rows = rows.filter(id__gt=after)
    return [row.as_domain() for row in rows[:PAGE]]


def every_open_case() -> list[Case]:
    """The cases in scope that are open, in a fixed order: for what waits in them."""
    return [row.as_domain() for row in Row.objects.filter(state=CaseState.OPEN).order_by("id")]


def what_has_changed(reference: UUID) -> str:
    """What was said when a case in scope closed. Opens content: call it from a consultation."""
    row = _found(Row.objects.filter(id=reference).first())
    return unsealed([row])[row.id].get("what_has_changed", "") if row.closed_at else ""


def case_of(person: UUID) -> Case | None:
    row = Row.objects.filter(person_id=person).first()
    return row.as_domain() if row else None


def cases_of(people: set[UUID]) -> dict[UUID, Case]:
    return {row.person_id: row.as_domain() for row in Row.objects.filter(person_id__in=people)}


def lead_of(case_id: UUID) -> Lead | None:
    """Who already leads a case in scope; None until the question is answered (R44)."""
    row = _newest_lead(case_id)
    return row.as_domain() if row else None


def leads_of(cases: Iterable[UUID]) -> dict[UUID, Lead]:
    """Who already leads in those of these cases where the question is answered, in scope."""
    rows = LeadRow.objects.filter(case_id__in=set(cases)).order_by("recorded_at", "id")
    return {row.case_id: row.as_domain() for row in rows}


def lead_pointer(case_id: UUID) -> str:
    """The lead's own reference, as it was recorded. Opens content: call it from a consultation."""
    row = _newest_lead(case_id)
    return unsealed([row])[row.id].get("pointer", "") if row else ""


def _newest_lead(case_id: UUID) -> LeadRow | None:
    return LeadRow.objects.filter(case_id=case_id).order_by("-recorded_at", "-id").first()


def _found(row: Row | None) -> Row:
    if row is None:
        raise NotFoundError
    return row
