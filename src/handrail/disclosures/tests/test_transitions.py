"""The table of steps: closed, owned, and the only way from one state to the next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.disclosures.domain import (
    MENDING,
    STATE_WORDS,
    TRANSITIONS,
    UNTOLD,
    WAITING,
    DisclosureState,
)
from handrail.disclosures.rules import may_move, next_state
from handrail.disclosures.tests.builders import a_disclosure
from handrail.policy.engine import engine

S = DisclosureState
# Who must act next, state by state; nobody where the way ends.
OWNERS = {
    S.DRAFT: "coordinator",
    S.AWAITING_APPROVAL: "disclosure_officer",
    S.APPROVED: "coordinator",
    S.OFFERED: "practitioner",
    S.QUERIED: "disclosure_officer",
    S.ACCEPTED: "practitioner",
    S.REFUSED: None,
    S.RETURNED: None,
    S.DECLINED: None,
    S.EXPIRED: None,
    S.RECALLED: None,
}
CONTENT_IS_OPEN = {S.ACCEPTED}
STEPS = st.sampled_from(sorted(TRANSITIONS))


@pytest.mark.parametrize("state", S)
def test_every_state_has_exactly_one_owner_or_is_an_end(state):
    leads_on = any(state in steps for steps in TRANSITIONS.values())

    assert (OWNERS[state] is not None) is leads_on


@pytest.mark.parametrize("state", [state for state, owner in OWNERS.items() if owner])
def test_the_owner_of_a_state_has_a_step_to_take(state):
    verbs = {f"disclosure.{verb}" for verb, steps in TRANSITIONS.items() if state in steps}
    theirs = [
        policy
        for policy in engine().text.split("@id(")
        if f'principal.roles.contains("{OWNERS[state]}")' in policy
        and any(f'Action::"{verb}"' in policy for verb in verbs)
    ]

    assert theirs


@pytest.mark.parametrize("verb", TRANSITIONS)
def test_every_step_is_an_act_that_policies_decide(verb):
    assert f'"disclosure.{verb}"' in engine().schema_text


def test_every_state_has_its_words_and_can_be_reached():
    reached = {S.DRAFT} | {to for steps in TRANSITIONS.values() for to in steps.values()}

    assert set(STATE_WORDS) == set(S) == reached


def test_what_waits_is_what_somebody_still_has_to_answer():
    assert {state for state, owner in OWNERS.items() if owner} == WAITING | {S.ACCEPTED}


@pytest.mark.parametrize("state", S)
def test_a_disclosure_says_its_state_in_words_and_whether_it_is_live(state):
    disclosure = a_disclosure(state=state)

    assert disclosure.state_words == STATE_WORDS[state]
    assert disclosure.is_live is (OWNERS[state] is not None)


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("verb", sorted(TRANSITIONS | MENDING))
def test_no_step_starts_from_a_state_that_is_not_in_the_table(state, verb):
    decision = may_move(a_disclosure(state=state), verb)

    assert bool(decision) is (state in (TRANSITIONS | MENDING)[verb])
    assert decision.reasons in ((), ("wrong_state",))


@given(tried=st.lists(STEPS, max_size=30))
def test_no_way_reaches_acceptance_without_approval_and_offer(tried):
    disclosure, way = a_disclosure(), []
    for verb in tried:
        if may_move(disclosure, verb):
            disclosure, way = a_disclosure(state=next_state(disclosure, verb)), [*way, verb]

    if disclosure.state in CONTENT_IS_OPEN:
        assert way[:3] == ["submit", "approve", "offer"]
        assert way.count("approve") == way.count("offer") == way.count("accept") == 1


@given(tried=st.lists(STEPS, max_size=30))
def test_nothing_follows_an_end(tried):
    disclosure = a_disclosure(state=S.DECLINED)

    assert not any(may_move(disclosure, verb) for verb in tried if verb not in MENDING)


@pytest.mark.parametrize("verb", ["recall", "correct", "uphold"])
def test_what_the_originator_may_mend_does_not_tell_how_the_partner_answered(verb):
    """R32: every state that it takes for approved allows it the same."""
    assert set(MENDING[verb]) == UNTOLD | {S.APPROVED, S.QUERIED}


@pytest.mark.parametrize(("state", "leads_to"), [(S.OFFERED, S.EXPIRED), (S.QUERIED, S.EXPIRED)])
def test_silence_never_becomes_acceptance(state, leads_to):
    assert next_state(a_disclosure(state=state), "lapse") is leads_to
    assert state not in TRANSITIONS["return"]
