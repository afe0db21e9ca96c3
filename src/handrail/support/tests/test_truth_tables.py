"""Every combination of what stands in the way of an action of support, and of a second look."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.support import rules
from handrail.support.domain import (
    ANSWERING,
    TRANSITIONS,
    UNFINISHED,
    WHY_NOT_DELIVERED,
    ActionState,
    Held,
    Session,
)
from handrail.support.tests.test_rules import ACTION, PROPOSAL, STANDING, TODAY, proposed
from handrail.support.tests.test_watching import ORDINARY_SUPPORT, WATCHING_TASKS

DAY = timedelta(days=1)
BOTH = (False, True)
NEED, OTHER = UUID(int=21), UUID(int=22)
DOUBTFUL_TASKS = (
    "Check in on how the garden goes.",
    "Let us know how the visit went.",
    "Ask the visitors to ring first.",
    "Keep an eye out for a flat.",
    "Look at social media together.",
    "Update the centre every Friday.",
    "Note any suspicious letters.",
    "Ask about his movements between homes.",
)


def holding(**obstacles):
    return tuple(code for code, holds in obstacles.items() if holds)


@pytest.mark.parametrize("standing", [*product(BOTH, repeat=3)])
@pytest.mark.parametrize(
    ("known", "late", "said"), [*product(BOTH, BOTH, ["", "Help.", "Follow her."])]
)
def test_a_proposal_names_everything_in_its_way(standing, known, late, said):
    holds = dict(zip(STANDING, standing, strict=True))
    decision = proposed(
        **holds,
        purpose="housing" if known else "watching",
        due_on=TODAY - DAY if late else TODAY,
        description=said,
    )

    assert decision.reasons == holding(
        disclosure_not_accepted=not holds["is_accepted"],
        purpose_unknown=not known,
        description_missing=not said,
        watching_task=said == "Follow her.",
        person_not_told=not holds["is_told"],
        person_has_not_agreed=not holds["is_agreed"],
        due_in_the_past=late,
    )


@given(
    need_id=st.sampled_from([None, NEED, OTHER]),
    needs=st.frozensets(st.just(NEED)),
    sessions=st.integers(-1000, 1000),
)
def test_an_action_answers_an_open_need_or_none_and_orders_what_can_be_counted(
    need_id, needs, sessions
):
    proposal = replace(PROPOSAL, need_id=need_id, sessions_ordered=sessions)

    assert rules.may_answer(proposal, needs=needs).reasons == holding(
        need_unknown=need_id is not None and need_id not in needs,
        sessions_uncountable=not 0 <= sessions <= 500,
    )


@pytest.mark.parametrize("state", ActionState)
@pytest.mark.parametrize("verb", ["clear", "refuse_as_watching"])
@pytest.mark.parametrize("reasons", ["It is about help.", "", " \n"])
def test_only_what_is_held_is_looked_at_and_only_with_reasons(state, verb, reasons):
    decision = rules.may_look(replace(ACTION, state=state), verb, reasons=reasons)

    assert decision.reasons == holding(
        action_not_at_this_point=state is not ActionState.HELD,
        second_look_reasons_missing=not reasons.strip(),
    )


@pytest.mark.parametrize("state", ActionState)
@pytest.mark.parametrize("why_not", [*WHY_NOT_DELIVERED, "did not engage"])
@pytest.mark.parametrize("days", [-400, 0, 1])
def test_a_session_is_of_an_agreed_action_not_ahead_and_for_a_known_reason(state, why_not, days):
    held = Held(happened_on=TODAY + days * DAY, why_not=why_not)

    decision = rules.may_record_session(replace(ACTION, state=state), held=held, on=TODAY)

    assert decision.reasons == holding(
        action_not_at_this_point=state is not ActionState.AGREED,
        session_ahead=days > 0,
        why_not_unknown=why_not not in WHY_NOT_DELIVERED,
    )


@pytest.mark.parametrize(
    ("has_ended", "reasons"), [(True, ()), (False, ("person_has_not_said_no",))]
)
def test_support_stops_where_the_person_said_no_and_nowhere_else(has_ended, reasons):
    assert rules.may_stop(has_ended=has_ended).reasons == reasons


@pytest.mark.parametrize("words", DOUBTFUL_TASKS)
def test_doubtful_words_are_held_and_not_refused(words):
    assert rules.is_doubtful(words)
    assert not rules.is_watching(words)
    assert proposed(description=words)


@pytest.mark.parametrize("words", WATCHING_TASKS)
def test_what_asks_to_watch_outright_is_refused_and_not_held(words):
    assert not rules.is_doubtful(words)


@pytest.mark.parametrize("words", ORDINARY_SUPPORT[:4])
def test_plain_support_is_not_held(words):
    assert not rules.is_doubtful(words)


@given(text=st.text(max_size=500))
def test_no_words_are_refused_and_held_at_once(text):
    assert not (rules.is_watching(text) and rules.is_doubtful(text))


@given(words=st.sampled_from(DOUBTFUL_TASKS), change=st.sampled_from([str.upper, str.title]))
def test_doubt_does_not_hang_on_capitals_or_lines(words, change):
    assert rules.is_doubtful(change(words).replace(" ", "\n"))


@pytest.mark.timeout(5)
@pytest.mark.parametrize("part", ["keep a ", "find out ", "who she ", "report of "])
def test_a_long_text_is_held_or_not_in_time(part):
    assert rules.is_doubtful(part * 20_000) in BOTH


def test_no_step_leads_back_and_no_refused_or_stopped_action_answers_a_need():
    order = list(ActionState)
    for steps in TRANSITIONS.values():
        assert all(order.index(before) < order.index(after) for before, after in steps.items())
    assert UNFINISHED | {ActionState.DONE} == ANSWERING


@pytest.mark.parametrize("why_not", WHY_NOT_DELIVERED)
def test_a_session_is_delivered_where_no_reason_says_otherwise(why_not):
    session = Session(id=NEED, action_id=OTHER, happened_on=TODAY, entered_at=None, why_not=why_not)

    assert session.is_delivered is (why_not == "")
    assert session.words.startswith("Delivered") is session.is_delivered
