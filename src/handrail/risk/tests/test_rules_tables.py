"""The whole tables: each state with each verb, each owner with each body, each kind of harm."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.clocks.domain import TERMS, URGENT, ClockKind
from handrail.members.domain import PARTNER_KINDS, POLICE_KINDS
from handrail.partners.domain import KINDS
from handrail.risk import rules
from handrail.risk.domain import (
    DUTIES,
    GROUNDS,
    LEGAL_DUTIES,
    LEVELS,
    NEXT_OWNERS,
    PASSAGE_TRANSITIONS,
    PASSAGE_WORDS,
    REPORTED_TO,
    RINGS,
    RISK_KINDS,
    RISK_STATE_WORDS,
    RISK_TRANSITIONS,
    STEP_WORDS,
    TRANSITIONS,
    WAITING,
    WENT,
    Alarm,
    EscalationState,
    PassageState,
    RiskState,
)
from handrail.risk.tests.test_rules import NOW, STANDING, held
from handrail.risk.tests.test_rules_owning import (
    COUNCIL,
    ITEM,
    POLICE,
    POST,
    THEM,
    US,
    a_passage,
    a_risk,
    offer,
    somebody,
)

E, P = EscalationState, PassageState
# What a person can do to an immediate risk, by where it stands; whatever is missing is refused.
ANSWERS = {
    E.RAISED: set(),
    E.RINGING: {"acknowledge", "take_over", "stand_down"},
    E.ACKNOWLEDGED: {"take_over", "stand_down"},
    E.TAKEN_OVER: {"stand_down"},
    E.STOOD_DOWN: set(),
}
ASKED = {
    "acknowledge": rules.may_acknowledge,
    "take_over": lambda held: rules.may_take_over(held, incident_number="SYN-1"),
    "stand_down": lambda held: rules.may_stand_down(held, STANDING, at=NOW),
}


@pytest.mark.parametrize(("state", "verb"), list(product(E, ASKED)))
def test_what_can_be_answered_where(state, verb):
    assert bool(ASKED[verb](held(state))) is (verb in ANSWERS[state])


def test_nothing_leads_back_from_an_end():
    for verb, moves in TRANSITIONS.items():
        assert E.STOOD_DOWN not in moves, verb
        assert verb == "stand_down" or E.TAKEN_OVER not in moves


def test_whatever_waits_climbs_and_nothing_else_does():
    assert set(TRANSITIONS["climb"]) == WAITING


def test_each_level_has_a_clock_and_each_clock_is_urgent():
    assert len(RINGS) == len(LEVELS)
    assert {*RINGS, ClockKind.ESCALATION_TAKEN_OVER} == URGENT


def test_no_level_rings_longer_than_a_quarter_of_an_hour():
    lasting = [TERMS[kind].end(NOW) - NOW for kind in RINGS]

    assert lasting == [timedelta(minutes=minutes) for minutes in (5, 10, 15, 15)]


@given(
    st.sampled_from(E),
    st.sampled_from(["", " ", "\n", "Not for police."]),
    st.sampled_from(["", "council", "school", "charity", "police", *NEXT_OWNERS]),
    st.sampled_from(["", " ", "Control room"]),
    st.timedeltas(timedelta(days=-2), timedelta(days=2)),
)
def test_nobody_stands_down_without_all_of_reason_owner_and_acceptance(
    state, reason, owner, accepted_by, ago
):
    said = replace(
        STANDING, reason=reason, next_owner=owner, accepted_by=accepted_by, accepted_at=NOW + ago
    )
    is_whole = bool(reason.strip() and accepted_by.strip()) and owner in NEXT_OWNERS
    is_past = ago <= timedelta(0)
    at_this_point = "stand_down" in ANSWERS[state]

    assert bool(rules.may_stand_down(held(state), said, at=NOW)) is (
        is_whole and is_past and at_this_point
    )


def test_all_that_is_missing_is_told_at_once():
    said = replace(STANDING, reason="", next_owner="", accepted_by="")

    assert len(rules.may_stand_down(held(), said, at=NOW).reasons) == 3


@given(st.builds(Alarm, **dict.fromkeys(Alarm(words="").__dict__, st.text(max_size=3))))
def test_what_was_left_empty_is_not_kept_and_all_else_is(alarm):
    assert alarm.texts == {name: said for name, said in vars(alarm).items() if said}


@pytest.mark.parametrize(
    ("owner", "to_kind"), list(product(sorted(POLICE_KINDS | PARTNER_KINDS), sorted(KINDS)))
)
@pytest.mark.parametrize("kind", ["violence_or_terrorism", "self_harm"])
def test_each_owner_with_each_body(owner, to_kind, kind):
    is_open_to_them = to_kind in POLICE_KINDS or (
        to_kind in PARTNER_KINDS and owner in POLICE_KINDS and kind != "violence_or_terrorism"
    )

    assert (offer(a_risk(owner_kind=owner, kind=kind), to_kind) == ()) is is_open_to_them


@given(
    st.sampled_from(sorted(set(KINDS) - POLICE_KINDS)),
    st.sampled_from(sorted(KINDS)),
    st.sampled_from(RiskState),
    st.booleans(),
)
def test_violence_is_never_offered_outside_the_police(to_kind, owner, state, can_answer):
    risk = a_risk(kind="violence_or_terrorism", owner_kind=owner, state=state)

    assert offer(risk, to_kind, can_answer=can_answer)


@pytest.mark.parametrize(
    ("owner", "to_kind", "at_once"),
    [
        (COUNCIL, POLICE, True),
        ("health", "counter_terrorism_police", True),
        (POLICE, "counter_terrorism_police", False),
        (POLICE, COUNCIL, False),
        (COUNCIL, "health", False),
    ],
)
def test_only_what_another_body_gives_is_the_police_s_at_once(owner, to_kind, at_once):
    assert rules.is_given_at_once(a_risk(owner_kind=owner), to_kind=to_kind) is at_once


@pytest.mark.parametrize("state", RiskState)
def test_an_offer_is_answered_or_withdrawn_while_it_stands_and_never_else(state):
    is_offered = state is RiskState.TRANSFER_OFFERED

    assert bool(rules.may_answer_offer(a_risk(state=state))) is is_offered
    assert bool(rules.may_withdraw(a_risk(state=state))) is is_offered


def test_no_body_but_the_police_ever_waits_for_an_answer_to_an_offer():
    for owner, to_kind in product(sorted(PARTNER_KINDS), sorted(KINDS)):
        risk = a_risk(owner_kind=owner)
        assert offer(risk, to_kind) or rules.is_given_at_once(risk, to_kind=to_kind)


def test_a_closed_risk_stays_closed():
    assert all(RiskState.CLOSED not in moves for moves in RISK_TRANSITIONS.values())


@pytest.mark.parametrize("reason", ["", " ", "\n\t"])
def test_nothing_is_closed_without_a_reason(reason):
    assert rules.may_close_risk(a_risk(), reason=reason).reasons == ("close_reason_missing",)


@pytest.mark.parametrize(
    ("kind", "words", "has_police", "reasons"),
    [
        *((kind, "It was said.", True, ()) for kind in RISK_KINDS),
        ("boredom", "It was said.", True, ("risk_kind_unknown",)),
        ("", " ", True, ("risk_kind_unknown", "risk_unsaid")),
        ("other", "It was said.", False, ("no_police_here",)),
    ],
)
def test_what_makes_a_risk(kind, words, has_police, reasons):
    decision = rules.may_raise_risk(kind, words=words, has_police=has_police)

    assert decision.reasons == reasons


@pytest.mark.parametrize("duty", [*DUTIES, "prevent_duty", ""])
def test_a_duty_is_one_of_the_closed_list(duty):
    assert bool(rules.may_record_duty(duty)) is (duty in DUTIES)


@pytest.mark.parametrize(
    ("ground", "duty"),
    list(product([*GROUNDS, "gateway", ""], [*LEGAL_DUTIES, "terrorism_act_s1", ""])),
)
def test_each_ground_with_each_duty(ground, duty):
    passes = ground == "serious_harm" or (ground == "legal_duty" and duty in LEGAL_DUTIES)

    assert bool(rules.may_propose(replace(ITEM, ground=ground, duty=duty))) is passes


@given(
    st.sampled_from(P),
    st.sampled_from([US, THEM]),
    st.lists(st.sampled_from([POST, UUID(int=4), UUID(int=5)]), unique=True),
)
def test_nothing_passes_by_one_person_or_one_post(state, member, posts):
    is_second = member != US and POST not in posts

    decision = rules.may_agree(a_passage(state=state), by=somebody(member, *posts))

    assert bool(decision) is (is_second and state is P.PROPOSED)


@pytest.mark.parametrize("state", P)
def test_only_what_passed_is_checked_and_once(state):
    decision = rules.may_check(a_passage(state=state), by=POST, reasons="Yes.")

    assert bool(decision) is (state is P.PASSED)


def test_a_finding_has_reasons():
    passed = a_passage(state=P.PASSED)

    assert rules.may_check(passed, by=POST, reasons=" ").reasons == ("finding_reasons_missing",)


def test_nothing_proposed_is_found_before_it_passed():
    assert set(PASSAGE_TRANSITIONS["find"]) == set(PASSAGE_TRANSITIONS["find_not"]) == {P.PASSED}


@pytest.mark.parametrize(
    ("told", "days", "reasons"),
    [
        *((told, 0, ()) for told in REPORTED_TO),
        ("constable", -400, ()),
        ("constable", 1, ("report_ahead",)),
        ("neighbour", 0, ("report_place_unknown",)),
    ],
)
def test_whom_somebody_told_and_when(told, days, reasons):
    today = date(2026, 3, 2)

    assert rules.may_record_report(told, on=today + timedelta(days), today=today).reasons == reasons


def test_every_state_and_every_step_has_words():
    assert set(RISK_STATE_WORDS) == set(RiskState)
    assert set(PASSAGE_WORDS) == set(P)
    assert set(WENT) == set(RISK_TRANSITIONS)
    assert set(STEP_WORDS) == {"raised", *WENT.values()}
