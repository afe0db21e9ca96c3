"""One thing that waits for a member."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handrail.acts.domain import Actor


@dataclass(frozen=True, kw_only=True)
class Task:
    """One thing that waits."""

    id: UUID
    title: str
    href: str
    since: datetime | None = None
    due_at: datetime | None = None


# What waits for each role, by role: each module of this folder has one such table.
Waiting = dict[str, Callable[[Actor], Iterable[Task]]]
