from __future__ import annotations

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction

from handrail.clocks import queries, watchdog
from handrail.clocks.actions import apply
from handrail.clocks.domain import ClockClearing, ClockKind, ClockSetting, Swept
from handrail.clocks.models import Clock
from handrail.clocks.sweep import CLAIM, LONGEST_REST, sweep

pytestmark = pytest.mark.usefixtures("database")

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ANSWER, VALID = ClockKind.DISCLOSURE_ANSWER, ClockKind.DECONFLICTION_VALID
SECOND = timedelta(seconds=1)


class Record:
    """Actions as `site` would give them, which note whom they were called about."""

    def __init__(self, broken=()):
        self.called = []
        self.broken = set(broken)

    def __call__(self, about, at):
        with transaction.atomic(durable=True):
            self.called.append(about)
            if about in self.broken:
                raise ZeroDivisionError


def due(*, kind=ANSWER, at=NOON):
    about = uuid4()
    apply([ClockSetting(kind, about, due_at=at)], [], at=at - timedelta(days=1))
    return about


def test_a_due_clock_is_acted_on_once():
    about, record = due(), Record()

    assert sweep({ANSWER: record}, at=NOON) == Swept(count=1)
    assert sweep({ANSWER: record}, at=NOON + SECOND) == Swept()
    assert record.called == [about]


def test_a_clock_acted_on_stays_open_until_an_act_clears_it():
    about = due()
    sweep({ANSWER: Record()}, at=NOON)

    (clock,) = queries.open_clocks([about])
    assert clock.escalated_at == NOON


def test_a_clock_not_yet_due_or_already_cleared_is_left_alone():
    due(at=NOON + SECOND)
    apply([], [ClockClearing(ANSWER, due())], at=NOON)

    assert sweep({ANSWER: Record()}, at=NOON) == Swept()


def test_each_kind_has_its_action_and_the_oldest_comes_first():
    later, sooner, other = due(), due(at=NOON - SECOND), due(kind=VALID)
    answers, results = Record(), Record()
    sweep({ANSWER: answers, VALID: results}, at=NOON)

    assert answers.called == [sooner, later]
    assert results.called == [other]


def test_one_failing_clock_stops_no_other():
    failing, fine = due(at=NOON - SECOND), due()
    record = Record(broken=[failing])

    assert sweep({ANSWER: record}, at=NOON) == Swept(count=1, failed=1)
    assert record.called == [failing, fine]


def test_a_failing_clock_rests_and_is_retried_until_it_succeeds():
    failing = due()
    record = Record(broken=[failing])
    sweep({ANSWER: record}, at=NOON)
    assert sweep({ANSWER: record}, at=NOON + CLAIM - SECOND) == Swept()

    record.broken.clear()
    assert sweep({ANSWER: record}, at=NOON + CLAIM) == Swept(count=1)


def test_the_rest_grows_with_each_failure_but_not_for_ever():
    failing, at, rests = due(), NOON, []
    for _ in range(12):
        sweep({ANSWER: Record(broken=[failing])}, at=at)
        until = Clock.objects.get(about=failing).claimed_until
        rests.append(until - at)
        at = until

    assert rests[:3] == [CLAIM, 2 * CLAIM, 4 * CLAIM]
    assert rests[-1] == LONGEST_REST


def test_many_failing_clocks_leave_room_for_a_fresh_one():
    record = Record(broken=[due(at=NOON - SECOND) for _ in range(4)])
    sweep({ANSWER: record}, at=NOON, most=4)
    fresh = due(at=NOON + CLAIM)

    assert sweep({ANSWER: record}, at=NOON + CLAIM, most=2) == Swept(count=1, failed=1)
    assert fresh in record.called


def test_a_kind_without_an_action_is_reported_and_kept(caplog):
    about = due(kind=VALID)

    assert sweep({ANSWER: Record()}, at=NOON) == Swept(failed=1, unknown=frozenset({VALID}))
    assert "no action for this kind" in caplog.text
    assert sweep({VALID: Record()}, at=NOON + CLAIM) == Swept(count=1)
    assert queries.open_clocks([about])[0].escalated_at == NOON + CLAIM


def test_a_failure_is_logged_by_its_name_and_without_its_words(caplog):
    def tell(about, at):
        raise RuntimeError("Okafor, 4 Mill Lane")

    due()
    with caplog.at_level(logging.DEBUG):
        sweep({ANSWER: tell}, at=NOON)

    assert "RuntimeError" in caplog.text
    assert "Okafor" not in caplog.text


def test_a_sweep_does_no_more_than_it_was_asked():
    record = Record()
    for _ in range(3):
        due()

    assert sweep({ANSWER: record}, at=NOON, most=2).count == 2
    assert sweep({ANSWER: record}, at=NOON, most=2).count == 1


def test_a_claim_left_by_a_crash_is_taken_up_when_it_runs_out():
    due()
    with pytest.raises(KeyboardInterrupt):
        sweep({ANSWER: interrupted}, at=NOON)
    record = Record()

    assert sweep({ANSWER: record}, at=NOON + SECOND) == Swept()
    assert sweep({ANSWER: record}, at=NOON + CLAIM) == Swept(count=1)


def interrupted(about, at):
    raise KeyboardInterrupt


def test_an_action_that_clears_its_own_clock_is_not_repeated_after_a_crash():
    def lapse(about, at):
        with transaction.atomic(durable=True):
            apply([], [ClockClearing(ANSWER, about)], at=at)
        raise KeyboardInterrupt  # a crash after the commit and before the mark

    due()
    with pytest.raises(KeyboardInterrupt):
        sweep({ANSWER: lapse}, at=NOON)

    assert sweep({ANSWER: lapse}, at=NOON + CLAIM) == Swept()


def test_sweeps_at_the_same_time_share_the_clocks_and_repeat_none():
    expected = {due() for _ in range(24)}
    record, start = Record(), threading.Barrier(4)

    def work(_):
        start.wait()
        try:
            return sweep({ANSWER: record}, at=NOON).count
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(work, range(4)))

    assert sum(counts) == len(record.called) == 24
    assert set(record.called) == expected


def test_a_clock_that_an_act_holds_is_passed_over_and_taken_later():
    held, free, record = due(), due(), Record()
    with transaction.atomic(using="owner"):
        Clock.objects.using("owner").select_for_update().get(about=held)
        assert sweep({ANSWER: record}, at=NOON) == Swept(count=1)

    assert record.called == [free]
    assert sweep({ANSWER: record}, at=NOON) == Swept(count=1)


def test_a_sweep_refuses_to_run_inside_a_transaction():
    due()
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        sweep({ANSWER: Record()}, at=NOON)


def test_a_sweep_beats_even_when_nothing_is_due():
    sweep({}, at=NOON)
    sweep({}, at=NOON + SECOND)

    assert queries.heartbeat_age(NOON + 3 * SECOND) == 2 * SECOND


@pytest.mark.parametrize(("silence", "late"), [(0, False), (59, False), (60, True), (3600, True)])
def test_the_watchdog_barks_after_sixty_seconds_of_silence(silence, late):
    sweep({}, at=NOON)

    assert watchdog.late(NOON + silence * SECOND) is late


def test_the_watchdog_barks_when_nobody_ever_swept():
    assert watchdog.late(NOON)
