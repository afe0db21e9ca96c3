"""The demo's calendar: working days of England, London's time, one case's acts in their order."""

from __future__ import annotations

from datetime import UTC, date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.clocks.calendar import is_working_day
from handrail.rehearsal.demo.working_days import at_time, back, days_of, on

DAYS = st.dates(date(2021, 1, 1), date(2029, 12, 31))


def day(text):
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("today", "n", "found"),
    [
        ("2026-03-04", 0, "2026-03-03"),  # today itself is not over
        ("2026-03-02", 0, "2026-02-27"),  # Monday: Friday was the last
        ("2026-03-01", 0, "2026-02-27"),  # Sunday too
        ("2026-03-04", 2, "2026-02-27"),  # over a weekend
        ("2026-04-08", 1, "2026-04-02"),  # over Easter
        ("2026-05-05", 0, "2026-05-01"),  # over the early May bank holiday
        ("2026-12-29", 0, "2026-12-24"),  # Boxing Day on a Saturday: Monday is off instead
        ("2027-01-04", 0, "2026-12-31"),  # New Year's Day and the weekend after it
    ],
)
def test_back_counts_working_days_that_are_over(today, n, found):
    assert back(day(today), n) == day(found)


@pytest.mark.parametrize(
    ("start", "n", "found"),
    [
        ("2026-03-03", 0, "2026-03-03"),  # a working day is its own
        ("2026-03-07", 0, "2026-03-09"),  # a Saturday becomes Monday
        ("2026-04-03", 0, "2026-04-07"),  # Good Friday becomes the Tuesday after Easter
        ("2026-04-03", 1, "2026-04-08"),
        ("2026-03-06", 1, "2026-03-09"),  # Friday to Monday
        ("2026-12-24", 1, "2026-12-29"),
        ("2026-12-31", 1, "2027-01-04"),
    ],
)
def test_on_counts_working_days_that_are_to_come(start, n, found):
    assert on(day(start), n) == day(found)


@given(DAYS, st.integers(0, 40))
def test_on_leads_back_from_where_back_went(today, n):
    assert on(back(today, n), n) == back(today, 0)


@given(DAYS, st.integers(0, 40))
def test_on_ends_on_a_working_day_and_never_before_it_began(start, n):
    assert is_working_day(on(start, n))
    assert on(start, n) >= start


@given(DAYS, st.lists(st.integers(0, 12), min_size=2, max_size=12))
def test_between_two_steps_lie_as_many_working_days_as_were_asked(today, gaps):
    days = days_of(back(today, 0), gaps)

    assert [on(before, gap) for before, gap in zip(days, gaps[1:], strict=False)] == days[1:]


def test_steps_without_a_day_between_them_fall_on_one_day():
    friday = day("2026-03-06")

    assert days_of(friday, [0, 0, 0]) == [friday] * 3


def test_what_lies_before_the_first_step_moves_nothing():
    assert days_of(day("2026-03-06"), [9, 1]) == days_of(day("2026-03-06"), [0, 1])


@pytest.mark.parametrize(
    ("told", "hour_of_utc"),
    [("2026-01-15", 9), ("2026-07-15", 8), ("2026-03-30", 8), ("2026-10-26", 9)],
)
def test_nine_in_the_morning_is_londons_in_winter_and_summer(told, hour_of_utc):
    assert at_time(day(told), time(9)).astimezone(UTC).hour == hour_of_utc


def test_a_night_in_summer_belongs_to_londons_day():
    night = at_time(day("2026-07-02"), time(0, 30))

    assert night.date() == day("2026-07-02")
    assert night.astimezone(UTC).date() == day("2026-07-02") - timedelta(days=1)
