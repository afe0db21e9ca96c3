from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from handrail.clocks.domain import TERMS, ClockKind, ClockSetting, OpenClock, Swept, Term, Unit

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ABOUT = UUID(int=7)


def test_every_kind_of_clock_has_a_term_and_a_source():
    assert set(TERMS) == set(ClockKind)
    assert all(term.source and term.length > 0 for term in TERMS.values())


@pytest.mark.parametrize(
    ("kind", "end"),
    [
        (ClockKind.DISCLOSURE_ANSWER, "2026-03-09T23:59"),
        (ClockKind.DECONFLICTION_VALID, "2026-03-09T23:59"),
        (ClockKind.ESCALATION_FIRST_RING, "2026-03-02T12:05"),
        (ClockKind.BREACH_REPORT, "2026-03-05T12:00"),
        (ClockKind.COMPLAINT_ACKNOWLEDGEMENT, "2026-04-01T23:59"),
        (ClockKind.PERSON_TOLD, "2026-04-02T23:59"),
        (ClockKind.ACCESS_REQUEST_EXTENDED, "2026-06-02T23:59"),
    ],
)
def test_a_clock_runs_for_the_term_of_its_kind(kind, end):
    assert ClockSetting(kind, ABOUT).end(NOON).isoformat().startswith(end)


def test_an_agreed_moment_goes_before_the_term():
    agreed = NOON + timedelta(days=1)

    assert ClockSetting(ClockKind.DISCLOSURE_ANSWER, ABOUT, due_at=agreed).end(NOON) == agreed


@pytest.mark.parametrize("unit", Unit)
def test_every_unit_counts_forward(unit):
    assert Term(1, unit, "policy").end(NOON) > NOON


def test_a_clock_is_overdue_at_its_very_end():
    clock = OpenClock("disclosure_answer", ABOUT, set_at=NOON, due_at=NOON, escalated_at=None)

    assert clock.is_overdue(NOON)
    assert not clock.is_overdue(NOON - timedelta(microseconds=1))


def test_what_sweeps_did_adds_up():
    total = Swept(count=1) + Swept(failed=1, unknown=frozenset({"no_such"}))

    assert total == Swept(count=1, failed=1, unknown=frozenset({"no_such"}))
