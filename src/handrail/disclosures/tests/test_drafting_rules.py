"""What a draft may rest on and carry, as pages ask it beforehand and actions ask it again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handrail.disclosures import gateways, rules
from handrail.disclosures.domain import DisclosureState
from handrail.disclosures.tests.builders import PARTIES, a_disclosure, an_item


def test_council_is_told_by_the_polices_gateways_alone():
    fitting = gateways.fitting_gateways(PARTIES, regimes=["part_3"])

    assert set(fitting) == {"ctsa_s38", "cda_s115", "dpa_s36_4_common_law"}


def test_gateway_outside_the_agreement_is_not_offered():
    agreed = replace(PARTIES, gateways=frozenset({"cda_s115"}))

    assert gateways.fitting_gateways(agreed, regimes=["part_3"]) == ("cda_s115",)


@pytest.mark.parametrize(
    ("change", "draft", "reason"),
    [
        ({"decision_served": "awareness"}, {}, "no_decision_served"),
        ({"intelligence_derived": True}, {"gateway": "ctsa_s38"}, "derived_item_barred"),
        ({"regime": "part_2"}, {}, "basis_does_not_fit"),
        ({}, {"gateway": "ssa_s2_2_a"}, "gateway_does_not_fit"),
    ],
)
def test_draft_does_not_take_what_cannot_leave(change, draft, reason):
    decision = rules.may_carry(an_item(**change), disclosure=a_disclosure(**draft), parties=PARTIES)

    assert reason in decision.reasons


@pytest.mark.parametrize(
    ("text", "name", "is_named"),
    [
        ("An adviser for Nguyen", "An Nguyen", True),
        ("Needs an adviser", "An Tran", False),
        ("Somebody who knows An", "An Tran", True),
        ("Мария говорит", "мария Иванова", True),
    ],
)
def test_short_names_are_told_from_short_words(text, name, is_named):
    assert rules.names_the_person(text, names=[name]) is is_named


@pytest.mark.parametrize("state", DisclosureState)
def test_only_what_has_not_been_offered_is_taken_back(state):
    decision = rules.may_say(a_disclosure(state=state), "discard", text="Another fits better.")

    assert bool(decision) == (state in (DisclosureState.DRAFT, DisclosureState.APPROVED))
