from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.cases.domain import OUTCOMES, STATE_WORDS, TRANSITIONS, Case, CaseState
from handrail.cases.rules import Ending, may_close

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
CASE = Case(
    id=UUID(int=1), person_id=UUID(int=2), area="london", state=CaseState.OPEN, opened_at=NOON
)
ENDING = Ending(
    outcome="needs_met",
    what_has_changed="There is a home now.",
    undecided_pairs=0,
    unanswered_disclosures=0,
    unfinished_actions=0,
)
COUNTS = st.integers(min_value=0, max_value=3)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_an_open_case_closes_with_any_outcome(outcome):
    assert may_close(CASE, replace(ENDING, outcome=outcome))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"outcome": "arrested"}, "outcome_unknown"),
        ({"outcome": ""}, "outcome_unknown"),
        ({"what_has_changed": "  "}, "changes_unsaid"),
        ({"undecided_pairs": 1}, "same_person_undecided"),
        ({"unanswered_disclosures": 1}, "disclosure_unanswered"),
        ({"unfinished_actions": 1}, "action_unfinished"),
    ],
)
def test_closing_is_refused_with_its_reason(change, reason):
    assert may_close(CASE, replace(ENDING, **change)).reasons == (reason,)


@pytest.mark.parametrize("state", sorted(set(CaseState) - set(TRANSITIONS["close"])))
def test_only_an_open_case_closes(state):
    assert may_close(replace(CASE, state=state), ENDING).reasons == ("case_not_open",)


@given(pairs=COUNTS, disclosures=COUNTS, actions=COUNTS, state=st.sampled_from(CaseState))
def test_no_case_closes_while_anything_is_unsettled(pairs, disclosures, actions, state):
    ending = replace(
        ENDING,
        undecided_pairs=pairs,
        unanswered_disclosures=disclosures,
        unfinished_actions=actions,
    )

    settled = not (pairs or disclosures or actions) and state is CaseState.OPEN
    assert bool(may_close(replace(CASE, state=state), ending)) is settled


@pytest.mark.parametrize("state", CaseState)
def test_only_an_open_case_is_open(state):
    assert replace(CASE, state=state).is_open is (state is CaseState.OPEN)


def test_every_state_has_its_words_and_a_closed_case_stays_closed():
    assert set(STATE_WORDS) == set(CaseState)
    assert all(CaseState.CLOSED not in steps for steps in TRANSITIONS.values())
