from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.cases.domain import Case, CaseState
from handrail.reviews import rules
from handrail.reviews.domain import ExitReview, ReviewKind, Said

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY, DAY = NOON.date(), timedelta(days=1)
CASE = Case(
    id=UUID(int=1), person_id=UUID(int=2), area="london", state=CaseState.OPEN, opened_at=NOON
)
SAID = Said(happened_on=TODAY, narrative="The flat suits.", next_on=TODAY + DAY)
DUE = ExitReview(
    id=UUID(int=3),
    case_id=CASE.id,
    area="london",
    kind=ReviewKind.FIRST,
    owner_id=UUID(int=4),
    due_at=NOON,
    overdue_at=None,
    done_at=None,
)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"happened_on": TODAY + DAY, "next_on": TODAY + 2 * DAY}, "review_ahead"),
        ({"narrative": " "}, "review_narrative_missing"),
        ({"next_on": None}, "next_review_missing"),
        ({"next_on": TODAY}, "next_review_not_ahead"),
    ],
)
def test_a_review_is_refused_with_its_reason(change, reason):
    assert rules.may_review(CASE, SAID, on=TODAY)
    assert rules.may_review(CASE, replace(SAID, **change), on=TODAY).reasons == (reason,)


@pytest.mark.parametrize("state", [CaseState.CLOSED, CaseState.PAUSED])
def test_only_an_open_case_is_reviewed_while_support_goes_on(state):
    decision = rules.may_review(replace(CASE, state=state), SAID, on=TODAY)

    assert decision.reasons == ("review_case_not_open",)


def test_a_review_after_closing_is_done_once():
    assert rules.may_review_exit(DUE, SAID, on=TODAY)
    done = replace(DUE, done_at=NOON)
    assert rules.may_review_exit(done, SAID, on=TODAY).reasons == ("review_done",)
    assert rules.may_fall_due(done).reasons == ("review_done",)


@given(overdue=st.booleans(), done=st.booleans())
def test_what_is_done_is_never_called_overdue(overdue, done):
    due = replace(DUE, overdue_at=NOON if overdue else None, done_at=NOON if done else None)

    assert due.state == ("done" if done else "overdue" if overdue else "due")


@pytest.mark.parametrize(
    ("change", "owner", "reason"),
    [
        ({}, UUID(int=5), "review_owner_unknown"),
        ({"outcome": "declined_support"}, UUID(int=4), "nothing_to_review"),
        ({"state": CaseState.OPEN}, UUID(int=4), "review_case_still_open"),
    ],
)
def test_reviews_after_closing_are_of_cases_that_helped_and_have_an_owner(change, owner, reason):
    closed = replace(CASE, state=CaseState.CLOSED, outcome="needs_met")
    owners = frozenset({UUID(int=4)})

    assert rules.may_arrange(closed, owner=UUID(int=4), owners=owners)
    decision = rules.may_arrange(replace(closed, **change), owner=owner, owners=owners)
    assert decision.reasons == (reason,)
