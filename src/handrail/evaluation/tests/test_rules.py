"""The rules of costs as truth tables, and what holds of every sum."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.evaluation import rules
from handrail.evaluation.domain import MONEY, Cost, Entered, totals

TODAY = date(2026, 3, 3)
LONDON = frozenset({"london"})
HOURS = Cost(kind="hours", area="london", month=TODAY, hours=Decimal(1), grade="senior")
SPEND = Cost(kind="spend", area="london", month=TODAY, pence=100)
HELD = Entered(
    id=UUID(int=1), cost=HOURS, entered_at=datetime(2026, 3, 3, tzinfo=UTC), corrects=None,
    is_corrected=False,
)  # fmt: skip


@pytest.mark.parametrize(
    ("cost", "reason"),
    [
        (replace(HOURS, grade=""), "grade_unknown"),
        (replace(SPEND, grade="senior"), "grade_unknown"),
        (replace(HOURS, hours=Decimal(0)), "amount_unfit"),
        (replace(HOURS, pence=100), "amount_unfit"),
        (replace(SPEND, pence=None), "amount_unfit"),
        (replace(SPEND, pence=0), "amount_unfit"),
        (replace(SPEND, hours=Decimal(1)), "amount_unfit"),
        (replace(HOURS, hours=Decimal(10_001)), "amount_too_large"),
        (replace(HOURS, area="north-west"), "cost_area_unknown"),
        (replace(HOURS, month=date(2026, 4, 1)), "month_ahead"),
    ],
)
def test_an_entry_is_refused_with_its_reason(cost, reason):
    assert rules.may_enter(cost, areas=LONDON, on=TODAY).reasons == (reason,)


@pytest.mark.parametrize("cost", [HOURS, SPEND, replace(HOURS, month=date(2026, 3, 31))])
def test_one_amount_of_one_kind_for_a_month_that_has_begun_is_entered(cost):
    assert rules.may_enter(cost, areas=LONDON, on=TODAY)
    assert rules.may_enter(cost, areas={"everywhere"}, on=TODAY)


def test_a_kind_that_is_none_is_refused():
    assert (
        "cost_kind_unknown"
        in rules.may_enter(replace(SPEND, kind="fine"), areas=LONDON, on=TODAY).reasons
    )


@pytest.mark.parametrize(
    ("held", "reason", "told"),
    [
        (replace(HELD, is_corrected=True), "amount", "corrected_already"),
        (HELD, "because", "correction_unknown"),
    ],
)
def test_a_correction_is_refused_with_its_reason(held, reason, told):
    decision = rules.may_correct(held, HOURS, reason=reason, areas=LONDON, on=TODAY)

    assert decision.reasons == (told,)


def test_nought_takes_an_entry_back():
    nought = replace(HOURS, hours=Decimal(0))

    assert rules.may_correct(HELD, nought, reason="twice", areas=LONDON, on=TODAY)


@given(st.lists(st.tuples(st.sampled_from(sorted(MONEY)), st.integers(0, 10**9))))
def test_no_penny_is_lost_and_what_is_short_is_never_below_nought(given_money):
    found = totals(replace(SPEND, kind=kind, pence=pence) for kind, pence in given_money)

    kept = found.spend + found.intervention + found.promised + found.paid
    assert kept == sum(pence for _, pence in given_money)
    assert found.short >= 0
    assert found.promised <= found.paid + found.short
