"""When a review may be kept. Pure."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from handrail.cases.domain import Case, CaseState
from handrail.policy.decisions import Decision, decide
from handrail.reviews.domain import REVIEWED, ExitReview, Said

WORDS: dict[str, str] = {
    "review_case_not_open": "The case is not open. After closing, its two exit reviews are kept.",
    "review_ahead": "The day of the review lies ahead.",
    "review_narrative_missing": "Say how it goes.",
    "next_review_not_ahead": "The next review is on a later day than this one.",
    "next_review_missing": "Say when to look again.",
    "review_done": "This review is done.",
    "review_case_still_open": "The case is still open. It is reviewed while support goes on.",
    "nothing_to_review": "Nobody was helped in this case, so nothing is reviewed after it.",
    "review_owner_unknown": "Choose the centre, or a partner that gave support in this case.",
}


def may_review(case: Case, said: Said, *, on: date) -> Decision:
    """While a case is open somebody says how support goes, and when to look again (R22)."""
    return _may_say(said, on=on).and_then(
        decide(
            "review",
            review_case_not_open=not case.is_open,
            next_review_missing=said.next_on is None,
            next_review_not_ahead=said.next_on is not None and said.next_on <= said.happened_on,
        )
    )


def may_review_exit(due: ExitReview, said: Said, *, on: date) -> Decision:
    """An exit review is kept once, by its owner, with the day it happened (R22)."""
    return _may_say(said, on=on).and_then(
        decide("review after closing", review_done=due.done_at is not None)
    )


def may_arrange(case: Case, *, owner: UUID, owners: frozenset[UUID]) -> Decision:
    """Once somebody was helped, two reviews follow; their owner is the centre or who helped (R22)."""
    return decide(
        "arrange reviews",
        review_case_still_open=case.state is not CaseState.CLOSED,
        nothing_to_review=case.outcome not in REVIEWED,
        review_owner_unknown=owner not in owners,
    )


def may_fall_due(due: ExitReview) -> Decision:
    return decide("fall due", review_done=due.done_at is not None)


def _may_say(said: Said, *, on: date) -> Decision:
    return decide(
        "review",
        review_ahead=said.happened_on > on,
        review_narrative_missing=not said.narrative.strip(),
    )
