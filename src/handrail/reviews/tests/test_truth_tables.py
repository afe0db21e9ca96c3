"""Every combination of what stands in the way of a review, and when reviews after closing follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.cases.domain import OUTCOMES, CaseState
from handrail.clocks.domain import TERMS
from handrail.reviews import rules
from handrail.reviews.domain import CLOCKS, KIND_WORDS, REVIEWED, ReviewKind
from handrail.reviews.tests.test_rules import CASE, DUE, NOON, SAID, TODAY

DAY = timedelta(days=1)
BOTH = (False, True)
CENTRE, HELPER, STRANGER = UUID(int=4), UUID(int=5), UUID(int=6)


def holding(**obstacles):
    return tuple(code for code, holds in obstacles.items() if holds)


@pytest.mark.parametrize("state", CaseState)
@pytest.mark.parametrize(("ahead", "unsaid"), [*product(BOTH, BOTH)])
@pytest.mark.parametrize("again", [None, -1, 0, 1])
def test_a_review_names_everything_in_its_way(state, ahead, unsaid, again):
    happened_on = TODAY + DAY if ahead else TODAY
    said = replace(
        SAID,
        happened_on=happened_on,
        narrative="\t" if unsaid else "It suits.",
        next_on=None if again is None else happened_on + again * DAY,
    )

    assert rules.may_review(replace(CASE, state=state), said, on=TODAY).reasons == holding(
        review_ahead=ahead,
        review_narrative_missing=unsaid,
        review_case_not_open=state is not CaseState.OPEN,
        next_review_missing=again is None,
        next_review_not_ahead=again in {-1, 0},
    )


@pytest.mark.parametrize(("done", "overdue", "ahead", "unsaid"), [*product(BOTH, repeat=4)])
def test_a_review_after_closing_is_done_once_late_or_not(done, overdue, ahead, unsaid):
    due = replace(DUE, done_at=NOON if done else None, overdue_at=NOON if overdue else None)
    said = replace(
        SAID, happened_on=TODAY + DAY if ahead else TODAY, narrative="" if unsaid else "Well."
    )

    assert rules.may_review_exit(due, said, on=TODAY).reasons == holding(
        review_ahead=ahead, review_narrative_missing=unsaid, review_done=done
    )
    assert bool(rules.may_fall_due(due)) is not done


@pytest.mark.parametrize("state", CaseState)
@pytest.mark.parametrize("outcome", ["", *OUTCOMES])
@pytest.mark.parametrize("owner", [CENTRE, HELPER, STRANGER])
def test_reviews_follow_the_outcomes_that_helped_and_no_other(state, outcome, owner):
    case = replace(CASE, state=state, outcome=outcome)
    owners = frozenset({CENTRE, HELPER})

    assert rules.may_arrange(case, owner=owner, owners=owners).reasons == holding(
        review_case_still_open=state is not CaseState.CLOSED,
        nothing_to_review=outcome not in {"needs_met", "routed_to_safeguarding"},
        review_owner_unknown=owner == STRANGER,
    )


@given(days=st.integers(-3000, 3000), said=st.text(max_size=40))
def test_no_review_is_of_a_day_that_lies_ahead_or_says_nothing(days, said):
    typed = replace(SAID, happened_on=TODAY + days * DAY, narrative=said)

    if rules.may_review_exit(DUE, typed, on=TODAY):
        assert days <= 0
        assert said.strip()


def test_the_outcomes_that_are_reviewed_are_outcomes():
    assert set(OUTCOMES) >= REVIEWED


@pytest.mark.parametrize("kind", CLOCKS)
def test_each_review_after_closing_has_its_words_its_clock_and_its_term(kind):
    assert replace(DUE, kind=kind).kind_words == KIND_WORDS[kind]
    assert CLOCKS[kind] in TERMS


def test_the_second_review_comes_after_the_first_and_a_periodic_one_has_no_clock():
    first, second = (TERMS[clock].end(NOON) for clock in CLOCKS.values())

    assert NOON < first < second
    assert ReviewKind.PERIODIC not in CLOCKS
