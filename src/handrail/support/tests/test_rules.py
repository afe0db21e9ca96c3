from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.support.domain import (
    STATE_WORDS,
    TRANSITIONS,
    UNFINISHED,
    ActionState,
    Proposal,
    SupportAction,
)
from handrail.support.rules import may_confirm, may_finish, may_propose

TODAY = date(2026, 3, 2)
YESTERDAY = TODAY - timedelta(days=1)
PROPOSAL = Proposal(
    purpose="housing",
    description="Go to the first viewing together.",
    due_on=TODAY,
)
ACTION = SupportAction(
    id=UUID(int=1),
    case_id=UUID(int=2),
    disclosure_id=UUID(int=3),
    owner_id=UUID(int=4),
    worker_id=UUID(int=5),
    state=ActionState.PROPOSED,
    purpose="housing",
    due_on=TODAY,
    told_on=YESTERDAY,
    agreed_on=TODAY,
)
STANDING = {"is_accepted": True, "is_told": True, "is_agreed": True}


def proposed(**changes):
    standing = {name: changes.pop(name, holds) for name, holds in STANDING.items()}
    return may_propose(replace(PROPOSAL, **changes), **standing, on=TODAY)


def test_support_that_the_person_agreed_to_may_be_proposed():
    assert proposed()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"is_accepted": False}, "disclosure_not_accepted"),
        ({"purpose": "surveillance"}, "purpose_unknown"),
        ({"description": " \n"}, "description_missing"),
        ({"description": "Keep an eye on the flat."}, "watching_task"),
        ({"is_told": False}, "person_not_told"),
        ({"is_agreed": False}, "person_has_not_agreed"),
        ({"due_on": YESTERDAY}, "due_in_the_past"),
    ],
)
def test_a_proposal_is_refused_with_its_reason(change, reason):
    assert proposed(**change).reasons == (reason,)


@given(is_told=st.booleans(), is_agreed=st.booleans(), text=st.text())
def test_nobody_acts_for_a_person_who_was_not_told_or_did_not_agree(is_told, is_agreed, text):
    if proposed(is_told=is_told, is_agreed=is_agreed, description=text):
        assert is_told
        assert is_agreed


@pytest.mark.parametrize("state", ActionState)
@pytest.mark.parametrize("is_case_open", [True, False])
def test_only_a_proposed_action_of_an_open_case_is_agreed(state, is_case_open):
    decision = may_confirm(replace(ACTION, state=state), is_case_open=is_case_open)
    obstacles = {
        "action_not_at_this_point": state is not ActionState.PROPOSED,
        "case_not_open": not is_case_open,
    }

    assert decision.reasons == tuple(code for code, holds in obstacles.items() if holds)


@pytest.mark.parametrize("state", ActionState)
@pytest.mark.parametrize("verb", ["finish", "give_up"])
@pytest.mark.parametrize("outcome", ["Moved in.", " "])
def test_only_an_agreed_action_ends_and_only_with_an_outcome(state, verb, outcome):
    decision = may_finish(replace(ACTION, state=state), verb, outcome=outcome)
    obstacles = {
        "action_not_at_this_point": state is not ActionState.AGREED,
        "outcome_missing": not outcome.strip(),
    }

    assert decision.reasons == tuple(code for code, holds in obstacles.items() if holds)


@pytest.mark.parametrize("state", ActionState)
def test_every_state_has_its_words(state):
    assert replace(ACTION, state=state).state_words == STATE_WORDS[state]


def test_what_no_step_starts_from_is_finished_and_the_rest_is_not():
    starts = {state for steps in TRANSITIONS.values() for state in steps}

    assert starts == UNFINISHED
