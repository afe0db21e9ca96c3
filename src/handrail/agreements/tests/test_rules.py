from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.agreements.domain import ITEM_KINDS, PURPOSES, Agreement
from handrail.agreements.rules import LONGEST_WITHOUT_REVIEW, may_record

CENTRE, COUNCIL = UUID(int=1), UUID(int=2)
SIGNED = date(2026, 3, 2)
DAY = timedelta(days=1)
AGREEMENT = Agreement(
    id=UUID(int=3),
    reference="SYN-1",
    parties=(CENTRE, COUNCIL),
    purposes=("support",),
    item_kinds=("need",),
    gateways=("ctsa_s38",),
    signatories=("The centre's SIRO", "The council's SIRO"),
    signed_on=SIGNED,
    in_force_from=SIGNED,
    review_on=SIGNED + LONGEST_WITHOUT_REVIEW,
    live_nominations=100,
)
DAYS = st.dates(min_value=SIGNED - 500 * DAY, max_value=SIGNED + 900 * DAY)


@pytest.mark.parametrize(
    "change", [{}, {"purposes": tuple(PURPOSES)}, {"item_kinds": tuple(ITEM_KINDS)}]
)
def test_a_whole_agreement_may_be_recorded(change):
    assert may_record(replace(AGREEMENT, **change))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"parties": (COUNCIL,)}, "two_parties_needed"),
        ({"parties": (COUNCIL, COUNCIL)}, "two_parties_needed"),
        ({"signatories": ("The centre's SIRO",)}, "every_party_signs"),
        ({"signatories": ("The centre's SIRO", " ")}, "every_party_signs"),
        ({"purposes": ()}, "purpose_not_permitted"),
        ({"purposes": ("support", "immigration_enforcement")}, "purpose_not_permitted"),
        ({"item_kinds": ("need", "nationality")}, "item_kind_unknown"),
        ({"item_kinds": ()}, "item_kind_unknown"),
        ({"gateways": ()}, "no_gateway"),
        ({"signed_on": SIGNED + DAY}, "in_force_before_signed"),
        ({"review_on": SIGNED + LONGEST_WITHOUT_REVIEW + DAY}, "review_too_late"),
        ({"review_on": SIGNED}, "review_too_late"),
    ],
)
def test_an_agreement_is_refused_with_its_reason(change, reason):
    assert may_record(replace(AGREEMENT, **change)).reasons == (reason,)


@pytest.mark.parametrize(
    ("on", "holds"),
    [
        (SIGNED - DAY, False),
        (SIGNED, True),
        (AGREEMENT.review_on - DAY, True),
        (AGREEMENT.review_on, False),
    ],
)
def test_an_agreement_holds_from_its_first_day_until_its_review(on, holds):
    assert AGREEMENT.is_in_force(on) is holds


@given(on=DAYS, ended_on=DAYS)
def test_nothing_holds_from_the_day_it_ended(on, ended_on):
    ended = replace(AGREEMENT, ended_on=ended_on)

    assert ended.is_in_force(on) is (AGREEMENT.is_in_force(on) and on < ended_on)


@given(on=DAYS, in_force_from=DAYS, review_on=DAYS)
def test_no_agreement_that_may_be_recorded_holds_before_it_was_signed_or_beyond_a_year(
    on, in_force_from, review_on
):
    agreement = replace(AGREEMENT, in_force_from=in_force_from, review_on=review_on)

    if may_record(agreement) and agreement.is_in_force(on):
        assert AGREEMENT.signed_on <= on < in_force_from + LONGEST_WITHOUT_REVIEW


def test_no_purpose_of_any_agreement_is_a_prohibited_use():
    assert not {"immigration_enforcement", "employment", "eligibility"} & set(PURPOSES)
    assert not {"nationality", "immigration_status", "belief"} & set(ITEM_KINDS)
