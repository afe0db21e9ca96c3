"""Counts that can be told: bands, acts of officials and quarters."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.acts.domain import LONDON
from handrail.oversight.domain import LOWEST, Figure, act_figure, last_day_before, quarter_began


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "None"), (1, "1 to 4"), (4, "1 to 4"), (5, "5 or more"), (900, "5 or more")],
)
def test_acts_of_officials_are_told_as_none_few_or_more(count, words):
    assert act_figure(count).words == words


def test_nought_is_inside_the_lowest_band_and_is_not_told_by_itself():
    assert LOWEST.words == "0 to 9"
    assert Figure(low=10, high=19).words == "10 to 19"
    assert Figure(low=3, high=3).words == "3"


@given(st.integers(0, 10**6))
def test_no_figure_of_acts_names_a_number(count):
    assert act_figure(count).words in {"None", "1 to 4", "5 or more"}


@given(st.dates(date(2018, 1, 1), date(2040, 1, 1)))
def test_a_quarter_began_on_its_first_day_in_london_at_most_ninety_two_days_ago(today):
    began = quarter_began(today)

    assert began.tzinfo is LONDON
    assert (began.day, began.month % 3, began.hour) == (1, 1, 0)
    assert 0 <= (today - began.date()).days < 92
    assert last_day_before(began) < began.date()
