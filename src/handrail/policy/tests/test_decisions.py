from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.errors import RefusedError
from handrail.policy.decisions import Decision, decide

CODES = st.sampled_from(["lapsed", "no_items", "wrong_state", "terms_not_accepted"])
DECISIONS = st.builds(
    Decision, st.just("approve"), st.lists(CODES, unique=True).map(tuple), st.just(("a-policy",))
)


@pytest.mark.parametrize(
    ("obstacles", "reasons"),
    [
        ({}, ()),
        ({"lapsed": False}, ()),
        ({"lapsed": True}, ("lapsed",)),
        ({"lapsed": True, "no_items": False, "wrong_state": True}, ("lapsed", "wrong_state")),
    ],
)
def test_the_obstacles_that_hold_are_the_reasons(obstacles, reasons):
    assert decide("approve", **obstacles).reasons == reasons


@given(decision=DECISIONS)
def test_a_decision_is_true_when_nothing_stands_in_the_way(decision):
    assert bool(decision) is (decision.reasons == ())


@given(one=DECISIONS, other=DECISIONS)
def test_two_decisions_allow_together_what_each_allows(one, other):
    both = one.and_then(other)

    assert bool(both) is (bool(one) and bool(other))
    assert set(both.reasons) == {*one.reasons, *other.reasons}
    assert len(both.reasons) == len(set(both.reasons))


@given(one=DECISIONS, other=DECISIONS)
def test_the_policies_of_both_are_kept(one, other):
    assert one.and_then(other).policies == one.policies + other.policies


@given(decision=DECISIONS)
def test_allowed_raises_nothing(decision):
    if decision:
        decision.or_raise()


def test_refused_raises_its_reasons_and_policies():
    decision = Decision("approve", ("lapsed",), ("a-policy",))

    with pytest.raises(RefusedError) as refused:
        decision.or_raise()
    assert refused.value.action == "approve"
    assert (refused.value.reasons, refused.value.policies) == (("lapsed",), ("a-policy",))
