"""Contributions and requests for them, always in the scope of who looks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from handrail.acts.domain import Actor
from handrail.acts.sealed import unsealed
from handrail.awareness.queries import awareness_of
from handrail.cases.domain import Case
from handrail.cases.queries import case
from handrail.contributions.domain import (
    Contribution,
    ContributionState,
    InformationRequest,
    RequestState,
    Standing,
)
from handrail.contributions.models import Contribution as Row
from handrail.contributions.models import InformationRequest as RequestRow
from handrail.errors import NotFoundError
from handrail.voluntary.queries import agreement_of

WORKING = frozenset({"coordinator", "practitioner", "chair"})


@dataclass(frozen=True, kw_only=True)
class ContributionText:
    """A contribution with its words, opened."""

    contribution: Contribution
    text: str


@dataclass(frozen=True, kw_only=True)
class RequestText:
    """A request with its words, opened."""

    request: InformationRequest
    question: str


def scoped_contribution(reference: UUID, *, seen_by: Actor) -> Row:
    """One contribution in scope. Raises `NotFoundError`."""
    return _found(Row.objects.filter(id=reference).first())


def locked_contribution(reference: UUID, *, seen_by: Actor) -> Row:
    """One contribution in scope, locked until the act ends. Raises `NotFoundError`."""
    return _found(Row.objects.select_for_update().filter(id=reference).first())


def scoped_request(reference: UUID, *, seen_by: Actor) -> RequestRow:
    """One request in scope. Raises `NotFoundError`."""
    return _found_request(RequestRow.objects.filter(id=reference).first())


def locked_request(reference: UUID, *, seen_by: Actor) -> RequestRow:
    """One request in scope, locked until the act ends. Raises `NotFoundError`."""
    return _found_request(RequestRow.objects.select_for_update().filter(id=reference).first())


def contribution(reference: UUID) -> Contribution:
    """One contribution in scope as a value. Raises `NotFoundError`."""
    return _found(Row.objects.filter(id=reference).first()).as_domain()


def request(reference: UUID) -> InformationRequest:
    """One request in scope as a value. Raises `NotFoundError`."""
    return _found_request(RequestRow.objects.filter(id=reference).first()).as_domain()


def worked_on(case_id: UUID, *, seen_by: Actor) -> Case:
    """A case for those who work on it. Raises `NotFoundError` for everybody else.

    The person's advocate takes part too, and reads none of what partners know.
    """
    if not seen_by.roles & WORKING:
        raise NotFoundError
    return case(case_id)


def contributions_of(case_id: UUID) -> list[Contribution]:
    """What partners contributed to a case, as far as it is in scope, oldest first."""
    rows = Row.objects.filter(case_id=case_id).order_by("contributed_at", "id")
    return [row.as_domain() for row in rows]


def requests_of(case_id: UUID) -> list[InformationRequest]:
    """What partners were asked about a case, as far as it is in scope, oldest first."""
    rows = RequestRow.objects.filter(case_id=case_id).order_by("asked_at", "id")
    return [row.as_domain() for row in rows]


def open_requests() -> list[InformationRequest]:
    """The requests in scope that nobody answered yet, oldest first."""
    rows = RequestRow.objects.filter(state=RequestState.OPEN).order_by("asked_at", "id")
    return [row.as_domain() for row in rows]


def shared_needs() -> list[Contribution]:
    """The needs in scope that partners released to all who work on the case, oldest first."""
    rows = Row.objects.filter(part="need", is_shared=True).order_by("released_at", "id")
    return [row.as_domain() for row in rows]


def are_shared(references: Iterable[UUID], *, case_id: UUID) -> bool:
    """Whether each of these was released to all who work on this case."""
    asked = set(references)
    rows = Row.objects.filter(
        id__in=asked, case_id=case_id, state=ContributionState.RELEASED, is_shared=True
    )
    return rows.count() == len(asked)


def organisations_on(case_id: UUID) -> dict[UUID, tuple[UUID, ...]]:
    """Who works on a case in scope, by organisation. Empty where the case is out of scope."""
    found: dict[UUID, tuple[UUID, ...]] = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT worker, organisation FROM case_organisations(%s)", [case_id])
        for worker, organisation in sorted(cursor.fetchall()):
            found[organisation] = (*found.get(organisation, ()), worker)
    return found


def standing_of(case_id: UUID) -> Standing:
    """What a contribution to this case stands on: is it open, does the person know and agree."""
    return Standing(
        is_case_open=case(case_id).is_open,
        is_told=awareness_of(case_id).is_told,
        has_agreed=agreement_of(case_id).is_given,
    )


def opened(row: Row) -> ContributionText:
    """The contribution with its words. Opens content: call it from a consultation."""
    return ContributionText(contribution=row.as_domain(), text=unsealed([row])[row.id]["text"])


def opened_request(row: RequestRow) -> RequestText:
    """The request with its words. Opens content: call it from a consultation."""
    return RequestText(request=row.as_domain(), question=unsealed([row])[row.id]["question"])


def _found(row: Row | None) -> Row:
    if row is None:
        raise NotFoundError
    return row


def _found_request(row: RequestRow | None) -> RequestRow:
    if row is None:
        raise NotFoundError
    return row
