"""Every state against every verb, and every ground against every other: nothing is left to chance."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.questions import presenters, rules
from handrail.questions.domain import TWELVE, UNSETTLED, Question, QuestionState, Response
from handrail.questions.rules import WORDS
from handrail.questions.tests.test_rules import ASKED, PROPOSED, RESPONSE, ROUND, TODAY

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
QUESTION = Question(
    id=UUID(int=1), text="Who pays?", topic="", asker_id=UUID(int=2), asker_post="Councillor",
    owner_id=UUID(int=3), is_public=True, state=QuestionState.OPEN, asked_at=NOON, due_at=NOON,
    overdue_at=None, letter_id=None, consultation_id=None,
)  # fmt: skip
MOVES = {
    "answer": lambda state: rules.may_answer(state, text="Yes.", evidence=""),
    "dispute": lambda state: rules.may_dispute(state, text="No."),
    "accept": rules.may_accept,
}
PERMITTED = {
    ("open", "answer"), ("disputed", "answer"), ("answered", "dispute"), ("answered", "accept"),
}  # fmt: skip
TRUTHS = st.booleans()


@pytest.mark.parametrize("verb", sorted(MOVES))
@pytest.mark.parametrize("state", QuestionState)
def test_each_move_is_made_from_its_own_states_and_no_other(state, verb):
    decision = MOVES[verb](state)

    assert bool(decision) is ((state, verb) in PERMITTED)
    assert decision or decision.reasons == ("question_not_at_this_point",)


@given(answered=TRUTHS, own=TRUTHS, is_open=TRUTHS, invited=TRUTHS, text=st.sampled_from(["", "A"]))
def test_asking_is_refused_for_each_ground_that_holds_and_for_no_other(
    answered, own, is_open, invited, text
):
    decision = rules.may_ask(
        replace(ASKED, text=text),
        is_answered_there=answered,
        is_own_letter=own,
        is_round_open=is_open,
        is_round_own=invited,
    )
    grounds = {
        "question_missing": not text,
        "nobody_answers_there": not answered,
        "letter_not_yours": not own,
        "consultation_over": not is_open,
        "not_asked": is_open and not invited,
    }
    assert set(decision.reasons) == {reason for reason, holds in grounds.items() if holds}


@given(asked=TRUTHS, responded=TRUTHS, is_closed=TRUTHS, position=st.sampled_from(["for", "none"]))
def test_responding_is_refused_for_each_ground_that_holds(asked, responded, is_closed, position):
    decision = rules.may_respond(
        replace(ROUND, closed_at=NOON if is_closed else None),
        replace(RESPONSE, position=position),
        is_asked=asked,
        has_responded=responded,
    )
    grounds = {
        "consultation_over": is_closed,
        "not_asked": not asked,
        "already_responded": responded,
        "position_unknown": position == "none",
    }
    assert set(decision.reasons) == {reason for reason, holds in grounds.items() if holds}


@pytest.mark.parametrize("position", ["for", "changes", "against"])
def test_an_organisation_may_be_for_it_for_it_with_changes_or_against_it(position):
    response = Response(position=position, text="Because.")

    assert rules.may_respond(ROUND, response, is_asked=True, has_responded=False)


@pytest.mark.parametrize("position", ["", "For", "abstain"])
def test_there_is_no_fourth_position(position):
    response = Response(position=position, text="Because.")

    assert not rules.may_respond(ROUND, response, is_asked=True, has_responded=False)


@pytest.mark.parametrize("evidence", ["", *TWELVE])
def test_an_answer_points_at_one_of_the_twelve_or_at_none(evidence):
    assert rules.may_answer(QuestionState.OPEN, text="Yes.", evidence=evidence)


@pytest.mark.parametrize("evidence", ["q13", "Q1", " ", "q1 "])
def test_an_answer_points_at_nothing_else(evidence):
    decision = rules.may_answer(QuestionState.OPEN, text="Yes.", evidence=evidence)

    assert decision.reasons == ("evidence_unknown",)


@pytest.mark.parametrize(("days", "is_soon"), [(-1, True), (0, True), (1, False), (365, False)])
def test_organisations_are_given_at_least_until_tomorrow(days, is_soon):
    proposed = replace(PROPOSED, until_on=TODAY + timedelta(days=days))

    assert ("ends_too_soon" in rules.may_open(proposed, on=TODAY).reasons) is is_soon


def test_nobody_is_consulted_who_cannot_say_anything():
    decision = rules.may_open(PROPOSED, on=TODAY, can_respond=False)

    assert decision.reasons == ("nobody_responds_there",)


@pytest.mark.parametrize("state", QuestionState)
@pytest.mark.parametrize(("seconds", "is_past"), [(-1, False), (0, True), (1, True)])
def test_only_what_waits_runs_late_and_from_its_moment_on(state, seconds, is_past):
    held = replace(QUESTION, state=state)

    assert held.is_overdue(NOON + timedelta(seconds=seconds)) is (is_past and state in UNSETTLED)


@pytest.mark.parametrize(
    ("since", "words"),
    [
        (timedelta(), "Asked today"),
        (timedelta(hours=23, minutes=59), "Asked today"),
        (timedelta(days=1), "Asked 1 day ago"),
        (timedelta(days=2), "Asked 2 days ago"),
        (timedelta(days=400), "Asked 400 days ago"),
        (-timedelta(hours=1), "Asked today"),
    ],
)
def test_the_age_of_a_question_is_told_in_whole_days(since, words):
    assert presenters.age_words(NOON, at=NOON + since) == words


@pytest.mark.parametrize("reason", sorted(WORDS))
def test_each_reason_is_a_sentence_of_its_own(reason):
    assert WORDS[reason].endswith(".")
    assert list(WORDS.values()).count(WORDS[reason]) == 1
