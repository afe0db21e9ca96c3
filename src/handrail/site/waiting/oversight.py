"""What waits for those who watch over the programme: clocks that ran out and that nobody settled."""

from __future__ import annotations

from datetime import datetime, time

from django.urls import reverse

from handrail.acts.domain import LONDON, Actor
from handrail.clocks import queries as clocks
from handrail.site.waiting.tasks import Task, Waiting


def _ran_out(actor: Actor) -> list[Task]:
    """One line for all of them: the page behind it has each. Today's still have their time."""
    began = datetime.combine(actor.today, time(), tzinfo=LONDON)
    if not clocks.overdue_count(began):
        return []
    oldest = clocks.all_open()[0]
    return [
        Task(
            id=oldest.about,
            title="Look at the clocks that ran out",
            href=reverse("oversight:clocks"),
            since=oldest.set_at,
            due_at=oldest.due_at,
        )
    ]


BY_ROLE: Waiting = {"data_protection_officer": _ran_out}
