"""Every reason has its words on a screen, and no words are for a reason that nobody gives."""

from __future__ import annotations

import pytest

from handrail.acts.domain import Event
from handrail.errors import NotFoundError
from handrail.nominations.intake.faults import FaultCode
from handrail.policy.engine import NOT_PERMITTED, POLICY_FAULT, engine
from handrail.site.tests.whole_house import below, obstacles, raised_codes
from handrail.site.words import WORDS, words_of

BREACHES = {FaultCode.ABOVE_CEILING.value, FaultCode.SOURCE_OR_METHOD.value}
ENGINE = {NOT_PERMITTED, POLICY_FAULT, NotFoundError.code}
POLICIES = {policy.reason for policy in engine().policies.values()}


def test_rules_are_found_to_walk():
    assert {"wrong_state", "two_keys_needed", "watching_task", "no_gateway"} <= obstacles()


@pytest.mark.parametrize(
    "reason", sorted(obstacles() | raised_codes() | POLICIES | ENGINE | BREACHES)
)
def test_every_reason_has_its_words(reason):
    sentence = words_of(reason)

    assert sentence[0].isupper() or sentence[0] == "'"
    assert sentence.endswith(".")


@pytest.mark.parametrize("reason", sorted(WORDS))
def test_no_words_are_for_a_reason_that_nobody_gives(reason):
    assert reason in obstacles() | raised_codes() | POLICIES | ENGINE | BREACHES


@pytest.mark.parametrize("reason", sorted(WORDS))
def test_a_reason_of_two_capabilities_reads_the_same_in_both(reason):
    assert len({words[reason] for words in WORDS.maps if reason in words}) == 1


@pytest.mark.parametrize("event", below(Event), ids=lambda event: event.act)
def test_every_event_is_a_sentence(event):
    sentence = (event.__doc__ or "").partition("\n")[0]

    assert sentence.endswith(".")
    assert not sentence.startswith(event.__name__)
