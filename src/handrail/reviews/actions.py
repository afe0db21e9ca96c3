"""Reviewing support while it goes on, closing a case with its two reviews arranged, and doing these."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from handrail.acts.actions import action, consult
from handrail.acts.domain import CLOCK, Actor
from handrail.acts.keys import vault
from handrail.acts.once import is_made, make
from handrail.acts.sealed import sealed
from handrail.cases import actions as cases
from handrail.cases.domain import Case
from handrail.cases.queries import locked_case, scoped_case
from handrail.cases.rules import Ending
from handrail.clocks.domain import TERMS, ClockClearing, ClockSetting
from handrail.members.queries import posts_at, posts_for_area
from handrail.nominations import actions as nominations
from handrail.partners.queries import of_kind
from handrail.reviews import events, queries, rules
from handrail.reviews.domain import CLOCKS, REVIEWED, Closing, ReviewKind, Said
from handrail.reviews.models import ExitReview, Review
from handrail.reviews.queries import ReviewText
from handrail.support import queries as support
from handrail.support.case_page import ending


@action("review.record", on=locked_case)
def record(
    row: Any, *, by: Actor, at: datetime, review_id: UUID, said: Said
) -> list[events.ReviewRecorded]:
    """Keep how support goes, unless `may_review` refuses. The same review sent again is kept once."""
    case: Case = row.as_domain()
    sessions = support.counted_for(case.id, seen_by=by)
    made = _review(said, by=by, at=at, id=review_id, case_id=case.id, person_id=case.person_id)
    made.kind, made.audience, made.is_shared = ReviewKind.PERIODIC, list(case.working), True
    made.sessions_ordered, made.sessions_delivered = sessions.ordered, sessions.delivered
    if is_made(
        made, names=("case_id", "happened_on", "next_on"), texts={"narrative": said.narrative}
    ):
        return []
    rules.may_review(case, said, on=by.today).or_raise()
    _keep(made, said, at=at)
    return [events.ReviewRecorded(about=case.id, person=case.person_id)]


@action("review.arrange", on=locked_case)
def arrange(row: Any, *, by: Actor, at: datetime, owner_id: UUID) -> events.ReviewsArranged:
    """Set the clocks of the reviews at 6 and 12 months after closing, each with its owner (R22)."""
    case: Case = row.as_domain()
    owners = queries.supporters(case.id) | {by.organisation_id}
    rules.may_arrange(case, owner=owner_id, owners=owners).or_raise()
    audience = _readers(case, owner_id)
    sets = []
    for kind, clock in CLOCKS.items():
        due_at = TERMS[clock].end(at)
        made = ExitReview(
            id=exit_reference(case.id, kind),
            case_id=case.id,
            person_id=case.person_id,
            area=case.area,
            audience=audience,
            kind=kind,
            owner_id=owner_id,
            due_at=due_at,
        )
        make(made)
        sets.append(ClockSetting(clock, made.id, due_at))
    return events.ReviewsArranged(about=case.id, person=case.person_id, sets=tuple(sets))


def exit_reference(case_id: UUID, kind: ReviewKind) -> UUID:
    """The reference of a case's first or second review after closing."""
    return uuid5(case_id, f"{kind} review after closing")


def close_case(reference: UUID, *, by: Actor, at: datetime, closing: Closing) -> None:
    """Close a case with an outcome, unless anything still waits, and arrange its reviews.

    It is one act: no case of somebody who was helped closes without them. Without an owner they
    are the centre's. Where nobody was helped there are none.
    """

    def counted(case: Case) -> Ending:
        return ending(case, outcome=closing.outcome, what_has_changed=closing.what_has_changed)

    def ends(case: Case) -> None:
        nominations.end(case.id, by=by, at=at, is_returned=closing.outcome == "returned")
        if closing.outcome in REVIEWED:
            arrange(case.id, by=by, at=at, owner_id=closing.owner_id or by.organisation_id)

    cases.close(reference, by=by, at=at, counted=counted, ends=ends)


@action("review.record_exit", on=queries.locked_exit_review)
def record_exit(row: ExitReview, *, by: Actor, at: datetime, said: Said) -> events.ExitReviewed:
    """Keep a review after closing, by its owner or the centre, and stop its clock."""
    rules.may_review_exit(row.as_domain(), said, on=by.today).or_raise()
    made = _review(
        said, by=by, at=at, id=uuid5(row.id, "done"), case_id=row.case_id, person_id=row.person_id
    )
    centre = [post.id for post in posts_for_area(row.area, role="coordinator")]
    made.kind, made.audience, made.is_shared = row.kind, [by.member_id, *centre], False
    _keep(made, said, at=at)
    row.done_at = at
    row.save(update_fields=["done_at"])
    clock = ClockClearing(CLOCKS[ReviewKind(row.kind)], row.id)
    return events.ExitReviewed(about=row.case_id, person=row.person_id, clears=(clock,))


@action("review.fall_due", on=queries.locked_exit_review)
def fall_due(row: ExitReview, *, by: Actor, at: datetime) -> events.ReviewOverdue:
    """Mark a review after closing as overdue: the clock's. From then on it stands first."""
    rules.may_fall_due(row.as_domain()).or_raise()
    row.overdue_at = row.overdue_at or at
    row.save(update_fields=["overdue_at"])
    return events.ReviewOverdue(about=row.case_id, person=row.person_id)


@consult("review.open", on=scoped_case)
def open_reviews(row: Any, *, by: Actor, at: datetime) -> list[ReviewText]:
    """Open what the reviews of a case say, the newest first."""
    return queries.opened_of_case(row.id)


def _review(said: Said, *, by: Actor, at: datetime, **columns: Any) -> Review:
    return Review(
        happened_on=said.happened_on,
        next_on=said.next_on,
        entered_at=at,
        entered_by=by.member_id,
        **columns,
    )


def _keep(made: Review, said: Said, *, at: datetime) -> None:
    with vault().sealer(at=at, people=[made.person_id]) as sealer:
        sealed(made, sealer=sealer, texts={"narrative": said.narrative})
    make(made)


def _readers(case: Case, owner_id: UUID) -> list[UUID]:
    """Who sees that a review is due: the area's centre, its owner, the clock, and who watches clocks."""
    centre = posts_for_area(case.area, role="coordinator")
    owners = [post for post in posts_at(owner_id, "practitioner") if post.area == case.area]
    watching = [
        post for each in of_kind("centre") for post in posts_at(each.id, "data_protection_officer")
    ]
    return [CLOCK, *dict.fromkeys(post.id for post in (*centre, *owners, *watching))]
