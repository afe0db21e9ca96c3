"""When a period ends: Europe/London, working days of England, months as the UK GDPR counts them. Pure.

A period of days or months ends with the last moment of its last day in London, so that the date
shown is the last day on which an answer is in time. Hours and minutes are counted as they pass.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

import holidays

LONDON: Final = ZoneInfo("Europe/London")
SATURDAY: Final = 5
MONTHS_A_YEAR: Final = 12


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England, those moved from a weekend included.

    [check] days proclaimed for a single year come with new versions of the `holidays` library.
    """
    # One whole year at a time: the library's own lazy growth is not safe between threads.
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year, expand=False))


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year)


def working_days_after(start: datetime, n: int) -> datetime:
    """The end of the nth working day after the day of the start, which itself never counts."""
    day = london_day(start)
    for _ in range(n):
        day = _next_working_day(day + timedelta(days=1))
    return end_of(day)


def days_after(start: datetime, n: int) -> datetime:
    """The end of the nth day after the day of the start, working or not."""
    return end_of(london_day(start) + timedelta(days=n))


def months_after(start: datetime, n: int) -> datetime:
    """The end of the same date n months on (Regulation 1182/71 as the ICO applies it).

    Where the month has no such date its last day counts; where that is no working day, the next one.
    """
    begun = london_day(start)
    years, month = divmod(begun.month - 1 + n, MONTHS_A_YEAR)
    year, month = begun.year + years, month + 1
    last = monthrange(year, month)[1]
    return end_of(_next_working_day(date(year, month, min(begun.day, last))))


def elapsed_after(start: datetime, period: timedelta) -> datetime:
    """The moment when this much time has passed, whatever the wall clock did meanwhile."""
    return (_aware(start).astimezone(UTC) + period).astimezone(LONDON)


def london_day(moment: datetime) -> date:
    return _aware(moment).astimezone(LONDON).date()


def start_of(day: date) -> datetime:
    """Midnight in London at which this day begins."""
    return datetime.combine(day, time.min, tzinfo=LONDON)


def end_of(day: date) -> datetime:
    return datetime.combine(day, time.max, tzinfo=LONDON)


def _next_working_day(day: date) -> date:
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a clock needs a moment with its time zone")
    return moment
