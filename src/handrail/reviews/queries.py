"""Reviews, always in the scope of who looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.acts.sealed import unsealed
from handrail.cases.queries import cases_of
from handrail.errors import NotFoundError
from handrail.reviews.domain import ExitReview, Review, ReviewKind
from handrail.reviews.models import ExitReview as ExitRow
from handrail.reviews.models import Review as Row
from handrail.support import queries as support
from handrail.support.domain import ActionState

SOON = timedelta(days=31)
GIVEN = frozenset({ActionState.AGREED, ActionState.DONE, ActionState.NOT_DONE})


@dataclass(frozen=True, kw_only=True)
class ReviewText:
    """A review with its words, opened."""

    review: Review
    narrative: str


def locked_exit_review(reference: UUID, *, seen_by: Actor) -> ExitRow:
    """One review after closing, in scope, locked. Raises `NotFoundError`."""
    return _found(ExitRow.objects.select_for_update().filter(id=reference).first())


def exit_review(reference: UUID) -> ExitReview:
    """One review after closing, in scope, as a value. Raises `NotFoundError`."""
    return _found(ExitRow.objects.filter(id=reference).first()).as_domain()


def of_case(case_id: UUID) -> list[Review]:
    """The reviews of a case, in scope, the newest first."""
    rows = Row.objects.filter(case_id=case_id).order_by("-happened_on", "-entered_at", "id")
    return [row.as_domain() for row in rows]


def exits_of(case_id: UUID) -> list[ExitReview]:
    """What is due or was done after a case closed, in scope, soonest first."""
    rows = ExitRow.objects.filter(case_id=case_id).order_by("due_at", "id")
    return [row.as_domain() for row in rows]


def undone() -> list[ExitReview]:
    """Every review after closing, in scope, that nobody has done yet, soonest first."""
    rows = ExitRow.objects.filter(done_at__isnull=True).order_by("due_at", "id")
    return [row.as_domain() for row in rows]


def undone_soon(today: date) -> list[ExitReview]:
    """Those of them that are due within a month, or overdue."""
    return [each for each in undone() if each.due_at.date() <= today + SOON]


def to_look_again() -> list[Review]:
    """The newest review of each open case in scope, which says when to look again."""
    rows = Row.objects.filter(kind=ReviewKind.PERIODIC).order_by("happened_on", "entered_at", "id")
    newest = {row.case_id: row.as_domain() for row in rows}
    held = cases_of({each.person_id for each in newest.values()})
    open_ones = {case.id for case in held.values() if case.is_open}
    return [each for each in newest.values() if each.case_id in open_ones]


def supporters(case_id: UUID) -> frozenset[UUID]:
    """The organisations that gave support in a case, in scope."""
    return frozenset(each.owner_id for each in support.of_case(case_id) if each.state in GIVEN)


def opened_of_case(case_id: UUID) -> list[ReviewText]:
    """The reviews of a case with their words, the newest first. Call it from a consultation."""
    rows = list(Row.objects.filter(case_id=case_id).order_by("-happened_on", "-entered_at", "id"))
    texts = unsealed(rows)
    return [
        ReviewText(review=row.as_domain(), narrative=texts[row.id]["narrative"]) for row in rows
    ]


def _found(row: ExitRow | None) -> ExitRow:
    if row is None:
        raise NotFoundError
    return row
