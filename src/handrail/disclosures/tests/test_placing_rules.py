"""What must be true before partners are weighed, one is chosen and a draft begins (R7, R8)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handrail.disclosures import rules
from handrail.disclosures.domain import BestPlacedState, DisclosureState
from handrail.disclosures.tests.builders import (
    CLINIC,
    CLINIC_LEADS,
    COUNCIL,
    COUNCIL_LEADS,
    NOBODY_LEADS,
    a_disclosure,
    best_placed,
)
from handrail.policy.decisions import Decision

CLEAR = Decision("place nomination")
NOT_CLEAR = Decision("place nomination", ("deconfliction_not_clear",))
PROPOSED = best_placed(state=BestPlacedState.PROPOSED)


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({}, ()),
        ({"is_clear": False}, ("deconfliction_not_clear",)),
        ({"is_case_open": False}, ("case_not_open",)),
        ({"undecided_people": 1}, ("same_person_undecided",)),
    ],
)
def test_nothing_is_placed_but_for_an_open_clear_case_of_one_known_person(change, refused):
    known = {"is_clear": True, "is_case_open": True, "undecided_people": 0}

    assert rules.may_place(**known | change).reasons == refused


@pytest.mark.parametrize(
    ("placed", "held", "refused"),
    [
        (CLEAR, None, ()),
        (CLEAR, PROPOSED, ("already_proposed",)),
        (NOT_CLEAR, None, ("deconfliction_not_clear",)),
    ],
)
def test_partners_are_weighed_once_and_only_when_it_is_clear(placed, held, refused):
    assert rules.may_propose(placed=placed, held=held).reasons == refused


@pytest.mark.parametrize(
    ("state", "refused"),
    [
        (DisclosureState.DECLINED, ()),
        (DisclosureState.RETURNED, ()),
        (DisclosureState.EXPIRED, ()),
        (DisclosureState.REFUSED, ()),
        (DisclosureState.DRAFT, ("already_proposed",)),
        (DisclosureState.OFFERED, ("already_proposed",)),
        (DisclosureState.QUERIED, ("already_proposed",)),
        (DisclosureState.ACCEPTED, ()),
    ],
)
def test_partners_are_weighed_again_once_the_one_asked_has_answered(state, refused):
    asked = [a_disclosure(state=state, recipient_id=COUNCIL)]

    decision = rules.may_propose(placed=CLEAR, held=best_placed(), disclosures=asked)

    assert decision.reasons == refused


def test_another_partners_decline_does_not_open_the_choice_again():
    asked = [a_disclosure(state=DisclosureState.DECLINED, recipient_id=CLINIC)]

    assert not rules.has_ended(best_placed(), asked)


@pytest.mark.parametrize(
    ("held", "chosen", "reasons", "refused"),
    [
        (PROPOSED, COUNCIL, "It has the duty.", ()),
        (PROPOSED, CLINIC, "It has the duty.", ("not_an_alternative",)),
        (PROPOSED, COUNCIL, "\t", ("reasons_needed",)),
        (best_placed(), COUNCIL, "It has the duty.", ("already_decided",)),
    ],
)
def test_a_coordinator_decides_once_for_a_partner_considered_with_reasons(
    held, chosen, reasons, refused
):
    decision = rules.may_decide_best_placed(held, chosen=chosen, reasons=reasons, lead=NOBODY_LEADS)

    assert decision.reasons == refused


@pytest.mark.parametrize(
    ("lead", "chosen", "refused"),
    [
        (None, COUNCIL, ("lead_unasked",)),
        (NOBODY_LEADS, COUNCIL, ()),
        (COUNCIL_LEADS, COUNCIL, ()),
        (CLINIC_LEADS, COUNCIL, ("existing_lead_stays",)),
        (CLINIC_LEADS, CLINIC, ()),
        (replace(CLINIC_LEADS, organisation_id=None), COUNCIL, ("existing_lead_stays",)),
    ],
)
def test_where_somebody_leads_already_nobody_else_is_asked(lead, chosen, refused):
    decision = rules.may_decide_best_placed(PROPOSED, chosen=chosen, reasons="Duty.", lead=lead)

    assert decision.reasons == refused


@pytest.mark.parametrize(
    ("recipient", "held", "asked", "refused"),
    [
        (COUNCIL, PROPOSED, (), ()),
        (COUNCIL, best_placed(), (CLINIC,), ()),
        (CLINIC, PROPOSED, (), ("not_the_best_placed",)),
        (COUNCIL, None, (), ("best_placed_undecided",)),
        (COUNCIL, best_placed(chosen_id=None), (), ("best_placed_undecided",)),
        (COUNCIL, PROPOSED, (COUNCIL,), ("already_asked",)),
    ],
)
def test_a_draft_is_for_the_partner_chosen_and_once_at_a_time(recipient, held, asked, refused):
    decision = rules.may_draft(recipient=recipient, best_placed=held, asked=asked)

    assert decision.reasons == refused
