"""The rules of questions and consultations as truth tables, and what holds for all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.questions import rules
from handrail.questions.domain import (
    TRANSITIONS,
    UNSETTLED,
    Asked,
    Consultation,
    Letter,
    Proposed,
    QuestionState,
    Response,
)

ANY = UUID(int=1)
TODAY = date(2026, 3, 3)
NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
ASKED = Asked(text="How many?", addressed_to=ANY, is_public=True)
FITS = {
    "is_answered_there": True,
    "is_own_letter": True,
    "is_round_open": True,
    "is_round_own": True,
}
ROUND = Consultation(
    id=ANY, title="A", subject="SYN-1", text="B", asked=(ANY,), opened_at=NOON,
    until_on=TODAY, closed_at=None, what_changed="",
)  # fmt: skip
PROPOSED = Proposed(title="A", subject="B", text="C", asked=(ANY,), until_on=date(2026, 4, 1))
LETTER = Letter(
    id=ANY, title="A", organisation_id=ANY, on_behalf_of="", dated=TODAY, text="B", is_public=True
)
RESPONSE = Response(position="for", text="We like it.")


@pytest.mark.parametrize(
    ("changes", "holds", "reason"),
    [
        ({"text": "  "}, {}, "question_missing"),
        ({"topic": "q13"}, {}, "topic_unknown"),
        ({}, {"is_answered_there": False}, "nobody_answers_there"),
        ({}, {"is_own_letter": False}, "letter_not_yours"),
        ({}, {"is_round_open": False}, "consultation_over"),
        ({}, {"is_round_open": False, "is_round_own": False}, "consultation_over"),
        ({}, {"is_round_own": False}, "not_asked"),
    ],
)
def test_a_question_is_refused_with_its_reason(changes, holds, reason):
    assert rules.may_ask(replace(ASKED, **changes), **FITS | holds).reasons == (reason,)


@pytest.mark.parametrize("topic", ["", "q1", "q12"])
def test_anything_may_be_asked_where_somebody_answers(topic):
    assert rules.may_ask(replace(ASKED, topic=topic), **FITS)


@pytest.mark.parametrize(
    ("state", "said", "reason"),
    [
        ("answered", {}, "question_not_at_this_point"),
        ("closed", {}, "question_not_at_this_point"),
        ("open", {"text": " "}, "answer_missing"),
        ("open", {"evidence": "q0"}, "evidence_unknown"),
    ],
)
def test_an_answer_is_refused_with_its_reason(state, said, reason):
    words = {"text": "Nobody knows.", "evidence": ""} | said

    assert rules.may_answer(QuestionState(state), **words).reasons == (reason,)


@given(state=st.sampled_from(QuestionState), verbs=st.lists(st.sampled_from(sorted(TRANSITIONS))))
def test_no_way_of_words_leads_back_to_open_and_only_who_asked_ends_it(state, verbs):
    for verb in verbs:
        was, state = state, TRANSITIONS[verb].get(state, state)
        assert was == QuestionState.OPEN or state != QuestionState.OPEN
        assert state != QuestionState.CLOSED or was == state or verb == "accept"


def test_a_disputed_answer_waits_as_an_open_question_does():
    assert {QuestionState.OPEN, QuestionState.DISPUTED} == UNSETTLED
    assert rules.may_answer(QuestionState.DISPUTED, text="More.", evidence="")
    assert not rules.may_dispute(QuestionState.DISPUTED, text="Still wrong.")
    assert not rules.may_accept(QuestionState.DISPUTED)


def test_a_dispute_says_what_is_wrong():
    refused = rules.may_dispute(QuestionState.ANSWERED, text=" ")

    assert refused.reasons == ("why_disputed_missing",)


@pytest.mark.parametrize("changes", [{"title": ""}, {"text": " "}, {"dated": date(2026, 3, 4)}])
def test_a_letter_is_whole_and_written(changes):
    assert rules.may_enter(LETTER, on=TODAY)
    assert not rules.may_enter(replace(LETTER, **changes), on=TODAY)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"subject": ""}, "consultation_incomplete"),
        ({"asked": ()}, "nobody_asked"),
        ({"until_on": TODAY}, "ends_too_soon"),
    ],
)
def test_a_consultation_is_refused_with_its_reason(changes, reason):
    assert rules.may_open(PROPOSED, on=TODAY)
    assert rules.may_open(replace(PROPOSED, **changes), on=TODAY).reasons == (reason,)


@pytest.mark.parametrize(
    ("closed", "changes", "holds", "reason"),
    [
        (NOON, {}, {}, "consultation_over"),
        (None, {}, {"is_asked": False}, "not_asked"),
        (None, {}, {"has_responded": True}, "already_responded"),
        (None, {"position": "maybe"}, {}, "position_unknown"),
        (None, {"text": ""}, {}, "response_missing"),
    ],
)
def test_a_response_is_refused_with_its_reason(closed, changes, holds, reason):
    is_so = {"is_asked": True, "has_responded": False} | holds
    decision = rules.may_respond(
        replace(ROUND, closed_at=closed), replace(RESPONSE, **changes), **is_so
    )

    assert decision.reasons == (reason,)


@given(unanswered=st.integers(0, 1000))
def test_no_consultation_closes_over_an_unanswered_question(unanswered):
    assert bool(rules.may_close(ROUND, unanswered=unanswered)) is (unanswered == 0)


def test_what_changed_is_told_afterwards_and_in_words():
    closed = replace(ROUND, closed_at=NOON)

    assert rules.may_say_what_changed(closed, text="Nothing, because it was right.")
    assert not rules.may_say_what_changed(ROUND, text="Nothing.")
    assert not rules.may_say_what_changed(closed, text=" ")
    assert not rules.may_close(closed, unanswered=0)
