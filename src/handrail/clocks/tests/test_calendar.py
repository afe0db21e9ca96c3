from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.clocks.calendar import (
    bank_holidays,
    days_after,
    elapsed_after,
    end_of,
    is_working_day,
    london_day,
    months_after,
    working_days_after,
)

LONDON = ZoneInfo("Europe/London")
FIRST, LAST = datetime.fromisoformat("2000-01-01"), datetime.fromisoformat("2049-12-31")
MOMENTS = st.datetimes(min_value=FIRST, max_value=LAST, timezones=st.just(UTC))


def noon(text):
    return datetime.fromisoformat(f"{text}T12:00").replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("start", "n", "last_day"),
    [
        ("2026-03-02", 1, "2026-03-03"),  # Monday to Tuesday
        ("2026-03-02", 5, "2026-03-09"),  # over a weekend
        ("2026-03-06", 1, "2026-03-09"),  # from a Friday
        ("2026-03-07", 1, "2026-03-09"),  # from a Saturday
        ("2026-03-08", 5, "2026-03-13"),  # from a Sunday
        ("2026-04-02", 1, "2026-04-07"),  # over Easter: Good Friday and Easter Monday
        ("2026-04-02", 5, "2026-04-13"),
        ("2026-05-01", 5, "2026-05-11"),  # over the early May bank holiday
        ("2026-12-24", 1, "2026-12-29"),  # Boxing Day on a Saturday: Monday instead
        ("2027-12-24", 1, "2027-12-29"),  # Christmas on a Saturday: Monday and Tuesday instead
        ("2022-12-23", 1, "2022-12-28"),  # Christmas on a Sunday: Tuesday instead
        ("2022-12-23", 5, "2023-01-04"),  # and New Year's Day on a Sunday: Monday instead
        ("2024-02-28", 1, "2024-02-29"),  # a leap day works
        ("2023-02-28", 1, "2023-03-01"),
        ("2026-03-27", 1, "2026-03-30"),  # over the spring change of the hour
        ("2026-10-23", 1, "2026-10-26"),  # and the autumn one
        ("2022-09-16", 1, "2022-09-20"),  # a bank holiday proclaimed once
        ("2026-03-17", 1, "2026-03-18"),  # St Patrick's Day is a holiday elsewhere
    ],
)
def test_a_working_day_clock_ends_with_its_last_working_day(start, n, last_day):
    assert working_days_after(noon(start), n) == end_of(date.fromisoformat(last_day))


@pytest.mark.parametrize(
    ("start", "n", "last_day"),
    [
        ("2026-03-03", 1, "2026-04-03 moved to 2026-04-07"),  # Good Friday: after Easter Monday
        ("2026-01-31", 1, "2026-02-28 moved to 2026-03-02"),  # no such date; then a Saturday
        ("2025-01-31", 1, "2025-02-28"),
        ("2024-01-31", 1, "2024-02-29"),  # a leap year
        ("2024-01-30", 1, "2024-02-29"),
        ("2025-03-31", 1, "2025-04-30"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-11-25", 1, "2026-12-25 moved to 2026-12-29"),  # Christmas, weekend, Boxing Day moved
        ("2026-12-15", 1, "2027-01-15"),  # over the year's end
        ("2026-08-31", 6, "2027-02-28 moved to 2027-03-01"),
        ("2026-12-10", 3, "2027-03-10"),
    ],
)
def test_a_month_ends_on_its_date_or_its_last_day_or_the_next_working_day(start, n, last_day):
    expected = date.fromisoformat(last_day.split(" ")[-1])

    assert months_after(noon(start), n) == end_of(expected)


@pytest.mark.parametrize(
    ("start", "n", "last_day"),
    [
        ("2026-01-31", 30, "2026-03-02"),
        ("2024-02-01", 30, "2024-03-02"),
        ("2026-03-02", 90, "2026-05-31"),
    ],
)
def test_days_are_counted_working_or_not(start, n, last_day):
    assert days_after(noon(start), n) == end_of(date.fromisoformat(last_day))


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-03-27T12:00+00:00", "2026-03-30T13:00+01:00"),  # an hour is lost on the wall
        ("2026-10-23T12:00+01:00", "2026-10-26T11:00+00:00"),  # an hour is won
        ("2026-06-01T12:00+01:00", "2026-06-04T12:00+01:00"),
    ],
)
def test_seventy_two_hours_are_as_long_when_the_hour_changes(start, expected):
    end = elapsed_after(datetime.fromisoformat(start), timedelta(hours=72))

    assert end.isoformat(timespec="minutes") == expected


@pytest.mark.parametrize(
    ("moment", "day"),
    [("2026-06-30T22:59+00:00", 30), ("2026-06-30T23:00+00:00", 1), ("2026-12-30T23:00+00:00", 30)],
)
def test_the_day_is_londons(moment, day):
    assert london_day(datetime.fromisoformat(moment)).day == day


def test_a_day_ends_with_its_last_moment_in_summer_and_winter():
    assert end_of(date(2026, 7, 1)).isoformat() == "2026-07-01T23:59:59.999999+01:00"
    assert end_of(date(2026, 1, 1)).isoformat() == "2026-01-01T23:59:59.999999+00:00"


@pytest.mark.parametrize("year", range(2024, 2046))
def test_a_year_has_the_eight_bank_holidays_of_england_on_working_weekdays(year):
    weekdays = [day for day in bank_holidays(year) if day.weekday() < 5]

    assert len(weekdays) == 8


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        working_days_after(FIRST, 5)


@given(start=MOMENTS, n=st.integers(1, 60))
def test_a_working_day_clock_never_ends_on_a_day_off_and_never_early(start, n):
    end = working_days_after(start, n)

    days = [
        london_day(start) + timedelta(days=k)
        for k in range(1, (end.date() - london_day(start)).days + 1)
    ]
    assert is_working_day(end.date())
    assert sum(map(is_working_day, days)) == n


@given(start=MOMENTS, n=st.integers(1, 24))
def test_a_later_start_never_ends_a_month_clock_sooner(start, n):
    assert months_after(start, n) <= months_after(start + timedelta(days=1), n)
