"""Reviews as pages show them. Outside its own organisation everybody is a post."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handrail.acts.domain import Actor
from handrail.cases.domain import Case
from handrail.cases.queries import case
from handrail.partners import queries as partners
from handrail.policy.decisions import Decision, decide
from handrail.reviews import queries, rules
from handrail.reviews.domain import ExitReview, Review
from handrail.support import queries as support
from handrail.support.domain import Sessions


@dataclass(frozen=True, kw_only=True)
class Due:
    """A review after closing, in words."""

    id: UUID
    kind: str
    owner: str
    due_at: datetime
    state: str


@dataclass(frozen=True, kw_only=True)
class OnCase:
    """The reviews of a case as its page lists them."""

    case: Case
    reviews: tuple[Review, ...]
    due: tuple[Due, ...]
    sessions: Sessions | None  # for the centre and who works on it: others have none in scope
    may_record: bool
    why_not: tuple[str, ...]


def on_case(case_id: UUID, *, seen_by: Actor) -> OnCase:
    """The reviews of a case in scope. Raises `NotFoundError`."""
    found = case(case_id)
    works = "coordinator" in seen_by.roles or seen_by.member_id in found.workers
    not_open = decide("review", review_case_not_open=not found.is_open)
    return OnCase(
        case=found,
        reviews=tuple(queries.of_case(case_id)),
        due=tuple(due(each) for each in queries.exits_of(case_id)),
        sessions=support.counted_for(case_id, seen_by=seen_by) if works else None,
        may_record=works,
        why_not=in_words(not_open),
    )


def due(found: ExitReview) -> Due:
    """A review after closing, in words."""
    names = partners.names_of([found.owner_id])
    return Due(
        id=found.id,
        kind=found.kind_words,
        owner=names[found.owner_id],
        due_at=found.due_at,
        state=found.state,
    )


def owners(case_id: UUID, *, seen_by: Actor) -> dict[str, str]:
    """Who can own the reviews after closing: the centre, and who gave support."""
    found = [seen_by.organisation_id, *sorted(queries.supporters(case_id))]
    names = partners.names_of(found)
    return {str(each): names[each] for each in dict.fromkeys(found)}


def status(case_id: UUID) -> str:
    """Where the reviews of a case stand, for a list of its parts."""
    states = {each.state for each in queries.exits_of(case_id)}
    if "overdue" in states:
        return "Overdue"
    if "due" in states:
        return "Due after closing"
    return "Reviewed" if queries.of_case(case_id) else "No review yet"


def in_words(decision: Decision) -> tuple[str, ...]:
    return tuple(rules.WORDS[reason] for reason in decision.reasons)
