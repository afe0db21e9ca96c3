"""Who is asked whether meeting is safe, and what a statement allows (R42)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.safety import rules
from handrail.safety.domain import SafetyAnswer, SafetyStatement

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ASKED = SafetyStatement(
    id=UUID(int=1),
    case_id=UUID(int=2),
    police_id=UUID(int=3),
    originator_reference="SYN-1",
    asked_at=NOON,
)
SAFE = replace(ASKED, answer=SafetyAnswer.NONE_KNOWN, stated_at=NOON, holds_until=NOON + 90 * DAY)


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({}, ()),
        ({"is_case_open": False}, ("case_not_open",)),
        ({"can_police_state": False}, ("no_police_originator",)),
        ({"is_waiting": True}, ("safety_asked_already",)),
    ],
)
def test_the_police_who_nominated_are_asked_once_at_a_time(change, refused):
    known = {"is_case_open": True, "can_police_state": True, "is_waiting": False}

    assert rules.may_ask(**known | change).reasons == refused


@pytest.mark.parametrize(
    ("asked", "answer", "precautions", "refused"),
    [
        (ASKED, "none_known", "", ()),
        (ASKED, "precautions_needed", "Go in pairs.", ()),
        (ASKED, "do_not_meet", "", ()),
        (ASKED, "precautions_needed", " ", ("precautions_unsaid",)),
        (ASKED, "none_known", "Go in pairs.", ("precautions_needless",)),
        (ASKED, "perhaps", "", ("safety_answer_unknown",)),
        (SAFE, "none_known", "", ("safety_stated_already",)),
    ],
)
def test_a_statement_is_one_of_three_answers(asked, answer, precautions, refused):
    decision = rules.may_state(asked, answer=answer, precautions=precautions)

    assert decision.reasons == refused


@pytest.mark.parametrize(
    ("statement", "at", "refused"),
    [
        (None, NOON, ("no_safety_statement",)),
        (ASKED, NOON, ("no_safety_statement",)),
        (SAFE, NOON, ()),
        (replace(SAFE, answer=SafetyAnswer.DO_NOT_MEET), NOON, ("do_not_meet",)),
        (replace(SAFE, outdated_at=NOON), NOON, ("safety_outdated_by_risk",)),
        (SAFE, NOON + 90 * DAY, ("safety_statement_ran_out",)),
    ],
)
def test_nobody_is_met_without_a_statement_that_holds(statement, at, refused):
    assert rules.may_meet(statement, at=at).reasons == refused


@given(answer=st.sampled_from(SafetyAnswer), days=st.integers(0, 1000), is_late=st.booleans())
def test_no_meeting_follows_a_do_not_meet_or_a_risk(answer, days, is_late):
    held = replace(SAFE, answer=answer, outdated_at=NOON if is_late else None)

    if rules.may_meet(held, at=NOON + days * DAY):
        assert answer is not SafetyAnswer.DO_NOT_MEET
        assert not is_late
        assert days < 90
