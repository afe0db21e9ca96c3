from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.cases.domain import Case, CaseState
from handrail.meetings import rules
from handrail.meetings.domain import (
    ANSWERS,
    WAYS,
    Attestation,
    Attested,
    Calling,
    Joined,
    Meeting,
    MeetingState,
    Ruling,
    attested,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
CHAIR, NURSE = UUID(int=7), UUID(int=8)
CASE = Case(
    id=UUID(int=1), person_id=UUID(int=2), area="london", state=CaseState.OPEN, opened_at=NOON
)
CALLING = Calling(starts_at=NOON, place="Room 3", chair_id=CHAIR)
JOINED = Joined(held_on=NOON.date(), place="Their office", agreed="They ask for housing.")
MEETING = Meeting(
    id=UUID(int=3),
    case_id=CASE.id,
    area="london",
    state=MeetingState.CALLED,
    starts_at=NOON,
    place="Room 3",
    chair_id=CHAIR,
)
RULING = Ruling(question="Who?", options="Two.", decided="One.", reasons="So.", how="chair")
ATTESTATION = Attestation(
    id=UUID(int=4),
    case_id=CASE.id,
    meeting_id=MEETING.id,
    originator_id=UUID(int=5),
    starts_at=NOON,
    state=Attested.AWAITED,
)
PLANNED = rules.Planned(
    unanswered_needs=0, agreed_actions=1, reasoned_needs=0, is_told=True, has_agreed=True
)


def may_call(case=CASE, *, has_lead=False, has_called=False, **changes):
    standing = rules.may_meet(has_lead=has_lead, has_called=has_called)
    calling = replace(CALLING, **changes)
    return rules.may_call(case, calling, chairs=[CHAIR], standing=standing, at=NOON)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"has_lead": True}, "existing_lead_meets"),
        ({"has_called": True}, "meeting_already_called"),
        ({"case": replace(CASE, state=CaseState.PAUSED)}, "meeting_case_not_open"),
        ({"starts_at": NOON - timedelta(seconds=1)}, "meeting_in_the_past"),
        ({"place": "  "}, "place_missing"),
        ({"chair_id": NURSE}, "chair_unknown"),
    ],
)
def test_a_meeting_is_refused_with_its_reason(changes, reason):
    assert may_call()
    assert may_call(**changes).reasons == (reason,)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"has_lead": False}, "nobody_else_leads"),
        ({"held_on": NOON.date() + timedelta(days=1)}, "meeting_ahead"),
        ({"agreed": ""}, "agreed_missing"),
        ({"place": ""}, "place_missing"),
    ],
)
def test_their_meeting_is_joined_where_there_is_one(changes, reason):
    has_lead = changes.pop("has_lead", True)
    joined = replace(JOINED, **changes)

    decision = rules.may_join(CASE, joined, has_lead=has_lead, on=NOON.date())

    assert decision.reasons == (reason,)


@given(has_lead=st.booleans())
def test_the_centre_either_calls_or_joins_and_never_both(has_lead):
    joins = rules.may_join(CASE, JOINED, has_lead=has_lead, on=NOON.date())

    assert bool(may_call(has_lead=has_lead)) is not bool(joins)


@pytest.mark.parametrize(
    ("came", "sent_word", "reasons"),
    [
        ({CHAIR}, {NURSE}, ()),
        ({CHAIR}, {CHAIR}, ("came_and_sent_word",)),
        ({UUID(int=9)}, set(), ("post_unknown",)),
    ],
)
def test_who_came_is_kept_by_known_posts(came, sent_word, reasons):
    coming = {"came": frozenset(came), "sent_word": frozenset(sent_word)}
    seats = frozenset({CHAIR, NURSE})
    decision = rules.may_attend(MEETING, coming=coming, seats=seats, on=NOON.date())

    assert decision.reasons == reasons


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"question": ""}, "asked_missing"),
        ({"options": " "}, "options_missing"),
        ({"decided": ""}, "decided_missing"),
        ({"reasons": ""}, "why_missing"),
        ({"how": "by lot"}, "way_unknown"),
    ],
)
def test_a_decision_says_everything(change, reason):
    ruling = replace(RULING, **change)

    assert rules.may_rule(MEETING, ruling, on=NOON.date()).reasons == (reason,)


@pytest.mark.parametrize("how", WAYS)
def test_a_decision_is_taken_in_one_of_three_ways(how):
    assert rules.may_rule(MEETING, replace(RULING, how=how), on=NOON.date())


def test_nothing_is_decided_before_the_day_or_after_the_minutes():
    early, signed = NOON.date() - timedelta(days=1), replace(MEETING, state=MeetingState.SIGNED)

    assert rules.may_decide(MEETING, on=early).reasons == ("meeting_not_begun",)
    assert rules.may_decide(signed, on=NOON.date()).reasons == ("minutes_signed",)


def test_minutes_of_a_meeting_to_which_nobody_came_are_not_signed():
    assert rules.may_sign_minutes(MEETING, came=0, on=NOON.date()).reasons == ("nobody_came",)
    assert rules.may_sign_minutes(MEETING, came=1, on=NOON.date())


def test_no_and_cannot_say_are_one_and_the_same():
    assert attested("no") == attested("cannot_say") == Attested.TO_ADVISE
    assert attested("yes") == Attested.NOTHING_WITHHELD


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_originator_that_had_to_advise_may_attest_again(answer):
    advised = replace(ATTESTATION, state=Attested.TO_ADVISE)

    assert rules.may_attest(ATTESTATION, answer=answer)
    assert rules.may_attest(advised, answer=answer)


def test_what_is_attested_stays_so():
    done = replace(ATTESTATION, state=Attested.NOTHING_WITHHELD)

    assert rules.may_attest(done, answer="no").reasons == ("already_attested",)
    assert rules.may_attest(ATTESTATION, answer="perhaps").reasons == ("answer_unknown",)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"unanswered_needs": 1}, "need_unanswered"),
        ({"agreed_actions": 0}, "nothing_planned"),
        ({"is_told": False}, "plan_person_not_told"),
        ({"has_agreed": False}, "plan_person_has_not_agreed"),
    ],
)
def test_a_plan_is_refused_with_its_reason(change, reason):
    assert rules.may_sign_plan(CASE, PLANNED)
    assert rules.may_sign_plan(CASE, replace(PLANNED, **change)).reasons == (reason,)


@given(
    unanswered=st.integers(0, 3),
    actions=st.integers(0, 3),
    reasoned=st.integers(0, 3),
    is_told=st.booleans(),
    has_agreed=st.booleans(),
)
def test_no_plan_leaves_a_need_unanswered_or_the_person_unasked(
    unanswered, actions, reasoned, is_told, has_agreed
):
    planned = rules.Planned(
        unanswered_needs=unanswered,
        agreed_actions=actions,
        reasoned_needs=reasoned,
        is_told=is_told,
        has_agreed=has_agreed,
    )

    if rules.may_sign_plan(CASE, planned):
        assert unanswered == 0
        assert is_told
        assert has_agreed
