"""By which law what may go from whom to whom: every combination against a table of its own (R10)."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.disclosures.gateways import (
    BASES,
    BASIS_REGIMES,
    GATEWAYS,
    IDENTITY_REGIMES,
    fitting_bases,
    fitting_gateways,
    may_leave_by,
    may_rest_on,
)
from handrail.disclosures.rules import may_carry
from handrail.disclosures.tests.builders import a_disclosure, an_item, the_parties
from handrail.nominations.domain import Regime
from handrail.partners.domain import KINDS

REGIMES = [regime.value for regime in Regime]
BOTH = (False, True)

# Written from the Acts, not from the code: sender, regime, and whom it may go to.
SECURITY_SERVICE, COUNTER_TERRORISM, TERRITORIAL = (
    "intelligence_service",
    "counter_terrorism_police",
    "territorial_police",
)
EVERY_PARTNER = "local_authority health probation work_and_pensions housing education provider"
PUBLIC_BODIES = "local_authority health probation work_and_pensions housing"
ALLOWED = {
    ("ssa_s2_2_a", SECURITY_SERVICE, "part_4"): EVERY_PARTNER,
    ("cta_s19", SECURITY_SERVICE, "part_4"): EVERY_PARTNER,
    ("ctsa_s38", COUNTER_TERRORISM, "part_2"): PUBLIC_BODIES,
    ("ctsa_s38", COUNTER_TERRORISM, "part_3"): PUBLIC_BODIES,
    ("ctsa_s38", TERRITORIAL, "part_2"): PUBLIC_BODIES,
    ("ctsa_s38", TERRITORIAL, "part_3"): PUBLIC_BODIES,
    ("cda_s115", COUNTER_TERRORISM, "part_3"): "local_authority probation health housing",
    ("cda_s115", TERRITORIAL, "part_3"): "local_authority probation health housing",
    ("dpa_s36_4_common_law", COUNTER_TERRORISM, "part_3"): EVERY_PARTNER,
    ("dpa_s36_4_common_law", TERRITORIAL, "part_3"): EVERY_PARTNER,
}
EVERY_WAY = list(product(GATEWAYS, KINDS, KINDS, REGIMES, BOTH))
ITEMS = st.builds(an_item, regime=st.sampled_from(REGIMES), intelligence_derived=st.booleans())
GATEWAY_CODES = st.sampled_from([*GATEWAYS, "consent"])


def leaving(gateway, sender, recipient, regime, derived):
    return may_leave_by(
        gateway,
        items=[an_item(regime=regime, intelligence_derived=derived)],
        parties=the_parties(originator_kind=sender, recipient_kind=recipient),
    )


@pytest.mark.parametrize("gateway", GATEWAYS)
def test_every_way_out_is_as_the_table_says(gateway):
    ways = [way for way in EVERY_WAY if way[0] == gateway]

    for _, sender, recipient, regime, derived in ways:
        fits = recipient in ALLOWED.get((gateway, sender, regime), "").split()
        barred = derived and gateway == "ctsa_s38"
        expected = (
            *(() if fits else ("gateway_does_not_fit",)),
            *(("derived_item_barred",) if barred else ()),
        )
        assert leaving(gateway, sender, recipient, regime, derived).reasons == expected
    assert len(ways) == len(KINDS) ** 2 * len(REGIMES) * 2


def test_the_table_speaks_of_every_gateway():
    assert {gateway for gateway, _, _ in ALLOWED} == set(GATEWAYS)
    assert {code for code, gateway in GATEWAYS.items() if gateway.bars_derived} == {"ctsa_s38"}


@given(items=st.lists(ITEMS, min_size=1, max_size=4))
def test_no_derived_item_leaves_by_section_38(items):
    decision = may_leave_by("ctsa_s38", items=items, parties=the_parties())

    if decision:
        assert not any(item.intelligence_derived for item in items)


@given(gateway=GATEWAY_CODES, items=st.lists(ITEMS, max_size=4), more=ITEMS)
def test_what_bars_one_item_bars_it_in_any_company(gateway, items, more):
    alone = may_leave_by(gateway, items=[more], parties=the_parties())
    together = may_leave_by(gateway, items=[*items, more], parties=the_parties())

    assert set(alone.reasons) <= set(together.reasons)


@given(gateway=GATEWAY_CODES, named=st.sets(st.sampled_from(sorted(GATEWAYS))))
def test_no_gateway_serves_that_the_agreement_does_not_name(gateway, named):
    decision = may_leave_by(
        gateway, items=[an_item()], parties=the_parties(gateways=frozenset(named))
    )

    assert ("gateway_not_in_agreement" in decision.reasons) is (gateway not in named)


@pytest.mark.parametrize("gateway", ["consent", "legitimate_interest", ""])
def test_consent_and_legitimate_interest_are_no_gateway(gateway):
    decision = may_leave_by(gateway, items=[an_item()], parties=the_parties())

    assert "gateway_does_not_fit" in decision.reasons
    assert not may_rest_on(gateway, "part_3_s35_sch8")


def test_consent_and_legitimate_interest_are_no_basis():
    assert set(BASES) == set(BASIS_REGIMES)
    assert not any("consent" in basis or "legitimate" in basis for basis in BASES)


@pytest.mark.parametrize(("gateway", "basis"), list(product(GATEWAYS, [*BASES, "consent"])))
def test_gateway_and_basis_speak_of_the_same_part_of_the_act(gateway, basis):
    shared = GATEWAYS[gateway].regimes & BASIS_REGIMES.get(basis, frozenset())

    assert bool(may_rest_on(gateway, basis)) is bool(shared)


@pytest.mark.parametrize("sender", KINDS)
@pytest.mark.parametrize("recipient", KINDS)
def test_what_a_page_offers_is_what_the_action_takes(sender, recipient):
    parties = the_parties(originator_kind=sender, recipient_kind=recipient)

    for regime in REGIMES:
        offered = fitting_gateways(parties, regimes=[regime])
        taken = {
            code for code in GATEWAYS if leaving(code, sender, recipient, regime, derived=False)
        }
        assert set(offered) == taken
        assert all(
            regime in BASIS_REGIMES[basis] for basis in fitting_bases(offered, regimes=[regime])
        )


def test_no_basis_is_offered_that_no_gateway_shares():
    assert fitting_bases(["ssa_s2_2_a"], regimes=["part_3"]) == ()
    assert fitting_bases(["ssa_s2_2_a"], regimes=["part_4"]) == ("part_4_sch9_sch10",)
    assert fitting_bases([], regimes=REGIMES) == ()


@given(
    item=ITEMS,
    gateway=st.sampled_from(sorted(GATEWAYS)),
    basis=st.sampled_from([*sorted(BASES), "consent"]),
)
def test_a_draft_carries_nothing_that_its_gateway_and_basis_do_not(item, gateway, basis):
    disclosure = a_disclosure(gateway=gateway, basis=basis)

    if may_carry(item, disclosure=disclosure, parties=the_parties()):
        assert item.regime in GATEWAYS[gateway].regimes & BASIS_REGIMES[basis]


def test_a_name_leaves_under_the_regime_of_the_body_that_nominated():
    assert IDENTITY_REGIMES.keys() <= KINDS.keys()
    assert all(
        any(IDENTITY_REGIMES[kind] in gateway.regimes for gateway in GATEWAYS.values()
            if kind in gateway.senders)
        for kind in IDENTITY_REGIMES
    )  # fmt: skip
