"""What an immediate risk needs before it stops ringing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.risk import rules
from handrail.risk.domain import (
    NEXT_OWNERS,
    TRANSITIONS,
    WAITING,
    Alarm,
    Escalation,
    EscalationState,
    Standing,
)

NOW = datetime(2026, 3, 2, 2, tzinfo=UTC)
SOMEBODY = UUID(int=1)
STANDING = Standing(
    reason="Not for police.", next_owner="ambulance", accepted_by="Control", accepted_at=NOW
)


def held(state=EscalationState.RINGING):
    return Escalation(
        id=SOMEBODY,
        about_case=None,
        area="london",
        state=state,
        level=0,
        raised_by=SOMEBODY,
        raised_as="Nurse",
        raised_from=SOMEBODY,
        raised_at=NOW,
    )


def test_words_are_all_that_it_takes():
    assert rules.may_raise(Alarm(words="Help."))
    assert rules.may_raise(Alarm(words=" ")).reasons == ("risk_unsaid",)


@given(st.sampled_from(EscalationState), st.text())
def test_nothing_is_taken_over_without_an_incident_number(state, number):
    decision = rules.may_take_over(held(state), incident_number=number)

    assert bool(decision) == (bool(number.strip()) and state in TRANSITIONS["take_over"])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"reason": ""}, "stand_down_reason_missing"),
        ({"next_owner": "nobody"}, "next_owner_missing"),
        ({"accepted_by": " "}, "next_owner_not_accepted"),
        ({"accepted_at": NOW + timedelta(minutes=1)}, "acceptance_ahead"),
    ],
)
def test_standing_down_needs_a_reason_and_an_accepted_owner(change, reason):
    assert rules.may_stand_down(held(), STANDING, at=NOW)
    assert rules.may_stand_down(held(), replace(STANDING, **change), at=NOW).reasons == (reason,)


def test_neither_council_nor_charity_nor_school_takes_over_from_the_police():
    assert set(NEXT_OWNERS) == {"ambulance", "crisis_team", "emergency_duty_team"}


@given(st.sampled_from(sorted(WAITING)))
def test_what_waits_climbs_and_never_rests(state):
    assert TRANSITIONS["climb"][state] in WAITING - {EscalationState.ACKNOWLEDGED}
