"""Every combination of what stands in the way of a meeting, a decision and a signed plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.cases.domain import CaseState
from handrail.clocks.calendar import LONDON
from handrail.meetings import rules
from handrail.meetings.domain import (
    ANSWERS,
    ATTESTED_WORDS,
    STATE_WORDS,
    TRANSITIONS,
    Attested,
    MeetingState,
    attested,
)
from handrail.meetings.tests.test_rules import (
    ATTESTATION,
    CASE,
    CHAIR,
    JOINED,
    MEETING,
    NOON,
    NURSE,
    PLANNED,
    RULING,
    may_call,
)

TODAY, DAY = NOON.date(), timedelta(days=1)
SEATS = frozenset({CHAIR, NURSE})
BOTH = (False, True)


def holding(**obstacles):
    return tuple(code for code, holds in obstacles.items() if holds)


@pytest.mark.parametrize("paused", BOTH)
@pytest.mark.parametrize(("past", "nowhere", "unchaired"), [*product(BOTH, repeat=3)])
def test_a_call_names_everything_that_can_be_mended(paused, past, nowhere, unchaired):
    case = replace(CASE, state=CaseState.PAUSED) if paused else CASE
    decision = may_call(
        case,
        starts_at=NOON - DAY if past else NOON,
        place="" if nowhere else "Room 3",
        chair_id=NURSE if unchaired else CHAIR,
    )

    assert decision.reasons == holding(
        meeting_case_not_open=paused,
        meeting_in_the_past=past,
        place_missing=nowhere,
        chair_unknown=unchaired,
    )


@pytest.mark.parametrize(("has_lead", "has_called"), [*product(BOTH, repeat=2)])
def test_one_meeting_at_a_time_and_none_beside_the_leads_own(has_lead, has_called):
    decision = rules.may_meet(has_lead=has_lead, has_called=has_called)

    assert decision.reasons == holding(
        existing_lead_meets=has_lead, meeting_already_called=has_called
    )


@pytest.mark.parametrize("state", CaseState)
@pytest.mark.parametrize(("led", "ahead", "nowhere", "unsaid"), [*product(BOTH, repeat=4)])
def test_joining_theirs_names_everything_in_the_way(state, led, ahead, nowhere, unsaid):
    joined = replace(
        JOINED,
        held_on=TODAY + DAY if ahead else TODAY,
        place=" " if nowhere else "There",
        agreed="\n" if unsaid else "Housing.",
    )
    case = replace(CASE, state=state)

    decision = rules.may_join(case, joined, has_lead=led, on=TODAY)

    assert decision.reasons == holding(
        meeting_case_not_open=state is not CaseState.OPEN,
        nobody_else_leads=not led,
        meeting_ahead=ahead,
        place_missing=nowhere,
        agreed_missing=unsaid,
    )


@given(
    came=st.frozensets(st.sampled_from([CHAIR, NURSE, UUID(int=9)])),
    sent_word=st.frozensets(st.sampled_from([CHAIR, NURSE, UUID(int=9)])),
    state=st.sampled_from(MeetingState),
    days=st.integers(-2, 2),
)
def test_who_came_is_of_this_area_came_once_and_not_before_the_day(came, sent_word, state, days):
    meeting, coming = replace(MEETING, state=state), {"came": came, "sent_word": sent_word}

    decision = rules.may_attend(meeting, coming=coming, seats=SEATS, on=TODAY + days * DAY)

    assert decision.reasons == holding(
        minutes_signed=state is not MeetingState.CALLED,
        post_unknown=not came | sent_word <= SEATS,
        came_and_sent_word=bool(came & sent_word),
        meeting_not_begun=bool(came) and days < 0,
    )


@pytest.mark.parametrize("state", MeetingState)
@pytest.mark.parametrize("days", [-1, 0, 1])
@pytest.mark.parametrize("came", [0, 1, 5])
def test_minutes_are_signed_from_the_day_on_once_and_after_somebody_came(state, days, came):
    meeting = replace(MEETING, state=state)

    decision = rules.may_sign_minutes(meeting, came=came, on=TODAY + days * DAY)

    assert decision.reasons == holding(
        minutes_signed=state is not MeetingState.CALLED,
        meeting_not_begun=days < 0,
        nobody_came=came == 0,
    )


@pytest.mark.parametrize("state", MeetingState)
@pytest.mark.parametrize("days", [-1, 0, 1])
@pytest.mark.parametrize("how", ["unanimous", "majority", "chair", "", "Unanimous"])
def test_a_decision_is_taken_from_the_day_on_in_a_known_way(state, days, how):
    decision = rules.may_rule(
        replace(MEETING, state=state), replace(RULING, how=how), on=TODAY + days * DAY
    )

    assert decision.reasons == holding(
        minutes_signed=state is not MeetingState.CALLED,
        meeting_not_begun=days < 0,
        way_unknown=how in {"", "Unanimous"},
    )


@given(
    words=st.lists(st.sampled_from(["", " \n", "Said."]), min_size=4, max_size=4),
)
def test_no_decision_leaves_one_of_its_four_parts_unsaid(words):
    parts = dict(zip(("question", "options", "decided", "reasons"), words, strict=True))

    allowed = rules.may_rule(MEETING, replace(RULING, **parts), on=TODAY)

    assert bool(allowed) is (words == ["Said."] * 4)


@pytest.mark.parametrize("state", Attested)
@pytest.mark.parametrize("answer", [*ANSWERS, "", "maybe"])
def test_an_attestation_is_answered_until_nothing_is_withheld(state, answer):
    decision = rules.may_attest(replace(ATTESTATION, state=state), answer=answer)

    assert decision.reasons == holding(
        answer_unknown=answer not in ANSWERS,
        already_attested=state is Attested.NOTHING_WITHHELD,
    )


@given(answer=st.text())
def test_nothing_but_a_plain_yes_says_that_nothing_is_withheld(answer):
    assert (attested(answer) is Attested.NOTHING_WITHHELD) is (answer == "yes")


PLANS = st.builds(
    rules.Planned,
    unanswered_needs=st.integers(0, 2),
    agreed_actions=st.integers(0, 2),
    reasoned_needs=st.integers(0, 2),
    is_told=st.booleans(),
    has_agreed=st.booleans(),
)


@given(state=st.sampled_from(CaseState), planned=PLANS)
def test_a_plan_names_everything_that_keeps_it_from_being_signed(state, planned):
    assert rules.may_sign_plan(replace(CASE, state=state), planned).reasons == holding(
        meeting_case_not_open=state is not CaseState.OPEN,
        need_unanswered=planned.unanswered_needs > 0,
        nothing_planned=not planned.agreed_actions and not planned.reasoned_needs,
        plan_person_not_told=not planned.is_told,
        plan_person_has_not_agreed=not planned.has_agreed,
    )


def test_a_plan_of_nothing_but_reasons_can_be_signed():
    assert rules.may_sign_plan(CASE, replace(PLANNED, agreed_actions=0, reasoned_needs=1))


@pytest.mark.parametrize(
    ("hour", "has_begun"), [((2026, 7, 1, 0, 30), True), ((2026, 7, 2, 0, 30), False)]
)
def test_the_day_of_a_meeting_is_its_day_in_london(hour, has_begun):
    meeting = replace(MEETING, starts_at=datetime(*hour, tzinfo=LONDON))

    assert meeting.has_begun(datetime(2026, 7, 1, tzinfo=LONDON).date()) is has_begun


@pytest.mark.parametrize("state", MeetingState)
def test_every_state_of_a_meeting_has_its_words(state):
    assert replace(MEETING, state=state).state_words == STATE_WORDS[state]


@pytest.mark.parametrize("state", Attested)
def test_every_attestation_has_its_words_and_none_tells_what_is_withheld(state):
    assert replace(ATTESTATION, state=state).state_words == ATTESTED_WORDS[state]


def test_what_is_signed_or_was_the_leads_own_is_signed_no_more():
    assert set(TRANSITIONS["sign"]) == {MeetingState.CALLED}


def test_every_reason_of_these_rules_has_a_sentence():
    assert all(words.endswith(".") for words in rules.WORDS.values())
