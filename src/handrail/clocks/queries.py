"""Which clocks run, which have run out, and whether anybody sweeps them.

Clocks know no audience: a caller asks about the objects that its reader may see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Count, Max, Q

from handrail.clocks.domain import OpenClock
from handrail.clocks.models import Clock, Heartbeat

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta
    from uuid import UUID

SWEEP: Final = "sweep"
PAGE: Final = 50
FIELDS: Final = ("kind", "about", "set_at", "due_at", "escalated_at")


def open_clocks(about: Iterable[UUID]) -> list[OpenClock]:
    rows = Clock.objects.filter(about__in=list(about), done_at__isnull=True).order_by("due_at")
    return [OpenClock(*row) for row in rows.values_list(*FIELDS)]


def all_open(*, after: UUID | None = None) -> list[OpenClock]:
    """Every open clock, the soonest due first, a page at a time: for who watches them all.

    A page goes on after the object that it ended with; of its clocks, the latest counts.
    """
    rows = Clock.objects.filter(done_at__isnull=True).order_by("due_at", "about")
    if after is not None:
        last = Clock.objects.filter(about=after, done_at__isnull=True).aggregate(Max("due_at"))
        due_at = last["due_at__max"]
        if due_at is not None:
            rows = rows.filter(Q(due_at__gt=due_at) | Q(due_at=due_at, about__gt=after))
    fields = ("kind", "about", "set_at", "due_at", "escalated_at")
    return [OpenClock(*row) for row in rows.values_list(*fields)[:PAGE]]


def overdue_count(at: datetime) -> int:
    """How many open clocks ran out."""
    return Clock.objects.filter(done_at__isnull=True, due_at__lte=at).count()


def overdue(about: Iterable[UUID], *, at: datetime) -> list[OpenClock]:
    """Those of these objects' clocks that ran out and that nobody has settled, oldest first."""
    return [clock for clock in open_clocks(about) if clock.is_overdue(at)]


def of_kinds(*kinds: str) -> list[OpenClock]:
    """The clocks of these kinds that nobody has settled, what is due soonest first."""
    rows = Clock.objects.filter(kind__in=kinds, done_at__isnull=True).order_by("due_at", "about")
    return [OpenClock(*row) for row in rows.values_list(*FIELDS)]


def last_due(kind: str, about: UUID) -> datetime | None:
    """When the last clock of this kind about this object was or is due; None where none ever ran."""
    rows = Clock.objects.filter(kind=kind, about=about).order_by("-set_at", "-due_at")
    return rows.values_list("due_at", flat=True).first()


def unswept(at: datetime) -> dict[str, int]:
    """How many clocks of each kind are due and not yet acted on; for operators, who see no objects."""
    due = Clock.objects.filter(due_at__lte=at, done_at__isnull=True, escalated_at__isnull=True)
    return dict(due.values_list("kind").annotate(Count("id")).order_by("kind"))


def next_due(*, before: datetime, after: datetime | None = None) -> datetime | None:
    """When the next clock runs out that nobody acted on, within these bounds; None where none does."""
    due = Clock.objects.filter(due_at__lte=before, done_at__isnull=True, escalated_at__isnull=True)
    if after is not None:
        due = due.filter(due_at__gt=after)
    return due.order_by("due_at").values_list("due_at", flat=True).first()


def heartbeat_age(at: datetime, *, name: str = SWEEP) -> timedelta | None:
    """How long ago this loop came round; None if it never did."""
    beat_at = Heartbeat.objects.filter(name=name).values_list("beat_at", flat=True).first()
    return None if beat_at is None else at - beat_at
