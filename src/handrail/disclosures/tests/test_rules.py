from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.disclosures import rules
from handrail.disclosures.domain import (
    ASKS,
    BestPlacedState,
    DisclosureState,
)
from handrail.disclosures.tests.builders import (
    CARYS,
    CLINIC,
    CLINIC_LEADS,
    COUNCIL_LEADS,
    DAVID,
    NOBODY_LEADS,
    NOON,
    PETER,
    QUALITY,
    TODAY,
    a_disclosure,
    an_item,
    best_placed,
    the_parties,
    the_terms,
)
from handrail.policy.decisions import Decision

S = DisclosureState
DAY = timedelta(days=1)
MEMBERS = st.sampled_from([CARYS, DAVID, PETER])
CLEAR = Decision("place nomination")
UNSAFE = Decision("meet the person", ("no_safety_statement",))
NOT_CLEAR = Decision("place nomination", ("deconfliction_not_clear",))
PROPOSED = best_placed(state=BestPlacedState.PROPOSED)


def submitted(disclosure=None, *, items=None, decided=None, lead=NOBODY_LEADS, **parties):
    return rules.may_submit(
        disclosure or a_disclosure(),
        items=[an_item()] if items is None else items,
        parties=the_parties(**parties),
        best_placed=best_placed() if decided is None else decided or None,
        lead=lead,
    )


def approved(*, by=DAVID, quality=QUALITY, reasons="Needed.", **changes):
    disclosure = a_disclosure(**{"state": S.AWAITING_APPROVAL} | changes)
    return rules.may_approve(disclosure, by=by, quality=quality, reasons=reasons, on=TODAY)


def accepted(*, by=PETER, has_accepted_uses=True, at=NOON, **changes):
    offered = {"state": S.OFFERED, "approved_by": DAVID, "answer_due_at": NOON + DAY}
    return rules.may_accept(
        a_disclosure(**offered | changes), by=by, has_accepted_uses=has_accepted_uses, at=at
    )


def test_a_whole_draft_is_submitted_approved_offered_and_accepted():
    assert submitted()
    assert approved()
    assert rules.may_offer(a_disclosure(state=S.APPROVED), placed=CLEAR, meeting=UNSAFE)
    assert accepted()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"in_force": False}, "no_agreement_in_force"),
        ({"purposes": frozenset({"safeguarding"})}, "purpose_not_in_agreement"),
    ],
)
def test_an_ask_is_refused_outside_its_agreement(change, reason):
    decision = rules.may_ask(the_terms(), parties=the_parties(**change), is_adult=True)

    assert decision.reasons == (reason,)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"ask": "for_awareness"}, "ask_unknown"),
        ({"ask": ""}, "ask_unknown"),
        ({"urgency": "whenever"}, "urgency_unknown"),
        ({"purpose": "immigration_enforcement"}, "purpose_not_in_agreement"),
    ],
)
def test_an_ask_is_refused_with_its_reason(change, reason):
    decision = rules.may_ask(the_terms(**change), parties=the_parties(), is_adult=True)

    assert decision.reasons == (reason,)


def test_a_child_or_somebody_of_unknown_age_is_for_childrens_services():
    assert rules.may_ask_about(is_adult=False).reasons == ("child_needs_childrens_services",)
    assert submitted(a_disclosure(terms=the_terms(is_child=True))).reasons == (
        "child_needs_childrens_services",
    )


@pytest.mark.parametrize("ask", ASKS)
def test_every_ask_asks_for_something(ask):
    assert rules.may_ask(the_terms(ask=ask), parties=the_parties(), is_adult=True)
    assert "aware" not in ask


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"decision_served": "general_interest"}, "no_decision_served"),
        ({"decision_served": ""}, "no_decision_served"),
        ({"kind": "nationality"}, "kind_not_in_agreement"),
    ],
)
def test_an_item_is_refused_with_its_reason(change, reason):
    assert rules.may_add(an_item(**change), parties=the_parties()).reasons == (reason,)
    assert submitted(items=[an_item(), an_item(**change)]).reasons == (reason,)


@given(decision_served=st.text(max_size=30), kind=st.sampled_from(["need", "risk", "identity"]))
def test_an_item_that_serves_no_decision_never_gets_in(decision_served, kind):
    item = an_item(decision_served=decision_served, kind=kind)

    if decision_served not in rules.DECISIONS_SERVED:
        assert not rules.may_add(item, parties=the_parties())
        assert not rules.may_carry(item, disclosure=a_disclosure(), parties=the_parties())
        assert not submitted(items=[item])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"disclosure": a_disclosure(state=S.OFFERED)}, "wrong_state"),
        ({"items": []}, "no_items"),
        ({"decided": PROPOSED}, "best_placed_undecided"),
        ({"decided": best_placed(chosen_id=CLINIC)}, "not_the_best_placed"),
        ({"decided": False}, "best_placed_undecided"),
        ({"disclosure": a_disclosure(basis="consent")}, "basis_does_not_fit"),
        ({"gateways": frozenset()}, "gateway_not_in_agreement"),
        ({"in_force": False}, "no_agreement_in_force"),
    ],
)
def test_a_draft_is_not_submitted_with_its_reason(change, reason):
    assert submitted(**change).reasons == (reason,)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"state": S.DRAFT}, "wrong_state"),
        ({"by": CARYS}, "drafter_cannot_approve"),
        ({"reasons": " "}, "reasons_needed"),
        ({"quality": replace(QUALITY, accuracy="hearsay")}, "accuracy_unknown"),
        ({"quality": replace(QUALITY, checked_on=TODAY + DAY)}, "quality_checked_in_future"),
    ],
)
def test_approval_is_refused_with_its_reason(change, reason):
    assert approved(**change).reasons == (reason,)


@given(drafter=MEMBERS, approver=MEMBERS, state=st.sampled_from(S), reasons=st.text(max_size=9))
def test_nobody_approves_or_refuses_their_own_draft(drafter, approver, state, reasons):
    disclosure = a_disclosure(drafted_by=drafter, state=state)

    if approver == drafter:
        assert not approved(by=approver, drafted_by=drafter, state=state, reasons=reasons)
        assert not rules.may_refuse(disclosure, by=approver, reasons=reasons)


@pytest.mark.parametrize(
    ("by", "reasons", "state", "refused"),
    [
        (DAVID, "Not needed.", S.AWAITING_APPROVAL, ()),
        (DAVID, "", S.AWAITING_APPROVAL, ("reasons_needed",)),
        (CARYS, "Not needed.", S.AWAITING_APPROVAL, ("drafter_cannot_approve",)),
        (DAVID, "Not needed.", S.APPROVED, ("wrong_state",)),
    ],
)
def test_keeping_it_in_needs_reasons_as_letting_it_out_does(by, reasons, state, refused):
    decision = rules.may_refuse(a_disclosure(state=state), by=by, reasons=reasons)

    assert decision.reasons == refused


@pytest.mark.parametrize(
    ("state", "placed", "refused"),
    [
        (S.APPROVED, NOT_CLEAR, ("deconfliction_not_clear",)),
        (S.DRAFT, CLEAR, ("wrong_state",)),
        (S.DRAFT, NOT_CLEAR, ("wrong_state", "deconfliction_not_clear")),
    ],
)
def test_deconfliction_is_asked_again_before_each_offer(state, placed, refused):
    decision = rules.may_offer(a_disclosure(state=state), placed=placed, meeting=UNSAFE)

    assert decision.reasons == refused


@pytest.mark.parametrize(
    ("meeting", "refused"), [(UNSAFE, ("no_safety_statement",)), (Decision("meet the person"), ())]
)
def test_an_offer_that_involves_meeting_needs_it_to_be_safe(meeting, refused):
    asked = a_disclosure(state=S.APPROVED, terms=the_terms(involves_meeting=True))

    assert rules.may_offer(asked, placed=CLEAR, meeting=meeting).reasons == refused


@pytest.mark.parametrize(
    ("lead", "refused"),
    [
        (None, ("lead_unasked",)),
        (CLINIC_LEADS, ("existing_lead_stays",)),
        (COUNCIL_LEADS, ()),
    ],
)
def test_nothing_is_submitted_past_who_already_leads(lead, refused):
    assert submitted(lead=lead).reasons == refused


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"state": S.APPROVED}, "wrong_state"),
        ({"by": CARYS}, "three_people_needed"),
        ({"by": DAVID}, "three_people_needed"),
        ({"has_accepted_uses": False}, "terms_not_accepted"),
        ({"at": NOON + DAY}, "lapsed"),
    ],
)
def test_acceptance_is_refused_with_its_reason(change, reason):
    assert accepted(**change).reasons == (reason,)


def test_an_offer_is_open_until_the_moment_it_is_due():
    assert accepted(at=NOON + DAY - timedelta(microseconds=1))
    assert accepted(answer_due_at=None)


@given(drafter=MEMBERS, approver=MEMBERS, acceptor=MEMBERS)
def test_a_disclosure_takes_three_different_people(drafter, approver, acceptor):
    is_approved = approved(by=approver, drafted_by=drafter)
    is_accepted = accepted(by=acceptor, drafted_by=drafter, approved_by=approver)

    assert bool(is_approved and is_accepted) is (len({drafter, approver, acceptor}) == 3)


@pytest.mark.parametrize(
    ("verb", "state", "text", "refused"),
    [
        ("query", S.OFFERED, "For how long?", ()),
        ("query", S.OFFERED, " ", ("reasons_needed",)),
        ("answer", S.QUERIED, "Four weeks.", ()),
        ("answer", S.QUERIED, "", ("reasons_needed",)),
        ("answer", S.OFFERED, "Four weeks.", ("wrong_state",)),
        ("decline", S.OFFERED, "", ()),
        ("decline", S.QUERIED, "No room.", ()),
        ("decline", S.ACCEPTED, "", ("wrong_state",)),
        ("discard", S.APPROVED, "", ("reasons_needed",)),
        ("discard", S.DRAFT, "Not needed.", ()),
        ("discard", S.OFFERED, "Not needed.", ("wrong_state",)),
    ],
)
def test_all_but_a_decline_need_words(verb, state, text, refused):
    assert rules.may_say(a_disclosure(state=state), verb, text=text).reasons == refused


@pytest.mark.parametrize(
    ("change", "text", "refused"),
    [
        ({}, "The wrong borough.", ()),
        ({"return_by": None}, "The wrong borough.", ()),
        ({}, "", ("reasons_needed",)),
        ({"return_by": NOON - DAY}, "The wrong borough.", ("too_late_to_return",)),
        ({"state": S.OFFERED}, "The wrong borough.", ("wrong_state",)),
    ],
)
def test_what_was_accepted_is_given_back_in_time_and_with_words(change, text, refused):
    disclosure = a_disclosure(**{"state": S.ACCEPTED, "return_by": NOON} | change)

    assert rules.may_return(disclosure, text=text, at=NOON).reasons == refused


@pytest.mark.parametrize(
    ("at", "state", "due_at", "refused"),
    [
        (NOON, S.OFFERED, NOON, ()),
        (NOON + DAY, S.QUERIED, NOON, ()),
        (NOON, S.OFFERED, NOON + DAY, ("not_due_yet",)),
        (NOON, S.OFFERED, None, ("not_due_yet",)),
        (NOON, S.ACCEPTED, NOON, ("wrong_state",)),
    ],
)
def test_silence_ends_an_offer_when_its_time_is_over(at, state, due_at, refused):
    disclosure = a_disclosure(state=state, answer_due_at=due_at)

    assert rules.may_lapse(disclosure, at=at).reasons == refused


@given(minutes=st.integers(-10, 10))
def test_at_any_moment_an_offer_can_be_accepted_or_has_lapsed_and_never_both(minutes):
    at = NOON + DAY + timedelta(minutes=minutes)
    disclosure = a_disclosure(state=S.OFFERED, approved_by=DAVID, answer_due_at=NOON + DAY)

    assert bool(accepted(at=at)) is not bool(rules.may_lapse(disclosure, at=at))


@pytest.mark.parametrize(("is_its_own", "refused"), [(True, ()), (False, ("other_footing",))])
def test_a_draft_stands_on_its_case_and_on_nothing_else(is_its_own, refused):
    assert rules.may_stand(is_under_its_case=is_its_own).reasons == refused


@pytest.mark.parametrize(
    ("text", "names", "is_named"),
    [
        ("Housing advice for Ada", ["Ada Lovelace"], True),
        ("housing for mr LOVELACE-Jones", ["Ada Lovelace"], True),
        ("Housing advice", ["Ada Lovelace"], False),
        ("A housing officer", ["A Lovelace"], False),
        ("Adaptations to the home", ["Ada Lovelace"], False),
        ("", ["Ada"], False),
        ("Housing", [], False),
    ],
)
def test_the_words_of_an_offer_name_nobody(text, names, is_named):
    assert rules.names_the_person(text, names=names) is is_named
