from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError, ProgrammingError
from django.test.utils import CaptureQueriesContext

from handrail.clocks import queries
from handrail.clocks.actions import apply
from handrail.clocks.domain import Applied, ClockClearing, ClockKind, ClockSetting
from handrail.clocks.models import Clock

pytestmark = pytest.mark.usefixtures("database")

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ANSWER, VALID = ClockKind.DISCLOSURE_ANSWER, ClockKind.DECONFLICTION_VALID


def test_a_clock_that_is_set_runs_to_the_end_of_its_term():
    about = uuid4()
    assert apply([ClockSetting(ANSWER, about)], [], at=NOON) == Applied(started=1, stopped=0)

    (clock,) = queries.open_clocks([about])
    assert (clock.kind, clock.set_at) == (ANSWER, NOON)
    assert clock.due_at == ClockSetting(ANSWER, about).end(NOON)


def test_a_cleared_clock_runs_no_more_and_stays_on_record():
    about = uuid4()
    apply([ClockSetting(ANSWER, about)], [], at=NOON)

    later = NOON + timedelta(days=1)
    assert apply([], [ClockClearing(ANSWER, about)], at=later) == Applied(started=0, stopped=1)
    assert queries.open_clocks([about]) == []
    assert Clock.objects.get(about=about).done_at == later


def test_clearing_a_clock_that_does_not_run_is_an_answer():
    assert apply([], [ClockClearing(ANSWER, uuid4())], at=NOON).stopped == 0


def test_clearing_leaves_other_kinds_and_other_objects_alone():
    first, second = uuid4(), uuid4()
    apply(
        [ClockSetting(kind, about) for kind in (ANSWER, VALID) for about in (first, second)],
        [],
        at=NOON,
    )
    apply([], [ClockClearing(ANSWER, first), ClockClearing(VALID, second)], at=NOON)

    left = {(clock.kind, clock.about) for clock in queries.open_clocks([first, second])}
    assert left == {(VALID, first), (ANSWER, second)}


def test_setting_a_clock_again_replaces_it():
    about, later = uuid4(), NOON + timedelta(days=2)
    apply([ClockSetting(VALID, about)], [], at=NOON)

    assert apply([ClockSetting(VALID, about)], [], at=later) == Applied(started=1, stopped=1)
    assert [clock.set_at for clock in queries.open_clocks([about])] == [later]


def test_one_object_has_one_open_clock_of_a_kind():
    about = uuid4()
    with pytest.raises(IntegrityError):
        apply([ClockSetting(VALID, about), ClockSetting(VALID, about)], [], at=NOON)


def test_many_clocks_are_set_and_cleared_in_two_statements():
    settings = [ClockSetting(ANSWER, uuid4()) for _ in range(200)]
    clearings = [ClockClearing(VALID, uuid4()) for _ in range(200)]
    with transaction.atomic(), CaptureQueriesContext(connection) as captured:
        apply(settings, clearings, at=NOON)

    assert len([query for query in captured if "SAVEPOINT" not in query["sql"]]) == 2


def test_an_act_without_clocks_asks_nothing():
    with CaptureQueriesContext(connection) as captured:
        assert apply([], [], at=NOON) == Applied(started=0, stopped=0)
    assert len(captured) == 0


def test_a_clock_goes_with_the_act_that_fails():
    about = uuid4()
    with transaction.atomic():
        apply([ClockSetting(ANSWER, about)], [], at=NOON)
        transaction.set_rollback(True)

    assert queries.open_clocks([about]) == []


def test_clocks_are_shown_soonest_first_and_of_the_objects_asked_for():
    mine, other = uuid4(), uuid4()
    soon, late = NOON + timedelta(hours=1), NOON + timedelta(hours=2)
    apply(
        [ClockSetting(ANSWER, mine, due_at=late), ClockSetting(VALID, mine, due_at=soon)],
        [],
        at=NOON,
    )
    apply([ClockSetting(ANSWER, other, due_at=soon)], [], at=NOON)

    assert [clock.due_at for clock in queries.open_clocks([mine])] == [soon, late]
    assert [clock.kind for clock in queries.overdue([mine], at=soon)] == [VALID]


def test_an_operator_sees_kinds_and_counts_of_what_nobody_swept():
    for kind in (ANSWER, ANSWER, VALID):
        apply([ClockSetting(kind, uuid4(), due_at=NOON)], [], at=NOON)

    assert queries.unswept(NOON) == {ANSWER: 2, VALID: 1}
    assert queries.unswept(NOON - timedelta(seconds=1)) == {}


@pytest.mark.parametrize("table", ["clocks_clock", "clocks_heartbeat"])
def test_the_web_role_removes_no_clock(table):
    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")
