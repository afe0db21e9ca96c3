"""What whoever nominated may learn of it: received, returned or closed, and nothing else (R32)."""

from __future__ import annotations

import pytest

from handrail.nominations.rules import (
    AFTER_DECONFLICTION,
    LIVE,
    ORIGINATOR_WORDS,
    SEEN_BY_ORIGINATOR,
    NominationState,
    OriginatorState,
)


def test_every_state_has_its_word_for_the_originator():
    assert set(SEEN_BY_ORIGINATOR) == set(NominationState)
    assert set(ORIGINATOR_WORDS) == set(OriginatorState)


@pytest.mark.parametrize("state", AFTER_DECONFLICTION)
def test_no_live_state_can_be_told_from_another(state):
    assert SEEN_BY_ORIGINATOR[state] is OriginatorState.RECEIVED


@pytest.mark.parametrize("state", NominationState)
def test_states_that_read_alike_count_alike_against_the_agreed_number(state):
    assert (state in LIVE) == (SEEN_BY_ORIGINATOR[state] is OriginatorState.RECEIVED)
