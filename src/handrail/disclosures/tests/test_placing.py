"""Who is best placed: a proposal with what speaks for and against each partner, never a score."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.disclosures.domain import FOR_AND_AGAINST
from handrail.disclosures.placing import SERVICES_FOR_GROUND, STATUTORY, alternatives, proposal
from handrail.nominations.domain import Ground
from handrail.partners.domain import KINDS, SUPPORT_PURPOSES, Organisation

COUNCIL, CLINIC = UUID(int=1), UUID(int=2)
HOUSING = "unmet_housing_need"
PARTNERS = st.builds(
    Organisation,
    id=st.uuids(),
    name=st.just("Synthetic partner"),
    kind=st.sampled_from(sorted(KINDS)),
    areas=st.just(("london",)),
    services=st.sets(st.sampled_from(sorted(SUPPORT_PURPOSES))).map(tuple),
    capacity=st.integers(0, 2),
)
SOME_PARTNERS = st.lists(PARTNERS, max_size=6, unique_by=lambda partner: partner.id)
GROUNDS = st.sampled_from([ground.value for ground in Ground])


def a_partner(**changes):
    return Organisation(
        **{
            "id": COUNCIL,
            "name": "Synthetic Council",
            "kind": "local_authority",
            "areas": ("london",),
            "services": ("housing",),
            "capacity": 1,
        }
        | changes
    )


def weighed(*partners, ground=HOUSING, asked=None, bound=(COUNCIL, CLINIC)):
    return alternatives(partners, ground=ground, asked=asked or {}, in_agreement=frozenset(bound))


def test_a_council_with_the_duty_the_service_room_and_an_agreement_has_the_fullest_case():
    (only,) = weighed(a_partner())

    assert set(only.reasons_for) == {
        "serves_the_area",
        "offers_the_service",
        "has_statutory_duty",
        "has_capacity",
        "agreement_in_force",
    }
    assert only.reasons_against == ()


@pytest.mark.parametrize(
    ("changes", "known", "against"),
    [
        ({"services": ("education",)}, {}, ("no_such_service",)),
        ({"capacity": 0}, {}, ("is_full",)),
        ({}, {"asked": {COUNCIL: 1}}, ("is_full",)),
        ({}, {"bound": ()}, ("no_agreement_in_force",)),
        ({}, {"ground": "not_a_ground"}, ("no_such_service",)),
    ],
)
def test_what_speaks_against_a_partner_is_said_and_bars_it(changes, known, against):
    considered = weighed(a_partner(**changes), **known)

    assert considered[0].reasons_against == against
    assert proposal(considered) is None


def test_a_duty_without_the_service_does_not_count():
    (only,) = weighed(a_partner(services=("family",)))

    assert "has_statutory_duty" not in only.reasons_for


def test_the_partner_with_the_duty_goes_before_one_without():
    clinic = a_partner(id=CLINIC, kind="health")

    assert proposal(weighed(clinic, a_partner())) == COUNCIL


def test_a_tie_is_for_a_human():
    twins = (a_partner(), a_partner(id=CLINIC))

    assert proposal(weighed(*twins)) is None


def test_nobody_is_proposed_where_nobody_is():
    assert proposal(()) is None


@given(partners=SOME_PARTNERS, ground=GROUNDS)
def test_every_partner_is_considered_once_with_reasons_that_have_words(partners, ground):
    considered = weighed(*partners, ground=ground, bound=[one.id for one in partners])
    codes = {code for one in considered for code in one.reasons_for + one.reasons_against}

    assert sorted(one.organisation_id for one in considered) == sorted(one.id for one in partners)
    assert codes <= set(FOR_AND_AGAINST)


@given(partners=SOME_PARTNERS, ground=GROUNDS, bound=st.booleans())
def test_nobody_is_proposed_against_whom_anything_speaks(partners, ground, bound):
    considered = weighed(*partners, ground=ground, bound=[p.id for p in partners if bound])
    chosen = proposal(considered)

    assert chosen is None or all(
        one.reasons_against == () for one in considered if one.organisation_id == chosen
    )


@given(partners=SOME_PARTNERS, ground=GROUNDS, shuffle=st.randoms(use_true_random=False))
def test_the_order_in_which_partners_come_changes_nothing(partners, ground, shuffle):
    bound = [one.id for one in partners]
    mixed = list(partners)
    shuffle.shuffle(mixed)

    assert weighed(*mixed, ground=ground, bound=bound) == weighed(
        *partners, ground=ground, bound=bound
    )


def test_every_ground_calls_for_support_that_exists():
    assert set(SERVICES_FOR_GROUND) == {ground.value for ground in Ground}
    assert set().union(*SERVICES_FOR_GROUND.values()) <= set(SUPPORT_PURPOSES)
    assert STATUTORY.keys() <= KINDS.keys()
    assert frozenset().union(*STATUTORY.values()) <= set(SUPPORT_PURPOSES)


def test_a_partner_that_was_asked_before_is_not_proposed_again():
    known = {"ground": HOUSING, "asked": {}, "in_agreement": frozenset({COUNCIL})}

    before = alternatives([a_partner()], **known)
    after = alternatives([a_partner()], here={COUNCIL: "was_asked_before"}, **known)

    assert (proposal(before), proposal(after)) == (COUNCIL, None)
    assert after[0].reasons_against == ("was_asked_before",)
