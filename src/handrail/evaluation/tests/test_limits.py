"""Amounts at their limits: whole pence, hours to the hundredth, and what can never be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.evaluation import presenters, rules
from handrail.evaluation.domain import (
    CORRECTIONS,
    GRADES,
    KINDS,
    LARGEST_HOURS,
    LARGEST_PENCE,
    MONEY,
    Cost,
    totals,
)
from handrail.evaluation.forms import CostForm, months_before
from handrail.evaluation.rules import WORDS
from handrail.evaluation.tests.test_rules import HELD, HOURS, LONDON, SPEND, TODAY

HUNDREDTH = Decimal("0.01")


def reasons(cost, *, areas=LONDON):
    return rules.may_enter(cost, areas=areas, on=TODAY).reasons


def typed(**changes):
    given_words = {
        "kind": "spend", "amount": "1200.50", "grade": "", "month": "2026-03-01", "area": "london",
    } | changes  # fmt: skip
    return CostForm(given_words, areas=LONDON, today=TODAY)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_one_amount_that_fits(kind):
    cost = replace(HOURS if kind == "hours" else SPEND, kind=kind)

    assert reasons(cost) == ()


@pytest.mark.parametrize(
    ("hours", "refused"),
    [
        (HUNDREDTH, ()),
        (LARGEST_HOURS, ()),
        (LARGEST_HOURS + HUNDREDTH, ("amount_too_large",)),
        (Decimal(0), ("amount_unfit",)),
        (-HUNDREDTH, ("amount_unfit",)),
        (Decimal("7.505"), ("amount_unfit",)),
        (Decimal("0.009"), ("amount_unfit",)),
        (Decimal("7.500"), ()),
        (Decimal("1E+1"), ()),
    ],
)
def test_hours_are_hundredths_from_one_to_the_largest(hours, refused):
    assert reasons(replace(HOURS, hours=hours)) == refused


@pytest.mark.parametrize(
    ("pence", "refused"),
    [
        (1, ()),
        (LARGEST_PENCE, ()),
        (LARGEST_PENCE + 1, ("amount_too_large",)),
        (0, ("amount_unfit",)),
        (-1, ("amount_unfit",)),
    ],
)
@pytest.mark.parametrize("kind", sorted(MONEY))
def test_money_is_whole_pence_from_one_to_the_largest(kind, pence, refused):
    assert reasons(replace(SPEND, kind=kind, pence=pence)) == refused


@pytest.mark.parametrize("grade", sorted(GRADES))
def test_hours_of_every_grade_are_entered_and_money_of_none(grade):
    assert reasons(replace(HOURS, grade=grade)) == ()
    assert reasons(replace(SPEND, grade=grade)) == ("grade_unknown",)


@pytest.mark.parametrize("area", ["", "everywhere", "London", "atlantis"])
@pytest.mark.parametrize("areas", [LONDON, {"everywhere"}])
def test_nothing_is_entered_for_an_area_that_is_none(area, areas):
    assert reasons(replace(HOURS, area=area), areas=areas) == ("cost_area_unknown",)


@pytest.mark.parametrize(
    ("month", "is_ahead"),
    [
        (date(2026, 3, 1), False),
        (date(2026, 3, 31), False),
        (date(2026, 4, 1), True),
        (date(2027, 3, 1), True),
        (date(2026, 2, 28), False),
    ],
)
def test_a_month_is_entered_from_its_first_day_on(month, is_ahead):
    assert ("month_ahead" in reasons(replace(HOURS, month=month))) is is_ahead


@pytest.mark.parametrize("reason", sorted(CORRECTIONS))
@pytest.mark.parametrize("cost", [HOURS, SPEND, replace(HOURS, hours=Decimal(0))])
def test_an_entry_is_corrected_for_each_reason_and_down_to_nought(reason, cost):
    assert rules.may_correct(HELD, cost, reason=reason, areas=LONDON, on=TODAY)


def test_a_correction_is_never_below_nought():
    below = replace(HOURS, hours=-HUNDREDTH)
    decision = rules.may_correct(HELD, below, reason="amount", areas=LONDON, on=TODAY)

    assert decision.reasons == ("amount_unfit",)


@given(
    kind=st.sampled_from([*KINDS, "fine"]),
    hours=st.none() | st.decimals(-1, 10, places=2),
    pence=st.none() | st.integers(-1, 10),
    grade=st.sampled_from(["", "senior", "chief"]),
)
def test_what_is_entered_has_exactly_one_amount_and_it_is_above_nought(kind, hours, pence, grade):
    cost = Cost(kind=kind, area="london", month=TODAY, hours=hours, pence=pence, grade=grade)

    if not reasons(cost):
        assert (hours is None) is not (pence is None)
        assert (hours or pence) > 0
        assert kind in KINDS
        assert (grade == "") is (kind != "hours") is (hours is None)


@pytest.mark.parametrize(
    ("promised", "paid", "short"),
    [(0, 0, 0), (100, 0, 100), (100, 99, 1), (100, 100, 0), (100, 101, 0), (0, 5, 0)],
)
def test_short_is_what_was_promised_and_not_paid(promised, paid, short):
    entries = [
        replace(SPEND, kind="promised", pence=promised),
        replace(SPEND, kind="paid", pence=paid),
    ]

    assert totals(entries).short == short


def test_no_hundredth_of_an_hour_is_lost_in_a_thousand_entries():
    assert totals([replace(HOURS, hours=Decimal("0.01"))] * 1000).hours == Decimal("10.00")


def test_no_penny_is_lost_at_the_largest_amounts():
    found = totals([replace(SPEND, pence=LARGEST_PENCE), replace(SPEND, pence=1)])

    assert found.spend == LARGEST_PENCE + 1


@pytest.mark.parametrize(
    ("amount", "pence"),
    [("0.01", 1), ("0.29", 29), ("1.1", 110), ("19.99", 1999), ("100000000", LARGEST_PENCE)],
)
def test_pounds_as_typed_become_the_same_pence(amount, pence):
    form = typed(amount=amount)

    assert form.is_valid()
    assert form.cost.pence == pence


@given(st.integers(1, LARGEST_PENCE))
def test_any_amount_of_pence_is_typed_and_read_back_the_same(pence):
    form = typed(amount=f"{pence // 100}.{pence % 100:02}")

    assert form.is_valid()
    assert form.cost.pence == pence


@pytest.mark.parametrize("amount", ["", "-1", "0.001", "NaN", "Infinity", "ten", "1e99", "£5"])
def test_what_is_no_amount_comes_back(amount):
    assert "amount" in typed(amount=amount).errors


@pytest.mark.parametrize(
    "changes", [{"area": "north-west"}, {"month": "2026-04-01"}, {"kind": "x"}]
)
def test_nothing_is_chosen_that_was_not_offered(changes):
    assert list(typed(**changes).errors) == list(changes)


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2024, 2, 29), date(2026, 12, 31)])
def test_this_month_and_twenty_three_before_it_are_offered(today):
    months = [date.fromisoformat(value) for value, _words in months_before(today)]

    assert months == sorted(set(months), reverse=True)
    assert (len(months), months[0]) == (24, today.replace(day=1))


def test_a_year_of_hours_has_every_month_once_the_oldest_first():
    costs = [HOURS, replace(HOURS, month=date(2026, 3, 1)), replace(HOURS, month=date(2025, 3, 1))]
    months = presenters.hours_by_month(costs, today=TODAY)

    assert [each.label for each in months][:: len(months) - 1] == ["Apr 2025", "Mar 2026"]
    assert [each.value for each in months] == [0] * 11 + [1]


@pytest.mark.parametrize(
    ("promised", "paid", "parts"),
    [(100, 0, (0, 100)), (100, 40, (40, 60)), (100, 100, (100, 0)), (100, 250, (100, 0))],
)
def test_the_bar_of_funding_is_never_longer_than_what_was_promised(promised, paid, parts):
    costs = [
        replace(SPEND, kind="promised", pence=promised),
        replace(SPEND, kind="paid", pence=paid),
    ]
    (bar,) = presenters.funding_by_area(costs)

    assert (bar.first, bar.second) == parts
    assert bar.shown == "£1.00"


@pytest.mark.parametrize("reason", sorted(WORDS))
def test_each_reason_is_a_sentence_of_its_own(reason):
    assert WORDS[reason].endswith(".")
    assert list(WORDS.values()).count(WORDS[reason]) == 1
