"""Who owns a risk, whatever is offered, returned or left unanswered; and what may pass to the police."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.acts.domain import Actor, Door
from handrail.members.domain import PARTNER_KINDS, POLICE_KINDS
from handrail.partners.domain import KINDS
from handrail.risk import rules
from handrail.risk.domain import (
    RISK_KINDS,
    RISK_TRANSITIONS,
    Passage,
    PassageState,
    Proposed,
    Risk,
    RiskState,
)

NOW = datetime(2026, 3, 2, 2, tzinfo=UTC)
US, THEM, POST = UUID(int=1), UUID(int=2), UUID(int=3)
POLICE, COUNCIL = "territorial_police", "local_authority"
ITEM = Proposed(text="He has a machete.", ground="serious_harm", duty="", reasons="His brother.")


def a_risk(**changes):
    held = Risk(
        id=US,
        case_id=US,
        area="london",
        kind="self_harm",
        state=RiskState.OPEN,
        owner_id=US,
        owner_kind=POLICE,
        raised_as="Nurse",
        raised_from=THEM,
        raised_at=NOW,
        contact_id=US,
        contact_post="Duty officer",
        climbed=0,
    )
    return replace(held, **changes)


def a_passage(**changes):
    held = Passage(
        id=US,
        case_id=US,
        area="london",
        kind="item",
        state=PassageState.PROPOSED,
        ground="serious_harm",
        duty="",
        proposed_by=US,
        proposed_posts=(POST,),
        proposed_as="Nurse",
        proposed_from=US,
        proposed_at=NOW,
    )
    return replace(held, **changes)


def somebody(member=THEM, *posts):
    return Actor(
        member_id=member,
        organisation_id=THEM,
        organisation_kind="centre",
        door=Door.WEB,
        today=date(2026, 3, 2),
        post_ids=posts,
    )


def offer(held, to_kind, **changes):
    asked = {"to": THEM, "to_kind": to_kind, "can_answer": True} | changes
    return rules.may_offer(held, **asked).reasons


@pytest.mark.parametrize(
    ("owner", "kind", "to_kind", "reasons"),
    [
        (POLICE, "self_harm", COUNCIL, ()),
        (POLICE, "self_harm", "health", ()),
        (POLICE, "self_harm", "counter_terrorism_police", ()),
        (POLICE, "violence_or_terrorism", "counter_terrorism_police", ()),
        (POLICE, "violence_or_terrorism", COUNCIL, ("police_risk_stays_with_police",)),
        (COUNCIL, "self_harm", POLICE, ()),
        (COUNCIL, "self_harm", "health", ("only_to_the_police",)),
        (POLICE, "self_harm", "umbrella_body", ("body_cannot_own_risks",)),
        (POLICE, "self_harm", "centre", ("body_cannot_own_risks",)),
    ],
)
def test_to_whom_a_risk_may_be_offered(owner, kind, to_kind, reasons):
    assert offer(a_risk(owner_kind=owner, kind=kind), to_kind) == reasons


def test_nobody_is_offered_what_they_own_or_could_not_answer():
    assert offer(a_risk(), POLICE, to=US) == ("owner_already",)
    assert offer(a_risk(), COUNCIL, can_answer=False) == ("nobody_to_answer",)


@given(
    st.sampled_from(sorted(RISK_KINDS)),
    st.lists(st.tuples(st.sampled_from(sorted(KINDS)), st.booleans())),
)
def test_no_return_ends_with_a_council_a_charity_or_a_school(kind, offers):
    held = a_risk(kind=kind)
    for number, (to_kind, is_accepted) in enumerate(offers):
        to = UUID(int=100 + number)
        if not rules.may_offer(held, to=to, to_kind=to_kind, can_answer=True):
            continue
        if rules.is_given_at_once(held, to_kind=to_kind) or is_accepted:
            held = replace(held, owner_id=to, owner_kind=to_kind, state=RiskState.ACCEPTED)
            continue
        held = replace(held, state=RISK_TRANSITIONS["return_transfer"][RiskState.TRANSFER_OFFERED])
        assert held.owner_kind in POLICE_KINDS
    assert held.owner_kind in POLICE_KINDS | PARTNER_KINDS
    assert held.owner_kind in POLICE_KINDS or not rules.is_for_police_alone(kind)


@pytest.mark.parametrize("state", RiskState)
def test_only_a_risk_at_rest_is_closed_or_offered(state):
    at_rest = state in (RiskState.OPEN, RiskState.ACCEPTED, RiskState.RETURNED)

    assert bool(rules.may_close_risk(a_risk(state=state), reason="Over.")) is at_rest
    assert bool(offer(a_risk(state=state), COUNCIL) == ()) is at_rest


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"text": " "}, "item_unsaid"),
        ({"ground": "curiosity"}, "passage_ground_unknown"),
        ({"ground": "legal_duty"}, "which_duty_unknown"),
        ({"reasons": ""}, "passage_reasons_missing"),
    ],
)
def test_what_passes_has_words_a_ground_and_reasons(change, reason):
    assert rules.may_propose(ITEM)
    assert rules.may_propose(replace(ITEM, **change)).reasons == (reason,)


def test_two_people_of_two_posts_agree():
    assert rules.may_agree(a_passage(), by=somebody())
    assert rules.may_agree(a_passage(), by=somebody(US)).reasons == ("second_person_needed",)
    assert rules.may_agree(a_passage(), by=somebody(THEM, POST)).reasons == ("another_post_needed",)


def test_a_check_comes_from_somebody_who_was_not_involved():
    passed = a_passage(state=PassageState.PASSED, agreed_by=THEM)

    assert rules.may_check(passed, by=POST, reasons="It was needed.")
    for involved in (US, THEM):
        decision = rules.may_check(passed, by=involved, reasons="It was needed.")
        assert decision.reasons == ("was_involved",)
