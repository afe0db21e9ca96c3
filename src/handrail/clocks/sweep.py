"""Calls the action of each clock that has run out; the truth about deadlines, however jobs fare.

Each clock is claimed, called and marked in transactions of their own, because the called action
opens a durable one. A crash after the call and before the mark calls again once the claim runs
out: an action that clears its own clock takes effect once, any other must bear to be called twice.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Case, F, Q, Value, When

from handrail.clocks.domain import URGENT, Swept
from handrail.clocks.models import Clock, Heartbeat
from handrail.clocks.queries import SWEEP

Actions = Mapping[str, Callable[[UUID, datetime], None]]

CLAIM: Final = timedelta(seconds=60)
LONGEST_REST: Final = timedelta(hours=1)
MOST_DOUBLINGS: Final = 10

log = logging.getLogger(__name__)


def sweep(table: Actions, *, at: datetime, most: int = 100) -> Swept:
    """Act on the clocks due at this moment, at most so many, and beat.

    Several sweeps may run at once and share the work. A clock that fails is retried later, at
    growing intervals, and holds up no other; a kind without an action fails the same way.
    Must not be called within a transaction.
    """
    swept = Swept()
    for _ in range(most):
        clock = _claim_next(at)
        if clock is None:
            break
        swept += _settled(table, clock, at=at)
    _beat(at)
    return swept


@transaction.atomic(durable=True)
def _claim_next(at: datetime) -> Clock | None:
    # One at a time: a claim taken for a whole batch could run out before the batch does.
    due = Clock.objects.filter(due_at__lte=at, done_at__isnull=True, escalated_at__isnull=True)
    free = due.filter(Q(claimed_until__isnull=True) | Q(claimed_until__lte=at))
    # Where somebody may be in danger first; then those that failed before come after those that
    # did not, however old they are.
    urgency = Case(When(kind__in=URGENT, then=Value(0)), default=Value(1))
    waiting = free.order_by(urgency, "failures", "due_at")
    clock = waiting.select_for_update(skip_locked=True).first()
    if clock is not None:
        clock.claimed_until = at + CLAIM
        clock.save(update_fields=["claimed_until"])
    return clock


def _settled(table: Actions, clock: Clock, *, at: datetime) -> Swept:
    failure = _failure(table, clock, at=at)
    claimed = Clock.objects.filter(pk=clock.pk)
    if failure is None:
        claimed.update(escalated_at=at)
        return Swept(count=1)
    log.error("%s failed (%s, after %d failures)", clock, failure, clock.failures)
    rest = min(CLAIM * 2 ** min(clock.failures, MOST_DOUBLINGS), LONGEST_REST)
    claimed.update(claimed_until=at + rest, failures=F("failures") + 1)
    return Swept(failed=1, unknown=frozenset({clock.kind} - table.keys()))


def _failure(table: Actions, clock: Clock, *, at: datetime) -> str | None:
    if clock.kind not in table:
        return "no action for this kind"
    try:
        table[clock.kind](clock.about, at)
    except Exception as error:  # noqa: BLE001 - no fault of one clock, whatever it is, may stop the others
        # Its name only: the message of an unexpected error may hold a person's details.
        return type(error).__name__
    return None


def _beat(at: datetime) -> None:
    Heartbeat.objects.bulk_create(
        [Heartbeat(name=SWEEP, beat_at=at)],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["beat_at"],
    )
