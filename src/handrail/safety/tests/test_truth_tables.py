"""Every ground on which the police are not asked, a statement is not taken and nobody is met."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.clocks.calendar import days_after
from handrail.safety import rules
from handrail.safety.domain import ANSWER_WORDS, HOLDS_DAYS, SafetyAnswer
from handrail.safety.rules import WORDS
from handrail.safety.tests.test_rules import ASKED, NOON, SAFE

TRUTHS = st.booleans()
MOMENT = timedelta(microseconds=1)


@given(is_open=TRUTHS, can_state=TRUTHS, is_waiting=TRUTHS)
def test_the_police_are_not_asked_for_each_ground_that_holds(is_open, can_state, is_waiting):
    decision = rules.may_ask(
        is_case_open=is_open, can_police_state=can_state, is_waiting=is_waiting
    )
    grounds = {
        "case_not_open": not is_open,
        "no_police_originator": not can_state,
        "safety_asked_already": is_waiting,
    }
    assert set(decision.reasons) == {reason for reason, holds in grounds.items() if holds}


@pytest.mark.parametrize(
    ("answer", "without", "with_words"),
    [
        ("precautions_needed", ("precautions_unsaid",), ()),
        ("none_known", (), ("precautions_needless",)),
        ("do_not_meet", (), ()),
        ("", ("safety_answer_unknown",), ("safety_answer_unknown",)),
        ("None_known", ("safety_answer_unknown",), ("safety_answer_unknown",)),
    ],
)
def test_precautions_are_said_where_they_are_needed_and_nowhere_else(answer, without, with_words):
    for words, refused in (("", without), (" \n", without), ("Go in pairs.", with_words)):
        assert rules.may_state(ASKED, answer=answer, precautions=words).reasons == refused


@given(answer=st.sampled_from(SafetyAnswer), words=st.sampled_from(["", "Go in pairs."]))
def test_what_was_stated_is_never_stated_again(answer, words):
    decision = rules.may_state(SAFE, answer=answer, precautions=words)

    assert "safety_stated_already" in decision.reasons


@pytest.mark.parametrize("answer", SafetyAnswer)
@pytest.mark.parametrize("is_outdated", [False, True])
@pytest.mark.parametrize("is_past", [False, True])
def test_somebody_is_met_only_on_a_statement_that_says_so_and_holds(answer, is_outdated, is_past):
    held = replace(SAFE, answer=answer, outdated_at=NOON if is_outdated else None)
    decision = rules.may_meet(held, at=held.holds_until if is_past else NOON)
    grounds = {
        "do_not_meet": answer == "do_not_meet",
        "safety_outdated_by_risk": is_outdated,
        "safety_statement_ran_out": is_past,
    }
    assert set(decision.reasons) == {reason for reason, holds in grounds.items() if holds}


@pytest.mark.parametrize("month", range(1, 13))
def test_a_statement_holds_through_its_ninetieth_day_in_london_whatever_the_clocks_do(month):
    stated = datetime(2026, month, 1, 9, tzinfo=UTC)
    held = replace(SAFE, stated_at=stated, holds_until=days_after(stated, HOLDS_DAYS))
    last = stated + timedelta(days=90)

    assert rules.may_meet(held, at=last)
    assert rules.may_meet(held, at=held.holds_until - MOMENT)
    assert not rules.may_meet(held, at=held.holds_until)
    assert not rules.may_meet(held, at=last + timedelta(days=1))


def test_there_are_three_answers_in_words_and_no_score():
    assert set(ANSWER_WORDS) == set(SafetyAnswer)
    assert len(SafetyAnswer) == 3


@pytest.mark.parametrize("reason", sorted(WORDS))
def test_each_reason_is_a_sentence_of_its_own(reason):
    assert WORDS[reason].endswith(".")
    assert list(WORDS.values()).count(WORDS[reason]) == 1
