"""Which clocks run, which have run out, and whether anybody sweeps them.

Clocks know no audience: a caller asks about the objects that its reader may see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Count

from handrail.clocks.domain import OpenClock
from handrail.clocks.models import Clock, Heartbeat

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta
    from uuid import UUID

SWEEP: Final = "sweep"


def open_clocks(about: Iterable[UUID]) -> list[OpenClock]:
    rows = Clock.objects.filter(about__in=list(about), done_at__isnull=True).order_by("due_at")
    fields = ("kind", "about", "set_at", "due_at", "escalated_at")
    return [OpenClock(*row) for row in rows.values_list(*fields)]


def overdue(about: Iterable[UUID], *, at: datetime) -> list[OpenClock]:
    """Those of these objects' clocks that ran out and that nobody has settled, oldest first."""
    return [clock for clock in open_clocks(about) if clock.is_overdue(at)]


def unswept(at: datetime) -> dict[str, int]:
    """How many clocks of each kind are due and not yet acted on; for operators, who see no objects."""
    due = Clock.objects.filter(due_at__lte=at, done_at__isnull=True, escalated_at__isnull=True)
    return dict(due.values_list("kind").annotate(Count("id")).order_by("kind"))


def heartbeat_age(at: datetime, *, name: str = SWEEP) -> timedelta | None:
    """How long ago this loop came round; None if it never did."""
    beat_at = Heartbeat.objects.filter(name=name).values_list("beat_at", flat=True).first()
    return None if beat_at is None else at - beat_at
