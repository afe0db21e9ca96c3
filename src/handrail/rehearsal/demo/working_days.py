"""The demo's own calendar: working days back from today, working hours, London time. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from handrail.clocks.calendar import LONDON, is_working_day

OPENS = time(9, 5)


def back(today: date, n: int) -> date:
    """The nth working day before today; 0 is the last one that is over."""
    day = _earlier(today)
    for _ in range(n):
        day = _earlier(day)
    return day


def on(day: date, n: int) -> date:
    """The nth working day after this one; the day itself, or the next working day, for 0."""
    while not is_working_day(day):
        day += timedelta(days=1)
    for _ in range(n):
        day += timedelta(days=1)
        while not is_working_day(day):
            day += timedelta(days=1)
    return day


def days_of(last: date, gaps: Iterable[int]) -> list[date]:
    """The day of each step when the last is done on `last` and each comes so many days after."""
    days = [last]
    for gap in reversed(list(gaps)[1:]):
        days.append(_back_from(days[-1], gap))
    return list(reversed(days))


def at_time(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=LONDON)


def _back_from(day: date, n: int) -> date:
    for _ in range(n):
        day = _earlier(day)
    return day


def _earlier(day: date) -> date:
    day -= timedelta(days=1)
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day
