"""What is told of a count: one band, never a small number, and never nought for too few."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.acts.domain import LONDON
from handrail.evaluation.domain import Totals
from handrail.oversight.domain import (
    LOWEST,
    NONE_DONE,
    TOO_FEW,
    Figure,
    act_figure,
    last_day_before,
    quarter_began,
)
from handrail.oversight.presenters import twelve
from handrail.oversight.queries import AreaCosts
from handrail.oversight.views.answers import added
from handrail.questions.domain import TWELVE

BANDS = (NONE_DONE, Figure(low=1, high=4), Figure(low=5, high=None))
NOTHING = AreaCosts(hours=None, pence={})
BEGAN = datetime(2026, 1, 1, tzinfo=LONDON)


def sources(*, figures=None, costs=NOTHING, own=None, watching=NONE_DONE):
    return twelve.Sources(
        area="london", until=BEGAN, figures=figures or {}, watching=watching, costs=costs,
        own=own or Totals(),
    )  # fmt: skip


def answer(code, **known):
    return next(each for each in twelve.answers(sources(**known)) if each.code == code)


def holds(band, count):
    return band.low <= count and (band.high is None or count <= band.high)


@given(st.integers(0, 10**6))
def test_every_count_of_acts_is_in_exactly_one_band_and_told_as_that_one(count):
    (band,) = (each for each in BANDS if holds(each, count))

    assert act_figure(count) == band


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_two_counts_in_one_band_cannot_be_told_apart(one, other):
    same = any(holds(band, one) and holds(band, other) for band in BANDS)

    assert (act_figure(one) == act_figure(other)) is same


@pytest.mark.parametrize("code", list(TWELVE))
def test_a_world_without_anything_says_no_small_number_and_never_nought_people(code):
    for line in answer(code).lines:
        assert line.shown in {"0 to 9", "None", "0", TOO_FEW}
        assert line.shown != "0" or code == "q10"  # consultations are public and counted exactly


def test_a_figure_that_is_missing_is_the_lowest_band_and_too_few_is_not_nought():
    assert sources().band("nominations") == LOWEST
    assert TOO_FEW not in {"0", "None", "£0"}
    shown = {line.label: line.shown for line in answer("q11").lines}
    assert shown["Hours, all organisations"] == shown["Money spent, all organisations"] == TOO_FEW


@given(st.integers(1, 10**5))
def test_a_band_of_ten_is_drawn_from_what_is_sure_to_what_may_be(tens):
    figure = Figure(low=10 * tens, high=10 * tens + 9)
    line = answer("q1", figures={("offered", ""): figure}).lines[1]

    assert (line.value, line.most) == (10 * tens, 10 * tens + 10)
    assert line.shown == f"{10 * tens} to {10 * tens + 9}"


@pytest.mark.parametrize(
    ("figure", "most"),
    [(NONE_DONE, None), (Figure(low=1, high=4), 5), (Figure(low=5, high=None), None)],
)
def test_an_act_is_drawn_without_an_end_where_there_is_none(figure, most):
    assert answer("q5", watching=figure).lines[0].most == most


@pytest.mark.parametrize(
    ("pence", "shown"),
    [
        (0, "£0"),
        (1, "£0.01"),
        (99, "£0.99"),
        (100, "£1"),
        (123_456, "£1,234.56"),
        (10_000_000_000, "£100,000,000"),
        (9_007_199_254_740_993, "£90,071,992,547,409.93"),
    ],
)
def test_money_of_one_s_own_is_told_to_the_penny(pence, shown):
    own = Totals(promised=pence, paid=1 if pence == 0 else 0)
    lines = {line.label: line.shown for line in answer("q7", own=own).lines}

    assert lines["Promised"] == shown


def test_costs_of_an_area_are_told_where_enough_entered_and_else_not():
    some = AreaCosts(hours=Decimal(1230), pence={"spend": 1_000_000})
    shown = {line.label: line.shown for line in answer("q11", costs=some).lines}

    assert shown["Hours, all organisations"] == "1,230"
    assert shown["Money spent, all organisations"] == "£10,000"
    assert shown["Cost of interventions, all organisations"] == TOO_FEW


@pytest.mark.parametrize("code", list(TWELVE))
def test_each_answer_says_something_and_where_it_comes_from(code):
    told = answer(code)

    assert told.question == TWELVE[code]
    assert told.says.endswith(".")
    assert told.source.endswith(".")
    assert not told.is_drawn or told.lines


@given(st.dates(date(2018, 1, 1), date(2040, 12, 31)))
def test_every_day_of_a_quarter_has_the_same_beginning(today):
    began = quarter_began(today)
    following = quarter_began(began.date() + timedelta(days=95))

    assert quarter_began(began.date()) == began
    assert quarter_began(following.date() - timedelta(days=1)) == began
    assert following > began


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2026, 1, 1), date(2025, 12, 31)),
        (date(2026, 3, 31), date(2025, 12, 31)),
        (date(2026, 4, 1), date(2026, 3, 31)),
        (date(2026, 12, 31), date(2026, 9, 30)),
        (date(2024, 5, 1), date(2024, 3, 31)),
    ],
)
def test_counts_go_up_to_the_last_day_of_the_quarter_before(today, last):
    assert last_day_before(quarter_began(today)) == last


@given(st.lists(st.tuples(st.integers(0, 10**10), st.integers(0, 10**10))))
def test_sums_of_sums_lose_nothing(amounts):
    found = added([Totals(promised=promised, paid=paid) for promised, paid in amounts])

    assert found.promised == sum(promised for promised, _paid in amounts)
    assert found.paid == sum(paid for _promised, paid in amounts)
