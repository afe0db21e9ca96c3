"""Starts and stops the clocks of an act, inside the act's own transaction."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db.models import Q

from handrail.clocks.domain import Applied, ClockClearing, ClockKind, ClockSetting
from handrail.clocks.models import Clock

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def apply(
    settings: Iterable[ClockSetting], clearings: Iterable[ClockClearing], *, at: datetime
) -> Applied:
    """Stop the clocks that are cleared or replaced, then start the new ones: at most two statements.

    Clearing a clock that does not run changes nothing and shows in the answer. Setting one
    kind about one object twice in the same act is a mistake that the database refuses.
    """
    started = tuple(settings)
    cleared = {(clearing.kind, clearing.about) for clearing in clearings}
    replaced = {(setting.kind, setting.about) for setting in started}
    stopped = _stop(cleared | replaced, at=at)
    Clock.objects.bulk_create([_row(setting, at=at) for setting in started])
    return Applied(started=len(started), stopped=stopped)


def _stop(clocks: set[tuple[ClockKind, UUID]], *, at: datetime) -> int:
    about_by_kind: dict[ClockKind, list[UUID]] = {}
    for kind, about in clocks:
        about_by_kind.setdefault(kind, []).append(about)
    if not about_by_kind:
        return 0
    which = (Q(kind=kind, about__in=about) for kind, about in about_by_kind.items())
    return Clock.objects.filter(reduce(or_, which), done_at__isnull=True).update(done_at=at)


def _row(setting: ClockSetting, *, at: datetime) -> Clock:
    return Clock(
        id=uuid4(),
        kind=setting.kind,
        about=setting.about,
        set_at=at,
        due_at=setting.end(at),
    )
